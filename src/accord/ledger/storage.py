"""5. Records → the ledger: LedgerFile, one SQLite file that only ever gains reports and records."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from accord.errors import InputError, PipelineError, RecordNotFound
from accord.ledger import queries
from accord.ledger.answer_tables import AnswerTables
from accord.ledger.as_of import is_day, read_as_of
from accord.ledger.columns import (
    REPORT_FIELDS,
    index_values,
    participants,
    record_from,
    record_values,
    report_from,
    report_values,
)
from accord.ledger.feed_tables import FeedTables
from accord.ledger.holdings import Counts, KeptReport, Outcome, Reading
from accord.ledger.link_tables import LinkTables
from accord.ledger.opening import BUSY_SECONDS, IN_MEMORY, connect, telling
from accord.ledger.record_tables import RecordTables
from accord.ledger.search import Hit, search_reports
from accord.ledger.tally_pages import TallyPages
from accord.ledger.versions import is_same, join_readings, page_of, with_date_of
from accord.records import AnyRecord, Failure, Report
from accord.values import DateBasis

_LAST = "\U0010ffff"


class LedgerFile:
    """A ledger: reports and what they say, in one SQLite file.

    One process writes at a time, any number read meanwhile. A report is in it whole or not at all.

    >>> with LedgerFile.open(":memory:") as ledger:
    ...     ledger.put(Report(text="Leaders met."), [], version="1")
    <Outcome.ADDED: 'added'>
    """

    def __init__(self, path: str | Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: str | Path, *, write: bool = True, busy_seconds: float = BUSY_SECONDS) -> Self:
        """The ledger at a path, made where there is no file yet; ":memory:" is one that lasts as long as the object.

        Raises NotALedger, LedgerTooNew, LedgerBusy, LedgerFull, or LedgerError with the reason.
        """
        place: str | Path = IN_MEMORY if str(path) == IN_MEMORY else Path(path)
        return cls(place, connect(place, write=write, busy_seconds=busy_seconds))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; what was put is on the disk since."""
        self._connection.close()

    @property
    def links(self) -> LinkTables:
        """What linking made of the readings, and what people judged."""
        return LinkTables(self._execute, self._connection)

    @property
    def feeds(self) -> FeedTables:
        """The feeds that are followed."""
        return FeedTables(self._execute, self._connection)

    @property
    def pages(self) -> RecordTables:
        """Reports, statements and figures by what a reader asks for."""
        return RecordTables(self._execute, self._connection)

    @property
    def tallies(self) -> TallyPages:
        """Actors, dealings, places and days as they are counted."""
        return TallyPages(self._execute, self._connection)

    @property
    def answers(self) -> AnswerTables:
        """Answers made by who added last."""
        return AnswerTables(self._execute, self._connection)

    @property
    def data_version(self) -> int:
        """A number that is another one when somebody else has written to the file since it was last asked for."""
        return int(self._rows("PRAGMA data_version")[0][0])

    def put(self, report: Report, records: Sequence[AnyRecord], *, version: str) -> Outcome:
        """Takes in a report with its records in one transaction.

        A report that stands under this version and date changes nothing. Under a newer version, or dated better (by the
        user before all), its records take the place of the earlier ones, which are kept. Raises PipelineError where the
        report itself cannot be kept.
        """
        strange = next((record for record in records if record.report != report.id), None)
        if strange:
            raise PipelineError("ledger", report.id, f"record {strange.id} is of another report ({strange.report}).")
        try:
            with self.writing():
                return self._put(report, records, version)
        except UnicodeEncodeError as error:
            raise PipelineError(
                "ledger", report.id, f"holds half a character at {error.start}; cannot be kept."
            ) from error

    def knows(self, report: Report, *, version: str) -> bool:
        """Whether the report's records stand under this version, so that coding it again would change nothing."""
        kept = self._kept(report.id)
        if not kept or not is_same(kept.report, report):
            return False
        return kept.stands(join_readings(kept.report, report), version)

    def confirm(self, report: Report, *, version: str) -> bool:
        """Whether the report's records stand under this version; if so, notes where else it was found."""
        if not self.knows(report, version=version):
            return False
        with self.writing():
            kept = self._kept(report.id)
            if kept and (joined := join_readings(kept.report, report)) != kept.report:
                self._update(joined)
        return True

    def dated(self, report: Report) -> Report:
        """The report with the date it goes by in this ledger: the user's, else the better founded one."""
        kept = self._kept(report.id)
        return with_date_of(report, join_readings(kept.report, report)) if kept else report

    def set_date(self, report_id: str, day: str) -> Report:
        """Dates a report by the user's word, for good, and returns it as it has to be coded and put again."""
        report = self.report(report_id)
        if not is_day(day):
            raise InputError(f"No day '{day}'. Expected an ISO day such as 2025-11-03.")
        dated = replace(report, published=day, published_basis=DateBasis.GIVEN, published_words=None, month_day=None)
        with self.writing():
            self._update(dated)
        return dated

    def redate(self, report: Report) -> None:
        """Dates a report as others settle it now, whatever they settled before; it is to be coded and put again."""
        with self.writing():
            self._update(report)

    def stale(self, *, version: str) -> list[Report]:
        """Reports whose records come from an older version of the coding, or from before the user dated them."""
        found = self._rows(queries.STALE, (version,))
        kept = [kept for id_, _ in found if (kept := self._kept(id_))]
        return [each.report for each in kept if not each.stands(each.report, version)]

    def reports(self, as_of: str | None = None) -> list[Report]:
        """The reports known as of a day or moment by day and id, undated ones last; of each page its newest version."""
        time = read_as_of(as_of)
        return [report_from(row) for row in self._rows(queries.reports(time.condition), (time.value,))]

    def every_report(self) -> Iterator[Report]:
        """Every report by id, also versions of pages that have a newer one; one in memory at a time."""
        for (report_id,) in self._rows("SELECT id FROM report ORDER BY id"):
            yield self.report(report_id)

    def left_out(self, as_of: str | None) -> int:
        """How many reports an answer as of that time leaves out because nobody knows their day."""
        return int(self._rows(queries.left_out("? = 1"), (1,))[0][0]) if as_of else 0

    def report(self, report_id: str) -> Report:
        """The report with that id, or with the one id that begins so."""
        kept = self._kept(self._full_id("report", report_id))
        assert kept is not None
        return kept.report

    def versions(self, report_id: str) -> list[Report]:
        """The versions of a report's page in this ledger, the oldest first; of a report without an address, itself."""
        return [report_from(row) for row in self._rows(queries.VERSIONS, (self._full_id("report", report_id),))]

    def history(self, report_id: str) -> list[Reading]:
        """The readings of a report, the present one last."""
        rows = self._rows(queries.HISTORY, (self._full_id("report", report_id),))
        return [
            Reading(
                generation=row[0], version=row[1], published=row[2], published_basis=DateBasis(row[3]), records=row[4]
            )
            for row in rows
        ]

    def records(
        self, kind: str | None = None, report: str | None = None, as_of: str | None = None
    ) -> Iterator[AnyRecord]:
        """What the reports known as of a day or moment say, by day, report and place in it; one in memory at a time.

        Reports put while it runs stay out: it gives the ledger as it was at its start.
        """
        time = read_as_of(as_of)
        if report is None:
            readings = self._rows(queries.readings(time.condition), (time.value,))
        else:
            readings = self._rows(queries.reading_of(time.condition), (time.value, self._full_id("report", report)))
        return self._stream(readings, kind)

    def record(self, record_id: str) -> AnyRecord:
        """The record with that id, or with the one id that begins so; also of readings that no longer stand."""
        record_id = _written(record_id)
        rows = self._rows(queries.RECORDS_BY_ID, (record_id, record_id + _LAST)) if record_id else []
        exact = [row for row in rows if row[3] == record_id] or rows
        ids = tuple(dict.fromkeys(row[3] for row in exact))
        if len(ids) != 1:
            raise self._not_found("record", record_id, ids)
        report_id, text, *row = exact[0]
        return record_from(tuple(row), report_id, text)

    def search(self, words: str, *, limit: int = 20, as_of: str | None = None) -> list[Hit]:
        """Reports in which all the words occur (in double quotes: the phrase), the best first, each with where."""
        with telling(self.path):
            return search_reports(self._connection, _written(words), limit=limit, as_of=read_as_of(as_of))

    def fail(self, source: str, report_id: str | None, stage: str, reason: str) -> None:
        """Lists a failure, once, until a report from the same source is taken in."""
        with self.writing():
            self._execute(queries.INSERT_FAILURE, [_written(part) for part in (source, report_id or "", stage, reason)])

    def settle(self, source: str) -> None:
        """Takes the failures of a source off the open list; they stay in the history."""
        source = _written(source)
        if self._rows("SELECT 1 FROM failure WHERE source = ? AND settled = 0", (source,)):
            with self.writing():
                self._execute("UPDATE failure SET settled = 1 WHERE source = ?", (source,))

    def failures(self, *, settled: bool = False) -> list[Failure]:
        """The open failures by source, or those since settled."""
        rows = self._rows(queries.FAILURES, (int(settled),))
        return [Failure(source=row[0], report=row[1] or None, stage=row[2], reason=row[3]) for row in rows]

    def counts(self) -> Counts:
        """How much the ledger holds."""
        reports, superseded, undated, failures = self._rows(queries.COUNTS, (1, 1, 1))[0]
        kinds = tuple((kind, count) for kind, count in self._rows(queries.KINDS, (1,)))
        return Counts(reports=reports, superseded=superseded, undated=undated, failures=failures, records=kinds)

    def setting(self, name: str) -> str | None:
        """What is kept under a name ("created_by" is the accord that made the file); None where nothing is."""
        rows = self._rows("SELECT value FROM setting WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else None

    def set_setting(self, name: str, value: str) -> None:
        """Keeps a value under a name."""
        with self.writing():
            self._execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (name, value))

    def check(self) -> list[str]:
        """What is wrong with the file, one line each; nothing on a sound one."""
        found = [row[0] for row in self._rows("PRAGMA integrity_check") if row[0] != "ok"]
        lost = self._rows("PRAGMA foreign_key_check")
        return found + [f"{row[0]} row {row[1]} points to nothing in {row[2]}" for row in lost]

    def _put(self, report: Report, records: Sequence[AnyRecord], version: str) -> Outcome:
        kept = self._kept(report.id)
        if kept is None:
            self._insert(report, records, version)
            return self._rank_of_new(report)
        if not is_same(kept.report, report):
            raise PipelineError("ledger", report.id, "has the id of a report with another text. Leave out its id.")
        joined = join_readings(kept.report, report)
        if joined != kept.report:
            self._update(joined)
        if kept.stands(joined, version):
            return Outcome.KNOWN
        if joined.published != report.published:
            raise PipelineError("ledger", report.id, f"goes by another date here ({joined.published}). Read it again.")
        self._insert_reading(report, records, version, kept.generation + 1)
        return Outcome.SUPERSEDED

    def _insert(self, report: Report, records: Sequence[AnyRecord], version: str) -> None:
        key = self._execute(queries.INSERT_REPORT, report_values(report)).lastrowid
        self._execute(queries.INSERT_WORDS, (key, report.title, report.text))
        self._insert_reading(report, records, version, 1)

    def _update(self, report: Report) -> None:
        self._execute(queries.UPDATE_REPORT, (*report_values(report), report.id))
        self.pages.note_versions(report.id, page_of(report.url))

    def _insert_reading(self, report: Report, records: Sequence[AnyRecord], version: str, generation: int) -> None:
        values = (generation, version, report.published, report.published_basis, report.id)
        reading = self._execute(queries.INSERT_READING, values).lastrowid
        self._execute(queries.POINT_TO_READING, (reading, report.id))
        first = self._rows("SELECT coalesce(max(key), 0) + 1 FROM record")[0][0]
        keyed = list(enumerate(records, first))
        self._connection.executemany(
            queries.INSERT_RECORD,
            ((key, reading, *record_values(record, report.text), *index_values(record)) for key, record in keyed),
        )
        self._connection.executemany(
            queries.INSERT_PARTICIPANT, ((key, *each) for key, record in keyed for each in participants(record))
        )
        assert reading is not None
        self.pages.note_reading(reading, report.id, page_of(report.url))

    def _rank_of_new(self, report: Report) -> Outcome:
        page = page_of(report.url)
        if page is None:
            return Outcome.ADDED
        others = self._rows("SELECT count(*) FROM report WHERE page = ?", (page,))[0][0]
        newest = self._rows(queries.NEWEST_OF_PAGE, (page,))[0][0]
        return Outcome.SUPERSEDED if others > 1 and newest == report.id else Outcome.ADDED

    def _kept(self, report_id: str) -> KeptReport | None:
        rows = self._rows(queries.KEPT, (_written(report_id),))
        if not rows:
            return None
        reading, version, coded_as_of, generation = rows[0][len(REPORT_FIELDS) :]
        return KeptReport(
            report=report_from(rows[0][: len(REPORT_FIELDS)]),
            reading=reading,
            version=version,
            coded_as_of=coded_as_of,
            generation=generation,
        )

    def _stream(self, readings: list[tuple[Any, ...]], kind: str | None) -> Iterator[AnyRecord]:
        for key, report_id, reading in readings:
            text = self._rows("SELECT text FROM report WHERE key = ?", (key,))[0][0]
            rows = (
                self._rows(queries.RECORDS, (reading,))
                if kind is None
                else self._rows(queries.RECORDS_OF_KIND, (reading, kind))
            )
            for row in rows:
                yield record_from(row, report_id, text)

    def _full_id(self, what: str, given: str) -> str:
        given = _written(given)
        rows = self._rows("SELECT id FROM report WHERE id >= ? AND id < ? ORDER BY id LIMIT 50", (given, given + _LAST))
        ids = tuple(row[0] for row in rows) if given else ()
        if given in ids:
            return given
        if len(ids) != 1:
            raise self._not_found(what, given, ids)
        return str(ids[0])

    def _not_found(self, what: str, given: str, several: tuple[str, ...]) -> RecordNotFound:
        if several:
            return RecordNotFound(
                f"{len(several)} {what}s begin with '{given}'. Give more of the id.", near=several[:5]
            )
        neighbours = f"SELECT max(id) FROM {what} WHERE id < ?1 UNION SELECT min(id) FROM {what} WHERE id > ?1"
        near = tuple(row[0] for row in self._rows(neighbours, (given,)) if row[0])
        guess = f" The nearest {'are' if len(near) > 1 else 'is'} {' and '.join(near)}." if near else " There are none."
        return RecordNotFound(f"No {what} '{given}'.{guess}", near=near)

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return self._execute(sql, values).fetchall()

    def _execute(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        with telling(self.path):
            return self._connection.execute(sql, tuple(values))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One state of the ledger for all that is read in it, whatever others write meanwhile."""
        if self._connection.in_transaction:
            return (yield)
        self._execute("BEGIN")
        try:
            yield
        finally:
            self._execute("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: what is written in it is kept whole or not at all; one within another is part of it."""
        is_within: bool = self._connection.in_transaction
        if is_within:
            return (yield)
        with telling(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk may have ended the transaction already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


def _written(text: str) -> str:
    """The text as SQLite can keep it; half characters, as in file names that are no Unicode, become question marks."""
    return text.encode("utf-8", "replace").decode()
