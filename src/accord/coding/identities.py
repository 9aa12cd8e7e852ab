"""4. Mentions → records: who each mention is, as the report gives it."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from accord.coding.belonging import FOREIGNERS, INHERITING, Scene
from accord.coding.cast import Cast, code_on
from accord.coding.coreference import Discourse
from accord.coding.describing import sector_of_words
from accord.coding.gathered import who_met
from accord.coding.home_state import ALONE, home_of
from accord.coding.naming import country_of_body, slug, state_actor
from accord.coding.of_regions import with_regions
from accord.coding.quoting import evidence_of
from accord.coding.role_reading import RoleReader
from accord.coding.serving import named_powers, with_serving
from accord.data import read_toml
from accord.data.register import ArchiveCode, bodies, find_archived, states
from accord.data.register_lists import ListedName, find_listed
from accord.mentions.actors import ActorMention
from accord.mentions.introduced import find_introduced
from accord.mentions.names import find_registered
from accord.mentions.person_names import name_parts
from accord.parsing.found import found, text_of
from accord.records import ActorRecord, Report
from accord.values import Actor, ActorKind, Form, Span


def code_actors(doc: Doc, report: Report) -> list[ActorRecord]:
    """The actors of a report, one record a mention; pronouns and nouns that may mean no actor are left out."""
    mentions = found(doc).actors
    return _Coder(doc, report, mentions).code()


_OF_THE_REPORT = frozenset({"minister", "secretary", "president", "senator", "lawmaker", "general", "admiral"})
"""Words of a title that stands beside a name which make the person an office holder of the state around."""
_MEMBERS = frozenset({"PTY", "NGO", "EDU", "LEG", "REB", "BUS", "JRN", "LAB", "JUD"})
"""Sectors of bodies that give theirs to whoever is called "of" them."""
_OF_MANY_STATES = frozenset({"PTY", "OPP"})
"""Sectors of bodies of which those of several states bear one name."""
_APART = frozenset({"CVL", "UNK", "ELI", None})
"""Sectors of people who may be of another state than whose they are ("Keller's rival")."""
_ACRONYM = 5
"""Letters up to which a name is too short to be told by the open lists."""


class _Coder:
    """Goes through the mentions of one report in their order and keeps what it has learnt."""

    def __init__(self, doc: Doc, report: Report, mentions: tuple[ActorMention, ...]) -> None:
        self.report = report
        self.scene = Scene(
            doc=doc,
            text=text_of(doc),
            day=report.day,
            cast=Cast(report.day),
            discourse=Discourse.of(doc),
            registered=find_registered(doc),
        )
        self.powers = named_powers(self.scene.registered)
        settled = with_serving(doc, mentions, report.day, self.powers)
        self.mentions = with_regions(doc, settled, self.scene.registered)
        self.scene.find_places()
        self.roles = RoleReader(self.scene, self._pronoun)
        self._enter_persons()
        self.scene.weights = self._state_weights()
        self._set_home()
        self.scene.discourse.foreseen = {m.root: codes[0] for m in mentions if (codes := self._plain_codes(m))}

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
            self.scene.discourse.add(mention, actors)
        made[mention.start] = self._record(mention, actors)

    def _record(self, mention: ActorMention, actors: tuple[Actor, ...]) -> ActorRecord:
        text = self.scene.text[mention.start : mention.end]
        actor = actors[0]
        members: tuple[Actor, ...] = ()
        if len(actors) > 1:
            members = actors
            actor = self._group(mention, actors)
        elif actor.kind is ActorKind.ORGANISATION and (codes := self._pair_of(actor)):
            members = tuple(state_actor(code) for code in codes)
        return ActorRecord(
            start=mention.start,
            end=mention.end,
            text=text,
            evidence=evidence_of(self.scene.doc, mention.start, mention.end),
            actor=actor.id,
            name=actor.name,
            actor_kind=actor.kind,
            form=mention.form,
            country=actor.country,
            sector=actor.sector,
            role=mention.role if mention.form in {Form.TITLE, Form.TITLE_NAME} else None,
            head=Span(start=mention.head_start, end=mention.head_end),
            members=members,
            gloss=self.scene.glosses.get(actor.id),
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
                name = self.scene.text[mention.head_start : mention.head_end]
                if (len(name_parts(name)) > 0) is whole:
                    self._enter(mention, name, whole=whole)
        self._learn_appositions()
        self.scene.cast.settle(self.powers)

    def _enter(self, mention: ActorMention, name: str, *, whole: bool) -> None:
        """Enter the person of a mention, or what its title adds to a person already entered."""
        known = None if whole else self.scene.named(mention)
        if known is not None and not mention.role:
            return
        self.scene.cast.enter(
            known.name if known else name,
            at=mention.first,
            countries=mention.countries,
            sector=mention.sector,
            role=mention.role,
            post=mention.post,
            former=mention.is_former,
        )

    def _learn_appositions(self) -> None:
        """ "Anna Keller, the Danish foreign minister": what stands beside a name is the person's title."""
        self.scene.persons = {i: m for m in self.mentions if m.sense == "person" for i in range(m.first, m.last + 1)}
        for mention in self.mentions:
            if mention.sense == "person":
                self._learn_membership(mention)
                continue
            person = self._titled_by(mention) if mention.sense == "role" and not mention.is_plural else None
            member = self.scene.named(person) if person is not None else None
            if member is not None:
                self.scene.cast.enter(
                    member.name,
                    countries=mention.countries or self._countries_of_owner(mention),
                    sector=mention.sector,
                    role=mention.role,
                    post=mention.post,
                    former=mention.is_former,
                )

    def _titled_by(self, mention: ActorMention) -> ActorMention | None:
        """The person whose title a noun phrase is: it stands beside the name, or is what the person serves as."""
        beside = self.scene.beside(mention.root)
        root = self.scene.doc[mention.root]
        if beside is not None or root.dep_ != "pobj" or root.head.lower_ != "as" or mention.is_former:
            return beside
        verb = root.head.head
        holding = read_toml("roles.toml")["holding"]
        side = "nsubj" if verb.lemma_ in holding["by_subject"] else "nsubjpass" if verb.tag_ == "VBN" else "dobj"
        if verb.lemma_ not in {*holding["by_subject"], *holding["by_object"]}:
            return None
        return next(
            (self.scene.persons[c.i] for c in verb.children if c.dep_ == side and c.i in self.scene.persons), None
        )

    def _countries_of_owner(self, mention: ActorMention) -> tuple[str, ...]:
        """The state of the person whose aide or minister somebody is ("Keller's chief of staff")."""
        owner = next((c.i for c in self.scene.doc[mention.root].lefts if c.dep_ == "poss"), None)
        person = self.scene.persons.get(owner) if owner is not None else None
        member = self.scene.named(person) if person is not None and mention.sector not in _APART else None
        return member.countries if member is not None else ()

    def _learn_membership(self, mention: ActorMention) -> None:
        """ "Anna Keller of the Danish People's Party": the state or body behind a name is the person's."""
        doc = self.scene.doc
        owner = self._state_owning(mention)
        if owner is not None:
            self.scene.cast.enter(self.scene.text[mention.head_start : mention.head_end], countries=(owner,))
        following = mention.last + 1
        if following + 1 >= len(doc) or doc[following].lower_ != "of":
            return
        reach = range(following + 1, following + 3)
        state = next((n for n in self.scene.registered if n.first in reach and n.sense == "state"), None)
        body = next((m for m in self.mentions if m.first in reach and m.sense in {"body", "body_noun"}), None)
        member = self.scene.named(mention)
        if member is None or (state is None and body is None) or (state and doc[state.last].dep_ == "poss"):
            return
        if body is None:
            self.scene.cast.enter(member.name, countries=state.ids[:1] if state else ())
        elif not body.is_plural and doc[body.last + 1 : body.last + 2].text not in {"'s", "’s"}:
            known = bodies()[body.ids[0]] if len(body.ids) == 1 else None
            country = body.countries[:1] or ((known.country,) if known and known.country else ())
            sector = known.sector if known else body.sector
            told = sector if sector in _MEMBERS and not mention.sector else None
            self.scene.cast.enter(member.name, countries=country, sector=told)

    def _state_owning(self, mention: ActorMention) -> str | None:
        """The state that a name without a title stands behind ("Norway's Kari Berg")."""
        doc, first = self.scene.doc, mention.first
        if mention.role or first < 2 or doc[first - 1].tag_ != "POS":
            return None
        named = next((n for n in self.scene.registered if n.last == first - 2 and n.sense == "state"), None)
        return named.ids[0] if named is not None and self.scene.named(mention) is not None else None

    def _state_weights(self) -> Counter[str]:
        """How often each state is at issue in the report, by name, title or person."""
        weights: Counter[str] = Counter()
        for mention in self.mentions:
            weights.update(self._plain_codes(mention))
        return weights

    def _set_home(self) -> None:
        """Note the state whose inner affairs the report tells; none where it is filed from another."""
        weights = self.scene.weights + Counter(code for _, code in self.scene.places)
        if self.scene.dateline in {None, home_of(weights)}:
            self.scene.home, self.scene.is_alone = home_of(weights), home_of(weights, ALONE) is not None

    def _plain_codes(self, mention: ActorMention) -> tuple[str, ...]:
        """The states a mention gives by its own words."""
        if mention.sense in {"state", "capital", "demonym"}:
            return mention.ids[:1]
        if mention.sense == "person":
            member = self.scene.named(mention)
            return member.countries[:1] if member else ()
        if not mention.countries and mention.ids:
            country = country_of_body(mention.ids[0]) if len(mention.ids) == 1 else None
            return (country,) if country and bodies()[mention.ids[0]].sector != "JRN" else ()
        return mention.countries

    # One mention after the other.

    def _resolve(self, mention: ActorMention) -> tuple[Actor, ...]:
        match mention.sense:
            case "person":
                return self._person(mention)
            case "state" | "demonym" | "capital":
                kind = ActorKind.GOVERNMENT if mention.sense == "capital" else ActorKind.STATE
                return (state_actor(self.scene.one_of(mention.ids), kind),)
            case "body" if not mention.countries:
                return (self.roles.bodies.read(mention),)
            case "organisation":
                return (self._organisation(mention),)
            case "people":
                code = self.roles.belonging.country_of_people(mention)
                return (
                    Actor(
                        id=f"{code.lower()}.public" if code else f"~{slug(mention.lemma)}",
                        name=mention.lemma,
                        kind=ActorKind.GROUP,
                        country=code,
                        sector="CVL",
                    ),
                )
            case "pronoun":
                return self._pronoun(mention)
            case "state_noun":
                return self.roles.read_state_noun(mention)
        return self.roles.read_role(mention)

    def _person(self, mention: ActorMention) -> tuple[Actor, ...]:
        name = self.scene.text[mention.head_start : mention.head_end]
        member = self.scene.named(mention)
        if member is None:
            return (Actor(id=f"~{slug(name)}", name=name, kind=ActorKind.PERSON),)
        if not member.countries and mention.role:
            own = read_toml("states.toml")["settings"]["own_titles"].get(mention.role.lower())
            member.countries = (own,) if own else ()
        beside = member.role if member.words & _OF_THE_REPORT else None
        role = mention.role or beside
        if not member.countries and role and not member.is_former and member.sector in INHERITING | {"OPP"}:
            title = role.lower().split()
            foreign = any(word in FOREIGNERS for word in title)
            country = self.roles.belonging.state_around(mention)
            if country and not foreign:
                member.countries = (country,)
        if member.gloss:
            self.scene.glosses[member.as_actor().id] = member.gloss
        return (member.as_actor(mention.role),)

    def _organisation(self, mention: ActorMention) -> Actor:
        name = self.scene.text[mention.head_start : mention.head_end]
        full = find_introduced(self.scene.doc).get(name)
        told = self.scene.discourse.covering(full.last) if full else None
        if told is not None:
            return told.actor
        code = self._listed(name)
        country = next(iter(mention.countries), None) or ((code.country or None) if code else None)
        sector = code.sector if code else mention.sector
        if sector in _OF_MANY_STATES and not mention.countries and self._is_unheard_of(country):
            country = self.scene.home
        if sector is None:
            sector, words = sector_of_words(name)
            sector = sector if words > 1 else None
        return Actor(id=f"~{slug(name)}", name=name, kind=ActorKind.ORGANISATION, country=country, sector=sector)

    def _is_unheard_of(self, country: str | None) -> bool:
        """Whether a report on one state hardly names the state that lists give a body."""
        home = self.scene.home
        return home is not None and country not in {None, home} and self.scene.weights[country or ""] <= 1

    def _listed(self, name: str) -> ArchiveCode | ListedName | None:
        """What archive and open lists say of an organisation's name."""
        home = self.scene.home
        own = find_listed(name, home) if home is not None and len(name) > _ACRONYM else None
        if own is not None and own.kind == "organisation" and own.country == home:
            return own
        archived = find_archived(name)
        if archived is not None:
            return code_on(archived.codes, self.scene.day)
        entry = find_listed(name) if len(name) > _ACRONYM else None
        return entry if entry is not None and entry.kind == "organisation" else None

    def _pronoun(self, mention: ActorMention) -> tuple[Actor, ...]:
        if mention.lemma in {"we", "i"}:
            return self._first_person(mention)
        if mention.lemma in {"he", "she"}:
            item = self.scene.discourse.person(mention, mention.lemma)
            return item.actors if item else ()
        if mention.lemma == "it":
            item = self.scene.discourse.thing(mention)
            return item.actors if item else ()
        return self.scene.discourse.several(mention) or who_met(self.scene, mention)

    def _first_person(self, mention: ActorMention) -> tuple[Actor, ...]:
        """ "I" is the speaker, "we" the speaker's side."""
        discourse = self.scene.discourse
        speaker = discourse.speaker(mention.root)
        if not discourse.quoted[mention.root] and (
            speaker is None or speaker.sentence != discourse.sentence_of[mention.root] or not discourse.speaks(speaker)
        ):
            return ()
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
