"""9. Ledger → pages: the timeline: what was planned and what happened on one axis, from years to months to days."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from accord.api import Ledger
from accord.ledger.merged import Event
from accord.records import Report
from accord.values import Status
from accord.views.time_axis import LANE_SHAPES, LANES, Span, draw_axis, in_lanes, lane_of
from accord.views.wording import day_in_words
from accord.web.declaring import Asked, Page, View
from accord.web.filters import ACTOR, ALL, NEWEST, PAGED, STATUS, Filter
from accord.web.pages.event_pages import LAST_DAY

AT = Filter(name="at", label="Year, month or day", hint="2025, 2025-11, 2025-11-04")


def show_timeline(asked: Asked, ledger: Ledger) -> View:
    """An axis of events by lane, and under it the events of the span, each with the way its status took."""
    span = Span.read(asked.text("at"))
    given = asked.given("actor") | {"main": None if asked.values["all"] else True, "as_of": asked.as_of}
    status = asked.text("status")
    shown = span.axis
    counted = ledger.event_days(**given, by=shown.by, since=shown.since, until=shown.until)
    counts = [count for count in counted if not status or count.status == status]
    between: dict[str, Any] = {"since": span.since, "until": span.until or LAST_DAY, "status": status}
    events = ledger.events(**given, **between, **asked.part)
    newest = asked.as_of or _newest_day(ledger)
    drawn = draw_axis(counts, span, today=newest, link=lambda unit: asked.same_page(at=unit, page=None))
    lanes = in_lanes(counts)
    context = {
        "span": span,
        "axis": Markup(drawn),
        "units": [(unit, lanes[unit]) for unit in shown.units(counts) if unit in lanes],
        "lanes": {lane: (LANE_SHAPES[lane], words) for lane, (words, _) in LANES.items()},
        "steps": {event.id: status_steps(event) for event in events},
        "lane_of": lane_of,
        "newest": newest,
        "zoom": _zoom(asked, span),
    }
    return View(
        items=events,
        kind="event",
        total=ledger.count_events(**given, **between),
        title=f"Timeline, {day_in_words(str(span))}" if span.year else "Timeline",
        context=context,
        more={"counts": [count.to_dict() for count in counts]},
    )


def _newest_day(ledger: Ledger) -> str | None:
    newest: Report | None = ledger.reports(limit=1, newest_first=True).first()
    return newest.day if newest else None


def status_steps(event: Event) -> list[tuple[str | None, Status]]:
    """The statuses that reports gave an event, in the order of their days, each where it is another than before."""
    steps: list[tuple[str | None, Status]] = []
    for entry in event.history:
        if not steps or steps[-1][1] != entry.status:
            steps.append((entry.day, entry.status))
    return steps


def _zoom(asked: Asked, span: Span) -> dict[str, Any]:
    """The addresses around a span: the wider one, the one before and the one after."""

    def at(name: str | None) -> tuple[str, str] | None:
        return (
            None if name is None else (day_in_words(name) if name else "all years", asked.same_page(at=name, page=None))
        )

    return {"wider": at(span.wider), "before": at(span.beside(-1)), "after": at(span.beside(1))}


PAGES = (
    Page(
        path="/timeline",
        title="Timeline",
        template="timeline.html.j2",
        make=show_timeline,
        filters=(AT, ACTOR, STATUS, ALL, NEWEST, *PAGED),
        group="Events",
    ),
)
