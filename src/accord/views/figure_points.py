"""8. Ledger → what people see: figures as points in time: how they are hedged, and which of them reports dispute."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accord.ledger.merged import Conflict, ConflictVerdict
from accord.records import FigureRecord, Plain
from accord.values import Approximation
from accord.views.label_room import Box, Room
from accord.views.wording import figure_in_words, one_line

_HEDGES = {
    Approximation.EXACT: "exact",
    Approximation.ABOUT: "about",
    Approximation.AT_LEAST: "at least",
    Approximation.MORE_THAN: "at least",
    Approximation.AT_MOST: "at most",
    Approximation.LESS_THAN: "at most",
    Approximation.BETWEEN: "between",
    Approximation.UNSTATED: "not said",
}
HEDGE_WORDS = {
    "exact": "given as exact",
    "about": "given as about",
    "at least": "given as at least or more than",
    "at most": "given as at most or less than",
    "between": "given as a range",
    "not said": "without a number's bounds",
}
_LABEL_HEIGHT = 14.0
_WIDE = 1000.0
_FACTS = frozenset({"actual"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePoint(Plain):
    """A figure on the day of the report that gives it: its least and most, its hedge, whose word it is.

    `printed` is the figure alone as the report has it, `words` with what it measures.
    `is_fact` is false for what is planned, claimed, estimated; `is_disputed` says that reports disagree on it.
    """

    day: str
    low: float
    high: float
    unit: str | None
    hedge: str
    words: str
    printed: str
    record: str
    report: str
    source: str = ""
    status: str = "actual"
    is_fact: bool = True
    is_disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSeries:
    """Points of one unit; `left_out` are figures without a number or a day, or of another unit."""

    unit: str | None
    points: tuple[FigurePoint, ...]
    left_out: int = 0


def find_series(
    figures: Iterable[FigureRecord], days: Mapping[str, str | None], conflicts: Iterable[Conflict] = ()
) -> FigureSeries:
    """The figures as points of one unit: the one most of them have. `days` are the days of their reports."""
    told = list(figures)
    disputed = {
        record
        for conflict in conflicts
        if conflict.verdict in (ConflictVerdict.CONFLICT, ConflictVerdict.UNSURE)
        for account in conflict.accounts
        for record in account.records
    }
    dated = [(each, day) for each in told if each.value is not None and (day := days.get(each.report))]
    if not dated:
        return FigureSeries(unit=None, points=(), left_out=len(told))
    units = Counter(figure.unit for figure, _ in dated)
    unit = min(units, key=lambda each: (-units[each], each or "~"))
    held = [(figure, day) for figure, day in dated if figure.unit == unit]
    points = [_point(figure, day, is_disputed=figure.id in disputed) for figure, day in held]
    points.sort(key=lambda point: (point.day, point.report, point.record))
    return FigureSeries(unit=unit, points=tuple(points), left_out=len(told) - len(points))


def _point(figure: FigureRecord, day: str, *, is_disputed: bool) -> FigurePoint:
    value = figure.value
    low, high = value if isinstance(value, tuple) else (value or 0.0, value or 0.0)
    source = figure.attributed_to.name if figure.attributed_to else ""
    return FigurePoint(
        day=day,
        low=float(low),
        high=float(high),
        unit=figure.unit,
        hedge="between" if high > low else _HEDGES[figure.approximation],
        printed=one_line(figure.text, 22),
        words=figure_in_words(figure),
        record=figure.id,
        report=figure.report,
        source=source,
        status=figure.status.replace("_", " "),
        is_fact=figure.status in _FACTS,
        is_disputed=is_disputed,
    )


def days_between(first: str, last: str) -> int:
    """The days from one ISO day to another.

    >>> days_between("2025-11-03", "2025-12-03")
    30
    """
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days


def is_wide(points: Sequence[FigurePoint]) -> bool:
    """Whether points lie so far apart (a thousandfold) that only a scale of powers of ten shows them all."""
    return (
        bool(points)
        and min(p.low for p in points) > 0
        and max(p.high for p in points) >= _WIDE * min(p.low for p in points)
    )


def named_points(points: Sequence[FigurePoint], width: float, height: float) -> dict[str, str]:
    """What is written over points, by record, where it covers nothing else; the same told several times is counted."""
    same = Counter((point.day, point.low, point.high, point.hedge) for point in points)
    scale = math.log10 if is_wide(points) else float
    low, high = scale(min((p.low for p in points), default=1.0)), scale(max((p.high for p in points), default=1.0))
    span = days_between(points[0].day, points[-1].day) if points else 0
    room = Room(Box(-width, -height, 2 * width, 2 * height))
    found: dict[str, str] = {}
    for point in sorted(points, key=lambda each: (not each.is_disputed, each.day, -each.high, each.record)):
        count = same.pop((point.day, point.low, point.high, point.hedge), 0)
        text = f"{point.printed} (×{count})" if count > 1 else point.printed
        x = days_between(points[0].day, point.day) / (span or 1) * width
        y = (high - scale((point.low + point.high) / 2)) / ((high - low) or 1) * (height - 2 * _LABEL_HEIGHT)
        if count and room.place_on(text, x, y, size=_LABEL_HEIGHT * 0.8):
            found[point.record] = text
    return found
