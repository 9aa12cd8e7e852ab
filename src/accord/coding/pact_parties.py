"""4. Mentions → records: whose pact "the deal" is, from where the report says between whom it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from accord.mentions.framing import lemma_of, object_of, prepositions
from accord.mentions.roles import words_of
from accord.mentions.triggers import Trigger
from accord.mentions.understood_nouns import antecedent
from accord.records import EventRecord
from accord.values import Actor, EventType

_MAKING = frozenset({"agreement", "agreement_signed", "agreement_extended", "ceasefire", "entry_into_force"})
"""Labels of deeds whose parties are those of the pact itself."""
_TAKEN_UP = _MAKING - {"agreement"} | {
    "expiry", "treaty_withdrawal", "return_to_agreement", "legislative_consent", "ratification", "suspension",
}  # fmt: skip
_CONSENTING = frozenset({"legislative_consent", "ratification"})
_UNLIKE_JOINED = frozenset({EventType.AGREE, EventType.COOPERATE, None})
_POINTING = frozenset({"the", "this", "that", "these", "those", "their", "its"})
_OPENING = frozenset({"a", "an"})
_ENDED = frozenset({"truce", "ceasefire", "cease-fire", "armistice"})
_OWN_SORTS = (_ENDED, frozenset({"contract"}), frozenset({"protocol"}), frozenset({"convention"}))
"""Nouns that not every word for an agreement takes up: "the treaty" is no truce."""


@dataclass(frozen=True, slots=True)
class _Pact:
    """A pact where a report says between whom it is: its noun, the words that tell it from others, its parties."""

    noun: Token
    marks: frozenset[str]
    parties: tuple[Actor, ...]


def share_parties(doc: Doc, triggers: Sequence[Trigger], events: Sequence[EventRecord]) -> list[EventRecord]:
    """The events; what is done to "the deal" without its parties, or by one of them alone, gets those it is between.

    `triggers` are those of the events, in their order. The parties are those of the nearest pact named before by the
    same noun, else of the only pact that the report tells the parties of.
    """
    told = [(event, _pact_of(doc, trigger)) for event, trigger in zip(events, triggers, strict=True)]
    pacts = [pact for event, noun in told if noun is not None and (pact := _named(event, noun)) is not None]
    if not pacts:
        return list(events)
    consented = {_doers(event) for event in events if event.label in _CONSENTING and event.recipients}
    return [
        event if event.label in _CONSENTING and _doers(event) in consented else _shared(event, noun, pacts)
        for event, noun in told
    ]


def _doers(event: EventRecord) -> frozenset[str]:
    """The states of those who do it: a state's consent to a pact needs its parties once in a report."""
    return frozenset(_key(actor) for actor in event.actors if _is_party(actor))


def _pact_of(doc: Doc, trigger: Trigger) -> Token | None:
    """The noun of the pact that an event makes or that something is done to; None where there is none."""
    head = doc[trigger.head]
    if trigger.part == "noun":
        return next((noun for noun in (head, *_behind(head)) if _is_pact(noun)), None)
    if trigger.noun is not None and _is_pact(doc[trigger.noun]):
        return doc[trigger.noun]
    nouns = [noun for noun in (object_of(head), *_subjects(head), *_behind(head)) if noun is not None]
    nouns += [inner for noun in nouns for inner in _behind(noun)]
    return next((noun for noun in nouns if _is_pact(noun)), next((noun for noun in nouns if noun.lower_ == "it"), None))


def _subjects(verb: Token) -> Iterator[Token]:
    yield from (antecedent(child) for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass"))


def _behind(word: Token) -> Iterator[Token]:
    """The nouns of a word's own prepositional phrases ("withdrew from the pact", "the signing of the pact")."""
    for preposition in prepositions(word):
        for child in preposition.children:
            if child.dep_ == "pobj":
                yield child
            elif child.dep_ == "prep":
                yield from (inner for inner in child.children if inner.dep_ == "pobj")


def _is_pact(noun: Token) -> bool:
    return noun.pos_ in ("NOUN", "PROPN") and lemma_of(noun) in words_of("pacts")


def _named(event: EventRecord, noun: Token) -> _Pact | None:
    """The pact of an event that names two sides of it, which are states or bodies of states."""
    if not _is_pact(noun) or not (event.label in _MAKING or _says_with_whom(noun) or _is_new(noun)):
        return None
    if event.label not in _MAKING | _TAKEN_UP and event.type not in _UNLIKE_JOINED:
        return None
    parties = tuple(actor for actor in (*event.actors, *event.recipients) if _is_party(actor))
    if len({_key(actor) for actor in parties}) < 2:
        return None
    return _Pact(noun, _marks(noun), parties)


def _says_with_whom(noun: Token) -> bool:
    return any(child.lower_ in ("with", "between", "among") for child in noun.rights)


def _is_new(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in _OPENING for child in noun.lefts)


def _is_party(actor: Actor) -> bool:
    return actor.country is not None or actor.sector == "IGO"


def _key(actor: Actor) -> str:
    return actor.country or actor.id


def _marks(noun: Token) -> frozenset[str]:
    """The words before a pact's noun that tell it from another pact ("fisheries", "Doha")."""
    words = [child for child in noun.lefts if child.dep_ in ("amod", "compound", "nmod", "nummod")]
    return frozenset(lemma_of(word) for word in words) - words_of("no_marks_of_pacts")


def _shared(event: EventRecord, noun: Token | None, pacts: Sequence[_Pact]) -> EventRecord:
    if noun is None or event.label not in _TAKEN_UP or not _takes_up(noun):
        return event
    own = {_key(actor) for actor in (*event.actors, *event.recipients) if _is_party(actor)}
    if len(own) > 1 or any(not _is_party(actor) for actor in (*event.actors, *event.recipients)):
        return event
    pact = _meant(noun, pacts)
    if pact is None:
        return event
    others = tuple(actor for actor in pact.parties if _key(actor) not in own)
    if len(others) == len(pact.parties) and own:
        return event
    if event.label in _CONSENTING or event.actors:
        return event if event.recipients else replace(event, recipients=others)
    return replace(event, actors=others)


def _takes_up(noun: Token) -> bool:
    """Whether a noun or "it" speaks of a pact told before."""
    if noun.lower_ == "it":
        return True
    return any(child.dep_ in ("det", "poss") and child.lower_ in _POINTING for child in noun.lefts)


def _meant(noun: Token, pacts: Sequence[_Pact]) -> _Pact | None:
    """The pact that a noun takes up, None where it may be any of several."""
    fitting = [pact for pact in pacts if pact.noun == noun or _may_be(noun, pact)]
    before = [pact for pact in fitting if pact.noun.i < noun.i]
    if not before:
        return fitting[0] if fitting and len({_parties(pact) for pact in pacts}) == 1 else None
    alike = [pact for pact in before if lemma_of(pact.noun) == lemma_of(noun)]
    if alike:
        return alike[-1]
    return before[-1] if len({_parties(pact) for pact in before}) == 1 else None


def _parties(pact: _Pact) -> frozenset[str]:
    return frozenset(_key(actor) for actor in pact.parties)


def _may_be(noun: Token, pact: _Pact) -> bool:
    if noun.lower_ == "it":
        return True
    one, other = lemma_of(noun), lemma_of(pact.noun)
    if one not in words_of("any_pact") and any((one in sort) != (other in sort) for sort in _OWN_SORTS):
        return False
    marks = _marks(noun)
    return not marks or not pact.marks or not marks.isdisjoint(pact.marks)
