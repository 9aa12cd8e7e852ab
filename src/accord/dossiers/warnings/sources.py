"""7. Events → dossiers: warnings of sources: one source behind several reports (8), an undated report (12)."""

from __future__ import annotations

from accord.dossiers.case import Case
from accord.dossiers.model import DossierState, Warning
from accord.values import DateBasis


def _undated(case: Case, state: DossierState) -> list[Warning]:
    """Warning 12: a step rests on a report whose own date is unknown or inferred."""
    found = {}
    for move in state.path:
        report = case.index.known.reports[move.report]
        if report.published_basis in (DateBasis.UNKNOWN, DateBasis.INFERRED) and report.id not in found:
            how = f"inferred from “{report.published_words}”" if report.published else "not known"
            text = f"The date of report {report.id} is {how}: its relative dates hang on it."
            found[report.id] = Warning(number=12, text=text, evidence=(move.evidence,), about=report.id)
    return list(found.values())


FINDERS = (_undated,)
