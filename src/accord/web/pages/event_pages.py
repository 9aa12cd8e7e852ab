"""9. Ledger → pages: events, and one event with every report's words side by side."""

from __future__ import annotations

from accord.api import Ledger
from accord.web.declaring import Asked, Page, View
from accord.web.filters import ACTOR, ALL, BETWEEN, NEWEST, PAGED, REPORT, STATUS, TYPE


def show_events(asked: Asked, ledger: Ledger) -> View:
    """Events by day, those a reader would list unless all are asked for."""
    main = None if asked.values["all"] else True
    given = asked.given("actor", "type", "status", "since", "until", "report")
    found = ledger.events(**given, main=main, as_of=asked.as_of, **asked.part)
    total = ledger.count_events(**given, main=main, as_of=asked.as_of)
    return View(items=found, kind="event", total=total)


PAGES = (
    Page(
        path="/events",
        title="Events",
        template="events.html.j2",
        make=show_events,
        filters=(ACTOR, TYPE, STATUS, *BETWEEN, ALL, NEWEST, REPORT, *PAGED),
        group="Events",
    ),
)
