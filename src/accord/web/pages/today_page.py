"""9. Ledger → pages: today: what is new, due, overdue and disputed, which dossiers moved, and what is owed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from accord.api import Ledger
from accord.dossiers.model import DossierState, Warning
from accord.errors import RecordNotFound
from accord.ledger.merged import ConflictVerdict, Event, Plan, Verdict
from accord.records import Evidence, Report
from accord.web.declaring import Asked, Page, View
from accord.web.pages.changes_page import LAST_LOOKED, day_before_newest, newest_day
from accord.web.pages.event_pages import LAST_DAY, plan_of

MOST_NEW = 10
MOST_OTHER = 5
MOST_REPORTS = 40
"""Newest reports whose events the page goes through."""
_SETTLED = frozenset(Verdict) - {Verdict.OPEN, Verdict.OVERDUE, Verdict.NOT_SHOWN}


@dataclass(frozen=True, slots=True)
class News:
    """An event that the newest reports tell: with the words of one of them, and the status it had before, if another.

    `is_repeated` says that a line before it shows the same words.
    """

    event: Event
    words: Evidence
    before: str | None
    is_new: bool
    is_repeated: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """How much the ledger holds, in numbers that are read by index however large it is."""

    reports: int
    undated: int
    events: int
    main: int
    due: int
    overdue: int
    disputed: int
    failed: int


def show_today(asked: Asked, ledger: Ledger) -> View:
    """The first page: what a reader who looked the day before must know, each line leading to its words."""
    numbers = _numbers(ledger, asked.as_of)
    if not numbers.reports:
        return View(context={"numbers": numbers}, rows=())
    today = newest_day(ledger, asked.as_of)
    since = asked.text("since") or day_before_newest(ledger, asked.as_of)
    reports = _newest(ledger, since, asked.as_of)
    news = _news(ledger, reports, asked.as_of)
    states = ledger.dossiers(as_of=asked.as_of)
    context = {
        "numbers": numbers,
        "today": today,
        "since": since,
        "news": _marked([each for each in news if each.is_new][:MOST_NEW]),
        "otherwise": _marked([each for each in news if not each.is_new][:MOST_NEW]),
        "newest": {report.id: report for report in reports},
        "settled": _settled(ledger, news, reports, asked.as_of),
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
    events = [each.event for each in news]
    caveats = ledger.caveats("dossiers", as_of=asked.as_of)
    more = {"since": since, "numbers": asdict(numbers)}
    return View(items=events, kind="event", context=context, more=more, caveats=caveats)


def _numbers(ledger: Ledger, as_of: str | None) -> Numbers:
    reports = ledger.count_reports(as_of=as_of)
    return Numbers(
        reports=reports,
        undated=reports - ledger.count_reports(until=LAST_DAY, as_of=as_of),
        events=ledger.count_events(as_of=as_of),
        main=ledger.count_events(main=True, as_of=as_of),
        due=ledger.count_plans(verdict=Verdict.OPEN, as_of=as_of),
        overdue=ledger.count_plans(verdict=Verdict.OVERDUE, as_of=as_of),
        disputed=ledger.count_conflicts(verdict=ConflictVerdict.CONFLICT, as_of=as_of),
        failed=len(ledger.file.failures()) if as_of is None else 0,
    )


def _newest(ledger: Ledger, since: str | None, as_of: str | None) -> Sequence[Report]:
    """The newest reports of the days after that one."""
    if since is None:
        return ()
    after = (date.fromisoformat(since[:10]) + timedelta(days=1)).isoformat()
    return ledger.reports(since=after, until=LAST_DAY, as_of=as_of, limit=MOST_REPORTS, newest_first=True)


def _news(ledger: Ledger, reports: Sequence[Report], as_of: str | None) -> list[News]:
    """The main events that these reports are the first to tell, or tell otherwise; the weightiest first."""
    names = {report.id for report in reports}
    first = min((report.day or "" for report in reports), default="")
    # By report alone: with `main` too, SQLite goes through the main events of all reports.
    told = {event.id: event for name in names for event in ledger.events(report=name, as_of=as_of) if event.main}
    found = []
    for event in sorted(told.values(), key=lambda event: (-event.weight, event.id)):
        before = [entry for entry in event.history if entry.day and entry.day < first]
        words = [record.evidence for record in event.records if record.report in names]
        if not before:
            found.append(News(event, words[0], None, is_new=True))
        elif before[-1].status != event.status:
            found.append(News(event, words[0], str(before[-1].status), is_new=False))
    return found


def _marked(news: Sequence[News]) -> list[News]:
    """Each with whether a line before it shows the same words."""
    shown: set[tuple[str, int]] = set()
    found = []
    for each in news:
        place = (each.words.report, each.words.start)
        found.append(News(each.event, each.words, each.before, each.is_new, is_repeated=place in shown))
        shown.add(place)
    return found


def _settled(ledger: Ledger, news: Sequence[News], reports: Sequence[Report], as_of: str | None) -> list[Plan]:
    """The plans whose outcome the newest reports tell."""
    names = {report.id for report in reports}
    found = []
    for each in news[: 2 * MOST_NEW]:
        try:
            plan = plan_of(ledger, each.event, as_of)
        except RecordNotFound:
            continue
        if plan.verdict in _SETTLED and any(record.report in names for record in plan.outcome):
            found.append(plan)
    return found[:MOST_OTHER]


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
