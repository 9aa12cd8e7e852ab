"""7. Events → dossiers: a dossier beside the one it belongs to: its reports, its day, and what it leaves unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accord.dossiers.case import Case
from accord.dossiers.editions import Edition, Step
from accord.dossiers.evidence import exact_day, status_told
from accord.dossiers.model import Move
from accord.dossiers.rules import Kind
from accord.dossiers.told import Nearness, Told
from accord.values import AHEAD, When


def within_whole(told: Sequence[Told], kind: Kind, whole: Case | None) -> list[Told]:
    """Of the records that tell of a part, those in reports that name the whole, where the kind asks for it."""
    if not kind.of_whole or whole is None:
        return list(told)
    reports = {each.sentence.report.id for each in whole.told if each.nearness <= Nearness.REACH}
    return [each for each in told if each.sentence.report.id in reports]


def sitting_of(whole: Case, steps: Sequence[Step] = ()) -> Edition:
    """The edition of the whole that a part is of, by its steps: of a plan the next one then, else the last held.

    Where the next one is set already, what came of the last is still of the last: a communique released after it.
    """
    first = min(steps, key=lambda step: step.moment, default=None)
    held = [edition for edition in whole.editions if edition.is_done]
    if first is not None:
        if status_told(first.told) in AHEAD:
            awaited = [edition for edition in whole.editions if (_day_of(edition) or "") >= first.reported]
            return next(iter([*awaited[:1], *held[-1:]]), whole.current)
        held = [edition for edition in held if (_day_of(edition) or "") <= first.reported]
    return held[-1] if held else whole.current


def _day_of(edition: Edition) -> str | None:
    """The ISO day an edition was held, else that by which it is due."""
    return edition.done or ((edition.due.latest or "")[:10] if edition.due else None)


def held_on(whole: Case | None, steps: Sequence[Step] = ()) -> str | None:
    """The ISO day the whole was held: that which reports give, else the day it was due."""
    if whole is None:
        return None
    sitting = sitting_of(whole, steps)
    return (sitting.done or exact_day(sitting.due)) if sitting.is_done else None


def due_with_whole(editions: Sequence[Edition], kind: Kind, whole: Case | None) -> None:
    """Give an edition without a day that of the whole it waits for: what is to follow a meeting is due with it."""
    if not kind.silent or whole is None:
        return
    for edition in editions:
        sitting = sitting_of(whole, edition.steps)
        day = sitting.due
        if day is None and sitting.done:
            day = When(value=sitting.done, earliest=sitting.done, latest=sitting.done)
        if edition.due is None and not edition.is_off:
            edition.due = day


def find_silence(case: Case, last: Move) -> Move | None:
    """The move to the silent stage of a plan: a later report tells the whole as held, and of the plan nothing."""
    kind, whole = case.kind, case.whole
    if not kind.silent or whole is None or last.stage in (*kind.done, *kind.turns):
        return None
    steps = [step for edition in case.editions for step in edition.steps]
    told_in = {step.told.sentence.report.id for step in steps}
    held = [step for step in _held(whole) if step.moment[0] > _said(steps) and _report(step) not in told_in]
    if not held:
        return None
    step = min(held, key=lambda step: step.moment)
    note = f"not shown: the report tells of the {whole.dossier.title} and not of this"
    return replace(
        last,
        stage=kind.silent,
        day=None,
        reported=step.told.sentence.report.day,
        report=_report(step),
        record=step.told.record.id,
        evidence=step.told.record.evidence,
        also=(),
        note=note,
    )


def _held(whole: Case) -> list[Step]:
    done = whole.kind.done[:1]
    return [step for edition in whole.editions for step in edition.steps if step.rule.stage in done]


def _said(steps: Sequence[Step]) -> str:
    return max((step.moment[0] for step in steps), default="")


def _report(step: Step) -> str:
    return step.told.sentence.report.id
