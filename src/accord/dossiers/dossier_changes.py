"""7. Events → dossiers: what changed of a dossier between two days, each change with the words that brought it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accord.dossiers.warning_ids import sense_of
from accord.records import Evidence, Plain

if TYPE_CHECKING:
    from accord.dossiers.sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Plain):
    """One change of a dossier: of its "stage", "due" day, "figure", "statement", "plan", "line", or "warning".

    `before` and `now` are what stood and stands; None where there was, or is, nothing.
    """

    dossier: str
    kind: str
    what: str
    before: str | None
    now: str | None
    day: str | None = None
    evidence: tuple[Evidence, ...] = ()

    def __str__(self) -> str:
        values = " → ".join(each for each in (self.before, self.now) if each)
        return f"{self.day or 'undated'}  {self.kind}  {self.what}: {values or 'gone'}"


def find_moved(before: Sheet, now: Sheet) -> tuple[Moved, ...]:
    """What is otherwise in the later sheet of one dossier: stage first, warnings last."""
    return tuple(
        each for find in (_stages, _due, _figures, _said, _plans, _entries, _warnings) for each in find(before, now)
    )


def _stages(before: Sheet, now: Sheet) -> Iterator[Moved]:
    """Each step taken since; not one that was known and now has the number of its edition."""
    own = now.state.dossier.id
    known = {(move.stage, move.record) for move in before.state.path}
    last = before.state.stage if before.state.path else None
    for move in now.state.path:
        if (move.stage, move.record) in known:
            continue
        what = move.edition or now.state.dossier.title
        yield Moved(
            dossier=own,
            kind="stage",
            what=what,
            before=last,
            now=move.stage,
            day=move.reported,
            evidence=(move.evidence,),
        )
        last = move.stage


def _due(before: Sheet, now: Sheet) -> Iterator[Moved]:
    """Days that are due otherwise, or past; one that is no longer due, unless the new stage says why."""
    then = {due.what.casefold(): due for due in before.due}
    still = {due.what.casefold() for due in now.due}
    own = now.state.dossier.id
    for due in now.due:
        old = then.get(due.what.casefold())
        if old is None or (old.day, old.is_overdue) != (due.day, due.is_overdue):
            values = [f"{each.day}{' (overdue)' if each.is_overdue else ''}" if each else None for each in (old, due)]
            yield Moved(dossier=own, kind="due", what=due.what, before=values[0], now=values[1], evidence=due.evidence)
    if before.state.stage != now.state.stage:
        return
    for due in before.due:
        if due.what.casefold() not in still:
            yield Moved(dossier=own, kind="due", what=due.what, before=due.day, now=None, evidence=due.evidence)


def _figures(before: Sheet, now: Sheet) -> Iterator[Moved]:
    known = {figure.record for figure in before.figures}
    for figure in now.figures:
        if figure.record not in known:
            yield Moved(
                dossier=now.state.dossier.id,
                kind="figure",
                what=figure.by or "report",
                before=figure.before,
                now=figure.text,
                day=figure.day,
                evidence=(figure.evidence,),
            )


def _said(before: Sheet, now: Sheet) -> Iterator[Moved]:
    known = {said.record for said in before.said}
    for said in now.said:
        if said.record not in known and said.change != "repeated":
            yield Moved(
                dossier=now.state.dossier.id,
                kind="statement",
                what=said.speaker,
                before=said.before or None,
                now=said.words,
                day=said.day,
                evidence=(said.evidence,),
            )


def _plans(before: Sheet, now: Sheet) -> Iterator[Moved]:
    """Plans with another verdict, found again by the words that state them."""
    then = {words: plan for plan in before.plans for words in plan.evidence}
    for plan in now.plans:
        old = next((then[words] for words in plan.evidence if words in then), None)
        if old is None or old.verdict != plan.verdict:
            yield Moved(
                dossier=now.state.dossier.id,
                kind="plan",
                what=plan.title,
                before=old.verdict.value.replace("_", " ") if old else None,
                now=plan.verdict.value.replace("_", " "),
                day=plan.outcome_day,
                evidence=plan.outcome or plan.evidence,
            )


def _entries(before: Sheet, now: Sheet) -> Iterator[Moved]:
    known = {(entry.label, entry.text, entry.day) for entry in before.state.entries}
    for entry in now.state.entries:
        if (entry.label, entry.text, entry.day) not in known:
            yield Moved(
                dossier=now.state.dossier.id,
                kind="line",
                what=entry.label,
                before=None,
                now=entry.text,
                day=entry.day,
                evidence=entry.evidence,
            )


def _warnings(before: Sheet, now: Sheet) -> Iterator[Moved]:
    """Warnings that came, and those that fell; one that only counts its days on is none."""
    own = now.state.dossier.id
    pairs = [(before, now, True), (now, before, False)]
    for old, new, came in pairs:
        known = {(each.number, sense_of(each.text)) for each in old.state.warnings}
        for each in new.state.warnings:
            if (each.number, sense_of(each.text)) not in known:
                values = (None, each.text) if came else (each.text, None)
                yield Moved(
                    dossier=own,
                    kind="warning",
                    what=f"warning {each.number}",
                    before=values[0],
                    now=values[1],
                    evidence=each.evidence if came else _fell(now, each.evidence),
                )


def _fell(now: Sheet, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The words with which a warning fell: those of the last step, else its own."""
    return (now.state.path[-1].evidence,) if now.state.path else tuple(evidence)
