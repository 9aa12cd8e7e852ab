"""accord doctor"""

from __future__ import annotations

from typing import Annotated

import typer

from accord.cli.options import AsJson, LedgerPath, ledger_path


def doctor(
    ledger: LedgerPath = None,
    thorough: Annotated[bool, typer.Option("--thorough", help="Check every page of the ledger, however large")] = False,
    as_json: AsJson = False,
) -> None:
    """Look whether accord and the ledger are as they should be: model, encoder, extras, file, disk, workers."""
    from accord.checkup import Health
    from accord.checkup import doctor as look
    from accord.cli.output import print_items

    findings = look(ledger_path(ledger), thorough=thorough)
    rows = (
        (each.what, each.status, f"{each.found}. {each.advice}" if each.advice else each.found) for each in findings
    )
    print_items(findings, columns=("what is looked at", "status", "words"), rows=rows, as_json=as_json)
    if any(each.status is Health.WRONG for each in findings):
        raise typer.Exit(1)
