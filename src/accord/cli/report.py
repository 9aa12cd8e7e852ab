"""accord report ID"""

from __future__ import annotations

from typing import Annotated

import typer

from accord.cli.options import AsJson, LedgerPath, open_for_reading


def report(
    name: Annotated[str, typer.Argument(metavar="ID", help="The report's id, or its beginning")],
    ledger: LedgerPath = None,
    as_json: AsJson = False,
) -> None:
    """Show a report's text with its records marked."""
    from accord.cli.output import print_json, print_table, wants_json

    with open_for_reading(ledger) as opened:
        found = opened.report(name)
        records = opened.records(report=found.id)
    if wants_json(as_json):
        from accord.views.coded import coded

        print_json(coded(found, records))
        return
    from rich.console import Console

    from accord.cli.marking import mark

    Console(highlight=False, markup=False, emoji=False).print(mark(found, records))
    told = [record for record in records if record.kind in ("event", "statement", "figure")]
    print_table(("id", "kind", "record"), ((record.id, record.kind, str(record)) for record in told))
