"""7. Events → dossiers: what talks hold: who takes part and what came of them."""

from __future__ import annotations

from accord.dossiers.case import Case
from accord.dossiers.editions import Edition
from accord.dossiers.holdings.meetings import by_deed
from accord.dossiers.model import Entry
from accord.dossiers.taking_part import is_one_of
from accord.values import Actor, Status


def _parties(case: Case, edition: Edition) -> list[str]:
    """Who takes part, as the steps name them."""
    found: dict[str, Actor] = {}
    sides = [name for side in case.dossier.sides for name in side]
    for step in by_deed(edition, case.kind):
        for actor in (*step.told.record.actors, *step.told.record.recipients):
            if not sides or is_one_of(actor, sides):
                found.setdefault(actor.id, actor)
    return [" and ".join(actor.name for actor in found.values())] if found else []


def _asked_by(case: Case, edition: Edition) -> list[str]:
    """Who asks for them, where they are only asked for, with those asked."""
    found = []
    for step in edition.steps:
        record = step.told.record
        if record.status in (Status.REQUESTED, Status.PROPOSED) and record.attributed_to is not None:
            asked = [actor.name for actor in (*record.actors, *record.recipients) if actor != record.attributed_to]
            found.append(record.attributed_to.name + (f", of {' and '.join(asked)}" if asked else ""))
    return list(dict.fromkeys(found))


def _outcome(case: Case, edition: Edition) -> list[str]:
    return [step.told.record.text for step in edition.steps if step.rule.stage == "outcome"]


def find_talks(case: Case) -> list[Entry]:
    """Each time they talked or were to, with the day and the words: an exchange of visits, a list of consultations."""
    found = []
    for edition in case.editions:
        for step in sorted(edition.steps, key=lambda step: step.moment):
            taking_part = [*step.told.record.actors, *step.told.record.recipients]
            day = step.facts.when.value if step.facts.when else None
            found.append(
                Entry(
                    label=case.dossier.called.get(step.rule.stage, step.rule.stage),
                    text=step.told.record.text,
                    side=", ".join(dict.fromkeys(actor.name for actor in taking_part)) or None,
                    day=day,
                    evidence=(step.told.record.evidence,),
                )
            )
    return found


FINDERS = {"parties": _parties, "asked by": _asked_by, "outcome": _outcome}
SHOWN = {"talks": find_talks}
