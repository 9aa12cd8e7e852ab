"""Writes the tables of docs/frames.md and docs/exports.md anew: python scripts/write_columns.py"""

from __future__ import annotations

from pathlib import Path

from accord.exports.polecat_columns import polecat_page
from accord.frames.data_dictionary import dictionary_page

DOCS = Path(__file__).resolve().parent.parent / "docs"
PARTS = (
    ("frames.md", "<!-- columns: made from src/accord/frames/columns.toml -->", dictionary_page),
    ("exports.md", "<!-- columns: made from src/accord/exports/polecat_columns.toml -->", polecat_page),
)
END = "<!-- end of columns -->"


def main() -> None:
    """Puts each table between its two marks."""
    for name, begin, page in PARTS:
        path = DOCS / name
        before, rest = path.read_text(encoding="utf-8").split(begin)
        after = rest.split(END)[1]
        path.write_text(f"{before}{begin}\n\n{page().strip()}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
