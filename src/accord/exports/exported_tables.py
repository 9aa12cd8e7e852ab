"""9. Ledger → other people's formats: the tables of an export, each a stream of flat rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from accord.errors import InputError, UnknownCode
from accord.exports.export_asked import ALL, Asked, Source, find_events, find_plans, pages, quoted
from accord.exports.targets import Target
from accord.frames.column_kinds import Column, Kind, find_kind
from accord.frames.item_rows import OfDossier, Row, Value, iterate_rows, wanted

_RECORDS = {
    "tellings": "event",
    "statements": "statement",
    "figures": "figure",
    "actors": "actor",
    "places": "place",
    "times": "time",
}
"""Tables of what single reports say, with the kind of record in the ledger."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its kind, the columns that leave, and its rows, one in memory at a time."""

    kind: Kind
    columns: Sequence[Column]
    rows: Iterable[Row]


def find_tables(source: Source, asked: Asked, target: Target) -> Iterator[Table]:
    """The tables asked for, all where none is named; the target is told how many rows each has."""
    for name in _names(asked, target):
        kind = find_kind(name)
        columns = wanted(kind.columns, words=asked.quotes or asked.texts, whole=asked.texts, private=False)
        items = _counted(_ITEMS[name](source, asked), name, target)
        yield Table(kind, columns, _cut(iterate_rows(items, columns), columns))


def table_names() -> tuple[str, ...]:
    """Every table there is."""
    return tuple(_ITEMS)


def _names(asked: Asked, target: Target) -> tuple[str, ...]:
    for name in asked.tables:
        if name not in _ITEMS:
            near = tuple(get_close_matches(name, _ITEMS, n=2))
            raise UnknownCode("table", name, near, f"Expected one of {', '.join(_ITEMS)}.")
    chosen = asked.tables or tuple(name for name in _ITEMS if name != "changes" or asked.since)
    if "changes" in chosen and not asked.since:
        raise InputError("The table of changes needs the day last looked. Name it: --since 2025-11-03.")
    if target.is_single and len(chosen) != 1:
        raise InputError("One file has room for one table. Name one (--table events), a folder or a .zip file.")
    return chosen


def _counted(items: Iterable[object], name: str, target: Target) -> Iterator[object]:
    for item in items:
        target.rows[name] += 1
        yield item


def _cut(rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[Row]:
    """The rows with quotations as long as they may leave."""
    words = [column.name for column in columns if column.words and not column.whole]
    for row in rows:
        for name in words:
            row[name] = _short(row[name])
        yield row


def _short(value: Value) -> Value:
    if isinstance(value, list):
        return [quoted(each) if each is not None else None for each in value]
    return quoted(value) if isinstance(value, str) else value


def _records(kind: str) -> Callable[[Source, Asked], Iterable[object]]:
    return lambda source, asked: source.file.records(kind=kind, as_of=asked.as_of)


def _reports(source: Source, asked: Asked) -> Iterable[object]:
    return pages(source.reports, as_of=asked.as_of)


def _conflicts(source: Source, asked: Asked) -> Iterable[object]:
    return source.conflicts(as_of=asked.as_of)


def _dossiers(source: Source, asked: Asked) -> Iterable[object]:
    return source.dossiers(as_of=asked.as_of)


def _stages(source: Source, asked: Asked) -> Iterable[object]:
    return (OfDossier(s.dossier.id, move) for s in source.dossiers(as_of=asked.as_of) for move in s.path)


def _warnings(source: Source, asked: Asked) -> Iterable[object]:
    return (OfDossier(s.dossier.id, each) for s in source.dossiers(as_of=asked.as_of) for each in s.warnings)


def _changes(source: Source, asked: Asked) -> Iterable[object]:
    return source.changes(since=asked.since, as_of=asked.as_of)


_ITEMS: dict[str, Callable[[Source, Asked], Iterable[object]]] = {
    "reports": _reports,
    "events": lambda source, asked: find_events(source, asked.with_status(ALL)),
    "plans": find_plans,
    **{name: _records(kind) for name, kind in _RECORDS.items()},
    "conflicts": _conflicts,
    "dossiers": _dossiers,
    "stages": _stages,
    "warnings": _warnings,
    "changes": _changes,
}
"""What each table holds. Those from conflicts on are made from all that is known, the others a page at a time."""
