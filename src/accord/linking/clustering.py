"""6. Records ↔ records: tellings that hang together as groups, each of one event.

Groups are found in each connected set of tellings by itself: best links first, and two groups join when no pair forbids
it and they are alike on average. A person's judgement goes before all scores.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from accord.ledger.merged import Link
from accord.linking.blocks import Pair
from accord.linking.features import why_apart
from accord.linking.judging import Judged
from accord.linking.parties import NO_COUNTRY
from accord.linking.profiles import Profile
from accord.linking.same_event import Likeness, link_of, score, settings

_MOST_COMPARED = 12


@dataclass(frozen=True, slots=True)
class Group:
    """The tellings of one event in the order of reports, and the links that joined them."""

    tellings: tuple[Profile, ...]
    links: tuple[Link, ...]


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


def find_groups(tellings: Sequence[Profile], likenesses: Mapping[Pair, Likeness], judged: Judged) -> list[Group]:
    """The groups among the tellings of a connected set, given in the order of reports; pairs are positions in it."""
    return _Grouping(tellings, judged).run(likenesses)


@dataclass(slots=True)
class _Grouping:
    tellings: Sequence[Profile]
    judged: Judged
    scores: dict[Pair, float] = field(default_factory=dict)
    groups: dict[int, list[int]] = field(default_factory=dict)
    home: list[int] = field(default_factory=list)
    links: dict[int, list[Link]] = field(default_factory=dict)

    def run(self, likenesses: Mapping[Pair, Likeness]) -> list[Group]:
        places = range(len(self.tellings))
        self.groups = {place: [place] for place in places}
        self.home = list(places)
        self.links = {place: [] for place in places}
        for first, second, why in self.judged.same(self.tellings):
            self._join(
                first, second, link_of(*self._pair(first, second), Likeness(why.score, (why.words,)), decided_by=why.by)
            )
        for (first, second), found in sorted(likenesses.items(), key=lambda item: (-item[1].score, item[0])):
            one, other = self.home[first], self.home[second]
            if one != other and self._carries(self.groups[one], self.groups[other]):
                self._join(first, second, link_of(*self._pair(first, second), found))
        return [
            Group(tuple(self.tellings[place] for place in sorted(group)), tuple(self.links[name]))
            for name, group in sorted(self.groups.items())
        ]

    def _pair(self, first: int, second: int) -> tuple[Profile, Profile]:
        return self.tellings[first], self.tellings[second]

    def _join(self, first: int, second: int, link: Link) -> None:
        one, other = self.home[first], self.home[second]
        if one == other or self._are_apart(self.groups[one], self.groups[other]):
            return
        keep, gone = min(one, other), max(one, other)
        for place in self.groups[gone]:
            self.home[place] = keep
        self.groups[keep] += self.groups.pop(gone)
        self.links[keep] += [*self.links.pop(gone), link]

    def _are_apart(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether a person judged that a telling of one group tells another event than one of the other."""
        return any(self.judged.are_apart(*self._pair(first, second)) for first in one for second in other)

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
            total += self._cached(first, second) + (settings()["weights"]["countries"] if reason else 0)
        return bool(total / len(pairs) >= settings()["average"])

    def _share_a_side(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether two groups tell meetings of one country: a report may name the guest alone."""
        sides = [frozenset().union(*(self.tellings[place].countries for place in group)) for group in (one, other)]
        gathers = all("meeting" in self.tellings[place].sorts for group in (one, other) for place in group)
        return gathers and bool(sides[0] & sides[1])

    def _cached(self, first: int, second: int) -> float:
        pair = (first, second) if first < second else (second, first)
        if pair not in self.scores:
            self.scores[pair] = score(*self._pair(*pair))[0]
        return self.scores[pair]
