"""7. Events → dossiers: which reports and sentences a view looks at, and what it sees there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from accord.dossiers.index import Index, Sentence
from accord.dossiers.model import Dossier, Entry, Move, Warning
from accord.dossiers.rules import Kind
from accord.dossiers.told import pattern_of
from accord.records import Evidence, Report, StatementRecord

_LAST = "9999"
_MOST_SHOWN = 80
"""Characters of a text shown in a line."""


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """What a view looks at: the sentences of the reports that name its parties, reports by day."""

    dossier: Dossier
    kind: Kind
    index: Index
    by_report: dict[str, list[Sentence]]

    @property
    def parties(self) -> frozenset[str]:
        """The countries it is about; none means all."""
        return frozenset(self.dossier.parties)

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in the order of reports and text."""
        return (sentence for told in self.by_report.values() for sentence in told)

    def about(self) -> Iterator[Sentence]:
        """The sentences that name what the dossier is about, and those right behind one that do not name it."""
        names = pattern_of((*self.dossier.names, *self.dossier.terms))
        is_named = not self.dossier.names
        for told in self.by_report.values():
            before = False
            for sentence in told:
                named = is_named or bool(names.search(sentence.quote.replace("’", "'")))
                if named or before:
                    yield sentence
                before = named


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a view sees: the stages it gives evidence of, its lines, what it counts, and what it warns of."""

    path: tuple[Move, ...] = ()
    entries: tuple[Entry, ...] = ()
    holds: tuple[tuple[str, str], ...] = ()
    warnings: tuple[Warning, ...] = ()


def find_scope(dossier: Dossier, kind: Kind, index: Index) -> Scope:
    """The reports that name two of the parties (the one where there is one; all reports where there is none)."""
    parties = set(dossier.parties)
    found = {}
    for name in sorted(index.by_report, key=lambda name: order_of(index.known.reports[name])):
        told = index.by_report[name]
        named = {country for sentence in told for country in sentence.countries & parties}
        if len(named) >= min(2, len(parties)):
            found[name] = told
    return Scope(dossier, kind, index, found)


def order_of(report: Report) -> tuple[str, str]:
    """By the moment they were published, undated reports last."""
    return (report.published or _LAST, report.id)


@cache
def marks() -> dict[str, Any]:
    """The lists of marks.toml, by view."""
    return tomllib.loads(Path(__file__).with_name("marks.toml").read_text(encoding="utf-8"))


@cache
def pattern(view: str, key: str) -> re.Pattern[str]:
    """One pattern for all entries of a list of a view, whole words, in any case."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(marks()[view][key])})(?!\w)", re.IGNORECASE)


def words_at(sentence: Sentence, start: int, end: int) -> str:
    """The words of a sentence from one place of its report to another."""
    return sentence.quote[start - sentence.start : end - sentence.start]


def words_of_source(statement: StatementRecord, sentence: Sentence) -> str | None:
    """The words that name a statement's source as printed, where its sentence holds them."""
    span = statement.source_span
    if span is None:
        return None
    return words_at(sentence, span.start, span.end) or (statement.source.name if statement.source else None)


def statement_at(sentence: Sentence, place: int) -> StatementRecord | None:
    """The shortest statement of a sentence whose content holds a place of the sentence."""
    around = [
        statement
        for statement in sentence.statements
        if any(span.start <= sentence.start + place < span.end for span in statement.content)
    ]
    return min(around, key=lambda statement: statement.end - statement.start, default=None)


def evidence_of(sentence: Sentence) -> Evidence:
    """The sentence as evidence."""
    return Evidence(
        report=sentence.report.id,
        start=sentence.start,
        end=sentence.start + len(sentence.quote),
        quote=sentence.quote,
    )


def find_path(stages: Sequence[str], reached: Iterable[tuple[str, Entry]]) -> tuple[Move, ...]:
    """The stages that lines give evidence of, in their order, each on the words that gave it first."""
    first: dict[str, Entry] = {}
    for stage, entry in reached:
        known = first.get(stage)
        if known is None or (entry.day or _LAST) < (known.day or _LAST):
            first[stage] = entry
    return tuple(
        Move(
            stage=stage,
            day=None,
            reported=first[stage].day,
            report=first[stage].evidence[0].report,
            record="",
            evidence=first[stage].evidence[0],
        )
        for stage in stages
        if stage in first
    )


def cut(text: str) -> str:
    """Words to show in a line: the first of them, up to a word's end."""
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN].rsplit(' ', 1)[0]} …"
