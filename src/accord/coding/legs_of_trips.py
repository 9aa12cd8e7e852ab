"""4. Mentions → records: who makes the visits that a trip includes: "Berg's tour will include stops in Oslo"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from accord.mentions.governors import word_class
from accord.mentions.status import StatusFinding
from accord.mentions.triggers import Trigger
from accord.parsing.clauses import SUBJECTS
from accord.records import EventRecord
from accord.values import Actor

Told = Sequence[tuple[Trigger, StatusFinding, tuple[int, int]]]
_VISIT = "visit"
_CLIMB = 4


def with_travellers(doc: Doc, told: Told, events: Sequence[EventRecord]) -> list[EventRecord]:
    """The events, in the order of `told`; visits that a trip is said to include are of those who make the trip."""
    trips = {
        trigger.head: event.actors
        for (trigger, _, _), event in zip(told, events, strict=True)
        if trigger.part == "noun" and trigger.label == _VISIT and event.actors
    }
    made = []
    for (trigger, _, _), event in zip(told, events, strict=True):
        if trips and trigger.part == "noun" and trigger.label == _VISIT and not event.actors:
            event = replace(event, actors=_travellers(doc[trigger.head], trips))
        made.append(event)
    return made


def _travellers(leg: Token, trips: dict[int, tuple[Actor, ...]]) -> tuple[Actor, ...]:
    """Those who make the trip that includes a visit, by the noun of the trip; () where none does."""
    first = leg
    while first.dep_ == "conj":
        first = first.head
    verb = first.head
    if first.dep_ != "dobj" or verb.lemma_ not in word_class("including"):
        return ()
    whole = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
    if verb.dep_ == "relcl":
        whole = verb.head
    for _ in range(_CLIMB):
        if whole is None:
            return ()
        if whole.i in trips:
            return trips[whole.i]
        whole = _of_which(whole)
    return ()


def _of_which(noun: Token) -> Token | None:
    """What a noun is said to be, or to be a part of: the trip in "his trip is part of a tour", for the tour."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        return noun.head.head
    if noun.dep_ in ("attr", "dobj"):
        return next((child for child in noun.head.lefts if child.dep_ in SUBJECTS), None)
    return None
