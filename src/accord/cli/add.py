"""accord add"""

from __future__ import annotations

from typing import Annotated

import typer

from accord.cli.options import LedgerPath, OwnCodebook, RulesOnly, check_days, decided_by, ledger_path


def add(
    paths: Annotated[list[str], typer.Argument(help="Files, folders or - (stdin)")],
    ledger: LedgerPath = None,
    published: Annotated[str | None, typer.Option(help="The day of reports that state none, e.g. 2025-11-03")] = None,
    rules_only: RulesOnly = False,
    codebook: OwnCodebook = None,
) -> None:
    """Read reports into the ledger; what it holds already is known and costs nothing."""
    from accord.api import Ledger
    from accord.cli.output import print_note
    from accord.cli.progress import Progress
    from accord.codebook import codebook_in_use

    check_days(days=(published,))
    in_use = codebook_in_use(codebook)
    progress = Progress(paths)
    with Ledger.open(ledger_path(ledger), decided_by=decided_by(rules_only), codebook=in_use) as opened:
        intake = opened.add(progress.sources(), published=published, on_progress=progress)
        progress.close()
        undated = sum(1 for report in opened.reports() if not report.published)
    for failure in intake.failed:
        print_note(f"accord: {failure}")
    typer.echo(str(intake))
    if undated:
        print_note(f"{undated} undated: their relative dates stay open. Date one: accord set-date ID 2025-11-03")
    if intake.failed:
        raise typer.Exit(3 if intake.reports > len(intake.failed) else 1)
