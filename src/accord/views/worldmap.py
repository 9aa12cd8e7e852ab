"""8. Ledger → what people see: places on a map of the world or a part of it, as SVG that needs nothing else."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from accord.records import digest
from accord.views.label_room import Box, Label, Room
from accord.views.projections import TALL, WORLD, MapView, Sheet, sheet_of, view_of
from accord.views.svg_writing import INK, PAPER, SOFT, linked, number, picture, plain, tag
from accord.views.world_shapes import COARSE, FINE, NOTICE, Lines, Points, shapes

MOST_PLACES = 300
MOST_NAMES = 40
SEA, LAND, BORDER, COAST, GRID, DOT = "#eaf1f6", "#f7f5ef", "#b9b3a6", "#9aa5ad", "#dbe5ec", "#0b5cad"
_SMALLEST, _LARGEST = 4.0, 20.0
"""Radii of dots in pixels; the area of a dot goes with its count."""
_WIDE_KM = 120.0
"""Places whose point may be farther off than this are areas: their dot is a ring."""
_STEP = 0.5
"""Pixels: points of a line that fall on one such step are one; twice as long where a view is wide."""
_SMALLEST_ISLAND = 2.0
_WIDE_VIEW = 30.0
_COARSE_FROM = 45.0
"""Degrees across from which the shapes of 1:110m are fine enough for a screen."""
_MARGIN = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPoint:
    """A place on the map: its name, where it is, how much happened there, and the page it leads to."""

    name: str
    latitude: float
    longitude: float
    count: int = 1
    radius_km: float | None = None
    href: str | None = None
    members: tuple[str, ...] = ()

    @property
    def is_area(self) -> bool:
        """Whether it is a country, sea or region rather than a spot."""
        return (self.radius_km or 0) > _WIDE_KM


@dataclass(frozen=True, slots=True)
class _Dot:
    point: MapPoint
    x: float
    y: float
    radius: float


def draw_map(
    points: Iterable[MapPoint],
    *,
    view: MapView | None = None,
    width: float = 960,
    height: float | None = None,
    title: str = "Map of places",
    what: str = "events",
) -> str:
    """The map as SVG: a dot a place, larger with its count, rings for areas; names where they have room.

    Without a view it shows the part of the world that holds the points. Dots that would cover one another are one
    with the sum of both. Equal input gives an equal text.
    """
    told = sorted(points, key=lambda point: (-point.count, point.name, point.latitude, point.longitude))
    drawn = told[:MOST_PLACES]
    seen = view or view_of(
        ((point.longitude, point.latitude, point.count) for point in drawn), shape=width / (height or width * TALL)
    )
    sheet = sheet_of(seen, width, height, ends=_ends(drawn))
    dots = _dots(drawn, sheet)
    room = Room(Box(0, 0, sheet.width, sheet.height))
    names = _names(dots, room)
    name = f"m{digest('map', title, seen, width, height, *told)}"
    inside = [
        _draw_ground(sheet, name),
        *_countries(sheet, room),
        *(_draw_dot(dot, what) for dot in dots),
        *(_text(label, "place", size=12.0) for label in names),
    ]
    return picture(
        sheet.width,
        sheet.height,
        inside,
        title=title,
        description=_description(told, dots, what, seen),
        name=name,
        kind="map",
    )


def _ends(points: Sequence[MapPoint]) -> tuple[float, float]:
    south = min((point.latitude for point in points), default=0.0)
    return (-57.0 if south > -54 else -85.0), 84.0


def _description(told: Sequence[MapPoint], dots: Sequence[_Dot], what: str, view: MapView) -> str:
    """What the map says, in words."""
    if not told:
        return f"No place with {what} is known. {NOTICE}"
    most = "; ".join(f"{point.name} {point.count}" for point in told[:8])
    shown = sum(len(dot.point.members) or 1 for dot in dots)
    part = "the world" if view.is_world else f"{view.across:g} degrees around {view.latitude:g}, {view.longitude:g}"
    left = f" {len(told) - shown} places lie outside it or were left out." if len(told) > shown else ""
    return f"{what.capitalize()} by place, the most first: {most}. The map shows {part}.{left} {NOTICE}"


def _dots(points: Sequence[MapPoint], sheet: Sheet) -> list[_Dot]:
    """The dots on the sheet, the largest first; a dot that another covers is part of it."""
    if not points:
        return []
    xs, ys = sheet.places(np.array([p.longitude for p in points]), np.array([p.latitude for p in points]))
    largest = max(point.count for point in points)
    found: list[_Dot] = []
    for point, x, y in zip(points, xs.tolist(), ys.tolist(), strict=True):
        if math.isnan(x) or not sheet.holds(x, y):
            continue
        dot = _Dot(point, x, y, _radius(point.count, largest))
        place = next((at for at, other in enumerate(found) if _covers(other, dot)), None)
        if place is None:
            found.append(dot)
        else:
            found[place] = _joined(found[place], point, largest)
    return found


def _radius(count: int, largest: int) -> float:
    return _SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(count / largest) if largest > 1 else _SMALLEST + 3


def _covers(dot: _Dot, other: _Dot) -> bool:
    """Whether a dot would hide most of a smaller one; a ring hides less."""
    away = math.hypot(dot.x - other.x, dot.y - other.y)
    if dot.point.is_area == other.point.is_area:
        return away < max(dot.radius, other.radius + 2)
    return away < 0.7 * max(dot.radius, other.radius)


def _joined(dot: _Dot, point: MapPoint, largest: int) -> _Dot:
    members = (*(dot.point.members or (dot.point.name,)), point.name)
    spot = min((dot.point, point), key=lambda each: each.radius_km or 0)
    held = replace(dot.point, count=dot.point.count + point.count, members=members, radius_km=spot.radius_km)
    return replace(dot, point=held, radius=min(_radius(held.count, largest), _LARGEST * 1.4))


def _names(dots: Sequence[_Dot], room: Room) -> list[Label]:
    for dot in dots:
        room.take(dot.x, dot.y, dot.radius * 0.8)
    labels = [room.place(_called(dot.point), dot.x, dot.y, away=dot.radius + 3) for dot in dots[:MOST_NAMES]]
    return [label for label in labels if label]


def _called(point: MapPoint) -> str:
    more = len(point.members) - 1
    name = point.name if len(point.name) <= 28 else f"{point.name[:27]}…"
    return f"{name} +{more}" if more > 0 else name


def _draw_dot(dot: _Dot, what: str) -> str:
    point = dot.point
    listed = f": {', '.join(point.members[:12])}{' …' if len(point.members) > 12 else ''}" if point.members else ""
    told = f"{_called(point)}, {point.count} {what}{listed}"
    shape = tag("title", plain(told))
    circle = tag(
        "circle",
        shape,
        class_="area" if point.is_area else "dot",
        cx=dot.x,
        cy=dot.y,
        r=dot.radius,
        fill=DOT,
        fill_opacity="0.12" if point.is_area else "0.72",
        stroke=DOT if point.is_area else PAPER,
        stroke_width="1.5" if point.is_area else "1",
        stroke_dasharray="4 3" if point.is_area else None,
    )
    count = ""
    if dot.radius >= 9 and point.count > 1:
        ink = INK if point.is_area else PAPER
        count = tag(
            "text",
            plain(point.count),
            class_="count in-area" if point.is_area else "count",
            x=dot.x,
            y=dot.y + 4,
            text_anchor="middle",
            font_size="11",
            font_weight="600",
            fill=ink,
            aria_hidden="true",
        )
    return linked(point.href, circle + count, told)


def _text(label: Label, kind: str, *, size: float) -> str:
    """A name with a rim of paper that keeps it readable over lines."""
    return tag(
        "text",
        plain(label.text),
        class_=kind,
        x=label.x,
        y=label.y,
        text_anchor=label.anchor,
        font_size=size,
        fill=INK if kind == "place" else SOFT,
        stroke=LAND,
        stroke_width="3",
        stroke_linejoin="round",
        paint_order="stroke",
        letter_spacing="0.06em" if kind == "country" else None,
        aria_hidden="true",
    )


def _countries(sheet: Sheet, room: Room) -> list[str]:
    """Names of countries where there is room: in a part of the world all, in the whole the largest."""
    held = [each for each in shapes(FINE).countries if each.code]
    held.sort(key=lambda country: (-country.size, country.code))
    xs, ys = sheet.places(np.array([c.longitude for c in held]), np.array([c.latitude for c in held]))
    pixels = sheet.scale * math.pi / 180
    found = []
    for country, x, y in zip(held, xs.tolist(), ys.tolist(), strict=True):
        wide = math.sqrt(country.size) * pixels
        if math.isnan(x) or not sheet.holds(x, y) or wide < (90 if sheet.view.is_world else 24):
            continue
        label = room.place_on(country.name, x, y, size=10.5)
        if label:
            found.append(_text(label, "country", size=10.5))
    return found


@lru_cache(maxsize=64)
def _ground(sheet: Sheet) -> tuple[str, str]:
    """The shape of the globe's edge, and sea, grid, land, coasts and borders within it."""
    view = sheet.view
    held = shapes(COARSE if view.across > _COARSE_FROM else FINE)
    globe = tag("path", d=_line_path([_outline(view)], sheet, closed=True)) if view.is_world else _frame(sheet)
    land = _line_path(_near(held.rings, sheet), sheet, closed=True)
    borders = _line_path(_near(held.borders, sheet), sheet)
    thin = {"fill": "none", "stroke_width": "0.7", "stroke_linejoin": "round"}
    drawn = (
        tag("g", globe, class_="sea", fill=SEA),
        tag("path", class_="grid", d=_line_path(_grid(view), sheet), stroke=GRID, **thin),
        tag("path", class_="land", d=land, fill=LAND, fill_rule="evenodd", stroke=COAST, stroke_width="0.7"),
        tag("path", class_="inland", d=borders, stroke=LAND, fill="none", stroke_width="1.6"),
        tag("path", class_="border", d=borders, stroke=BORDER, stroke_dasharray="3 2", **thin),
    )
    return globe, "".join(drawn)


def _near(lines: Lines, sheet: Sheet) -> Iterable[Points]:
    """The lines that may lie on the sheet."""
    if sheet.view.is_world:
        return lines.lines
    corner = math.hypot(sheet.width, sheet.height) / 2 / sheet.scale
    reach = math.degrees(2 * math.asin(min(corner / 2, 1.0)))
    return lines.near(sheet.view.longitude, sheet.view.latitude, reach)


def _draw_ground(sheet: Sheet, name: str) -> str:
    """The ground, cut at the edge of the globe or sheet."""
    edge, drawn = _ground(sheet)
    clip = tag("clipPath", edge, id=f"{name}-c")
    return tag("defs", clip) + tag("g", drawn, clip_path=f"url(#{name}-c)", aria_hidden="true")


def _frame(sheet: Sheet) -> str:
    return tag("rect", x=0.0, y=0.0, width=float(sheet.width), height=float(sheet.height))


def _outline(view: MapView) -> Points:
    """The edge of the whole globe: up one antimeridian and down the other."""
    north = np.linspace(-90, 90, 91)
    east = np.full(91, 180.0)
    rim = np.concatenate([np.column_stack([east, north]), np.column_stack([-east, north[::-1]])])
    rim[:, 0] += view.longitude
    return rim


def _grid(view: MapView) -> list[Points]:
    """Meridians and parallels, as many degrees apart as the view bears."""
    apart = 30 if view.is_world else next(each for each in (1, 2, 5, 10, 20) if view.across / each <= 12)
    norths = np.arange(-80, 80.1, 2.0)
    easts = np.arange(-180, 180.1, 2.0)
    meridians = [np.column_stack([np.full(len(norths), float(east)), norths]) for east in range(-180, 180, apart)]
    parallels = [np.column_stack([easts, np.full(len(easts), float(north))]) for north in range(-60, 81, apart)]
    return [*meridians, *parallels]


def _line_path(lines: Iterable[Points], sheet: Sheet, *, closed: bool = False) -> str:
    """The lines as one SVG path of what is near the sheet, in steps of half a pixel."""
    return "".join(_path_of(points, sheet, closed=closed) for line in lines for points in _copies(line, sheet.view))


def _copies(line: Points, view: MapView) -> Iterable[Points]:
    """On a map of the world, a line as often as it touches it: once, or on both of its edges."""
    if not view.is_world:
        yield line
        return
    low, high = float(line[:, 0].min()), float(line[:, 0].max())
    first = math.ceil((view.longitude - 180 - high) / WORLD)
    while low + first * WORLD <= view.longitude + 180:
        yield line + np.array([first * WORLD, 0.0])
        first += 1


def _path_of(points: Points, sheet: Sheet, *, closed: bool) -> str:
    xs, ys = sheet.places(points[:, 0], points[:, 1], turned=False)
    known = ~np.isnan(xs)
    xs, ys = xs[known], ys[known]
    if len(xs) < 2 or (closed and max(np.ptp(xs), np.ptp(ys)) < _SMALLEST_ISLAND):
        return ""
    if xs.max() < 0 or xs.min() > sheet.width or ys.max() < 0 or ys.min() > sheet.height:
        return ""
    xs = np.clip(xs, -_MARGIN, sheet.width + _MARGIN)
    ys = np.clip(ys, -_MARGIN, sheet.height + _MARGIN)
    step = _STEP if sheet.view.across < _WIDE_VIEW else 2 * _STEP
    steps = np.rint(np.column_stack([xs, ys]) / step).astype(np.int64)
    kept = steps[np.concatenate([[True], np.any(np.diff(steps, axis=0) != 0, axis=1)])]
    if len(kept) < (3 if closed else 2):
        return ""
    ways = np.diff(kept, axis=0)
    begin = f"M{number(kept[0, 0] * step)} {number(kept[0, 1] * step)}"
    told = "".join(f"l{number(x * step)} {number(y * step)}" for x, y in ways.tolist())
    return f"{begin}{told}{'z' if closed else ''}"
