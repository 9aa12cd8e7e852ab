"""6. Records ↔ records: named comparisons of two event records, each between -2 and 1, weighed in data/linking.toml."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from accord.linking.profiles import SETTLED, Profile
from accord.linking.rarity import Rarity
from accord.values import AHEAD

Feature = Callable[[Profile, Profile], float]
_ONE_DAY = timedelta(days=1)
_MONTH = timedelta(days=31)


def compare_type(first: Profile, second: Profile) -> float:
    """1 for one type or one label, 0 when either has none, -1 for different types."""
    if first.type is not None and first.type == second.type:
        return 1.0
    if first.record.label is not None and first.record.label == second.record.label:
        return 1.0
    return 0.0 if first.type is None or second.type is None else -1.0


def compare_countries(first: Profile, second: Profile) -> float:
    """The shared part of the countries on both sides; -1 when both have some and share none."""
    if not first.countries or not second.countries:
        return 0.0
    shared = first.countries & second.countries
    if not shared:
        return -1.0
    return len(shared) / max(len(first.countries), len(second.countries))


def compare_persons(first: Profile, second: Profile) -> float:
    """1 when a person takes part in both; -0.5 when each has persons and none is shared."""
    if not first.persons or not second.persons:
        return 0.0
    return 1.0 if first.persons & second.persons else -0.5


def compare_date(first: Profile, second: Profile) -> float:
    """How far the days can be equal: 1 one day, 0.5 a month, 0.3 a day apart (time zones), -1 not at all.

    A plan and its outcome may lie apart (late, moved): -0.3 within two months.
    """
    if not (first.first_day and first.last_day and second.first_day and second.last_day):
        return 0.0
    gap = max(first.first_day, second.first_day) - min(first.last_day, second.last_day)
    if gap <= timedelta(0):
        widest = max(first.last_day - first.first_day, second.last_day - second.first_day)
        return 1.0 if widest <= 2 * _ONE_DAY else 0.5 if widest <= _MONTH else 0.2
    if gap <= _ONE_DAY:
        return 0.3
    if is_plan_and_outcome(first, second) and gap <= 2 * _MONTH:
        return -0.3
    return -1.0


def compare_sort(first: Profile, second: Profile) -> float:
    """1 for one sort of happening, -1.5 for two, 0 when a mention names none."""
    if not first.sorts or not second.sorts:
        return 0.0
    return 1.0 if first.sorts & second.sorts else -1.5


def compare_names(first: Profile, second: Profile) -> float:
    """1 for a shared proper name, acronym or ordinal; -2 for different ordinals (two sittings of a series)."""
    if first.ordinals and second.ordinals and not first.ordinals & second.ordinals:
        return -2.0
    return 1.0 if first.names & second.names or first.ordinals & second.ordinals else 0.0


def compare_place(first: Profile, second: Profile) -> float:
    """1 for one place, -1 for places in different countries."""
    one, other = first.record.place, second.record.place
    if one is None or other is None:
        return 0.0
    if one.name == other.name:
        return 1.0
    return -1.0 if one.country and other.country and not set(one.country) & set(other.country) else 0.0


FEATURES: dict[str, Feature] = {
    "type": compare_type,
    "sort": compare_sort,
    "countries": compare_countries,
    "persons": compare_persons,
    "date": compare_date,
    "names": compare_names,
    "place": compare_place,
}


def is_plan_and_outcome(first: Profile, second: Profile) -> bool:
    """Whether one tells a plan and the other what became of it."""
    one, other = first.record.status, second.record.status
    return (one in AHEAD and other in SETTLED) or (other in AHEAD and one in SETTLED)


def weigh(first: Profile, second: Profile, weights: dict[str, float], rarity: Rarity) -> tuple[float, tuple[str, ...]]:
    """The weighted sum of the features, and the features that count, as "name value×weight"."""
    total, reasons = 0.0, []
    values = {name: feature(first, second) for name, feature in FEATURES.items()}
    values["words"] = rarity.overlap(first.words, second.words)
    values["context"] = rarity.likeness(first.context, second.context)
    for name, value in values.items():
        if value:
            total += value * weights[name]
            reasons.append(f"{name} {value:+.2f}×{weights[name]:g}")
    return round(total, 3), tuple(reasons)


def cannot_be_same(first: Profile, second: Profile) -> str | None:
    """Why two records cannot tell one event, None when they can.

    Different sittings, firings and legs stay apart: a false join corrupts a ledger more than a missed one.
    """
    if first.ordinals and second.ordinals and not first.ordinals & second.ordinals:
        return "different ordinals"
    if first.sorts and second.sorts and not first.sorts & second.sorts:
        return "different sorts of happening"
    same_sort = bool(first.sorts & second.sorts)
    if first.type is not None and second.type is not None and first.type != second.type and not same_sort:
        return "different types"
    if first.countries and second.countries and not first.countries & second.countries:
        return "no country in common"
    if first.has_day and second.has_day and compare_date(first, second) < -0.5:
        return "days that cannot be equal"
    one, other = first.record.place, second.record.place
    if (
        one
        and other
        and one.name != other.name
        and compare_place(first, second) < 0
        and first.has_day
        and second.has_day
    ):
        return "places in different countries"
    return None
