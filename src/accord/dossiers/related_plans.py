"""7. Events → dossiers: the plans that reports tell of a dossier, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass

from accord.dossiers.case import Case
from accord.dossiers.told import Nearness
from accord.ledger.merged import Plan, Verdict
from accord.records import Evidence, Plain
from accord.values import When


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedPlan(Plain):
    """A plan that tells of a dossier: its verdict (design, section 4), the day it was due and that of its outcome.

    `evidence` are the words that state it, `outcome` those that settle it.
    """

    id: str
    title: str
    verdict: Verdict
    late: bool
    due: When | None
    outcome_day: str | None
    reason: str
    evidence: tuple[Evidence, ...]
    outcome: tuple[Evidence, ...] = ()


def find_related_plans(case: Case) -> tuple[RelatedPlan, ...]:
    """The plans stated or settled in words that name the dossier, by the day they are due."""
    own = {
        told.record.id
        for told in case.told
        if told.nearness == Nearness.WORDS and (told.name is not None or not case.dossier.names)
    }
    found = [
        plan for plan in case.index.linked.plans if any(record.id in own for record in (*plan.stated, *plan.outcome))
    ]
    return tuple(_related(plan) for plan in sorted(found, key=lambda plan: (_due_day(plan.due), plan.id)))


def _due_day(when: When | None) -> str:
    return (when.latest or when.earliest or "9") if when else "9"


def _related(plan: Plan) -> RelatedPlan:
    return RelatedPlan(
        id=plan.id,
        title=" ".join(plan.event.title.split()),
        verdict=plan.verdict,
        late=plan.late,
        due=plan.due,
        outcome_day=plan.outcome_date,
        reason=plan.reason,
        evidence=tuple(dict.fromkeys(record.evidence for record in plan.stated)),
        outcome=tuple(dict.fromkeys(record.evidence for record in plan.outcome)),
    )
