"""6. Records ↔ records: whether a plan was carried out in part only: the words that say so, or the smaller count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accord.data import read_toml
from accord.linking.mention_words import after, before
from accord.records import EventRecord, FigureRecord
from accord.values import FigureKind

_WORDS = re.compile(
    r"\b(?:partly|partially|in part|only some|some of the|only part|half of the)\b"
    r"(?! (?:due|because|by|to|from|owing|thanks|as|on account)\b)",
    re.IGNORECASE,
)
"""Words of a part of a deed, not of its cause ("in part because of the storm")."""
_ALL = re.compile(r"\b(?:all|both|all of the|each of the) (?:$|(?=\w))", re.IGNORECASE)
_REACH = 60
_MOST = 0.8
"""A deed on less than this part of what was announced is one in part: rounding and losses on the way are not."""
_COUNTED = frozenset({FigureKind.COUNT, FigureKind.MONEY})


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure that a record gives for its event."""

    value: float
    unit: str
    words: str


def find_counts(record: EventRecord, figures: Mapping[str, FigureRecord]) -> list[Counted]:
    """The counts and sums of money that a record gives, units of one family as one."""
    found = []
    for name in record.figures:
        figure = figures.get(name)
        if figure is None or figure.figure_kind not in _COUNTED or not isinstance(figure.value, int | float):
            continue
        if figure.unit and figure.value > 0:
            unit = figure.unit.lower()
            found.append(Counted(float(figure.value), _families().get(unit, unit), f"{figure.text} {unit}"))
    return found


def why_in_part(
    stated: Iterable[EventRecord], done: Iterable[EventRecord], figures: Mapping[str, FigureRecord]
) -> str | None:
    """Why a deed is part of what was planned: "reported as done in part", "240 of 600 peacekeepers"; None where not.

    The largest count of the plan is held against the largest of the deed, in one unit.
    """
    done = list(done)
    if any(_WORDS.search(before(record, _REACH) + after(record, 2 * _REACH)) for record in done):
        return "reported as done in part"
    planned = {each.unit: each for record in stated for each in sorted(find_counts(record, figures), key=_size)}
    if any(_is_of_all(figures[name]) for record in done for name in record.figures if name in figures):
        return None
    told = {each.unit: each for record in done for each in sorted(find_counts(record, figures), key=_size)}
    for unit in sorted(planned.keys() & told.keys()):
        if told[unit].value < _MOST * planned[unit].value:
            return f"{told[unit].words} of {planned[unit].words} planned"
    return None


def _is_of_all(figure: FigureRecord) -> bool:
    """Whether a figure counts the whole of something ("won all three votes"): it says nothing of what was left out."""
    ahead = figure.evidence.quote[: figure.start - figure.evidence.start]
    return bool(_ALL.search(ahead) or _ALL.match(f"{figure.text} "))


def _size(counted: Counted) -> float:
    return counted.value


def _families() -> dict[str, str]:
    listed: dict[str, list[str]] = read_toml("linking.toml")["figures"]["families"]
    return {unit: name for name, units in listed.items() for unit in units}
