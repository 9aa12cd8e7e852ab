"""7. Events → dossiers: warnings of counts (4): hedged here and exact there, of two units, older than a year."""

from __future__ import annotations

from accord.dossiers.case import Case
from accord.dossiers.days import days_until, in_full
from accord.dossiers.holdings.commands import target_years
from accord.dossiers.holdings.forces import COUNT, FLOOR, as_of, counts_of
from accord.dossiers.model import DossierState, Warning
from accord.records import FigureRecord
from accord.values import Approximation

YEAR_DAYS = 365
"""A count older than this is told as old (mission table, deployment: clock)."""


def _hedge_lost(case: Case, state: DossierState) -> list[Warning]:
    """A count that one report hedges and another gives as exact."""
    counts = [figure for _, figure, sort in counts_of(case) if sort == COUNT]
    for figure in counts:
        if figure.approximation != Approximation.EXACT or not _is_round(figure):
            continue
        hedged = [f for f in counts if f.value == figure.value and f.approximation == Approximation.ABOUT]
        other = next((f for f in hedged if f.report != figure.report), None)
        if other is not None:
            text = f"A rounded count is told as exact: “{figure.text}” against “{other.text}”."
            return [Warning(number=4, text=text, evidence=(figure.evidence, other.evidence))]
    return []


def _number(figure: FigureRecord) -> float:
    return float(figure.value) if isinstance(figure.value, float | int) else 0.0


def _is_round(figure: FigureRecord) -> bool:
    return isinstance(figure.value, float | int) and figure.value % 100 == 0


def _two_units(case: Case, state: DossierState) -> list[Warning]:
    """One number of troops here and of personnel there: they need not be the same people."""
    first: dict[object, FigureRecord] = {}
    for _, figure, sort in counts_of(case):
        if sort != COUNT or figure.unit not in ("troops", "personnel", "soldiers"):
            continue
        before = first.setdefault(figure.value, figure)
        if {before.unit, figure.unit} in ({"troops", "personnel"}, {"soldiers", "personnel"}):
            text = f"One number is of {before.unit} in one report and of {figure.unit} in another: {figure.text}."
            return [Warning(number=4, text=text, evidence=(before.evidence, figure.evidence))]
    return []


def _is_old(case: Case, state: DossierState) -> list[Warning]:
    """The latest count is of a day more than a year before the day asked for."""
    counts = [(told, figure) for told, figure, sort in counts_of(case) if sort == COUNT]
    if not counts or not case.today:
        return []
    told, figure = counts[-1]
    day = as_of(figure, told)
    if day is None or days_until(case.today, _last_day(day)) <= YEAR_DAYS:
        return []
    text = f"The last count is older than a year: “{figure.text}”, of {in_full(day)}."
    return [Warning(number=4, text=text, evidence=(figure.evidence,))]


def _last_day(day: str) -> str:
    """The last day of a year or month, as far as counting in years needs it.

    >>> _last_day("2025"), _last_day("2025-03"), _last_day("2025-03-04")
    ('2025-12-31', '2025-03-28', '2025-03-04')
    """
    return {4: f"{day}-12-31", 7: f"{day}-28"}.get(len(day), day)


def _below_floor(case: Case, state: DossierState) -> list[Warning]:
    """Warning 11: a cut is spoken of while a law bars going below a number: by law it needs certification first."""
    floors = [(told, figure) for told, figure, sort in counts_of(case) if sort == FLOOR]
    if not floors:
        return []
    told, floor = floors[-1]
    counts = [(each, figure) for each, figure, sort in counts_of(case) if sort == COUNT]
    last = counts[-1][1] if counts else None
    if last is not None and last.report != floor.report and _number(last) < _number(floor):
        text = f"The last count, “{last.text}”, is under the floor by law of {floor.text.removeprefix('below ')}."
        return [Warning(number=11, text=text, evidence=(last.evidence, floor.evidence))]
    since = told.sentence.report.day or ""
    spoken = [
        each
        for each in case.told
        if each.of is None
        and each.record.label == "troop_withdrawal"
        and each.record.status in ("planned", "expected", "proposed", "possible")
        and (each.sentence.report.day or "") >= since
        and each.sentence.report is not told.sentence.report
    ]
    if not spoken:
        return []
    words = f"“{spoken[-1].record.text}” is spoken of while a law sets a floor of {floor.text.removeprefix('below ')}"
    text = f"{words}: certification comes before a cut."
    return [Warning(number=11, text=text, evidence=(spoken[-1].record.evidence, floor.evidence))]


def _target_without_source(case: Case, state: DossierState) -> list[Warning]:
    """A target year that nobody is named for: neither agreed by those who decide, nor on anyone's word."""
    for year, sentence in target_years(case):
        named = any(statement.source for statement in sentence.statements)
        acting = any(event.actors or event.attributed_to for event in sentence.events)
        if not named and not acting:
            evidence = next(told.record.evidence for told in case.told if told.sentence is sentence)
            return [Warning(number=4, text=f"A target year without a source: {year}.", evidence=(evidence,))]
    return []


FINDERS = (_hedge_lost, _two_units, _is_old, _below_floor, _target_without_source)
