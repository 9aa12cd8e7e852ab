"""6. Records ↔ records: what a ledger's kept links answer, now or as of a day; else what is linked from nothing."""

from __future__ import annotations

from collections.abc import Iterable

from accord.ledger.event_tables import EventQuery, KeptEvent
from accord.ledger.judgements import joined_actors, standing
from accord.ledger.merged import Conflict, Event, Known, Link, Linked, Plan
from accord.ledger.plan_tables import PlanQuery, PlanRow
from accord.ledger.storage import LedgerFile
from accord.ledger.tables import Part
from accord.linking import assemble, in_order, link
from accord.linking.conflicts import find_conflicts
from accord.linking.copies import group_copies
from accord.linking.judged_conflicts import apply_judgements
from accord.linking.kept import Kept, as_json, judged_of, judgements_of, links_of
from accord.linking.kept_answers import Question
from accord.linking.kept_events import read_event, read_events
from accord.linking.kept_plans import read_plans
from accord.linking.outcomes import as_of_day, due_day
from accord.linking.plan_keepers import PlanKeeper, keepers_of, planners_of
from accord.linking.regrouping import make_events
from accord.linking.upkeep import linking_version
from accord.records import EventRecord

ALL = Part()


def is_kept(file: LedgerFile) -> bool:
    """Whether the kept links are those of all reports, made by this code.

    On a large ledger those of the last update will do while others are added: to link all from nothing takes minutes.
    """
    version = linking_version()
    return file.links.is_current(version) or (file.pages.is_large and file.links.version() == version)


def find_events(file: LedgerFile, query: EventQuery, part: Part = ALL) -> list[Event]:
    """Events by day and id, read from the kept links; only those asked for are read."""
    return list(read_events(file.links, file.links.events.find(query, part)).values())


def find_plans(file: LedgerFile, query: PlanQuery, part: Part = ALL) -> list[Plan]:
    """Plans by the day they are due and id, as of the last day of the reports, read from the kept links."""
    today = file.links.events.last_day()
    return _read_plans(file, file.links.plans.find(query, today, part), today)


def count_events(file: LedgerFile, query: EventQuery) -> int:
    """How many events a query finds."""
    return file.links.events.count(query)


def count_plans(file: LedgerFile, query: PlanQuery) -> int:
    """How many plans a query finds, as of the last day of the reports."""
    return file.links.plans.count(query, file.links.events.last_day())


def keepers_asked(file: LedgerFile) -> Question[PlanKeeper]:
    """The question what became of the plans of each state and body, as of the last day of the reports."""
    same = joined_actors(standing(judgements_of(file)))

    def make() -> list[PlanKeeper]:
        return keepers_of(file.links.plans.announced(file.links.events.last_day()), same)

    return Question(name="plan keepers", made_of=f"{linking_version()} {as_json(same)}", make=make, of=PlanKeeper)


def _read_plans(file: LedgerFile, rows: list[PlanRow], today: str) -> list[Plan]:
    events = read_events(file.links, file.links.events.read([row.event for row in rows]))
    return [as_of_day(plan, today) for plan in read_plans(rows, events)]


def is_asked_for(plan: Plan, query: PlanQuery) -> bool:
    """Whether a plan is one of those that a query finds."""
    due = due_day(plan.due).isoformat()
    return (
        (query.verdict is None or plan.verdict == query.verdict)
        and (not query.names or not query.names.isdisjoint(planners_of(plan)))
        and (query.since is None or due >= query.since)
        and (query.until is None or due <= query.until)
    )


def find_links(file: LedgerFile, known: Known, conflicts: Iterable[Conflict] | None = None) -> Linked:
    """Events, plans, conflicts, links and copies among what is known, read from the kept links where these are current.

    As of a day, only sets of tellings of which a part is known by then are grouped anew, and `conflicts` that are given
    are not looked for.
    """
    judgements = judgements_of(file)
    if not is_kept(file):
        return link(known, judgements)
    records = {record.id: record for record in known.records if isinstance(record, EventRecord)}
    copies = group_copies(pair for pair in file.links.copies() if pair[0] in known.reports and pair[1] in known.reports)
    if known.as_of is not None:
        events, links = _events_then(file, known, records)
        return assemble(known, events, links, copies, judgements, conflicts=conflicts)
    rows = file.links.events.find(EventQuery(), ALL)
    by_key = {row.key: read_event(row, records) for row in rows}
    today = file.links.events.last_day()
    plans = read_plans(file.links.plans.find(PlanQuery(), today, ALL), by_key)
    events = list(by_key.values())
    return Linked(
        events=tuple(events),
        plans=tuple(as_of_day(plan, today) for plan in plans),
        conflicts=apply_judgements(find_conflicts(events, known), judgements),
        links=in_order(link for row in rows for link in links_of(row.links)),
        copies=copies,
    )


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
    read = [_read(row, records) for row in file.links.events.every() if row.component in whole]
    read += [(event, tuple(links)) for event, links in regrouped(file, part, then)]
    return [event for event, _ in read], [link for _, links in read for link in links]


def _read(row: KeptEvent, records: dict[str, EventRecord]) -> tuple[Event, tuple[Link, ...]]:
    return read_event(row, records), links_of(row.links)


def regrouped(file: LedgerFile, components: set[int], then: set[int]) -> Iterable[tuple[Event, list[Link]]]:
    """The events that the reports of a time alone make of these sets of tellings."""
    if not components:
        return []
    rows = [row for row in file.links.places_in(components) if row.report in then]
    return make_events(Kept(file), rows, judged_of(file))
