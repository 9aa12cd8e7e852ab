"""7. Events → dossiers: the figures of an edition, and how they are said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from accord.dossiers.case import Case
from accord.dossiers.editions import Edition
from accord.dossiers.told import Nearness
from accord.dossiers.wordlists import any_of
from accord.records import FigureRecord
from accord.values import FigureKind

STATUS_OF_FIGURE = {"actual": ""}


def find_figures(case: Case, edition: Edition) -> list[FigureRecord]:
    """The figures of an edition's steps: tied to their records, or owned by a party and beside the name.

    A sentence that does not name the measure tells of something larger: "passed a 2026 budget of 728 trillion won".
    """
    found: dict[str, FigureRecord] = {}
    for step in sorted(edition.steps, key=lambda step: step.moment):
        if step.told.nearness == Nearness.REPORT:
            continue
        tied = set(step.told.record.figures)
        for figure in step.told.sentence.figures:
            if figure.figure_kind not in case.kind.figures:
                continue
            country = figure.owner.country if figure.owner else None
            owned = country is None or not case.dossier.parties or country in case.dossier.parties
            if figure.id in tied or owned:
                found[figure.id] = figure
    return list(found.values())


def in_words(figure: FigureRecord) -> str:
    """A figure with what it measures and its scope: "8.2% rise in defense funding", "largest budget boost in years"."""
    quote = figure.evidence.quote
    rest = quote[figure.end - figure.evidence.start :]
    measured = figure.measures or ""
    text = figure.text
    if measured and measured.casefold() in rest.casefold()[: len(measured) + 12]:
        text = f"{text} {measured}"
    scope = scope_of(figure)
    return f"{text} {scope}" if scope and scope not in text else text


def scope_of(figure: FigureRecord) -> str | None:
    """How far a superlative reaches: "in years", "since 2019"."""
    if figure.figure_kind != FigureKind.SUPERLATIVE:
        return None
    rest = figure.evidence.quote[figure.end - figure.evidence.start :][:80]
    match = any_of("scope", "patterns").search(rest)
    return match.group(0) if match else None


def said_as(figure: FigureRecord) -> str:
    """A figure's period and status behind it, where there are any: " for 2026 (asked)"."""
    status = STATUS_OF_FIGURE.get(figure.status, figure.status)
    is_year = figure.period and re.fullmatch(r"\d{4}", figure.period) and not is_base_year(figure, figure.period)
    period = f" for {figure.period}" if is_year else ""
    return period + (f" ({status})" if status else "")


def is_base_year(figure: FigureRecord, year: str) -> bool:
    """Whether a figure's year is the one it is counted from: "a 7.5% increase from 2025", "from this year"."""
    rest = figure.evidence.quote[figure.end - figure.evidence.start :][:60]
    return bool(re.search(rf"\b(?:from|over|than|against|compared (?:with|to)) (?:{year}|this year|last year)", rest))


def said_once(text: str, period: str) -> str:
    """A figure and its period, the year once: "8% rise in spending for 2026", not "for 2026 for 2026".

    >>> said_once("8% rise in spending for 2026", " for 2026 (asked)")
    '8% rise in spending for 2026 (asked)'
    """
    year = period.split(" (", 1)[0]
    return text + (period.removeprefix(year) if year and text.endswith(year) else period)


def each_once(figures: Sequence[FigureRecord]) -> list[FigureRecord]:
    """Figures with the same value and unit as the last of them says it; words such as "significant" each for itself."""
    latest = {(f.figure_kind, f.unit, f.value if f.value is not None else f.text.casefold()): f for f in figures}
    return list(latest.values())


def percent_of(figures: Sequence[FigureRecord]) -> set[float]:
    """The rates in percent among figures."""
    rates = [f.value for f in figures if f.figure_kind == FigureKind.CHANGE and f.unit == "percent"]
    return {float(rate) for rate in rates if isinstance(rate, float | int)}
