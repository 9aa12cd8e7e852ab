"""5. Records → the ledger: conflicts by the span of reports in which they were found, and which spans have changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from accord.ledger.conflict_query import ConflictQuery
from accord.ledger.tables import Part, Tables


class ConflictRow(NamedTuple):
    """A conflict as kept: its span, what it is found by, the last day (ISO) of its reports, the whole as JSON."""

    id: str
    span: str
    kind: str
    verdict: str
    subject: str
    event: str | None
    day: str
    body: str


class Span(NamedTuple):
    """A span of reports: how many of them changed since it was gone through, and how many it had then (None: never)."""

    span: str
    touched: int
    reports: int | None


class SurveyTables(Tables):
    """The conflicts of one ledger file and the spans of its reports."""

    def days_of(self, reports: Collection[int]) -> list[str | None]:
        """The day of each of these reports, None for one that states none."""
        return [row[0] for row in self._in("SELECT day FROM report WHERE key IN ({})", sorted(reports))]

    def days(self, reports: Collection[str]) -> dict[str, str]:
        """The days of reports by id, of those that state one."""
        sql = "SELECT id, day FROM report WHERE day IS NOT NULL AND id IN ({})"
        return dict(self._in(sql, sorted(reports)))

    def touch(self, spans: Mapping[str, int]) -> None:
        """Notes that so many reports of each of these spans have changed."""
        self._many(
            "INSERT INTO survey (span, touched) VALUES (?, ?) "
            "ON CONFLICT DO UPDATE SET touched = touched + excluded.touched",
            sorted(spans.items()),
        )

    def spans(self) -> list[Span]:
        """Every span, in order."""
        return [Span(*row) for row in self._rows("SELECT span, touched, reports FROM survey ORDER BY span")]

    def span(self, name: str) -> Span | None:
        """The span with a name."""
        rows = self._rows("SELECT span, touched, reports FROM survey WHERE span = ?", (name,))
        return Span(*rows[0]) if rows else None

    def standing(self, days: tuple[str, str] | None, *, is_dated: bool = True) -> list[tuple[int, str]]:
        """Key and id of the reports that stand and state a day from one to before the other; of all for None."""
        newest = "NOT EXISTS (SELECT 1 FROM superseded WHERE superseded.report = report.key)"
        if not is_dated:
            return self._rows(f"SELECT key, id FROM report WHERE day IS NULL AND {newest} ORDER BY id")
        if days is None:
            return self._rows(f"SELECT key, id FROM report WHERE {newest} ORDER BY id")
        return self._rows(f"SELECT key, id FROM report WHERE day >= ? AND day < ? AND {newest} ORDER BY id", days)

    def put(self, span: str, reports: int, rows: Iterable[ConflictRow]) -> None:
        """Keeps what was found in a span of so many reports in place of what it had."""
        self._execute("DELETE FROM conflict WHERE span = ?", (span,))
        self._many("INSERT OR REPLACE INTO conflict VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self._execute("INSERT OR REPLACE INTO survey (span, touched, reports) VALUES (?, 0, ?)", (span, reports))

    def forget(self, span: str) -> None:
        """Drops the conflicts of a span, which counts as never gone through."""
        self._execute("DELETE FROM conflict WHERE span = ?", (span,))
        self._execute("UPDATE survey SET reports = NULL WHERE span = ?", (span,))

    def find(self, query: ConflictQuery, part: Part) -> list[str]:
        """The conflicts (JSON) that a query finds, by kind and subject; with `newest_first` those told last first."""
        condition, values = query.condition()
        order = "day DESC, id DESC" if part.newest_first else "kind, subject, id"
        sql = f"SELECT body FROM conflict WHERE {condition} ORDER BY {order} LIMIT ? OFFSET ?"
        return [row[0] for row in self._rows(sql, (*values, *part.values))]

    def count(self, query: ConflictQuery) -> int:
        """How many conflicts a query finds."""
        condition, values = query.condition()
        return int(self._rows(f"SELECT count(*) FROM conflict WHERE {condition}", values)[0][0])

    def count_verdicts(self) -> dict[str, int]:
        """How many conflicts have each verdict."""
        return dict(self._rows("SELECT verdict, count(*) FROM conflict GROUP BY verdict ORDER BY verdict"))

    def begin_with(self, start: str) -> list[str]:
        """The conflicts (JSON) whose id begins so, at most a handful."""
        sql = "SELECT body FROM conflict WHERE id >= ? AND id < ? ORDER BY id LIMIT 5"
        return [row[0] for row in self._rows(sql, (start, start + "\U0010ffff"))]
