"""accord statements"""

from __future__ import annotations

from typing import Annotated

import typer

from accord.cli.options import AsJson, AsOf, LedgerPath, open_for_reading


def statements(
    source: Annotated[str | None, typer.Option(help="Who said it: id or part of a name")] = None,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List who said what."""
    from accord.cli.output import print_items

    with open_for_reading(ledger) as opened:
        found = opened.statements(source=source, as_of=as_of)
        rows = (
            (r.source.name if r.source else "", r.cue_text or "", r.directness.value, r.text, r.report, r.id)
            for r in found
        )
        columns = ("source", "cue", "directness", "content", "report", "id")
        print_items(found, columns=columns, rows=rows, as_json=as_json)
