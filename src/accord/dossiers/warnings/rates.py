"""7. Events → dossiers: warnings of rates (4): one without its base or count, one that is not what was proposed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from accord.dossiers.case import Case
from accord.dossiers.editions import Step
from accord.dossiers.holdings.figures_held import (
    each_once,
    find_figures,
    in_words,
    is_base_year,
    percent_of,
    scope_of,
)
from accord.dossiers.model import DossierState, Warning
from accord.dossiers.wordlists import any_of, words
from accord.records import FigureRecord
from accord.values import FigureKind


def _without_base(case: Case, state: DossierState) -> list[Warning]:
    """Warning 4: a rate without its base, or "largest in years" without a count of years; each once, with all words."""
    rates = [f for f in state.figures if f.figure_kind == FigureKind.CHANGE and not _has_base(f, state.figures)]
    vague = [f for f in state.figures if f.figure_kind == FigureKind.SUPERLATIVE and not _is_counted(f)]
    found = []
    if rates:
        shown = ", ".join(dict.fromkeys(f"“{in_words(figure)}”" for figure in each_once(rates)))
        text = f"A rate without its base: {shown}."
        found.append(Warning(number=4, text=text, evidence=tuple(figure.evidence for figure in each_once(rates))))
    if vague:
        shown = ", ".join(dict.fromkeys(f"“{in_words(figure)}”" for figure in each_once(vague)))
        text = f"A superlative without a count: {shown}."
        found.append(Warning(number=4, text=text, evidence=tuple(figure.evidence for figure in each_once(vague))))
    return found


def _has_base(figure: FigureRecord, figures: Sequence[FigureRecord]) -> bool:
    """Whether an amount, or what it is compared with, stands in its sentence."""
    if any_of("base", "marks").search(figure.evidence.quote):
        return True
    beside = [f for f in figures if f.evidence == figure.evidence and f.figure_kind == FigureKind.MONEY]
    return bool(beside)


def _is_counted(figure: FigureRecord) -> bool:
    scope = scope_of(figure)
    return scope is not None and scope.casefold() not in words()["scope"]["vague"]


def _other_rate(case: Case, state: DossierState) -> list[Warning]:
    """Warning 4: the rate that was enacted is not the one that was proposed."""
    if state.stage not in case.kind.done or case.kind.editions != "year":
        return []
    granted = [step for step in case.current.steps if step.rule.stage in case.kind.done]
    sentences = [step.told.sentence for step in granted]
    asked = [s for s in case.current.steps if s.rule.stage not in case.kind.done and s.told.sentence not in sentences]
    last, first = (find_figures(case, replace(case.current, steps=s)) for s in (granted, asked))
    rates, sought = percent_of(last), percent_of(first)
    if not rates or not sought or rates & sought:
        return []
    shown = [f"{'/'.join(f'{rate:g}%' for rate in sorted(each))}" for each in (rates, sought)]
    text = f"The enacted rate differs from the proposed one: {shown[0]} against {shown[1]}."
    evidence = tuple(step.told.record.evidence for step in (*_with_rate(granted), *_with_rate(asked)))
    return [Warning(number=4, text=text, evidence=tuple(dict.fromkeys(evidence)))]


def _other_amount(case: Case, state: DossierState) -> list[Warning]:
    """Warning 4: the amount that was enacted is not the one that was proposed, in the same currency."""
    if state.stage not in case.kind.done or case.kind.editions != "year":
        return []
    granted = [step for step in case.current.steps if step.rule.stage in case.kind.done]
    asked = [step for step in case.current.steps if step.rule.stage not in case.kind.done]
    last, first = (_amounts(case, steps) for steps in (granted, asked))
    for unit, figures in last.items():
        earlier = first.get(unit)
        if earlier and not {f.value for f in figures} & {f.value for f in earlier}:
            text = f"The enacted amount differs from the proposed one: {figures[-1].text} against {earlier[-1].text}."
            return [Warning(number=4, text=text, evidence=(figures[-1].evidence, earlier[-1].evidence))]
    return []


def _amounts(case: Case, steps: Sequence[Step]) -> dict[str | None, list[FigureRecord]]:
    """The sums of money of steps by currency: of a sentence the largest, which is the whole."""
    found: dict[str | None, list[FigureRecord]] = {}
    for step in steps:
        money = [
            f for f in find_figures(case, replace(case.current, steps=[step])) if f.figure_kind == FigureKind.MONEY
        ]
        for unit in dict.fromkeys(f.unit for f in money):
            of_unit = [f for f in money if f.unit == unit and isinstance(f.value, float | int)]
            if of_unit:
                found.setdefault(unit, []).append(max(of_unit, key=lambda f: f.value))  # type: ignore[arg-type, return-value]
    return found


def _two_years(case: Case, state: DossierState) -> list[Warning]:
    """Warning 4: one rate is told of two years by two reports: it was carried from the one to the other."""
    rates: dict[float, FigureRecord] = {}
    for edition in case.editions:
        for figure in find_figures(case, edition):
            is_rate = figure.figure_kind == FigureKind.CHANGE and figure.unit == "percent"
            year = re.fullmatch(r"(?:FY)?(\d{4})", figure.period or "")
            if (
                not is_rate
                or not year
                or not isinstance(figure.value, float | int)
                or is_base_year(figure, year.group(1))
            ):
                continue
            first = rates.setdefault(float(figure.value), figure)
            if first.period != figure.period and first.report != figure.report:
                text = f"One rate is told of two years: “{in_words(first)}”, of {first.period} and of {figure.period}."
                return [Warning(number=4, text=text, evidence=(first.evidence, figure.evidence))]
    return []


def _without_year(case: Case, state: DossierState) -> list[Warning]:
    """Warning 4: a rate whose year no report gives."""
    if case.kind.editions != "year" or case.current.year:
        return []
    rates = [f for f in state.figures if f.figure_kind == FigureKind.CHANGE and f.value is not None and not f.period]
    if not rates:
        return []
    text = f"A rate without its year: “{in_words(rates[0])}”."
    return [Warning(number=4, text=text, evidence=(rates[0].evidence,))]


def _with_rate(steps: Sequence[Step]) -> list[Step]:
    return [step for step in steps if percent_of(step.told.sentence.figures)]


FINDERS = (_without_base, _without_year, _two_years, _other_rate, _other_amount)
