"""5. Records → tables: things as flat rows, a value a column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

import msgspec

from accord.frames.column_kinds import OTHER, Column, columns_of, kind_of_class
from accord.frames.made_values import MADE

Value = str | int | float | bool | list[str | None] | None
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class OfDossier:
    """A step or warning with the id of the dossier it belongs to."""

    dossier: str
    item: object


def rows_of(items: Iterable[object], kind: str | None = None, *, words: bool = True, whole: bool = False) -> list[Row]:
    """Things as flat rows with the columns of their kinds, in the order of columns.toml.

    A value is a text, number, truth value, list of texts, or None where nothing is known; a day is an ISO day. Things
    of several kinds have all columns of theirs, and `record` says which each is of. Without `words` no words of reports
    are given; whole texts only with `whole`.
    """
    listed = list(items)
    columns = wanted(columns_for(listed, kind), words=words, whole=whole)
    return list(iterate_rows(listed, columns))


def columns_for(items: Sequence[object], kind: str | None = None) -> tuple[Column, ...]:
    """The columns that these things have together; those of the kind where there are no things."""
    found = list(dict.fromkeys(kind_of(item) for item in items)) or ([kind] if kind else [])
    if len(found) == 1:
        return _columns(found[0], items)
    merged = {RECORD.name: RECORD} if found else {}
    for name in found:
        for column in _columns(name, [item for item in items if kind_of(item) == name]):
            before = merged.setdefault(column.name, column)
            if before.type != column.type:
                merged[column.name] = Column(name=column.name, type="text", means="Of several kinds.")
    return tuple(merged.values())


def wanted(columns: Iterable[Column], *, words: bool = True, whole: bool = False, private: bool = True) -> list[Column]:
    """The columns without words of reports, whole texts, or what says something of the user's machine."""
    return [c for c in columns if (words or not c.words) and (whole or not c.whole) and (private or not c.private)]


def iterate_rows(items: Iterable[object], columns: Sequence[Column]) -> Iterator[Row]:
    """The rows of things, one in memory at a time."""
    for item in items:
        kind = kind_of(item)
        own = _by_name(kind) if kind != OTHER else {column.name: column for column in _fields_of([item])}
        yield {column.name: _cell(item, column, own) for column in columns}


@cache
def _by_name(kind: str) -> dict[str, Column]:
    return {column.name: column for column in columns_of(kind)}


def kind_of(item: object) -> str:
    """The name of the kind a thing is of."""
    cls: type = type(item.item) if isinstance(item, OfDossier) else type(item)
    return kind_of_class(cls)


RECORD = Column(name="record", type="text", means="The kind of thing the row is.")


def _columns(kind: str, items: Sequence[object]) -> tuple[Column, ...]:
    return _fields_of(items) if kind == OTHER else columns_of(kind)


def _fields_of(items: Sequence[object]) -> tuple[Column, ...]:
    """Columns of what columns.toml does not list: a plain field as it is, anything else as JSON."""
    if not items or not is_dataclass(items[0]):
        return (Column(name="value", type="json", means="The value.", path=()),)
    names = [field.name for field in fields(items[0])]
    return tuple(Column(name=name, type=_type_of(items, name), means="", path=(name,)) for name in names)


def _type_of(items: Sequence[object], name: str) -> Any:
    values = [value for item in items if (value := getattr(item, name, None)) is not None]
    for type_, classes in (("boolean", bool), ("integer", int), ("number", int | float), ("text", str)):
        if all(isinstance(value, classes) for value in values):
            return type_ if values else "text"
    return "json"


def _cell(item: object, column: Column, own: dict[str, Column]) -> Value:
    if column.name == RECORD.name and column is RECORD:
        return kind_of(item)
    return value_of(item, own[column.name], column.type) if column.name in own else None


def value_of(item: object, column: Column, type_: str | None = None) -> Value:
    """The value of a column of a thing, as its type says."""
    thing = item.item if isinstance(item, OfDossier) else item
    if column.made == "dossier":
        return item.dossier if isinstance(item, OfDossier) else None
    found = MADE[column.made](thing) if column.made else _walk(thing, column.path)
    if column.once and isinstance(found, list):
        found = list(dict.fromkeys(each for each in found if each is not None))
    return _typed(found, type_ or column.type, column.places)


def _walk(value: Any, path: Sequence[str]) -> Any:
    for part in path:
        if value is None:
            return None
        if part == "count()":
            value = len(value)
        elif not isinstance(value, list | tuple):
            value = getattr(value, part)
        elif part in ("first()", "last()"):
            value = (value[0] if part == "first()" else value[-1]) if value else None
        else:
            value = _each(value, part)
    return list(value) if isinstance(value, tuple) else value


def _each(values: Sequence[Any], part: str) -> list[Any]:
    """The attribute of each of several; where it is a list itself, all of its values in a row."""
    found: list[Any] = []
    for each in values:
        value = getattr(each, part)
        if isinstance(value, tuple):
            found += value
        else:
            found.append(value)
    return found


def _typed(value: Any, type_: str, places: int | None) -> Value:
    if value is None or value == "":
        return [] if type_ == "texts" else None
    if type_ == "texts":
        return [str(each) if each is not None else None for each in value]
    if type_ == "number":
        return round(float(value), places) if places is not None else float(value)
    if type_ == "day":
        return _day(str(value))
    if type_ == "json":
        return value if isinstance(value, str) else msgspec.json.encode(_named(value)).decode()
    return str(value) if type_ == "text" else _whole(value, type_)


def _named(value: Any) -> Any:
    """A value as JSON holds it; things that have an id by their id, so that no report goes with it whole."""
    if isinstance(value, list | tuple):
        return [_named(each) for each in value]
    return getattr(value, "id", None) or value


def _whole(value: Any, type_: str) -> int | bool:
    return bool(value) if type_ == "boolean" else int(value)


def _day(value: str) -> str | None:
    """The ISO day that a day or moment begins with; None for what is none ("XXXX-11-03")."""
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        return None
