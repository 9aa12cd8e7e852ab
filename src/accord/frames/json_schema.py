"""5. Records → tables: the JSON Schema of rows, from the table of columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from accord.frames.column_kinds import Column, Kind

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TYPES: dict[str, dict[str, Any]] = {
    "text": {"type": ["string", "null"]},
    "texts": {"type": "array", "items": {"type": ["string", "null"]}},
    "day": {"type": ["string", "null"], "format": "date"},
    "integer": {"type": ["integer", "null"]},
    "number": {"type": ["number", "null"]},
    "boolean": {"type": ["boolean", "null"]},
    "json": {"type": ["string", "null"], "contentMediaType": "application/json"},
}


def json_schema(tables: Iterable[tuple[Kind, Sequence[Column]]]) -> dict[str, Any]:
    """The schema of rows (draft 2020-12): a definition a kind, in which no column may lack or be added."""
    return {
        "$schema": _DRAFT,
        "title": "accord: rows of its tables",
        "$defs": {kind.name: _row(kind, columns) for kind, columns in tables},
    }


def _row(kind: Kind, columns: Sequence[Column]) -> dict[str, Any]:
    return {
        "title": kind.plural,
        "description": kind.means,
        "type": "object",
        "properties": {column.name: _TYPES[column.type] | {"description": _told(column)} for column in columns},
        "required": [column.name for column in columns],
        "additionalProperties": False,
    }


def _told(column: Column) -> str:
    unit = f" In {column.unit}." if column.unit else ""
    return f"{column.means}{unit}"
