"""8. Ledger → what people see: the stages of a dossier as steps: reached on which day, passed by, or still to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accord.dossiers.model import NOTHING, DossierState, Move
from accord.dossiers.packs import kind_of
from accord.records import Plain, digest
from accord.views.svg_writing import INK, LINE, PAPER, SOFT, picture, plain, tag
from accord.views.wording import day_in_words

STEP_SHAPES = {"here": "◉", "reached": "●", "turn": "↷", "ahead": "○"}
STEP_WORDS = {"here": "stands here", "reached": "reached", "turn": "turned back or aside", "ahead": "not reported"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Plain):
    """One stage of a dossier: "here" where it stands, "reached", "turn" (a setback that was reported) or "ahead".

    `day` is the last day a report gave evidence of it; `report` and `start` lead to the words.
    """

    stage: str
    how: str
    day: str | None = None
    report: str | None = None
    start: int | None = None


def find_steps(state: DossierState) -> tuple[Step, ...]:
    """The stages of a dossier's kind in their order; none for a kind that is a view over records.

    Turns (postponed, rejected) stand among the steps only where a report told of one.
    """
    kind = kind_of(state.dossier)
    if kind.view:
        return ()
    called = state.dossier.called
    moves = {move.stage: move for move in state.path}
    steps = []
    for stage in kind.stages:
        name = called.get(stage, stage)
        move = moves.get(name) or moves.get(stage)
        is_here = state.stage in (stage, name) and state.stage != NOTHING
        if stage in kind.turns and move is None and not is_here:
            continue
        how = "here" if is_here else "turn" if stage in kind.turns else "reached" if move else "ahead"
        steps.append(_step(name, how, move))
    return tuple(steps)


def _step(name: str, how: str, move: Move | None) -> Step:
    if move is None:
        return Step(stage=name, how=how)
    return Step(
        stage=name,
        how=how,
        day=move.reported,
        report=move.report,
        start=move.evidence.start,
    )


def steps_in_words(steps: Sequence[Step]) -> str:
    """The steps in one sentence, for those who cannot see them.

    >>> steps_in_words([Step(stage="proposed", how="reached"), Step(stage="agreed", how="here", day="2025-11-04")])
    'proposed: reached; agreed: stands here since 4 November 2025.'
    """
    told = []
    for step in steps:
        day = f" since {day_in_words(step.day)}" if step.how == "here" and step.day else ""
        day = f" on {day_in_words(step.day)}" if not day and step.day else day
        told.append(f"{step.stage}: {STEP_WORDS[step.how]}{day}")
    return f"{'; '.join(told)}." if told else "No stage is reported."


def draw_ladder(state: DossierState, *, width: float = 640) -> str:
    """The steps as SVG, one under the other: for a printed brief; pages show them as a list."""
    steps = find_steps(state)
    height = 26.0 * max(len(steps), 1) + 8
    rungs = [_rung(step, place, len(steps)) for place, step in enumerate(steps)]
    return picture(
        width,
        height,
        rungs,
        title=f"Stages of {state.dossier.title}",
        description=steps_in_words(steps),
        name=f"l{digest('ladder', state.dossier.id, *steps)}",
        kind="ladder",
    )


def _rung(step: Step, place: int, steps: int) -> str:
    y = 20.0 + 26.0 * place
    is_told = step.how != "ahead"
    rail = tag("line", class_="rail", x1=12.0, y1=y, x2=12.0, y2=y + 26, stroke=LINE) if place + 1 < steps else ""
    dot = tag(
        "circle",
        class_=f"rung {step.how}",
        cx=12.0,
        cy=y,
        r=7.0 if step.how == "here" else 5.0,
        fill=INK if is_told else PAPER,
        stroke=INK if is_told else SOFT,
    )
    day = f", {day_in_words(step.day)}" if step.day else ""
    words = f"{step.stage} ({STEP_WORDS[step.how]}{day})"
    text = tag(
        "text",
        plain(words),
        class_=f"stage {step.how}",
        x=28.0,
        y=y + 4,
        fill=INK if is_told else SOFT,
        font_weight="600" if step.how == "here" else None,
    )
    return rail + dot + text
