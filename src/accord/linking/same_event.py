"""6. Records ↔ records: which event records tell one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Link, LinkKind
from accord.linking.features import cannot_be_same, weigh
from accord.linking.profiles import Profile
from accord.linking.rarity import Rarity
from accord.values import Standing, Status

MOST_IN_BLOCK = 400


class SameEvent:
    """Compares the records of a set of reports and groups those that tell one event; their order changes nothing."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._profiles = profiles
        self._rarity = Rarity(profiles)
        self._settings: dict[str, Any] = read_toml("linking.toml")["same_event"]

    def score(self, first: Profile, second: Profile) -> tuple[float, tuple[str, ...]]:
        """The weighted sum of the named features of a pair, and the features that count."""
        one, other = sorted((first, second), key=lambda profile: profile.record.id)
        return weigh(one, other, self._settings["weights"], self._rarity)

    def find_links(self) -> list[Link]:
        """A link for each pair of records that score as one event, best first."""
        links = []
        for left, right in find_pairs(self._profiles):
            first, second = sorted((self._profiles[left], self._profiles[right]), key=lambda p: p.record.id)
            if not _may_join(first, second) or cannot_be_same(first, second):
                continue
            score, reasons = self.score(first, second)
            least = self._settings["same_report" if first.record.report == second.record.report else "threshold"]
            if score >= least:
                made = Link(
                    kind=LinkKind.SAME, first=first.record.id, second=second.record.id, score=score, reasons=reasons
                )
                links.append(made)
        return sorted(links, key=lambda link: (-link.score, link.first, link.second))

    def cluster(self, links: Sequence[Link]) -> list[list[Profile]]:
        """Groups that tell one event: best links first; groups join when no pair forbids it and the average carries."""
        known = {profile.record.id: profile for profile in self._profiles}
        groups: dict[str, list[Profile]] = {name: [profile] for name, profile in known.items()}
        home = {name: name for name in known}
        for link in links:
            one, other = home[link.first], home[link.second]
            if one == other or not self._carries(groups[one], groups[other]):
                continue
            keep, gone = min(one, other), max(one, other)
            groups[keep] += groups[gone]
            for profile in groups.pop(gone):
                home[profile.record.id] = keep
        return [sorted(group, key=_order) for _, group in sorted(groups.items())]

    def _carries(self, one: Sequence[Profile], other: Sequence[Profile]) -> bool:
        if any(cannot_be_same(first, second) for first in one for second in other):
            return False
        total = sum(self.score(first, second)[0] for first in one for second in other)
        return bool(total / (len(one) * len(other)) >= self._settings["average"])


def _order(profile: Profile) -> tuple[str, str, int, str]:
    record = profile.record
    return (profile.report_day or "9999", record.report, record.start, record.id)


def _may_join(first: Profile, second: Profile) -> bool:
    """Whether two mentions name a happening at all: one sort, own words in common, or a name in common."""
    if any(p.record.standing == Standing.PURPOSE or p.record.status == Status.HYPOTHETICAL for p in (first, second)):
        return False
    return bool(first.sorts & second.sorts or first.words & second.words or first.names & second.names)


def find_pairs(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """The pairs worth comparing, as positions: of one type, label or sort and country, or with a name in common."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, profile in enumerate(profiles):
        for kind in filter(None, (profile.type, profile.record.label, *profile.sorts)):
            for country in profile.countries or {"-"}:
                blocks[kind, country].append(position)
        for name in profile.names:
            blocks["name", name].append(position)
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        for group in _by_month(members, profiles) if len(members) > MOST_IN_BLOCK else [members]:
            pairs.update(combinations(group, 2))
    return pairs


def _by_month(members: list[int], profiles: Sequence[Profile]) -> Iterable[list[int]]:
    months: dict[str, list[int]] = defaultdict(list)
    for position in members:
        day = profiles[position].first_day
        months[str(day)[:7] if day else profiles[position].report_day or ""].append(position)
    return months.values()
