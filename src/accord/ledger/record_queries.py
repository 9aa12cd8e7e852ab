"""5. Records → the ledger: which reports, statements and figures a person asks for, as SQL on what stands at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from accord.ledger.as_of import read_as_of
from accord.ledger.queries import standing_then
from accord.ledger.search import read_words
from accord.records import FigureRecord, StatementRecord

Condition = list[tuple[str, list[object]]]
"""Parts that all have to hold, each with its values."""


class Columns(NamedTuple):
    """The columns on which records are asked for."""

    key: str
    day: str
    report: str
    start: str
    type: str
    unit: str


OF_RECORDS = Columns(
    "record.key", "report.day", "report.id", "record.start", "record.type", "lower(json_extract(record.body, '$.unit'))"
)
"""Those of the tables `record` and `report`: records of any time."""
OF_SEEN = Columns("seen.record", "seen.day", "seen.report", "seen.start", "seen.type", "seen.unit")
"""Those of `record_seen`: statements and figures that stand now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportQuery:
    """Which reports to find: those that hold all the words, of a publisher (part of its name), between two days."""

    words: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None

    def parts(self) -> Condition:
        """The SQL on the table `report`."""
        parts = _between("report.day", self.since, self.until)
        if self.words and self.words.strip():
            found = "SELECT rowid FROM report_search WHERE report_search MATCH ?"
            parts.append((f"report.key IN ({found})", [_match(self.words)]))
        if self.publisher:
            like, values = _holds("publisher", self.publisher)
            parts.append((f"report.publisher IN (SELECT DISTINCT publisher FROM report WHERE {like})", values))
        return parts


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementQuery:
    """Which statements to find: of one of these sources (id, or part of a name), about words, of a report, days.

    `about` are words that all stand in what is said or are its topic, in any form ("sanction", "sanctions"); `since`
    and `until` are days of reports.
    """

    kind: ClassVar[str] = StatementRecord.kind

    source: str | None = None
    sources: frozenset[str] = field(default=frozenset())
    about: str | None = None
    report: str | None = None
    since: str | None = None
    until: str | None = None

    def parts(self, on: Columns) -> Condition:
        """The SQL on some columns."""
        parts = _between(on.day, self.since, self.until) + _of_report(on, self.report)
        return parts + _of_words(on, self.about) + _taking_part(on, "source", self.source, self.sources)


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

    def parts(self, on: Columns) -> Condition:
        """The SQL on some columns."""
        parts = _between(on.day, self.since, self.until) + _of_report(on, self.report)
        if self.unit:
            parts.append((f"{on.unit} = lower(?)", [self.unit]))
        if self.figure_kind:
            parts.append((f"{on.type} = ?", [self.figure_kind]))
        return parts + _of_words(on, self.words) + _taking_part(on, "owner", self.owner, self.owners)


def standing(as_of: str | None) -> Condition:
    """That a report is known by a time, and no newer version of its page is."""
    time = read_as_of(as_of)
    sql = standing_then(time.column)
    return [(sql, [time.value] * sql.count("?"))]


def _between(day: str, since: str | None, until: str | None) -> Condition:
    parts: Condition = []
    if since:
        parts.append((f"{day} >= ?", [since]))
    if until:
        parts.append((f"{day} <= ?", [until]))
    return parts


def _of_report(on: Columns, report: str | None) -> Condition:
    return [(f"{on.report} = ?", [report])] if report else []


def _of_words(on: Columns, words: str | None) -> Condition:
    if not words or not words.strip():
        return []
    return [(f"{on.key} IN (SELECT rowid FROM record_words WHERE record_words MATCH ?)", [_match(words)])]


def _match(words: str) -> str:
    # A query without a word in it finds nothing, as no text holds a sign alone.
    return read_words(words) or '"~"'


def _taking_part(on: Columns, role: str, name: str | None, ids: frozenset[str]) -> Condition:
    """That somebody takes part in a record in a role: one of these ids, of a country, or with a part of a name."""
    if not name:
        return []
    marks = ", ".join("?" * len(ids))
    like, values = _holds("name", name)
    named = f"SELECT DISTINCT actor, name FROM name_given WHERE country = ? OR {like}"
    by_name = (
        f"SELECT participant.record FROM ({named}) AS named CROSS JOIN participant ON participant.actor = named.actor "
        "AND participant.role = ? AND participant.name = named.name"
    )
    by_id = f"SELECT record FROM participant WHERE actor IN ({marks}) AND role = ?"
    return [(f"{on.key} IN ({by_id} UNION ALL {by_name})", [*sorted(ids), role, name, *values, role])]


def _holds(column: str, words: str) -> tuple[str, list[object]]:
    """That a column holds words, in any case: SQLite's LIKE knows the case of ASCII letters alone."""
    forms = {words} if words.isascii() else {words, words.lower(), words.upper(), words.title()}
    like = " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for _ in forms)
    return f"({like})", [_pattern(form) for form in sorted(forms)]


def _pattern(words: str) -> str:
    for sign in "\\%_":
        words = words.replace(sign, f"\\{sign}")
    return f"%{words}%"
