"""6. Records ↔ records: actors, dealings, places and totals read from what a ledger keeps of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from accord.ledger.event_tables import EventQuery
from accord.ledger.storage import LedgerFile
from accord.ledger.tables import Part
from accord.ledger.tallies import ActorSeen, Dealing, Party, PlaceSeen
from accord.ledger.tally_pages import TallyPages, TallyQuery
from accord.values import ActorKind, EventType, Place

_AT_ONCE = 500
_place = msgspec.json.Decoder(Place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many events, statements, figures, and plans by verdict a ledger has."""

    events: int
    main: int
    statements: int
    figures: int
    plans: dict[str, int]


def read_actor(row: Sequence[Any]) -> ActorSeen:
    """The actor of a row."""
    id_, name, kind, country, events, statements, first, latest = row
    return ActorSeen(
        id=id_,
        name=name,
        kind=ActorKind(kind),
        country=country,
        events=events,
        statements=statements,
        first=first,
        latest=latest,
    )


def read_dealings(tallies: TallyPages, query: TallyQuery, part: Part) -> Iterator[Dealing]:
    """The dealings that a query finds, those of most events first."""
    rows = tallies.find_dealings(query, part)
    parties = {
        name: Party(id=name, name=row[1], country=row[2])
        for name, row in tallies.parties({name for row in rows for name in row[:2]}).items()
    }
    for actor, recipient, type_, events, deeds, foreseen, denied, first, latest in rows:
        yield Dealing(
            actor=parties[actor],
            recipient=parties[recipient],
            type=EventType(type_) if type_ else None,
            events=events,
            deeds=deeds,
            foreseen=foreseen,
            denied=denied,
            first=first,
            latest=latest,
            example=tallies.example((actor, recipient, type_), query),
        )


def read_places(tallies: TallyPages, query: TallyQuery, part: Part) -> Iterator[PlaceSeen]:
    """The places that a query finds, those of most events first."""
    rows = tallies.find_places(query, part)
    examples: dict[str, list[str]] = {}
    for start in range(0, len(rows), _AT_ONCE):
        examples |= tallies.examples([row[0] for row in rows[start : start + _AT_ONCE]], query)
    for place, events, main, latest in rows:
        yield PlaceSeen(
            place=_place.decode(place),
            events=events,
            main=main,
            latest=latest,
            examples=tuple(examples[place]),
        )


def read_counts(file: LedgerFile) -> Counted:
    """The totals of a ledger; plans as of the last day of its reports."""
    totals = file.tallies.totals()
    plans = file.links.plans.count_verdicts(file.links.events.last_day())
    return Counted(
        events=file.links.events.count(EventQuery()),
        main=file.links.events.count(EventQuery(main=True)),
        statements=totals["statements"],
        figures=totals["figures"],
        plans=plans,
    )
