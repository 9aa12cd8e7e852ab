"""6. Records ↔ records: tellings that hang together as groups, each of one event.

Groups are found in each connected set of tellings by itself: best links first, and two groups join when no pair forbids
it and they are alike on average. A person's judgement goes before all scores.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from accord.ledger.merged import Link
from accord.linking.apart import FAR_IN_TIME, OTHER_DAYS, why_apart
from accord.linking.blocks import Pair
from accord.linking.foreseen import compare_recalled
from accord.linking.judging import JudgedPlaces
from accord.linking.moved import are_plans_of_one, says_moved
from accord.linking.parties import NO_COUNTRY, tell_once
from accord.linking.profiles import Profile
from accord.linking.same_event import Likeness, link_of, score, settings

_MOST_COMPARED = 12
_OF_DAYS = frozenset({OTHER_DAYS, FAR_IN_TIME})
_PASSED = {NO_COUNTRY: "countries", OTHER_DAYS: "date", FAR_IN_TIME: "nearness"}
"""The feature that spoke against two tellings for a reason that does not part them."""
_MARK_BYTES = 7


@dataclass(frozen=True, slots=True)
class Join:
    """Two tellings, by their places, whose likeness (or a person's word) joined two groups."""

    first: int
    second: int
    likeness: Likeness
    by: str = "rules"


@dataclass(frozen=True, slots=True)
class Group:
    """The places of the tellings of one event in the order of reports, and the joins that made it."""

    places: tuple[int, ...]
    joins: tuple[Join, ...]

    def moved(self, places: Sequence[int]) -> Group:
        """The same group by other places: for each of its own the one that stands there in a list."""
        joins = (Join(places[j.first], places[j.second], j.likeness, j.by) for j in self.joins)
        return Group(tuple(places[place] for place in self.places), tuple(joins))

    def links(self, tellings: Sequence[Profile]) -> tuple[Link, ...]:
        """The joins as links between records."""
        return tuple(
            link_of(tellings[join.first], tellings[join.second], join.likeness, decided_by=join.by)
            for join in self.joins
        )


@dataclass(slots=True)
class Memory:
    """What became of each pair when groups were last made: a digest of the two groups it met, and whether they joined.

    Two groups of the same tellings come to the same again, so that only what changed is looked at anew. `marks` tells
    the tellings apart for good (mark()); `noted` takes what is new.
    """

    marks: Sequence[int]
    tried: Mapping[Pair, tuple[int, bool]]
    noted: dict[Pair, tuple[int, bool]] = field(default_factory=dict)


def mark(value: object) -> int:
    """A number that stands for a value; that of several is the sum of theirs or the mark of a tuple of them."""
    return int.from_bytes(hashlib.blake2b(repr(value).encode(), digest_size=_MARK_BYTES).digest(), "big")


def find_components(keys: Iterable[int], pairs: Iterable[Pair]) -> list[list[int]]:
    """The sets of keys that pairs connect, each sorted."""
    home = {key: key for key in keys}

    def root(key: int) -> int:
        while home[key] != key:
            home[key] = home[home[key]]
            key = home[key]
        return key

    for first, second in pairs:
        one, other = root(first), root(second)
        home[max(one, other)] = min(one, other)
    found: dict[int, list[int]] = defaultdict(list)
    for key in sorted(home):
        found[root(key)].append(key)
    return list(found.values())


def find_groups(
    tellings: Sequence[Profile],
    likenesses: Mapping[Pair, Likeness],
    judged: JudgedPlaces,
    memory: Memory | None = None,
) -> list[Group]:
    """The groups among the tellings of a connected set, given in the order of reports; pairs are positions in it."""
    return _Grouping(tellings, judged, memory).run(likenesses)


@dataclass(slots=True)
class _Grouping:
    tellings: Sequence[Profile]
    judged: JudgedPlaces
    memory: Memory | None
    scores: dict[Pair, float] = field(default_factory=dict)
    groups: dict[int, list[int]] = field(default_factory=dict)
    home: list[int] = field(default_factory=list)
    joins: dict[int, list[Join]] = field(default_factory=dict)
    marks: dict[int, int] = field(default_factory=dict)

    def run(self, likenesses: Mapping[Pair, Likeness]) -> list[Group]:
        places = range(len(self.tellings))
        self.groups = {place: [place] for place in places}
        self.home = list(places)
        self.joins = {place: [] for place in places}
        self.marks = dict(enumerate(self.memory.marks)) if self.memory else {}
        for first, second, why in self.judged.joined:
            self._join(Join(first, second, Likeness(why.score, (why.words,)), why.by))
        for (first, second), found in sorted(likenesses.items(), key=lambda item: (-item[1].score, item[0])):
            if self.home[first] != self.home[second] and self._is_carried((first, second)):
                self._join(Join(first, second, found))
        return [Group(tuple(sorted(group)), tuple(self.joins[name])) for name, group in sorted(self.groups.items())]

    def _is_carried(self, pair: Pair) -> bool:
        """Whether the groups of a pair join; looked up where the same two groups met over this pair before."""
        one, other = self.home[pair[0]], self.home[pair[1]]
        if self.memory is None:
            return self._carries(self.groups[one], self.groups[other])
        groups = mark((self.marks[one], self.marks[other]))
        known = self.memory.tried.get(pair)
        if known is not None and known[0] == groups:
            return known[1]
        carried = self._carries(self.groups[one], self.groups[other])
        self.memory.noted[pair] = (groups, carried)
        return carried

    def _join(self, join: Join) -> None:
        one, other = self.home[join.first], self.home[join.second]
        if one == other or self._are_apart(self.groups[one], self.groups[other]):
            return
        keep, gone = min(one, other), max(one, other)
        for place in self.groups[gone]:
            self.home[place] = keep
        self.groups[keep] += self.groups.pop(gone)
        self.joins[keep] += [*self.joins.pop(gone), join]
        if self.memory:
            self.marks[keep] += self.marks.pop(gone)

    def _are_apart(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether a person judged that a telling of one group tells another event than one of the other."""
        parted = self.judged.parted
        return bool(parted) and any(
            (min(first, second), max(first, second)) in parted for first in one for second in other
        )

    def _carries(self, one: Sequence[int], other: Sequence[int]) -> bool:
        left, right = sorted(one)[:_MOST_COMPARED], sorted(other)[:_MOST_COMPARED]
        pairs = [(first, second) for first in left for second in right]
        reasons = {pair: why_apart(self.tellings[pair[0]], self.tellings[pair[1]]) for pair in pairs}
        met = self._share_a_side(one, other)
        moved = says_moved(self.tellings[place] for place in (*left, *right))
        outvoted = 2 * sum(reason == NO_COUNTRY for reason in reasons.values()) <= len(pairs)
        recalled = self._is_recalled(reasons)
        total = 0.0
        for (first, second), reason in reasons.items():
            total += self._cached(first, second)
            if reason is None or (outvoted and reason == NO_COUNTRY and tell_once(self.tellings[first])):
                continue
            if recalled and reason == FAR_IN_TIME:
                continue
            is_redated = reason == OTHER_DAYS and are_plans_of_one(self.tellings[first], self.tellings[second])
            if not ((met and reason == NO_COUNTRY) or (moved and reason in _OF_DAYS) or is_redated):
                return False
            # What does not part two tellings of a meeting does not count against them either.
            total += settings()["weights"][_PASSED[reason]]
        return bool(total / len(pairs) >= settings()["average"])

    def _is_recalled(self, reasons: Mapping[Pair, str | None]) -> bool:
        """Whether a report takes up the act of the other group in passing, and most pairs are not too far apart."""
        far = sum(reason == FAR_IN_TIME for reason in reasons.values())
        if not far or 2 * far > len(reasons):
            return False
        return any(compare_recalled(self.tellings[one], self.tellings[other]) for one, other in reasons)

    def _share_a_side(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether two groups tell meetings of one country: a report may name the guest alone."""
        sides = [frozenset().union(*(self.tellings[place].countries for place in group)) for group in (one, other)]
        gathers = all("meeting" in self.tellings[place].sorts for group in (one, other) for place in group)
        return gathers and bool(sides[0] & sides[1])

    def _cached(self, first: int, second: int) -> float:
        pair = (first, second) if first < second else (second, first)
        if pair not in self.scores:
            self.scores[pair] = score(self.tellings[pair[0]], self.tellings[pair[1]])[0]
        return self.scores[pair]
