"""5. Records → the ledger: signatures of the reports' texts, found again by their bands and the days of the reports."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from accord.ledger.tables import Tables

# A band stands with the day of its report, so that of a large ledger only the reports of those weeks are read.
SIGNATURES = """
DROP TABLE signature_band;
DROP TABLE signature;
DELETE FROM copy;

CREATE TABLE signature (
  report INTEGER PRIMARY KEY REFERENCES report (key),
  day INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT;

CREATE TABLE signature_band (
  band BLOB NOT NULL,
  day INTEGER NOT NULL,
  report INTEGER NOT NULL,
  PRIMARY KEY (band, day, report)
) STRICT, WITHOUT ROWID;

UPDATE report SET linked = NULL WHERE linked IS NOT NULL;
DELETE FROM setting WHERE name = 'linking_version';
"""

DERIVED_SIGNATURES = ("signature_band", "signature")
"""The tables of SIGNATURES, which linking makes."""


class SignatureTables(Tables):
    """The signatures of one ledger file."""

    def put(self, report: int, day: int, body: bytes, bands: Iterable[bytes]) -> None:
        """Keeps the signature of the text of a report of a day (ordinal, 0 for none), and its bands."""
        self._execute("INSERT INTO signature (report, day, body) VALUES (?, ?, ?)", (report, day, body))
        self._many(
            "INSERT OR IGNORE INTO signature_band (band, day, report) VALUES (?, ?, ?)",
            ((band, day, report) for band in bands),
        )

    def day_of(self, report: int) -> int | None:
        """The day under which the signature of a report's text is kept, None where it is not."""
        rows = self._rows("SELECT day FROM signature WHERE report = ?", (report,))
        return int(rows[0][0]) if rows else None

    def remove(self, report: int, bands: Iterable[bytes]) -> None:
        """Drops the signature of a report with its bands, which are those of a text that never changes."""
        day = self.day_of(report)
        self._many(
            "DELETE FROM signature_band WHERE band = ? AND day = ? AND report = ?",
            ((band, day, report) for band in bands),
        )
        self._execute("DELETE FROM signature WHERE report = ?", (report,))

    def sharing(self, bands: Sequence[bytes], days: tuple[int, int] | None = None) -> set[int]:
        """The reports that share one of these bands; with first and last `days` only those of these, and of none."""
        marks = ", ".join("?" * len(bands))
        sql = f"SELECT report FROM signature_band WHERE band IN ({marks})"
        if days is None:
            return {row[0] for row in self._rows(sql, bands)}
        dated = self._rows(f"{sql} AND day BETWEEN ? AND ?", (*bands, *days))
        return {row[0] for row in (*dated, *self._rows(f"{sql} AND day = 0", bands))}

    def bodies(self, reports: Collection[int]) -> list[tuple[int, bytes]]:
        """The signatures of reports, by key."""
        return self._in("SELECT report, body FROM signature WHERE report IN ({})", sorted(reports))
