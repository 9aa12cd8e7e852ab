"""8. Ledger → what people see: the brief's map and charts: when they say more than words, and as SVG.

What they show is plain data of the brief; drawing it needs the extra "charts" (the map needs none). Without it the
brief has no charts and lacks nothing else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from accord.errors import MissingExtra
from accord.ledger.merged import Event, Known, Linked, Plan, Verdict
from accord.records import FigureRecord
from accord.values import FigureKind
from accord.views.brief_parts import Brief, Outcome, Pin, Series
from accord.views.figure_points import find_series

LEAST_PLACES, LEAST_PLANS, LEAST_POINTS = 2, 4, 3
"""Under these a sentence says as much as a picture."""
MOST_SERIES = 2
_COUNTED = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.SHARE, FigureKind.MEASURE, FigureKind.RATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of the brief: SVG with its title and description, the words under it, and the same told in words."""

    kind: str
    svg: str
    caption: str
    told: str


def find_pins(events: Iterable[Event]) -> tuple[Pin, ...]:
    """The places of events that have a point, the one with most events first."""
    counts: Counter[tuple[str, float, float, float | None]] = Counter()
    for event in events:
        place = event.place
        if place and place.latitude is not None and place.longitude is not None:
            counts[place.name, place.latitude, place.longitude, place.radius_km] += 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0][0], item[0][1]))
    return tuple(
        Pin(name=name, latitude=latitude, longitude=longitude, radius_km=radius, count=count)
        for (name, latitude, longitude, radius), count in ordered
    )


def find_outcomes(plans: Iterable[Plan]) -> tuple[Outcome, ...]:
    """How many plans have each verdict, in the order of the verdicts."""
    counts = Counter(plan.verdict for plan in plans)
    return tuple(Outcome(verdict=verdict, count=counts[verdict]) for verdict in Verdict if counts[verdict])


def find_series_of_brief(known: Known, linked: Linked) -> tuple[Series, ...]:
    """Figures of one thing of one owner, told on three days or more with more than one value, the most first.

    Figures without an owner ("people", "allies") may be of different things and make no series.
    """
    days = {report.id: report.day for report in known.reports.values()}
    groups: dict[tuple[str, str], list[FigureRecord]] = defaultdict(list)
    for record in known.records:
        is_counted = isinstance(record, FigureRecord) and record.figure_kind in _COUNTED
        if isinstance(record, FigureRecord) and is_counted and record.measures and record.owner:
            groups[record.owner.name, record.measures.casefold().removeprefix("the ")].append(record)
    found = []
    for (owner, measured), records in sorted(groups.items()):
        points = find_series(records, days, linked.conflicts).points
        days_told, values = {point.day for point in points}, {(point.low, point.high) for point in points}
        if len(days_told) >= LEAST_POINTS and len(values) > 1:
            found.append(Series(title=f"{owner}: {measured}", points=points))
    return tuple(sorted(found, key=lambda each: (-len(each.points), each.title))[:MOST_SERIES])


def draw_pictures(brief: Brief, *, width: int = 460) -> tuple[Picture, ...]:
    """The pictures that say more than words: a map, what came of plans, figures over time; fewer without charts."""
    found = [_map(brief, width)] if len(brief.pins) >= LEAST_PLACES else []
    try:
        return (*found, *_charts(brief, width))
    except MissingExtra:
        return tuple(found)


def _map(brief: Brief, width: int) -> Picture:
    from accord.views.world_shapes import NOTICE
    from accord.views.worldmap import MapPoint, draw_map

    points = [
        MapPoint(
            name=pin.name, latitude=pin.latitude, longitude=pin.longitude, count=pin.count, radius_km=pin.radius_km
        )
        for pin in brief.pins
    ]
    title = "Where the main events took place"
    svg = draw_map(points, width=width, height=round(width * 0.62), title=title)
    told = "; ".join(f"{pin.name} {pin.count}" for pin in brief.pins[:8])
    return Picture(kind="map", svg=svg, caption=f"{title}. {NOTICE}", told=f"{title}: {told}.")


def _charts(brief: Brief, width: int) -> Iterable[Picture]:
    from accord.views.chart_svg import chart_svg
    from accord.views.charts import draw_figures, draw_plan_counts
    from accord.views.wording import VERDICT_WORDS

    if sum(each.count for each in brief.outcomes) >= LEAST_PLANS and len(brief.outcomes) > 1:
        counts = {each.verdict: each.count for each in brief.outcomes}
        chart = draw_plan_counts(counts, title="What came of plans", width=width - 190)
        told = "; ".join(f"{VERDICT_WORDS[each.verdict]} {each.count}" for each in brief.outcomes)
        caption = "Plans by what reports say came of them. “Not shown” is never a “no”."
        yield Picture(kind="plans", svg=chart_svg(chart, "plans"), caption=caption, told=f"What came of plans: {told}.")
    for place, series in enumerate(brief.series):
        chart = draw_figures(series.points, title=series.title, width=width - 90, height=180)
        values = "; ".join(f"{point.day} {point.printed}" for point in series.points[:8])
        caption = "Each mark is a figure as a report gives it, on the day of the report."
        yield Picture(
            kind="figures", svg=chart_svg(chart, f"figures{place}"), caption=caption, told=f"{series.title}: {values}."
        )
