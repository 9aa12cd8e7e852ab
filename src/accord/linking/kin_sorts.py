"""6. Records ↔ records: happenings of two sorts that may be one: the visit and its talks, the deal and its signing.

A report that looks ahead names the whole ("is to travel to Oslo on Friday"), a later one the part that was news ("their
talks in Oslo on Friday"). Which sorts are kin is told by [kin] in data/linking.toml.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations

from accord.data import read_toml
from accord.linking.histories import told_status
from accord.linking.occasions import compare_one_day
from accord.linking.profiles import SETTLED, Profile, shared_titles
from accord.linking.rarity import Rarity
from accord.values import AHEAD

_ONE_DAY = timedelta(days=1)
_SOON = timedelta(days=31)
_LONG = timedelta(days=400)
_LIKE = 0.16
_ONE_STORY = 0.12


def find_kin(first: Profile, second: Profile) -> frozenset[str]:
    """The kin under which two tellings of different sorts go; none where their sorts are one or no kin."""
    if not first.sorts or not second.sorts or first.sorts & second.sorts:
        return frozenset()
    return kin_of(first) & kin_of(second)


def kin_of(profile: Profile) -> frozenset[str]:
    """The kin that the sorts of a telling belong to."""
    return _kin(profile.sorts)


def are_of_kin_sorts(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two mentions are of one sort or of kin ones."""
    return bool(first & second or _kin(first) & _kin(second))


def _kin(sorts: frozenset[str]) -> frozenset[str]:
    listed: dict[str, list[str]] = read_toml("linking.toml")["kin"]
    return frozenset(name for name, members in listed.items() if sorts & frozenset(members))


def kin_keys(telling: Profile) -> frozenset[str]:
    """What two tellings of kin sorts must share to be compared: their kin and a pair of countries or a person."""
    kin = kin_of(telling)
    pairs = {" ".join(both) for both in combinations(sorted(telling.countries), 2)}
    pairs |= {name for _, name in telling.persons}
    return frozenset(f"kin {name} / {pair}" for name in kin for pair in pairs)


def are_kin(first: Profile, second: Profile) -> bool:
    """Whether two tellings of kin sorts can be one happening: the same parties, and days that meet or one matter."""
    if are_of_one_day(first, second):
        return True
    kin = find_kin(first, second)
    if not kin or first.record.report == second.record.report or not _have_one_party(first, second):
        return False
    if "gathering" in kin and _meet_in_days(first, second):
        return True
    if kin == {"gathering"} and first.has_day and second.has_day:
        return False
    return _is_one_matter(first, second) and not _lie_apart(first, second)


def are_of_one_day(first: Profile, second: Profile) -> bool:
    """Whether two reports tell by one label what was on one day, or of one day the bargain of the same countries.

    "Local elections on 7 December", "the vote of 7 December"; "agreed on a line in the deal of 27 November", "signed an
    agreement on 27 November". That they are of different sorts then parts them no more.
    """
    if first.sorts & second.sorts:
        return False
    if compare_one_day(first, second) > 0:
        return True
    is_one_day = first.has_day and second.has_day and first.first_day == second.first_day
    is_done = all(record.status in SETTLED for telling in (first, second) for record in telling.records)
    if not (is_one_day and is_done) or first.record.report == second.record.report:
        return False
    return "bargain" in find_kin(first, second) and len(first.countries & second.countries) >= 2


def is_kin_outcome(first: Profile, second: Profile) -> bool:
    """Whether of two kin tellings the earlier looks ahead and the later tells what came of it.

    Two that both look ahead are one where they name one day and one place: "will meet in Oslo on 14 May", "is to travel
    to Oslo on 14 May".
    """
    if not are_kin(first, second) or first.report_day is None or second.report_day is None:
        return False
    earlier, later = sorted((first, second), key=lambda p: (p.report_day or first.report_day, p.record.report))
    if earlier.sitting or later.sitting:
        return False
    told = told_status(earlier.records, earlier.report_day)[0]
    if told in AHEAD and first.has_day and second.has_day and first.places & second.places:
        return _meet_in_days(first, second)
    return told in AHEAD and any(record.status in SETTLED for record in later.records)


def _have_one_party(first: Profile, second: Profile) -> bool:
    return len(first.countries & second.countries) >= 2 or bool(first.persons & second.persons)


def _meet_in_days(first: Profile, second: Profile) -> bool:
    """Whether both state when it is, one of them to the day, and the days can be equal."""
    if not (first.first_day and first.last_day and second.first_day and second.last_day):
        return False
    if not (first.has_day or second.has_day) or max(_length(first), _length(second)) > _SOON:
        return False
    return max(first.first_day, second.first_day) <= min(first.last_day, second.last_day)


def _length(profile: Profile) -> timedelta:
    return profile.last_day - profile.first_day if profile.first_day and profile.last_day else timedelta(0)


def _is_one_matter(first: Profile, second: Profile) -> bool:
    """Whether reports of one story speak of it in like words or by one name."""
    if shared_titles(first, second):
        return True
    alike = Rarity().likeness(first.context, second.context) >= _LIKE
    return alike and Rarity().likeness(first.telling, second.telling) >= _ONE_STORY


def _lie_apart(first: Profile, second: Profile) -> bool:
    """Whether the days that both speak of lie more than a month apart, a year where both name it by one name.

    A report's own day stands for one not told.
    """
    one, other = ((p.first_day or p.report_day, p.last_day or p.report_day) for p in (first, second))
    if not (one[0] and one[1] and other[0] and other[1]):
        return True
    most = _LONG if shared_titles(first, second) else _SOON
    return max(one[0], other[0]) - min(one[1], other[1]) > most
