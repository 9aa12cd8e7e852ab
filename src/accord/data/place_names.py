"""The gazetteer: a place name → the places that bear it. Read-only, safe for several threads and forked workers."""

from __future__ import annotations

import os
import sqlite3
import threading
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from accord.data import HERE

SCHEMA = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, countries TEXT NOT NULL, region TEXT,
    latitude INTEGER NOT NULL, longitude INTEGER NOT NULL, radius_km REAL, population INTEGER NOT NULL,
    geonames INTEGER, flags TEXT
) STRICT;
CREATE TABLE name (name TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (name, place)) STRICT, WITHOUT ROWID;
CREATE TABLE demonym (name TEXT NOT NULL, country TEXT NOT NULL, PRIMARY KEY (name, country)) STRICT, WITHOUT ROWID;
"""
"""Latitude and longitude are in ten-thousandths of a degree."""

AREAS = frozenset({"country", "region", "county", "continent", "wide", "province"})
TOWNS = frozenset({"city", "capital"})
_DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "centre"}
)
"""Regions of several countries are named so; alone they are no names in English."""
_LONGEST_NAME = 100
_LOCAL = threading.local()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place of the gazetteer. `region` is GeoNames' code of the first-order region ("US.IL")."""

    id: int
    name: str
    kind: str
    countries: tuple[str, ...]
    region: str | None
    latitude: float
    longitude: float
    radius_km: float
    population: int
    geonames: int | None
    guarded: tuple[str, ...] = ()

    @property
    def is_town(self) -> bool:
        """Whether it is an ordinary city or town."""
        return self.kind in TOWNS

    @property
    def is_area(self) -> bool:
        """Whether it holds towns."""
        return self.kind in AREAS


def fold(name: str) -> str:
    """A name as the gazetteer keeps it: small letters without marks, points, apostrophes or doubled blanks.

    >>> fold("São  Paulo"), fold("U.S."), fold("St. Louis"), fold("P’anmunjŏm")
    ('sao paulo', 'us', 'st louis', 'panmunjom')
    """
    if name.isascii():
        if name.isalnum():
            return name.lower()
    else:
        name = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    folded = name.casefold().replace("-", " ")
    for mark in ".,'’‘`ʼʻ":
        folded = folded.replace(mark, "")
    return " ".join(folded.split())


def _connection() -> sqlite3.Connection:
    """This thread's own connection; a forked worker opens its own, since SQLite's cannot be carried over a fork."""
    if getattr(_LOCAL, "process", None) != os.getpid():
        address = (HERE / "gazetteer.sqlite").as_uri() + "?mode=ro&immutable=1"
        _LOCAL.connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        _LOCAL.process = os.getpid()
    connection: sqlite3.Connection = _LOCAL.connection
    return connection


@lru_cache(maxsize=50_000)
def look_up(name: str) -> tuple[Entry, ...]:
    """Every place of that name, the largest first; () for a name the gazetteer does not hold."""
    folded = fold(name)
    if not folded or len(folded) > _LONGEST_NAME:
        return ()
    query = (
        "SELECT place.* FROM name JOIN place ON place.id = name.place WHERE name.name = ? "
        "ORDER BY place.population DESC, place.id"
    )
    return tuple(_entry(row) for row in _connection().execute(query, (folded,)))


def _entry(row: tuple[int, str, str, str, str | None, int, int, float | None, int, int | None, str | None]) -> Entry:
    key, name, kind, countries, region, latitude, longitude, radius, population, geonames, flags = row
    return Entry(
        id=key,
        name=name,
        kind=kind,
        countries=tuple(countries.split()),
        region=region,
        latitude=latitude / 10_000,
        longitude=longitude / 10_000,
        radius_km=radius if radius is not None else _town_radius(population),
        population=population,
        geonames=geonames,
        guarded=tuple(flags.split("|")) if flags and kind != "country" else (),
    )


def _town_radius(population: int) -> float:
    """How far a town's built-up area reaches from its point, from its population."""
    return float(min(25, max(3, round(3 + population**0.5 / 170))))


@cache
def demonyms() -> dict[str, str]:
    """ISO3 by folded demonym ("korean" is left out: it fits two countries)."""
    found: dict[str, set[str]] = {}
    for name, country in _connection().execute("SELECT name, country FROM demonym"):
        found.setdefault(name, set()).add(country)
    return {name: next(iter(countries)) for name, countries in found.items() if len(countries) == 1}


@cache
def iso2_codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2 by alpha-3."""
    query = "SELECT countries, flags FROM place WHERE kind = 'country'"
    return {code: short for code, short in _connection().execute(query) if short}


@cache
def country_names() -> dict[str, str]:
    """The name of each country by ISO3."""
    return dict(_connection().execute("SELECT countries, name FROM place WHERE kind = 'country'"))


NAMED_EVERYWHERE = "named_everywhere.txt"
"""The names of `find_named_everywhere`, a line each: looking through the whole gazetteer takes half a second."""


@cache
def named_everywhere() -> frozenset[str]:
    """Folded names worth finding where the model marks nothing: states, wide regions, security places, large cities."""
    return frozenset((HERE / NAMED_EVERYWHERE).read_text(encoding="utf-8").splitlines())


def find_named_everywhere() -> frozenset[str]:
    """The names of `named_everywhere`, looked up in the gazetteer."""
    query = (
        "SELECT name.name, place.name, place.kind, place.id FROM name JOIN place ON place.id = name.place "
        "WHERE place.id < 0 AND place.kind NOT IN ('region', 'county') OR place.kind IN ('country', 'capital') "
        "OR place.population > 400000"
    )
    found = set()
    for name, own, kind, key in _connection().execute(query):
        if name not in _DIRECTIONS and (key < 0 or kind == "country" or name == fold(own)):
            found.add(name)
    return frozenset(found)


@lru_cache(maxsize=4096)
def region_name(code: str) -> str | None:
    """The name of a first-order region by GeoNames' code of it ("LT.65"); None for a code that names none."""
    row = (
        _connection().execute("SELECT name FROM place WHERE kind = 'region' AND region = ? LIMIT 1", (code,)).fetchone()
    )
    return str(row[0]) if row else None
