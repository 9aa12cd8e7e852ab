"""5. Records → the ledger: what groups of tables have in common: rows of a question, lists of any length, parts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

_MOST_VALUES = 500
T = TypeVar("T")


class Part(NamedTuple):
    """Which of what is found: `limit` of it (all where None) behind the first `offset`, else from the last one on."""

    limit: int | None = None
    offset: int = 0
    newest_first: bool = False

    def of(self, found: Sequence[T]) -> Sequence[T]:
        """That part of what was found in order."""
        ordered = found[::-1] if self.newest_first else found
        return ordered[self.offset : None if self.limit is None else self.offset + self.limit]

    def sql(self, *columns: str) -> str:
        """The same as the end of a question that orders by columns; `values` go with it."""
        order = ", ".join(f"{column} DESC" if self.newest_first else column for column in columns)
        return f"ORDER BY {order} LIMIT ? OFFSET ?"

    @property
    def values(self) -> tuple[int, int]:
        """The values of the question that `sql` ends."""
        return (-1 if self.limit is None else self.limit, self.offset)


class Tables:
    """Some tables of one ledger file; `execute` turns what SQLite raises into the ledger's own errors."""

    def __init__(self, execute: Callable[..., sqlite3.Cursor], connection: sqlite3.Connection) -> None:
        self._execute = execute
        self._connection = connection

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return self._execute(sql, values).fetchall()

    def _in(self, sql: str, values: Iterable[object]) -> list[tuple[Any, ...]]:
        """The rows of a query with a list of any length in it."""
        found: list[tuple[Any, ...]] = []
        listed = tuple(values)
        for start in range(0, len(listed), _MOST_VALUES):
            some = listed[start : start + _MOST_VALUES]
            found += self._rows(sql.format(", ".join("?" * len(some))), some)
        return found

    def _many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        self._connection.executemany(sql, rows)
