"""6. Records ↔ records: which pairs of a kept block begin or cease to meet, found near what came and went alone.

A telling that comes or goes changes whom another meets only where fewer than `NEAREST` tellings lie between them. So
of a block are read the `2 * NEAREST` tellings on each side of each day that changed, however many it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from accord.ledger.link_tables import LinkTables
from accord.linking import blocks
from accord.linking.blocks import UNDATED, Member, Pair, find_changed, is_for_all, is_near, window_of

_LAST_DAY = 10_000_000


@dataclass(slots=True)
class BlockChange:
    """The tellings that came into a block and those that have left it."""

    added: list[Member] = field(default_factory=list)
    removed: list[Member] = field(default_factory=list)

    @property
    def days(self) -> list[int]:
        """The days that changed, in order."""
        return sorted({member.day for member in (*self.added, *self.removed)})

    @property
    def first_place(self) -> str:
        """The place from which on tellings may meet others than before."""
        return min(member.place for member in (*self.added, *self.removed))


def find_changes_in(links: LinkTables, block: str, change: BlockChange) -> tuple[set[Pair], set[Pair]]:
    """The pairs that meet in a block now and did not before, and those that no longer do."""
    met: set[Pair] = set()
    parted: set[Pair] = set()
    undated = [Member(*row) for row in links.members(block, UNDATED, UNDATED)]
    for first, last in _stretches(links, block, change, has_undated=bool(undated)):
        members = [Member(*row) for row in links.members(block, max(first, 1), last)]
        is_whole = first == UNDATED
        begin, cease = find_changed(
            [*undated, *members],
            frozenset(member.key for member in change.added if first <= member.day <= last),
            [member for member in change.removed if first <= member.day <= last],
            window_of(block),
            meets_all=is_for_all(block),
            with_undated=is_whole or not undated,
        )
        met |= begin
        parted |= cease
    return met, parted


def still_meet(links: LinkTables, pair: tuple[Member, Member], block: str) -> bool:
    """Whether two tellings, the earlier told first, meet in a block that holds both."""
    earlier, later = pair
    if UNDATED in (earlier.day, later.day):
        members = [Member(*row) for row in links.members(block, UNDATED, _LAST_DAY)]
        return is_near((earlier.key, later.key), members, window_of(block), meets_all=is_for_all(block))
    if abs(earlier.day - later.day) > window_of(block):
        return False
    if earlier.placed and later.placed and not is_for_all(block):
        return False
    low, high = sorted(pair)
    between = links.count_between(block, (low.day, low.place), (high.day, high.place), later.place, blocks.NEAREST)
    return between < blocks.NEAREST


def _stretches(links: LinkTables, block: str, change: BlockChange, *, has_undated: bool) -> Iterator[tuple[int, int]]:
    """The days of a block to read, as first and last, none touching another; from UNDATED on where all are to be read.

    Tellings without a day meet the earliest ones of a block: what changes behind enough of these is nothing to them.
    """
    days, place = change.days, change.first_place
    reach = 2 * window_of(block)
    found = []
    for day in days:
        if day == UNDATED:
            yield UNDATED, _LAST_DAY
            return
        below = links.day_below(block, (max(day - reach, 1), day), place, 2 * blocks.NEAREST)
        above = links.day_above(block, (day, day + reach), place, 2 * blocks.NEAREST)
        found.append((max(day - reach, 1) if below is None else below, day + reach if above is None else above))
    if has_undated and links.count_before(block, min(found)[0], place, blocks.NEAREST_UNDATED) < blocks.NEAREST_UNDATED:
        yield UNDATED, _LAST_DAY
        return
    yield from _joined(found)


def _joined(stretches: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Stretches in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(stretches):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
