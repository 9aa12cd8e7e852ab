"""9. Ledger → other people's formats: rows as comma-separated values that open in any spreadsheet (RFC 4180)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from accord.exports.cells import cell_of


def csv_lines(rows: Iterable[Mapping[str, object]], columns: Sequence[str], *, delimiter: str = ",") -> Iterator[str]:
    """The heading and each row as a line with its line end; one row in memory at a time.

    Every line end is a line feed and every row one line, since line breaks in values are escaped.
    """
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    yield _taken(buffer)
    for row in rows:
        writer.writerow([cell_of(row.get(column)) for column in columns])
        yield _taken(buffer)


def write_csv(rows: Iterable[Mapping[str, object]], columns: Sequence[str] | None = None) -> str:
    """Rows as one text; without columns those of the first row."""
    listed = list(rows)
    named = columns if columns is not None else list(listed[0]) if listed else []
    return "".join(csv_lines(listed, named)) if named else ""


def _taken(buffer: StringIO) -> str:
    line = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return line
