"""9. Ledger → other people's formats: all that the ledger says as CSV, a file a kind, with dictionary and schema."""

from __future__ import annotations

import json
from collections.abc import Sequence

from accord.exports.comma_separated import csv_lines, write_csv
from accord.exports.export_asked import Asked, Source
from accord.exports.exported_tables import find_tables
from accord.exports.targets import Target
from accord.exports.writer_table import Writer
from accord.frames.column_kinds import Column, Kind
from accord.frames.data_dictionary import ENTRY, dictionary_rows
from accord.frames.json_schema import json_schema


def write_tables(source: Source, asked: Asked, target: Target) -> None:
    """Writes each table, then dictionary.csv and schema.json where there is room for several files."""
    told = []
    for table in find_tables(source, asked, target):
        with target.file(f"{table.kind.plural}.csv") as file:
            for line in csv_lines(table.rows, [column.name for column in table.columns]):
                file.write(line.encode())
        told.append((table.kind, table.columns))
    write_meanings(told, target)


def write_meanings(tables: Sequence[tuple[Kind, Sequence[Column]]], target: Target) -> None:
    """The data dictionary and the JSON Schema of tables."""
    if target.is_single:
        return
    with target.file("dictionary.csv") as file:
        file.write(write_csv(dictionary_rows(tables), ENTRY).encode())
    with target.file("schema.json") as file:
        file.write(json.dumps(json_schema(tables), ensure_ascii=False, indent=1).encode() + b"\n")


WRITER = Writer(
    name="csv",
    suffix=".csv",
    means="All tables as CSV in a folder or .zip, with data dictionary and JSON Schema; one table as one file.",
    write=write_tables,
    media_type="text/csv; charset=utf-8",
    several=True,
)
