"""4. Mentions → records: of which state a role noun is, where it does not say so itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from accord.coding.cast import Cast, Member
from accord.coding.coreference import Discourse
from accord.coding.naming import country_of_body
from accord.coding.scenes import is_moved_away
from accord.data import read_toml
from accord.data.place_names import look_up
from accord.data.register import fold
from accord.mentions.actors import ActorMention
from accord.mentions.metonyms import is_dateline, reads_as_place
from accord.mentions.names import Named
from accord.values import Actor, ActorKind

INHERITING = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY"})
"""Sectors of state: without a state of its own such a noun takes that of the subject before it."""
_NATIONAL = frozenset({"CVL", "OPP", "LAB", "REB", "REL", "AGR", "CRM"})
"""Sectors of society: such a noun takes a state only where the text around it is set in one alone."""
FOREIGNERS = frozenset(
    {"ambassador", "envoy", "consul", "attache", "embassy", "consulate", "negotiator", "mediator", "diplomat"}
)
"""Nouns for those whom one state keeps in another: what is said around them does not tell their own."""
_KEPT_ABROAD = frozenset({"ambassador", "envoy", "diplomat"})
"""Nouns of which one takes up another."""
_DOMESTIC = frozenset({"LEG", "COP", "JUD"})
"""Organs of which a report names the state when it is not the one it is filed from."""
_OF_MANY = frozenset({"alliance", "allied", "bloc"})
"""Words before a role of people who are of no one state: "an alliance official"."""
_INTERNATIONAL = frozenset(
    ["leader", "minister", "diplomat", "negotiator", "envoy", "mediator", "delegate", "delegation", "representative"]
)
"""Nouns whose plural may be of many states."""
_ABROAD = frozenset(
    [
        "foreign",
        "coalition",
        "peacekeeping",
        "international",
        "multinational",
        "other",
        "western",
        "european",
        "african",
        "arab",
    ]
)
"""Adjectives that say that the state around is not meant."""
_SPEAKING_ON = frozenset({"official", "spokesman", "spokeswoman", "spokesperson", "aide", "administration", "source"})
"""Nouns that go on with whom the sentences before them quoted."""
_ACRONYM = 3
_AUTHORITIES = frozenset({"authority", "authorities"})
_OF_ORDER = frozenset({"security", "riot", "paramilitary", "police"})
"""Words before forces that keep order at home."""
_APART = 8
"""Tokens between a noun and the name that stands beside it."""
_OPENING = 120
"""Tokens within which a dateline stands: an outlet, a time and a headline may come before it."""
_LARGER = 5
"""How many times larger a town must be than its namesakes abroad to be meant without more."""


@dataclass(slots=True)
class Scene:
    """What is known of one report while its mentions are read."""

    doc: Doc
    text: str
    day: str | None
    cast: Cast
    discourse: Discourse
    registered: list[Named]
    weights: Counter[str] = field(default_factory=Counter)
    glosses: dict[str, str] = field(default_factory=dict)
    persons: dict[int, ActorMention] = field(default_factory=dict)
    places: list[tuple[int, str]] = field(default_factory=list)
    dateline: str | None = None
    home: str | None = None
    """The state whose inner affairs the report tells, if it does."""
    is_alone: bool = False
    """Whether hardly any other state is named."""

    def find_places(self) -> None:
        """Note the states in which the report's places lie: those it names, and those of towns without namesakes.

        Towns in which organisations of many states meet say nothing of whose officials a report is about.
        """
        seats = {fold(name) for name in read_toml("states.toml")["settings"]["seats"]}
        taken = {i for n in self.registered for i in range(n.first, n.last + 1)}
        made = [
            (n.last, n.ids[0])
            for n in self.registered
            if n.sense in {"state", "capital"} and fold(self.text[n.start : n.end]) not in seats
        ]
        for entity in self.doc.ents:
            if entity.label_ == "GPE" and taken.isdisjoint(range(entity.start, entity.end)):
                code = state_of_town(entity.text) if fold(entity.text) not in seats else None
                if code is not None:
                    made.append((entity.end - 1, code))
        self.places = sorted(made)
        openings = [code for token, code in self.places if token < _OPENING and is_dateline(self.doc[token])]
        self.dateline = openings[0] if openings else None

    def named(self, mention: ActorMention) -> Member | None:
        """The person whom a mention names."""
        words = frozenset((mention.role or "").lower().split())
        return self.cast.find(self.text[mention.head_start : mention.head_end], at=mention.first, title=words)

    def beside(self, root: int) -> ActorMention | None:
        """The person's name that stands beside a noun, before it or behind it ("the minister, Kari Berg, said")."""
        token = self.doc[root]
        if token.dep_ == "appos" and token.head.i in self.persons:
            return self.persons[token.head.i]
        names = [self.persons[c.i] for c in token.children if c.dep_ == "appos" and c.i in self.persons]
        return names[0] if len(names) == 1 and names[0].first - root <= _APART else None

    def one_of(self, codes: tuple[str, ...]) -> str:
        """Of the states that share a name the one the report is about."""
        return max(codes, key=lambda code: self.weights[code]) if len(codes) > 1 else codes[0]


class Belonging:
    """Finds the states of the role nouns of one report; `read_pronoun` says whom a possessive pronoun means."""

    def __init__(self, scene: Scene, read_pronoun: Callable[[ActorMention], tuple[Actor, ...]]) -> None:
        self.scene = scene
        self.read_pronoun = read_pronoun

    def country_of(self, mention: ActorMention) -> str | None:
        """The state of a role noun: by its modifier, possessor or place, else by what stands around it."""
        if mention.countries:
            return mention.countries[0]
        if mention.ids:
            return country_of_body(mention.ids[0])
        if mention.owner is not None:
            return self._owner_country(mention)
        stated = self._stated_place(mention)
        if stated is not None:
            return stated
        if any(t.lower_ in _ABROAD for t in self.scene.doc[mention.first : mention.root]):
            return None
        if mention.lemma in FOREIGNERS:
            is_another = mention.is_plural or any(self.scene.doc[mention.root].rights)
            return None if is_another else self._same_before(mention)
        if mention.sector not in INHERITING | _NATIONAL:
            return None
        if mention.sector == "MIL" and mention.is_plural and self._is_of_body(mention):
            return None
        root = self.scene.doc[mention.root]
        if mention.sector not in INHERITING and root.text[0].isupper() and not root.is_sent_start:
            return None
        same = self._same_before(mention)
        if same is not None or mention.sector in INHERITING:
            around = same or self.state_around(mention)
            return None if around and around == self._left_behind(mention) else self.that_has(mention, around)
        return self._set_in(mention)

    def _is_of_body(self, mention: ActorMention) -> bool:
        """Whether an acronym before forces names whose they are ("IFOR soldiers")."""
        words = self.scene.doc[mention.first : mention.root]
        return any(len(word.text) >= _ACRONYM and word.text.isupper() and word.dep_ == "compound" for word in words)

    def _set_in(self, mention: ActorMention) -> str | None:
        """The state of people of society: the one place of the sentence, else that of the report's inner affairs."""
        doc, here = self.scene.doc, self.scene.discourse.sentence_of
        if self.scene.home is None:
            return self._home_country(mention, within=(0,))
        if mention.sector in _NATIONAL and any(word.ent_type_ == "ORG" for word in doc[mention.first : mention.root]):
            return None
        near = {
            code
            for token, code in self.scene.places
            if here[token] == here[mention.root] and reads_as_place(doc[token])
        }
        if len(near) == 1:
            return next(iter(near))
        return self.scene.home if not near or self.scene.home in near else None

    def that_has(self, mention: ActorMention, code: str | None) -> str | None:
        """A state guessed for a body that not all have ("the Diet"), or the one most at issue that has one."""
        having_of = read_toml("bodies.toml")["chambers"]
        printed = self.scene.doc[mention.first : mention.last + 1].text.casefold().removeprefix("the ")
        having = having_of.get(mention.lemma) or having_of.get(printed)
        if having is None or code in having:
            return code
        fitting = [c for c in having if self.scene.weights[c]]
        return max(fitting, key=lambda c: self.scene.weights[c]) if fitting else None

    def _stated_place(self, mention: ActorMention) -> str | None:
        """The state a place after the noun gives ("an official in Tokyo"); troops in a state are not of it."""
        doc = self.scene.doc
        origin = self._origin(mention)
        if origin is not None:
            return origin
        if mention.sector in {"UNK", "JRN", None} or (mention.sector == "MIL" and not self._keeps_order(mention)):
            return None
        following = mention.last + 1
        if following + 1 >= len(doc) or doc[following].head.i != mention.root:
            return None
        if doc[following].lower_ == "in" or (doc[following].lower_ == "of" and mention.sense == "people"):
            return next((code for token, code in self.scene.places if following < token <= following + 4), None)
        return self._of_body_behind(following) if doc[following].lower_ in {"from", "of"} else None

    def _origin(self, mention: ActorMention) -> str | None:
        """The state that people are from ("representatives from Chile")."""
        following = mention.last + 1
        if following + 1 >= len(self.scene.doc) or self.scene.doc[following].lower_ != "from":
            return None
        behind = [n for n in self.scene.registered if following < n.first <= following + 2]
        named = next((n for n in behind if n.sense == "state"), None)
        if named is None or self.scene.doc[named.last].dep_ != "pobj" or is_moved_away(self.scene.doc[mention.root]):
            return None
        return self.scene.one_of(named.ids)

    def _left_behind(self, mention: ActorMention) -> str | None:
        """The state that people are told to be taken out of ("a pullout of troops from Peru"): not their own."""
        doc, following = self.scene.doc, mention.last + 1
        if following + 1 >= len(doc) or doc[following].lower_ != "from" or not is_moved_away(doc[mention.root]):
            return None
        return next((code for token, code in self.scene.places if following < token <= following + 2), None)

    def _keeps_order(self, mention: ActorMention) -> bool:
        """Whether forces are those that keep order where they are ("security forces in Guinea")."""
        return any(word.lower_ in _OF_ORDER for word in self.scene.doc[mention.first : mention.root])

    def _of_body_behind(self, preposition: int) -> str | None:
        """The state of the body that people are from ("activists from the Keller party")."""
        for named in self.scene.registered:
            if named.sense == "body" and preposition < named.first <= preposition + 3:
                return country_of_body(named.ids[0])
        return None

    def country_of_people(self, mention: ActorMention) -> str | None:
        """The state of a people by its name; one called ethnic is of the state where it lives, as far as told."""
        doc = self.scene.doc
        if not any(word.lower_ == "ethnic" for word in doc[mention.first : mention.root]):
            return mention.countries[0]
        return self._stated_place(mention)

    def state_around(self, mention: ActorMention) -> str | None:
        """The state of the subject near an organ of state, else the one named or visited near it, else the report's."""
        discourse = self.scene.discourse
        if any(word.lower_ in _OF_MANY for word in self.scene.doc[mention.first : mention.root]):
            return None
        if mention.is_plural and mention.lemma in _INTERNATIONAL:
            return self.leading_country()
        if mention.is_plural and mention.sense == "body_noun" and mention.sector in {"LEG", "GOV"}:
            return self.scene.home if mention.lemma in _AUTHORITIES else None
        if self.scene.home is not None and mention.sector == "PTY":
            return self._set_in(mention)
        organ = mention.sense == "body_noun" or (mention.is_plural and mention.sector == "MIL")
        proper = organ and self.scene.doc[mention.root].text[0].isupper()
        if mention.sector in _DOMESTIC and (told := self._where_clause_opens(mention) or self._of_same_organ(mention)):
            return told
        if self.scene.dateline and (mention.sector in _DOMESTIC or proper):
            return self.scene.dateline
        told = self._of_speaker(mention)
        if told is not None:
            return told
        if self._reports_on_others(mention):
            home = self.scene.dateline or self._home_country(mention)
            leading = self.leading_country()
            return home or (leading if leading != discourse.subject_country(mention.root) else None)
        subject = discourse.subject_country(mention.root)
        if self.scene.is_alone and mention.lemma not in _SPEAKING_ON and not self._is_at_issue(mention, subject):
            return self._set_in(mention)
        return subject or self._home_country(mention) or discourse.main_country() or self.leading_country()

    def _where_clause_opens(self, mention: ActorMention) -> str | None:
        """The state of the one place with which the clause of an organ opens ("In Oslo, police sealed off a hotel")."""
        root = self.scene.doc[mention.root]
        spans = [
            range(word.left_edge.i, word.right_edge.i + 1)
            for word in root.head.lefts
            if word.dep_ == "prep" and word.lower_ == "in" and word.i < root.i
        ]
        codes = {code for token, code in self.scene.places if any(token in span for span in spans)}
        return next(iter(codes)) if len(codes) == 1 else None

    def _of_same_organ(self, mention: ActorMention) -> str | None:
        """The state whose organ of that sort its sentence has named ("sent it to its parliament, but deputies")."""
        before = {
            item.country
            for item in self.scene.discourse.back(mention.root, 0)
            if item.country and item.mention.sector == mention.sector
        }
        return next(iter(before)) if len(before) == 1 else None

    def _is_at_issue(self, mention: ActorMention, code: str | None) -> bool:
        """Whether the sentence of a mention has an actor of a state."""
        discourse = self.scene.discourse
        main = discourse.main_subject(mention.root)
        return any(item.country == code for item in discourse.back(mention.root, 0)) or (
            main is not None and discourse.foreseen.get(main) == code
        )

    def _of_speaker(self, mention: ActorMention) -> str | None:
        """The state of one of a state's own who speaks of its organs ("I applaud the president," the senator said)."""
        discourse = self.scene.discourse
        if not discourse.quoted[mention.root] or self.scene.doc[mention.first].lower_ != "the":
            return None
        speaker = discourse.speaker(mention.root)
        if speaker is None or not discourse.speaks(speaker) or speaker.actor.kind is not ActorKind.PERSON:
            return None
        start = max((i for i in range(mention.root) if not discourse.quoted[i]), default=0)
        named = any(
            start < n.first < mention.first and n.sense != "body" and n.ids[0] != speaker.country
            for n in self.scene.registered
        )
        return None if named or speaker.actor.sector not in INHERITING else speaker.country

    def _reports_on_others(self, mention: ActorMention) -> bool:
        """Whether it speaks after what it says ("Norway fired a missile, the ministry said"), of another as a rule."""
        root = self.scene.doc[mention.root]
        said = [child for child in root.head.children if child.dep_ == "ccomp" and child.i < root.i]
        return root.dep_ == "nsubj" and bool(said)

    def leading_country(self) -> str | None:
        """The state the report names twice as often as any other; None when there is none such."""
        ranked = self.scene.weights.most_common(2)
        return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]) else None

    def _home_country(self, mention: ActorMention, within: tuple[int, ...] = (0, 1, 3)) -> str | None:
        """The one state in which the sentences so far back are set; None when there are several."""
        discourse = self.scene.discourse
        here = discourse.sentence_of[mention.root]
        for reach in within:
            codes = {
                code
                for token, code in self.scene.places
                if token < mention.first and here - discourse.sentence_of[token] <= reach
            }
            codes |= {r.country for r in discourse.back(mention.root, reach) if r.country}
            if codes:
                return next(iter(codes)) if len(codes) == 1 else None
        return None

    def _owner_country(self, mention: ActorMention) -> str | None:
        pronoun = self.scene.doc[mention.owner or 0]
        made_up = replace(
            mention,
            start=pronoun.idx,
            end=pronoun.idx + len(pronoun.text),
            first=pronoun.i,
            last=pronoun.i,
            root=pronoun.i,
            sense="pronoun",
            lemma={"his": "he", "her": "she", "its": "it", "their": "they"}.get(pronoun.lower_, "we"),
        )
        actors = self.read_pronoun(made_up)
        return actors[0].country if len(actors) == 1 else None

    def _same_before(self, mention: ActorMention) -> str | None:
        """The state of the same kind of noun shortly before ("U.S. troops ... the troops")."""
        if self.scene.doc[mention.first].lower_ not in {"the", "these", "those", "they"}:
            return None
        for item in self.scene.discourse.back(mention.root, 4):
            same = (
                {item.mention.lemma, mention.lemma} <= _KEPT_ABROAD
                or item.mention.lemma == mention.lemma
                or (mention.sector == "MIL" and item.mention.sector == "MIL" and item.mention.is_plural)
            )
            if same and item.mention.sense == mention.sense and item.country:
                return item.country
        return None


def state_of_town(name: str, least: int = 0) -> str | None:
    """The state of the only town of a name, or of the one many times larger than those of other states."""
    entries = look_up(name)
    if not entries or len(entries[0].countries) != 1 or entries[0].population < least:
        return None
    others = [e.population for e in entries[1:] if e.countries != entries[0].countries]
    return entries[0].countries[0] if not others or entries[0].population > _LARGER * max(others) else None
