"""4. Mentions → records: which actors the nouns of a document name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from accord.coding.naming import state_actor
from accord.coding.scenes import is_moved_away, is_place_of_place, is_state_as_scene
from accord.data.place_names import demonyms
from accord.mentions.own_words import is_headline
from accord.mentions.roles import words_of
from accord.parsing.clauses import is_verbal
from accord.parsing.found import text_of
from accord.records import ActorRecord
from accord.values import Actor, ActorKind

_DEPTH = 8
_ROWS = (" and ", " and the ", " & ", ", and ", " and its ")
_ROW_DEPS = frozenset({"nsubj", "nsubjpass", "nmod", "compound", "dep", "ROOT", "poss", "npadvmod"})
_STATES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT})
_SENDERS = _STATES | {ActorKind.ORGANISATION}
_SENDING = frozenset({"from", "of", "representing"})
_TIED = re.compile(r"(?<=\w)[-–](?=[A-Z])")
_ACTOR_ADJECTIVES = frozenset({"amod", "compound", "nmod", "poss"})
_GROUP_PREPOSITIONS = frozenset({"of", "from", "between", "among", "for", "in", "including"})


class ActorIndex:
    """The actor mentions of a document by the tokens they cover."""

    def __init__(self, doc: Doc, records: Sequence[ActorRecord]) -> None:
        self._by_token: dict[int, ActorRecord] = {}
        self._roots: dict[int, ActorRecord] = {}
        self._before: dict[str, ActorRecord] = {}
        self._behind: dict[str, ActorRecord] = {}
        for record in sorted(records, key=lambda record: record.start - record.end):
            span = doc.char_span(record.start, record.end, alignment_mode="expand")
            if span is None:
                continue
            for token in span:
                self._by_token[token.i] = record
            self._roots[span.root.i] = record
        self._pair(doc)

    def _pair(self, doc: Doc) -> None:
        """Note which mentions stand in a row ("A, B and C") where the parser hung the first elsewhere."""
        records = sorted(self._roots.items(), key=lambda item: item[1].start)
        for (root, one), (_, other) in itertools.pairwise(records):
            between = text_of(doc)[one.end : other.start]
            if between in _ROWS and doc[root].dep_ in _ROW_DEPS:
                self._before[other.id] = one
            elif between == ", " and _stand_in_row(doc[root], one, other):
                self._before[other.id] = one
                self._behind[one.id] = other

    def _row(self, record: ActorRecord) -> list[Actor]:
        """The actors of a mention and of those before it in its row, in a headline also of those behind it."""
        found, last = list(record.actors()), record
        for _ in range(_DEPTH):
            last = self._behind.get(last.id, last)
            found += [actor for actor in last.actors() if actor not in found]
        for _ in range(_DEPTH):
            before = self._before.get(record.id)
            if before is None:
                break
            found = [*before.actors(), *found]
            record = before
        return found

    def covering(self, token: Token) -> ActorRecord | None:
        """The mention a token is the head of, else the smallest one that covers it."""
        return self._roots.get(token.i) or self._by_token.get(token.i)

    def headed(self, token: Token) -> ActorRecord | None:
        """The mention whose head a token is."""
        return self._roots.get(token.i)

    def named_by(self, token: Token) -> list[Actor]:
        """The actors a noun group names: those it is, else those it belongs to ("Oslo's plan") or consists of."""
        found: list[Actor] = []
        for part in coordinated(token):
            found += self._named_by_one(part, 0)
        return unique(found)

    def _named_by_one(self, token: Token, depth: int) -> list[Actor]:
        token = antecedent(token)
        record = self.covering(token)
        if record is not None:
            sent = self._where_from(token, record)
            return sent or [*self._row(record), *self._further_owners(token, record)]
        if depth > 2 or is_verbal(token):
            return []
        # "His Danish colleague" is Danish: what names a people says more than whose it is.
        for child in sorted(token.children, key=lambda word: word.pos_ == "PRON"):
            if child.dep_ in _ACTOR_ADJECTIVES and not is_state_as_scene(child):
                inner = [actor for part in coordinated(child) for actor in self._direct(part)]
                if inner:
                    return inner
        for child in token.rights:
            if child.dep_ == "appos" and not is_place_of_place(child):
                inner = [actor for part in coordinated(child) for actor in self._direct(part)]
                if inner:
                    return inner
            if child.dep_ == "prep" and child.lower_ in _GROUP_PREPOSITIONS:
                inner = [actor for noun in objects_of(child) for actor in self._named_by_one(noun, depth + 1)]
                if inner:
                    return inner
        return []

    def _further_owners(self, token: Token, record: ActorRecord) -> list[Actor]:
        """The states or bodies behind the first that a group is of ("the ministers of Peru and Chile": Chile)."""
        is_shared = token.lower_ in words_of("shared_bodies")
        if not (is_shared or token.tag_ in ("NNS", "NNPS")) or record.members or self._roots.get(token.i) is not record:
            return []
        owners = [noun for child in token.rights if child.lower_ == "of" for noun in objects_of(child)]
        named = [self._roots.get(noun.i) for noun in owners[1:]]
        return [actor for one in named if one is not None and one is not record for actor in one.actors()]

    def _where_from(self, token: Token, record: ActorRecord) -> list[Actor]:
        """The states and bodies that people of none of their own are from ("delegations from Peru and Chile")."""
        if token.tag_ not in ("NNS", "NNPS") or self._roots.get(token.i) is not record or is_moved_away(token):
            return []
        owners = [noun for child in token.rights if child.lower_ in _SENDING for noun in objects_of(child)]
        named = [self._roots.get(noun.i) for noun in owners]
        senders = [actor for one in named if one is not None for actor in one.actors() if actor.kind in _SENDERS]
        countries = {actor.country for actor in senders}
        is_told = any(a.country not in {None, *countries} or a.kind is ActorKind.PERSON for a in record.actors())
        return [] if is_told or (len(senders) < 2 and _is_known(record)) else senders

    def tied_to(self, token: Token) -> list[Actor]:
        """The two that a hyphen ties before a noun ("Peru-Chile talks", "the Keller-Berg summit"); empty for others."""
        record = self.covering(token)
        first = next((child for child in token.lefts if is_tied(child)), None)
        if first is not None and first != token:
            pair = [self._alone(word) for word in (first, token)]
        elif record is not None and len(parts := _TIED.split(record.text)) == 2:
            pair = [self._by_last_word(part) for part in parts]
        else:
            return []
        return [actor for each in pair for actor in each] if all(pair) else []

    def _alone(self, token: Token) -> list[Actor]:
        """The actors of a word by itself: its own mention, else that of somebody named in full elsewhere."""
        record = self.covering(token)
        named = list(record.actors()) if record is not None else []
        if any(actor.country or actor.kind in _SENDERS for actor in named):
            return named
        country = demonyms().get(token.lower_)
        return self._by_last_word(token.text) or ([state_actor(country)] if country else [])

    def _by_last_word(self, word: str) -> list[Actor]:
        """The person with a known state whose name ends in a word; empty for none or several."""
        ending = {
            actor.id: actor
            for record in self._roots.values()
            if record.text.split()[-1:] == [word]
            for actor in record.actors()
            if actor.country and actor.kind is ActorKind.PERSON
        }
        return list(ending.values()) if len(ending) == 1 else []

    def _direct(self, token: Token) -> list[Actor]:
        record = self.covering(token)
        if record is not None:
            return list(record.actors())
        for child in token.lefts:
            if child.dep_ in _ACTOR_ADJECTIVES and (record := self.covering(child)) is not None:
                return list(record.actors())
        # "Iraqi towns": the state, where the mentions leave the adjective out because the noun is no actor.
        country = demonyms().get(token.lower_) if token.dep_ == "amod" else None
        return [state_actor(country)] if country else []


def _is_known(record: ActorRecord) -> bool:
    """Whether a mention names those of a state, or somebody of the register."""
    return any(actor.country or not actor.id.startswith("~") for actor in record.actors())


def is_tied(token: Token) -> bool:
    """Whether a hyphen ties a word to the one behind it ("Peru" in "Peru-Chile")."""
    if token.whitespace_ or token.i + 2 >= len(token.doc):
        return False
    return token.nbor(1).text in ("-", "–") and not token.nbor(1).whitespace_


def _stand_in_row(root: Token, one: ActorRecord, other: ActorRecord) -> bool:
    """Whether a comma between two mentions of a headline stands for "and" ("Peru, Chile to hold talks").

    Of two countries, and both states or both people: "Lima, Peru" is a place, "Berg, the Danish envoy" one person.
    """
    kinds = {one.actor_kind in _STATES, other.actor_kind in _STATES}
    countries = {one.country, other.country}
    return len(kinds) == 1 and len(countries) == 2 and None not in countries and is_headline(root)


def unique(actors: Iterable[Actor]) -> list[Actor]:
    """The actors without repetition, in their order."""
    return list({actor.id: actor for actor in actors}.values())


def antecedent(token: Token) -> Token:
    """The noun a relative pronoun stands for, else the token itself."""
    if token.tag_ in ("WDT", "WP", "WP$") or token.lower_ == "that":
        for ancestor in token.ancestors:
            if ancestor.dep_ == "relcl":
                return ancestor.head
    return token


def objects_of(preposition: Token) -> Iterator[Token]:
    """The nouns a preposition governs, each of a coordination."""
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            yield from coordinated(child)
        elif child.dep_ == "prep":
            yield from objects_of(child)


def _is_second_of_row(first: Token, second: Token) -> bool:
    """Whether a name between commas is the second of a row, not what the first is ("Kyiv, Moscow, the union and …")."""
    if "PROPN" not in (first.pos_, second.pos_) or second.nbor(-1).text != "," or second.nbor(-1).i != first.i + 1:
        return False
    rows = [child for child in (*first.rights, *second.rights) if child.dep_ == "conj" and child.i > second.i]
    behind = second.nbor(1) if second.i + 1 < len(second.doc) else second
    joined = any(child.dep_ == "cc" for row in rows for child in row.rights)
    is_of = first.dep_ == "pobj" and first.head.lower_ in _SENDING | {"between"}
    return bool(rows) and behind.text == "," and joined and (is_of or not is_place_of_place(second))


def coordinated(token: Token) -> Iterator[Token]:
    """A token and those coordinated after it."""
    yield token
    for child in token.rights:
        if child.dep_ == "appos" and _is_second_of_row(token, child):
            yield child
        if child.dep_ == "conj" and not (is_verbal(child) and not is_verbal(token)):
            yield from coordinated(child)
