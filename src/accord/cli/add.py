"""accord add"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from accord.cli.adding import add_reports
from accord.cli.fetching import AllowAddress
from accord.cli.options import (
    AsJson,
    LedgerPath,
    OwnCodebook,
    RulesOnly,
    WorkersWanted,
    check_days,
    decided_by,
    ledger_path,
)

if TYPE_CHECKING:
    from accord.ledger.intake import Intake


def add(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, addresses or - (stdin)")],
    *,
    ledger: LedgerPath = None,
    published: Annotated[str | None, typer.Option(help="The day of reports that state none, e.g. 2025-11-03")] = None,
    rules_only: RulesOnly = False,
    codebook: OwnCodebook = None,
    workers: WorkersWanted = None,
    allow_address: AllowAddress = None,
    as_json: AsJson = False,
) -> None:
    """Read reports into the ledger; what it holds already is known and costs nothing."""
    from accord.api import Ledger
    from accord.cli.output import print_json, print_note
    from accord.codebook import codebook_in_use

    check_days(days=(published,))
    in_use = codebook_in_use(codebook)
    with Ledger.open(ledger_path(ledger), decided_by=decided_by(rules_only), codebook=in_use) as opened:
        intake = add_reports(opened, paths, published=published, workers=workers, allowed=allow_address)
        undated = opened.file.counts().undated
    if as_json:
        print_json(intake.to_dict() | {"undated": undated})
    else:
        _print(intake)
    if undated:
        print_note(f"{undated} undated: their relative dates stay open. Date one: accord set-date ID 2025-11-03")
    if intake.failed:
        raise typer.Exit(3 if intake.reports > len(intake.failed) else 1)


def _print(intake: Intake) -> None:
    """A line of counts; on a terminal, where some failed, a table of them with the reasons by how often they came."""
    import sys

    typer.echo(str(intake))
    if not (intake.failed and sys.stdout.isatty()):
        return
    from accord.cli.output import print_table

    print_table(("n", "stage", "why"), ((str(number), *kind) for kind, number in intake.reasons()))
