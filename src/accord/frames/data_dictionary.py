"""5. Records → tables: what each column means, as rows and as a page of the documentation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from accord.frames.column_kinds import Column, Kind, kinds

ENTRY = ("table", "column", "type", "unit", "means", "source")
TYPE_WORDS = {
    "text": "text",
    "texts": "list of texts",
    "day": "day",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "json": "JSON",
}


def dictionary_rows(tables: Iterable[tuple[Kind, Sequence[Column]]]) -> list[dict[str, str | None]]:
    """A row a column: its table, type, unit, what it means, and who defined that."""
    return [
        {
            "table": kind.plural,
            "column": column.name,
            "type": TYPE_WORDS[column.type],
            "unit": column.unit,
            "means": column.means,
            "source": column.source,
        }
        for kind, columns in tables
        for column in columns
    ]


def dictionary_page() -> str:
    """Every table with its columns as Markdown: the generated part of docs/frames.md."""
    return "\n".join(_section(kind) for kind in kinds().values())


def _section(kind: Kind) -> str:
    lines = [
        f"### {kind.plural}",
        "",
        kind.means,
        "",
        "| column | type | what it means | source |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| `{c.name}` | {TYPE_WORDS[c.type]}{f', {c.unit}' if c.unit else ''} | {c.means} | {c.source} |"
        for c in kind.columns
    ]
    return "\n".join((*lines, ""))
