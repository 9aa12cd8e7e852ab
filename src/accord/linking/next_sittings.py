"""6. Records ↔ records: "the next meeting" of two sides that a report looks ahead to, and the one that came."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from accord.data import read_toml
from accord.linking.profiles import Profile
from accord.linking.rarity import Rarity
from accord.values import AHEAD

_YEAR = timedelta(days=366)


def is_next_sitting(first: Profile, second: Profile) -> bool:
    """Whether the later report gives the day of what the earlier one only calls the next meeting of the same sides.

    The sides are two countries or more, in offices that both name ("their foreign ministers"); the day lies in the time
    that the earlier report gives, or within a year where it gives none.
    """
    if first.report_day is None or second.report_day is None or first.report_day == second.report_day:
        return False
    earlier, later = sorted((first, second), key=lambda profile: profile.report_day or date.max)
    if earlier.sitting != "next" or later.sitting or earlier.has_day or not later.has_day:
        return False
    if not earlier.sorts & later.sorts & frozenset(_settings()["sorts"]) or not _are_ahead(earlier):
        return False
    if len(first.countries) < 2 or first.countries != second.countries or not _is_in_time(earlier, later):
        return False
    offices = frozenset(_settings()["offices"])
    if not _named_beside(first) & _named_beside(second) & offices:
        return False
    return Rarity().likeness(first.context, second.context) >= float(_settings()["context"])


def _are_ahead(profile: Profile) -> bool:
    return all(record.status in AHEAD for record in profile.records)


def _is_in_time(earlier: Profile, later: Profile) -> bool:
    if earlier.report_day is None or later.first_day is None or later.first_day <= earlier.report_day:
        return False
    if earlier.first_day and earlier.last_day:
        return earlier.first_day <= later.first_day <= earlier.last_day
    return later.first_day - earlier.report_day <= _YEAR


def _named_beside(profile: Profile) -> frozenset[str]:
    return profile.doers | profile.done_to | profile.context


def _settings() -> dict[str, Any]:
    found: dict[str, Any] = read_toml("linking.toml")["next_sittings"]
    return found
