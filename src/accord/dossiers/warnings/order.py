"""7. Events → dossiers: warnings of order (5): a leg that one report has still to come is told as done before it."""

from __future__ import annotations

from accord.dossiers.case import Case
from accord.dossiers.days import in_full
from accord.dossiers.editions import Edition, Step
from accord.dossiers.model import DossierState, Warning


def _legs(case: Case, state: DossierState) -> list[Warning]:
    """Warning 5: reports place the legs of a trip in another order."""
    if case.kind.editions != "place":
        return []
    return [warning for leg in case.editions if leg.place is not None for warning in _of_leg(leg, case)]


def _of_leg(leg: Edition, case: Case) -> list[Warning]:
    waiting = [step for step in leg.steps if step.rule.stage == "leg pending"]
    done = [step for step in leg.steps if step.rule.stage == case.kind.done[0] and step.facts.day]
    for plan in waiting:
        for deed in done:
            if _is_before(deed, plan) and leg.place is not None:
                text = (
                    f"Reports differ on the order: {leg.place.name} is still to come on {in_full(plan.reported)}, "
                    f"and done on {in_full(deed.facts.day or '')}."
                )
                evidence = (plan.told.record.evidence, deed.told.record.evidence)
                return [Warning(number=5, text=text, evidence=evidence)]
    return []


def _is_before(deed: Step, plan: Step) -> bool:
    """Whether a deed's day is over when another report still has it to come."""
    is_other = deed.told.sentence.report.id != plan.told.sentence.report.id
    return is_other and deed.facts.day is not None and deed.facts.day < plan.reported


FINDERS = (_legs,)
