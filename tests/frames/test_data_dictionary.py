"""The data dictionary, and the page of the documentation that is made of it."""

from __future__ import annotations

from pathlib import Path

from accord.frames.column_kinds import find_kind
from accord.frames.data_dictionary import ENTRY, dictionary_page, dictionary_rows

PAGE = Path(__file__).resolve().parents[2] / "docs" / "frames.md"
BEGIN, END = "<!-- columns: made from src/accord/frames/columns.toml -->", "<!-- end of columns -->"


def test_a_row_a_column() -> None:
    kind = find_kind("figure")
    rows = dictionary_rows([(kind, kind.columns)])
    assert len(rows) == len(kind.columns)
    assert tuple(rows[0]) == ENTRY
    assert next(row for row in rows if row["column"] == "start")["unit"] == "code points"


def test_the_documentation_has_the_columns_as_they_are() -> None:
    text = PAGE.read_text(encoding="utf-8")
    told = text.split(BEGIN)[1].split(END)[0].strip()
    assert told == dictionary_page().strip()
