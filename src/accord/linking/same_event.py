"""6. Records ↔ records, across reports: whether two tellings tell one event, and why.

What is found depends on the two tellings alone, never on what else the ledger holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Link, LinkKind
from accord.linking.alike import are_undated, can_be_alike
from accord.linking.apart import why_apart
from accord.linking.awaited import compare_awaited, may_be_awaited
from accord.linking.features import compare_once, find_evidence, is_enough, weigh
from accord.linking.judging import Judged
from accord.linking.kin_sorts import are_of_one_day, is_kin_outcome
from accord.linking.occasions import common_labels
from accord.linking.parties import compare_countries
from accord.linking.parts import find_apart, find_parts, links_of
from accord.linking.profiles import Profile, can_join, is_carrier, make_profiles, shared_names
from accord.linking.public_occasions import compare_public
from accord.linking.rarity import Rarity
from accord.linking.standing_out import stand_out
from accord.linking.tellings import find_tellings
from accord.records import EventRecord, Report


@dataclass(frozen=True, slots=True)
class Likeness:
    """The score of two tellings that may tell one event, and the features that count."""

    score: float
    reasons: tuple[str, ...]


@cache
def settings() -> dict[str, Any]:
    """The weights and thresholds of data/linking.toml."""
    found: dict[str, Any] = read_toml("linking.toml")["same_event"]
    return found


@cache
def rarity() -> Rarity:
    """How telling each word is, from the bundled counts."""
    return Rarity()


def tell(records: Sequence[EventRecord], report: Report | None, judged: Judged) -> tuple[list[Profile], list[Link]]:
    """The tellings of one report's event records, and the links among its mentions: same ones, parts and wholes."""
    profiles = make_profiles(records, {report.id: report} if report else {})
    mentions = [judged.with_actors(each) for each in profiles]
    parts = find_parts(mentions, judged)
    apart = judged.with_parted(find_apart(mentions, parts)) if parts else judged
    tellings, links = find_tellings(mentions, settings(), rarity(), apart)
    return stand_out(tellings, report), [*links, *links_of(mentions, parts)]


def score(first: Profile, second: Profile) -> tuple[float, tuple[str, ...]]:
    """The weighted sum of the named features of two tellings, and the features that count."""
    return weigh(first, second, settings()["weights"], rarity())


def compare(first: Profile, second: Profile) -> Likeness | None:
    """How alike two tellings are, None where they cannot tell one event or too little speaks for it."""
    if are_undated(first, second):
        return _compare_alike(first, second)
    if compare_countries(first, second) < 0:
        return None
    if not _may_join(first, second) or why_apart(first, second):
        return None
    if not is_enough(first, second, find_evidence(first, second, rarity())):
        return None
    total, reasons = score(first, second)
    least = settings()["same_report" if first.record.report == second.record.report else "threshold"]
    return Likeness(total, reasons) if total >= least else None


def _compare_alike(first: Profile, second: Profile) -> Likeness | None:
    """How alike two tellings of undated reports are; None where they have no word of what happens in common."""
    if not can_be_alike(first, second) or why_apart(first, second):
        return None
    total, reasons = score(first, second)
    return Likeness(total, reasons) if total >= settings()["threshold"] else None


def link_of(first: Profile, second: Profile, likeness: Likeness, *, decided_by: str = "rules") -> Link:
    """The link of two tellings, between their first records."""
    left, right = sorted((first.record.id, second.record.id))
    return Link(
        kind=LinkKind.SAME,
        first=left,
        second=right,
        score=likeness.score,
        reasons=likeness.reasons,
        decided_by=decided_by,
    )


def _may_join(first: Profile, second: Profile) -> bool:
    """Whether two tellings name a happening at all: one sort, own words in common, or a name in common."""
    unnamed = [telling for telling in (first, second) if not can_join(telling) or is_carrier(telling)]
    if unnamed:
        return all(may_be_awaited(telling) for telling in unnamed) and compare_awaited(first, second) > 0
    shared = first.sorts & second.sorts or first.words & second.words or shared_names(first, second)
    shared = shared or first.labels & second.labels - common_labels()
    if shared or compare_once(first, second) or is_kin_outcome(first, second) or compare_public(first, second):
        return True
    return are_of_one_day(first, second) or compare_awaited(first, second) > 0
