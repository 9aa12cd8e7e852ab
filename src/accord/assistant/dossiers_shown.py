"""9. Ledger → an assistant: where dossiers stand, and the lines of one."""

from __future__ import annotations

from collections.abc import Iterator

from accord.assistant.shown import DossierLine, ShownDossier
from accord.assistant.untrusted import Citing, quoted_or_none
from accord.dossiers.model import DossierState
from accord.dossiers.sheet import Sheet
from accord.records import Evidence


def show_dossier(state: DossierState, cite: Citing) -> ShownDossier:
    """Where a dossier stands, on the words of its last step."""
    return ShownDossier(
        id=state.dossier.id,
        title=state.dossier.title,
        kind=state.dossier.kind,
        stage=state.stage,
        since=state.since,
        due=state.due.value if state.due else None,
        due_what=quoted_or_none(state.due_what),
        warnings=len(state.warnings),
        evidence=cite.some(words for move in state.path[-1:] for words in (move.evidence, *move.also)),
    )


def show_lines(sheet: Sheet, cite: Citing) -> list[DossierLine]:
    """All lines of a dossier: warnings and what is due first, then the way there, holdings, entries, what is said."""

    def line(
        part: str,
        *evidence: Evidence,
        code: str | None = None,
        day: str | None = None,
        name: str | None = None,
        text: str | None = None,
    ) -> DossierLine:
        words = cite.some(evidence)
        told = (quoted_or_none(name), quoted_or_none(text))
        return DossierLine(part=part, code=code, day=day, name=told[0], text=told[1], evidence=words)

    def state_lines(state: DossierState) -> Iterator[DossierLine]:
        for warning in state.warnings:
            yield line("warning", *warning.evidence, code=str(warning.number), text=warning.text)
        for due in sheet.due:
            code = f"{due.basis}, overdue" if due.is_overdue else due.basis
            yield line("due", *due.evidence, code=code, day=due.day, text=due.what)
        for move in state.path:
            yield line("step", move.evidence, *move.also, code=move.stage, day=move.day, text=move.note)
        for name, value in state.holds:
            yield line("holds", name=name, text=value)
        for entry in state.entries:
            yield line("entry", *entry.evidence, day=entry.day, name=entry.speaker or entry.side, text=entry.text)

    def around() -> Iterator[DossierLine]:
        for figure in sheet.figures:
            yield line("figure", figure.evidence, code=figure.hedge, day=figure.day, name=figure.by, text=figure.text)
        for said in sheet.said:
            yield line(
                "said", said.evidence, code=said.change or None, day=said.day, name=said.speaker, text=said.words
            )
        for plan in sheet.plans:
            words = (*plan.evidence, *plan.outcome)
            due = plan.due.value if plan.due else None
            yield line("plan", *words, code=plan.verdict.value, day=due, name=plan.id, text=plan.title)
        for other in sheet.linked:
            yield line("linked", code=other.stage, day=other.since, name=other.id, text=f"{other.title}: {other.how}")

    return [*state_lines(sheet.state), *around()]
