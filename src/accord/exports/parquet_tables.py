"""9. Ledger → other people's formats: all that the ledger says as Parquet, a file a kind, with its schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO

from accord.errors import MissingExtra
from accord.exports.csv_tables import write_meanings
from accord.exports.export_asked import Asked, Source
from accord.exports.exported_tables import Table, find_tables
from accord.exports.targets import Target
from accord.exports.writer_table import Writer
from accord.frames.framed import arrow_schema, arrow_table
from accord.frames.item_rows import Row

_GROUP = 5000
"""Rows in memory at a time, and in a row group of the file."""


def write_tables(source: Source, asked: Asked, target: Target) -> None:
    """Writes each table, then dictionary.csv and schema.json where there is room; MissingExtra without pyarrow."""
    told = []
    for table in find_tables(source, asked, target):
        with target.file(f"{table.kind.plural}.parquet") as file:
            _write(table, file)
        told.append((table.kind, table.columns))
    write_meanings(told, target)


def _write(table: Table, file: IO[bytes]) -> None:
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtra("accord export parquet", "frames") from error
    with parquet.ParquetWriter(file, arrow_schema(table.columns), compression="zstd") as writer:
        for rows in _groups(table.rows):
            writer.write_table(arrow_table(rows, table.columns))


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    going = iter(rows)
    while group := list(islice(going, _GROUP)):
        yield group


WRITER = Writer(
    name="parquet",
    suffix=".parquet",
    means="All tables as Parquet in a folder or .zip, with data dictionary and JSON Schema; one table as one file.",
    write=write_tables,
    media_type="application/vnd.apache.parquet",
    several=True,
)
