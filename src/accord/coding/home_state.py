"""4. Mentions → records: the state whose inner affairs a report tells, and what it tells without saying of whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from accord.coding.naming import adjective, state_actor
from accord.parsing.found import sentence_number
from accord.records import ActorRecord, EventRecord, PlaceRecord
from accord.values import Actor, ActorKind, EventType, Form

BASIS = "state of the report"
"""The reason given on an event whose state no word beside it says."""
_LEAST = 8
"""Mentions of states from which a report is long enough to have a home."""
_SHARE = 0.6
_AHEAD = 2
"""How many times as often as any other a report names its home."""
ALONE = 2 / 3
"""Share of a home from which on all that a report tells is as a rule done within it."""
_SUFFERED = frozenset({EventType.ASSAULT, EventType.AID})
"""Types of which the state in which it happens is as a rule the one it is done to."""
_VAGUE = frozenset({None, "process", "question"})
_WITHIN = frozenset({EventType.PROTEST, EventType.ASSAULT, EventType.COERCE, None})
"""Types of deeds within a state, votes among them; the others states do to each other as well."""


def home_of(weights: Counter[str], least: float = _SHARE) -> str | None:
    """The state that most mentions of states in a report are of; None where there are few, or others count as well."""
    total = sum(weights.values())
    if total < _LEAST:
        return None
    (code, most), (_, second) = [*weights.most_common(2), ("", 0)][:2]
    return code if most >= least * total and most >= _AHEAD * second else None


def weigh_states(actors: Iterable[ActorRecord], places: Iterable[PlaceRecord]) -> Counter[str]:
    """How often a report names each state, by its actors and its places; journalists and pronouns do not count."""
    told = (r for r in actors if r.country and r.form is not Form.PRONOUN and r.sector != "JRN")
    weights = Counter(record.country or "" for record in told)
    weights.update(place.place.country[0] for place in places if place.place and len(place.place.country) == 1)
    return weights


def settle_at_home(
    doc: Doc, events: Sequence[EventRecord], actors: Sequence[ActorRecord], places: Sequence[PlaceRecord]
) -> list[EventRecord]:
    """The events; those of which no side has a state get that of their place or of the report's inner affairs.

    Only where the sentence names no other state. The basis is among the event's reasons.
    """
    weights = weigh_states(actors, places)
    home, alone = home_of(weights), home_of(weights, ALONE)
    beside = _states_by_sentence(doc, actors, places)
    return [_settled(doc, event, home if event.type in _WITHIN else alone, beside) for event in events]


def _states_by_sentence(doc: Doc, actors: Iterable[ActorRecord], places: Iterable[PlaceRecord]) -> dict[int, set[str]]:
    made: dict[int, set[str]] = {}
    for record in actors:
        if record.country:
            made.setdefault(_sentence(doc, record.start), set()).add(record.country)
    for each in places:
        if each.place and len(each.place.country) == 1:
            made.setdefault(_sentence(doc, each.start), set()).add(each.place.country[0])
    return made


def _sentence(doc: Doc, start: int) -> int:
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    return sentence_number(doc, span.start) if span is not None else -1


def _settled(doc: Doc, event: EventRecord, home: str | None, beside: dict[int, set[str]]) -> EventRecord:
    sides = (*event.actors, *event.recipients)
    if event.actors or any(actor.country or actor.kind is ActorKind.ORGANISATION for actor in sides):
        return event
    if not _leaves_open(doc, event):
        return event
    near = beside.get(_sentence(doc, event.start), set())
    code = _state_of(event, home, near)
    if code is None:
        return event
    named = _named(event, code)
    told = replace(event, reasons=(*event.reasons, BASIS))
    if event.type in _SUFFERED:
        return replace(told, recipients=(*event.recipients, named))
    return replace(told, actors=(*event.actors, named))


def _leaves_open(doc: Doc, event: EventRecord) -> bool:
    """Whether a deed's words say nothing of who does it: a noun, or a passive; "it never happened" says it."""
    if event.type is None and event.label in _VAGUE:
        return False
    span = doc.char_span(event.start, event.end, alignment_mode="expand")
    root = span.root if span is not None else None
    return root is not None and not any(child.dep_ in {"nsubj", "csubj"} for child in root.children)


def _state_of(event: EventRecord, home: str | None, near: set[str]) -> str | None:
    countries = event.place.country if event.place else ()
    if home is None or near - {home} or (countries and home not in countries):
        return None
    return home


def _named(event: EventRecord, code: str) -> Actor:
    """The people of a state where they protest, else the state itself."""
    if event.type is not EventType.PROTEST:
        return state_actor(code)
    name = f"{adjective(code)} protesters"
    return Actor(id=f"{code.lower()}.protesters", name=name, kind=ActorKind.GROUP, country=code, sector="CVL")
