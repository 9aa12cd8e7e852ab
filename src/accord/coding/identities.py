"""4. Mentions → records: who each mention is, as the report gives it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from spacy.tokens import Doc

from accord.coding.cast import Cast, Member, code_on, office_with_gloss, unlisted_office
from accord.coding.coreference import Discourse
from accord.coding.designations import (
    adjective,
    alliance_actor,
    body_actor,
    country_of_body,
    nominal_actor,
    owner_of_offices,
    slug,
    state_actor,
)
from accord.coding.quoting import evidence_of
from accord.data.register import bodies, find_archived, states
from accord.mentions.actors import ActorMention, find_actors
from accord.mentions.names import Named, find_registered
from accord.mentions.roles import words_of
from accord.parsing.found import found
from accord.parsing.loading import load
from accord.records import ActorRecord, Report
from accord.values import Actor, ActorKind, Form, Span

_INHERITING = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY"})
"""Sectors of state: without a state of its own such a noun takes that of the subject before it."""
_PAIR_WORDS = frozenset({"alliance", "partnership", "command", "coalition"})
_EXCLUDING = frozenset({"ally", "neighbor", "neighbour", "rival", "foe", "adversary", "partner"})


def code_actors(doc: Doc, report: Report) -> list[ActorRecord]:
    """The actors of a report, one record a mention; pronouns and nouns that may mean no actor are left out."""
    mentions = found(doc).actors
    return _Coder(doc, report, mentions).code()


class _Coder:
    """Goes through the mentions of one report in their order and keeps what it has learnt."""

    def __init__(self, doc: Doc, report: Report, mentions: tuple[ActorMention, ...]) -> None:
        self.doc = doc
        self.report = report
        self.mentions = mentions
        self.registered = find_registered(doc)
        self.cast = Cast(report.day)
        self.discourse = Discourse.of(doc)
        self.glosses: dict[str, str] = {}
        self._enter_persons()
        self.weights = self._state_weights()
        self.discourse.foreseen = {m.root: codes[0] for m in mentions if (codes := self._plain_codes(m))}

    def code(self) -> list[ActorRecord]:
        """The records, in the order of the text."""
        waiting: list[ActorMention] = []
        made: dict[int, ActorRecord] = {}
        for mention in self.mentions:
            if mention.lemma in {"we", "i"} and mention.form is Form.PRONOUN:
                waiting.append(mention)
                continue
            self._take(mention, self._resolve(mention), made)
        for mention in waiting:
            self._take(mention, self._first_person(mention), made, say=False)
        return [made[start] for start in sorted(made)]

    def _take(
        self, mention: ActorMention, actors: tuple[Actor, ...], made: dict[int, ActorRecord], *, say: bool = True
    ) -> None:
        if not actors:
            return
        if say:
            self.discourse.add(mention, actors)
        made[mention.start] = self._record(mention, actors)

    def _record(self, mention: ActorMention, actors: tuple[Actor, ...]) -> ActorRecord:
        text = self.doc.text[mention.start : mention.end]
        actor, members = actors[0], ()
        if len(actors) > 1:
            members = actors
            actor = self._group(mention, actors)
        elif actor.kind is ActorKind.ORGANISATION and (codes := self._pair_of(actor)):
            members = tuple(state_actor(code) for code in codes)
        return ActorRecord(
            start=mention.start,
            end=mention.end,
            text=text,
            evidence=evidence_of(self.doc, mention.start, mention.end),
            actor=actor.id,
            name=actor.name,
            actor_kind=actor.kind,
            form=mention.form,
            country=actor.country,
            sector=actor.sector,
            role=mention.role if mention.form in {Form.TITLE, Form.TITLE_NAME} else None,
            head=Span(start=mention.head_start, end=mention.head_end),
            members=members,
            gloss=self.glosses.get(actor.id),
        )

    def _group(self, mention: ActorMention, actors: tuple[Actor, ...]) -> Actor:
        """The group as an actor of the report, known by its members."""
        countries = {a.country for a in actors}
        sectors = {a.sector for a in actors}
        name = " and ".join(a.name for a in actors)
        return Actor(
            id="+".join(sorted(a.id for a in actors)),
            name=name,
            kind=ActorKind.GROUP,
            country=next(iter(countries)) if len(countries) == 1 else None,
            sector=next(iter(sectors)) if len(sectors) == 1 else None,
        )

    def _pair_of(self, actor: Actor) -> tuple[str, ...]:
        first = actor.id.split(".")[0].upper().split("-")
        return tuple(first) if len(first) > 1 and all(code in states() for code in first) else ()

    # Persons are known before the first sentence is coded: "Hegseth" may come before "Pete Hegseth".

    def _enter_persons(self) -> None:
        persons = [m for m in self.mentions if m.sense == "person"]
        for whole in (True, False):
            for mention in persons:
                name = self.doc.text[mention.head_start : mention.head_end]
                if (len(name.split()) > 1) is whole and (whole or self.cast.find(name) is None or mention.role):
                    known = self.cast.find(name) if not whole else None
                    self.cast.enter(
                        known.name if known else name,
                        countries=mention.countries,
                        sector=mention.sector,
                        role=mention.role,
                        post=mention.post,
                        former=mention.is_former,
                    )
        self._learn_appositions()
        self.cast.settle()

    def _learn_appositions(self) -> None:
        """ "Anna Keller, the Danish foreign minister": what stands beside a name is the person's title."""
        by_token = {i: m for m in self.mentions if m.sense == "person" for i in range(m.first, m.last + 1)}
        for mention in self.mentions:
            root = self.doc[mention.root]
            if mention.sense != "role" or mention.is_plural or root.dep_ != "appos" or root.head.i not in by_token:
                continue
            person = by_token[root.head.i]
            member = self.cast.find(self.doc.text[person.head_start : person.head_end])
            if member is not None:
                self.cast.enter(
                    member.name,
                    countries=mention.countries,
                    sector=mention.sector,
                    role=mention.role,
                    post=mention.post,
                    former=mention.is_former,
                )

    def _state_weights(self) -> Counter[str]:
        """How often each state is at issue in the report, by name, title or person."""
        weights: Counter[str] = Counter()
        for mention in self.mentions:
            weights.update(self._plain_codes(mention))
        return weights

    def _plain_codes(self, mention: ActorMention) -> tuple[str, ...]:
        """The states a mention gives by its own words."""
        if mention.sense in {"state", "capital", "demonym"}:
            return mention.ids[:1]
        if mention.sense == "person":
            member = self.cast.find(self.doc.text[mention.head_start : mention.head_end])
            return member.countries[:1] if member else ()
        if not mention.countries and mention.ids:
            country = country_of_body(mention.ids[0])
            return (country,) if country else ()
        return mention.countries

    # One mention after the other.

    def _resolve(self, mention: ActorMention) -> tuple[Actor, ...]:
        match mention.sense:
            case "person":
                return self._person(mention)
            case "state" | "demonym" | "capital":
                kind = ActorKind.GOVERNMENT if mention.sense == "capital" else ActorKind.STATE
                return (state_actor(self._one_of(mention.ids), kind),)
            case "body":
                return (self._body(mention),)
            case "organisation":
                return (self._organisation(mention),)
            case "people":
                code = mention.countries[0]
                return (
                    Actor(
                        id=f"{code.lower()}.public",
                        name=mention.lemma,
                        kind=ActorKind.GROUP,
                        country=code,
                        sector="CVL",
                    ),
                )
            case "pronoun":
                return self._pronoun(mention)
            case "state_noun":
                return self._state_noun(mention)
        return self._role(mention)

    def _one_of(self, codes: tuple[str, ...]) -> str:
        """Of the states that share a name the one the report is about."""
        return max(codes, key=lambda code: self.weights[code]) if len(codes) > 1 else codes[0]

    def _person(self, mention: ActorMention) -> tuple[Actor, ...]:
        name = self.doc.text[mention.head_start : mention.head_end]
        member = self.cast.find(name)
        if member is None:
            return (Actor(id=f"~{slug(name)}", name=name, kind=ActorKind.PERSON),)
        if not member.countries and mention.role and member.sector in _INHERITING:
            country = self.discourse.subject_country(mention.root) or self.discourse.main_country()
            if country:
                member.countries = (country,)
        if member.gloss:
            self.glosses[member.as_actor().id] = member.gloss
        return (member.as_actor(mention.role),)

    def _body(self, mention: ActorMention) -> Actor:
        fitting = [bodies()[i] for i in mention.ids]
        chosen = max(fitting, key=lambda b: self.weights[b.country]) if len(fitting) > 1 else fitting[0]
        return body_actor(chosen)

    def _organisation(self, mention: ActorMention) -> Actor:
        name = self.doc.text[mention.head_start : mention.head_end]
        archived = find_archived(name)
        code = code_on(archived.codes, self.report.day) if archived else None
        return Actor(
            id=f"~{slug(name)}",
            name=name,
            kind=ActorKind.ORGANISATION,
            country=(code.country or None) if code else None,
            sector=code.sector if code else mention.sector,
        )

    def _pronoun(self, mention: ActorMention) -> tuple[Actor, ...]:
        if mention.lemma in {"he", "she"}:
            item = self.discourse.person(mention, mention.lemma)
            return item.actors if item else ()
        if mention.lemma == "it":
            item = self.discourse.thing(mention)
            return item.actors if item else ()
        return self.discourse.several(mention)

    def _first_person(self, mention: ActorMention) -> tuple[Actor, ...]:
        """ "I" is the speaker, "we" the speaker's side."""
        if not self.discourse.quoted[mention.root]:
            return ()
        speaker = self.discourse.speaker(mention.root)
        if speaker is None:
            return ()
        if mention.lemma == "i":
            return speaker.actors[:1] if speaker.actor.kind is ActorKind.PERSON else ()
        if (
            speaker.actor.kind in {ActorKind.PERSON, ActorKind.GROUP}
            and speaker.country
            and speaker.actor.sector in {"GOV", "MIL", "LEG", "ELI", None}
        ):
            return (state_actor(speaker.country),)
        return speaker.actors

    def _state_noun(self, mention: ActorMention) -> tuple[Actor, ...]:
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
        subjects = [r for r in self.discourse.back(mention.root, 0) if r.is_subject]
        return subjects[-1].country if subjects else None

    def _last_state(self, mention: ActorMention, excluded: str | None) -> str | None:
        """The state named last before a mention, places included."""
        sentence = self.discourse.sentence_of[mention.root]
        before = [
            n
            for n in self.registered
            if n.end <= mention.start and n.sense in {"state", "demonym", "capital"} and n.ids[0] != excluded
        ]
        near = [n for n in before if sentence - self.discourse.sentence_of[n.last] <= 3]
        for named in reversed(near):
            if (
                self.doc[named.last].dep_ not in {"amod", "compound"}
                or self.discourse.sentence_of[named.last] < sentence
            ):
                return self._one_of(named.ids)
        return self._one_of(near[-1].ids) if near else None

    def _pair(self, mention: ActorMention) -> tuple[Actor, ...]:
        """The two states (or leaders) most at issue near a group mention."""
        words = {t.lower_ for t in self.doc[mention.first : mention.last + 1]}
        size = 3 if "three" in words else 2
        if mention.owner is not None and mention.lemma in _EXCLUDING | {"counterpart"}:
            return ()
        near: Counter[str] = Counter()
        here = self.discourse.sentence_of[mention.root]
        for item in self.discourse.back(mention.root, 2):
            for actor in item.actors:
                if actor.country and not _is_against(self.doc, item.mention):
                    near[actor.country] += 3 if item.sentence == here else 1
        scored = {
            code: weight + self.weights[code] / max(1, sum(self.weights.values())) * 4 for code, weight in near.items()
        }
        ranked = sorted(scored, key=lambda code: (-scored[code], code))
        if len(ranked) < size:
            ranked += [code for code, _ in self.weights.most_common() if code not in ranked]
        chosen = ranked[:size]
        if len(chosen) < 2:
            return ()
        return tuple(self._member_of(mention, code) for code in sorted(chosen))

    def _member_of(self, mention: ActorMention, code: str) -> Actor:
        """The member of a group that a state gives: its leader, its forces, or the state itself."""
        if mention.sector == "MIL":
            return nominal_actor("forces", "forces", code, "MIL", ActorKind.FORCE)
        return state_actor(code)

    def _role(self, mention: ActorMention) -> tuple[Actor, ...]:
        """A noun phrase with a role noun: an office, a person of the report, or a body or group of a state."""
        if mention.kind is ActorKind.PERSON and not mention.is_plural:
            return self._one_role(mention)
        if mention.lemma in _PAIR_WORDS and not mention.is_plural:
            return self._alliance(mention)
        if len(mention.countries) > 1:
            return tuple(a for code in mention.countries for a in self._designated(mention, code))
        if mention.form is Form.GROUP and not mention.countries and _names_pair(self.doc, mention):
            return self._pair(mention)
        return self._designated(mention, self._country(mention))

    def _alliance(self, mention: ActorMention) -> tuple[Actor, ...]:
        codes = mention.countries
        words = {t.lower_ for t in self.doc[mention.first : mention.last + 1]}
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
            office = office_with_gloss(owner, mention.post, mention.role, self.report.day) if owner else None
            if office is not None:
                actor, gloss = office
                if gloss:
                    self.glosses[actor.id] = gloss
                return (actor,)
        return self._designated(mention, country)

    def _beside(self, mention: ActorMention) -> Member | None:
        """The person a title stands beside or is said of ("Keller, the minister")."""
        root = self.doc[mention.root]
        if root.dep_ not in {"appos", "attr"}:
            return None
        other = (
            root.head.i if root.dep_ == "appos" else next((c.i for c in root.head.children if c.dep_ == "nsubj"), -1)
        )
        for item in self.discourse.back(mention.root, 0):
            if item.mention.sense == "person" and item.mention.first <= other <= item.mention.last:
                return self.cast.find(self.doc.text[item.mention.head_start : item.mention.head_end])
        return None

    def _borne(self, mention: ActorMention) -> Member | None:
        """The person of the report who bears the title: by office and state, else the last one whose title has the word."""
        if mention.is_former or self.doc[mention.first].lower_ in {"a", "an"} or mention.owner is not None:
            return None
        country = mention.countries[0] if mention.countries else None
        if country is None and mention.ids:
            country = country_of_body(mention.ids[0])
        if mention.post:
            member = self.cast.holder(country, mention.post)
            if member is not None:
                return member
        fitting = self.cast.titled(mention.lemma, country)
        if mention.post:
            fitting = [m for m in fitting if mention.post in m.posts]
        elif (mention.role or "").lower() != mention.lemma:
            wanted = set((mention.role or mention.lemma).lower().split())
            fitting = [m for m in fitting if wanted <= m.words]
        for item in self.discourse.back(mention.root, 6):
            for member in fitting:
                if item.mention.sense == "person" and item.actor.id == member.as_actor().id:
                    return member
        return None

    def _counterpart(self, mention: ActorMention, country: str | None) -> tuple[Actor, ...]:
        """ "his Danish counterpart": who holds the owner's office in the other state."""
        owner = None
        for item in self.discourse.back(mention.root, 1):
            if item.actor.kind is ActorKind.PERSON:
                owner = item
                if item.is_subject:
                    break
        if country is None or owner is None:
            return self._designated(mention, country)
        name = self.doc.text[owner.mention.head_start : owner.mention.head_end]
        member = self.cast.find(name)
        for post in sorted(member.posts if member else {owner.mention.post} - {""}):
            holder = self.cast.holder(country, post)
            if holder is not None:
                return (holder.as_actor(mention.role),)
            office = office_with_gloss(country, post, mention.role, self.report.day)
            if office is not None:
                actor, gloss = office
                if gloss:
                    self.glosses[actor.id] = gloss
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
        if mention.sector not in _INHERITING:
            return None
        before = self._same_before(mention)
        return before or self.discourse.subject_country(mention.root) or self.discourse.main_country()

    def _owner_country(self, mention: ActorMention) -> str | None:
        pronoun = self.doc[mention.owner or 0]
        made_up = replace(
            mention, start=pronoun.idx, end=pronoun.idx + len(pronoun.text), first=pronoun.i, last=pronoun.i, root=pronoun.i, sense="pronoun",
            lemma={"his": "he", "her": "she", "its": "it", "their": "they"}.get(pronoun.lower_, "we"),
        )  # fmt: skip
        if made_up.lemma == "we":
            self_side = self._first_person(made_up)
            return self_side[0].country if self_side else None
        actors = self._pronoun(made_up)
        return actors[0].country if len(actors) == 1 else None

    def _same_before(self, mention: ActorMention) -> str | None:
        """The state of the same kind of noun shortly before ("U.S. troops ... the troops")."""
        if self.doc[mention.first].lower_ not in {"the", "these", "those", "they"}:
            return None
        for item in self.discourse.back(mention.root, 4):
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
        if mention.ids and mention.sense == "body":
            return (self._body(mention),)
        if mention.ids:
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
        actor = nominal_actor(core, mention.lemma, country, mention.sector, kind)
        if mention.kind is ActorKind.PERSON and country and mention.role and mention.post:
            actor = unlisted_office(country, core, mention.sector)
        return (actor,)

    def _core(self, mention: ActorMention) -> str:
        """The words of a noun phrase without determiner, possessor, quantity and state."""
        kept = []
        in_states = {i for n in self._registered_in(mention) if n.sense != "body" for i in range(n.first, n.last + 1)}
        for token in self.doc[mention.first : mention.last + 1]:
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
        return [n for n in self.registered if mention.first <= n.first and n.last <= mention.last]


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


def resolve_actor(name: str, date: str | None = None, context: str = "") -> Actor | None:
    """Who a name or a description is on a day; None when neither register nor words say.

    `context` is text around it, from which a state may be taken: resolve_actor("the defense ministry", context="Danish").
    """
    report = Report(text=name, published=date)
    doc = load()(name)
    found(doc).report = report
    found(doc).actors = tuple(find_actors(doc))
    records = code_actors(doc, report)
    return records[0].as_actor() if records else None


__all__ = ["adjective", "code_actors", "resolve_actor"]
