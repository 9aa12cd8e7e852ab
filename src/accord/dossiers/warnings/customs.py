"""7. Events → dossiers: warnings of customs (7): what custom expects and did not come; a side that falls silent."""

from __future__ import annotations

from accord.dossiers.case import Case
from accord.dossiers.days import days_until, in_full
from accord.dossiers.evidence import is_by_the_parties, meets
from accord.dossiers.model import DossierState, Warning
from accord.dossiers.said import Said, find_said
from accord.dossiers.told import Nearness
from accord.dossiers.wholes import held_on
from accord.dossiers.wordlists import any_of

LONG_AGO = 200
"""Days between a side's last word and the other's from which it is silent where it used to speak: most of a year."""


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


def _withheld(case: Case, state: DossierState) -> list[Warning]:
    """Warning 7: a document is withheld where custom expects it; what the report gives as reason is said beside it."""
    if not case.kind.of_whole or state.stage not in case.kind.turns:
        return []
    move = state.path[-1]
    unusual = any_of("unusual", "marks").search(move.evidence.quote)
    if unusual is None:
        return []
    reasons = [value for name, value in state.holds if name == "reason"]
    given = f" The report gives a delay, not a break: “{reasons[0]}”." if reasons else ""
    text = f"Withheld where custom expects one: “{unusual.group(0)}”.{given}"
    return [Warning(number=7, text=text, evidence=(move.evidence,))]


def _not_yet(case: Case, state: DossierState) -> list[Warning]:
    """Warning 11: the meeting is over for some days, and no report shows its document."""
    held = held_on(case.whole, case.current.steps) if case.kind.of_whole else None
    if held is None or not case.today or state.stage in case.kind.done or "customary" not in case.kind.stages:
        return []
    days = days_until(case.today, held)
    if days < 1:
        return []
    text = f"No report shows it issued, {days} day{'s' if days > 1 else ''} after the meeting of {in_full(held)}."
    return [Warning(number=11, text=text, evidence=(state.path[-1].evidence,))]


def _silent_side(case: Case, state: DossierState) -> list[Warning]:
    """Warning 7: of two parties that both spoke of it, one has long been silent while the other speaks."""
    days = sorted({each.sentence.report.day for each in case.told if each.sentence.report.day})
    if len(case.dossier.parties) != 2 or len(days) < 2 or days_until(days[-1], days[0]) < LONG_AGO:
        return []
    last: dict[str, Said] = {}
    for said in find_said(case):
        if said.is_party and said.day and said.day >= (last[said.side].day or "" if said.side in last else ""):
            last[said.side] = said
    if len(last) != len(case.dossier.parties):
        return []
    silent, speaking = sorted(last.values(), key=lambda said: said.day or "")
    if not (silent.day and speaking.day) or days_until(speaking.day, silent.day) < LONG_AGO:
        return []
    text = f"Silent where it used to speak: {silent.side} on {in_full(silent.day)} last, {speaking.side} on "
    return [Warning(number=7, text=f"{text}{in_full(speaking.day)}.", evidence=(silent.evidence, speaking.evidence))]


FINDERS = (_custom, _withheld, _not_yet, _silent_side)
