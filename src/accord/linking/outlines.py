"""6. Records ↔ records: which tellings of a ledger can be told at sight to be of two events, by who takes part.

Of the pairs that meet in a large ledger two in three tell of other countries. That stands in a few words of a telling,
so that the rest of most of them need not be read. `same_event.compare` turns away whatever is turned away here, and
decides on the others (tests/linking/test_outlines.py).
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from accord.linking.parties import DONE_BY_ONE, FORCE, PARTIES, TWO_SIDED
from accord.linking.profiles import Profile
from accord.values import EventType


class Outline(NamedTuple):
    """Of a telling whether its report is dated, its countries, sorts, titles, types, and the countries of who acts."""

    is_dated: bool
    countries: frozenset[str]
    sorts: frozenset[str]
    titles: frozenset[str]
    types: frozenset[EventType]
    acting: frozenset[str]


class _Actor(msgspec.Struct, frozen=True, gc=False):
    country: str | None


class _Mention(msgspec.Struct, frozen=True, gc=False):
    actors: tuple[_Actor, ...]


class _Written(msgspec.Struct, frozen=True, gc=False):
    """What is read of a telling as the ledger keeps it."""

    records: tuple[_Mention, ...]
    report_day: str | None
    countries: frozenset[str]
    sorts: frozenset[str]
    titles: frozenset[str]
    types: frozenset[EventType]


_written = msgspec.json.Decoder(_Written)


def outline_of(telling: Profile) -> Outline:
    """The outline of a telling."""
    return Outline(
        telling.report_day is not None,
        telling.countries,
        telling.sorts,
        telling.titles,
        telling.types,
        frozenset(actor.country for record in telling.records for actor in record.actors if actor.country),
    )


def read_outline(body: str) -> Outline:
    """The outline of a telling as the ledger keeps it."""
    told = _written.decode(body)
    acting = frozenset(actor.country for mention in told.records for actor in mention.actors if actor.country)
    return Outline(told.report_day is not None, told.countries, told.sorts, told.titles, told.types, acting)


def are_others(first: Outline, second: Outline) -> bool:
    """Whether two tellings are of two events at sight: other countries, other parties, or another country does it."""
    if not (first.is_dated and second.is_dated):
        return False
    sorts = first.sorts | second.sorts
    if first.countries and second.countries and first.countries.isdisjoint(second.countries):
        shared = first.sorts & second.sorts
        names_one_side_each = len(first.countries) == len(second.countries) == 1 and not shared.isdisjoint(TWO_SIDED)
        return not names_one_side_each and shared.isdisjoint(FORCE)
    if sorts.isdisjoint(TWO_SIDED):
        done = not (first.types & second.types).isdisjoint(DONE_BY_ONE)
        return done and bool(first.acting and second.acting) and first.acting.isdisjoint(second.acting)
    if sorts.isdisjoint(PARTIES) or not first.titles.isdisjoint(second.titles):
        return False
    several = len(first.countries) >= 2 and len(second.countries) >= 2
    return several and bool(first.countries - second.countries) and bool(second.countries - first.countries)
