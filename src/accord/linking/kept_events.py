"""6. Records ↔ records: events as the ledger keeps them, with what each rests on, written and read again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import msgspec

from accord.ledger.event_tables import EventRow, KeptEvent, Sentence, first_day_of, names_of
from accord.ledger.link_tables import LinkTables
from accord.ledger.merged import Event, Link, Support
from accord.linking.copies import group_copies
from accord.linking.kept import Kept, as_json, texts_of
from accord.linking.support import find_support
from accord.records import EventRecord

_event = msgspec.json.Decoder(Event)
_support = msgspec.json.Decoder(Support)


class MadeEvent(NamedTuple):
    """An event that was just made: its links, its connected set, a digest of what it is made of, and its tellings."""

    event: Event
    links: Sequence[Link]
    component: int
    made_of: int
    tellings: Sequence[int]


@dataclass(frozen=True, slots=True)
class EventChange:
    """What became of kept events: those gone, the sentences that told them, their wholes, and the new ones, by key."""

    gone: frozenset[int]
    gone_sentences: frozenset[Sentence]
    gone_wholes: frozenset[int]
    new: Mapping[int, Event]


def change_events(kept: Kept, gone: Collection[int], made: Sequence[MadeEvent]) -> EventChange:
    """Drops events and keeps new ones."""
    tables = kept.links.events
    sentences, wholes = frozenset(tables.sentences(gone)), frozenset(kept.links.parts.wholes_of(gone))
    tables.remove(gone)
    kept.links.parts.remove_events(gone)
    shared = _find_shared(kept.links, {report for each in made for report in each.event.reports})
    new = {}
    for each in made:
        support = find_support(each.event, kept.reports(each.event.reports), shared)
        event = replace(each.event, support=support)
        told = {(record.report, record.evidence.start) for record in event.records}
        key = tables.put(_row(event, each), names_of(event), told)
        kept.links.parts.put_tellings(key, each.tellings)
        new[key] = event
    return EventChange(frozenset(gone), sentences, wholes, new)


def _row(event: Event, made: MadeEvent) -> EventRow:
    return EventRow(
        id=event.id,
        component=made.component,
        made_of=made.made_of,
        records=as_json([record.id for record in event.records]),
        body=body_of(event),
        links=as_json(made.links),
        support=as_json(event.support),
        day=first_day_of(event),
        last_day=(event.date.latest if event.date else None) or "",
        main=event.main,
        type=event.type,
        label=event.label,
        status=event.status,
    )


def body_of(event: Event) -> str:
    """An event as kept, without its records and what it rests on, which stand beside it."""
    return as_json(msgspec.to_builtins(event) | {"records": [], "support": {}})


def keep_support(kept: Kept, reports: Collection[int], change: EventChange) -> None:
    """Finds anew what events rest on that copies of these reports tell; new events know it already."""
    tables = kept.links.events
    copied = kept.links.copied_with(reports)
    told = {key for keys in tables.told_in(copied).values() for key in keys} - change.new.keys()
    rows = tables.read(told)
    events = read_events(kept.links, rows)
    shared = _find_shared(kept.links, {report for event in events.values() for report in event.reports})
    found = ((find_support(event, kept.reports(event.reports), shared), key) for key, event in events.items())
    tables.set_support((as_json(support), key) for support, key in found if support != events[key].support)


def _find_shared(links: LinkTables, reports: Collection[str]) -> dict[str, str]:
    """For each of these reports that is a copy the one that stands for its text."""
    groups = group_copies(links.copies_among(links.copied_with(links.keys_of(reports))))
    return {report: group[0] for group in groups for report in group}


def read_events(links: LinkTables, rows: Sequence[KeptEvent]) -> dict[int, Event]:
    """The events of rows by key, with their records."""
    names = {name for row in rows for name in texts_of(row.records)}
    found = links.events.records(names)
    records = {name: record for name, record in found.items() if isinstance(record, EventRecord)}
    return {row.key: read_event(row, records) for row in rows}


def read_event(row: KeptEvent, records: Mapping[str, EventRecord]) -> Event:
    """The event of a row, its records taken from those known."""
    told = tuple(records[name] for name in texts_of(row.records))
    return replace(_event.decode(row.body), records=told, support=_support.decode(row.support))


def reports_of(events: Iterable[Event]) -> set[str]:
    """The ids of the reports that tell events."""
    return {record.report for event in events for record in event.records}
