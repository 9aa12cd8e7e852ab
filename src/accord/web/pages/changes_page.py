"""9. Ledger → pages: what a reader who last looked on a day must know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from accord.api import Ledger
from accord.ledger.merged import Event
from accord.linking.differences import Change, ChangeKind
from accord.web.declaring import Asked, Page, View
from accord.web.filters import Filter, FilterKind
from accord.web.pages.event_pages import LAST_DAY, reports_of

LAST_LOOKED = Filter(name="since", label="You last looked on", kind=FilterKind.DAY)
MOST_OF_KIND = 60
PATHS = {ChangeKind.PLAN: "plans", ChangeKind.OVERDUE: "plans", ChangeKind.CONFLICT: "conflicts"}
_OF_EVENTS = (ChangeKind.NEW_EVENT, ChangeKind.STATUS, ChangeKind.DATE)
HEADINGS = {
    ChangeKind.NEW_EVENT: "New events",
    ChangeKind.STATUS: "Told otherwise: whether it happened",
    ChangeKind.DATE: "Told otherwise: when",
    ChangeKind.PLAN: "Plans settled",
    ChangeKind.OVERDUE: "Plans overdue",
    ChangeKind.CONFLICT: "New disagreements",
    ChangeKind.FIGURE: "Figures that changed",
}


def newest_day(ledger: Ledger, as_of: str | None) -> str:
    """The day asked about, else that of the newest report (ISO); empty where no report has a day."""
    if as_of:
        return as_of[:10]
    newest = ledger.reports(until=LAST_DAY, limit=1, newest_first=True).first()
    return (newest.day or "") if newest else ""


def day_before_newest(ledger: Ledger, as_of: str | None) -> str | None:
    """The day before that of the newest report: what a reader who looked yesterday does not know yet."""
    latest = newest_day(ledger, as_of)
    return (date.fromisoformat(latest) - timedelta(days=1)).isoformat() if latest else None


def show_changes(asked: Asked, ledger: Ledger) -> View:
    """Changes since the end of a day, by kind, each with its words."""
    since = asked.text("since") or day_before_newest(ledger, asked.as_of)
    found: Sequence[Change] = ledger.changes(since=since, as_of=asked.as_of) if since else ()
    groups = [(kind, list(changes)) for kind, changes in groupby(found, key=lambda change: change.kind)]
    shown = [change for _, changes in groups for change in changes[:MOST_OF_KIND]]
    context = {
        "since": since,
        "groups": [(HEADINGS[kind], changes[:MOST_OF_KIND], len(changes)) for kind, changes in groups],
        "reports": reports_of(ledger, [change.evidence[0].report for change in shown]),
        "events": events_of(ledger, shown, asked.as_of),
        "repeated": repeating(shown),
        "path_of": path_of,
    }
    caveats = ledger.caveats("changes", as_of=asked.as_of)
    return View(items=found, kind="change", context=context, more={"since": since}, caveats=caveats)


def events_of(ledger: Ledger, changes: Iterable[Change], as_of: str | None) -> dict[str, Event]:
    """The events that changes are about, by id."""
    about = [change.about for change in changes if change.kind in _OF_EVENTS]
    return {name: ledger.event(name, as_of=as_of) for name in about}


def repeating(changes: Iterable[Change]) -> list[Change]:
    """The changes whose first words a change before them shows already."""
    shown: set[tuple[str, int]] = set()
    found = []
    for change in changes:
        place = (change.evidence[0].report, change.evidence[0].start) if change.evidence else ("", 0)
        if place in shown:
            found.append(change)
        shown.add(place)
    return found


def path_of(change: Change) -> str:
    """The page of what a change is about; a changed figure is kept as a conflict."""
    kind = PATHS.get(change.kind, "conflicts" if change.kind == ChangeKind.FIGURE else "events")
    return f"/{kind}/{change.about}"


PAGES = (
    Page(
        path="/changes",
        title="Changes",
        template="changes.html.j2",
        make=show_changes,
        filters=(LAST_LOOKED,),
        group="Now",
    ),
)
