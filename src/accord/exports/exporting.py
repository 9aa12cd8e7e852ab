"""9. Ledger → other people's formats: what a ledger writes, and what it says of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path
from typing import IO, cast

from accord.errors import UnknownCode
from accord.exports.export_asked import ALL, Asked, Source
from accord.exports.targets import open_target
from accord.exports.writer_table import find_writer
from accord.ledger.as_of import read_as_of
from accord.reading import given_day
from accord.values import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written: rows by table, what was left out and why; `content` where no path was given."""

    format: str
    path: str | None
    rows: dict[str, int]
    left_out: dict[str, int]
    content: bytes | None = None

    def __str__(self) -> str:
        told = (f"{count:,} {name if count != 1 else name.removesuffix('s')}" for name, count in self.rows.items())
        counts = ", ".join(told) or "nothing found"
        left = "; ".join(f"{count:,} {reason}" for reason, count in self.left_out.items())
        return f"{self.path or self.format}: {counts}" + (f". Left out: {left}" if left else "")


class LedgerExports:
    """The formats that a ledger writes; the public Ledger is one."""

    def export(
        self,
        format: str,
        path: str | Path | IO[bytes] | None = None,
        *,
        as_of: str | None = None,
        status: Status | str | None = None,
        actor: str | None = None,
        type: str | None = None,
        since: str | None = None,
        until: str | None = None,
        main: bool | None = None,
        tables: Iterable[str] = (),
        quotes: bool = True,
        texts: bool = False,
        title: str | None = None,
        link: str | None = None,
    ) -> Exported:
        """Write the ledger in a format ("polecat", "csv", "parquet", "geojson", "ical", "atom", or a plugin's).

        To a file, folder, .zip or open binary file; without one the content comes back. Equal ledgers give equal bytes.
        `status` is one, or "all"; `tables` are those of csv and parquet. Without `quotes` no words of reports leave;
        whole texts only with `texts`. `title` and `link` name a feed or calendar and where its pages are.
        """
        if status is not None and status != ALL and status not in tuple(Status):
            near = tuple(get_close_matches(status, tuple(Status), n=2))
            raise UnknownCode("status", status, near, f"Expected one of {', '.join(Status)}, or all.")
        read_as_of(as_of)
        asked = Asked(
            as_of=as_of,
            status=status,
            actor=actor,
            type=type,
            since=given_day(since),
            until=given_day(until),
            main=main,
            tables=tuple(tables),
            quotes=quotes,
            texts=texts,
            title=title,
            link=link,
        )
        return write(cast("Source", self), format, path, asked)


def _undated(source: Source, asked: Asked) -> int:
    return source.file.left_out(asked.as_of) if asked.as_of else 0


def write(source: Source, format_: str, path: str | Path | IO[bytes] | None, asked: Asked) -> Exported:
    """Writes what is asked for from one state of the ledger, whoever else writes to it, and says how much that was."""
    writer = find_writer(format_)
    held = BytesIO()
    to = path if path is not None else held
    opened = open_target(to, writer.suffix, several=writer.several, tables=len(asked.tables))
    with opened as target, source.file.reading():
        target.leave_out("reports without a day", _undated(source, asked))
        writer.write(source, asked, target)
    named = str(path) if isinstance(path, str | Path) else None
    content = held.getvalue() if path is None else None
    return Exported(
        format=writer.name, path=named, rows=dict(target.rows), left_out=dict(target.left_out), content=content
    )
