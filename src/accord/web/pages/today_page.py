"""9. Ledger → pages: today: what is new, due, overdue and disputed, which dossiers moved, and what is owed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accord.api import Ledger
from accord.dossiers.model import DossierState, Warning
from accord.ledger.merged import ConflictVerdict, Verdict
from accord.linking.differences import Change, ChangeKind
from accord.web.declaring import Asked, Page, View
from accord.web.pages.changes_page import HEADINGS, LAST_LOOKED, day_before_newest, events_of, path_of, repeating
from accord.web.pages.event_pages import LAST_DAY, reports_of

MOST_NEW = 8
MOST_OTHER = 5
_NEWS = (ChangeKind.NEW_EVENT, ChangeKind.STATUS, ChangeKind.DATE, ChangeKind.PLAN, ChangeKind.FIGURE)


def show_today(asked: Asked, ledger: Ledger) -> View:
    """The first page: what a reader who looked the day before must know, each line leading to its words."""
    overview = ledger.overview(as_of=asked.as_of)
    if not overview.reports:
        return View(context={"overview": overview}, rows=())
    today = (asked.as_of or overview.latest or "")[:10]
    since = asked.text("since") or day_before_newest(ledger, asked.as_of)
    changes = ledger.changes(since=since, as_of=asked.as_of) if since else ()
    news = _by_kind(changes)
    shown = [change for found in news.values() for change in found[:MOST_NEW]]
    states = ledger.dossiers(as_of=asked.as_of)
    context = {
        "overview": overview,
        "today": today,
        "since": since,
        "news": [(HEADINGS[kind], found[:MOST_NEW], len(found)) for kind, found in news.items()],
        "reports": reports_of(ledger, [change.evidence[0].report for change in shown]),
        "events": events_of(ledger, shown, asked.as_of),
        "repeated": repeating(shown),
        "path_of": path_of,
        "due": ledger.plans(
            verdict=Verdict.OPEN, since=today or None, until=LAST_DAY, as_of=asked.as_of, limit=MOST_OTHER
        ),
        "overdue": ledger.plans(verdict=Verdict.OVERDUE, as_of=asked.as_of, limit=MOST_OTHER, newest_first=True),
        "disputed": ledger.conflicts(
            verdict=ConflictVerdict.CONFLICT, as_of=asked.as_of, limit=MOST_OTHER, newest_first=True
        ),
        "moved": _moved(states, since),
        "warnings": _warnings(states),
        "latest": ledger.reports(as_of=asked.as_of, limit=MOST_OTHER, newest_first=True),
    }
    return View(items=changes, kind="change", context=context, more={"since": since, "overview": overview.to_dict()})


def _by_kind(changes: Sequence[Change]) -> Mapping[ChangeKind, list[Change]]:
    found = {kind: [change for change in changes if change.kind == kind] for kind in _NEWS}
    return {kind: listed for kind, listed in found.items() if listed}


def _moved(states: Sequence[DossierState], since: str | None) -> list[DossierState]:
    """The dossiers of which a report since that day tells a step, the last step first."""
    moved = [state for state in states if state.path and (state.path[-1].reported or "") > (since or "")]
    return sorted(moved, key=lambda state: state.path[-1].reported or "", reverse=True)[:MOST_OTHER]


def _warnings(states: Sequence[DossierState]) -> list[tuple[DossierState, Warning]]:
    """Each warning once, with a dossier that owes it, by the mission's numbers."""
    found: dict[str, tuple[DossierState, Warning]] = {}
    for state in states:
        for warning in state.warnings:
            found.setdefault(warning.id, (state, warning))
    return sorted(found.values(), key=lambda each: each[1].number)


PAGES = (Page(path="/", title="Today", template="today.html.j2", make=show_today, filters=(LAST_LOOKED,), group="Now"),)
