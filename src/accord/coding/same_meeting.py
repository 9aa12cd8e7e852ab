"""4. Mentions → records: between whom a meeting is that a report has told of before, or is the next of a series.

"Oslo and Lima held talks in Rome. … After the summit …", "A second round is planned for May", "their next meeting".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from accord.coding.recalled_parties import are_alike, is_another
from accord.coding.shared_days import gathering_verb
from accord.mentions.framing import lemma_of
from accord.mentions.roles import words_of
from accord.parsing.found import sentence_number
from accord.records import EventRecord
from accord.values import DateBasis, EventType

_REACH = 5
"""Sentences back within which a meeting is taken up."""
_POINTING = frozenset({"the", "this", "that", "these", "those", "both"})
_FAMILIES = (
    ("meetings", frozenset({"meeting", "talks", "summit", "recurring_meeting", "hosting"})),
    ("calls", frozenset({"phone_call", "talks"})),
    ("visits", frozenset({"visit", "hosting"})),
)
"""Which nouns (of roles.toml) take up events of which labels."""
_STAYING = frozenset({"be", "is", "are", "was", "were", "been", "due", "expected"})
"""Words of a visit that say nothing of it by themselves: "will be in Lima for talks" tells of the talks."""
_NAMES = frozenset({"GPE", "ORG", "PERSON", "NORP", "FAC", "LOC", "EVENT"})
_BESIDE = frozenset({"compound", "nmod", "amod", "poss"})


def complete_meetings(doc: Doc, events: Sequence[EventRecord], nominal: frozenset[str]) -> list[EventRecord]:
    """The events; meetings told by a noun (`nominal`: their ids) that names nobody get the parties of the one before.

    The place goes along only where it is the same meeting, not another of its series.
    """
    told: list[EventRecord] = []
    for event in _of_visits(doc, events, nominal):
        noun = _noun_of(doc, event) if event.id in nominal and event.type is EventType.CONSULT else None
        earlier = _taken_up(doc, event, noun, told) if noun is not None else None
        if noun is not None and earlier is not None:
            place = event.place or (None if is_another(noun) else earlier.place)
            event = replace(event, actors=earlier.actors, recipients=earlier.recipients, place=place)
        told.append(event)
    return told


def _of_visits(doc: Doc, events: Sequence[EventRecord], nominal: frozenset[str]) -> Iterator[EventRecord]:
    """The events; a meeting for which somebody comes or is received is between those who come and who receive."""
    by_verb = {
        token.i: event
        for event in events
        if event.type is EventType.CONSULT and event.id not in nominal
        for token in _tokens(doc, event)
    }
    led = {}
    for event in events:
        span = doc.char_span(event.start, event.end, alignment_mode="expand")
        if span is None or event.type is not EventType.CONSULT:
            continue
        verb = gathering_verb(span.root) if event.id in nominal else _comes_for(doc, event)
        words = (verb.i, *(c.i for c in verb.rights if c.dep_ == "acomp")) if verb is not None else ()
        over = next((by_verb[i] for i in words if i in by_verb), None)
        if over is not None:
            led[event.id], led[over.id] = over, event
    for event in events:
        other = led.get(event.id)
        yield event if other is None else _with_other(event, other, is_meeting=event.id in nominal)


def _comes_for(doc: Doc, event: EventRecord) -> Token | None:
    """The verb of a stay for which a verb of meeting gives the purpose ("is due in Rome on Monday to meet Keller")."""
    verb = next((t for t in _tokens(doc, event) if t.tag_ == "VB" and t.dep_ in ("xcomp", "advcl")), None)
    return verb.head if verb is not None and event.label in _FAMILIES[0][1] else None


def _with_other(event: EventRecord, other: EventRecord, *, is_meeting: bool) -> EventRecord:
    """A meeting with the parties and place of the visit it is held on, a visit with the day of its meeting."""
    if not is_meeting:
        if event.trigger.split()[-1].lower() not in _STAYING:
            return event
        event = replace(event, label=other.label)
        is_dated = other.date_basis is DateBasis.STATED and event.date_basis is not DateBasis.STATED
        return replace(event, date=other.date, date_basis=DateBasis.INFERRED) if is_dated else event
    is_of_others = any(actor.country is None for actor in event.actors)
    if is_of_others or len(_states(other)) < 2 or not _states(event) < _states(other):
        return event
    return replace(event, actors=other.actors, recipients=other.recipients, place=event.place or other.place)


def _tokens(doc: Doc, event: EventRecord) -> Iterator[Token]:
    span = doc.char_span(event.start, event.end, alignment_mode="expand")
    yield from span or ()


def _states(event: EventRecord) -> frozenset[str]:
    return frozenset(actor.country for actor in (*event.actors, *event.recipients) if actor.country)


def _noun_of(doc: Doc, event: EventRecord) -> Token | None:
    """The noun by which an event that names no party takes up a meeting or counts one; None for others."""
    span = doc.char_span(event.start, event.end, alignment_mode="expand")
    if span is None or event.actors or event.recipients:
        return None
    noun: Token = span.root
    before = {child.lower_ for child in noun.lefts}
    points = bool(_POINTING & before) or any(c.dep_ == "poss" and c.lower_ in ("their", "its") for c in noun.lefts)
    if not points and not (is_another(noun) and lemma_of(noun) in words_of("taking_up", "series")):
        return None
    if any(child.dep_ in _BESIDE and child.ent_type_ in _NAMES for child in noun.lefts):
        return None
    return None if _is_of_others(noun) else noun


def _is_of_others(noun: Token) -> bool:
    """Whether words behind a noun say whose meeting it is or with whom, though nobody known ("of the council")."""
    return any(child.dep_ == "prep" and child.lower_ in ("of", "with", "between", "by") for child in noun.rights)


def _taken_up(doc: Doc, event: EventRecord, noun: Token, told: Sequence[EventRecord]) -> EventRecord | None:
    here = sentence_number(doc, noun.i)
    labels = {label for family in _families(noun) for label in family}
    mine = doc[noun.i : noun.i + 1]
    for earlier in reversed(told):
        span = doc.char_span(earlier.start, earlier.end, alignment_mode="expand")
        if span is None or here - sentence_number(doc, span.start) > _REACH:
            return None
        if earlier.type is not EventType.CONSULT or earlier.label not in labels or not are_alike(mine, span):
            continue
        if len(_states(earlier)) >= 2:
            return earlier
    return None


def _families(noun: Token) -> Iterator[frozenset[str]]:
    """The labels of what a noun may take up; letters that stand for a name ("the next SCM") a meeting with a name."""
    if noun.is_upper and len(noun) > 2:
        return iter((frozenset({"recurring_meeting"}),))
    return (labels for name, labels in _FAMILIES if lemma_of(noun) in words_of("taking_up", name))
