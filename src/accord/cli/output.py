"""What commands print: a table on a terminal, JSON lines otherwise; report text is never markup."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from accord.reading.decoding import clean

if TYPE_CHECKING:
    from rich.table import Table

_WHOLE = frozenset({"id", "report", "n", "day", "date", "since", "due by", "status", "type", "kind"})
"""Columns that are copied or compared: never broken or cut."""
_WIDE = frozenset(
    {"who and what", "what", "words", "content", "accounts", "record", "title", "warning", "value", "where it stands"}
)
"""Columns of running text: they take the room that is left."""
_LEAST = 20
"""Least characters of a column of running text: in fewer, words are broken."""
_GAP = 3
"""Characters between two columns."""


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
    """The rows as a table as wide as the terminal, as cards where that is too narrow; says so when there are none."""
    from rich.console import Console

    listed = list(rows)
    console = Console(highlight=False)
    if not listed:
        print_note("Nothing found.")
    elif _is_room(columns, listed, console.width):
        console.print(_table(columns, listed))
    else:
        _print_narrow(columns, listed)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=bool(_WIDE & set(columns)))
    for column in columns:
        table.add_column(column, no_wrap=column in _WHOLE, overflow="fold", ratio=1 if column in _WIDE else None)
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    return table


def _is_room(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether every column of running text gets _LEAST characters beside the others as wide as they are, or so."""
    taken = 0
    for place, column in enumerate(columns):
        if column not in _WIDE:
            longest = max([len(column), *(len(row[place]) for row in rows)])
            taken += _GAP + (longest if column in _WHOLE else min(longest, _LEAST))
    return width - taken >= sum(_LEAST + _GAP for column in columns if column in _WIDE)


def _print_narrow(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Each row as a card: what is short in the heading, running text below."""
    from accord.cli.cards import print_card

    for number, row in enumerate(rows):
        cells = list(zip(columns, row, strict=True))
        short = [(column, cell) for column, cell in cells if column not in _WIDE and cell]
        heading = "  ".join(f"{column} {cell}" if cell.isdigit() else cell for column, cell in short)
        print_card((heading, [cell for column, cell in cells if column in _WIDE]), is_first=not number)


def print_note(text: str) -> None:
    """A line on stderr."""
    sys.stderr.write(clean(text) + "\n")
