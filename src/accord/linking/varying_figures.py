"""6. Records ↔ records: figures that one sentence gives side by side as those of several sources or reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from accord.data import read_toml
from accord.data.place_names import look_up
from accord.ledger.merged import Conflict, ConflictVerdict, account_of, make_conflict
from accord.linking.voices import Sentence, told_by
from accord.records import FigureRecord, Record

_MOST_SOURCE_WORDS = 6
_OF_PLACE = re.compile(r"\b(?:in|for|of|from) (?:the )?[A-Z]")
"""Before a number that is of one of two places ("put prices in Oslo at 61 and Turku at 64")."""
_COUNTED = re.compile(r"the (?:dead|injured|wounded|missing|arrested|others?|rest)")
_NOUN = re.compile(r" ([a-z]{3,}s)\b(?<! was)(?<! has)")
"""What is counted by the number before it, in the plural."""


def find_varying(told: Mapping[str, Sequence[Sentence]]) -> Iterator[Conflict]:
    """ "By varying reports tens or hundreds of thousands came", "200 by Oslo's count, 192 according to Turku"."""
    for name in sorted(told):
        for sentence in told[name]:
            if not any(isinstance(record, FigureRecord) for record in sentence.records):
                continue
            match = _varying().search(sentence.text)
            if match:
                yield _of_reports(sentence, match)
                continue
            found = filter(None, (shape.search(sentence.text) for shape in _two_counts()))
            if (match := next(found, None)) and _may_be_one(match):
                yield _of_sources(sentence, match)


def _may_be_one(match: re.Match[str]) -> bool:
    """Whether two numbers are not equal, not too far apart to count one thing, and not of two places or two things."""
    what, other = (match.groupdict().get(name) or "" for name in ("what", "other_by"))
    if _OF_PLACE.search(what) or _COUNTED.fullmatch(other) or (look_up(what) and look_up(other)):
        return False
    nouns = [_NOUN.match(match.string, match.end(name)) for name in ("one", "other")]
    if all(nouns) and len({noun[1] for noun in nouns if noun}) > 1:
        return False
    small, large = sorted(_number(match[name]) for name in ("one", "other"))
    return bool(0 < small < large <= _settings()["times"] * small)


def _number(words: str) -> float:
    """The number among the words, with the marks of its thousands left out ("some 1,200", "4.25")."""
    found = re.search(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d)[.,](?=\d{3}\b)", "", words))
    return float(found[0]) if found else 0.0


def _of_reports(sentence: Sentence, match: re.Match[str]) -> Conflict:
    """A conflict of the two figures that reports vary between; the first has the unit of the second."""
    unit = match["unit"] or ""
    told = [(f"{match[name]}{unit}".strip(), match.start(name)) for name in ("one", "other")]
    return _conflict(sentence, told, "reports give two figures")


def _of_sources(sentence: Sentence, match: re.Match[str]) -> Conflict:
    """A conflict of the two figures that a sentence gives with their sources."""
    told = []
    for name in ("one", "other"):
        by = match.groupdict()
        source = by[f"{name}_by"] or by.get(f"{name}_by2") or ""
        source = " ".join(source.split()[:_MOST_SOURCE_WORDS])
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
def _two_counts() -> tuple[re.Pattern[str], ...]:
    """The shapes of a sentence that gives two numbers, each with its source before or behind it."""
    number = r"(?:(?:more than|at least|about|some|only|just|up to|nearly|over) )?\d[\d,.]*\d|\d"
    name = r"(?-i:(?:the )?[A-Z][\w.’'-]*(?: (?:of )?(?:the )?[A-Z][\w.’'-]*){0,4}|the [a-z]+(?: [a-z]+)?)"
    listed = {key: "|".join(_settings()[key]) for key in ("counts", "puts", "gives", "against")}
    one, other = rf"(?P<one>{number})", rf"(?P<other>{number})"
    counts = rf"(?:own )?(?:{listed['counts']})"
    before = rf"(?P<one_by>{name})['’]s? {counts}"
    shapes = (
        rf"\b{one}(?: [a-z]+){{0,3}},? (?:by (?P<one_by>[^,;.\d]{{2,40}}?)['’]s? {counts}),? "
        rf"(?:and |but |or )?{other}(?: [a-z]+){{0,2}},? (?:according to|by) (?P<other_by>[^,;.—\d]{{2,40}})",
        rf"\bby {before},? (?:of |at |is |was )?{one}\b[^;.]{{0,80}}?,? (?:or|and|but) {other}(?: [a-z]+){{0,3}},? "
        rf"(?:by (?P<other_by>{name})['’]s? {counts}|by the {counts} of (?P<other_by2>{name}))",
        rf"\b(?P<one_by>{name}) (?:{listed['puts']}) (?P<what>[^;.,\d]{{2,60}}?) at {one}(?: [a-z]+){{0,3}},? "
        rf"(?:{listed['against']}) (?P<other_by>{name}) (?:(?:{listed['puts']}) (?:it|them) )?at {other}\b",
        rf"\b(?P<one_by>{name}) (?:{listed['gives']}) (?P<what>[^;.,\d]{{2,60}}?) at {one}(?: [a-z]+){{0,3}},? "
        rf"(?:{listed['against']}) (?P<other_by>{name}) (?:{listed['gives']}) (?:it|him|her|them) (?:at )?{other}\b",
        rf"\baccording to (?P<one_by>{name}),? {one}(?: [a-z]+){{0,6}}[,;] (?:(?:and|but|while) )?according to "
        rf"(?P<other_by>{name}),? {other}\b",
    )
    return tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["varying_figures"]
    return settings
