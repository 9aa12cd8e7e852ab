"""6. Records ↔ records: what pages count, kept as events and readings come and go: actors, dealings, places, totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from itertools import product

from accord.ledger.event_tables import first_day_of, last_day_of
from accord.ledger.merged import Event
from accord.ledger.tally_tables import ActorRow, DealingRow, ToldEvent, Touched
from accord.linking.event_ids import event_id
from accord.linking.kept import Kept, as_json
from accord.linking.kept_events import EventChange
from accord.linking.tallying import DENIED, Named, actors_of
from accord.records import FigureRecord, Record, StatementRecord
from accord.values import AHEAD, DONE


def keep_tallies(kept: Kept, reports: Collection[int], change: EventChange) -> None:
    """Counts anew what new and gone events and these reports, read anew or replaced, bear on."""
    tallies = kept.links.tallies
    before = tallies.touched_by(change.gone)
    tallies.remove_events(change.gone)
    for key, event in change.new.items():
        tallies.put_event(key, told_of(event))
    after = tallies.touched_by(change.new.keys())
    statements = tallies.replace_reports(reports, *_named_in(kept, reports))
    changed = Counter(after.events)
    changed.subtract(before.events)
    touched = Touched(
        before.actors | after.actors, before.dealings | after.dealings, before.places | after.places, changed
    )
    tallies.settle(touched, statements)


def told_of(event: Event) -> ToldEvent:
    """An event as it is counted."""
    has_point = event.place is not None and event.place.latitude is not None and event.place.longitude is not None
    pairs = {(a.id, r.id) for a, r in product(event.actors, event.recipients) if a.id != r.id}
    said = (event.status in DONE, event.status in AHEAD, event.status in DENIED)
    return ToldEvent(
        id=event.id,
        actors=frozenset(actor.id for actor in event.participants),
        dealings=[DealingRow(*pair, event.type or "", *said, event.weight) for pair in sorted(pairs)],
        place=as_json(event.place) if has_point else None,
        day=first_day_of(event),
        last_day=last_day_of(event),
        main=event.main,
        weight=event.weight,
        former=frozenset(event_id(record) for record in event.records),
    )


def _named_in(kept: Kept, reports: Collection[int]) -> tuple[list[ActorRow], Mapping[int, tuple[int, int]]]:
    """Who is named in those of these reports that stand, and how many statements and figures each of them holds."""
    standing = sorted(set(reports) - kept.links.not_current(reports))
    rows: list[ActorRow] = []
    counts: dict[int, tuple[int, int]] = {}
    for key, name in kept.links.names_of(standing).items():
        records = list(kept.file.records(report=name))
        day = kept.file.report(name).day or ""
        rows += _rows(key, day, records)
        counts[key] = (
            sum(isinstance(record, StatementRecord) for record in records),
            sum(isinstance(record, FigureRecord) for record in records),
        )
    return rows, counts


def _rows(report: int, day: str, records: Collection[Record]) -> list[ActorRow]:
    """Each actor once by each of its names; its statements are counted beside the first of them."""
    named = sorted({(a.id, Named(a.name, a.kind, a.country)) for r in records for a in actors_of(r)}, key=str)
    said = Counter(r.source.id for r in records if isinstance(r, StatementRecord) and r.source)
    return [ActorRow(actor, day, report, of.name, of.kind, of.country or "", said.pop(actor, 0)) for actor, of in named]
