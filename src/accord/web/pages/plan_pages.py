"""9. Ledger → pages: the plans board (due, overdue, met, late, dropped, not shown), their list, and one plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from accord.api import Ledger
from accord.ledger.merged import Plan, Verdict
from accord.web.declaring import Asked, Page, View
from accord.web.filters import ACTOR, BETWEEN, OLDEST, PAGED, VERDICT, Filter, FilterKind
from accord.web.pages.event_pages import reports_of

LAYOUT = Filter(name="layout", label="As", kind=FilterKind.CHOICE, choices=("board", "list"), usual="board")
MOST_IN_COLUMN = 10
_MOST_READ = 50
"""Plans of one outcome that are read to fill a column which takes only some of them."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the board: its heading, the verdicts it holds, and what else a plan in it must be, if anything."""

    title: str
    means: str
    verdicts: tuple[Verdict, ...]
    holds: Callable[[Plan], bool] | None = None
    is_latest_first: bool = True


def is_otherwise(plan: Plan) -> bool:
    """Whether a plan was held after its day, or in another way."""
    return plan.late or plan.verdict == Verdict.CHANGED


_MET = (Verdict.HELD, Verdict.PARTLY, Verdict.ADVANCED)
_DROPPED = (Verdict.CANCELLED, Verdict.REFUSED, Verdict.DID_NOT_HAPPEN)
COLUMNS = (
    Column("Due", "still to come", (Verdict.OPEN, Verdict.POSTPONED), is_latest_first=False),
    Column("Overdue", "past its day, no outcome found", (Verdict.OVERDUE,)),
    Column("Met", "held, wholly or in part", _MET, lambda plan: not plan.late),
    Column("Late or changed", "held later, or otherwise", (Verdict.HELD, Verdict.CHANGED), is_otherwise),
    Column("Dropped", "a report says it will not be, or was not", _DROPPED),
    Column("Not shown", "a later report covers the occasion without it; never a “no”", (Verdict.NOT_SHOWN,)),
)


def show_plans(asked: Asked, ledger: Ledger) -> View:
    """The board; as a list where one outcome, an order or a further page is asked for."""
    given = asked.given("actor", "since", "until") | {"as_of": asked.as_of}
    verdict = asked.text("verdict")
    total = ledger.count_plans(**given, verdict=verdict)
    is_list = verdict or asked.values["layout"] == "list" or asked.number("page") > 1
    if is_list:
        found: Sequence[Plan] = ledger.plans(**given, verdict=verdict, **asked.part)
        return View(items=found, kind="plan", total=total, context={"columns": None})
    columns = [_column(column, ledger, given) for column in COLUMNS]
    shown = [plan for _, plans, _ in columns for plan in plans]
    return View(items=shown, kind="plan", total=total, context={"columns": columns})


def _column(column: Column, ledger: Ledger, given: dict[str, Any]) -> tuple[Column, list[Plan], str]:
    """A column with the plans it shows and how many there are; "over 50" where not all were looked at."""
    found: list[Plan] = []
    counted, is_all = 0, True
    limit = _MOST_READ if column.holds else MOST_IN_COLUMN
    for verdict in column.verdicts:
        number = ledger.count_plans(**given, verdict=verdict)
        plans = ledger.plans(**given, verdict=verdict, limit=limit, newest_first=column.is_latest_first)
        own = [plan for plan in plans if column.holds is None or column.holds(plan)]
        found += own
        counted += number if column.holds is None else len(own)
        is_all = is_all and (column.holds is None or number <= limit)
    found.sort(key=lambda plan: _day(plan) or ("" if column.is_latest_first else "9"), reverse=column.is_latest_first)
    return column, found[:MOST_IN_COLUMN], f"{counted:,}" if is_all else f"over {counted:,}"


def _day(plan: Plan) -> str:
    return (plan.outcome_date or (plan.due.latest or plan.due.earliest or "" if plan.due else "")) or ""


def show_plan(asked: Asked, ledger: Ledger) -> View:
    """One plan: who announced it in which words, what became of it, and why that is taken for its outcome."""
    plan = ledger.plan(asked.name, as_of=asked.as_of)
    records = (*plan.stated, *plan.outcome)
    why = ledger.why(plan.id, as_of=asked.as_of)
    context = {
        "plan": plan,
        "reports": reports_of(ledger, [record.report for record in records]),
        "why": why,
    }
    return View(
        items=[plan],
        kind="plan",
        context=context,
        title=plan.event.title,
        crumbs=(("Plans", "/plans"),),
        more={"plan": plan.to_dict(), "why": list(why)},
    )


PAGES = (
    Page(
        path="/plans",
        title="Plans",
        template="plans.html.j2",
        make=show_plans,
        filters=(ACTOR, VERDICT, *BETWEEN, LAYOUT, OLDEST, *PAGED),
        group="Events",
    ),
    Page(path="/plans/{name}", title="Plan", template="plan.html.j2", make=show_plan),
)
