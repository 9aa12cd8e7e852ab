"""9. Ledger → pages: events, and one event with every report's words side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from accord.api import Ledger
from accord.errors import RecordNotFound
from accord.ledger.merged import Event, Plan
from accord.records import EventRecord, Report, digest
from accord.web.declaring import Asked, Page, View
from accord.web.filters import ACTOR, ALL, BETWEEN, NEWEST, PAGED, REPORT, STATUS, TYPE

LAST_DAY = "2099-12-31"
"""A day by which every dated event has happened or is due."""
MOST_REPORTS = 40


def show_events(asked: Asked, ledger: Ledger) -> View:
    """Events by day, those a reader would list unless all are asked for; those without a day last."""
    given = asked.given("actor", "type", "status", "since", "until", "report")
    given |= {"main": None if asked.values["all"] else True, "as_of": asked.as_of}
    total = ledger.count_events(**given)
    return View(items=find_events(asked, ledger, given), kind="event", total=total)


def find_events(asked: Asked, ledger: Ledger, given: dict[str, Any]) -> Sequence[Event]:
    """The events of one page, the newest first with those without a day behind them."""
    part = asked.part
    if not part["newest_first"] or given["until"]:
        return ledger.events(**given, **part)
    dated = ledger.count_events(**{**given, "until": LAST_DAY})
    offset, limit = part["offset"], part["limit"]
    found = list(ledger.events(**{**given, "until": LAST_DAY}, **part)) if offset < dated else []
    if len(found) < limit:
        found += ledger.events(**given, offset=max(offset, dated), limit=limit - len(found))
    return found


def show_event(asked: Asked, ledger: Ledger) -> View:
    """One event: each report's words, its status through time, the plan it settles, what differs, and why."""
    event = ledger.event(asked.name, as_of=asked.as_of)
    reports = reports_of(ledger, event.reports[:MOST_REPORTS])
    why = ledger.why(event.id, as_of=asked.as_of)
    context = {
        "event": event,
        "reports": reports,
        "steps": sorted(event.history, key=lambda step: (step.day or "9", step.report)),
        "told": _told_by_report(event, reports),
        "plans": _plans_of(ledger, event, asked.as_of),
        "conflicts": ledger.conflicts(event=event.id, as_of=asked.as_of),
        "whole": _part_of(ledger, event, asked.as_of),
        "parts": _parts_of(ledger, event, asked.as_of),
        "why": why,
        "left_out": max(0, len(event.reports) - MOST_REPORTS),
    }
    return View(
        items=[event],
        kind="event",
        context=context,
        title=event.title,
        crumbs=(("Events", "/events"),),
        more={"event": event.to_dict(), "why": list(why)},
    )


def reports_of(ledger: Ledger, names: Sequence[str]) -> dict[str, Report]:
    """Reports by their ids."""
    return {name: ledger.report(name) for name in dict.fromkeys(names)}


def _told_by_report(event: Event, reports: dict[str, Report]) -> list[tuple[Report, list[EventRecord]]]:
    """The records of an event under the report that has them, by the day of the report."""
    ordered = sorted(reports.values(), key=lambda report: (report.published or "9", report.id))
    records = {report.id: [record for record in event.records if record.report == report.id] for report in ordered}
    return [(report, sorted(records[report.id], key=lambda record: record.start)) for report in ordered]


def _plans_of(ledger: Ledger, event: Event, as_of: str | None) -> list[Plan]:
    try:
        return [plan_of(ledger, event, as_of)]
    except RecordNotFound:
        return []


def plan_of(ledger: Ledger, event: Event, as_of: str | None) -> Plan:
    """The plan that this event is: its id is made of the event's; RecordNotFound where it is none."""
    return ledger.plan(f"p{digest('plan', event.id)}", as_of=as_of)


def _part_of(ledger: Ledger, event: Event, as_of: str | None) -> Event | None:
    return ledger.event(event.whole, as_of=as_of) if event.whole else None


def _parts_of(ledger: Ledger, event: Event, as_of: str | None) -> list[Event]:
    return [ledger.event(name, as_of=as_of) for name in event.parts]


PAGES = (
    Page(
        path="/events",
        title="Events",
        template="events.html.j2",
        make=show_events,
        filters=(ACTOR, TYPE, STATUS, *BETWEEN, NEWEST, ALL, REPORT, *PAGED),
        group="Events",
    ),
    Page(path="/events/{name}", title="Event", template="event.html.j2", make=show_event),
)
