"""5. Records → the ledger: the questions put to the file, as SQL."""

from __future__ import annotations

from accord.ledger.columns import INDEX_COLUMNS, RECORD_COLUMNS, REPORT_COLUMNS, REPORT_FIELDS


def _named(table: str, columns: tuple[str, ...]) -> str:
    return ", ".join(f"{table}.{name}" for name in columns)


def _marks(columns: tuple[str, ...]) -> str:
    return ", ".join("?" for _ in columns)


REPORT = _named("report", REPORT_FIELDS)
RECORD = _named("record", RECORD_COLUMNS)
IN_ORDER = "ORDER BY report.day IS NULL, report.day, report.id"


def current(condition: str) -> str:
    """Keys of the reports known under a condition (one parameter), of each page its newest version.

    Where two versions of a page state the same time, the one read later is the newer: nothing else tells.
    """
    return (
        "SELECT key FROM (SELECT key, row_number() OVER "
        "(PARTITION BY coalesce(page, id) ORDER BY instant DESC, key DESC) AS place "
        f"FROM report WHERE {condition}) WHERE place = 1"
    )


def standing_then(column: str | None) -> str:
    """That a report is known by a time in one of its columns (now: None), and no newer version of its page is.

    Each of its parameters is the time.
    """
    if column is None:
        return "NOT EXISTS (SELECT 1 FROM superseded WHERE superseded.report = report.key)"
    newer = (
        f"SELECT 1 FROM report AS newer WHERE newer.page = report.page AND newer.{column} <= ? "
        "AND (coalesce(newer.instant, ''), newer.key) > (coalesce(report.instant, ''), report.key)"
    )
    return f"report.{column} <= ? AND NOT EXISTS ({newer})"


def reports(condition: str) -> str:
    """The reports known under a condition, in order."""
    return f"SELECT {REPORT} FROM report WHERE report.key IN ({current(condition)}) {IN_ORDER}"


def readings(condition: str) -> str:
    """Key, id and reading of the reports known under a condition, in order."""
    return (
        "SELECT report.key, report.id, report.reading FROM report "
        f"WHERE report.key IN ({current(condition)}) {IN_ORDER}"
    )


def reading_of(condition: str) -> str:
    """The same of one report, whether or not its page has a newer version."""
    return f"SELECT key, id, reading FROM report WHERE {condition} AND id = ?"


def left_out(condition: str) -> str:
    """How many reports a question about a time leaves out because nobody knows their day."""
    return f"SELECT count(*) FROM report WHERE day IS NULL AND key IN ({current(condition)})"


KEPT = (
    f"SELECT {REPORT}, reading.key, reading.version, reading.published, reading.generation FROM report "
    "JOIN reading ON reading.key = report.reading WHERE report.id = ?"
)
STALE = (
    "SELECT report.id, reading.version FROM report JOIN reading ON reading.key = report.reading "
    f"WHERE reading.version <> ? OR reading.published IS NOT report.published {IN_ORDER}"
)
HISTORY = (
    "SELECT reading.generation, reading.version, reading.published, reading.published_basis, count(record.key) "
    "FROM report JOIN reading ON reading.report = report.key LEFT JOIN record ON record.reading = reading.key "
    "WHERE report.id = ? GROUP BY reading.key ORDER BY reading.generation"
)
VERSIONS = (
    f"SELECT {REPORT} FROM report WHERE report.id = ?1 OR report.page = (SELECT page FROM report WHERE id = ?1) "
    "ORDER BY report.instant, report.key"
)
NEWEST_OF_PAGE = "SELECT id FROM report WHERE page = ? ORDER BY instant DESC, key DESC LIMIT 1"

RECORDS = f"SELECT {RECORD} FROM record WHERE record.reading = ? ORDER BY record.start, record.kind, record.key"
RECORDS_OF_KIND = (
    f"SELECT {RECORD} FROM record WHERE record.reading = ? AND record.kind = ? ORDER BY record.start, record.key"
)
RECORDS_BY_ID = (
    f"SELECT DISTINCT report.id, report.text, {RECORD} FROM record JOIN reading ON reading.key = record.reading "
    "JOIN report ON report.key = reading.report WHERE record.id >= ? AND record.id < ? "
    "ORDER BY report.reading <> reading.key, reading.key DESC, record.key LIMIT 50"
)

INSERT_REPORT = f"INSERT INTO report (reading, {', '.join(REPORT_COLUMNS)}) VALUES (0, {_marks(REPORT_COLUMNS)})"
UPDATE_REPORT = f"UPDATE report SET {', '.join(f'{name} = ?' for name in REPORT_COLUMNS)}, linked = NULL WHERE id = ?"
INSERT_WORDS = "INSERT INTO report_search (rowid, title, text) VALUES (?, ?, ?)"
INSERT_READING = (
    "INSERT INTO reading (report, generation, version, published, published_basis) "
    "SELECT key, ?, ?, ?, ? FROM report WHERE id = ?"
)
POINT_TO_READING = "UPDATE report SET reading = ? WHERE id = ?"
INSERT_RECORD = (
    f"INSERT INTO record (key, reading, {', '.join((*RECORD_COLUMNS, *INDEX_COLUMNS))}) "
    f"VALUES (?, ?, {_marks((*RECORD_COLUMNS, *INDEX_COLUMNS))})"
)
INSERT_PARTICIPANT = "INSERT INTO participant (record, role, position, actor, name, country) VALUES (?, ?, ?, ?, ?, ?)"

INSERT_FAILURE = (
    "INSERT INTO failure (source, report, stage, reason) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (source, stage, reason, report) DO UPDATE SET settled = 0 WHERE settled <> 0"
)
FAILURES = "SELECT source, report, stage, reason FROM failure WHERE settled = ? ORDER BY source, report, stage, reason"
COUNTS = (
    f"SELECT (SELECT count(*) FROM ({current('? = 1')})), (SELECT count(*) FROM report WHERE key NOT IN "
    f"({current('? = 1')})), (SELECT count(*) FROM report WHERE day IS NULL AND key IN ({current('? = 1')})), "
    "(SELECT count(*) FROM failure WHERE settled = 0)"
)
KINDS = (
    "SELECT kind, count(*) FROM record JOIN report ON report.reading = record.reading "
    f"WHERE report.key IN ({current('? = 1')}) GROUP BY kind ORDER BY kind"
)
