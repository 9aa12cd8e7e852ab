"""6. Records ↔ records: a person's judgements as linking meets them: records that must be, or cannot be, one event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from accord.ledger.judgements import Answer, Judgement, find_anchored, joined_actors, standing
from accord.ledger.merged import Link, LinkKind
from accord.linking.profiles import Profile
from accord.records import EventRecord

_SURE = 100.0
"""The score of a link that a person made; it goes before all that features give."""


@dataclass(frozen=True, slots=True)
class Why:
    """Whose judgement joins two records, in words."""

    words: str
    by: str
    score: float = _SURE


@dataclass(frozen=True, slots=True)
class JudgedPlaces:
    """Judgements on tellings by their places: those joined, the one told first before the other, and those parted."""

    joined: tuple[tuple[int, int, Why], ...] = ()
    parted: frozenset[tuple[int, int]] = frozenset()

    def with_parted(self, pairs: Iterable[tuple[int, int]]) -> JudgedPlaces:
        """The same with more tellings that are not one event."""
        parted = {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}
        return replace(self, parted=self.parted | parted) if parted else self

    def within(self, here: Mapping[int, int]) -> JudgedPlaces:
        """The same of some of the tellings alone, by their places among these, which are in the same order."""
        return JudgedPlaces(
            tuple((here[one], here[other], why) for one, other, why in self.joined if one in here and other in here),
            frozenset((here[one], here[other]) for one, other in self.parted if one in here and other in here),
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """Record ids judged the same, in the order of judging, those judged different, and actors judged the same.

    `part_links` are those of which one was judged part of the other; they are among those parted.
    """

    joined: tuple[tuple[str, str, Why], ...] = ()
    parted: frozenset[tuple[str, str]] = frozenset()
    actors: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    part_links: tuple[Link, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.joined or self.parted or self.actors)

    @property
    def records(self) -> frozenset[str]:
        """The ids of the records judged."""
        pairs = [*((first, second) for first, second, _ in self.joined), *self.parted]
        return frozenset(name for pair in pairs for name in pair)

    def placed(self, home: Mapping[str, int]) -> JudgedPlaces:
        """What is judged of tellings, given the place of the telling that holds each record."""
        joined, parted = [], set()
        for first, second, why in self.joined:
            if first in home and second in home and home[first] != home[second]:
                one, other = sorted((home[first], home[second]))
                joined.append((one, other, why))
        for first, second in self.parted:
            if first in home and second in home:
                parted.add((min(home[first], home[second]), max(home[first], home[second])))
        return JudgedPlaces(tuple(joined), frozenset(parted))

    def same(self, tellings: Sequence[Profile]) -> Iterator[tuple[int, int, Why]]:
        """The positions of tellings judged to tell one event, in the order of judging."""
        yield from self.placed(homes(tellings)).joined if self.joined else ()

    def are_apart(self, first: Profile, second: Profile) -> bool:
        """Whether a record of one is judged another event than a record of the other."""
        if not self.parted:
            return False
        one, other = ({record.id for record in each.records} for each in (first, second))
        return any((a in one and b in other) or (a in other and b in one) for a, b in self.parted)

    def with_parted(self, pairs: Iterable[tuple[str, str]]) -> Judged:
        """The same with more records that are not one event."""
        return replace(self, parted=self.parted | {(min(pair), max(pair)) for pair in pairs})

    def with_actors(self, profile: Profile) -> Profile:
        """The profile with one id for persons judged the same."""
        if not self.actors:
            return profile
        return replace(
            profile, persons=frozenset(self.actors.get(name, (country, name)) for country, name in profile.persons)
        )


NOT_JUDGED = Judged()


def homes(tellings: Sequence[Profile]) -> dict[str, int]:
    """The position of the telling that holds each record."""
    return {record.id: place for place, telling in enumerate(tellings) for record in telling.records}


def resolve(judgements: Iterable[Judgement], records: Iterable[EventRecord]) -> Judged:
    """The judgements that stand, on the records they are about; one whose words were not found again rests."""
    kept = standing(judgements)
    if not kept:
        return NOT_JUDGED
    wanted = {report for judgement in kept for report in judgement.reports}
    by_report: dict[str, list[EventRecord]] = {report: [] for report in wanted}
    for record in records:
        if record.report in wanted:
            by_report[record.report].append(record)
    found = []
    for judgement in kept:
        if not judgement.about.is_on_records:
            continue
        ids = [find_anchored(a, by_report.get(a.report or "", ())) for a in (judgement.first, judgement.second)]
        found.append((judgement, ids[0], ids[1]))
    return make_judged(found, joined_actors(kept))


def make_judged(
    found: Iterable[tuple[Judgement, str | None, str | None]], actors: Mapping[str, tuple[str, str]]
) -> Judged:
    """Judgements with the records that their anchors stand on now, as linking meets them."""
    joined, parted, parts = [], set(), []
    for judgement, first, second in found:
        if not first or not second or first == second:
            continue
        because = f" by {judgement.by} on {judgement.at[:10]}{f': {judgement.reason}' if judgement.reason else ''}"
        if judgement.answer == Answer.SAME:
            joined.append((first, second, Why(f"judged the same{because}", judgement.by)))
        elif judgement.answer in (Answer.DIFFERENT, Answer.PART):
            parted.add((min(first, second), max(first, second)))
        if judgement.answer == Answer.PART:
            parts.append(_judged_part(first, second, f"judged a part{because}", judgement.by))
    return Judged(tuple(joined), frozenset(parted), actors, tuple(parts))


def _judged_part(part: str, whole: str, words: str, by: str) -> Link:
    return Link(
        kind=LinkKind.PART, first=part, second=whole, verdict="part", score=_SURE, reasons=(words,), decided_by=by
    )
