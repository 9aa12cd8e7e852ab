"""What commands print: a table on a terminal, JSON lines otherwise; report text is never markup."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence

import msgspec

from accord.reading.decoding import clean

_WHOLE = frozenset({"id", "report", "n", "day", "date", "since", "due by", "status", "type", "kind"})
"""Columns that are copied or compared: never broken or cut."""
_WIDE = frozenset(
    {"who and what", "what", "words", "content", "accounts", "record", "title", "warning", "value", "where it stands"}
)
"""Columns of running text: they take the room that is left."""


def wants_json(asked: bool) -> bool:
    """Whether to print JSON lines: asked for, or stdout is no terminal."""
    return asked or not sys.stdout.isatty()


def print_items(
    items: Iterable[object], *, columns: Sequence[str], rows: Iterable[Sequence[str]], as_json: bool
) -> None:
    """The items as JSON lines, or their rows as a table."""
    if wants_json(as_json):
        for item in items:
            print_json(item)
        return
    print_table(columns, rows)


def print_json(item: object) -> None:
    """One JSON object, of a record or a dictionary, on one line."""
    sys.stdout.write(json.dumps(msgspec.to_builtins(item), ensure_ascii=False) + "\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """The rows as a table as wide as the terminal; says so when there are none."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=bool(_WIDE & set(columns)))
    for column in columns:
        table.add_column(column, no_wrap=column in _WHOLE, overflow="fold", ratio=1 if column in _WIDE else None)
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    if table.row_count:
        Console(highlight=False).print(table)
    else:
        print_note("Nothing found.")


def print_note(text: str) -> None:
    """A line on stderr."""
    sys.stderr.write(clean(text) + "\n")
