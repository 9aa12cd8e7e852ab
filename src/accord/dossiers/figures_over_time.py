"""7. Events → dossiers: a dossier's figures over time: hedge, base, who gave them, and what changed."""

from __future__ import annotations

from dataclasses import dataclass

from accord.dossiers.case import Case
from accord.dossiers.holdings.figures_held import find_figures, in_words, said_as
from accord.dossiers.wordlists import any_of
from accord.records import Evidence, FigureRecord, Plain
from accord.values import FigureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedFigure(Plain):
    """A figure with the day of its report, its hedge ("about", "exact"), and what it is a figure of.

    `base` is what a rate is counted from, as the sentence gives it; `by` who gives the figure, None where the report
    does so itself. `before` is the value that the figure of the same thing had before, where it had another one.
    """

    day: str | None
    text: str
    hedge: str
    status: str
    period: str | None
    base: str | None
    by: str | None
    before: str | None
    edition: str | None
    record: str
    evidence: Evidence


def find_dated_figures(case: Case) -> tuple[DatedFigure, ...]:
    """The figures of all editions of a dossier, in the order of the reports' days."""
    reports = case.index.known.reports
    found: dict[str, tuple[FigureRecord, str | None]] = {}
    for edition in case.editions:
        for figure in find_figures(case, edition):
            found.setdefault(figure.id, (figure, edition.name))
    ordered = sorted(
        found.values(), key=lambda each: (reports[each[0].report].published or "", each[0].report, each[0].start)
    )
    latest: dict[object, FigureRecord] = {}
    lines = []
    for figure, name in ordered:
        key = (figure.figure_kind, figure.unit, name or figure.period)
        earlier = latest.get(key)
        is_other = earlier is not None and figure.value is not None and earlier.value not in (None, figure.value)
        if figure.value is not None:
            latest[key] = figure
        lines.append(_dated(figure, name, reports[figure.report].day, earlier if is_other else None))
    return tuple(lines)


def _dated(figure: FigureRecord, edition: str | None, day: str | None, before: FigureRecord | None) -> DatedFigure:
    return DatedFigure(
        day=day,
        text=f"{in_words(figure)}{said_as(figure)}",
        hedge=figure.approximation.value,
        status=figure.status,
        period=figure.period,
        base=base_of(figure),
        by=figure.attributed_to.name if figure.attributed_to else None,
        before=in_words(before) if before else None,
        edition=edition,
        record=figure.id,
        evidence=figure.evidence,
    )


def base_of(figure: FigureRecord) -> str | None:
    """What a rate or rank is counted from, in the words of its sentence: "from this year", "since 2019"."""
    if figure.figure_kind not in (FigureKind.CHANGE, FigureKind.SUPERLATIVE):
        return None
    match = any_of("base", "marks").search(figure.evidence.quote)
    return " ".join(match.group(0).split()) if match else None
