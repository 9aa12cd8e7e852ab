"""7. Events → dossiers: what is due next and by when, and what is past its day with no outcome found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accord.dossiers.case import Case
from accord.dossiers.days import before_year
from accord.dossiers.evidence import exact_day
from accord.dossiers.model import DossierState
from accord.dossiers.related_plans import RelatedPlan
from accord.ledger.merged import Verdict
from accord.records import Evidence, Plain

_OPEN = frozenset({Verdict.OPEN, Verdict.POSTPONED, Verdict.OVERDUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Due(Plain):
    """Something that has a day: what, the day (ISO or TIMEX3), whether that is past with no outcome, on which words.

    `basis` says what gives the day: "reports", or "pack" for a deadline by law or custom that no report need name.
    """

    what: str
    day: str
    is_overdue: bool = False
    basis: str = "reports"
    evidence: tuple[Evidence, ...] = ()


def find_due(case: Case, state: DossierState, plans: Sequence[RelatedPlan]) -> tuple[Due, ...]:
    """What is due by stage, by deadline and by plan, the earliest day first, each day and thing once.

    A fiscal year that a plan is for is no day it is due; the plan that a stage is waiting for is told by the stage.
    """
    found: dict[tuple[str, str], Due] = {}
    years = {str(edition.year) for edition in case.editions if edition.year}
    others = [plan for plan in plans if plan.due and plan.due.value not in years]
    by_stage = list(_of_state(case, state))
    own = {words for move in state.path for words in (move.evidence, *move.also)}
    for due in (*by_stage, *_of_plans(others, case.today)):
        is_the_stage = due not in by_stage and bool(own & set(due.evidence))
        if is_the_stage and any(due.day == other.day for other in by_stage):
            continue
        found.setdefault((due.day, due.what.casefold()), due)
    return tuple(sorted(found.values(), key=lambda due: (not due.is_overdue, due.day.removeprefix("../"), due.what)))


def _of_state(case: Case, state: DossierState) -> Iterator[Due]:
    words = (state.path[-1].evidence,) if state.path else ()
    deadline = case.dossier.deadline_what or "deadline"
    if state.due is not None:
        is_law = state.due_what == deadline and bool(case.dossier.deadline)
        basis = "pack" if is_law else "reports"
        yield Due(what=state.due_what or case.kind.due_what, day=state.due.value, basis=basis, evidence=words)
    if not state.path or not case.today:
        return
    stage = {own: stage for stage, own in case.dossier.called.items()}.get(state.stage, state.stage)
    is_done = stage in case.kind.done or stage in case.kind.turns
    day = exact_day(case.current.due)
    if day and day < case.today and not is_done:
        yield Due(what=case.kind.due_what, day=day, is_overdue=True, evidence=words)
    if case.dossier.deadline and case.current.year and not is_done:
        last = before_year(case.dossier.deadline, case.current.year, case.dossier.year_begins)
        if last < case.today:
            yield Due(what=deadline, day=last, is_overdue=True, basis="pack", evidence=words)


def _of_plans(plans: Sequence[RelatedPlan], today: str) -> Iterator[Due]:
    """Plans that nothing has settled."""
    for plan in plans:
        if plan.verdict not in _OPEN or plan.due is None:
            continue
        is_past = (plan.due.latest or "9999")[:10] < today
        overdue = plan.verdict == Verdict.OVERDUE or (is_past and plan.verdict != Verdict.POSTPONED)
        yield Due(what=plan.title, day=plan.due.value, is_overdue=overdue, evidence=plan.evidence)
