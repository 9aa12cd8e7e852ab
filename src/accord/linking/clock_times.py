"""6. Records ↔ records: times of day that two sources give for one thing, and whether time zones explain them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from itertools import combinations, pairwise
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Conflict, ConflictVerdict, Event, Known, account_of, make_conflict
from accord.records import TimeRecord

_CLOCK = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def find_clock_conflicts(events: Sequence[Event], known: Known) -> list[Conflict]:
    """Times of day that differ: for one event in two reports, or in one report where a second source gives its own.

    "It was fired at 7:11 a.m., Tokyo said. Seoul gave 7:10 a.m."
    """
    clocks = _clocks(known)
    return [*_between_reports(events, clocks), *_within_reports(clocks), *_put_otherwise(known)]


def _clocks(known: Known) -> dict[tuple[str, int], list[tuple[datetime, TimeRecord]]]:
    """The times of day told in each sentence (report, start of the sentence)."""
    found: dict[tuple[str, int], list[tuple[datetime, TimeRecord]]] = defaultdict(list)
    for record in known.records:
        match = _CLOCK.match(record.value) if isinstance(record, TimeRecord) else None
        if isinstance(record, TimeRecord) and match:
            found[record.report, record.evidence.start].append((datetime.fromisoformat(match.group()), record))
    return found


def _between_reports(
    events: Sequence[Event], clocks: dict[tuple[str, int], list[tuple[datetime, TimeRecord]]]
) -> Iterable[Conflict]:
    for event in events:
        places = sorted({(record.report, record.evidence.start) for record in event.records if _says_when(record)})
        told = [clock for place in places for clock in clocks.get(place, ())]
        for (one, first), (other, second) in combinations(told, 2):
            if first.report != second.report and one != other and one.date() == other.date():
                yield _conflict(event.title, (one, first), (other, second), event.id)
                break


def _says_when(record: Any) -> bool:
    """Whether a record's own date is a time of day."""
    return bool(record.date and _CLOCK.match(record.date.value))


def _within_reports(clocks: dict[tuple[str, int], list[tuple[datetime, TimeRecord]]]) -> Iterable[Conflict]:
    by_report: dict[str, list[tuple[datetime, TimeRecord]]] = defaultdict(list)
    for (report, _), told in clocks.items():
        by_report[report] += told
    pairs = (pair for report in sorted(by_report) for pair in combinations(by_report[report], 2))
    for (one, first), (other, second) in pairs:
        if one == other or one.date() != other.date():
            continue
        ordered = sorted(((one, first), (other, second)), key=lambda clock: clock[1].start)
        if first.evidence.start == second.evidence.start:
            last = ordered[1][1]
            if _credited().match(last.evidence.quote[last.end - last.evidence.start :]):
                yield _conflict("time of day", ordered[0], ordered[1], None)
            continue
        behind = ordered[1][1].evidence.start - ordered[0][1].evidence.end
        if 0 <= behind <= _settings()["most_between"] and _minutes(one, other) <= _settings()["most_minutes"]:
            later = ordered[1][1]
            words = later.evidence.quote[: later.start - later.evidence.start].lower().split()
            if not frozenset(words).isdisjoint(_giving()):
                yield _conflict("time of day", ordered[0], ordered[1], None)


def _put_otherwise(known: Known) -> Iterable[Conflict]:
    """A day that a source gives for what the sentence before dates otherwise ("sank on Friday. Oslo puts it at 2:15 on
    Saturday").
    """
    by_report: dict[str, list[TimeRecord]] = defaultdict(list)
    for record in known.records:
        if isinstance(record, TimeRecord) and _DAY.match(record.value):
            by_report[record.report].append(record)
    for report in sorted(by_report):
        told = sorted(by_report[report], key=lambda record: (record.start, record.id))
        for first, later in pairwise(told):
            behind = later.evidence.start - first.evidence.end
            lead = later.evidence.quote[: later.start - later.evidence.start]
            if not 0 <= behind <= _settings()["next_sentence"] or not _putting().search(lead):
                continue
            if first.value[:10] != later.value[:10]:
                accounts = [account_of(record.text, [record]) for record in (first, later)]
                reason = "a source gives another day for what was just told"
                yield make_conflict(
                    "date", first.evidence.quote[:80].strip(), accounts, ConflictVerdict.CONFLICT, reason
                )


def _conflict(
    subject: str, one: tuple[datetime, TimeRecord], other: tuple[datetime, TimeRecord], event: str | None
) -> Conflict:
    minutes = _minutes(one[0], other[0])
    is_zone = minutes >= 60 and minutes % 30 == 0
    verdict = ConflictVerdict.TIME_ZONE if is_zone else ConflictVerdict.CONFLICT
    apart = f"{minutes:g} minute{'' if minutes == 1 else 's'} apart"
    reason = "whole hours apart, as two time zones give it" if is_zone else apart
    accounts = [account_of(record.text, [record]) for _, record in (one, other)]
    return make_conflict("date", subject, accounts, verdict, reason, event=event)


def _minutes(one: datetime, other: datetime) -> float:
    return abs((one - other).total_seconds()) / 60


@cache
def _credited() -> re.Pattern[str]:
    return re.compile("|".join(read_toml("conflicts.toml")["restated"]["patterns"]["credited"]), re.IGNORECASE)


@cache
def _putting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_settings()['putting'])})\b[^.;,]{{0,20}}$", re.IGNORECASE)


@cache
def _giving() -> frozenset[str]:
    return frozenset(_settings()["giving"])


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("linking.toml")["clock_times"]
    return settings
