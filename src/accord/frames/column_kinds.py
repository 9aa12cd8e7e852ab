"""5. Records → tables: which columns each kind of thing has, as columns.toml says."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from accord.errors import UnknownCode

Type = Literal["text", "texts", "day", "integer", "number", "boolean", "json"]
OTHER = "other"
"""The kind of what columns.toml does not list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: what it means, where its value comes from, and who defined that.

    `words` marks words of a report, `whole` a whole text, `private` what says something of the user's machine.
    """

    name: str
    type: Type
    means: str
    source: str = "accord"
    unit: str | None = None
    path: tuple[str, ...] = ()
    made: str | None = None
    places: int | None = None
    once: bool = False
    words: bool = False
    whole: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of thing (`event`, `events` in file names) with its class and columns; `shown` are a notebook's."""

    name: str
    plural: str
    cls: str
    means: str
    shown: tuple[str, ...]
    columns: tuple[Column, ...]


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its name, in the order of columns.toml."""
    table = tomllib.loads(files("accord.frames").joinpath("columns.toml").read_text(encoding="utf-8"))
    return {row["name"]: _kind(row, table["source"]) for row in table["kind"]}


def _kind(row: dict[str, Any], sources: dict[str, str]) -> Kind:
    columns = tuple(_column(column, sources) for column in row["columns"])
    named = {"name": row["name"], "plural": row["plural"], "cls": row["class"], "means": row["means"]}
    return Kind(**named, shown=tuple(row["shown"]), columns=columns)


def _column(row: dict[str, Any], sources: dict[str, str]) -> Column:
    source = row.get("source", "accord")
    path = tuple(row["path"].split(".")) if "path" in row else ()
    return Column(**row | {"source": sources.get(source, source), "path": path})


def columns_of(kind: str) -> tuple[Column, ...]:
    """The columns of a kind by its name ("event") or its plural; UnknownCode for none.

    >>> columns_of("plans")[0].name
    'id'
    """
    return find_kind(kind).columns


def find_kind(name: str) -> Kind:
    """The kind of that name or plural; UnknownCode for none."""
    for kind in kinds().values():
        if name in (kind.name, kind.plural):
            return kind
    near = tuple(get_close_matches(name, kinds(), n=2))
    raise UnknownCode("kind of table", name, near, f"Expected one of {', '.join(kinds())}.")


@cache
def kind_of_class(cls: type) -> str:
    """The name of the kind that things of a class are; OTHER for what columns.toml does not list."""
    by_class = {kind.cls: kind.name for kind in kinds().values()}
    names = (f"{each.__module__}.{each.__qualname__}" for each in cls.__mro__)
    return next((by_class[name] for name in names if name in by_class), OTHER)
