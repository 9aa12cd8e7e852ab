"""Comma-separated values, read by pandas, polars and DuckDB."""

from __future__ import annotations

import io
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl

from accord.exports.comma_separated import csv_lines, write_csv

ROWS = [
    {"name": 'He said "no", then left', "count": 3, "names": ["a", "b"]},
    {"name": "=cmd|' /C calc'!A0", "count": None, "names": []},
    {"name": "two\nlines\tand, commas; more", "count": -1, "names": ["x"]},
]


def test_every_row_is_one_line() -> None:
    assert len(write_csv(ROWS).splitlines()) == len(ROWS) + 1


def test_pandas_polars_and_duckdb_read_the_same(tmp_path: Path) -> None:
    text = write_csv(ROWS)
    path = tmp_path / "rows.csv"
    path.write_text(text, encoding="utf-8")
    names = ['He said "no", then left', "'=cmd|' /C calc'!A0", r"two\nlines\tand, commas; more"]
    assert pd.read_csv(io.StringIO(text))["name"].tolist() == names
    assert pl.read_csv(io.StringIO(text))["name"].to_list() == names
    found = duckdb.sql(f"SELECT name FROM read_csv('{path}', header = true)").fetchall()
    assert [row[0] for row in found] == names


def test_an_empty_cell_is_a_missing_value() -> None:
    frame = pl.read_csv(io.StringIO(write_csv(ROWS)))
    assert frame["count"].to_list() == [3, None, -1]


def test_columns_are_those_asked_for_in_their_order() -> None:
    assert write_csv(ROWS, ["count", "name"]).splitlines()[0] == "count,name"


def test_rows_are_taken_one_at_a_time() -> None:
    lines = csv_lines(({"n": number} for number in iter(int, 1)), ["n"])
    assert [next(lines), next(lines)] == ["n\n", "0\n"]


def test_no_rows_without_columns_are_nothing_and_with_columns_a_heading() -> None:
    assert (write_csv([]), write_csv([], ["a", "b"])) == ("", "a,b\n")
