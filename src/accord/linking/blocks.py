"""6. Records ↔ records: which tellings are worth comparing: those that share a block and lie near each other in it.

A block is a sort of happening with one who takes part or a place, a name, or a word. It says nothing of the ledger, so
a telling has the same blocks wherever it stands. In a block a telling meets those told no later than itself that lie
within `WINDOW` days of its day, at most `NEAREST` on each side: the work for a telling is bounded however large a block
grows, and what is told later never changes which earlier tellings met.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from accord.data import read_toml
from accord.linking.alike import alike_keys
from accord.linking.awaited import awaited_keys, may_be_awaited
from accord.linking.kin_sorts import kin_keys
from accord.linking.occasions import common_labels
from accord.linking.parties import day_keys
from accord.linking.profiles import Profile, can_join, is_carrier
from accord.linking.public_occasions import public_keys

NEAREST = 12
"""Most tellings before and after it, by day, that a telling meets in one block."""
NEAREST_UNDATED = 300
"""The same for a telling without a day: nothing says which of the others without one are near it."""
_HEAD = 10_000
"""Characters of such a text whose tellings meet others."""
WINDOW = 400
"""Most days between two tellings that meet: a year and the slack that linking gives it."""
ONCE_WINDOW = 4000
"""The same for what a country does once, however late."""
ANY = " / any"
UNDATED = 0
"""The day of a telling that neither words nor report date: it meets those of any day."""


class Member(NamedTuple):
    """A telling in a block: its day (ordinal), its place in the order of reports, its key, whether it has a country."""

    day: int
    place: str
    key: int
    placed: bool = False


Pair = tuple[int, int]


def find_blocks(telling: Profile) -> tuple[str, ...]:
    """The blocks of a telling, sorted; none for one that no other can tell too.

    Where no day helps, what is only meant or supposed is met by its words alone.
    """
    if _is_deep_in_undated(telling):
        return ()
    if not can_join(telling) or is_carrier(telling):
        keys = alike_keys(telling) if telling.report_day is None else frozenset()
        return tuple(sorted(keys | awaited_keys(telling) if may_be_awaited(telling) else keys))
    entities = {*(f" / country {country}" for country in telling.countries), ANY}
    found = {f"word {word}{entity}" for word in telling.words for entity in entities}
    entities |= {f" / person {name}" for _, name in telling.persons} | {
        f" / place {name}" for name, _ in telling.places
    }
    # What two states do together is rarer than what either does, so that such a block reaches further back.
    entities |= {f" / countries {' '.join(both)}" for both in combinations(sorted(telling.countries), 2)}
    found |= {f"{sort}{entity}" for sort in telling.sorts for entity in entities}
    if not telling.sorts:
        found |= {f"label {label}{entity}" for label in telling.labels - common_labels() for entity in entities}
    found |= {f"name {name}" for name in telling.names}
    found |= day_keys(telling) | kin_keys(telling) | awaited_keys(telling) | public_keys(telling)
    if telling.report_day is None:
        found |= alike_keys(telling)
    once = telling.labels & frozenset(read_toml("linking.toml")["once_labels"])
    found |= {f"once {label} / {country}" for label in once for country in telling.countries}
    return tuple(sorted(found))


def _is_deep_in_undated(telling: Profile) -> bool:
    """Whether a telling stands far on in a very long text without a day, which nothing else keeps from meeting all."""
    return telling.report_day is None and telling.among > NEAREST_UNDATED and telling.record.start > _HEAD


def is_for_all(block: str) -> bool:
    """Whether all tellings of a block meet, or only those without a country with the rest: the rest share none."""
    return not block.endswith(ANY)


def window_of(block: str) -> int:
    """Most days between two tellings that meet in a block."""
    return ONCE_WINDOW if block.startswith("once ") else WINDOW


def day_in_block(telling: Profile) -> int:
    """The day a telling speaks of, else that of its report, as an ordinal; UNDATED where nobody knows it."""
    day = telling.first_day or telling.last_day or telling.report_day
    return day.toordinal() if day else UNDATED


def place_of(telling: Profile) -> str:
    """The place of a telling in the order of reports: by day, report and place in it, undated reports last."""
    record = telling.record
    day = telling.report_day.isoformat() if telling.report_day else "9999-99-99"
    return f"{day} {record.report} {record.start:09d} {record.id}"


def find_near(members: Iterable[Member], window: int, *, meets_all: bool = True) -> Iterator[Pair]:
    """The pairs of a block that meet, as (earlier told, later told); else only those of which one has no country."""
    ordered: list[Member] = []
    for member in sorted(members, key=_by_place):
        for other in _partners(ordered, member, window):
            if meets_all or not (other.placed and member.placed):
                yield (other.key, member.key)
        insort(ordered, member)


def find_changed(
    members: Sequence[Member],
    added: frozenset[int],
    removed: Sequence[Member],
    window: int,
    *,
    meets_all: bool = True,
    with_undated: bool = True,
) -> tuple[set[Pair], set[Pair]]:
    """The pairs that meet in a block now and did not before, and those that no longer do.

    `members` are those of now, with the keys of those just `added`; `removed` have just left. Without `with_undated`
    tellings without a day are met, but meet nobody anew themselves.
    """
    if len(members) + len(removed) <= NEAREST + 1 and with_undated:
        now = [member for member in members if member.key in added]
        return {
            _pair(one, other)
            for one in now
            for other in members
            if one.key != other.key
            and (meets_all or not (one.placed and other.placed))
            and _in_window(one, other, window)
        }, set()
    first = min([m.place for m in members if m.key in added] + [m.place for m in removed], default="")
    before = [m for m in members if m.key not in added] + list(removed)
    still = frozenset() if with_undated else frozenset(m.key for m in members if m.day == UNDATED)
    met, meeting = (
        {pair for pair in _met_from(each, first, window, meets_all=meets_all) if pair[1] not in still}
        for each in (before, members)
    )
    gone = {member.key for member in removed}
    return meeting - met, {pair for pair in met - meeting if gone.isdisjoint(pair)}


def _met_from(members: Sequence[Member], first: str, window: int, *, meets_all: bool) -> set[Pair]:
    """The pairs that meet whose later one is told at a place or behind it."""
    ordered = sorted(member for member in members if member.place < first)
    pairs: set[Pair] = set()
    for member in sorted((m for m in members if m.place >= first), key=_by_place):
        pairs.update(
            (other.key, member.key)
            for other in _partners(ordered, member, window)
            if meets_all or not (other.placed and member.placed)
        )
        insort(ordered, member)
    return pairs


def _partners(ordered: Sequence[Member], member: Member, window: int) -> Iterator[Member]:
    """Those of the earlier told, ordered by day, that a telling meets: nearest first, the undated behind the dated."""
    at = bisect_left(ordered, member)
    most = NEAREST if member.day != UNDATED else NEAREST_UNDATED
    undated = bisect_left(ordered, Member(UNDATED + 1, "", 0))
    left = 0
    for place in range(at - 1, max(at - 1 - most, -1), -1):
        if ordered[place].day != UNDATED and not _in_window(ordered[place], member, window):
            break
        left += 1
        yield ordered[place]
    if at > undated:
        taken = min(left, at - undated)
        rest = most - taken
        already = left - taken
        yield from ordered[max(undated - rest, 0) : undated - already]
    for place in range(at, min(at + most, len(ordered))):
        if not _in_window(ordered[place], member, window):
            break
        yield ordered[place]


def _in_window(one: Member, other: Member, window: int) -> bool:
    return UNDATED in (one.day, other.day) or abs(one.day - other.day) <= window


def _by_place(member: Member) -> str:
    return member.place


def _pair(one: Member, other: Member) -> Pair:
    return (one.key, other.key) if one.place < other.place else (other.key, one.key)


def is_near(pair: Pair, members: Iterable[Member], window: int, *, meets_all: bool = True) -> bool:
    """Whether two tellings of a block, the earlier told first, meet in it."""
    told = {member.key: member for member in members}
    earlier, later = told[pair[0]], told[pair[1]]
    if earlier.placed and later.placed and not meets_all:
        return False
    before = sorted(member for member in told.values() if member.place < later.place)
    return any(other.key == earlier.key for other in _partners(before, later, window))
