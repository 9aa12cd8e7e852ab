"""5. Records → the ledger: tellings, blocks, pairs, events and copies as linking keeps them; people's judgements."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from accord.ledger import queries
from accord.ledger.event_tables import EventTables
from accord.ledger.page_schema import DERIVED
from accord.ledger.part_tables import DERIVED_PARTS, PartTables
from accord.ledger.plan_tables import PlanTables
from accord.ledger.signature_tables import DERIVED_SIGNATURES, SignatureTables
from accord.ledger.story_tables import DERIVED_STORIES, StoryTables
from accord.ledger.survey_tables import SurveyTables
from accord.ledger.tables import Tables
from accord.ledger.tally_tables import TallyTables

VERSION = "linking_version"
_DERIVED = (
    *("plan_actor", "plan_stated", "plan", "event_name", "event_sentence", "event"),
    *DERIVED,
    *DERIVED_PARTS,
    *DERIVED_STORIES,
    *DERIVED_SIGNATURES,
    *("telling_block", "pair", "telling", "copy"),
)


class PendingReport(NamedTuple):
    """A report whose present reading is not linked yet."""

    key: int
    id: str
    page: str | None


class TellingRow(NamedTuple):
    """A telling as kept: its report, its place and day, the set of tellings it hangs together with, and its content."""

    key: int
    report: int
    place: str
    day: int
    component: int
    body: str
    links: str


class TellingPlace(NamedTuple):
    """Where a telling stands: its place, report and connected set (0 for none yet)."""

    key: int
    place: str
    report: int
    component: int


class PairRow(NamedTuple):
    """Two tellings that may tell one event, the earlier told first, and what came of them when groups were last made.

    `groups` is a digest of the two groups that met over the pair, `carried` whether they joined; None where none met.
    """

    first: int
    second: int
    score: float
    reasons: str
    groups: int | None = None
    carried: int | None = None


class JudgementRow(NamedTuple):
    """A judgement as kept, with the records that its words stand on."""

    id: str
    undone: str | None
    body: str
    first_record: str | None
    second_record: str | None


class LinkTables(Tables):
    """The tables of links of one ledger file."""

    def __init__(self, execute: Callable[..., sqlite3.Cursor], connection: sqlite3.Connection) -> None:
        super().__init__(execute, connection)
        self.events = EventTables(execute, connection)
        self.plans = PlanTables(execute, connection)
        self.parts = PartTables(execute, connection)
        self.signatures = SignatureTables(execute, connection)
        self.stories = StoryTables(execute, connection)
        self.tallies = TallyTables(execute, connection)
        self.surveys = SurveyTables(execute, connection)

    def is_current(self, version: str) -> bool:
        """Whether every reading that stands is linked by this version of linking."""
        return self.version() == version and not self.pending(1)

    def version(self) -> str | None:
        """The version of linking that made what is kept, None where nothing is."""
        rows = self._rows("SELECT value FROM setting WHERE name = ?", (VERSION,))
        return str(rows[0][0]) if rows else None

    def reset(self, version: str) -> None:
        """Drops what linking made, so that every report is pending under a version of linking."""
        for table in _DERIVED:
            self._execute(f"DELETE FROM {table}")
        self._execute("UPDATE report SET linked = NULL WHERE linked IS NOT NULL")
        self._execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (VERSION, version))

    def pending(self, most: int) -> list[PendingReport]:
        """Some of the reports whose present reading is not linked."""
        rows = self._rows("SELECT key, id, page FROM report WHERE linked IS NOT reading LIMIT ?", (most,))
        return [PendingReport(*row) for row in rows]

    def count_pending(self) -> int:
        """How many reports are not linked."""
        return int(self._rows("SELECT count(*) FROM report WHERE linked IS NOT reading")[0][0])

    def has_day_without_year(self) -> bool:
        """Whether a report states day and month, and its year is unknown or known from other reports."""
        sql = (
            "SELECT 1 FROM report WHERE (day IS NULL AND month_day IS NOT NULL) "
            "OR (published_basis = 'inferred' AND published_words LIKE '%; the year from %') LIMIT 1"
        )
        return bool(self._rows(sql))

    def count(self) -> tuple[int, int]:
        """How many tellings and events are kept."""
        tellings, events = self._rows("SELECT (SELECT count(*) FROM telling), (SELECT count(*) FROM event)")[0]
        return tellings, events

    def mark_linked(self, reports: Iterable[int]) -> None:
        """Notes that the present readings of these reports are linked."""
        self._many("UPDATE report SET linked = reading WHERE key = ?", ((key,) for key in reports))

    def mark_pending(self, report_ids: Iterable[str]) -> None:
        """Notes that these reports have to be linked anew."""
        self._many("UPDATE report SET linked = NULL WHERE id = ?", ((name,) for name in report_ids))

    def mark_actors_pending(self, actors: Sequence[str]) -> None:
        """The same for the reports in whose present readings one of these actors takes part in an event."""
        self._many(
            "UPDATE report SET linked = NULL WHERE reading IN (SELECT record.reading FROM participant "
            "JOIN record ON record.key = participant.record WHERE participant.actor = ?)",
            ((actor,) for actor in actors),
        )

    def same_page(self, pages: Collection[str]) -> list[int]:
        """The keys of all reports of these pages."""
        return [row[0] for row in self._in("SELECT key FROM report WHERE page IN ({})", sorted(pages))]

    def not_current(self, reports: Collection[int]) -> set[int]:
        """Those of these reports whose page has a newer version."""
        newest = (
            "SELECT report.key FROM report JOIN report AS newer ON newer.page = report.page "
            "WHERE report.key IN ({}) AND newer.key <> report.key AND "
            "(coalesce(newer.instant, ''), newer.key) > (coalesce(report.instant, ''), report.key)"
        )
        return {row[0] for row in self._in(newest, sorted(reports))}

    def current(self) -> set[int]:
        """The keys of the reports that stand, of each page its newest version."""
        return {row[0] for row in self._rows(queries.current("? = 1"), (1,))}

    def reports_of_record(self, record: str) -> list[int]:
        """The key of the report in whose present reading a record stands; none where it stands in no such reading."""
        sql = (
            "SELECT report.key FROM record JOIN reading ON reading.key = record.reading "
            "JOIN report ON report.key = reading.report AND report.reading = reading.key WHERE record.id = ?"
        )
        return [row[0] for row in self._rows(sql, (record,))]

    def keys(self) -> dict[str, int]:
        """The keys of all reports by id."""
        return dict(self._rows("SELECT id, key FROM report"))

    def of_reports(self, reports: Collection[int]) -> list[TellingRow]:
        """The tellings of reports."""
        return [TellingRow(*row) for row in self._in(f"{_TELLING} WHERE report IN ({{}})", sorted(reports))]

    def places_in(self, components: Collection[int]) -> list[TellingPlace]:
        """Where the tellings of connected sets stand."""
        sql = f"{_PLACE} WHERE component IN ({{}})"
        return [TellingPlace(*row) for row in self._in(sql, sorted(components))]

    def places_of(self, keys: Collection[int]) -> list[TellingPlace]:
        """Where tellings stand."""
        return [TellingPlace(*row) for row in self._in(f"{_PLACE} WHERE key IN ({{}})", sorted(keys))]

    def tellings(self, keys: Collection[int]) -> list[TellingRow]:
        """The tellings with these keys."""
        return [TellingRow(*row) for row in self._in(f"{_TELLING} WHERE key IN ({{}})", sorted(keys))]

    def components_of(self, keys: Collection[int]) -> set[int]:
        """The connected sets of tellings."""
        return {row[0] for row in self._in("SELECT component FROM telling WHERE key IN ({})", sorted(keys))}

    def components_of_reports(self, reports: Collection[int]) -> set[int]:
        """The connected sets of the tellings of reports."""
        return {row[0] for row in self._in("SELECT component FROM telling WHERE report IN ({})", sorted(reports))}

    def homes(self) -> list[tuple[int, int]]:
        """Connected set and report of every telling."""
        return [(row[0], row[1]) for row in self._rows("SELECT component, report FROM telling")]

    def insert_telling(self, row: Sequence[object], blocks: Iterable[str]) -> int:
        """Keeps a telling (report, place, day, placed, body, links) with its blocks; its key. It is in no set yet."""
        report, place, day, placed, body, links = row
        key = self._execute(
            "INSERT INTO telling (report, place, day, placed, component, body, links) VALUES (?, ?, ?, ?, 0, ?, ?)",
            (report, place, day, placed, body, links),
        ).lastrowid
        assert key is not None
        self._many(
            "INSERT INTO telling_block (block, day, place, telling, placed) VALUES (?, ?, ?, ?, ?)",
            ((block, day, place, key, placed) for block in blocks),
        )
        return key

    def remove_telling(self, key: int, at: tuple[int, str], blocks: Iterable[str]) -> None:
        """Takes a telling of a day and place out, with its blocks and pairs."""
        self._many(
            "DELETE FROM telling_block WHERE block = ? AND day = ? AND place = ?", ((block, *at) for block in blocks)
        )
        self._execute("DELETE FROM pair WHERE first = ?", (key,))
        self._execute("DELETE FROM pair WHERE second = ?", (key,))
        self._execute("DELETE FROM telling WHERE key = ?", (key,))

    def members(self, block: str, first: int, last: int) -> list[tuple[int, str, int, bool]]:
        """The tellings of a block whose day lies between two, in order: day (0 for none), place, key, placed."""
        sql = (
            "SELECT day, place, telling, placed FROM telling_block WHERE block = ? AND day BETWEEN ? AND ? "
            "ORDER BY day, place"
        )
        return [(day, place, key, bool(placed)) for day, place, key, placed in self._rows(sql, (block, first, last))]

    def day_below(self, block: str, days: tuple[int, int], place: str, number: int) -> int | None:
        """The day of the n-th telling of a block below a day, of those told before a place; None where there are fewer.

        `days` are the first day to look at and the one to stay below.
        """
        sql = (
            "SELECT day FROM telling_block WHERE block = ? AND day >= ? AND day < ? AND place < ? "
            "ORDER BY day DESC LIMIT 1 OFFSET ?"
        )
        rows = self._rows(sql, (block, *days, place, number - 1))
        return int(rows[0][0]) if rows else None

    def day_above(self, block: str, days: tuple[int, int], place: str, number: int) -> int | None:
        """The same above a day; `days` are the one to stay above and the last day to look at."""
        sql = (
            "SELECT day FROM telling_block WHERE block = ? AND day > ? AND day <= ? AND place < ? "
            "ORDER BY day LIMIT 1 OFFSET ?"
        )
        rows = self._rows(sql, (block, *days, place, number - 1))
        return int(rows[0][0]) if rows else None

    def count_before(self, block: str, day: int, place: str, most: int) -> int:
        """How many dated tellings of a block lie below a day and were told before a place, counted up to a number."""
        sql = (
            "SELECT count(*) FROM (SELECT 1 FROM telling_block WHERE block = ? AND day > 0 AND day < ? AND place < ? "
            "LIMIT ?)"
        )
        return int(self._rows(sql, (block, day, place, most))[0][0])

    def count_between(self, block: str, low: tuple[int, str], high: tuple[int, str], place: str, most: int) -> int:
        """How many tellings of a block, told before a place, lie between two places, counted up to a number."""
        sql = (
            "SELECT count(*) FROM (SELECT 1 FROM telling_block WHERE block = ? AND (day, place) > (?, ?) "
            "AND (day, place) < (?, ?) AND place < ? LIMIT ?)"
        )
        return int(self._rows(sql, (block, *low, *high, place, most))[0][0])

    def put_pairs(self, pairs: Iterable[PairRow]) -> None:
        """Keeps pairs."""
        self._many(
            "INSERT OR REPLACE INTO pair (first, second, score, reasons, groups, carried) VALUES (?, ?, ?, ?, ?, ?)",
            pairs,
        )

    def note_tried(self, tried: Iterable[tuple[int, bool, int, int]]) -> None:
        """Notes of pairs which groups met over them and whether these joined: groups, carried, first, second."""
        self._many("UPDATE pair SET groups = ?, carried = ? WHERE first = ? AND second = ?", tried)

    def has_pair(self, first: int, second: int) -> bool:
        """Whether a pair is kept."""
        return bool(self._rows("SELECT 1 FROM pair WHERE first = ? AND second = ?", (first, second)))

    def remove_pair(self, first: int, second: int) -> None:
        """Takes a pair out."""
        self._execute("DELETE FROM pair WHERE first = ? AND second = ?", (first, second))

    def weakest_pairs(self, most: int) -> list[PairRow]:
        """The pairs with the lowest scores, lowest first."""
        sql = (
            "SELECT first, second, score, reasons FROM pair JOIN telling AS one ON one.key = first "
            "JOIN telling AS other ON other.key = second ORDER BY score, one.place, other.place LIMIT ?"
        )
        return [PairRow(*row) for row in self._rows(sql, (most,))]

    def pairs_of(self, keys: Collection[int]) -> list[PairRow]:
        """The pairs whose earlier telling is among these."""
        sql = "SELECT first, second, score, reasons, groups, carried FROM pair WHERE first IN ({})"
        return [PairRow(*row) for row in self._in(sql, sorted(keys))]

    def set_component(self, component: int, keys: Iterable[int]) -> None:
        """Puts tellings into one connected set."""
        self._many("UPDATE telling SET component = ? WHERE key = ?", ((component, key) for key in keys))

    def put_copy(self, first: int, second: int) -> None:
        """Keeps that two reports are copies."""
        self._execute("INSERT OR IGNORE INTO copy (first, second) VALUES (?, ?)", sorted((first, second)))

    def remove_copies(self, report: int) -> set[int]:
        """Drops a report's copies, and returns which they were."""
        pairs = self._rows("SELECT first, second FROM copy WHERE first = ? OR second = ?", (report, report))
        self._execute("DELETE FROM copy WHERE first = ? OR second = ?", (report, report))
        return {key for pair in pairs for key in pair} - {report}

    def copied_with(self, reports: Collection[int]) -> set[int]:
        """Those of these reports that are copies, with all that they are copies of, over others too."""
        found: set[int] = set()
        ends = set(reports)
        while ends:
            listed = sorted(ends)
            pairs = self._in("SELECT first, second FROM copy WHERE first IN ({})", listed)
            pairs += self._in("SELECT first, second FROM copy WHERE second IN ({})", listed)
            met = {key for pair in pairs for key in pair}
            ends = met - found
            found |= met
        return found

    def copies_among(self, reports: Collection[int]) -> list[tuple[str, str]]:
        """The pairs of copies of which both are among these reports and stand, by id."""
        standing = set(reports) - self.not_current(reports)
        pairs = self._in("SELECT first, second FROM copy WHERE first IN ({})", sorted(standing))
        names = {row[0]: row[1] for row in self._in("SELECT key, id FROM report WHERE key IN ({})", sorted(standing))}
        return [(names[one], names[other]) for one, other in pairs if one in names and other in names]

    def keys_of(self, reports: Collection[str]) -> set[int]:
        """The keys of reports."""
        return {row[0] for row in self._in("SELECT key FROM report WHERE id IN ({})", sorted(reports))}

    def names_of(self, reports: Collection[int]) -> dict[int, str]:
        """The ids of reports."""
        return dict(self._in("SELECT key, id FROM report WHERE key IN ({})", sorted(reports)))

    def copies(self) -> list[tuple[str, str]]:
        """The pairs of reports that are copies, by id."""
        return self._rows(
            "SELECT one.id, other.id FROM copy JOIN report one ON one.key = first "
            "JOIN report other ON other.key = second"
        )

    def judgements(self) -> list[JudgementRow]:
        """Every judgement, the undone ones too."""
        rows = self._rows("SELECT id, undone, body, first_record, second_record FROM judgement ORDER BY id")
        return [JudgementRow(*row) for row in rows]

    def put_judgement(self, id_: str, undone: str | None, body: str) -> bool:
        """Keeps a judgement; whether that changed anything: a judgement undone stays undone."""
        made = self._execute(
            "INSERT INTO judgement (id, undone, body) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "undone = excluded.undone WHERE undone IS NULL AND excluded.undone IS NOT NULL",
            (id_, undone, body),
        )
        return made.rowcount > 0

    def acknowledgements(self) -> list[tuple[str | None, str]]:
        """The moment each acknowledgement of a warning was undone, if it was, and its body."""
        return self._rows("SELECT undone, body FROM acknowledgement ORDER BY id")

    def put_acknowledgement(self, id_: str, undone: str | None, body: str) -> bool:
        """Keeps an acknowledgement; whether that changed anything: one undone stays undone."""
        made = self._execute(
            "INSERT INTO acknowledgement (id, undone, body) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "undone = excluded.undone WHERE undone IS NULL AND excluded.undone IS NOT NULL",
            (id_, undone, body),
        )
        return made.rowcount > 0

    def set_judged_records(self, id_: str, first: str | None, second: str | None) -> None:
        """Notes the records that the words of a judgement stand on."""
        self._execute("UPDATE judgement SET first_record = ?, second_record = ? WHERE id = ?", (first, second, id_))


_PLACE = "SELECT key, place, report, component FROM telling"
_TELLING = "SELECT key, report, place, day, component, body, links FROM telling"
