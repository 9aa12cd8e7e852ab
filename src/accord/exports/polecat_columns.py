"""9. Ledger → other people's formats: POLECAT's columns in their order, and what accord puts into each."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def polecat_columns() -> dict[str, str]:
    """What each column holds, by its name, in the order of the file."""
    table = tomllib.loads(files("accord.exports").joinpath("polecat_columns.toml").read_text(encoding="utf-8"))
    return {row["name"]: row["means"] for row in table["column"]}


def polecat_page() -> str:
    """The columns as Markdown: the generated part of docs/exports.md."""
    lines = [f"| {name} | {means} |" for name, means in polecat_columns().items()]
    return "\n".join(("| column | what it holds |", "|---|---|", *lines, ""))
