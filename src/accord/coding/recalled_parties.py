"""4. Mentions → records: the parties of a deed that a later noun takes up ("Oslo bombed Lima. The attack ...")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from accord.mentions.roles import words_of
from accord.parsing.found import sentence_number
from accord.records import EventRecord
from accord.values import EventType

_POINTING = frozenset({"the", "this", "that", "these", "those"})
_REACH = 2
"""Sentences back within which a noun takes up a deed."""
_MANY = frozenset({"NNS", "NNPS"})


def recall_parties(doc: Doc, events: Sequence[EventRecord], nominal: frozenset[str]) -> list[EventRecord]:
    """The events; definite nouns (`nominal`: their ids) that name nobody get who did it, to whom and where.

    Taken from the nearest earlier event of the same type and label, where that one names who did it.
    """
    told: list[EventRecord] = []
    for event in events:
        root = _pointing_noun(doc, event) if event.id in nominal and not event.actors and event.type else None
        earlier = _taken_up(doc, event, root, told) if root is not None else None
        told.append(_with_parties(event, earlier) if earlier is not None else event)
    return told


def _pointing_noun(doc: Doc, event: EventRecord) -> Token | None:
    span = doc.char_span(event.start, event.end, alignment_mode="expand")
    if span is None:
        return None
    points = any(child.dep_ == "det" and child.lower_ in _POINTING for child in span.root.lefts)
    return span.root if points and not is_another(span.root) else None


def is_another(noun: Token) -> bool:
    """Whether a noun says by itself that it is one of several ("the third debate", "the previous talks")."""
    return any(
        child.lower_ in words_of("another") or child.ent_type_ == "ORDINAL"
        for child in noun.lefts
        if child.dep_ in ("amod", "compound", "nummod", "advmod")
    )


def are_alike(one: Span, other: Span) -> bool:
    """Whether what two events are called lets them be one: "the meeting" may be a debate, "the debate" no meeting."""
    particular = words_of("particular_meetings")
    mine, others = ({word.lemma_.lower() for word in span} & particular for span in (one, other))
    return mine <= others


def _are_as_many(one: Span, other: Span, event: EventRecord) -> bool:
    """Whether several take up several; protests are told of in either number."""
    is_many = one.root.tag_ in _MANY and event.type is not EventType.PROTEST
    return not is_many or any(word.tag_ in _MANY for word in other)


def _taken_up(doc: Doc, event: EventRecord, root: Token, told: Sequence[EventRecord]) -> EventRecord | None:
    here = sentence_number(doc, root.i)
    mine = doc[root.i : root.i + 1]
    for earlier in reversed(told):
        span = doc.char_span(earlier.start, earlier.end, alignment_mode="expand")
        if span is None or here - sentence_number(doc, span.start) > _REACH:
            return None
        is_same = (
            earlier.type is event.type
            and earlier.label == event.label
            and _are_as_many(mine, span, event)
            and are_alike(mine, span)
        )
        if is_same and earlier.actors and _agree(event, earlier):
            return earlier
    return None


def _agree(event: EventRecord, earlier: EventRecord) -> bool:
    """Whether the two do not name different recipients."""
    mine, other = ({actor.id for actor in each.recipients} for each in (event, earlier))
    return not mine or not other or not mine.isdisjoint(other)


def _with_parties(event: EventRecord, earlier: EventRecord) -> EventRecord:
    known = {actor.id for actor in event.recipients}
    actors = tuple(actor for actor in earlier.actors if actor.id not in known)
    recipients = event.recipients or earlier.recipients
    return replace(event, actors=actors, recipients=recipients, place=event.place or earlier.place)
