"""accord export"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from accord.cli.options import AsOf, LedgerPath, check_days, open_for_reading

Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="File to write to; of csv and parquet also a folder or .zip")
]
WhichStatus = Annotated[
    str | None, typer.Option("--status", help="Events of one status, or all [default: polecat occurred, else all]")
]
Since = Annotated[str | None, typer.Option("--since", help="On or after this day; of changes: the day last looked")]
Tables = Annotated[
    list[str] | None, typer.Option("--table", help="Of csv and parquet: this table, e.g. events; may be repeated")
]
Type = Annotated[str | None, typer.Option("--type", help="PLOVER type, or a label or type of your own")]


def export(
    format_: Annotated[
        str | None,
        typer.Argument(metavar="[FORMAT]", help="polecat, csv, parquet, geojson, ical, atom; none: a list"),
    ] = None,
    *,
    output: Output = None,
    status: WhichStatus = None,
    actor: Annotated[str | None, typer.Option(help="Country (ISO 3166-1 alpha-3), id or name")] = None,
    type_: Type = None,
    since: Since = None,
    until: Annotated[str | None, typer.Option(help="On or before this day")] = None,
    main: Annotated[bool, typer.Option("--main", help="The main events only")] = False,
    table: Tables = None,
    quotes: Annotated[bool, typer.Option("--quotes/--no-quotes", help="Whether words of the reports leave")] = True,
    texts: Annotated[bool, typer.Option("--texts", help="Whole texts of the reports leave too")] = False,
    title: Annotated[str | None, typer.Option(help="Name of the feed or calendar")] = None,
    link: Annotated[str | None, typer.Option(help="Address of the ledger's pages, for a feed")] = None,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
) -> None:
    """Write the ledger in a format of other tools; what was left out is said on stderr."""
    from accord.cli.output import print_note
    from accord.exports.writer_table import find_writer

    if format_ is None:
        _print_formats()
        return
    check_days(as_of=as_of, days=(since, until))
    _check_output(find_writer(format_).several, output)
    with open_for_reading(ledger) as opened:
        done = opened.export(
            format_,
            output or sys.stdout.buffer,
            as_of=as_of,
            status=status.lower().replace(" ", "_") if status else None,
            actor=actor,
            type=type_,
            since=since,
            until=until,
            main=True if main else None,
            tables=table or (),
            quotes=quotes,
            texts=texts,
            title=title,
            link=link,
        )
    print_note(f"accord: {done}")


def _print_formats() -> None:
    """Each format with what it is for."""
    from accord.cli.output import print_items
    from accord.exports.writer_table import writers

    found = writers()
    items = [{"format": each.name, "suffix": each.suffix, "means": each.means} for each in found]
    rows = ((each.name, each.suffix, each.means) for each in found)
    print_items(items, columns=("format", "suffix", "what"), rows=rows, as_json=False)


def _check_output(several: bool, output: Path | None) -> None:
    if output is None and several and sys.stdout.isatty():
        raise typer.BadParameter("It makes several files: name a folder or a .zip with -o")
