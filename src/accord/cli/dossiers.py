"""accord dossiers"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from accord.cli.dossier_packs import check, suggest
from accord.cli.dossier_warnings import acknowledge, acknowledged
from accord.cli.options import AsJson, AsOf, LedgerPath, OwnPacks, check_days, open_for_reading

if TYPE_CHECKING:
    from accord.api import Ledger
    from accord.dossiers.model import DossierState

_HELP = ("--help",)
_ROOM_FOR_TITLES = 100
"""Columns from which the table has room for titles beside ids."""
_ALONE = frozenset({"--json", "--all"})
"""Options of list and show that take no value."""


class DossierCommands(TyperGroup):
    """The commands under `accord dossiers`, which by itself lists, and with an id in place of a command shows it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments with the command in front, `list` or `show` where none is named."""
        named = _first_name(args)
        if named is None and not set(args) & set(_HELP):
            args = ["list", *args]
        elif named is not None and args[named] in self.commands:
            args = [args[named], *args[:named], *args[named + 1 :]]
        elif named is not None:
            args = ["show", *args]
        return super().parse_args(ctx, args)


def _first_name(args: list[str]) -> int | None:
    """Where the first argument stands that is no option and no option's value."""
    is_value = False
    for place, arg in enumerate(args):
        if arg.startswith("-"):
            is_value = arg not in _ALONE and arg not in _HELP and "=" not in arg
        elif is_value:
            is_value = False
        else:
            return place
    return None


app = typer.Typer(
    cls=DossierCommands,
    help="Where each dossier stands, on which words; `accord dossiers ID` shows one.",
    rich_markup_mode=None,
)
Everything = Annotated[
    bool, typer.Option("--all", help="Also dossiers that no report touches, and warnings somebody took note of")
]
Since = Annotated[str | None, typer.Option(help="What changed since the end of this day, e.g. 2025-11-03")]


@app.command("list")
def list_dossiers(
    *,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    since: Since = None,
    pack: OwnPacks = None,
    everything: Everything = False,
    as_json: AsJson = False,
) -> None:
    """List where each dossier stands, or with --since what changed of each."""
    check_days(as_of=as_of, days=(since,))
    with open_for_reading(ledger) as opened:
        if since:
            _print_changes(opened, since, as_of, pack, as_json=as_json)
        else:
            _print_states(opened, as_of, pack, everything=everything, as_json=as_json)


@app.command("show")
def show_dossier(
    name: Annotated[str, typer.Argument(metavar="ID", help="The dossier's id, or how it begins")],
    *,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    since: Since = None,
    pack: OwnPacks = None,
    everything: Everything = False,
    as_json: AsJson = False,
) -> None:
    """Show all that one dossier answers: stage, path, what is due, figures, statements, plans, warnings."""
    from accord.cli.dossier_text import print_sheet
    from accord.cli.output import print_json, wants_json

    check_days(as_of=as_of, days=(since,))
    with open_for_reading(ledger) as opened:
        dossier = opened.dossier(name, as_of=as_of, pack=pack)
        sheet = dossier.sheet(everything=everything)
        changes = dossier.changes(since) if since else ()
        if wants_json(as_json):
            print_json(sheet.to_dict() | ({"changes": [change.to_dict() for change in changes]} if since else {}))
        else:
            print_sheet(sheet, changes, since=since)


app.command("suggest")(suggest)
app.command("check")(check)
app.command("acknowledge")(acknowledge)
app.command("acknowledged")(acknowledged)


def _print_states(
    opened: Ledger, as_of: str | None, pack: list[str] | None, *, everything: bool, as_json: bool
) -> None:
    from accord.cli.output import print_items, print_note, wants_json

    found = opened.dossiers(as_of=as_of, pack=pack, untouched=everything, acknowledged=everything)
    if not found and not wants_json(as_json):
        print_note("No dossier of the packs in use is touched by these reports. --all lists them, --pack names others.")
        return
    columns = ("id", "where it stands", "since", "due by", "!", "title")
    most = len(columns) - (shutil.get_terminal_size().columns < _ROOM_FOR_TITLES)
    rows = (_row(state)[:most] for state in found)
    print_items(found, columns=columns[:most], rows=rows, as_json=as_json)


def _row(state: DossierState) -> tuple[str, ...]:
    due = state.due.value if state.due else ""
    owed = str(len(state.warnings) or "")
    return (state.dossier.id, state.stage, state.since or "", due, owed, state.dossier.title)


def _print_changes(opened: Ledger, since: str, as_of: str | None, pack: list[str] | None, *, as_json: bool) -> None:
    """The changes of all dossiers, a line each."""
    from accord.cli.output import print_items

    touched = [state.dossier.id for state in opened.dossiers(as_of=as_of, pack=pack)]
    changes = [change for name in touched for change in opened.dossier(name, as_of=as_of, pack=pack).changes(since)]
    rows = ((each.dossier, each.kind, f"{each.what}: {_values(each.before, each.now)}") for each in changes)
    print_items(changes, columns=("dossier", "kind", "what"), rows=rows, as_json=as_json)


def _values(before: str | None, now: str | None) -> str:
    if now is None:
        return f"{before}, no longer"
    return f"{before} → {now}" if before else now
