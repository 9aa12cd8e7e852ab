"""6. Records ↔ records: what a few ids name with what stands beside it, read from the kept links alone."""

from __future__ import annotations

from collections.abc import Iterable

from accord.ledger.merged import Event, Known, Linked
from accord.ledger.storage import LedgerFile
from accord.linking import in_order
from accord.linking.copies import group_copies
from accord.linking.event_ids import event_id
from accord.linking.kept import links_of
from accord.linking.kept_events import read_events, reports_of
from accord.linking.kept_plans import read_plans
from accord.linking.outcomes import as_of_day
from accord.linking.surveys import read_conflicts
from accord.records import AnyRecord, EventRecord, Record

_SEVERAL = 5
"""Records whose id begins with a name: more than one of them asks for more of the id."""


def find_around(file: LedgerFile, names: Iterable[str], *, beside: bool = False) -> tuple[Known, Linked]:
    """The events, plans, records and actors with these ids (beginnings, or former ids), with their reports and links.

    With `beside` also the other events that the same reports tell.
    """
    wanted = [name for name in names if name]
    records = {record.id: record for name in wanted for record in _named(file, name)}
    keys = {key for name in wanted for key in _events(file, name)}
    keys |= {key for r in records.values() if isinstance(r, EventRecord) for key in file.tallies.former(event_id(r))}
    rows = file.links.events.read(keys)
    told = read_events(file.links, rows)
    if beside:
        reports = file.links.keys_of(reports_of(told.values()))
        others = {key for listed in file.links.events.told_in(reports).values() for key in listed} - keys
        rows += file.links.events.read(others)
        told = read_events(file.links, rows)
    today = file.links.events.last_day()
    plans = read_plans([row for name in wanted for row in file.links.plans.begin_with(name)], told)
    linked = Linked(
        events=tuple(told.values()),
        plans=tuple({plan.id: as_of_day(plan, today) for plan in plans}.values()),
        conflicts=tuple(read_conflicts(row for name in wanted for row in file.links.surveys.begin_with(name))),
        links=in_order(link for row in rows for link in links_of(row.links)),
        copies=_copies(file, told.values()),
    )
    return _known(file, linked, records.values()), linked


def _events(file: LedgerFile, name: str) -> Iterable[int]:
    """The keys of events with that id, else of those that begin so or once had it, and of plans that begin so."""
    rows = file.links.events.begin_with(name)
    found = [row.key for row in rows] or file.tallies.former(name)
    return [*found, *(plan.event for plan in file.links.plans.begin_with(name))]


def _named(file: LedgerFile, name: str) -> list[AnyRecord]:
    """The standing records whose id begins so, and one that names the actor with that id."""
    return [*file.pages.begin_with(name, _SEVERAL), *file.pages.naming(name)]


def _copies(file: LedgerFile, events: Iterable[Event]) -> tuple[tuple[str, ...], ...]:
    reports = file.links.keys_of({name for event in events for group in event.support.shared for name in group})
    return group_copies(file.links.copies_among(file.links.copied_with(reports)))


def _known(file: LedgerFile, linked: Linked, records: Iterable[AnyRecord]) -> Known:
    told: dict[str, Record] = {record.id: record for event in linked.events for record in event.records}
    told |= {record.id: record for record in records}
    named = {record.report for record in told.values()} | {name for group in linked.copies for name in group}
    return Known({name: file.report(name) for name in sorted(named)}, tuple(told.values()))
