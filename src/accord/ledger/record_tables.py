"""5. Records → the ledger: reports, statements and figures found by what a reader asks for, a page at a time."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from accord.ledger.columns import record_from, report_from
from accord.ledger.page_schema import INSERT_NAMES, INSERT_SEEN, INSERT_SUPERSEDED, INSERT_WORDS
from accord.ledger.queries import RECORD, REPORT
from accord.ledger.record_queries import OF_RECORDS, OF_SEEN, Columns, Condition, ReportQuery, standing
from accord.ledger.tables import Part, Tables
from accord.records import AnyRecord, Report

MOST_FROM_NOTHING = 2_000
"""Reports that are linked from nothing in some seconds, where what is kept does not hold them all."""


class RecordQuery(Protocol):
    """What finds records of one kind."""

    @property
    def kind(self) -> str:
        """The kind of the records."""

    def parts(self, on: Columns) -> Condition:
        """The SQL on some columns."""


class RecordTables(Tables):
    """Questions to the reports of one ledger file and to the records that stand."""

    def note_reading(self, reading: int, report: str, page: str | None) -> None:
        """Takes down the words and names of a report's reading just put in, and which version of its page stands."""
        self._execute(f"{INSERT_WORDS} AND record.reading = ?", (reading,))
        self._execute(f"{INSERT_NAMES} WHERE record.reading = ?", (reading,))
        self.note_versions(report, page)

    def note_versions(self, report: str, page: str | None) -> None:
        """Takes down which versions of a page a newer one has replaced, and the records of a report that stand."""
        if page is not None:
            self._execute("DELETE FROM superseded WHERE report IN (SELECT key FROM report WHERE page = ?)", (page,))
            self._execute(INSERT_SUPERSEDED.format("= ?"), (page,))
        every = "SELECT id FROM report WHERE id = ?1 OR page = ?2"
        self._execute(f"DELETE FROM record_seen WHERE report IN ({every})", (report, page))
        self._execute(f"{INSERT_SEEN} AND report.id IN ({every})", (report, page))

    def find_reports(self, query: ReportQuery, as_of: str | None, part: Part) -> list[Report]:
        """The reports that a query finds among those known by a time, by day and id; undated ones last."""
        condition, values = _joined([*standing(as_of), *query.parts()])
        sql = f"SELECT report.key FROM report WHERE {condition} {_in_order(part, 'report.day', 'report.id')}"
        keys = [row[0] for row in self._rows(sql, (*values, *part.values))]
        found = {
            row[0]: report_from(tuple(row[1:]))
            for row in self._in(f"SELECT report.key, {REPORT} FROM report WHERE report.key IN ({{}})", keys)
        }
        return [found[key] for key in keys]

    def count_reports(self, query: ReportQuery, as_of: str | None) -> int:
        """How many reports a query finds."""
        if as_of is None and not query.words and not query.publisher:
            condition, values = _joined([("1", []), *query.parts()])
            gone = (
                f"SELECT count(*) FROM superseded CROSS JOIN report ON report.key = superseded.report WHERE {condition}"
            )
            every = f"SELECT count(*) FROM report WHERE {condition}"
            return int(self._rows(f"SELECT ({every}) - ({gone})", (*values, *values))[0][0])
        condition, values = _joined([*standing(as_of), *query.parts()])
        return int(self._rows(f"SELECT count(*) FROM report WHERE {condition}", values)[0][0])

    def find_records(self, query: RecordQuery, as_of: str | None, part: Part) -> list[AnyRecord]:
        """The records that a query finds in what was known by a time, by day, report and place in it."""
        asked = _on_seen(query) if as_of is None else _on_records(query, as_of)
        keys = (self._newest(query, part) if as_of is None else []) or self._keys(asked, part)
        found = {row[0]: record_from(tuple(row[3:]), row[1], row[2]) for row in self._in(_RECORDS, keys)}
        return [found[key] for key in keys]

    def _keys(self, asked: _Asked, part: Part) -> list[int]:
        on = asked.on
        order = _in_order(part, on.day, on.report, on.start, on.key)
        sql = f"SELECT {on.key} {asked.tables} WHERE {asked.condition} {order}"
        return [row[0] for row in self._rows(sql, (*asked.values, *part.values))]

    def _newest(self, query: RecordQuery, part: Part) -> list[int]:
        """The page where the reports of the last days fill it: else nothing, and all have to be gone through."""
        if not (part.newest_first and part.limit):
            return []
        last = self._rows("SELECT max(day) FROM record_seen WHERE kind = ?", (query.kind,))[0][0]
        if last is None:
            return []
        since = (date.fromisoformat(last) - _LAST_DAYS).isoformat()
        keys = self._keys(_on_seen(query, ("seen.day >= ?", [since])), part)
        return keys if len(keys) == part.limit else []

    def count_records(self, query: RecordQuery, as_of: str | None) -> int:
        """How many records a query finds."""
        asked = _on_seen(query) if as_of is None else _on_records(query, as_of)
        return int(self._rows(f"SELECT count(*) {asked.tables} WHERE {asked.condition}", asked.values)[0][0])

    def begin_with(self, start: str, most: int) -> list[AnyRecord]:
        """The standing records whose id begins so, at most so many."""
        sql = f"{_STANDING} WHERE record.id >= ? AND record.id < ? ORDER BY record.id LIMIT ?"
        return self._read(sql, (start, start + _LAST, most))

    def naming(self, actor: str) -> list[AnyRecord]:
        """One standing record that names an actor by its id; none where no record does."""
        sql = (
            f"{_STANDING} WHERE +record.kind = 'actor' AND record.key IN "
            "(SELECT record FROM participant WHERE actor = ? AND role = 'mention') LIMIT 1"
        )
        return self._read(sql, (actor,))

    def _read(self, sql: str, values: tuple[object, ...]) -> list[AnyRecord]:
        return [record_from(tuple(row[3:]), row[1], row[2]) for row in self._rows(sql, values)]

    def days(self, as_of: str | None) -> tuple[str | None, str | None, int]:
        """The first and the last day of the reports known by a time, and how many of these state none."""
        condition, values = _joined(standing(as_of))
        ends = f"SELECT day FROM report WHERE day IS NOT NULL AND {condition} ORDER BY day"
        first, last = (self._rows(f"{ends}{by} LIMIT 1", values) for by in ("", " DESC"))
        undated = self._rows(f"SELECT count(*) FROM report WHERE day IS NULL AND {condition}", values)
        return (first[0][0] if first else None, last[0][0] if last else None, int(undated[0][0]))

    def holding(self, query: str, as_of: str | None, most: int) -> list[str]:
        """The ids of the newest reports, at most so many, that an FTS5 query of words finds."""
        condition, values = _joined(standing(as_of))
        found = "report.key IN (SELECT rowid FROM report_search WHERE report_search MATCH ?)"
        sql = f"SELECT report.id FROM report WHERE {found} AND {condition} ORDER BY report.day DESC, report.id LIMIT ?"
        return [row[0] for row in self._rows(sql, (query, *values, most))]

    def of_sides(self, sides: Sequence[Sequence[str]], as_of: str | None, most: int) -> list[str]:
        """The ids of the newest reports, at most so many, that tell an event in which somebody of each side takes part.

        Sides are names, or countries (ISO 3166-1 alpha-3).
        """
        every = [(f"event IN (SELECT event FROM event_name WHERE {_any_name(side)})", _names(side)) for side in sides]
        events, named = _joined(every)
        told = f"SELECT report FROM event_sentence WHERE {events}"
        condition, values = _joined(standing(as_of))
        sql = f"SELECT report.id FROM report WHERE report.key IN ({told}) AND {condition}"
        return [
            row[0] for row in self._rows(f"{sql} ORDER BY report.day DESC, report.id LIMIT ?", (*named, *values, most))
        ]

    def fresh(self, since: str, most: int) -> set[str]:
        """The ids of the newest dated reports, at most so many, that were not known by a day or moment."""
        then, values = _joined(standing(since))
        sql = (
            "SELECT report.id FROM report WHERE report.day >= ? AND NOT EXISTS (SELECT 1 FROM superseded WHERE "
            f"superseded.report = report.key) AND NOT ({then}) ORDER BY report.day DESC, report.id LIMIT ?"
        )
        return {row[0] for row in self._rows(sql, (since[:10], *values, most))}

    def known_by(self, time: str, reports: Collection[str]) -> set[str]:
        """Those of these reports that were known by a day or moment."""
        then, values = _joined(standing(time))
        sql = f"SELECT report.id FROM report WHERE report.id = ? AND {then}"
        return {name for name in reports if self._rows(sql, (name, *values))}

    @property
    def is_large(self) -> bool:
        """Whether there are more reports than a reader can wait for, were they all linked from nothing."""
        return int(self._rows("SELECT coalesce(max(key), 0) FROM report")[0][0]) > MOST_FROM_NOTHING

    @property
    def is_read_only(self) -> bool:
        """Whether the file was opened for reading alone."""
        return bool(self._rows("PRAGMA query_only")[0][0])

    def count_failures(self) -> int:
        """How many failures are open."""
        return int(self._rows("SELECT count(*) FROM failure WHERE settled = 0")[0][0])


_BY_REPORT = "FROM report CROSS JOIN record ON record.reading = report.reading AND record.kind = ?"
_BY_RECORD = (
    "FROM record CROSS JOIN reading ON reading.key = record.reading AND +record.kind = ? "
    "CROSS JOIN report ON report.key = reading.report AND report.reading = reading.key"
)
_SEEN = "FROM record_seen AS seen"
_READ = f"SELECT record.key, report.id, report.text, {RECORD} FROM record JOIN reading ON reading.key = record.reading "
_RECORDS = f"{_READ}JOIN report ON report.key = reading.report WHERE record.key IN ({{}})"
_STANDING = f"{_READ}JOIN report ON report.key = reading.report AND report.reading = reading.key"
_LAST_DAYS = timedelta(days=31)
_CODE = re.compile("[A-Z]{3}")
_LAST = "\U0010ffff"


class _Asked(NamedTuple):
    """A question on records: its tables, in the order in which they are gone through, its condition, its values."""

    on: Columns
    tables: str
    condition: str
    values: list[object]


def _on_records(query: RecordQuery, as_of: str) -> _Asked:
    """The question on records known by a time.

    Where the records are listed (by words, by a name), these come first; else the reports, by their days.
    """
    parts = query.parts(OF_RECORDS)
    condition, values = _joined([*standing(as_of), *parts])
    return _Asked(OF_RECORDS, _BY_RECORD if _is_listed(parts) else _BY_REPORT, condition, [query.kind, *values])


def _on_seen(query: RecordQuery, *more: tuple[str, list[object]]) -> _Asked:
    """The question on records that stand now; `more` are days it is narrowed to, by which records are then found."""
    parts = query.parts(OF_SEEN)
    by = "seen.kind" if more or not _is_listed(parts) else "+seen.kind"
    condition, values = _joined([(f"{by} = ?", [query.kind]), *more, *parts])
    return _Asked(OF_SEEN, _SEEN, condition, values)


def _is_listed(parts: Condition) -> bool:
    return any(sql.startswith(("record.key IN", "seen.record IN")) for sql, _ in parts)


def _any_name(side: Sequence[str]) -> str:
    return " OR ".join("name = ?" if _CODE.fullmatch(name) else "name LIKE ?" for name in side)


def _names(side: Sequence[str]) -> list[object]:
    return [name if _CODE.fullmatch(name) else f"%{name}%" for name in side]


def _joined(parts: Condition) -> tuple[str, list[object]]:
    return " AND ".join(sql for sql, _ in parts), [value for _, values in parts for value in values]


def _in_order(part: Part, day: str, *columns: str) -> str:
    """By day and these columns, the newest first where asked for; reports without a day are last either way."""
    if part.newest_first:
        order = ", ".join(f"{column} DESC" for column in (day, *columns))
    else:
        order = ", ".join((f"{day} NULLS LAST", *columns))
    return f"ORDER BY {order} LIMIT ? OFFSET ?"
