"""6. Records ↔ records: what a ledger's kept links answer, now or as of a day; else what is linked from nothing."""

from __future__ import annotations

from collections.abc import Iterable

from accord.ledger.merged import Event, Known, Link, Linked
from accord.ledger.storage import LedgerFile
from accord.linking import assemble, link
from accord.linking.copies import group_copies
from accord.linking.kept import Kept, judged_of, judgements_of, read_event
from accord.linking.regrouping import make_events
from accord.linking.upkeep import linking_version
from accord.records import EventRecord


def find_links(file: LedgerFile, known: Known) -> Linked:
    """Events, plans, conflicts, links and copies among what is known, read from the kept links where these are current.

    As of a day, only sets of tellings of which a part is known by then are grouped anew.
    """
    judgements = judgements_of(file)
    if not file.links.is_current(linking_version()):
        return link(known, judgements)
    records = {record.id: record for record in known.records if isinstance(record, EventRecord)}
    events, links = _events_now(file, records) if known.as_of is None else _events_then(file, known, records)
    copies = group_copies(pair for pair in file.links.copies() if pair[0] in known.reports and pair[1] in known.reports)
    return assemble(known, events, links, copies, judgements)


def _events_now(file: LedgerFile, records: dict[str, EventRecord]) -> tuple[list[Event], list[Link]]:
    read = [read_event(row, records) for row in file.links.events()]
    return [event for event, _ in read], [link for _, links in read for link in links]


def _events_then(file: LedgerFile, known: Known, records: dict[str, EventRecord]) -> tuple[list[Event], list[Link]]:
    keys = file.links.keys()
    then = {keys[name] for name in known.reports}
    now = file.links.current()
    told: dict[int, tuple[set[int], set[int]]] = {}
    for component, report in file.links.homes():
        members = told.setdefault(component, (set(), set()))
        if report in then:
            members[0].add(report)
        if report in now:
            members[1].add(report)
    whole = {component for component, (some, all_) in told.items() if some and some == all_}
    part = {component for component, (some, all_) in told.items() if some and some != all_}
    read = [read_event(row, records) for row in file.links.events() if row.component in whole]
    read += [(event, tuple(links)) for event, links in _regrouped(file, part, then)]
    return [event for event, _ in read], [link for _, links in read for link in links]


def _regrouped(file: LedgerFile, components: set[int], then: set[int]) -> Iterable[tuple[Event, list[Link]]]:
    """The events that the reports of a time alone make of these sets of tellings."""
    if not components:
        return []
    rows = [row for row in file.links.places_in(components) if row.report in then]
    return make_events(Kept(file), rows, judged_of(file))
