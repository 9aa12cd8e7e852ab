"""6. Records ↔ records: what an event rests on: reports of their own, shared texts and sources, unnamed people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from accord.data import read_toml
from accord.ledger.merged import Event, Support
from accord.linking.clustering import find_components
from accord.records import EventRecord, Report
from accord.values import Actor, ActorKind

_PRESS = "JRN"
"""PLOVER's sector of news media: what one outlet says of another's report has that outlet as its source."""


def find_support(event: Event, reports: Mapping[str, Report], copies: Mapping[str, str]) -> Support:
    """What an event rests on; `copies` gives each copied report the one that stands for its text."""
    names = sorted(event.reports)
    groups = group_by_source(names, event.records, reports, copies)
    days = [entry.day for entry in event.history if entry.day]
    return Support(
        reports=len(names),
        independent=len(groups),
        shared=tuple(sorted(group for group in groups if len(group) > 1)),
        unnamed_only=all(record.attributed_to and is_unnamed(record.attributed_to) for record in event.records),
        first=min(days, default=None),
        latest=max(days, default=None),
    )


def group_by_source(
    names: Sequence[str], records: Iterable[EventRecord], reports: Mapping[str, Report], copies: Mapping[str, str]
) -> list[tuple[str, ...]]:
    """The reports with those names, those of one text or one source together, as they tell the records."""
    records = tuple(records)
    told = [_origin(name, records, reports.get(name), copies) for name in names]
    pairs = [(one, other) for one in range(len(names)) for other in range(one) if _share(told[one], told[other])]
    return [tuple(names[place] for place in group) for group in find_components(range(len(names)), pairs)]


def is_unnamed(actor: Actor) -> bool:
    """Whether a source is somebody without a name: "officials", "a senior diplomat", "people familiar with it".

    >>> is_unnamed(Actor(id="~officials", name="Finnish officials", kind=ActorKind.GROUP))
    True
    """
    if actor.kind not in (ActorKind.PERSON, ActorKind.GROUP):
        return False
    words = re.findall(r"[^\W\d_]+", actor.name)
    return any(word in _unnamed() or (not place and word.lower() in _unnamed()) for place, word in enumerate(words))


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where a report has its account from: its text, the outlet that printed it, and the outlet it was taken from."""

    text: str
    publisher: str | None
    taken_from: str | None


def _share(one: _Origin, other: _Origin) -> bool:
    """Whether two reports have one text, or one source: the same outlet quoted, or one that quotes the other."""
    if one.text == other.text:
        return True
    if one.taken_from and one.taken_from in (other.taken_from, other.publisher):
        return True
    return other.taken_from is not None and other.taken_from == one.publisher


def _origin(name: str, records: Iterable[EventRecord], report: Report | None, copies: Mapping[str, str]) -> _Origin:
    sources = [record.attributed_to for record in records if record.report == name]
    outlets = {actor.name.casefold() for actor in sources if actor and actor.sector == _PRESS}
    is_quoted = len(outlets) == 1 and all(actor and actor.sector == _PRESS for actor in sources)
    byline = (report.byline or "").strip(" ()").casefold() if report else ""
    taken = next(iter(outlets)) if is_quoted else byline if byline in _agencies() else None
    publisher = report.publisher.casefold() if report and report.publisher else None
    return _Origin(copies.get(name, name), publisher, None if taken == publisher else taken)


@cache
def _unnamed() -> frozenset[str]:
    return frozenset(read_toml("support.toml")["unnamed"]["words"])


@cache
def _agencies() -> frozenset[str]:
    return frozenset(name.casefold() for name in read_toml("support.toml")["agencies"]["names"])
