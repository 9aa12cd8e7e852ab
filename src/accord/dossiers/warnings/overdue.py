"""7. Events → dossiers: warnings of days: overdue (1), a stage skipped (2), no word (10), a deadline near (11)."""

from __future__ import annotations

from itertools import pairwise

from accord.dossiers.case import Case
from accord.dossiers.days import before_year, days_until, in_full
from accord.dossiers.evidence import exact_day, status_told
from accord.dossiers.model import DossierState, Warning
from accord.ledger.merged import Verdict
from accord.values import DONE, Status

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


def _slipped(case: Case, state: DossierState) -> list[Warning]:
    """Warning 1: what was planned for a day, month or year that is past, and no later step of it is reported."""
    today = case.today
    if case.kind.editions or not today:
        return []
    rank = case.kind.rank
    for edition in case.editions:
        for step in sorted(edition.steps, key=lambda step: step.moment, reverse=True):
            when, status = step.facts.when, status_told(step.told)
            if status not in (Status.PLANNED, Status.EXPECTED) or when is None or not when.latest:
                continue
            due = when.latest[:10]
            later = [s for s in edition.steps if s.reported >= step.reported and status_told(s.told) in DONE]
            if (
                due < today
                and due > step.reported
                and not any(rank(s.rule.stage) >= rank(step.rule.stage) for s in later)
            ):
                what = f"“{step.told.record.text}” of {in_full(when.value.removeprefix('../'))}"
                text = f"Past its day with no outcome found: {what}."
                return [Warning(number=1, text=text, evidence=(step.told.record.evidence,))]
    return []


def _skipped(case: Case, state: DossierState) -> list[Warning]:
    """Warning 2: a stage that comes after another is told, and no report shows the one before it."""
    reached = [move.stage for move in state.path]
    ladder = [stage for stage in case.kind.ladder if stage in case.kind.stages]
    for before, stage in pairwise(ladder):
        if stage in reached and not any(case.kind.rank(s) >= case.kind.rank(before) for s in _earlier(reached, stage)):
            move = next(move for move in state.path if move.stage == stage)
            called = case.dossier.called
            text = f"“{called.get(stage, stage)}” is told; no report shows “{called.get(before, before)}” before it."
            return [Warning(number=2, text=text, evidence=(move.evidence,))]
    return []


def _earlier(reached: list[str], stage: str) -> list[str]:
    return reached[: reached.index(stage)]


def _no_word(case: Case, state: DossierState) -> list[Warning]:
    """Warning 10: no report of it for longer than its kind is reviewed: what is shown is how it last stood."""
    days, today = case.kind.silent_days, case.today
    told = [told.sentence.report.day for told in case.told if told.sentence.report.day]
    if not days or not today or not told or state.stage in case.kind.done or days_until(today, max(told)) <= days:
        return []
    text = f"No report of it since {in_full(max(told))}: it is not shown whether it has moved."
    return [Warning(number=10, text=text, evidence=tuple(move.evidence for move in state.path[-1:]))]


FINDERS = (_overdue, _slipped, _deadline, _skipped, _no_word)
