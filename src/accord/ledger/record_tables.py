"""5. Records → the ledger: reports, statements and figures found by what a reader asks for, a page at a time."""

from __future__ import annotations

from typing import Protocol

from accord.ledger.as_of import read_as_of
from accord.ledger.columns import record_from, report_from
from accord.ledger.queries import RECORD, REPORT, current
from accord.ledger.record_queries import Condition, ReportQuery
from accord.ledger.tables import Part, Tables
from accord.records import AnyRecord, Report


class RecordQuery(Protocol):
    """What finds records of one kind."""

    @property
    def kind(self) -> str:
        """The kind of the records."""

    def parts(self) -> Condition:
        """The SQL on the tables `record` and `report`."""


class RecordTables(Tables):
    """Questions to the reports of one ledger file and to the records that stand."""

    def find_reports(self, query: ReportQuery, as_of: str | None, part: Part) -> list[Report]:
        """The reports that a query finds among those known by a time, by day and id; undated ones last."""
        condition, values = _known(query.parts(), as_of)
        sql = f"SELECT {REPORT} FROM report WHERE {condition} {_in_order(part, 'report.id')}"
        return [report_from(row) for row in self._rows(sql, (*values, *part.values))]

    def count_reports(self, query: ReportQuery, as_of: str | None) -> int:
        """How many reports a query finds."""
        condition, values = _known(query.parts(), as_of)
        return int(self._rows(f"SELECT count(*) FROM report WHERE {condition}", values)[0][0])

    def find_records(self, query: RecordQuery, as_of: str | None, part: Part) -> list[AnyRecord]:
        """The records that a query finds in what was known by a time, by day, report and place in it."""
        condition, values = _known([("record.kind = ?", [query.kind]), *query.parts()], as_of)
        order = _in_order(part, "report.id", "record.start", "record.key")
        sql = f"SELECT report.id, report.text, {RECORD} {_STANDING} WHERE {condition} {order}"
        rows = self._rows(sql, (*values, *part.values))
        return [record_from(tuple(row[2:]), row[0], row[1]) for row in rows]

    def count_records(self, query: RecordQuery, as_of: str | None) -> int:
        """How many records a query finds."""
        condition, values = _known([("record.kind = ?", [query.kind]), *query.parts()], as_of)
        return int(self._rows(f"SELECT count(*) {_STANDING} WHERE {condition}", values)[0][0])

    def days(self, as_of: str | None) -> tuple[str | None, str | None, int]:
        """The first and the last day of the reports known by a time, and how many of these state none."""
        condition, values = _known([], as_of)
        sql = f"SELECT min(day), max(day), count(*) - count(day) FROM report WHERE {condition}"
        row = self._rows(sql, values)[0]
        return row[0], row[1], int(row[2])

    def count_failures(self) -> int:
        """How many failures are open."""
        return int(self._rows("SELECT count(*) FROM failure WHERE settled = 0")[0][0])


_STANDING = "FROM report JOIN record ON record.reading = report.reading"


def _known(parts: Condition, as_of: str | None) -> tuple[str, list[object]]:
    """The condition that a report known by a time meets, with the parts of a query."""
    time = read_as_of(as_of)
    every: Condition = [(f"report.key IN ({current(time.condition)})", [time.value]), *parts]
    return " AND ".join(sql for sql, _ in every), [value for _, values in every for value in values]


def _in_order(part: Part, *columns: str) -> str:
    """By day and these columns, the newest first where asked for; reports without a day are last either way."""
    by = " DESC" if part.newest_first else ""
    order = ", ".join(f"{column}{by}" for column in ("report.day", *columns))
    return f"ORDER BY report.day IS NULL, {order} LIMIT ? OFFSET ?"
