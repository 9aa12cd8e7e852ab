"""accord figures"""

from __future__ import annotations

from accord.cli.options import AsJson, AsOf, LedgerPath, open_for_reading


def figures(ledger: LedgerPath = None, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """List figures with their hedges."""
    from accord.cli.output import print_items

    with open_for_reading(ledger) as opened:
        found = opened.figures(as_of=as_of)
        rows = (
            (r.text, r.unit or "", r.measures or "", r.approximation.value, r.status, r.report, r.id) for r in found
        )
        columns = ("figure", "unit", "measures", "hedge", "status", "report", "id")
        print_items(found, columns=columns, rows=rows, as_json=as_json)
