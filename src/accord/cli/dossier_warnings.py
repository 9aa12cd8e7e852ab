"""accord dossiers acknowledge, accord dossiers acknowledged"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from accord.cli.options import AsJson, AsOf, LedgerPath, OwnPacks, ledger_path, open_for_reading

By = Annotated[str | None, typer.Option(envvar="ACCORD_NAME", help="Who took note [default: the user's name]")]


def acknowledge(
    warning: Annotated[str, typer.Argument(metavar="WARNING", help="The warning's id, or how it begins")],
    *,
    reason: Annotated[str, typer.Option(help="Why it needs no more notice")] = "",
    by: By = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the acknowledgement back")] = False,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    pack: OwnPacks = None,
) -> None:
    """Take note of a warning: it stays away until it rests on words that were not there."""
    from accord.api import Ledger
    from accord.cli.output import print_note

    open_for_reading(ledger).close()
    with Ledger.open(ledger_path(ledger)) as opened:
        if undo:
            print_note(str(opened.undo_acknowledgement(warning)))
        else:
            made = opened.acknowledge(warning, by=by or _user(), reason=reason, as_of=as_of, pack=pack)
            print_note(str(made))


def acknowledged(
    *,
    export: Annotated[bool, typer.Option("--export", help="All of them as JSON lines, the undone ones too")] = False,
    import_: Annotated[str | None, typer.Option("--import", help="Take in exported ones from a file or -")] = None,
    ledger: LedgerPath = None,
    as_json: AsJson = False,
) -> None:
    """List the warnings somebody took note of: which, who, when and why."""
    from accord.cli.output import print_items

    if import_:
        _take_in(ledger, import_)
        return
    with open_for_reading(ledger) as opened:
        found = opened.acknowledgements(undone=export)
    rows = ((each.at[:10], each.by, f"{each.about}: {each.text}", each.reason, each.id) for each in found)
    columns = ("day", "by", "warning", "because", "id")
    print_items(found, columns=columns, rows=rows, as_json=as_json or export)


def _take_in(ledger: str | None, path: str) -> None:
    from accord.api import Ledger
    from accord.cli.output import print_note
    from accord.ledger.acknowledgements import read_acknowledgements

    text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
    given = read_acknowledgements(text)
    open_for_reading(ledger).close()
    with Ledger.open(ledger_path(ledger)) as opened:
        print_note(f"{opened.take_in_acknowledgements(given)} acknowledgements taken in")


def _user() -> str:
    import getpass

    return getpass.getuser()
