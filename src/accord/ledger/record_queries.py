"""5. Records → the ledger: which reports, statements and figures a person asks for, as SQL on what stands at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from accord.records import FigureRecord, StatementRecord

Condition = list[tuple[str, list[object]]]
"""Parts that all have to hold, each with its values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportQuery:
    """Which reports to find: those that hold all the words, of a publisher (part of its name), between two days."""

    words: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None

    def parts(self) -> Condition:
        """The SQL on the table `report`."""
        parts = _between(self.since, self.until)
        parts += [(_holds("report.title || ' ' || report.text"), [_pattern(word)]) for word in _words(self.words)]
        if self.publisher:
            parts.append((_holds("report.publisher"), [_pattern(self.publisher)]))
        return parts


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementQuery:
    """Which statements to find: of one of these sources (id, or part of a name), about words, of a report, days.

    `about` are words that all stand in what is said or are its topic; `since` and `until` are days of reports.
    """

    kind: ClassVar[str] = StatementRecord.kind

    source: str | None = None
    sources: frozenset[str] = field(default=frozenset())
    about: str | None = None
    report: str | None = None
    since: str | None = None
    until: str | None = None

    def parts(self) -> Condition:
        """The SQL on the tables `record` and `report`."""
        parts = _between(self.since, self.until) + _of_report(self.report)
        parts += [(_holds(_SAID), [_pattern(word)]) for word in _words(self.about)]
        if self.source:
            parts.append(_taking_part("source", self.source, self.sources))
        return parts


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureQuery:
    """Which figures to find: by words (of what they measure, owner, sentence), unit, kind, owner, report, days.

    `owner` is an id, a country or part of a name; `since` and `until` are days of reports.
    """

    kind: ClassVar[str] = FigureRecord.kind

    words: str | None = None
    unit: str | None = None
    figure_kind: str | None = None
    owner: str | None = None
    owners: frozenset[str] = field(default=frozenset())
    report: str | None = None
    since: str | None = None
    until: str | None = None

    def parts(self) -> Condition:
        """The SQL on the tables `record` and `report`."""
        parts = _between(self.since, self.until) + _of_report(self.report)
        parts += [(_holds(_FIGURED), [_pattern(word)]) for word in _words(self.words)]
        if self.unit:
            parts.append(("lower(json_extract(record.body, '$.unit')) = lower(?)", [self.unit]))
        if self.figure_kind:
            parts.append(("record.type = ?", [self.figure_kind]))
        if self.owner:
            parts.append(_taking_part("owner", self.owner, self.owners))
        return parts


_SAID = "record.text || ' ' || coalesce(json_extract(record.body, '$.topic'), '')"
_FIGURED = (
    "coalesce(json_extract(record.body, '$.measures'), '') || ' ' || "
    "coalesce(json_extract(record.body, '$.owner.name'), '') || ' ' || "
    "substr(report.text, record.sentence_start + 1, record.sentence_end - record.sentence_start)"
)


def _between(since: str | None, until: str | None) -> Condition:
    parts: Condition = []
    if since:
        parts.append(("report.day >= ?", [since]))
    if until:
        parts.append(("report.day <= ?", [until]))
    return parts


def _of_report(report: str | None) -> Condition:
    return [("report.id = ?", [report])] if report else []


def _taking_part(role: str, name: str, ids: frozenset[str]) -> tuple[str, list[object]]:
    """That somebody takes part in a record in a role: one of these ids, of a country, or with a part of a name."""
    marks = ", ".join("?" * len(ids))
    values: list[object] = [role, *sorted(ids), name, _pattern(name)]
    return (
        "EXISTS (SELECT 1 FROM participant WHERE participant.record = record.key AND participant.role = ? AND "
        f"(participant.actor IN ({marks}) OR participant.country = ? OR {_holds('participant.name')}))",
        values,
    )


def _words(text: str | None) -> list[str]:
    return (text or "").split()


def _holds(column: str) -> str:
    return f"{column} LIKE ? ESCAPE '\\'"


def _pattern(words: str) -> str:
    for sign in "\\%_":
        words = words.replace(sign, f"\\{sign}")
    return f"%{words}%"
