"""8. Ledger → what people see: charts as Altair objects, in one look: figures over time, plans, statements, events.

Every chart says in its description what it shows, for those who cannot see it; shapes and words tell the same
as colours do. Needs the extra "charts" (altair); chart_svg.py makes SVG of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from accord.errors import MissingExtra
from accord.ledger.merged import Plan, Verdict
from accord.records import StatementRecord
from accord.views.figure_points import HEDGE_WORDS, FigurePoint, days_between, is_wide, named_points
from accord.views.svg_writing import INK, LINE, SOFT
from accord.views.wording import QUOTED_WORDS, VERDICT_WORDS, one_line

if TYPE_CHECKING:
    import altair

DONE, AHEAD, NOT, DOUBT = "#14613f", "#1d4f91", "#b3261e", "#8a5a00"
"""Green, blue, red and ochre of differing lightness: told apart in the three common kinds of colour blindness."""
FONT = "Liberation Sans, Arial, sans-serif"
"""The font whose widths charts are laid out by; vl-convert brings it along."""
MOST_POINTS = 400
MOST_BARS = 20
_DAYS_ON_AXIS, _MONTHS_ON_AXIS = 150, 1_300
"""Spans in days up to which an axis names days, and months."""
_SHAPES = {
    "exact": "circle",
    "about": "diamond",
    "at least": "triangle-up",
    "at most": "triangle-down",
    "between": "square",
    "not said": "cross",
}
_VERDICT_COLOURS = {
    Verdict.HELD: DONE,
    Verdict.PARTLY: DONE,
    Verdict.ADVANCED: DONE,
    Verdict.OPEN: AHEAD,
    Verdict.CHANGED: DOUBT,
    Verdict.POSTPONED: DOUBT,
    Verdict.NOT_SHOWN: DOUBT,
    Verdict.OVERDUE: NOT,
    Verdict.CANCELLED: NOT,
    Verdict.REFUSED: NOT,
    Verdict.DID_NOT_HAPPEN: NOT,
}


def draw_figures(
    points: Iterable[FigurePoint], *, title: str = "Figures over time", width: int = 640, height: int = 260
) -> altair.LayerChart:
    """Figures of one unit by the day of the report that gives them.

    The shape says the hedge (a range is a line from its least to its most), a hollow mark that the figure is not told
    as a fact (planned, claimed, estimated), a red one that reports disagree on it. The latest MOST_POINTS are drawn.
    """
    alt = _altair()
    told = sorted(points, key=lambda point: (point.day, point.low, point.words, point.report))
    drawn = told[-MOST_POINTS:]
    y = _values(drawn)
    named = named_points(drawn, width, height)
    base = alt.Chart(alt.Data(values=[_figure_row(point, named) for point in drawn]))
    x = _days(drawn)
    disputed = {"reports disagree": NOT} if any(point.is_disputed for point in drawn) else {}
    colours = {**disputed, "no dispute found": AHEAD}
    colour = alt.Color("agreed:N", title="accounts", scale=_scale(colours))
    hedges = [hedge for hedge in _SHAPES if any(point.hedge == hedge for point in drawn)]
    labels = base.transform_filter("datum.label != ''").mark_text(dy=-12, fontSize=11)
    layers = [
        base.transform_filter("datum.high > datum.low")
        .mark_rule(strokeWidth=2)
        .encode(x=x, y=y("low:Q"), y2="high:Q", color=colour),
        _figure_marks(base, x, colour, y("middle:Q"), hedges),
        labels.encode(x=x, y=y("middle:Q"), text="label:N", color=alt.value(INK)),
    ]
    left = f" The earliest {len(told) - len(drawn)} are left out." if len(told) > len(drawn) else ""
    return _finished(alt.layer(*layers), title, _figures_in_words(told) + left, width, height)


def _figure_marks(base: Any, x: Any, colour: Any, y: Any, hedges: Sequence[str]) -> Any:
    alt = _altair()
    shape = alt.Shape("hedge:N", title="told as", scale=_scale({hedge: _SHAPES[hedge] for hedge in hedges}))
    fill = alt.condition("datum.is_fact", alt.FillOpacityValue(0.85), alt.FillOpacityValue(0.0))
    return base.mark_point(size=90, strokeWidth=1.8, filled=False).encode(
        x=x,
        y=y,
        shape=shape,
        color=colour,
        fill=colour,
        fillOpacity=fill,
        tooltip=[alt.Tooltip(f"{name}:N", title=name) for name in ("words", "source", "status", "report")],
    )


def _days(points: Sequence[FigurePoint]) -> Any:
    """The axis of days, in universal time so that it is the same on every machine; as fine as the span bears."""
    alt = _altair()
    span = days_between(points[0].day, points[-1].day) if points else 0
    words = "%-d %b %Y" if span < _DAYS_ON_AXIS else "%b %Y" if span < _MONTHS_ON_AXIS else "%Y"
    least = {"%-d %b %Y": "day", "%b %Y": "month", "%Y": "year"}[words]
    axis = alt.Axis(format=words, tickCount={"interval": least, "step": _step(span, least)})
    return alt.X("day:T", title="day of the report", scale=alt.Scale(type="utc", padding=24), axis=axis)


def _values(points: Sequence[FigurePoint]) -> Callable[[str], Any]:
    """The axis of values, for a field: in powers of ten, and saying so, where they lie a thousandfold apart."""
    alt = _altair()
    unit = next((point.unit for point in points if point.unit), "") or "value"
    if is_wide(points):
        return lambda field: alt.Y(field, title=f"{unit} (powers of ten)", scale=alt.Scale(type="log", padding=16))
    return lambda field: alt.Y(field, title=unit, scale=alt.Scale(zero=False, padding=16))


def _step(span: int, unit: str) -> int:
    """How many units lie between two of about six ticks, so that they fall on the same days or months of each year."""
    least = span / 6 / {"day": 1, "month": 30, "year": 365}[unit]
    held = {"day": (1, 2, 5, 10, 15), "month": (1, 3, 6)}.get(unit, (1, 2, 5, 10, 20, 50, 100))
    return next((step for step in held if step >= least), held[-1])


def _figure_row(point: FigurePoint, named: Mapping[str, str]) -> dict[str, Any]:
    return {
        "day": point.day,
        "low": point.low,
        "high": point.high,
        "middle": (point.low + point.high) / 2,
        "hedge": point.hedge,
        "is_fact": point.is_fact,
        "agreed": "reports disagree" if point.is_disputed else "no dispute found",
        "words": one_line(point.words, 120),
        "source": one_line(point.source, 80),
        "status": point.status,
        "report": point.report,
        "label": named.get(point.record, ""),
    }


def _figures_in_words(points: Sequence[FigurePoint]) -> str:
    if not points:
        return "No dated figure of one unit is known."
    first, last = points[0], points[-1]
    hedges = Counter(point.hedge for point in points)
    told = ", ".join(f"{count} {HEDGE_WORDS[hedge]}" for hedge, count in sorted(hedges.items()))
    disputed = sum(point.is_disputed for point in points)
    words = f"{len(points)} figures from {first.day} ({first.words}) to {last.day} ({last.words}): {told}."
    return words + (f" Reports disagree on {disputed} of them." if disputed else "")


def draw_plans(plans: Iterable[Plan], *, title: str = "Plans by outcome", width: int = 480) -> altair.LayerChart:
    """How many plans were held, changed, dropped or are open: a bar an outcome, with its number."""
    counts = Counter(plan.verdict for plan in plans)
    return draw_plan_counts(counts, title=title, width=width)


def draw_plan_counts(
    counts: Mapping[Verdict, int], *, title: str = "Plans by outcome", width: int = 480
) -> altair.LayerChart:
    """The same from counts of plans by verdict."""
    held = [verdict for verdict in Verdict if counts.get(verdict)]
    rows = [{"what": VERDICT_WORDS[each], "plans": counts[each]} for each in held]
    colours = {VERDICT_WORDS[each]: _VERDICT_COLOURS[each] for each in held}
    return _bars(rows, "what", "plans", colours, title=title, width=width)


def draw_statements(
    statements: Iterable[StatementRecord], *, title: str = "Statements by source", width: int = 480
) -> altair.LayerChart:
    """Who is quoted most: a bar a source, parted into quoted, partly quoted and other words."""
    told = [(each.source.name if each.source else "no source named", each.directness) for each in statements]
    most = Counter(name for name, _ in told).most_common()
    shown = [name for name, _ in sorted(most, key=lambda item: (-item[1], item[0]))[:MOST_BARS]]
    counts = Counter(pair for pair in told if pair[0] in set(shown))
    rows = [
        {"who": one_line(name, 40), "how": QUOTED_WORDS[how], "rank": rank, "statements": counts[name, how]}
        for name in shown
        for rank, how in enumerate(QUOTED_WORDS)
        if counts[name, how]
    ]
    alt = _altair()
    colours = dict(zip(QUOTED_WORDS.values(), (AHEAD, "#6f9bd1", "#c2d5ec"), strict=True))
    bars = alt.Chart(alt.Data(values=rows)).mark_bar(stroke=INK, strokeWidth=0.4)
    chart = bars.encode(
        y=alt.Y("who:N", sort=[one_line(name, 40) for name in shown], title=None),
        x=alt.X("statements:Q", title="statements", axis=alt.Axis(tickMinStep=1)),
        color=alt.Color("how:N", title=None, scale=_scale(colours), sort=list(colours)),
        order=alt.Order("rank:Q"),
    )
    said = "; ".join(f"{name} {count}" for name, count in sorted(most, key=lambda item: (-item[1], item[0]))[:8])
    left = f" {len(most) - len(shown)} more sources are left out." if len(most) > len(shown) else ""
    return _finished(alt.layer(chart), title, f"Statements by source, the most first: {said}.{left}", width, None)


def _bars(
    rows: Sequence[Mapping[str, Any]], name: str, count: str, colours: Mapping[str, str], *, title: str, width: int
) -> altair.LayerChart:
    alt = _altair()
    base = alt.Chart(alt.Data(values=list(rows)))
    y = alt.Y(f"{name}:N", sort=None, title=None)
    x = alt.X(f"{count}:Q", title=None, axis=None)
    bars = base.mark_bar().encode(y=y, x=x, color=alt.Color(f"{name}:N", scale=_scale(colours), legend=None))
    numbers = base.mark_text(align="left", dx=4, fontSize=11).encode(y=y, x=x, text=f"{count}:Q", color=alt.value(INK))
    told = "; ".join(f"{row[name]} {row[count]}" for row in rows) or f"no {count} are known"
    return _finished(alt.layer(bars, numbers), title, f"{title}: {told}.", width, None)


def _scale(range_: Mapping[str, str]) -> Any:
    return _altair().Scale(domain=list(range_), range=list(range_.values()))


def _finished(chart: Any, title: str, description: str, width: int, height: int | None) -> altair.LayerChart:
    """The chart with its size, title, description and the look of accord's pages."""
    sized = chart.properties(width=width, title=title, description=description)
    if height is not None:
        sized = sized.properties(height=height)
    made: altair.LayerChart = sized.configure(**_LOOK)
    return made


def _altair() -> Any:
    try:
        import altair
    except ImportError as error:
        raise MissingExtra("Charts", "charts") from error
    return altair


_AXIS = {
    "labelColor": SOFT,
    "titleColor": SOFT,
    "titleFontWeight": "normal",
    "gridColor": LINE,
    "gridOpacity": 0.6,
    "domainColor": SOFT,
    "tickColor": SOFT,
    "labelFontSize": 11,
    "titleFontSize": 11,
    "labelLimit": 260,
}
_LOOK: dict[str, Any] = {
    "font": FONT,
    "background": "transparent",
    "view": {"stroke": None},
    "padding": 4,
    "axis": _AXIS,
    "axisX": {"grid": False, "labelFlush": False, "tickCount": 6, "labelOverlap": True},
    "axisY": {"domain": False, "ticks": False, "labelPadding": 6},
    "title": {"anchor": "start", "fontSize": 13, "fontWeight": "bold", "color": INK, "offset": 12},
    "legend": {
        "orient": "bottom",
        "direction": "horizontal",
        "labelColor": INK,
        "titleColor": SOFT,
        "titleFontWeight": "normal",
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleOrient": "left",
        "symbolFillColor": "transparent",
    },
    "bar": {"discreteBandSize": {"band": 0.72}},
}
