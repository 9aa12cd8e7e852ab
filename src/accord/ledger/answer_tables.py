"""5. Records → the ledger: answers that readers of a large ledger would wait for, as they were when made last."""

from __future__ import annotations

from typing import NamedTuple

from accord.ledger.tables import Tables


class AnswerRow(NamedTuple):
    """An answer as kept: a digest of what gave it, when it was made (Unix time), the seconds that took; itself."""

    made_of: str
    made: float
    took: float
    body: str = ""


class AnswerTables(Tables):
    """The kept answers of one ledger file, by the name of the question."""

    def made(self, name: str) -> AnswerRow | None:
        """When and of what an answer was made, without the answer."""
        rows = self._rows("SELECT made_of, made, took FROM kept_answer WHERE name = ?", (name,))
        return AnswerRow(*rows[0]) if rows else None

    def body(self, name: str) -> str:
        """An answer that is there, as JSON."""
        return str(self._rows("SELECT body FROM kept_answer WHERE name = ?", (name,))[0][0])

    def put(self, name: str, row: AnswerRow, most: int) -> None:
        """Keeps an answer in place of the last one; of all only so many, those made last."""
        self._execute("INSERT OR REPLACE INTO kept_answer VALUES (?, ?, ?, ?, ?)", (name, *row))
        left = "SELECT name FROM kept_answer ORDER BY made DESC, name LIMIT ?"
        self._execute(f"DELETE FROM kept_answer WHERE name NOT IN ({left})", (most,))
