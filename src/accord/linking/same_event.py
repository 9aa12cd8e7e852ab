"""6. Records ↔ records, across reports: which tellings tell one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Link, LinkKind
from accord.linking.features import NO_COUNTRY, compare_once, find_evidence, is_enough, weigh, why_apart
from accord.linking.profiles import Profile, can_join, is_carrier, order
from accord.linking.rarity import Rarity
from accord.linking.tellings import find_tellings

MOST_IN_BLOCK = 200
_NEIGHBOURS = 40
_MOST_COMPARED = 12

Pair = tuple[int, int]


class SameEvent:
    """Compares the tellings of a set of reports and groups those that tell one event; their order changes nothing."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._settings: dict[str, Any] = read_toml("linking.toml")["same_event"]
        self._rarity = Rarity([each for each in profiles if each.record.decided_by != "encoder"])
        self.links: list[Link] = []
        self.tellings = self._tell(profiles)
        self._scores: dict[Pair, float] = {}

    def _tell(self, profiles: Sequence[Profile]) -> list[Profile]:
        by_report: dict[str, list[Profile]] = defaultdict(list)
        for profile in profiles:
            by_report[profile.record.report].append(profile)
        tellings = []
        for _, members in sorted(by_report.items()):
            told, links = find_tellings(members, self._settings, self._rarity)
            tellings += told
            self.links += links
        return sorted(tellings, key=order)

    def score(self, first: int, second: int) -> tuple[float, tuple[str, ...]]:
        """The weighted sum of the named features of two tellings, and the features that count."""
        one, other = sorted((first, second))
        return weigh(self.tellings[one], self.tellings[other], self._settings["weights"], self._rarity)

    def find_groups(self) -> list[list[Profile]]:
        """Groups of tellings of one event: best links first; groups join when no pair forbids it and on average."""
        groups: dict[int, list[int]] = {place: [place] for place in range(len(self.tellings))}
        home = list(range(len(self.tellings)))
        for score, first, second, reasons in self._candidates():
            one, other = home[first], home[second]
            if one == other or not self._carries(groups[one], groups[other]):
                continue
            keep, gone = min(one, other), max(one, other)
            for place in groups[gone]:
                home[place] = keep
            groups[keep] += groups.pop(gone)
            self.links.append(self._link(score, first, second, reasons))
        return [[self.tellings[place] for place in sorted(group)] for _, group in sorted(groups.items())]

    def _candidates(self) -> list[tuple[float, int, int, tuple[str, ...]]]:
        found = []
        for first, second in find_pairs(self.tellings):
            one, other = self.tellings[first], self.tellings[second]
            if not _may_join(one, other) or why_apart(one, other):
                continue
            if not is_enough(one, other, find_evidence(one, other, self._rarity)):
                continue
            score, reasons = self.score(first, second)
            least = self._settings["same_report" if one.record.report == other.record.report else "threshold"]
            if score >= least:
                found.append((score, first, second, reasons))
        return sorted(found, key=lambda item: (-item[0], item[1], item[2]))

    def _carries(self, one: Sequence[int], other: Sequence[int]) -> bool:
        left, right = sorted(one)[:_MOST_COMPARED], sorted(other)[:_MOST_COMPARED]
        pairs = [(first, second) for first in left for second in right]
        met = self._share_a_side(one, other)
        total = 0.0
        for first, second in pairs:
            reason = why_apart(self.tellings[first], self.tellings[second])
            if reason and not (met and reason == NO_COUNTRY):
                return False
            # What does not part two tellings of a meeting does not count against them either.
            total += self._cached(first, second) + (self._settings["weights"]["countries"] if reason else 0)
        return bool(total / len(pairs) >= self._settings["average"])

    def _share_a_side(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether two groups tell meetings of one country: a report may name the guest alone."""
        sides = [frozenset().union(*(self.tellings[place].countries for place in group)) for group in (one, other)]
        gathers = all("meeting" in self.tellings[place].sorts for group in (one, other) for place in group)
        return gathers and bool(sides[0] & sides[1])

    def _cached(self, first: int, second: int) -> float:
        pair = (first, second) if first < second else (second, first)
        if pair not in self._scores:
            self._scores[pair] = self.score(*pair)[0]
        return self._scores[pair]

    def _link(self, score: float, first: int, second: int, reasons: tuple[str, ...]) -> Link:
        left, right = sorted((self.tellings[first].record.id, self.tellings[second].record.id))
        return Link(kind=LinkKind.SAME, first=left, second=right, score=score, reasons=reasons)


def _may_join(first: Profile, second: Profile) -> bool:
    """Whether two tellings name a happening at all: one sort, own words in common, or a name in common."""
    if not (can_join(first) and can_join(second)) or is_carrier(first) or is_carrier(second):
        return False
    shared = first.sorts & second.sorts or first.words & second.words or first.names & second.names
    return bool(shared or compare_once(first, second))


def find_pairs(tellings: Sequence[Profile]) -> list[Pair]:
    """The pairs worth comparing, as positions: of one type, label or sort and country, or with a name in common.

    A block that grows large is cut by month and by the persons, names and places told; what is then still large is
    compared with its neighbours in time only, so that the work grows with the number of tellings.
    """
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, telling in enumerate(tellings):
        for kind in sorted({*telling.types, *telling.labels, *telling.sorts}):
            for country in (*sorted(telling.countries), "any"):
                blocks[str(kind), country].append(position)
        for name in telling.names:
            blocks["name", name].append(position)
    pairs: set[Pair] = set()
    for _, members in sorted(blocks.items()):
        for group in _cut(members, tellings):
            pairs.update(_within(group))
    return sorted(pairs)


def _cut(members: list[int], tellings: Sequence[Profile]) -> Iterable[list[int]]:
    if len(members) <= MOST_IN_BLOCK:
        return [members]
    smaller: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position in members:
        telling = tellings[position]
        places = {name for name, _ in telling.places}
        for key in {person for _, person in telling.persons} | telling.names | places | {"-"}:
            for month in _months(telling):
                smaller[month, key].append(position)
    return [group for _, group in sorted(smaller.items())]


def _months(telling: Profile) -> set[str]:
    """The months a telling may meet another in: that of its day, and that of its report."""
    return {str(day)[:7] for day in (telling.first_day, telling.report_day) if day} or {"-"}


def _within(group: Sequence[int]) -> Iterable[Pair]:
    if len(group) <= MOST_IN_BLOCK:
        return combinations(group, 2)
    return ((one, other) for place, one in enumerate(group) for other in group[place + 1 : place + 1 + _NEIGHBOURS])
