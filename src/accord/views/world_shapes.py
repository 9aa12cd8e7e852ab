"""8. Ledger → what people see: the shapes of land and borders (Natural Earth, public domain), as the map draws them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.data import HERE
from accord.data.register import states

Points = NDArray[np.float64]
"""Longitude and latitude in degrees, a row a point; a line that crosses the antimeridian goes on past 180."""

NOTICE = (
    "Borders and names as Natural Earth (public domain) draws them: who holds a place, not whose it is by law. "
    "accord takes no position on either."
)
COARSE, FINE = "110m", "50m"


@dataclass(frozen=True, slots=True)
class NamedCountry:
    """A country's name and the point where it has most room; `size` is its largest part in square degrees."""

    code: str
    name: str
    longitude: float
    latitude: float
    size: float


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines on the globe, each with its middle (a unit vector) and how many degrees it reaches from there."""

    lines: tuple[Points, ...]
    middles: Points
    reaches: NDArray[np.float64]

    def near(self, longitude: float, latitude: float, degrees: float) -> Iterator[Points]:
        """The lines that may come within so many degrees of a place."""
        away = np.degrees(np.arccos(np.clip(self.middles @ _vectors(np.array([[longitude, latitude]]))[0], -1, 1)))
        for place in np.flatnonzero(away - self.reaches <= degrees).tolist():
            yield self.lines[place]


@dataclass(frozen=True, slots=True)
class Shapes:
    """One level of detail: the rings that hold land, and the lines of borders between two countries."""

    rings: Lines
    borders: Lines
    countries: tuple[NamedCountry, ...]


@cache
def _file() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((HERE / "world_shapes.json").read_text(encoding="utf-8"))
    return read


@cache
def shapes(level: str) -> Shapes:
    """The shapes of a level, COARSE (for the whole world) or FINE (for a part of it); read once a process."""
    held = _file()[level]
    arcs = [_points(arc, _file()["steps_a_degree"]) for arc in held["arcs"]]
    rings = [ring for country in held["countries"] for polygon in country[2] for ring in polygon]
    used = Counter(number if number >= 0 else ~number for number in chain.from_iterable(rings))
    return Shapes(
        rings=_lines(_ring(arcs, ring) for ring in rings),
        borders=_lines(arc for number, arc in enumerate(arcs) if used[number] > 1),
        countries=tuple(_named(*country) for country in held["countries"]),
    )


def _points(steps: list[int], steps_a_degree: int) -> Points:
    ways = np.array(steps, dtype=np.float64).reshape(-1, 2)
    return np.cumsum(ways, axis=0) / steps_a_degree


def _ring(arcs: list[Points], numbers: list[int]) -> Points:
    """The points of a ring, in one piece; one that goes round a pole is closed along it."""
    points = np.concatenate([arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers])
    points[:, 0] = np.unwrap(points[:, 0], period=360)
    if abs(points[-1, 0] - points[0, 0]) > 180:
        pole = 90.0 if points[:, 1].mean() > 0 else -90.0
        points = np.concatenate([points, [[points[-1, 0], pole], [points[0, 0], pole]]])
    return points


def _lines(lines: Iterable[Points]) -> Lines:
    held = tuple(lines)
    vectors = [_vectors(line) for line in held]
    middles = np.array([each.mean(axis=0) for each in vectors])
    middles /= np.linalg.norm(middles, axis=1, keepdims=True)
    reaches = [
        float(np.arccos(np.clip(each @ middle, -1, 1)).max()) for each, middle in zip(vectors, middles, strict=True)
    ]
    return Lines(held, middles, np.degrees(reaches))


def _vectors(points: Points) -> Points:
    """Places as unit vectors, a row a place."""
    east, north = np.radians(points[:, 0]), np.radians(points[:, 1])
    return np.column_stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)])


def _named(code: str, name: str, _polygons: list[Any], place: list[float], size: float) -> NamedCountry:
    known = states().get(code)
    return NamedCountry(code, known.name if known else name, place[0], place[1], size)
