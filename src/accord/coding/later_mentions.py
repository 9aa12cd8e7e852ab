"""4. Mentions → records: what a later mention ("the visit", "the stop") takes over from an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from accord.coding.recalled_parties import are_alike, is_another
from accord.records import EventRecord
from accord.values import AHEAD, DONE, DateBasis, EventType

_NAMING = frozenset({"compound", "nmod", "amod", "nummod"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_MEETINGS = frozenset({"recurring_meeting", "summit"})
_AROUND = frozenset({"after", "before", "following", "since", "until", "besides", "unlike"})
_VAGUE_LABEL = "change"
_BUDGET_LABEL = "budget_increase"


def take_over(doc: Doc, events: Sequence[EventRecord], nominal: frozenset[str]) -> list[EventRecord]:
    """The events; definite nouns (`nominal`: their ids) get date, place and parties of what they refer to."""
    told: list[EventRecord] = []
    for event in events:
        if event.id in nominal and _points_back(doc, event):
            earlier = _antecedent(doc, event, told)
            if earlier is not None:
                event = _completed(event, earlier)
        told.append(event)
    return told


def _points_back(doc: Doc, event: EventRecord) -> bool:
    span = doc.char_span(event.start, event.end, alignment_mode="expand")
    if span is None:
        return False
    root: Token = span.root
    if is_another(root) or any(child.ent_type_ == "DATE" for child in root.lefts if child.dep_ in _NAMING):
        return False  # "the December 2023 meeting" has a time of its own
    bare = not any(child.dep_ in ("det", "poss", "amod") for child in root.lefts)
    if bare and root.tag_ == "NNS" and event.status in AHEAD:
        return True
    return any(child.dep_ == "det" and child.lower_ in _POINTING for child in root.lefts)


def _antecedent(doc: Doc, event: EventRecord, told: Sequence[EventRecord]) -> EventRecord | None:
    """The nearest earlier event of the same kind, of which the event may be another mention."""
    for earlier in reversed(told):
        if _stands_before_or_after(doc, event, earlier):
            continue
        is_same = _same_kind(event, earlier) and _same_time(event, earlier) and _same_parties(event, earlier)
        if is_same and _may_be_called(doc, event, earlier):
            return earlier
    return None


def _stands_before_or_after(doc: Doc, event: EventRecord, earlier: EventRecord) -> bool:
    """Whether an event only says when another of its sentence was ("After talks on 4 May the summit …")."""
    if event.evidence.start != earlier.evidence.start:
        return False
    span = doc.char_span(earlier.start, earlier.end, alignment_mode="expand")
    return span is not None and span.root.dep_ == "pobj" and span.root.head.lower_ in _AROUND


def _may_be_called(doc: Doc, event: EventRecord, earlier: EventRecord) -> bool:
    """Whether the words of two events may mean one."""
    one, other = (doc.char_span(each.start, each.end, alignment_mode="expand") for each in (event, earlier))
    return one is not None and other is not None and are_alike(one, other)


def _same_kind(event: EventRecord, earlier: EventRecord) -> bool:
    if event.label == _VAGUE_LABEL:
        return earlier.label == _BUDGET_LABEL
    if event.type is not EventType.CONSULT or earlier.type is not EventType.CONSULT:
        return False
    alike = event.label == earlier.label or (event.label == "meeting" and earlier.label in _MEETINGS)
    return event.mode == earlier.mode and alike and earlier.date_basis is DateBasis.STATED


def _same_time(event: EventRecord, earlier: EventRecord) -> bool:
    if event.date_basis is DateBasis.STATED:
        return event.date == earlier.date
    return event.label == _VAGUE_LABEL or any({event.status, earlier.status} <= group for group in (DONE, AHEAD))


def _same_parties(event: EventRecord, earlier: EventRecord) -> bool:
    if not event.actors or not earlier.actors:
        return True
    return not {actor.id for actor in event.actors}.isdisjoint(actor.id for actor in earlier.actors)


def _completed(event: EventRecord, earlier: EventRecord) -> EventRecord:
    """The event with what it lacks from the earlier mention; a date taken over rests on inference."""
    stated = event.date_basis is DateBasis.STATED
    vague = event.label == _VAGUE_LABEL
    return replace(
        event,
        date=event.date if stated else earlier.date,
        date_basis=event.date_basis if stated else DateBasis.INFERRED,
        label=earlier.label if vague else event.label,
        status=earlier.status if vague and event.standing == earlier.standing else event.status,
        actors=event.actors or earlier.actors,
        recipients=event.recipients or (earlier.recipients if not event.actors else ()),
        place=event.place or earlier.place,
    )
