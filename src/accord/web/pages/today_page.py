"""9. Ledger → pages: today: what is new, due, overdue and disputed, which dossiers moved, and what is owed."""

from __future__ import annotations

from accord.api import Ledger
from accord.web.declaring import Asked, Page, View


def show_today(asked: Asked, ledger: Ledger) -> View:
    """The first page."""
    found = ledger.events(main=True, as_of=asked.as_of, limit=8, newest_first=True)
    return View(items=found, kind="event", context={"new": found})


PAGES = (Page(path="/", title="Today", template="today.html.j2", make=show_today, group="Now"),)
