"""6. Records ↔ records: figures that one sentence gives side by side as those of several sources or reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Conflict, ConflictVerdict, account_of, make_conflict
from accord.linking.voices import Sentence, told_by
from accord.records import FigureRecord, Record

_MOST_SOURCE_WORDS = 6


def find_varying(told: Mapping[str, Sequence[Sentence]]) -> Iterator[Conflict]:
    """ "By varying reports tens or hundreds of thousands came", "200 by Oslo's count, 192 according to Turku"."""
    for name in sorted(told):
        for sentence in told[name]:
            if not any(isinstance(record, FigureRecord) for record in sentence.records):
                continue
            match = _varying().search(sentence.text)
            if match:
                yield _of_reports(sentence, match)
            elif match := _two_counts().search(sentence.text):
                yield _of_sources(sentence, match)


def _of_reports(sentence: Sentence, match: re.Match[str]) -> Conflict:
    """A conflict of the two figures that reports vary between; the first has the unit of the second."""
    unit = match["unit"] or ""
    told = [(f"{match[name]}{unit}".strip(), match.start(name)) for name in ("one", "other")]
    return _conflict(sentence, told, "reports give two figures")


def _of_sources(sentence: Sentence, match: re.Match[str]) -> Conflict:
    """A conflict of the two figures that a sentence gives with their sources."""
    told = []
    for name in ("one", "other"):
        source = " ".join(match[f"{name}_by"].split()[:_MOST_SOURCE_WORDS])
        told.append((told_by(match[name], source), match.start(name)))
    return _conflict(sentence, told, "two sources give two figures")


def _conflict(sentence: Sentence, told: Sequence[tuple[str, int]], reason: str) -> Conflict:
    accounts = [account_of(value, [_nearest(sentence, at)]) for value, at in told]
    figure = _nearest(sentence, told[0][1])
    subject = (figure.measures or figure.unit or "") if isinstance(figure, FigureRecord) else ""
    return make_conflict("figure", subject or sentence.text[:60], accounts, ConflictVerdict.CONFLICT, reason)


def _nearest(sentence: Sentence, at: int) -> Record:
    figures = [record for record in sentence.records if isinstance(record, FigureRecord)]
    return min(figures, key=lambda record: (abs(record.start - sentence.start - at), record.id))


@cache
def _varying() -> re.Pattern[str]:
    number = r"(?:[A-Z]{0,3}[$£€])?\d[\d,.]*\d?(?: (?:million|billion))?|tens|dozens|scores|hundreds|thousands|millions"
    leads = "|".join(_settings()["leads"])
    return re.compile(
        rf"\b(?:{leads})[\s,]+(?:(?:about|some|from|between)\s)?(?P<one>{number}) (?:or|and|to) "
        rf"(?P<other>{number})(?P<unit> of (?:thousands|millions|hundreds)| million| billion| thousand)?",
        re.IGNORECASE,
    )


@cache
def _two_counts() -> re.Pattern[str]:
    number = r"(?:(?:more than|at least|about|some|only|just|up to|nearly|over) )?\d[\d,.]*\d|\d"
    counts = "|".join(_settings()["counts"])
    return re.compile(
        rf"\b(?P<one>{number})(?: [a-z]+){{0,3}},? (?:by (?P<one_by>[^,;.\d]{{2,40}}?)['’]s? (?:own )?(?:{counts})),? "
        rf"(?:and |but |or )?(?P<other>{number})(?: [a-z]+){{0,2}},? (?:according to|by) "
        rf"(?P<other_by>[^,;.—\d]{{2,40}})",
        re.IGNORECASE,
    )


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["varying_figures"]
    return settings
