"""accord set-date"""

from __future__ import annotations

from typing import Annotated

import typer

from accord.cli.options import LedgerPath, OwnCodebook, RulesOnly, decided_by, ledger_path


def set_date(
    report: Annotated[str, typer.Argument(help="The report's id, or its beginning")],
    day: Annotated[str, typer.Argument(help="The day it was published, e.g. 2025-11-03")],
    ledger: LedgerPath = None,
    rules_only: RulesOnly = False,
    codebook: OwnCodebook = None,
) -> None:
    """Date a report by hand; it is coded anew and keeps this date."""
    from accord.api import Ledger

    with Ledger.open(ledger_path(ledger), decided_by=decided_by(rules_only), codebook=codebook) as opened:
        typer.echo(f"{opened.set_date(report, day)} (date given)")
