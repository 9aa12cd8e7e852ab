"""6. Records ↔ records: the size of one crowd, put otherwise by two sources of a report or by reports of one day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Conflict, ConflictVerdict, Event, Known, account_of, make_conflict
from accord.linking.conflict_patterns import conflict_pattern
from accord.linking.counted_people import CLAUSE, fate
from accord.linking.digits import in_digits
from accord.linking.measured_things import are_listed, are_of_other_things
from accord.linking.told_figures import are_of_one_story, open_words
from accord.linking.voices import told_by
from accord.records import FigureRecord
from accord.values import Approximation, FigureKind

_LEAD = 90
_TAIL = 90
_NO_NOUN = re.compile(r"\s*(?:[.,;:)”\"-]|$|(?:and|but|while|at|in|on|to|from|falling|as)\b)")
_PLACE = re.compile(r"\b(?:in|at|on|through|across|outside|around|near|into|of) (?:the )?(?:\w+ ){0,2}?([A-Z][\w’'-]+)")
_POSSESSED = re.compile(r"\b([A-Z][\w’'-]+?)[’']s (?:[A-Z]\w+ )+(?:Square|Street|Avenue|Park|Plaza)\b")
_NEVER_PLACES = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|President|Prime|Minister"
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


@dataclass(frozen=True, slots=True)
class _Crowd:
    """How many a gathering is said to have drawn: at least and at most, by whom, where and when."""

    record: FigureRecord
    low: float
    high: float
    source: str
    places: frozenset[str]
    days: frozenset[str]
    day: date | None


def find_crowd_sizes(events: Sequence[Event], known: Known) -> list[Conflict]:
    """Sizes of one crowd that cannot both be: of two sources in one report, or of reports of one event and day."""
    by_report: dict[str, list[_Crowd]] = defaultdict(list)
    for record in known.records:
        if isinstance(record, FigureRecord) and (crowd := _crowd(record, known)):
            by_report[record.report].append(crowd)
    found: list[Conflict] = []
    for name in sorted(by_report):
        found += _in_report(sorted(by_report[name], key=lambda crowd: (crowd.record.start, crowd.record.id)))
    return [*found, *_across(events, by_report, known)]


def _in_report(crowds: Sequence[_Crowd]) -> Iterator[Conflict]:
    """Each size with the nearest one before it that another source gives of the same crowd."""
    for place, later in enumerate(crowds):
        first = next((each for each in reversed(crowds[:place]) if _are_one_in_report(each, later)), None)
        if first:
            yield _conflict([first, later], ConflictVerdict.CONFLICT, "two sources give two sizes of one crowd")


def _are_one_in_report(first: _Crowd, later: _Crowd) -> bool:
    if later.record.start - first.record.end > _settings()["reach"] or not _differ(first, later):
        return False
    if first.source == later.source or are_listed(first.record, later.record):
        return False
    lead = later.record.evidence.quote
    is_taken_up = bool(_pattern("takes_up").search(lead)) or bool(first.places & later.places)
    return is_taken_up and not _are_of_two(first, later)


def _across(events: Sequence[Event], by_report: dict[str, list[_Crowd]], known: Known) -> Iterator[Conflict]:
    """Sizes in sentences of two reports, a day apart at most, that tell one event of one place; each pair once."""
    listed: set[frozenset[str]] = set()
    stories = {name: open_words(known.reports[name]) for name in by_report}
    told: dict[tuple[str, int], list[_Crowd]] = defaultdict(list)
    for crowds in by_report.values():
        for crowd in crowds:
            told[crowd.record.report, crowd.record.evidence.start].append(crowd)
    for event in events:
        places = sorted({(record.report, record.evidence.start) for record in event.records})
        here = [crowd for place in places for crowd in told.get(place, ())]
        for first, later in combinations(here[: _settings()["most"]], 2):
            one, other = first.record.report, later.record.report
            if one == other or not (first.day and later.day) or abs((first.day - later.day).days) > 1:
                continue
            if not first.places & later.places or not are_of_one_story(stories[one], stories[other]):
                continue
            pair = frozenset((first.record.id, later.record.id))
            if pair not in listed and _differ(first, later) and not _are_of_two(first, later):
                listed.add(pair)
                yield _conflict([first, later], ConflictVerdict.UNSURE, "two reports give two sizes of one crowd")


def _crowd(record: FigureRecord, known: Known) -> _Crowd | None:
    """A figure as the size of a crowd, if the words around it say so."""
    if record.figure_kind != FigureKind.COUNT or record.status not in _settings()["standings"] or fate(record):
        return None
    bounds = _bounds(record)
    if not bounds or bounds[1] < _settings()["least"]:
        return None
    quote, start, end = _placed(record)
    lead = quote[max(0, start - _LEAD) : start]
    tail = CLAUSE.split(quote[end : end + _TAIL], maxsplit=1)[0]
    noun = " ".join(tail.split()[:2])
    if _pattern("others").search(f"{record.text} {noun}") or _pattern("no_crowds").search(quote):
        return None
    is_size = _pattern("sizes").search(lead) and (_NO_NOUN.match(tail) or _pattern("people").search(f"{tail} "))
    is_deed = _pattern("people").match(tail) or not (record.unit and record.unit in tail)
    is_told = bool(is_size) or bool(is_deed and _pattern("deeds").search(" ".join(tail.split()[:8])))
    if not is_told:
        return None
    report = known.reports[record.report]
    source = record.attributed_to.name if record.attributed_to else ""
    return _Crowd(
        record=record,
        low=bounds[0],
        high=bounds[1],
        source=source,
        places=_places(quote),
        days=frozenset(_WEEKDAY.findall(quote)),
        day=date.fromisoformat(report.day) if report.day else None,
    )


def _placed(record: FigureRecord) -> tuple[str, int, int]:
    """The sentence of a figure, and where in it the figure begins and ends."""
    return record.evidence.quote, record.start - record.evidence.start, record.end - record.evidence.start


def _places(quote: str) -> frozenset[str]:
    names = {*_PLACE.findall(quote), *_POSSESSED.findall(quote)}
    return frozenset(name for name in names if not _NEVER_PLACES.match(name))


def _bounds(record: FigureRecord) -> tuple[float, float] | None:
    """The least and most that a figure can stand for ("tens of thousands", "about 200", "8,000 to 10,000")."""
    if record.value is None:
        text = record.text.lower()
        words: dict[str, list[float]] = _settings()["words"]
        name = next((name for name in words if re.search(rf"\b{name}\b", text)), "")
        return (words[name][0], words[name][1]) if name else None
    low, high = record.value if isinstance(record.value, tuple) else (record.value, record.value)
    if record.approximation in (Approximation.AT_LEAST, Approximation.MORE_THAN):
        return low, high * _settings()["bound"]
    if record.approximation in (Approximation.AT_MOST, Approximation.LESS_THAN):
        return low / _settings()["bound"], high
    near = _settings()["near"] if record.approximation == Approximation.EXACT else _settings()["about"]
    return low * (1 - near), high * (1 + near)


def _differ(one: _Crowd, other: _Crowd) -> bool:
    """Whether two sizes cannot both be, and are not so far apart that they are of two crowds."""
    small, large = sorted((one, other), key=lambda crowd: (crowd.low, crowd.high))
    return bool(small.high < large.low <= _settings()["times"] * small.high)


def _are_of_two(first: _Crowd, later: _Crowd) -> bool:
    """Whether the words say that two crowds are meant: other places or days, a camp of each side, an earlier march.

    So do gatherings of two kinds ("the concert", "the march"), and one crowd that grew ("had grown to 900 by noon").
    """
    if are_of_other_things(first.record, later.record):
        return True
    kinds = [_kinds(crowd.record.evidence.quote) for crowd in (first, later)]
    if all(kinds) and kinds[0].isdisjoint(kinds[1]):
        return True
    if first.places and later.places and not first.places & later.places:
        return True
    if first.days and later.days and not first.days & later.days:
        return True
    sides = [bool(_pattern("sides").search(crowd.record.evidence.quote)) for crowd in (first, later)]
    if sides[0] != sides[1]:
        return True
    return any(_pattern("another").search(crowd.record.evidence.quote) for crowd in (first, later))


def _kinds(quote: str) -> frozenset[str]:
    """The kinds of gathering that a sentence names: a protest, a funeral, a concert, a strike, a visit."""
    kinds: dict[str, str] = _settings()["kinds"]
    return frozenset(name for name, words in kinds.items() if re.search(words, quote, re.IGNORECASE))


def _conflict(told: Sequence[_Crowd], verdict: ConflictVerdict, reason: str) -> Conflict:
    accounts = [account_of(_shown(crowd), [crowd.record]) for crowd in told]
    named = (crowd.record.measures for crowd in told if _pattern("gatherings").search(crowd.record.measures or ""))
    return make_conflict("figure", next(named, None) or "size of the crowd", accounts, verdict, reason)


def _shown(crowd: _Crowd) -> str:
    return told_by(in_digits(crowd.record), crowd.source)


def _pattern(name: str) -> re.Pattern[str]:
    return conflict_pattern("crowd_sizes", name)


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["crowd_sizes"]
    return settings
