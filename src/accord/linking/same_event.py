"""6. Records ↔ records: which event records tell one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from accord.data import read_toml
from accord.ledger.merged import Link, LinkKind
from accord.linking.features import cannot_be_same, weigh
from accord.linking.profiles import Profile

MOST_IN_BLOCK = 400


def find_pairs(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """The pairs worth comparing, as positions: of one type or label and country, or with a name in common."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, profile in enumerate(profiles):
        for kind in filter(None, (profile.type, profile.record.label)):
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


def link_same(profiles: Sequence[Profile]) -> list[Link]:
    """A link for each pair of records that score as one event, best first; the order of the records changes nothing."""
    settings = read_toml("linking.toml")["same_event"]
    weights: dict[str, float] = settings["weights"]
    links = []
    for left, right in find_pairs(profiles):
        first, second = sorted((profiles[left], profiles[right]), key=lambda profile: profile.record.id)
        if cannot_be_same(first, second):
            continue
        score, reasons = weigh(first, second, weights)
        least = settings["same_report" if first.record.report == second.record.report else "threshold"]
        if score >= least:
            links.append(
                Link(kind=LinkKind.SAME, first=first.record.id, second=second.record.id, score=score, reasons=reasons)
            )
    return sorted(links, key=lambda link: (-link.score, link.first, link.second))


def cluster(profiles: Sequence[Profile], links: Sequence[Link]) -> list[list[Profile]]:
    """Groups of profiles that tell one event: best links first, and no join of two that cannot be one."""
    known = {profile.record.id: profile for profile in profiles}
    groups: dict[str, list[Profile]] = {name: [profile] for name, profile in known.items()}
    home = {name: name for name in known}
    for link in links:
        one, other = home[link.first], home[link.second]
        if one == other:
            continue
        if any(cannot_be_same(first, second) for first in groups[one] for second in groups[other]):
            continue
        keep, gone = min(one, other), max(one, other)
        groups[keep] += groups[gone]
        for profile in groups.pop(gone):
            home[profile.record.id] = keep
    return [
        sorted(group, key=lambda p: (p.report_day or "9999", p.record.report, p.record.start, p.record.id))
        for _, group in sorted(groups.items())
    ]
