"""8. Ledger → what people see: which part of the world a map shows, and where on its sheet a place lies."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

WORLD = 360.0
TALL = 0.625
"""The height of a sheet by its width, where none is asked for."""
WIDEST_REGION = 100.0
"""Degrees across from which a map shows the whole world: farther from its centre the azimuthal view bends too much."""
NARROWEST = 4.0
"""Degrees across; Natural Earth's 1:50m shapes hold no more detail."""
_EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)
"""Šavrič, Patterson and Jenny 2018, "The Equal Earth map projection", equation 8."""
_MERIDIANS = (11.0, 150.0)
"""Middle meridians of a map of the world whose edges cut no land but Siberia's tip, and Greenland."""
_STEPS_TO_MIDDLE = 100
_ROOM_AROUND = 1.25
_LEAST_ACROSS = 14.0
"""A view of few points shows enough around them to know where they are."""
_NORTH_END, _SOUTH_END = 84.0, -57.0
"""What a map of the world shows of it, unless a place lies beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """What a map shows: the point at its centre and how many degrees it is across (360: the whole world)."""

    longitude: float = 0.0
    latitude: float = 0.0
    across: float = WORLD

    @property
    def is_world(self) -> bool:
        """Whether the whole world is shown."""
        return self.across > WIDEST_REGION

    def zoomed(self, factor: float) -> MapView:
        """The view with the same centre and so many times as far across, within what a map can show."""
        across = min(max(self.across * factor, NARROWEST), WORLD)
        return replace(self, across=across if across <= WIDEST_REGION else WORLD)

    def moved(self, east: float, north: float) -> MapView:
        """The view moved by shares of its width; a whole world only turns."""
        step = min(self.across, 120.0)
        turned = (self.longitude + east * step / max(math.cos(math.radians(self.latitude)), 0.3) + 180) % 360 - 180
        latitude = self.latitude if self.is_world else min(max(self.latitude + north * step, -80.0), 80.0)
        return replace(self, longitude=round(turned, 2), latitude=round(latitude, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The sheet a view is drawn on: its size in pixels, and the pixels of one radius of the globe."""

    view: MapView
    width: float
    height: float
    scale: float
    middle: float = 0.0

    def places(self, longitude: Array, latitude: Array, *, turned: bool = True) -> tuple[Array, Array]:
        """Where points lie on the sheet, in pixels from its left and upper edge; beyond the horizon as not-a-number.

        `turned` says that longitudes are first brought within 180 degrees of the centre; lines that were brought
        there as a whole must not be.
        """
        east = np.radians(longitude - self.view.longitude)
        north = np.radians(latitude)
        if self.view.is_world:
            across, up = equal_earth((east + np.pi) % (2 * np.pi) - np.pi if turned else east, north)
        else:
            across, up = azimuthal(east, north, math.radians(self.view.latitude))
        return self.width / 2 + across * self.scale, self.height / 2 - (up - self.middle) * self.scale

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Whether a place lies on the sheet."""
        return -margin <= x <= self.width + margin and -margin <= y <= self.height + margin


def equal_earth(east: Array, north: Array) -> tuple[Array, Array]:
    """Equal Earth: areas are true to each other; in radii of the globe from the equator and the middle meridian."""
    first, second, third, fourth = _EQUAL_EARTH
    angle = np.arcsin(math.sqrt(3) / 2 * np.sin(north))
    square = angle * angle
    sixth = square**3
    across = 9 * fourth * sixth * square + 7 * third * sixth + 3 * second * square + first
    up = angle * (fourth * sixth * square + third * sixth + second * square + first)
    return 2 * math.sqrt(3) * east * np.cos(angle) / (3 * across), up


def azimuthal(east: Array, north: Array, centre: float) -> tuple[Array, Array]:
    """Lambert's azimuthal equal-area projection (Snyder 1987, equations 22-4 and 24-2) around a latitude.

    What lies farther than 150 degrees from the centre is not-a-number.
    """
    cosine = np.sin(north) * math.sin(centre) + np.cos(north) * math.cos(centre) * np.cos(east)
    away = np.where(cosine > math.cos(math.radians(150)), cosine, np.nan)
    stretch = np.sqrt(2 / (1 + away))
    up = math.cos(centre) * np.sin(north) - math.sin(centre) * np.cos(north) * np.cos(east)
    return stretch * np.cos(north) * np.sin(east), stretch * up


def sheet_of(
    view: MapView, width: float, height: float | None = None, *, ends: tuple[float, float] | None = None
) -> Sheet:
    """The sheet of a view: a world as high as it has to be, else as high as asked (TALL where not).

    `ends` are the latitudes a map of the world shows at most.
    """
    if not view.is_world:
        scale = width / 2 / (2 * math.sin(math.radians(view.across) / 4))
        return Sheet(view=view, width=width, height=height or round(width * TALL), scale=scale)
    south, north = ends or (_SOUTH_END, _NORTH_END)
    _, tops = equal_earth(np.zeros(2), np.radians(np.array([south, north])))
    half, _ = equal_earth(np.array([math.pi]), np.zeros(1))
    scale = width / (2 * float(half[0]))
    if height and height < (tops[1] - tops[0]) * scale:
        scale = height / float(tops[1] - tops[0])
    tall = float(tops[1] - tops[0]) * scale
    return Sheet(view=view, width=width, height=round(tall), scale=scale, middle=float(tops[0] + tops[1]) / 2)


def view_of(points: Iterable[tuple[float, float, float]], *, share: float = 1.0, shape: float = 1.6) -> MapView:
    """The view that holds the points (longitude, latitude, weight), or as many as have a share of the weight.

    `shape` is the sheet's width by its height. The whole world when they lie far apart or there is none; its middle
    meridian is then the one nearest to them that cuts no continent: 11 or 150 degrees east.
    """
    held = [point for point in points if point[2] > 0]
    if not held:
        return MapView(longitude=11.0)
    spare = (1 - share) * sum(weight for *_, weight in held)
    while True:
        centre, away = _spread(held)
        far = [place for place, degrees in enumerate(away) if degrees > 0.9 * max(away)]
        lightest = min(far or [0], key=lambda place: (held[place][2], -away[place]))
        if held[lightest][2] > spare or len(held) == 1:
            break
        spare -= held.pop(lightest)[2]
    across = _across(held, centre, shape) if max(away) < WIDEST_REGION / 2 else WORLD
    if across > WIDEST_REGION:
        return MapView(longitude=150.0 if centre[0] > 80 or centre[0] < -150 else 11.0)
    return MapView(longitude=round(centre[0], 1), latitude=round(centre[1], 1), across=round(across, 1))


def _off(points: Sequence[tuple[float, float, float]], meridian: float) -> float:
    """How far points lie off a meridian, by their weight: what is near the edge of a map of the world is bent most."""
    return sum(weight * ((longitude - meridian + 180) % 360 - 180) ** 2 for longitude, _, weight in points)


def _across(points: Sequence[tuple[float, float, float]], centre: tuple[float, float], shape: float) -> float:
    """How many degrees a sheet around a centre is across that holds the points, with room around them."""
    east = np.radians(np.array([point[0] - centre[0] for point in points]))
    north = np.radians(np.array([point[1] for point in points]))
    across, up = azimuthal(east, north, math.radians(centre[1]))
    half = max(float(np.abs(across).max()), float(np.abs(up).max()) * shape) * _ROOM_AROUND
    return max(math.degrees(4 * math.asin(min(half / 2, 1.0))), _LEAST_ACROSS)


def _spread(points: Sequence[tuple[float, float, float]]) -> tuple[tuple[float, float], list[float]]:
    """The middle of points on the globe (Badoiu and Clarkson 2003), and how many degrees each lies from it."""
    vectors = np.array([_vector(longitude, latitude) for longitude, latitude, _ in points])
    middle = vectors[0]
    for step in range(1, _STEPS_TO_MIDDLE):
        farthest = vectors[int(np.argmin(vectors @ middle))]
        middle = middle + (farthest - middle) / (step + 1)
    middle = middle / (np.linalg.norm(middle) or 1.0)
    away = np.degrees(np.arccos(np.clip(vectors @ middle, -1, 1)))
    centre = (math.degrees(math.atan2(middle[1], middle[0])), math.degrees(math.asin(middle[2])))
    return centre, [float(each) for each in away]


def _vector(longitude: float, latitude: float) -> tuple[float, float, float]:
    east, north = math.radians(longitude), math.radians(latitude)
    return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)
