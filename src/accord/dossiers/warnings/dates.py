"""7. Events → dossiers: warnings of days: a plan overdue (1), a deadline near (11)."""

from __future__ import annotations

from accord.dossiers.case import Case
from accord.dossiers.days import before_year, days_until, in_full
from accord.dossiers.evidence import exact_day
from accord.dossiers.model import DossierState, Warning
from accord.ledger.merged import Verdict

NEAR_DAYS = 60
"""A deadline this near is worth saying."""

_SETTLED = frozenset({Verdict.HELD, Verdict.CHANGED, Verdict.PARTLY, Verdict.CANCELLED, Verdict.DID_NOT_HAPPEN})


def _overdue(case: Case, state: DossierState) -> list[Warning]:
    """Warning 1: its planned day is past and no outcome is found."""
    day, today = exact_day(case.current.due), case.today
    if state.stage in case.kind.done or state.stage in case.kind.turns or not day or not today or day >= today:
        return []
    own = {step.told.record.id for step in case.current.steps}
    settled = any(
        plan.verdict in _SETTLED and any(record.id in own for record in plan.stated) for plan in case.index.linked.plans
    )
    if settled:
        return []
    text = f"Past its day with no outcome found: {case.kind.due_what} of {in_full(day)}."
    return [Warning(number=1, text=text, evidence=(state.path[-1].evidence,))]


def _deadline(case: Case, state: DossierState) -> list[Warning]:
    """Warning 11: a deadline by law or custom is near, or has passed with nothing reported."""
    today, dossier = case.today, state.dossier
    if not (dossier.deadline and case.current.year and today) or state.stage in case.kind.done:
        return []
    day = before_year(dossier.deadline, case.current.year, dossier.year_begins)
    left, what = days_until(day, today), dossier.deadline_what or "deadline"
    if left > NEAR_DAYS:
        return []
    text = f"Deadline in {left} days: {what}, {in_full(day)}."
    if left < 0:
        text = f"Deadline passed, and no report shows it met: {what}, {in_full(day)}."
    return [Warning(number=11, text=text, evidence=(state.path[-1].evidence,))]


FINDERS = (_overdue, _deadline)
