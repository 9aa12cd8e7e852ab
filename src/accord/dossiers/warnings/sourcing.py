"""7. Events → dossiers: warnings of sources: one behind several reports or none named (8), an undated report (12)."""

from __future__ import annotations

from accord.dossiers.case import Case
from accord.dossiers.editions import Step
from accord.dossiers.model import DossierState, Warning
from accord.linking.support import group_by_source, is_unnamed
from accord.records import Evidence
from accord.values import DateBasis


def _one_source(case: Case, state: DossierState) -> list[Warning]:
    """Warning 8: several reports tell the stage it stands at, and all have one text or one source."""
    steps = _of_stage(case, state)
    reports = case.index.known.reports
    names = sorted({step.told.sentence.report.id for step in steps})
    if len(names) < 2:
        return []
    shared = {name: group[0] for group in case.index.linked.copies for name in group}
    if len(group_by_source(names, [step.told.record for step in steps], reports, shared)) > 1:
        return []
    text = f"One source behind {len(names)} reports of “{_called(state)}”."
    return [Warning(number=8, text=text, evidence=_words(steps))]


def _unnamed_only(case: Case, state: DossierState) -> list[Warning]:
    """Warning 8: the stage it stands at is told on the word of unnamed people alone."""
    steps = _of_stage(case, state)
    sources = [step.told.record.attributed_to for step in steps]
    if not sources or not all(source is not None and is_unnamed(source) for source in sources):
        return []
    named = ", ".join(dict.fromkeys(source.name for source in sources if source is not None))
    text = f"On unnamed sources only: “{_called(state)}” ({named})."
    return [Warning(number=8, text=text, evidence=_words(steps))]


def _of_stage(case: Case, state: DossierState) -> list[Step]:
    return [step for step in case.current.steps if step.rule.stage == state.stage]


def _called(state: DossierState) -> str:
    """The stage by the dossier's own name of it."""
    return state.dossier.called.get(state.stage, state.stage)


def _words(steps: list[Step]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(step.told.record.evidence for step in steps))


def _undated(case: Case, state: DossierState) -> list[Warning]:
    """Warning 12: a step rests on a report whose own date is unknown or inferred."""
    found = {}
    for move in state.path:
        report = case.index.known.reports[move.report]
        # A dateline gives the day; of which year other reports settle, and no relative date hangs on a guess.
        is_settled = "; the year from " in (report.published_words or "")
        is_open = report.published_basis in (DateBasis.UNKNOWN, DateBasis.INFERRED) and not is_settled
        if is_open and report.id not in found:
            how = f"inferred from “{report.published_words}”" if report.published else "not known"
            text = f"The date of report {report.id} is {how}: its relative dates hang on it."
            found[report.id] = Warning(number=12, text=text, evidence=(move.evidence,), about=report.id)
    return list(found.values())


FINDERS = (_one_source, _unnamed_only, _undated)
