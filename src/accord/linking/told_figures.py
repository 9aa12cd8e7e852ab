"""6. Records ↔ records: the figures of a ledger as they are compared: number, unit, what they measure, names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Event, Known
from accord.linking.counted_people import CLAUSE, counted, counts_people, fate, unit_of
from accord.linking.measured_things import measures_nothing
from accord.linking.mention_words import after, before, content_words
from accord.linking.rarity import Rarity
from accord.records import FigureRecord, Report
from accord.values import FigureKind

_COMPARED = frozenset(
    {
        FigureKind.COUNT,
        FigureKind.MONEY,
        FigureKind.SHARE,
        FigureKind.CHANGE,
        FigureKind.MEASURE,
        FigureKind.RATE,
        FigureKind.DURATION,
    }
)
_RESTATING = re.compile(
    r"\b(?:(?:put|puts|gave|gives|estimated|estimates) (?:the|its|their|that) (?:[\w-]+ )?(?:figure|number|toll|total|"
    r"count|estimate|strength|turnout)(?: of [\w ]{1,30})? (?:at|as)|(?:spoke|speaks|speak|talked|talks) of)\s+"
    r"(?:(?:about|some|around|at least|up to|only|just|as many as|nearly|more than)\s+)?$",
    re.IGNORECASE,
)
"""Words before a bare number by which a source gives a figure of its own for what was just counted."""
_BARE = re.compile(r"\s*(?:[.,;:)”\"]|$|(?:and|while|but|after|on)\b)")
"""What stands behind a number that counts nothing by itself."""
NAME = re.compile(r"(?<=\s)[A-Z][\w’'-]+")
_TILL_THEN = re.compile(
    r"\b(?:from|than|with|against|instead of|not)(?: (?:the|some|about|around|nearly|over|just))*\s*\$?$"
)
_OPENING = 600
_RESTATED_WITHIN = 260
_NEAR = 6
_AROUND = 110


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A figure as compared: its number, its family of units, the words it measures and those around it."""

    record: FigureRecord
    value: float
    family: str
    measured: frozenset[str]
    context: frozenset[str]
    day: date | None
    events: frozenset[str]
    status: str
    story: frozenset[str] = frozenset()
    """The words its report opens with, which say of what story it is."""
    names: frozenset[str] = frozenset()
    """The names in its clause."""
    beside: frozenset[float] = frozenset()
    """The other values of its kind that its sentence gives, but for what it was till then ("up from 12")."""
    restates: tuple[str, int] | None = None
    """Report and place of the figure that it gives otherwise ("police put the number at 120")."""


def read_figures(events: Sequence[Event], known: Known) -> list[ToldFigure]:
    """The figures that can be compared, by the day and name of their report, each with the events of its sentence."""
    told: dict[tuple[str, int], set[str]] = defaultdict(set)
    for event in events:
        for record in event.records:
            told[record.report, record.evidence.start].add(event.id)
    stories = {name: open_words(report) for name, report in known.reports.items()}
    figures = []
    for figure in known.records:
        if not isinstance(figure, FigureRecord) or figure.figure_kind not in _COMPARED:
            continue
        if not isinstance(figure.value, float | int) or not figure.unit or figure.value == 0:
            continue
        if measures_nothing(figure):
            continue
        report = known.reports.get(figure.report)
        value, family = _measured(figure)
        figures.append(
            ToldFigure(
                record=figure,
                value=value,
                family=family,
                measured=content_words(figure.measures or "") - content_words(figure.unit) - _plain(),
                context=content_words(f"{before(figure, _AROUND)} {after(figure, _AROUND)}") - _plain(),
                day=date.fromisoformat(report.day) if report and report.day else None,
                events=frozenset(told.get((figure.report, figure.evidence.start), ())),
                status=figure.status,
                story=stories.get(figure.report, frozenset()),
                names=_names_near(figure),
            )
        )
    figures = _with_beside(figures)
    figures.sort(key=lambda figure: (str(figure.day), figure.record.report, figure.record.start))
    return [_with_restated(figure, figures[max(0, place - _NEAR) : place]) for place, figure in enumerate(figures)]


def _with_beside(figures: Sequence[ToldFigure]) -> list[ToldFigure]:
    """The figures, each with the values of its kind that stand beside it in its sentence as parts of a list."""
    told: dict[tuple[str, int, FigureKind], set[float]] = defaultdict(set)
    for figure in figures:
        if not _TILL_THEN.search(before(figure.record, _AROUND)):
            told[figure.record.report, figure.record.evidence.start, figure.record.figure_kind].add(figure.value)
    places = [(each.record.report, each.record.evidence.start, each.record.figure_kind) for each in figures]
    both = zip(figures, places, strict=True)
    return [replace(each, beside=frozenset(told[place] - {each.value})) for each, place in both]


@cache
def _plain() -> frozenset[str]:
    """Words that name a toll of any deed ("confirmed death toll")."""
    listed = counted()
    return content_words(
        " ".join((*listed["plain"], *(word for words in listed["casualties"].values() for word in words)))
    )


def open_words(report: Report) -> frozenset[str]:
    """The content words of the title and opening of a report."""
    return content_words(f"{report.title or ''} {report.text[:_OPENING]}")


def are_of_one_story(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two reports tell of one story, by the rare words they open with."""
    return Rarity().likeness(one, other) >= float(_settings()["one_story"])


def _names_near(figure: FigureRecord) -> frozenset[str]:
    """The names in the clause around a figure, but for who gives it."""
    lead = CLAUSE.split(before(figure, _AROUND))[-1]
    tail = CLAUSE.split(after(figure, _AROUND), maxsplit=1)[0]
    giver = figure.attributed_to.name.split() if figure.attributed_to else []
    return frozenset(NAME.findall(f"{lead} {tail}")) - frozenset(giver)


def _with_restated(figure: ToldFigure, before_it: Sequence[ToldFigure]) -> ToldFigure:
    """A bare number that a source gives instead of the figure told before it, as one of that figure's thing.

    "Some 300 people marched; police spoke of 120": of several figures in the sentence before, the largest is the whole.
    """
    record = figure.record
    restating = _RESTATING.search(before(record, _AROUND)) and _BARE.match(after(record, _AROUND))
    names_own = unit_of(record) != (record.unit or "").lower()  # "puts the number of infections at 840"
    if record.figure_kind != FigureKind.COUNT or not restating or names_own:
        return figure
    near = [
        other
        for other in before_it
        if other.record.report == record.report
        and other.record.figure_kind == FigureKind.COUNT
        and record.start - other.record.end <= _RESTATED_WITHIN
    ]
    if not near:
        return figure
    last = near[-1].record.evidence.start
    whole = max((other for other in near if other.record.evidence.start == last), key=lambda other: other.value)
    return replace(
        figure,
        family=whole.family,
        measured=whole.measured,
        events=whole.events,
        status=whole.status,
        restates=(whole.record.report, whole.record.start),
    )


def _measured(figure: FigureRecord) -> tuple[float, str]:
    """A figure's value and family of units; lengths of time up to hours are compared in seconds."""
    unit = unit_of(figure)
    seconds: dict[str, float] = _settings()["seconds"]
    value = float(figure.value) if isinstance(figure.value, int | float) else 0.0
    if figure.figure_kind == FigureKind.DURATION and unit in seconds:
        return value * seconds[unit], "seconds"
    if figure.figure_kind == FigureKind.COUNT:
        return value, fate(figure) or (_family("people") if counts_people(figure) else _family(unit))
    return value, _family(unit)


def _family(unit: str) -> str:
    """Units that count one sort of thing as one ("troops", "soldiers")."""
    return _families().get(unit.lower(), unit.lower())


@cache
def _families() -> dict[str, str]:
    listed: list[dict[str, list[str]]] = [_settings()["families"], counted()["families"]]
    return {unit: name for families in listed for name, units in families.items() for unit in units}


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("linking.toml")["figures"]
    return settings
