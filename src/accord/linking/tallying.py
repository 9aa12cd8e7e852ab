"""6. Records ↔ records: events and records counted: who is seen, who deals with whom, where, on which days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

from accord.ledger.event_tables import UNDATED, first_day_of
from accord.ledger.merged import Event, Known
from accord.ledger.tallies import ActorSeen, DayCount, Dealing, Party, PlaceSeen
from accord.linking.kept import as_json
from accord.records import EventRecord, FigureRecord, Record, StatementRecord
from accord.values import AHEAD, DONE, Actor, ActorKind, EventType, Place, Status

MOST_EXAMPLES = 5
STARTS = {"year": 4, "month": 7, "day": 10}
"""How many characters of an ISO day name the year, month or day."""
DENIED = frozenset({Status.DENIED, Status.DID_NOT_HAPPEN, Status.CANCELLED})


class Named(NamedTuple):
    """An actor as one record names it; of several names that occurs which most reports give."""

    name: str
    kind: ActorKind
    country: str | None


def find_actors(events: Sequence[Event], known: Known) -> list[ActorSeen]:
    """Who takes part in an event or says something, those of most events first."""
    names: dict[str, Counter[Named]] = defaultdict(Counter)
    days: dict[str, set[str]] = defaultdict(set)
    statements: Counter[str] = Counter()
    for report, records in _by_report(known.records).items():
        day = known.reports[report].day if report in known.reports else None
        for actor, named in {(a.id, Named(a.name, a.kind, a.country)) for r in records for a in actors_of(r)}:
            names[actor][named] += 1
            days[actor] |= {day} if day else set()
        statements.update(r.source.id for r in records if isinstance(r, StatementRecord) and r.source)
    told = Counter(actor.id for event in events for actor in event.participants)
    found = [
        ActorSeen(
            id=actor,
            **most_used(names[actor])._asdict(),
            events=told[actor],
            statements=statements[actor],
            first=min(days[actor], default=None),
            latest=max(days[actor], default=None),
        )
        for actor in names
        if told[actor] or statements[actor]
    ]
    return sorted(found, key=lambda seen: (-seen.events, -seen.statements, seen.id))


def most_used(names: Counter[Named]) -> Named:
    """The name that most reports give, the first of equals."""
    return min(names, key=lambda named: (-names[named], named.name, named.kind, named.country or ""))


def actors_of(record: Record) -> tuple[Actor, ...]:
    """Who takes part in an event that a record tells, or says, or owns what it gives."""
    match record:
        case EventRecord():
            found: tuple[Actor | None, ...] = (*record.actors, *record.recipients)
        case StatementRecord():
            found = (record.source,)
        case FigureRecord():
            found = (record.owner,)
        case _:
            found = ()
    return tuple(actor for actor in found if actor)


def _by_report(records: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record.report].append(record)
    return found


def find_dealings(events: Iterable[Event], actors: Iterable[ActorSeen]) -> list[Dealing]:
    """Who deals with whom, by type: those of most events first; `actors` are at least those who take part."""
    told: dict[tuple[str, str, EventType | None], list[Event]] = defaultdict(list)
    parties = {seen.id: Party(id=seen.id, name=seen.name, country=seen.country) for seen in actors}
    for event in events:
        for actor, recipient in product(event.actors, event.recipients):
            if actor.id != recipient.id:
                told[actor.id, recipient.id, event.type].append(event)
    found = [
        _dealing(parties[actor], parties[recipient], type_, dealt) for (actor, recipient, type_), dealt in told.items()
    ]
    return sorted(found, key=lambda each: (-each.events, each.actor.id, each.recipient.id, each.type or ""))


def _dealing(actor: Party, recipient: Party, type_: EventType | None, events: Sequence[Event]) -> Dealing:
    unique = list({event.id: event for event in events}.values())
    days = sorted(day for event in unique if (day := first_day_of(event)) != UNDATED)
    return Dealing(
        actor=actor,
        recipient=recipient,
        type=type_,
        events=len(unique),
        deeds=sum(event.status in DONE for event in unique),
        foreseen=sum(event.status in AHEAD for event in unique),
        denied=sum(event.status in DENIED for event in unique),
        first=days[0] if days else None,
        latest=days[-1] if days else None,
        example=min(unique, key=lambda event: (-event.weight, event.id)).id,
    )


def find_places(events: Iterable[Event]) -> list[PlaceSeen]:
    """Where events fall that have a place with a point: those of most events first."""
    told: dict[Place, list[Event]] = defaultdict(list)
    for event in events:
        if event.place is not None and event.place.latitude is not None and event.place.longitude is not None:
            told[event.place].append(event)
    found = [
        PlaceSeen(
            place=place,
            events=len(here),
            main=sum(event.main for event in here),
            latest=max((day for event in here if (day := first_day_of(event)) != UNDATED), default=None),
            examples=tuple(
                event.id for event in sorted(here, key=lambda event: (-event.weight, event.id))[:MOST_EXAMPLES]
            ),
        )
        for place, here in told.items()
    ]
    return sorted(found, key=lambda seen: (-seen.events, as_json(seen.place)))


def count_days(events: Iterable[Event], by: str) -> list[DayCount]:
    """How many dated events of each status fall into each year, month or day, in the order of time."""
    length = STARTS[by]
    counts = Counter(
        (day[:length], event.status) for event in events if len(day := first_day_of(event)) >= length and day != UNDATED
    )
    return [DayCount(start=start, status=status, events=number) for (start, status), number in sorted(counts.items())]
