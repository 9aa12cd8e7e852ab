"""7. Events → dossiers: warnings of silence (10): a later report leaves open what came of a plan; never a "no"."""

from __future__ import annotations

from accord.dossiers.case import Case
from accord.dossiers.days import days_until, in_full
from accord.dossiers.editions import Edition
from accord.dossiers.holdings import deliverables
from accord.dossiers.model import DossierState, Warning
from accord.records import Evidence

LEG_DAYS = 14
"""Days without a word after which a leg that was to follow is worth asking about: trips of ministers are shorter."""


def _plan(case: Case, state: DossierState) -> list[Warning]:
    """Warning 10: a later report tells of the occasion of a plan, and nothing of the plan."""
    if not case.kind.silent or not state.path or state.path[-1].stage != case.kind.silent:
        return []
    silent, plan = state.path[-1], state.path[-2] if len(state.path) > 1 else state.path[-1]
    said = in_full(silent.reported) if silent.reported else "a day not known"
    whole = case.whole.dossier.title if case.whole else "the occasion"
    text = f"The report of {said} tells of the {whole} and is silent on this: not shown, so unknown."
    return [Warning(number=10, text=text, evidence=(plan.evidence, silent.evidence))]


def _items(case: Case, state: DossierState) -> list[Warning]:
    """Warning 10: items of an agenda on which the reports of the meeting are silent, all in one."""
    if "items" not in case.kind.shows or "customary" in case.kind.stages:
        return []
    items = deliverables.find_items(case)
    open_ = [item for item in items if item.state == deliverables.NOT_SHOWN]
    if not open_:
        return []
    named = "; ".join(f"“{item.wording}”" for item in open_)
    text = f"Reports of the meeting are silent on {len(open_)} of {len(items)} items, so not shown: {named}."
    return [Warning(number=10, text=text, evidence=tuple(item.said[0] for item in open_))]


def _legs(case: Case, state: DossierState) -> list[Warning]:
    """Warning 10: legs of a trip that were to follow and that no report tells of since."""
    if case.kind.editions != "place" or "leg pending" not in case.kind.stages or not case.today:
        return []
    if case.dossier.called.get("leg pending"):
        return []
    waiting = [leg for leg in case.editions if leg.place is not None and _is_waiting(leg, case)]
    if not waiting:
        return []
    evidence = tuple(dict.fromkeys(_latest(leg) for leg in waiting))
    named = ", ".join(leg.place.name for leg in waiting if leg.place is not None)
    text = f"No report tells what became of a leg that was to follow: {named}. Not shown, so unknown."
    return [Warning(number=10, text=text, evidence=evidence)]


def _is_waiting(leg: Edition, case: Case) -> bool:
    """Whether a leg is pending, and was told of so long ago that it should be over."""
    stages = {step.rule.stage for step in leg.steps}
    if stages & {*case.kind.done, *case.kind.turns}:
        return False
    said = max(step.told.sentence.report.day or "" for step in leg.steps)
    due = leg.due.latest[:10] if leg.due is not None and leg.due.latest else said
    return bool(due) and days_until(case.today, max(due, said)) > LEG_DAYS


def _latest(leg: Edition) -> Evidence:
    return max(leg.steps, key=lambda step: step.moment).told.record.evidence


FINDERS = (_plan, _items, _legs)
