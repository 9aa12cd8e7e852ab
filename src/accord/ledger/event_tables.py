"""5. Records → the ledger: events as linking keeps them, found by who takes part, day, kind or report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from accord.ledger import queries
from accord.ledger.columns import record_from
from accord.ledger.merged import Event
from accord.ledger.tables import Part, Tables
from accord.records import AnyRecord

UNDATED = "9999"
"""Stands for the day of an event without one: behind all days."""
_BEHIND_DAY = "~"
"""Behind a day and all its moments in the order of texts."""

Sentence = tuple[int, int]
"""A sentence by the key of its report and its start."""


class EventRow(NamedTuple):
    """An event as kept: its records by id, the rest as JSON, and what it is found by.

    `made_of` is a digest of its tellings and joins; `day` the first day it may have fallen on, `last_day` the last.
    """

    id: str
    component: int
    made_of: int
    records: str
    body: str
    links: str
    support: str
    day: str
    last_day: str
    main: bool
    type: str | None
    label: str | None
    status: str


class KeptEvent(NamedTuple):
    """An event as read: its key, and what it is put together from."""

    key: int
    component: int
    records: str
    body: str
    links: str
    support: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventQuery:
    """Which events to find, by day: those of one of these ids, countries or names, of a type or label, a status, days.

    `since` and `until` are ISO days: events that may have fallen on or behind the one, and surely began by the other.
    `report` is the id of a report that tells them.
    """

    names: frozenset[str] = field(default=frozenset())
    type: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    main: bool | None = None
    report: str | None = None

    def is_met_by(self, event: Event) -> bool:
        """Whether an event is one of these."""
        last = last_day_of(event)
        return (
            (self.main is None or event.main == self.main)
            and (self.type is None or self.type in (event.type, event.label))
            and (self.status is None or event.status == self.status)
            and (not self.names or not self.names.isdisjoint(names_of(event)))
            and (self.since is None or last >= self.since)
            and (self.until is None or first_day_of(event) < min(self.until + _BEHIND_DAY, UNDATED))
            and (self.report is None or self.report in event.reports)
        )

    def condition(self) -> tuple[str, list[object]]:
        """The same as SQL on the table `event`, with its values.

        Where events are listed by kind, name or report, the list comes first, and what is asked besides is read of
        these alone (a plus keeps SQLite from going through all events by another index).
        """
        listed = self._listed()
        plain = self._plain("+" if listed else "")
        parts = [*listed, *(plain if self.type is None else [])]
        return " AND ".join(sql for sql, _ in parts) or "1", [value for _, values in parts for value in values]

    def _plain(self, plus: str) -> list[tuple[str, list[object]]]:
        """What is asked of the columns that every index of events has."""
        given = (
            ("main = ?", None if self.main is None else int(self.main)),
            ("status = ?", self.status),
            ("last_day >= ?", self.since),
            ("day < ?", None if self.until is None else min(self.until + _BEHIND_DAY, UNDATED)),
        )
        return [(f"{plus}{sql}", [value]) for sql, value in given if value is not None]

    def _listed(self) -> list[tuple[str, list[object]]]:
        parts: list[tuple[str, list[object]]] = []
        if self.type is not None:
            plain = self._plain("")
            rest = "".join(f" AND {sql}" for sql, _ in plain)
            kinds = (f"SELECT key FROM event WHERE {column} = ?{rest}" for column in ("type", "label"))
            values = [self.type, *(value for _, values in plain for value in values)]
            parts.append((f"key IN ({' UNION '.join(kinds)})", values * 2))
        if self.names:
            marks = ", ".join("?" * len(self.names))
            parts.append((f"key IN (SELECT event FROM event_name WHERE name IN ({marks}))", [*sorted(self.names)]))
        if self.report is not None:
            told = "SELECT event FROM event_sentence JOIN report ON report.key = event_sentence.report"
            parts.append((f"key IN ({told} WHERE report.id = ?)", [self.report]))
        return parts


def first_day_of(event: Event) -> str:
    """The day by which events are ordered: the first an event may have fallen on, UNDATED where none is known."""
    return (event.date.earliest or event.date.latest or UNDATED) if event.date else UNDATED


def last_day_of(event: Event) -> str:
    """The last day an event may have fallen on; nothing where none is known."""
    return (event.date.latest if event.date else None) or ""


def names_of(event: Event) -> frozenset[str]:
    """What an event is found by: id, country and name of those who take part."""
    return frozenset(name for a in event.participants for name in (a.id, a.country, a.name) if name)


class EventTables(Tables):
    """The tables of events of one ledger file."""

    def put(self, row: EventRow, names: Iterable[str], sentences: Iterable[tuple[str, int]]) -> int:
        """Keeps an event with the names it is found by and the sentences (report id, start) that tell it; its key."""
        marks = ", ".join("?" * len(row))
        columns = ", ".join(EventRow._fields)
        key = self._execute(f"INSERT INTO event ({columns}) VALUES ({marks})", row).lastrowid
        assert key is not None
        self._many("INSERT INTO event_name (name, event) VALUES (?, ?)", ((name, key) for name in sorted(names)))
        self._many(
            "INSERT INTO event_sentence (report, start, event) SELECT key, ?, ? FROM report WHERE id = ?",
            ((start, key, report) for report, start in sorted(set(sentences))),
        )
        return key

    def remove(self, keys: Collection[int]) -> None:
        """Drops events."""
        for table, column in (("event_name", "event"), ("event_sentence", "event"), ("event", "key")):
            self._many(f"DELETE FROM {table} WHERE {column} = ?", ((key,) for key in keys))

    def move(self, moved: Iterable[tuple[int, int]]) -> None:
        """Puts events into other connected sets: set, key."""
        self._many("UPDATE event SET component = ? WHERE key = ?", moved)

    def set_support(self, support: Iterable[tuple[str, int]]) -> None:
        """Notes anew what events rest on: support as JSON, key."""
        self._many("UPDATE event SET support = ? WHERE key = ?", support)

    def made_of(self, components: Collection[int]) -> list[tuple[int, int, int]]:
        """Digest, key and connected set of the events of connected sets."""
        sql = "SELECT made_of, key, component FROM event WHERE component IN ({})"
        return [(row[0], row[1], row[2]) for row in self._in(sql, sorted(components))]

    def sentences(self, keys: Collection[int]) -> set[Sentence]:
        """The sentences that tell events."""
        sql = "SELECT report, start FROM event_sentence WHERE event IN ({})"
        return {(row[0], row[1]) for row in self._in(sql, sorted(keys))}

    def told_in(self, reports: Collection[int]) -> dict[Sentence, list[int]]:
        """The keys of the events told in each sentence of reports."""
        found: dict[Sentence, list[int]] = {}
        sql = "SELECT report, start, event FROM event_sentence WHERE report IN ({})"
        for report, start, event in self._in(sql, sorted(reports)):
            found.setdefault((report, start), []).append(event)
        return found

    def every(self) -> Iterator[KeptEvent]:
        """Every event."""
        for row in self._execute(_EVENT):
            yield KeptEvent(*row)

    def read(self, keys: Collection[int]) -> list[KeptEvent]:
        """The events with these keys."""
        return [KeptEvent(*row) for row in self._in(f"{_EVENT} WHERE key IN ({{}})", sorted(keys))]

    def find(self, query: EventQuery, part: Part) -> list[KeptEvent]:
        """The events that a query finds, by day and id."""
        condition, values = query.condition()
        sql = f"{_EVENT} WHERE {condition} {part.sql('day', 'id')}"
        return [KeptEvent(*row) for row in self._rows(sql, (*values, *part.values))]

    def count(self, query: EventQuery) -> int:
        """How many events a query finds."""
        condition, values = query.condition()
        return int(self._rows(f"SELECT count(*) FROM event WHERE {condition}", values)[0][0])

    def begin_with(self, start: str) -> list[KeptEvent]:
        """The events whose id begins so, at most a handful."""
        sql = f"{_EVENT} WHERE id >= ? AND id < ? ORDER BY id LIMIT 5"
        return [KeptEvent(*row) for row in self._rows(sql, (start, start + "\U0010ffff"))]

    def records(self, ids: Collection[str]) -> dict[str, AnyRecord]:
        """Records by id: of present readings, else of those that were linked before a report was read anew."""
        found = self._in(_RECORDS, sorted(ids))
        if missing := set(ids) - {row[3] for row in found}:
            found += self._in(_FORMER_RECORDS, sorted(missing))
        return {row[3]: record_from(tuple(row[2:]), row[0], row[1]) for row in found}

    def last_day(self) -> str:
        """The last day that a report which stands states; nothing where none does."""
        sql = (
            "SELECT day FROM report WHERE day IS NOT NULL AND NOT EXISTS (SELECT 1 FROM report AS newer WHERE "
            "newer.page = report.page AND newer.key <> report.key AND (coalesce(newer.instant, ''), newer.key) > "
            "(coalesce(report.instant, ''), report.key)) ORDER BY day DESC LIMIT 1"
        )
        rows = self._rows(sql)
        return str(rows[0][0]) if rows else ""


_EVENT = "SELECT key, component, records, body, links, support FROM event"
_RECORDS = (
    f"SELECT report.id, report.text, {queries.RECORD} FROM record JOIN reading ON reading.key = record.reading "
    "JOIN report ON report.key = reading.report AND report.reading = reading.key WHERE record.id IN ({})"
)
_FORMER_RECORDS = (
    f"SELECT report.id, report.text, {queries.RECORD} FROM record JOIN reading ON reading.key = record.reading "
    "JOIN report ON report.key = reading.report WHERE record.id IN ({}) ORDER BY reading.key"
)
