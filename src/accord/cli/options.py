"""The options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accord.errors import NotALedger
from accord.setting_table import LEDGER, USUAL_LEDGER

if TYPE_CHECKING:
    from accord.api import Ledger

LedgerPath = Annotated[
    str | None,
    typer.Option(
        "--ledger", "-l", help="The ledger file [default: ACCORD_LEDGER, else accord.db here]", show_default=False
    ),
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help="Only what was published by this day (its end) or moment, e.g. 2025-11-03")
]
Since = Annotated[str | None, typer.Option("--since", help="Only of reports from this day on, e.g. 2025-11-03")]
Until = Annotated[str | None, typer.Option("--until", help="Only of reports up to this day")]
MostShown = Annotated[int | None, typer.Option("--limit", min=1, help="At most so many", show_default=False)]
NewestFirst = Annotated[bool, typer.Option("--newest", help="The newest first")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON lines, also where stdout is a terminal")]

RulesOnly = Annotated[bool, typer.Option("--rules-only", help="Read by rules alone, without the learned encoder")]
WorkersWanted = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=0,
        max=64,
        help="Processes to read and code in, 0: none but this one [default: ACCORD_WORKERS, else 2 for more than a "
        "few reports]",
        show_default=False,
    ),
]
WorkersOfFeeds = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=0,
        max=64,
        help="Processes to read and code in, 0: none but this one [default: ACCORD_WORKERS, else 1]",
        show_default=False,
    ),
]
OwnPacks = Annotated[
    list[str] | None,
    typer.Option(
        "--pack",
        metavar="NAME|FILE",
        help="Dossiers: a pack of accord's, or a TOML file (or folder) of your own; may be repeated "
        "[default: ACCORD_PACKS, else all of accord's]",
        show_default=False,
    ),
]
OwnCodebook = Annotated[
    str | None,
    typer.Option(
        "--codebook",
        metavar="PATH",
        help="Event frames of your own, a TOML file or a folder of them [default: ACCORD_CODEBOOK, else none]",
        show_default=False,
    ),
]

OwnRegister = Annotated[
    str | None,
    typer.Option(
        "--register",
        metavar="FILE",
        help="Persons and bodies of your own, TOML or JSON lines [default: ACCORD_REGISTER, else none]",
        show_default=False,
    ),
]


def _show_version(asked: bool) -> None:
    """Print accord's version and stop, where it is asked for."""
    if asked:
        from accord import __version__

        typer.echo(f"accord {__version__}")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version"),
]


def decided_by(rules_only: bool) -> str | None:
    """What decides, as the library takes it: the rules, or whatever is set elsewhere."""
    return "rules" if rules_only else None


def ledger_path(given: str | None) -> str:
    """The ledger a command works on: as given, else ACCORD_LEDGER, else accord.db in this folder."""
    return given or os.environ.get(LEDGER) or USUAL_LEDGER


def open_for_reading(given: str | None) -> Ledger:
    """The ledger, which has to exist."""
    from accord.api import Ledger

    path = ledger_path(given)
    if not Path(path).exists():
        raise NotALedger(
            f"No ledger '{path}'. Expected a file made by accord add. Make one: accord add reports/ --ledger {path}"
        )
    return Ledger.open(path, write=False)


def check_days(*, as_of: str | None = None, days: Iterable[str | None] = ()) -> None:
    """Refuse what is no day before any work is done."""
    from accord.ledger.as_of import read_as_of
    from accord.reading import given_day

    read_as_of(as_of)
    for day in days:
        given_day(day)
