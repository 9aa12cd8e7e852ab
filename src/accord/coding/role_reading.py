"""4. Mentions → records: whom noun phrases mean: offices, bodies and groups of a state, "the island", "both sides"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from accord.coding.cast import Cast, Member, office_with_gloss, unlisted_office
from accord.coding.coreference import Discourse
from accord.coding.naming import (
    alliance_actor,
    body_actor,
    country_of_body,
    nominal_actor,
    owner_of_offices,
    slug,
    state_actor,
)
from accord.data.gazetteer import look_up
from accord.data.register import bodies
from accord.mentions.actors import ActorMention
from accord.mentions.names import Named
from accord.mentions.roles import role_of, words_of
from accord.values import Actor, ActorKind, Form

INHERITING = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY"})
"""Sectors of state: without a state of its own such a noun takes that of the subject before it."""
_NATIONAL = frozenset({"CVL", "OPP", "LAB", "REB", "REL", "AGR", "CRM"})
"""Sectors of society: such a noun takes a state only where the text around it is set in one alone."""
_PAIR_WORDS = frozenset({"alliance", "partnership", "command", "coalition"})
_LARGER = 5
_EXCLUDING = frozenset({"ally", "neighbor", "neighbour", "rival", "foe", "adversary", "partner"})


@dataclass(slots=True)
class Scene:
    """What is known of one report while its mentions are read."""

    doc: Doc
    day: str | None
    cast: Cast
    discourse: Discourse
    registered: list[Named]
    weights: Counter[str] = field(default_factory=Counter)
    glosses: dict[str, str] = field(default_factory=dict)
    places: list[tuple[int, str]] = field(default_factory=list)

    def find_places(self) -> None:
        """Note the states in which the report's places lie: states and capitals it names, and towns of one state alone."""
        taken = {i for n in self.registered for i in range(n.first, n.last + 1)}
        made = [(n.last, n.ids[0]) for n in self.registered if n.sense in {"state", "capital"}]
        for entity in self.doc.ents:
            if entity.label_ == "GPE" and taken.isdisjoint(range(entity.start, entity.end)):
                code = state_of_town(entity.text)
                if code is not None:
                    made.append((entity.end - 1, code))
        self.places = sorted(made)

    def one_of(self, codes: tuple[str, ...]) -> str:
        """Of the states that share a name the one the report is about."""
        return max(codes, key=lambda code: self.weights[code]) if len(codes) > 1 else codes[0]


class RoleReader:
    """Reads the noun phrases of one report; `read_pronoun` says whom a possessive pronoun means."""

    def __init__(self, scene: Scene, read_pronoun: Callable[[ActorMention], tuple[Actor, ...]]) -> None:
        self.scene = scene
        self.read_pronoun = read_pronoun

    def read_state_noun(self, mention: ActorMention) -> tuple[Actor, ...]:
        """ "the island", "the Asian ally", "both sides": states mentioned before."""
        if mention.countries:
            if mention.is_plural and len(mention.countries) == 1:
                return self._designated(mention, mention.countries[0])
            return tuple(state_actor(code) for code in mention.countries)
        if mention.owner is not None or mention.is_plural:
            return self._pair(mention)
        excluded = self._own_state(mention) if mention.lemma in _EXCLUDING else None
        code = self._last_state(mention, excluded)
        return (state_actor(code),) if code else ()

    def _own_state(self, mention: ActorMention) -> str | None:
        subjects = [r for r in self.scene.discourse.back(mention.root, 0) if r.is_subject]
        return subjects[-1].country if subjects else None

    def _last_state(self, mention: ActorMention, excluded: str | None) -> str | None:
        """The state named last before a mention, places included."""
        sentence = self.scene.discourse.sentence_of[mention.root]
        before = [
            n
            for n in self.scene.registered
            if n.end <= mention.start and n.sense in {"state", "demonym", "capital"} and n.ids[0] != excluded
        ]
        near = [n for n in before if sentence - self.scene.discourse.sentence_of[n.last] <= 3]
        for named in reversed(near):
            if (
                self.scene.doc[named.last].dep_ not in {"amod", "compound"}
                or self.scene.discourse.sentence_of[named.last] < sentence
            ):
                return self.scene.one_of(named.ids)
        return self.scene.one_of(near[-1].ids) if near else None

    def _pair(self, mention: ActorMention) -> tuple[Actor, ...]:
        """The two states (or leaders) most at issue near a group mention."""
        words = {t.lower_ for t in self.scene.doc[mention.first : mention.last + 1]}
        size = 3 if "three" in words else 2
        if mention.owner is not None and mention.lemma in _EXCLUDING | {"counterpart"}:
            return ()
        near: Counter[str] = Counter()
        here = self.scene.discourse.sentence_of[mention.root]
        for item in self.scene.discourse.back(mention.root, 2):
            for actor in item.actors:
                if actor.country and not _is_against(self.scene.doc, item.mention):
                    near[actor.country] += 3 if item.sentence == here else 1
        scored = {
            code: weight + self.scene.weights[code] / max(1, sum(self.scene.weights.values())) * 4
            for code, weight in near.items()
        }
        ranked = sorted(scored, key=lambda code: (-scored[code], code))
        if len(ranked) < size:
            ranked += [code for code, _ in self.scene.weights.most_common() if code not in ranked]
        chosen = ranked[:size]
        if len(chosen) < 2:
            return ()
        return tuple(self._member_of(mention, code) for code in sorted(chosen))

    def _member_of(self, mention: ActorMention, code: str) -> Actor:
        """The member of a group that a state gives: its leader, its forces, or the state itself."""
        if mention.sector == "MIL":
            return nominal_actor("forces", "forces", code, "MIL", ActorKind.FORCE)
        return state_actor(code)

    def read_role(self, mention: ActorMention) -> tuple[Actor, ...]:
        """A noun phrase with a role noun: an office, a person of the report, or a body or group of a state."""
        if mention.kind is ActorKind.PERSON and not mention.is_plural:
            return self._one_role(mention)
        if mention.lemma in _PAIR_WORDS and not mention.is_plural:
            return self._alliance(mention)
        if len(mention.countries) > 1:
            return tuple(a for code in mention.countries for a in self._designated(mention, code))
        if mention.form is Form.GROUP and not mention.countries and _names_pair(self.scene.doc, mention):
            return self._pair(mention)
        return self._designated(mention, self._country(mention))

    def _alliance(self, mention: ActorMention) -> tuple[Actor, ...]:
        codes = mention.countries
        words = {t.lower_ for t in self.scene.doc[mention.first : mention.last + 1]}
        shared = bool(words & {"our", "binational", "joint", "combined", "the", "bilateral"})
        if len(codes) < 2 and shared and mention.sector in {"IGO", "MIL"} and not ({"nato"} & set(mention.ids)):
            pair = self._pair(mention)
            codes = tuple(a.country for a in pair if a.country)
        if len(codes) > 1 and mention.lemma in {"alliance", "partnership", "command"}:
            return (alliance_actor(tuple(sorted(codes, key=lambda c: (c != "USA", c))), mention.lemma),)
        return self._designated(mention, codes[0] if len(mention.countries) == 1 else None)

    def _one_role(self, mention: ActorMention) -> tuple[Actor, ...]:
        member = self._beside(mention) or self._borne(mention)
        if member is not None:
            return (member.as_actor(mention.role),)
        country = self._country(mention)
        if mention.lemma == "counterpart":
            return self._counterpart(mention, country)
        if mention.post and not mention.is_former:
            owner = country or next((owner_of_offices(i) for i in mention.ids), None)
            office = office_with_gloss(owner, mention.post, mention.role, self.scene.day) if owner else None
            if office is not None:
                actor, gloss = office
                if gloss:
                    self.scene.glosses[actor.id] = gloss
                return (actor,)
        return self._designated(mention, country)

    def _beside(self, mention: ActorMention) -> Member | None:
        """The person a title stands beside or is said of ("Keller, the minister")."""
        root = self.scene.doc[mention.root]
        if root.dep_ not in {"appos", "attr"}:
            return None
        other = (
            root.head.i if root.dep_ == "appos" else next((c.i for c in root.head.children if c.dep_ == "nsubj"), -1)
        )
        for item in self.scene.discourse.back(mention.root, 0):
            if item.mention.sense == "person" and item.mention.first <= other <= item.mention.last:
                return self.scene.cast.find(self.scene.doc.text[item.mention.head_start : item.mention.head_end])
        return None

    def _borne(self, mention: ActorMention) -> Member | None:
        """The person of the report who bears the title: by office and state, else the last one whose title has the word."""
        if mention.is_former or self.scene.doc[mention.first].lower_ in {"a", "an"} or mention.owner is not None:
            return None
        country = mention.countries[0] if mention.countries else None
        if country is None and mention.ids:
            country = country_of_body(mention.ids[0])
        if mention.post:
            member = self.scene.cast.holder(country, mention.post)
            if member is not None:
                return member
        fitting = self.scene.cast.titled(mention.lemma, country)
        if mention.post:
            fitting = [m for m in fitting if mention.post in m.posts]
        elif (mention.role or "").lower() != mention.lemma:
            wanted = set((mention.role or mention.lemma).lower().split())
            fitting = [m for m in fitting if wanted <= m.words]
        for item in self.scene.discourse.back(mention.root, 6):
            for member in fitting:
                if item.mention.sense == "person" and item.actor.id == member.as_actor().id:
                    return member
        return None

    def _counterpart(self, mention: ActorMention, country: str | None) -> tuple[Actor, ...]:
        """ "his Danish counterpart": who holds the owner's office in the other state."""
        owner = None
        for item in self.scene.discourse.back(mention.root, 1):
            if item.actor.kind is ActorKind.PERSON:
                owner = item
                if item.is_subject:
                    break
        if country is None or owner is None:
            return self._designated(mention, country)
        name = self.scene.doc.text[owner.mention.head_start : owner.mention.head_end]
        member = self.scene.cast.find(name)
        for post in sorted(member.posts if member else {owner.mention.post} - {""}):
            holder = self.scene.cast.holder(country, post)
            if holder is not None:
                return (holder.as_actor(mention.role),)
            office = office_with_gloss(country, post, mention.role, self.scene.day)
            if office is not None:
                actor, gloss = office
                if gloss:
                    self.scene.glosses[actor.id] = gloss
                return (actor,)
        return self._designated(mention, country)

    def _country(self, mention: ActorMention) -> str | None:
        """The state of a role noun: its modifier, its possessor, the same noun before, else the subject's for organs of state."""
        if mention.countries:
            return mention.countries[0]
        if mention.ids:
            return country_of_body(mention.ids[0])
        if mention.owner is not None:
            return self._owner_country(mention)
        stated = self._stated_place(mention)
        if stated is not None:
            return stated
        if mention.sector not in INHERITING | _NATIONAL:
            return None
        same = self._same_before(mention)
        if same is not None or mention.sector in INHERITING:
            return same or self._nearest_country(mention)
        return self._home_country(mention)

    def _stated_place(self, mention: ActorMention) -> str | None:
        """The state of "in" and a place after a noun of a state ("an official in Tokyo"); troops in a state are not of it."""
        if mention.sector in {"MIL", "UNK", "JRN", None}:
            return None
        doc = self.scene.doc
        following = mention.last + 1
        if following + 1 < len(doc) and doc[following].lower_ == "in" and doc[following].head.i == mention.root:
            return next((code for token, code in self.scene.places if following < token <= following + 4), None)
        return None

    def _nearest_country(self, mention: ActorMention) -> str | None:
        """The state of the subject near an organ of state, else the one named or visited near it, else the report's."""
        discourse = self.scene.discourse
        subject = discourse.subject_country(mention.root)
        return subject or self._home_country(mention) or discourse.main_country()

    def _home_country(self, mention: ActorMention) -> str | None:
        """The one state in which the sentence and the one before it are set; None when there are several."""
        discourse = self.scene.discourse
        here = discourse.sentence_of[mention.root]
        for reach in (0, 1, 3):
            codes = {code for token, code in self.scene.places if 0 <= here - discourse.sentence_of[token] <= reach}
            codes |= {r.country for r in discourse.back(mention.root, reach) if r.country}
            if codes:
                return next(iter(codes)) if len(codes) == 1 else None
        return None

    def _owner_country(self, mention: ActorMention) -> str | None:
        pronoun = self.scene.doc[mention.owner or 0]
        made_up = replace(
            mention, start=pronoun.idx, end=pronoun.idx + len(pronoun.text), first=pronoun.i, last=pronoun.i, root=pronoun.i, sense="pronoun",
            lemma={"his": "he", "her": "she", "its": "it", "their": "they"}.get(pronoun.lower_, "we"),
        )  # fmt: skip
        actors = self.read_pronoun(made_up)
        return actors[0].country if len(actors) == 1 else None

    def _same_before(self, mention: ActorMention) -> str | None:
        """The state of the same kind of noun shortly before ("U.S. troops ... the troops")."""
        if self.scene.doc[mention.first].lower_ not in {"the", "these", "those", "they"}:
            return None
        for item in self.scene.discourse.back(mention.root, 4):
            same = item.mention.lemma == mention.lemma or (
                mention.sector == "MIL" and item.mention.sector == "MIL" and item.mention.is_plural
            )
            if same and item.mention.sense == mention.sense and item.country:
                return item.country
        return None

    def _designated(self, mention: ActorMention, country: str | None) -> tuple[Actor, ...]:
        """The actor of a noun phrase of a state, or of none."""
        kind = mention.kind if mention.kind is not ActorKind.STATE else ActorKind.ORGANISATION
        core = self._core(mention)
        foreign = bool(mention.ids and mention.countries) and bodies()[mention.ids[0]].country not in mention.countries
        if mention.ids and mention.sense == "body" and not foreign:
            return (self.read_body(mention),)
        if mention.ids and not foreign:
            body = bodies()[mention.ids[0]]
            name = f"{body.name} {core}"
            return (
                Actor(
                    id=f"{body.id}.{slug(core)}",
                    name=name,
                    kind=kind,
                    country=body.country or None,
                    sector=mention.sector,
                ),
            )
        if mention.sense != "role" and mention.role is None and country is None and mention.sector == "UNK":
            return (Actor(id=f"~{slug(core)}", name=core, kind=kind, sector=None),)
        role = role_of(mention.lemma)
        actor = nominal_actor(core, mention.lemma, country, mention.sector or (role.sector if role else None), kind)
        if mention.kind is ActorKind.PERSON and country and mention.role and mention.post:
            actor = unlisted_office(country, core, mention.sector)
        return (actor,)

    def _core(self, mention: ActorMention) -> str:
        """The words of a noun phrase without determiner, possessor, quantity and state."""
        kept = []
        in_states = {i for n in self._registered_in(mention) if n.sense != "body" for i in range(n.first, n.last + 1)}
        for token in self.scene.doc[mention.first : mention.last + 1]:
            if (
                token.i in in_states
                or token.pos_ in {"DET", "PRON", "PART", "PUNCT", "NUM", "CCONJ"}
                or token.dep_ == "predet"
            ):
                continue
            if token.i < mention.root and token.lower_ in {
                "many",
                "several",
                "some",
                "few",
                "other",
                "more",
                "most",
                "all",
            }:
                continue
            kept.append(token.lower_ if token.is_sent_start and token.pos_ == "NOUN" else token.text)
        return " ".join(kept) or mention.lemma

    def _registered_in(self, mention: ActorMention) -> list[Named]:
        return [n for n in self.scene.registered if mention.first <= n.first and n.last <= mention.last]

    def read_body(self, mention: ActorMention) -> Actor:
        """A body of the register; of several that share a name the one of the state the report is about."""
        fitting = [bodies()[i] for i in mention.ids]
        return body_actor(max(fitting, key=lambda b: self.scene.weights[b.country]) if len(fitting) > 1 else fitting[0])


def state_of_town(name: str, least: int = 0) -> str | None:
    """The state of the only town of a name, or of the one many times larger than those of other states."""
    entries = look_up(name)
    if not entries or len(entries[0].countries) != 1 or entries[0].population < least:
        return None
    others = [e.population for e in entries[1:] if e.countries != entries[0].countries]
    return entries[0].countries[0] if not others or entries[0].population > _LARGER * max(others) else None


def _is_against(doc: Doc, mention: ActorMention) -> bool:
    """Whether a mention names the one a measure is directed against ("against North Korean threats")."""
    node = doc[mention.root]
    for _ in range(4):
        if node.dep_ == "prep" and node.lower_ == "against":
            return True
        if node.head.i == node.i:
            return False
        node = node.head
    return False


def _names_pair(doc: Doc, mention: ActorMention) -> bool:
    words = {t.lower_ for t in doc[mention.first : mention.last + 1]}
    return bool(words & {"both", "two", "three", "allied"}) or mention.lemma in words_of("state_nouns")
