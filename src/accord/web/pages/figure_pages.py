"""9. Ledger → pages: figures, and those of one unit over time with their hedges and what reports dispute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from accord.api import Ledger
from accord.errors import MissingExtra
from accord.records import FigureRecord, Report
from accord.views.chart_svg import chart_svg
from accord.views.charts import draw_figures
from accord.views.figure_points import FigurePoint, FigureSeries, find_series
from accord.web.declaring import Asked, Page, View
from accord.web.filters import BETWEEN, FIGURE_KIND, NEWEST, OWNER, PAGED, REPORT, UNIT, WORDS
from accord.web.pages.event_pages import reports_of

_MOST_SUGGESTED = 14
_MOST_CONFLICTS = 300
MOST_DRAWN = 120
"""The newest figures on the chart of a page: more are slow to draw and hard to tell apart."""
_LEAST_POINTS = 2


def show_figures(asked: Asked, ledger: Ledger) -> View:
    """Figures by the day of their report; where words, a unit or an owner is asked for, those of one unit over time."""
    given = asked.given("unit", "kind", "owner", "report", "since", "until")
    given |= {"words": asked.text("q"), "as_of": asked.as_of}
    found = ledger.figures(**given, **asked.part)
    total = ledger.count_figures(**given)
    reports = reports_of(ledger, [record.report for record in found])
    is_one_thing = any(given[name] for name in ("words", "unit", "owner"))
    series = _series(ledger, given) if is_one_thing else FigureSeries(unit=None, points=())
    context = {
        "reports": reports,
        "series": series,
        "chart": _chart(series, asked),
        "is_cut": is_one_thing and total > MOST_DRAWN,
        "disputed": {point.record for point in series.points if point.is_disputed},
        "kinds": _suggestions(found) if not is_one_thing else [],
    }
    more = {"series": [point.to_dict() for point in series.points], "series_left_out": series.left_out}
    return View(items=found, kind="figure", total=total, context=context, more=more)


def _series(ledger: Ledger, given: dict[str, Any]) -> FigureSeries:
    """The newest figures that are asked for, as points of the unit most of them have."""
    figures = ledger.figures(**given, limit=MOST_DRAWN, newest_first=True)
    days = _days(ledger, figures)
    told = sorted(day for day in days.values() if day)
    conflicts = ledger.conflicts(
        kind="figure", since=told[0] if told else None, as_of=given["as_of"], limit=_MOST_CONFLICTS
    )
    return find_series(figures, days, conflicts)


def _days(ledger: Ledger, figures: Sequence[FigureRecord]) -> dict[str, str | None]:
    reports: dict[str, Report] = reports_of(ledger, [figure.report for figure in figures])
    return {name: report.day for name, report in reports.items()}


def _chart(series: FigureSeries, asked: Asked) -> Markup | None:
    """The chart of a series; None where there is too little to draw, or the extra "charts" is not installed."""
    if len(series.points) < _LEAST_POINTS:
        return None
    named = (asked.text("owner"), asked.text("q"), series.unit)
    title = f"{', '.join(dict.fromkeys(name for name in named if name)) or 'Figures'} over time"
    try:
        return _drawn(series.points, title)
    except MissingExtra:
        return None


@lru_cache(maxsize=64)
def _drawn(points: tuple[FigurePoint, ...], title: str) -> Markup:
    """A chart of points; to draw one takes a tenth of a second, and other reports seldom change it."""
    return Markup(chart_svg(draw_figures(points, title=title, width=720)))


def _suggestions(figures: Sequence[FigureRecord]) -> list[tuple[str, int]]:
    """The units of the figures on this page, the commonest first."""
    counts = Counter(figure.unit for figure in figures if figure.unit)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_SUGGESTED]


PAGES = (
    Page(
        path="/figures",
        title="Figures",
        template="figures.html.j2",
        make=show_figures,
        filters=(WORDS, UNIT, FIGURE_KIND, OWNER, *BETWEEN, NEWEST, REPORT, *PAGED),
        group="Words",
    ),
)
