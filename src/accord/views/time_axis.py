"""8. Ledger → what people see: what happened, is foreseen or was denied, on one axis of time, as SVG."""

from __future__ import annotations

import calendar
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from accord.errors import InputError
from accord.ledger.tallies import DayCount
from accord.records import digest
from accord.values import Status
from accord.views.svg_writing import INK, LETTER, LINE, PAPER, SOFT, linked, picture, plain, tag
from accord.views.wording import day_in_words

LANES = {
    "done": ("happened", frozenset({Status.OCCURRED, Status.ONGOING})),
    "ahead": ("planned or foreseen", frozenset({Status.PLANNED, Status.EXPECTED, Status.PROPOSED, Status.REQUESTED})),
    "not": (
        "did not happen",
        frozenset({Status.DENIED, Status.DID_NOT_HAPPEN, Status.POSTPONED, Status.CANCELLED}),
    ),
    "doubt": ("only possible", frozenset({Status.POSSIBLE, Status.HYPOTHETICAL})),
}
"""The lanes of the axis, from the top, with their words and statuses."""
LANE_SHAPES = {"done": "●", "ahead": "○", "not": "✕", "doubt": "◌"}
MOST_YEARS = 40
_COLOURS = {"done": "#14613f", "ahead": "#1d4f91", "not": "#b3261e", "doubt": "#8a5a00"}
_LEFT, _LANE, _BAR, _FOOT = 166.0, 58.0, 40.0, 34.0


@dataclass(frozen=True, slots=True)
class Span:
    """What a timeline shows: all years, the months of a year, or the days of a month; `day` is one day of it.

    >>> Span.read("2025-11").since, Span.read("2025-11").until, Span.read("2025-11").by
    ('2025-11-01', '2025-11-30', 'day')
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def read(cls, text: str | None) -> Span:
        """The span a year, month or day (ISO) names; InputError for another text."""
        if not text:
            return cls()
        parts = text.split("-")
        is_plain = len(parts) <= 3 and all(part.isascii() and part.isdigit() for part in parts)
        if is_plain and [len(part) for part in parts] == [4, 2, 2][: len(parts)]:
            span = cls(*map(int, parts))
            if span.is_real:
                return span
        raise InputError(f"No time '{text[:40]}'. Expected a year, month or day: 2025, 2025-11 or 2025-11-04.")

    @property
    def is_real(self) -> bool:
        """Whether the calendar has it."""
        try:
            date(self.year or 0, self.month or 1, self.day or 1)
        except ValueError:
            return False
        return True

    @property
    def by(self) -> str:
        """The unit its axis counts by."""
        return "year" if self.year is None else "month" if self.month is None else "day"

    @property
    def since(self) -> str | None:
        """Its first day; None for all years."""
        return None if self.year is None else date(self.year, self.month or 1, self.day or 1).isoformat()

    @property
    def until(self) -> str | None:
        """Its last day; None for all years."""
        if self.year is None:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1]).isoformat()

    @property
    def axis(self) -> Span:
        """The span its axis shows: a day's month, else itself."""
        return Span(self.year, self.month)

    @property
    def wider(self) -> str | None:
        """The name of the span around it: a month for a day, a year for a month, "" for all years."""
        if self.year is None:
            return None
        return f"{self.year:04}-{self.month:02}" if self.day else f"{self.year:04}" if self.month else ""

    def beside(self, step: int) -> str | None:
        """The name of the span so many steps later, or earlier; None beyond the calendar and for all years."""
        if self.year is None:
            return None
        try:
            if self.day:
                return (date(self.year, self.month or 1, self.day) + timedelta(days=step)).isoformat()
            months = self.year * 12 + (self.month or 1) - 1 + step * (1 if self.month else 12)
            found = date(months // 12, months % 12 + 1, 1).isoformat()
        except (ValueError, OverflowError):
            return None
        return found[:7] if self.month else found[:4]

    def __str__(self) -> str:
        if self.year is None:
            return ""
        return f"{self.year:04}" + (f"-{self.month:02}" if self.month else "") + (f"-{self.day:02}" if self.day else "")

    def units(self, counts: Iterable[DayCount]) -> list[str]:
        """The units of its axis in order: months of its year, days of its month, else the years that events fall in."""
        if self.year is not None and self.month is None:
            return [f"{self.year:04}-{month:02}" for month in range(1, 13)]
        if self.year is not None and self.month is not None:
            days = calendar.monthrange(self.year, self.month)[1]
            return [f"{self.year:04}-{self.month:02}-{day:02}" for day in range(1, days + 1)]
        years = sorted({int(count.start[:4]) for count in counts if count.start[:4].isdigit()})
        return (
            [f"{year:04}" for year in range(max(years[0], years[-1] - MOST_YEARS + 1), years[-1] + 1)] if years else []
        )


def lane_of(status: Status) -> str:
    """The lane a status stands in."""
    return next(lane for lane, (_, statuses) in LANES.items() if status in statuses)


def in_lanes(counts: Iterable[DayCount]) -> dict[str, dict[str, int]]:
    """Events by unit and lane."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for count in counts:
        lane = lane_of(count.status)
        found[count.start][lane] = found[count.start].get(lane, 0) + count.events
    return dict(found)


def draw_axis(
    counts: Sequence[DayCount],
    span: Span,
    *,
    today: str | None = None,
    width: float = 960,
    link: Callable[[str], str | None] = lambda unit: None,
) -> str:
    """Events on one axis, a lane for what happened, one for what is foreseen, one for what was denied or dropped.

    A bar is as high as its number of events, which stands over it; what a lane holds is told by its word and shape.
    `today` (ISO day) is the day of the newest report, behind which everything is still to come; `link` gives the
    address that a unit leads to.
    """
    units = span.axis.units(counts)
    lanes = in_lanes(counts)
    used = [lane for lane in LANES if lane != "doubt" or any(lane in held for held in lanes.values())]
    most = max((held.get(lane, 0) for held in lanes.values() for lane in used), default=0)
    step = (width - _LEFT - 8) / max(len(units), 1)
    height = _LANE * len(used) + _FOOT
    inside = [
        *_today_line(units, today, step, height, str(span)),
        *(_lane(lane, place, width) for place, lane in enumerate(used)),
        *(
            _column(unit, place, lanes.get(unit, {}), used, _Scale(step, most), chosen=str(span), link=link)
            for place, unit in enumerate(units)
        ),
    ]
    title = f"Events of {day_in_words(str(span.axis))} by day" if span.month else "Events by month" if span.year else ""
    return picture(
        width,
        height,
        inside,
        title=title or "Events by year",
        description=_description(lanes, units),
        name=f"t{digest('axis', span, today, width, *counts)}",
        kind="axis",
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    step: float
    most: int


def _description(lanes: dict[str, dict[str, int]], units: Sequence[str]) -> str:
    held = [(unit, lanes[unit]) for unit in units if unit in lanes]
    told = "; ".join(
        f"{day_in_words(unit)}: " + ", ".join(f"{LANES[lane][0]} {count}" for lane, count in counts.items())
        for unit, counts in held[:40]
    )
    shown = set(units)
    left = sum(sum(counts.values()) for unit, counts in lanes.items() if unit not in shown)
    earlier = f" {left} earlier events are left out." if left else ""
    return f"{told}.{earlier}" if told else "No event has a day here."


def _lane(lane: str, place: int, width: float) -> str:
    base = _LANE * (place + 1)
    words = f"{LANE_SHAPES[lane]} {LANES[lane][0]}"
    return tag(
        "text", plain(words), class_=f"lane {lane}", x=0.0, y=base - 6, fill=_COLOURS[lane], font_weight="600"
    ) + tag("line", class_="base", x1=_LEFT, y1=base, x2=width, y2=base, stroke=LINE)


def _column(
    unit: str,
    place: int,
    held: dict[str, int],
    used: Sequence[str],
    scale: _Scale,
    *,
    chosen: str,
    link: Callable[[str], str | None],
) -> str:
    """One unit: its bars in each lane, its name at the foot; a link where something is in it."""
    x = _LEFT + place * scale.step
    foot = _LANE * len(used)
    middle = x + scale.step / 2
    parts = [tag("rect", class_="hit", x=x, y=0.0, width=scale.step, height=foot + _FOOT, fill=PAPER, fill_opacity="0")]
    if unit == chosen:
        parts.append(
            tag("rect", class_="chosen", x=x, y=0.0, width=scale.step, height=foot, fill=LINE, fill_opacity="0.5")
        )
    for lane, count in held.items():
        parts.append(_bar(lane, count, x, _LANE * (used.index(lane) + 1), scale))
    if place % _every(scale, _short(unit)) == 0 or unit == chosen:
        parts.append(
            tag("text", plain(_short(unit)), class_="unit", x=middle, y=foot + 18, text_anchor="middle", fill=SOFT)
        )
    told = ", ".join(f"{LANES[lane][0]} {count}" for lane, count in held.items())
    name = f"{day_in_words(unit)}: {told}" if told else ""
    drawn = tag("g", tag("title", plain(name)) if name else "", *parts, class_="column")
    return linked(link(unit), drawn, name) if held else drawn


def _bar(lane: str, count: int, x: float, base: float, scale: _Scale) -> str:
    wide = min(max(scale.step * 0.72, 3.0), 34.0)
    tall = max(_BAR * count / max(scale.most, 1), 3.0)
    left = x + (scale.step - wide) / 2
    colour = _COLOURS[lane]
    bar = tag(
        "rect",
        class_=f"bar {lane}",
        x=left,
        y=base - tall,
        width=wide,
        height=tall,
        fill=colour if lane == "done" else PAPER,
        stroke=colour,
        stroke_width="1.5",
        stroke_dasharray={"doubt": "2 2", "ahead": None}.get(lane),
    )
    if lane == "not":
        bar += tag("path", class_="cross not", d=_cross(left, base - tall, wide, tall), stroke=colour, fill="none")
    number = tag(
        "text",
        plain(count),
        class_="count",
        x=x + scale.step / 2,
        y=base - tall - 4,
        text_anchor="middle",
        font_size="10.5",
        fill=INK,
    )
    return bar + (number if scale.step > 7 * len(str(count)) else "")


def _cross(left: float, top: float, wide: float, tall: float) -> str:
    right, bottom = left + wide, top + tall
    return f"M{left:.1f} {top:.1f}L{right:.1f} {bottom:.1f}M{left:.1f} {bottom:.1f}L{right:.1f} {top:.1f}"


def _every(scale: _Scale, name: str) -> int:
    """Every which unit is named, so that names of that length have room."""
    return max(1, math.ceil((len(name) * 12 * LETTER + 8) / scale.step))


def _short(unit: str) -> str:
    """The name of a unit on the axis: "Nov" for a month of the year, "4" for a day of the month."""
    if len(unit) == 7:
        return calendar.month_abbr[int(unit[5:])]
    return str(int(unit[8:])) if len(unit) == 10 else unit


def _today_line(units: Sequence[str], today: str | None, step: float, height: float, span: str) -> list[str]:
    """A line behind the day of the newest report: what lies right of it is still to come."""
    place = next((at for at, unit in enumerate(units) if today and today.startswith(unit)), None)
    if place is None or not today:
        return []
    x = _LEFT + (place + _share_of(today, len(units[place]))) * step
    words = f"newest report, {day_in_words(today)}"
    is_left = x > 480
    return [
        tag("line", class_="today", x1=x, y1=0.0, x2=x, y2=height - 4, stroke=INK, stroke_dasharray="2 3"),
        tag(
            "text",
            plain(words),
            class_="today-words",
            x=x - 4 if is_left else x + 4,
            y=height - 2,
            text_anchor="end" if is_left else "start",
            font_size="10.5",
            fill=SOFT,
        ),
    ]


def _share_of(day: str, length: int) -> float:
    """How much of its unit (a year, month or day by the length of its name) is over at the end of a day."""
    held = date.fromisoformat(day[:10])
    if length == 4:
        return held.timetuple().tm_yday / 366
    return held.day / calendar.monthrange(held.year, held.month)[1] if length == 7 else 1.0
