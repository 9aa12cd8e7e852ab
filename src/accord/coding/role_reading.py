"""4. Mentions → records: whom noun phrases mean: offices, bodies and groups of a state, "the island", "both sides"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Doc

from accord.coding.belonging import INHERITING, Belonging, Scene
from accord.coding.body_reading import BodyReader, core_of, registered_in
from accord.coding.cast import Member, office_with_gloss, unlisted_office
from accord.coding.gathered import ANYBODY, gathered_states, names_pair, row_of_report, states_of_both
from accord.coding.last_named import last_state
from accord.coding.naming import (
    alliance_actor,
    country_of_body,
    has_office,
    nominal_actor,
    owner_of_offices,
    slug,
    state_actor,
)
from accord.coding.offices_of_bodies import heads_a_body
from accord.data.register import bodies, find_offices_titled
from accord.data.register_lists import find_listed
from accord.mentions.actors import ActorMention
from accord.mentions.roles import role_of, words_of
from accord.values import Actor, ActorKind, Form

_PAIR_WORDS = frozenset({"alliance", "partnership", "command", "coalition"})
_UNCLEAR = 0.9
"""A third state nearly as much at issue as the second leaves a pair open."""
_INDEFINITE = frozenset({"a", "an", "no", "any", "every", "each", "another", "some"})
_OWN_TITLES = frozenset({"defence", "foreign", "finance"})
_DEFINITE = frozenset({"the", "these", "those", "both", "two", "three", "allied"})
_COUNTED = ANYBODY | {"minister", "president", "general", "envoy", "diplomat", "secretary", "governor", "senator"}
"""Nouns whose count takes up persons by name ("the two ministers"); "the two leaders" are their states."""
_SINGULAR = frozenset(
    {"queen", "king", "prince", "princess", "emir", "sultan", "pope", "monarch", "president", "chancellor"}
)
"""Titles that a report has one bearer of, however long ago it named him."""
_EXCLUDING = frozenset({"ally", "neighbor", "neighbour", "rival", "foe", "adversary", "partner"})


class RoleReader:
    """Reads the noun phrases of one report; `read_pronoun` says whom a possessive pronoun means."""

    def __init__(self, scene: Scene, read_pronoun: Callable[[ActorMention], tuple[Actor, ...]]) -> None:
        self.scene = scene
        self.belonging = Belonging(scene, read_pronoun)
        self.bodies = BodyReader(scene, self.belonging)

    def read_state_noun(self, mention: ActorMention) -> tuple[Actor, ...]:
        """ "the island", "his country", "both sides": states mentioned before."""
        if mention.countries:
            if mention.is_plural and len(mention.countries) == 1:
                return self._designated(mention, mention.countries[0])
            if mention.lemma in _EXCLUDING and len(mention.countries) == 1:
                return self._state_beside(mention)
            return tuple(state_actor(code) for code in mention.countries)
        if mention.owner is not None and not mention.is_plural and mention.lemma not in _EXCLUDING:
            home = self.belonging.country_of(mention)
            return (state_actor(home),) if home else ()
        if mention.owner is not None or mention.is_plural:
            return self._pair(mention)
        excluded = self._own_state(mention) if mention.lemma in _EXCLUDING else None
        code = last_state(self.scene, mention, excluded)
        return (state_actor(code),) if code else ()

    def _state_beside(self, mention: ActorMention) -> tuple[Actor, ...]:
        """The state named beside another's neighbour or ally ("Norway's neighbour, Denmark"); none where none is."""
        beside = {child.i for child in self.scene.doc[mention.root].rights if child.dep_ == "appos"}
        for named in self.scene.registered:
            if named.sense == "state" and not beside.isdisjoint(range(named.first, named.last + 1)):
                return (state_actor(self.scene.one_of(named.ids)),)
        return ()

    def _own_state(self, mention: ActorMention) -> str | None:
        subjects = [r for r in self.scene.discourse.back(mention.root, 0) if r.is_subject]
        return subjects[-1].country if subjects else None

    def _pair(self, mention: ActorMention) -> tuple[Actor, ...]:
        """The two states (or leaders) most at issue near a group mention."""
        tokens = self.scene.doc[mention.first : mention.last + 1]
        words = {t.lower_ for t in tokens}
        size = 3 if "three" in words else 2
        if any(t.pos_ == "NUM" and t.lower_ not in {"two", "three", "2", "3"} for t in tokens):
            return ()
        if mention.sense == "state_noun" and mention.owner is None and not words & _DEFINITE:
            return ()
        if mention.owner is not None and mention.lemma in _EXCLUDING | {"counterpart"}:
            return ()
        persons = self._persons(mention, 3 if words & {"three", "trio"} else 2)
        if persons:
            return persons
        joined = self.scene.discourse.joined_states(mention, size) or row_of_report(self.scene, mention, size)
        if joined:
            return tuple(self._member_of(mention, code) for code in sorted(joined))
        if mention.lemma == "ally" or "allies" in words:
            return ()  # whoever is named near may be their adversary
        near: Counter[str] = Counter()
        here = self.scene.discourse.sentence_of[mention.root]
        doer = self._own_state(mention) if self.scene.doc[mention.root].dep_ == "dobj" else None
        for item in self.scene.discourse.back(mention.root, 2):
            for actor in item.actors:
                if actor.country not in (None, doer) and not _is_against(self.scene.doc, item.mention):
                    near[actor.country] += 3 if item.sentence == here else 1
        if "allied" in words and not near:
            return ()  # in a headline: those named most may be whom they are allied against
        scored = {
            code: weight + self.scene.weights[code] / max(1, sum(self.scene.weights.values())) * 4
            for code, weight in near.items()
        }
        ranked = sorted(scored, key=lambda code: (-scored[code], code))
        if len(ranked) < size:
            ranked += [code for code, _ in self.scene.weights.most_common() if code not in (*ranked, doer)]
        chosen = ranked[:size]
        if len(chosen) < 2:
            return ()
        if len(ranked) > size and scored.get(ranked[size], 0) > _UNCLEAR * scored.get(ranked[size - 1], 0):
            return (self._left_open(mention),)
        return tuple(self._member_of(mention, code) for code in sorted(chosen))

    def _persons(self, mention: ActorMention, size: int) -> tuple[Actor, ...]:
        """The persons of the last two sentences whom a count of persons takes up, where there are just as many."""
        if mention.lemma not in _COUNTED:
            return ()
        fitting: dict[str, Actor] = {}
        for item in self.scene.discourse.back(mention.root, 2):
            if item.mention.sense != "person":
                continue
            member = self.scene.named(item.mention)
            if member is not None and (mention.lemma in ANYBODY or mention.lemma in member.words):
                fitting.setdefault(item.actor.id, item.actor)
        return tuple(reversed(fitting.values())) if len(fitting) == size else ()

    def _left_open(self, mention: ActorMention) -> Actor:
        """A group whose members the report does not make plain."""
        words = core_of(self.scene, mention)
        return Actor(id=f"~{slug(words)}", name=words, kind=ActorKind.GROUP, sector=mention.sector)

    def _member_of(self, mention: ActorMention, code: str) -> Actor:
        """The member of a group that a state gives: its leader, its forces, or the state itself."""
        if mention.sector == "MIL":
            return nominal_actor("forces", "forces", code, "MIL", ActorKind.FORCE)
        return state_actor(code)

    def read_role(self, mention: ActorMention) -> tuple[Actor, ...]:
        """A noun phrase with a role noun: an office, a person of the report, or a body or group of a state."""
        if mention.lemma == "officer" and mention.sector == "MIL":
            mention = replace(mention, sector=self.bodies.sector_of_officers(mention))
        if mention.kind is ActorKind.PERSON and not mention.is_plural:
            return self._one_role(mention)
        before = self.bodies.taken_up_by(mention)
        if before is not None:
            return (before,)
        together = states_of_both(self.scene, mention) or gathered_states(self.scene, mention)
        if together is not None:
            return tuple(self._member_of(mention, code) for code in together)
        if mention.lemma in _PAIR_WORDS and not mention.is_plural:
            return self._alliance(mention)
        if len(mention.countries) > 1:
            return tuple(a for code in mention.countries for a in self._designated(mention, code))
        if mention.form is Form.GROUP and not mention.countries and names_pair(self.scene.doc, mention):
            return self._pair(mention)
        return self._designated(mention, self.belonging.country_of(mention))

    def _alliance(self, mention: ActorMention) -> tuple[Actor, ...]:
        codes = mention.countries
        words = {t.lower_ for t in self.scene.doc[mention.first : mention.last + 1]}
        shared = bool(words & {"our", "binational", "joint", "combined", "bilateral", "shared"}) or (
            "the" in words and mention.lemma != "command"
        )
        if len(codes) < 2 and shared and mention.sector in {"IGO", "MIL"} and not ({"nato"} & set(mention.ids)):
            pair = self._pair(mention)
            codes = tuple(a.country for a in pair if a.country)
        if len(codes) > 1 and mention.lemma in {"alliance", "partnership", "command"}:
            return (alliance_actor(tuple(sorted(codes, key=lambda c: (c != "USA", c))), mention.lemma),)
        return self._designated(mention, mention.countries[0] if len(mention.countries) == 1 else None)

    def _one_role(self, mention: ActorMention) -> tuple[Actor, ...]:
        if heads_a_body(self.scene.doc, mention):
            mention = replace(mention, post="")
        member = self._beside(mention) or self._borne(mention)
        if member is not None:
            return (member.as_actor(mention.role),)
        if _is_sought(self.scene.doc, mention):
            return ()
        if mention.lemma in _EXCLUDING and mention.countries:
            return self._state_beside(mention) or self._designated(mention, None)
        own = self._own_title(mention)
        if own is not None:
            return own
        country = self.belonging.country_of(mention)
        if mention.lemma == "counterpart":
            return self._counterpart(mention, country)
        if country is not None and _is_guessed(mention) and not has_office(country, mention.post, mention.lemma):
            return self._president_near(mention)
        is_any = self.scene.doc[mention.first].lower_ in _INDEFINITE
        unsaid = is_any or (mention.post == "spokesperson" and _is_guessed(mention))
        if mention.post and not mention.is_former and not unsaid:
            owner = country or next((owner_of_offices(i) for i in mention.ids), None)
            office = office_with_gloss(owner, mention.post, mention.role, self.scene.day) if owner else None
            if office is not None:
                actor, gloss = office
                if gloss:
                    self.scene.glosses[actor.id] = gloss
                return (actor,)
        return self._designated(mention, country)

    def _president_near(self, mention: ActorMention) -> tuple[Actor, ...]:
        """ "the president" where the state around has none: the one the report named last, else nobody told."""
        for item in self.scene.discourse.back(mention.root, 99):
            member = self.scene.named(item.mention) if item.mention.sense == "person" else None
            if member is not None and mention.post in member.posts and not member.is_former:
                return (member.as_actor(mention.role),)
        return self._designated(mention, None)

    def _own_title(self, mention: ActorMention) -> tuple[Actor, ...] | None:
        """The office of a title that one state alone has ("the secretary of state"), where no state is given."""
        if mention.countries or mention.ids or mention.post not in _OWN_TITLES or not mention.role or mention.is_former:
            return None
        fitting = find_offices_titled(mention.role)
        if len(fitting) != 1 or " " not in mention.role:
            return None
        actor, gloss = office_with_gloss(fitting[0].country, mention.post, mention.role, self.scene.day) or (None, None)
        if actor is not None and gloss:
            self.scene.glosses[actor.id] = gloss
        return (actor,) if actor is not None else None

    def _beside(self, mention: ActorMention) -> Member | None:
        """The person a title stands beside or is said of ("Keller, the minister")."""
        root = self.scene.doc[mention.root]
        after = self.scene.doc[mention.last + 1] if mention.last + 1 < len(self.scene.doc) else None
        if after is not None and after.tag_ == "POS":
            return None
        beside = self.scene.beside(mention.root)
        if beside is not None:
            return self.scene.named(beside)
        if root.dep_ not in {"appos", "attr"}:
            return None
        other = (
            root.head.i if root.dep_ == "appos" else next((c.i for c in root.head.children if c.dep_ == "nsubj"), -1)
        )
        for item in self.scene.discourse.back(mention.root, 0):
            if item.mention.sense == "person" and item.mention.first <= other <= item.mention.last:
                return self.scene.named(item.mention)
        return None

    def _borne(self, mention: ActorMention) -> Member | None:
        """The person of the report who bears the title: by office and state, else by the words of the title."""
        if self.scene.doc[mention.first].lower_ in _INDEFINITE or mention.owner is not None:
            return None
        if mention.is_former:
            return self._former(mention)
        country = mention.countries[0] if mention.countries else None
        if country is None and mention.ids:
            country = country_of_body(mention.ids[0])
        if country is None and mention.post in _OWN_TITLES and " " in (mention.role or ""):
            alone = find_offices_titled(mention.role or "")
            country = alone[0].country if len(alone) == 1 else None
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
        named = {item.actor.id for item in self.scene.discourse.resolved if item.mention.sense == "person"}
        definite = self.scene.doc[mention.first].lower_ == "the" and mention.lemma in _SINGULAR
        return fitting[0] if definite and len(fitting) == 1 and fitting[0].as_actor().id in named else None

    def _former(self, mention: ActorMention) -> Member | None:
        """The one person of the report who is told to have borne a title before ("the former president")."""
        country = mention.countries[0] if mention.countries else None
        fitting = [m for m in self.scene.cast.titled(mention.lemma, country) if m.is_former and "former" in m.words]
        return fitting[0] if len(fitting) == 1 else None

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
        member = self.scene.named(owner.mention)
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

    def _designated(self, mention: ActorMention, country: str | None) -> tuple[Actor, ...]:
        """The actor of a noun phrase of a state, or of none."""
        kind = mention.kind if mention.kind is not ActorKind.STATE else ActorKind.ORGANISATION
        core = core_of(self.scene, mention)
        foreign = bool(mention.ids and mention.countries) and bodies()[mention.ids[0]].country not in mention.countries
        foreign = foreign and not (mention.sense == "body" and bodies()[mention.ids[0]].sector == "IGO")
        if mention.ids and mention.sense == "body" and not foreign:
            return (self.bodies.read(mention),)
        if mention.ids and not foreign:
            body = bodies()[mention.ids[0]]
            name = self._of_body(mention, body.name, core)
            serves = body.sector == "IGO" and mention.sector == "GOV" and not mention.is_plural
            serves = serves and mention.post not in {"head_of_state", "head_of_government"}
            return (
                Actor(
                    id=f"{body.id}.{slug(core)}",
                    name=name,
                    kind=kind,
                    country=body.country or None,
                    sector="IGO" if serves else mention.sector,
                ),
            )
        if mention.sense != "role" and mention.role is None and country is None and mention.sector == "UNK":
            return (Actor(id=f"~{slug(core)}", name=core, kind=kind, sector=None),)
        role = role_of(mention.lemma)
        sector = mention.sector or (role.sector if role and role.is_body else None)
        if foreign and mention.sense == "body":
            return (self.bodies.of_other_state(mention, core, country),)
        if country is None and kind is not ActorKind.PERSON and core.lower() in words_of("empty_nouns"):
            return ()
        listed = find_listed(core) if country is None and core[:1].isupper() and " " in core else None
        if listed is not None and listed.kind == "organisation":
            country, sector = listed.country or None, listed.sector
            return (Actor(id=f"~{slug(core)}", name=core, kind=kind, country=country, sector=sector),)
        called = self._called(mention, core, sector)
        actor = nominal_actor(core, mention.lemma, country, sector, kind, called=called)
        if mention.kind is ActorKind.PERSON and country and mention.role and mention.post:
            actor = unlisted_office(country, core, mention.sector)
        return (actor,)

    def _of_body(self, mention: ActorMention, body: str, core: str) -> str:
        """The name of those of a body: its name before theirs, unless it stands behind ("members of Congress")."""
        named = next((n for n in registered_in(self.scene, mention) if n.sense == "body"), None)
        if named is None or named.first > mention.root:
            return core
        return f"{body} {core.replace(self.scene.text[named.start : named.end], '').strip()}"

    def _called(self, mention: ActorMention, core: str, sector: str | None) -> str:
        """The name of a noun phrase whose state is not to be put before it; "" where it is.

        A proper name stays as printed, and what the report does not say in so many words is not said in the name.
        """
        proper = core[:1].isupper() and (" " in core or (mention.sense == "body_noun" and sector not in INHERITING))
        if core[:1].isupper() and mention.lemma in {"university", "college", "institute", "school", "academy"}:
            return _without_article(self.scene.doc, mention)
        adjectives = [n for n in registered_in(self.scene, mention) if n.sense == "demonym" and n.last < mention.root]
        if proper and adjectives:
            return str(self.scene.doc[adjectives[-1].first : mention.last + 1].text)
        guessed = not mention.countries and not mention.ids and mention.owner is None
        return core if guessed and (proper or sector not in INHERITING) else ""


def _is_sought(doc: Doc, mention: ActorMention) -> bool:
    """Whether a bare title is the office that someone is put up for ("her bid for prime minister")."""
    bare = mention.first == mention.root or doc[mention.first].dep_ in {"compound", "amod"}
    return bare and bool(mention.post) and not mention.countries and doc[mention.first - 1].lower_ == "for"


def _is_guessed(mention: ActorMention) -> bool:
    """Whether a title says of no state by its own words."""
    return not mention.countries and not mention.ids and mention.owner is None


def _without_article(doc: Doc, mention: ActorMention) -> str:
    """The words of a mention without the determiner before it."""
    first = mention.first + (doc[mention.first].pos_ == "DET")
    return str(doc[first : mention.last + 1].text)


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
