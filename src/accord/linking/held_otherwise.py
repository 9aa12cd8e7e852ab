"""6. Records ↔ records: an occasion of two sides that a later report tells for another day, or in another town.

"The envoys will meet in Oslo on 14 May", "snow held the envoys up: they met at Turku on the 16th": another town, or a
delay, leaves one meeting, not a second one. What joins them is that the same two sides, in the
same offices, do what was due, within days of the day set.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

from accord.data import read_toml
from accord.linking.histories import told_status
from accord.linking.kin_sorts import kin_of
from accord.linking.mention_words import says_little
from accord.linking.profiles import Profile
from accord.linking.rarity import Rarity
from accord.values import DONE, Standing, Status

_WAITING = frozenset({Status.PLANNED, Status.EXPECTED})


def is_held_otherwise(first: Profile, second: Profile) -> bool:
    """Whether the later of two reports tells, days behind the day that the earlier one set, what the same sides do."""
    if first.report_day is None or second.report_day is None or first.report_day == second.report_day:
        return False
    earlier, later = sorted((first, second), key=lambda profile: profile.report_day or date.max)
    if earlier.sitting or later.sitting or not (earlier.has_day and later.has_day):
        return False
    if not _is_of_one_kind(first, second) or not _are_same_sides(first, second) or not _comes_behind(earlier, later):
        return False
    if told_status(earlier.records, earlier.report_day)[0] not in _WAITING:
        return False
    if not any(r.status in DONE and r.standing == Standing.DEED and not says_little(r) for r in later.records):
        return False
    return Rarity().likeness(first.telling, second.telling) >= float(_settings()["matter"])


def is_held_elsewhere(first: Profile, second: Profile) -> bool:
    """Whether two reports tell, of the same countries and in the same words, an occasion of one day for two towns.

    "Peace talks will open in Oslo on 20 March", "the peace talks opened in Turku on Wednesday": hosts withdraw.
    """
    if not (first.has_day and second.has_day) or first.first_day != second.first_day:
        return False
    if first.record.report == second.record.report or not first.countries or first.countries != second.countries:
        return False
    return bool(first.sorts & second.sorts and first.words & second.words)


def _comes_behind(plan: Profile, later: Profile) -> bool:
    if not (plan.last_day and later.first_day and plan.report_day):
        return False
    behind = later.first_day - plan.last_day
    return timedelta(0) < behind <= timedelta(days=int(_settings()["days"])) and plan.last_day >= plan.report_day


def _is_of_one_kind(first: Profile, second: Profile) -> bool:
    """Whether both are gatherings, or hand something over; one by telephone is not one face to face."""
    far = frozenset(_settings()["at_a_distance"])
    if bool(first.labels & far) != bool(second.labels & far):
        return False
    return bool(kin_of(first) & kin_of(second) & frozenset(_settings()["kin"]))


def _are_same_sides(first: Profile, second: Profile) -> bool:
    """Whether two countries, and no other, take part in both, and by the same offices where both name them."""
    if len(first.countries) < 2 or first.countries != second.countries:
        return False
    if first.persons and second.persons and not first.persons & second.persons:
        return False
    one, other = ((each.doers | each.done_to) & _offices() for each in (first, second))
    return bool(first.persons & second.persons) or not (one and other) or bool(one & other)


@cache
def _offices() -> frozenset[str]:
    return frozenset(_settings()["offices"])


def _settings() -> dict[str, Any]:
    found: dict[str, Any] = read_toml("linking.toml")["held_otherwise"]
    return found
