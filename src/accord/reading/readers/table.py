"""1. Bytes → Report: tables of reports as CSV or TSV, a row a report, read as they stream by."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import TextIO

from accord.errors import UnreadableReport
from accord.reading.decoding import clean, in_one_line, stream_encoding
from accord.reading.opened import Opened
from accord.reading.readers import Reader
from accord.reading.readers.rows import KEYS, report_of_fields
from accord.reading.signs import head_text
from accord.records import Failure, Report

MAX_FIELD = 5_000_000
"""The most characters of one field."""
_DELIMITERS = ",\t;|"
_MOST_COLUMNS = 2_000
_LONGEST_LINE = 4 * MAX_FIELD


def _fits(opened: Opened) -> bool:
    return _delimiter(opened) is not None


def _delimiter(opened: Opened) -> str | None:
    """What parts the columns: that by which the first line becomes a head with a column of text."""
    line = head_text(opened).lstrip("\ufeff").split("\n", 1)[0].strip("\r")
    for delimiter in _DELIMITERS:
        names = [name.strip().strip('"').casefold() for name in line.split(delimiter)]
        if 2 <= len(names) <= _MOST_COLUMNS and _column("text", names, opened) is not None:
            return delimiter
    return None


def _column(part: str, names: list[str], opened: Opened) -> int | None:
    """Where a part of a report stands among the names of a head."""
    wanted = [key.casefold() for key in opened.columns.keys(part, KEYS[part])]
    return next((names.index(key) for key in wanted if key in names), None)


def _read(opened: Opened) -> Iterator[Report | Failure]:
    delimiter = _delimiter(opened) or ","
    with opened.stream() as raw, io.TextIOWrapper(raw, stream_encoding(opened.head), "replace", newline="") as text:
        csv.field_size_limit(MAX_FIELD)
        table = csv.reader(_lines(text), delimiter=delimiter, strict=False)
        try:
            head = [in_one_line(name) for name in next(table)]
        except (StopIteration, csv.Error) as error:
            raise UnreadableReport(opened.name, "is a table without rows.", "Expected a head and rows.") from error
        names = [name.casefold() for name in head]
        places = {part: at for part in KEYS if (at := _column(part, names, opened)) is not None}
        yield from _rows(table, places, len(head), opened)


def _lines(text: TextIO) -> Iterator[str]:
    """The lines of a table; one that is too long comes in pieces, of which no row fits."""
    while line := text.readline(_LONGEST_LINE):
        yield line.replace("\x00", "")


def _rows(
    table: Iterator[list[str]], places: Mapping[str, int], width: int, opened: Opened
) -> Iterator[Report | Failure]:
    number = 1
    while True:
        number += 1
        where = f"{opened.name}, row {number}"
        try:
            row = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            yield Failure(source=where, stage="reading", reason=f"is no row ({error}). Expected {width} fields.")
            continue
        if not any(field.strip() for field in row):
            continue
        if len(row) != width:
            reason = f"has {len(row)} fields. Expected {width}, as in the first row. Quote fields that hold delimiters."
            yield Failure(source=where, stage="reading", reason=reason)
            continue
        yield report_of_fields({part: clean(row[at]) for part, at in places.items()}, where, "csv")


READER = Reader(name="table", fits=_fits, read=_read)
