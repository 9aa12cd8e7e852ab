"""7. Events → dossiers: a dossier beside the one it belongs to: its reports, its day, and what it leaves unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accord.dossiers.case import Case
from accord.dossiers.editions import Edition, Step
from accord.dossiers.evidence import exact_day
from accord.dossiers.model import Move
from accord.dossiers.rules import Kind
from accord.dossiers.told import Nearness, Told
from accord.values import When


def within_whole(told: Sequence[Told], kind: Kind, whole: Case | None) -> list[Told]:
    """Of the records that tell of a part, those in reports that name the whole, where the kind asks for it."""
    if not kind.of_whole or whole is None:
        return list(told)
    reports = {each.sentence.report.id for each in whole.told if each.nearness <= Nearness.REACH}
    return [each for each in told if each.sentence.report.id in reports]


def held_on(whole: Case | None) -> str | None:
    """The ISO day the whole was held: that which reports give, else the day it was due."""
    if whole is None or not whole.current.is_done:
        return None
    return whole.current.done or exact_day(whole.current.due)


def due_with_whole(editions: Sequence[Edition], kind: Kind, whole: Case | None) -> None:
    """Give an edition without a day that of the whole it waits for: what is to follow a meeting is due with it."""
    if not kind.silent or whole is None:
        return
    day = whole.current.due
    if day is None and whole.current.done:
        day = When(value=whole.current.done, earliest=whole.current.done, latest=whole.current.done)
    for edition in editions:
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
    return [step for step in whole.current.steps if step.rule.stage in done]


def _said(steps: Sequence[Step]) -> str:
    return max((step.moment[0] for step in steps), default="")


def _report(step: Step) -> str:
    return step.told.sentence.report.id
