"""6. Records ↔ records: what some of a large ledger's reports tell, alone: a question on these reads no others."""

from __future__ import annotations

from collections.abc import Collection

from accord.ledger.conflict_query import ConflictQuery
from accord.ledger.event_tables import first_day_of
from accord.ledger.merged import Conflict, Event, Known, Linked
from accord.ledger.storage import LedgerFile
from accord.ledger.tables import Part
from accord.linking import in_order, link
from accord.linking.answers import find_links
from accord.linking.conflicts import find_conflicts
from accord.linking.copies import group_copies
from accord.linking.judged_conflicts import apply_judgements
from accord.linking.kept import judgements_of, links_of
from accord.linking.kept_events import read_events
from accord.linking.kept_plans import read_plans
from accord.linking.outcomes import as_of_day
from accord.linking.surveys import read_conflicts
from accord.records import EventRecord, FigureRecord


def known_then(file: LedgerFile, as_of: str) -> tuple[Known, Linked]:
    """What was known of a large ledger by a day: all its reports, with the records that linking reads.

    Conflicts are those kept of which every report was published by then.
    """
    reports = {report.id: report for report in file.reports(as_of=as_of)}
    kinds = (EventRecord.kind, FigureRecord.kind)
    records = [record for kind in kinds for record in file.records(kind=kind, as_of=as_of)]
    known = Known(reports, tuple(records), as_of, file.left_out(as_of))
    told = read_conflicts(file.links.surveys.find(ConflictQuery(until=as_of[:10]), Part()))
    return known, find_links(file, known, [each for each in told if _is_known(each, reports)])


def _is_known(conflict: Conflict, reports: Collection[str]) -> bool:
    return all(report in reports for account in conflict.accounts for report in account.reports)


def known_within(file: LedgerFile, reports: Collection[str], as_of: str | None) -> tuple[Known, Linked]:
    """These reports with what they tell; events as kept where they are asked about now, else linked among these alone.

    A kept event has all its records, also those of other reports.
    """
    names = sorted(reports)
    records = tuple(record for name in names for record in file.records(report=name))
    known = Known({name: file.report(name) for name in names}, records, as_of)
    if as_of is not None:
        return known, link(known, judgements_of(file))
    keys = file.links.keys_of(names)
    rows = file.links.events.read({key for told in file.links.events.told_in(keys).values() for key in told})
    told = read_events(file.links, rows)
    today = file.links.events.last_day()
    plans = read_plans(file.links.plans.read(told.keys()), told)
    events: list[Event] = sorted(told.values(), key=lambda event: (first_day_of(event), event.id))
    return known, Linked(
        events=tuple(events),
        plans=tuple(as_of_day(plan, today) for plan in plans),
        conflicts=apply_judgements(find_conflicts(events, known), judgements_of(file)),
        links=in_order(each for row in rows for each in links_of(row.links)),
        copies=group_copies(file.links.copies_among(file.links.copied_with(keys))),
    )
