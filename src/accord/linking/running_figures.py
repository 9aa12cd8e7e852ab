"""6. Records ↔ records: figures of one thing across reports: counts that grow, sums of money, lengths and weights."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Conflict, ConflictVerdict, Known, account_of, make_conflict
from accord.linking.close_figures import is_of_places
from accord.linking.counted_people import are_of_others, fate, unit_of
from accord.linking.digits import in_digits
from accord.linking.measured_things import are_of_other_things, are_of_other_towns, place_of
from accord.linking.mention_words import content_words
from accord.linking.rarity import Rarity
from accord.linking.told_figures import are_of_one_story, open_words
from accord.linking.voices import roots_of, told_by
from accord.records import FigureRecord
from accord.values import FigureKind

_GROWING = frozenset({FigureKind.COUNT, FigureKind.SHARE})
_CASUALTIES = frozenset({"killed", "injured"})
_LEAD = 40
_TAIL = 25
_IN_PLACE = re.compile(r"(?: \w+){0,2} in (?:the )?([A-Z]\w+)")
_MOST_OPEN = 100
"""Groups of one sort of figure looked at for one more, the latest ones."""


@dataclass(frozen=True, slots=True)
class _Running:
    """A figure as compared: its number in the first unit of its family, and the words around it."""

    record: FigureRecord
    value: float
    family: str
    around: frozenset[str]
    day: date | None
    story: frozenset[str]
    """The words its report opens with."""


def find_running(known: Known) -> list[Conflict]:
    """Figures of two reports, or of two days, that measure one thing by their words and are not equal."""
    by_sort: dict[tuple[FigureKind, str], list[_Running]] = defaultdict(list)
    for figure in _figures(known):
        by_sort[figure.record.figure_kind, figure.family].append(figure)
    found: list[Conflict] = []
    for _, figures in sorted(by_sort.items()):
        groups: list[list[_Running]] = []
        for figure in sorted(figures, key=lambda f: (str(f.day), f.record.report, f.record.start)):
            home = next((g for g in groups[-_MOST_OPEN:] if all(_are_one(each, figure) for each in g)), None)
            if home is None:
                groups.append([figure])
            else:
                home.append(figure)
        found += (conflict for group in groups for conflict in _conflict(group))
    return found


def _figures(known: Known) -> Iterator[_Running]:
    stories = {name: open_words(report) for name, report in known.reports.items()}
    for record in known.records:
        if not isinstance(record, FigureRecord) or not isinstance(record.value, float | int) or record.value <= 0:
            continue
        report = known.reports[record.report]
        lead = report.text[max(0, record.start - _settings()["before"]) : record.start]
        around = f"{lead} {record.text} {report.text[record.end : record.evidence.end]}"
        family, value = _measured(record)
        if not family or family in _settings()["never"] or not _may_be_compared(record, family, value, around):
            continue
        words = content_words(f"{around} {record.measures or ''}") - content_words(f"{record.unit or ''} {record.text}")
        day = date.fromisoformat(report.day) if report.day else None
        yield _Running(record, value, family, words - _times(), day, stories[record.report])


def _measured(record: FigureRecord) -> tuple[str, float]:
    """What is counted or in what it is measured, and the number in the first unit of that."""
    unit = unit_of(record)
    value = float(record.value) if isinstance(record.value, float | int) else 0.0
    if record.figure_kind == FigureKind.COUNT:
        return fate(record) or unit, value
    units: dict[str, float] = _settings()["units"]
    if unit in units:
        return "length", value * units[unit]
    return unit, value


def _may_be_compared(record: FigureRecord, family: str, value: float, around: str) -> bool:
    """Whether a figure is a total so far, a large sum of money, or a length, by its kind and the words around it."""
    if record.figure_kind in _GROWING:
        is_large = family in _CASUALTIES or bool(value >= _settings()["least_count"])
        if record.figure_kind == FigureKind.SHARE:
            return is_large and record.status == "actual" and _is_share_so_far(record)
        return is_large and bool(_pattern("totals").search(around))
    if record.figure_kind == FigureKind.MONEY:
        return bool(value >= _settings()["least_sum"]) and bool(_pattern("sums").search(around))
    return record.figure_kind == FigureKind.MEASURE and family == "length" and bool(record.measures)


def _is_share_so_far(record: FigureRecord) -> bool:
    beside = _beside(record)
    return bool(_pattern("shares").search(beside)) and not _pattern("wished").search(beside)


def _beside(record: FigureRecord) -> str:
    """The few words right before and behind a figure."""
    start, end = record.start - record.evidence.start, record.end - record.evidence.start
    return f"{record.evidence.quote[max(0, start - _LEAD) : start]} … {record.evidence.quote[end : end + _TAIL]}"


def _are_one(one: _Running, other: _Running) -> bool:
    """Whether two figures measure one thing: words around them that few reports use, and a likely ratio."""
    small, large = sorted((one.value, other.value))
    days = abs((one.day - other.day).days) if one.day and other.day else 0
    kind = one.record.figure_kind
    shared = one.around & other.around
    if kind == FigureKind.MEASURE:
        named = roots_of(one.record.measures or "") & roots_of(other.record.measures or "")
        return bool(named) and large <= _settings()["most_apart"] * small and large >= _settings()["least_length"]
    if one.record.report == other.record.report and not _are_two_totals(one, other):
        return False
    if are_of_others(one.record, other.record) or _place_behind(one.record) != _place_behind(other.record):
        return False
    if are_of_other_things(one.record, other.record) or are_of_other_towns(one.record, other.record):
        return False
    if large > _settings()["times_unplaced"] * small and _is_one_unplaced(one.record, other.record):
        return False
    times, most = ("times_sum", "days_sum") if kind == FigureKind.MONEY else ("times_count", "days_count")
    if large > _settings()[times] * small or days > _settings()[most]:
        return False
    if one.record.report != other.record.report and not are_of_one_story(one.story, other.story):
        return False
    weights = [Rarity().weight(word) for word in shared]
    is_told = len(shared) >= _settings()["least_shared"] and math.fsum(weights) >= _settings()["least_weight"]
    return bool(is_told and max(weights) >= _settings()["least_rare"])


def _is_one_unplaced(one: FigureRecord, other: FigureRecord) -> bool:
    """Whether of two counts that no one source gives only one is of a country; counts of countries are of none."""
    sources = [figure.attributed_to.id if figure.attributed_to else "" for figure in (one, other)]
    if one.figure_kind != FigureKind.COUNT or is_of_places(unit_of(one)) or (sources[0] == sources[1] != ""):
        return False
    return bool(place_of(one)) != bool(place_of(other))


def _are_two_totals(one: _Running, other: _Running) -> bool:
    """Whether one report gives two shares so far of one thing in two sentences ("92% … had reached 95%")."""
    if one.record.evidence.start == other.record.evidence.start or one.record.figure_kind != FigureKind.SHARE:
        return False
    return all(_pattern("moved").search(_beside(figure.record)) for figure in (one, other))


def _place_behind(record: FigureRecord) -> str:
    """The place right behind a figure that is a part by places ("80 in Oslo"), else nothing."""
    found = _IN_PLACE.match(record.evidence.quote[record.end - record.evidence.start :])
    return found[1] if found else ""


@cache
def _times() -> frozenset[str]:
    """Words for months and days, which say nothing of what is counted."""
    return content_words(" ".join(_settings()["times"]))


def _conflict(group: Sequence[_Running]) -> Iterator[Conflict]:
    by_value: dict[float, list[_Running]] = defaultdict(list)
    for figure in group:
        by_value[round(figure.value, 6)].append(figure)
    if len(by_value) < 2 or len({(figure.record.report, figure.record.evidence.start) for figure in group}) < 2:
        return
    told = [by_value[value] for value in sorted(by_value)]
    accounts = [account_of(_shown(each[0]), [figure.record for figure in each]) for each in told]
    subjects = sorted({f.record.measures for f in group if f.record.measures}, key=lambda name: (-len(name), name))
    subject = subjects[0] if subjects else group[0].record.unit or group[0].family
    verdict, reason = _verdict(told)
    yield make_conflict("figure", subject, accounts, verdict, reason)


def _shown(figure: _Running) -> str:
    record = figure.record
    unit = record.unit or ""
    is_bare = record.figure_kind == FigureKind.COUNT and unit and unit.lower() not in record.text.lower()
    counted = "dead" if figure.family == "killed" else figure.family if figure.family in _CASUALTIES else unit
    shown = f"{in_digits(record)} {counted}" if is_bare else in_digits(record)
    return told_by(shown, record.attributed_to.name if record.attributed_to else "")


def _verdict(told: Sequence[Sequence[_Running]]) -> tuple[ConflictVerdict, str]:
    first = told[0][0].record
    days = [sorted(str(figure.day) for figure in each if figure.day) for each in told]
    if first.figure_kind == FigureKind.MEASURE:
        return ConflictVerdict.PRECISION, "one length, rounded or in another unit"
    if all(days) and all(one[0] <= other[-1] for one, other in pairwise(days)):
        return ConflictVerdict.CHANGE, f"given one after the other, from {days[0][0]} to {days[-1][-1]}"
    return ConflictVerdict.UNSURE, "of one thing by its words: a change, or a disagreement"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_settings()['patterns'][name])})", re.IGNORECASE)


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["running"]
    return settings
