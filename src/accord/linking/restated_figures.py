"""6. Records ↔ records: a figure that a second source, or a correction, gives otherwise behind it."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Conflict, ConflictVerdict, Known, account_of, make_conflict
from accord.linking.counted_people import are_of_others, are_part_and_whole, counted, fate, unit_of
from accord.linking.digits import in_digits
from accord.linking.measured_things import are_listed, are_of_other_things, are_of_other_towns
from accord.linking.mention_words import content_words
from accord.linking.voices import told_by
from accord.records import FigureRecord, Report
from accord.values import Approximation, FigureKind

_KINDS = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE, FigureKind.DURATION, FigureKind.SHARE})
_BOUNDS = frozenset({Approximation.AT_LEAST, Approximation.MORE_THAN, Approximation.AT_MOST, Approximation.LESS_THAN})
_HEDGED = frozenset({Approximation.ABOUT, Approximation.BETWEEN, *_BOUNDS})
_MOST_TIMES = 8.0
_NEAR_VALUE = 0.12
_PART_REACH = 60
_NOUN_REACH = 40
_MOST_SOURCE_WORDS = 6
_ENDS = re.compile(r"\s*(?:[.,;:)”\"]|$|(?:and|while|but)\b)")
"""What stands behind a number that counts nothing by itself."""
_SENTENCE = re.compile(r"[.!?][”\"’]?\s")
_IN_TOWN = re.compile(r"\b(?:in|at|near|around) ([A-Z][\w’'-]+)")
_NUMBER_OF = re.compile(r"\b(?:number|toll|count|total) of (?:the )?([a-z]+)")


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure with its numbers, its unit as compared, and who gives it."""

    record: FigureRecord
    low: float
    high: float
    family: str
    shown: str
    end: int
    source: str

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def find_restated(known: Known) -> list[Conflict]:
    """Pairs of figures of one report: what was counted, and what another source or a correction makes of it."""
    by_report: dict[str, list[FigureRecord]] = defaultdict(list)
    for record in known.records:
        if isinstance(record, FigureRecord) and record.figure_kind in _KINDS and record.value:
            by_report[record.report].append(record)
    found: list[Conflict] = []
    for name in sorted(by_report):
        report = known.reports[name]
        told = _joined(report, [_told(record) for record in sorted(by_report[name], key=lambda r: (r.start, r.id))])
        found += _in_report(report, told)
    return found


def _told(record: FigureRecord) -> _Told:
    value = record.value if isinstance(record.value, tuple) else (record.value or 0.0, record.value or 0.0)
    unit = unit_of(record)
    seconds: dict[str, float] = read_toml("linking.toml")["figures"]["seconds"]
    factor = seconds.get(unit, 1.0) if record.figure_kind == FigureKind.DURATION else 1.0
    family = "seconds" if unit in seconds else _family(record, unit)
    source = record.attributed_to.name if record.attributed_to else ""
    if match := _pattern("credited").match(record.evidence.quote[record.end - record.evidence.start :]):
        source = " ".join(next(name for name in match.groups() if name).split()[:_MOST_SOURCE_WORDS])
    return _Told(record, value[0] * factor, value[1] * factor, family, in_digits(record), record.end, source)


def _family(record: FigureRecord, unit: str) -> str:
    """The sort of thing a figure counts; people "killed" and people "injured" are two sorts."""
    if record.figure_kind == FigureKind.COUNT and (name := fate(record)):
        return name
    if not unit:
        unit = next((word for word in (record.measures or "").lower().split() if word in _families()), "")
    return _families().get(unit, unit)


@cache
def _families() -> dict[str, str]:
    listed: dict[str, list[str]] = _settings()["families"]
    return {unit: name for name, units in listed.items() for unit in units}


def _joined(report: Report, told: Sequence[_Told]) -> list[_Told]:
    """Lengths of time told in two units as one ("three hours and 20 minutes")."""
    kept: list[_Told] = []
    for each in told:
        last = kept[-1] if kept else None
        between = report.text[last.end : each.record.start] if last else ""
        if last and last.family == each.family == "seconds" and between in (" and ", ", ") and each.high < last.low:
            shown = report.text[last.record.start : each.end]
            kept[-1] = replace(last, low=last.low + each.low, high=last.high + each.high, shown=shown, end=each.end)
        else:
            kept.append(each)
    return kept


def _in_report(report: Report, told: Sequence[_Told]) -> Iterable[Conflict]:
    for place, later in enumerate(told):
        earlier = told[:place]
        lead = report.text[max(0, later.record.start - _settings()["lead"]) : later.record.start]
        lead = re.split(r"[.!?][”\"]?\s|\n", lead)[-1]
        if _pattern("corrected").search(lead):
            first = _whole(report, later, earlier, _settings()["reach_corrected"])
            reason, verdict = "a figure given first, and one put in its place", ConflictVerdict.CHANGE
        elif _pattern("earlier_one").search(lead):
            first = _put_in_its_place(later, earlier)
            reason, verdict = "a figure given first, and one put in its place", ConflictVerdict.CHANGE
        elif _is_given(report, later, lead, earlier):
            first = _whole(report, later, earlier, _settings()["reach"])
            reason, verdict = "two sources give two figures", ConflictVerdict.CONFLICT
        else:
            first = (
                _credited(report, later, earlier)
                or _of_other_source(report, later, earlier)
                or _at_odds(report, later, earlier)
                or _announced(report, later, earlier)
                or _of_same_deed(report, later, earlier)
            )
            reason, verdict = "two sources give two figures", ConflictVerdict.CONFLICT
        if first and not _are_equal(first, later):
            verdict = ConflictVerdict.PRECISION if _agree(first, later) else verdict
            yield _conflict(report, first, later, verdict, reason)


def _put_in_its_place(later: _Told, earlier: Sequence[_Told]) -> _Told | None:
    """The figure before one that is said to be an earlier count ("20 died. That revised an earlier toll of 27").

    A sentence that counts several sorts of people gives parts, none of which is the count.
    """
    near = [each for each in earlier if later.record.start - each.end <= _settings()["reach_corrected"]]
    same = [each for each in near if each.family == later.family and _may_be_one(each, later)]
    alone = [e for e in same if sum(e.record.evidence.start == other.record.evidence.start for other in near) <= 2]
    return alone[-1] if alone else None


def _is_given(report: Report, later: _Told, lead: str, earlier: Sequence[_Told]) -> bool:
    """Whether the words before a figure give it in place of another ("spoke of 12").

    Of "says 12" and "it was 12" only where nothing follows that is counted and the figure before may be of the same.
    """
    if _pattern("restated").search(lead):
        return True
    if not (earlier and _is_bare(later) and _may_be_one(earlier[-1], later)) or _is_of_another(later):
        return False
    return bool(_pattern("given").search(lead) and _ENDS.match(report.text[later.end :]))


def _is_of_another(later: _Told) -> bool:
    """Whether a figure is said to be for somebody or something else ("for Finland it was nine")."""
    lead = later.record.evidence.quote[: later.record.start - later.record.evidence.start]
    return bool(_pattern("of_another").search(lead))


def _credited(report: Report, later: _Told, earlier: Sequence[_Told]) -> _Told | None:
    """The figure before one that somebody is named for right behind it ("24 sailors (20 by the count of a rescuer)").

    Both are credited ("21,000 by Oslo's count and 22,000 according to Turku"), or words set one against the other.
    """
    if not _pattern("credited").match(report.text[later.end :]):
        return None
    for first in reversed(earlier):
        if first.record.evidence.start != later.record.evidence.start:
            return None
        between = report.text[first.end : later.record.start]
        if not _may_be_one(first, later, most=_MOST_TIMES / 2):
            continue
        if _pattern("credited").match(between):
            return first
        if _pattern("or_else").search(between):
            return replace(first, source="")
    return None


def _at_odds(report: Report, later: _Told, earlier: Sequence[_Told]) -> _Told | None:
    """The figure of the same unit before words that call it wrong ("does not match the figures kept in Oslo")."""
    for first in reversed(earlier):
        between = report.text[first.end : later.record.start]
        if len(between) > _settings()["reach_at_odds"]:
            return None
        is_same = first.family == later.family or (
            _is_bare(later) and later.middle > 1 and first.record.figure_kind == FigureKind.COUNT
        )
        if is_same and first.source and first.source != later.source and _pattern("at_odds").search(between):
            return first if _may_be_one(first, later, most=2 * _MOST_TIMES) else None
    return None


def _announced(report: Report, later: _Told, earlier: Sequence[_Told]) -> _Told | None:
    """The figure of another source before words that announce another one ("the mayor gave a different number")."""
    for first in reversed(earlier):
        between = report.text[first.end : later.record.start]
        if len(between) > _settings()["reach_at_odds"] or _pattern("announced").search(between) is None:
            return None
        small, large = sorted((first.middle, later.middle))
        is_one_kind = (
            first.record.figure_kind == later.record.figure_kind and small > 0 and large <= _MOST_TIMES * small
        )
        if is_one_kind and first.source and first.source != later.source:
            return first
    return None


def _whole(report: Report, later: _Told, earlier: Sequence[_Told], reach: int) -> _Told | None:
    """The figure before that a bare one, or one of the same unit, takes the place of.

    Of those of the nearest sentence it is the count nearest in size, else the largest, and of what the words name
    ("the number of boats is put at").
    """
    near = [each for each in earlier if later.record.start - each.end <= reach and _may_be_one(each, later)]
    near = [each for each in near if not are_of_other_things(each.record, later.record)]
    lead = report.text[max(0, later.record.start - _settings()["lead"]) : later.record.start].lower()
    if named := _NUMBER_OF.search(lead):
        until = later.record.start - len(lead) + named.start()
        near = [each for each in near if named[1] in report.text[each.record.evidence.start : until].lower()]
    if not near:
        return None
    if not _is_bare(later):
        near = [each for each in near if each.family == later.family] or near
    last = near[-1].record.evidence.start
    beside = [each for each in near if each.record.evidence.start == last]
    if later.record.figure_kind != FigureKind.COUNT:
        return max(beside, key=lambda each: each.high)
    return min(beside, key=lambda each: (abs(math.log(each.middle / later.middle)), -each.high))


def _is_bare(told: _Told) -> bool:
    """Whether a number stands without a noun of what it counts."""
    unit = unit_of(told.record)
    if unit != (told.record.unit or "").lower():
        return False
    at = told.record.start - told.record.evidence.start
    around = told.record.evidence.quote[at : told.end - told.record.evidence.start + _NOUN_REACH].lower()
    return (not unit or unit not in around) and told.family not in ("killed", "injured")


def _may_be_one(one: _Told, other: _Told, *, most: float = _MOST_TIMES) -> bool:
    two = frozenset({one.family, other.family})
    if two == {"killed", "injured"}:
        return False
    is_bare = _is_bare(other) and (one.record.figure_kind != FigureKind.DURATION or _is_whole_count(other))
    small, large = sorted((one.middle, other.middle))
    return (one.family == other.family or is_bare) and small > 0 and large <= most * small


def _is_whole_count(told: _Told) -> bool:
    """Whether a bare number may be a length of time: a plain count behind "it was good for"."""
    lead = told.record.evidence.quote[: told.record.start - told.record.evidence.start]
    return told.record.figure_kind == FigureKind.COUNT and bool(_pattern("lasting").search(lead))


def _of_other_source(report: Report, later: _Told, earlier: Sequence[_Told]) -> _Told | None:
    """The figure of the same unit that another source gives in the same sentence ("but"); of dead, the one before."""
    for first in reversed(earlier):
        between = report.text[first.end : later.record.start]
        if len(between) > _settings()["reach"] or first.family != later.family or not first.family:
            continue
        if not (first.source and later.source) or first.source == later.source:
            continue
        is_same = not _measured(first).isdisjoint(_measured(later))
        if len(between) <= _settings()["beside"] and _pattern("against").search(between) and is_same:
            return first
        if are_of_others(first.record, later.record) or are_of_other_things(first.record, later.record):
            continue
        if are_of_other_towns(first.record, later.record) or _is_of_other_days(first, later):
            continue
        if _are_of_other_harms(first, later):
            continue
        if are_listed(first.record, later.record) or _is_part(report, later):
            continue
        if are_part_and_whole(first.record, later.record):
            continue
        if first.family in _fates() and (_sentences(between) <= 1 or _is_of_one_town(report, first, later)):
            return first
    return None


def _is_of_other_days(first: _Told, later: _Told) -> bool:
    """Whether one of two tolls is of a longer time or of another year ("have died since May", "the fire of 2019")."""
    words = [bool(_pattern("not_deed").search(told.record.evidence.quote)) for told in (first, later)]
    return words[0] != words[1]


def _are_of_other_harms(first: _Told, later: _Told) -> bool:
    """Whether two tolls name what did the harm, and not the same ("died in the quake", "the ferry crash killed")."""
    harms: dict[str, str] = _settings()["harms"]
    told = (each.record.evidence.quote for each in (first, later))
    one, other = ({name for name, words in harms.items() if re.search(words, quote)} for quote in told)
    return bool(one and other) and one.isdisjoint(other)


@cache
def _fates() -> frozenset[str]:
    """What became of people, of which two sources give two counts: killed, injured, arrested, missing …"""
    return frozenset((*counted()["casualties"], *_settings()["fates"]))


def _sentences(between: str) -> int:
    """How many sentences end between two figures."""
    return len(_SENTENCE.findall(between))


def _is_of_one_town(report: Report, first: _Told, later: _Told) -> bool:
    """Whether a toll is of the place that stands by the toll before it, a few sentences on ("35 were hurt in Oslo")."""
    between = report.text[first.end : later.record.start]
    if first.family not in counted()["casualties"] or _sentences(between) > _settings()["sentences"]:
        return False
    start = later.end - later.record.evidence.start
    named = _IN_TOWN.search(later.record.evidence.quote[start : start + _PART_REACH])
    near = report.text[max(0, first.record.evidence.start - _settings()["beside"]) : later.record.evidence.start]
    return named is not None and f" {named[1]}" in near


def _of_same_deed(report: Report, later: _Told, earlier: Sequence[_Told]) -> _Told | None:
    """The toll of the same deed that another source gave farther up ("the attack had killed 12", "190 were dead")."""
    if later.family != "killed" or not later.source or not _pattern("deed").search(later.record.evidence.quote):
        return None
    for first in reversed(earlier):
        if later.record.start - first.end > _settings()["reach_of_deed"]:
            return None
        if first.family != "killed" or not first.source or first.source == later.source:
            continue
        if any(_pattern("not_deed").search(told.record.evidence.quote) for told in (first, later)):
            continue
        if are_of_others(first.record, later.record) or are_of_other_things(first.record, later.record):
            continue
        if are_of_other_towns(first.record, later.record) or _are_of_other_harms(first, later):
            continue
        if are_part_and_whole(first.record, later.record) or are_listed(first.record, later.record):
            continue
        if not (_is_part(report, later) or _is_part(report, first)) and _may_be_one(first, later, most=3 * _MOST_TIMES):
            return first
    return None


def _is_part(report: Report, later: _Told) -> bool:
    """Whether a count is of some more or among those told before ("two pilgrims also died")."""
    words = report.text[max(later.record.start - _PART_REACH, later.record.evidence.start) : later.end + _PART_REACH]
    return bool(_pattern("part").search(words))


def _measured(told: _Told) -> frozenset[str]:
    """The words that say what a figure counts; "people" alone says nothing."""
    return content_words(told.record.measures or "") - content_words(" ".join(_settings()["families"]["people"]))


def _are_equal(one: _Told, other: _Told) -> bool:
    return abs(one.low - other.low) <= 0.005 * one.low and abs(one.high - other.high) <= 0.005 * one.high


def _agree(one: _Told, other: _Told) -> bool:
    """Whether both can hold: one is hedged and near, or a bound that the other meets."""
    low, high = sorted((one, other), key=lambda told: told.middle)
    if low.record.approximation in (Approximation.AT_LEAST, Approximation.MORE_THAN):
        return high.middle <= (1 + 2 * _NEAR_VALUE) * low.middle
    hedged = {low.record.approximation, high.record.approximation} & _HEDGED
    is_within = low.low <= high.low <= low.high or high.low <= low.low <= high.high
    return is_within or (bool(hedged) and high.middle - low.middle <= _NEAR_VALUE * high.middle)


def _conflict(report: Report, first: _Told, later: _Told, verdict: ConflictVerdict, reason: str) -> Conflict:
    subject = first.record.measures or first.record.unit or first.shown
    accounts = [account_of(told_by(_with_unit(each, first), each.source), [each.record]) for each in (first, later)]
    return make_conflict("figure", subject, accounts, verdict, reason)


def _with_unit(each: _Told, first: _Told) -> str:
    unit = ((first if each is first else each).record.unit or "").lower()
    if each.middle == 1:
        return each.shown
    is_bare = (
        (each is first or not _is_bare(each))
        and each.record.figure_kind == FigureKind.COUNT
        and unit
        and unit not in each.shown.lower()
    )
    return f"{each.shown} {unit}" if is_bare else each.shown


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_settings()['patterns'][name])})", re.IGNORECASE)


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["restated"]
    return settings
