"""7. Events → dossiers: warnings of customs (7): what custom expects, told as not done."""

from __future__ import annotations

from accord.dossiers.case import Case
from accord.dossiers.evidence import is_by_the_parties, meets
from accord.dossiers.model import DossierState, Warning
from accord.dossiers.told import Nearness


def _custom(case: Case, state: DossierState) -> list[Warning]:
    """Warning 7: what custom expects is told as not done, in a report of the last deed, and by none as done since."""
    deeds = [move for move in state.path if move.stage in case.kind.done]
    deeds = [move for move in deeds if move.edition == deeds[-1].edition]
    reports = {move.report for move in deeds}
    if any(move.stage.startswith(sign.name) for sign in case.kind.signs for move in deeds):
        return []
    for sign in case.kind.signs:
        for each in case.told:
            if each.sentence.report.id not in reports or not meets(sign, each, state.dossier):
                continue
            if each.nearness == Nearness.REPORT and not is_by_the_parties(state.dossier, case.kind, each):
                continue
            text = sign.text.format(custom=case.kind.custom)
            return [Warning(number=sign.warning, text=text, evidence=(each.record.evidence,))]
    return []


FINDERS = (_custom,)
