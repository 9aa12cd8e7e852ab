"""4. Mentions → records: of which state a vote, a trial or a government is, where the words beside it do not say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from accord.coding.home_state import BASIS
from accord.coding.naming import state_actor
from accord.data import read_toml
from accord.records import ActorRecord, EventRecord, PlaceRecord, Report
from accord.values import ActorKind, DateBasis, Status

_BESIDE = 40
_REACH = 600
_CHOICE = re.compile(r" of [^.;,]{3,60}? (?:as|to) ")
"""Behind "election": whom a body chose for what."""
_WILL = re.compile(r"(?:will|shall|is to|are to)\b", re.IGNORECASE)
_Named = Sequence[ActorRecord | PlaceRecord]


def with_own_states(
    events: Sequence[EventRecord], report: Report, actors: Sequence[ActorRecord], places: Sequence[PlaceRecord]
) -> list[EventRecord]:
    """The events; what is an affair of one state and names nobody of any gets the state that the report means.

    For polls, where a report names them more than once, that is the state in whose places it is set, then the one that
    another mention of polls names or that the report is about: a sentence tells who speaks of a vote, not whose it is.
    Any other vote is that of the chamber told of before it. For the rest it is the one state of the sentence, then that
    of the report.
    """
    if not any(_is_open(event) for event in events):
        return _with_polls_ahead(events, report)
    named: _Named = [*actors, *places]
    set_in = _set_in(places)
    home = set_in or _home(report, named)
    polls = [event for event in events if is_of_polls(event)]
    polled = set_in or _one({country for event in polls for country in _countries(event)})
    polled = (polled or home) if len(polls) > 1 else None
    told: list[EventRecord] = []
    for event in events:
        if _is_open(event):
            if is_of_polls(event):
                state = polled
            elif event.label == "vote":
                state = _voted_before(event, told)
            else:
                state = _one(_named_in(event, named)) or home
            event = _with_state(event, state) if state else event
        told.append(event)
    return _with_polls_ahead(told, report)


def _voted_before(event: EventRecord, told: Sequence[EventRecord]) -> str | None:
    """The state of the chamber that decides, or is to, shortly before a vote that names none."""
    for other in reversed(told):
        if event.start - other.end > _REACH:
            return None
        if other.label in _settings()["decisions"] and not is_of_polls(other):
            return _one(_countries(other))
    return None


def _with_polls_ahead(events: Sequence[EventRecord], report: Report) -> list[EventRecord]:
    """The events; where a report's polls lie ahead, a poll that is named without a day lies ahead too.

    "It will be enforced until the election", "Oslo could leave after the election": the noun alone reads as done. What
    a condition leads to on a stated day ahead is expected for it ("if it passes, a vote in May will follow").
    """
    told = [_as_expected(event, report) for event in events]
    polls = [event for event in told if is_of_polls(event)]
    stated = [event for event in polls if event.date is not None and event.date_basis is DateBasis.STATED]
    if not stated or any(_starts(event) <= (report.dct or "") for event in stated):
        return told
    lying = {country for event in stated for country in _countries(event)}
    for at, event in enumerate(told):
        is_bare = event.status is Status.OCCURRED and event.date_basis is DateBasis.BOUNDED and is_of_polls(event)
        if is_bare and _countries(event) <= lying and not _looks_back(event):
            told[at] = replace(
                event, status=Status.PLANNED, date=None, date_basis=DateBasis.UNKNOWN, reasons=("its report's polls",)
            )
    return told


def _as_expected(event: EventRecord, report: Report) -> EventRecord:
    """A poll that is only supposed, with a stated day ahead, as expected; the drafting of a law as going on."""
    is_led_to = is_of_polls(event) or _WILL.match(event.text)
    if event.status is Status.HYPOTHETICAL and is_led_to and event.date_basis is DateBasis.STATED:
        return replace(event, status=Status.EXPECTED) if _starts(event) > (report.dct or "9999") else event
    if event.date_basis is DateBasis.BOUNDED and event.trigger.lower() in _settings()["processes"]:
        return replace(event, status=Status.ONGOING, date=None, date_basis=DateBasis.UNKNOWN)
    return event


def _starts(event: EventRecord) -> str:
    return (event.date.earliest or "")[:10] if event.date is not None else ""


def _looks_back(event: EventRecord) -> bool:
    """Whether the words around a poll speak of an earlier one ("won the last election"), or of whom a body chose."""
    at = event.start - event.evidence.start
    beside = f"{event.evidence.quote[max(0, at - _BESIDE) : at]}{event.text}"
    if _CHOICE.match(event.evidence.quote[event.end - event.evidence.start :]):
        return True
    return re.search(rf"\b(?:{'|'.join(_settings()['looking_back'])})\b", beside, re.IGNORECASE) is not None


def _set_in(places: Sequence[PlaceRecord]) -> str | None:
    """The state in which nearly all places of a report lie, where it names several."""
    counts = Counter(country for record in places for country in _states_of(record))
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _settings()["places"]:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _settings()["places"] * ranked[1][1] else None


def is_of_polls(event: EventRecord) -> bool:
    """Whether an event is an election or a referendum by its noun."""
    return event.label == "vote" and _polls().search(event.text) is not None


def _is_open(event: EventRecord) -> bool:
    return event.label in _settings()["labels"] and not _countries(event) and not _has_body(event)


def _countries(event: EventRecord) -> set[str]:
    return {actor.country for actor in (*event.actors, *event.recipients) if actor.country}


def _has_body(event: EventRecord) -> bool:
    """Whether an organisation of no state takes part, whose own vote it may be."""
    return any(actor.kind is ActorKind.ORGANISATION and not actor.id.startswith("~") for actor in event.actors)


def _with_state(event: EventRecord, country: str) -> EventRecord:
    return replace(event, actors=(*event.actors, state_actor(country)), reasons=(*event.reasons, BASIS))


def _named_in(event: EventRecord, named: _Named) -> set[str]:
    """The states named in the sentence of an event, as actors or by places."""
    start, end = event.evidence.start, event.evidence.end
    return {country for record in named if start <= record.start < end for country in _states_of(record)}


def _home(report: Report, named: _Named) -> str | None:
    """The state that a report names often, and far more often than any other, else the one state of its headline."""
    counts = Counter(country for record in named for country in _states_of(record))
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _settings()["least"]:
        return None
    if len(ranked) == 1 or ranked[0][1] >= _settings()["leading"] * ranked[1][1]:
        return ranked[0][0]
    title = len(report.title or "")
    return _one({country for record in named if record.start < title for country in _states_of(record)})


def _states_of(record: ActorRecord | PlaceRecord) -> Iterable[str]:
    if isinstance(record, PlaceRecord) and record.place.name in read_toml("states.toml")["settings"]["seats"]:
        return ()
    if isinstance(record, PlaceRecord):
        return record.place.country if len(record.place.country) == 1 else ()
    return (record.country,) if record.country else ()


def _one(countries: set[str]) -> str | None:
    return next(iter(countries)) if len(countries) == 1 else None


@cache
def _polls() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_settings()['polls'])})s?\b", re.IGNORECASE)


def _settings() -> dict[str, Any]:
    found: dict[str, Any] = read_toml("own_affairs.toml")
    return found
