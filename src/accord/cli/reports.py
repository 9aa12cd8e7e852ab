"""accord reports"""

from __future__ import annotations

from typing import Annotated

import typer

from accord.cli.options import AsJson, AsOf, LedgerPath, open_for_reading


def reports(
    failed: Annotated[bool, typer.Option("--failed", help="What could not be read, and why")] = False,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List the reports of the ledger."""
    from accord.cli.output import print_items

    with open_for_reading(ledger) as opened:
        if failed:
            failures = opened.file.failures()
            lines = ((f.source, f.stage, f.reason) for f in failures)
            print_items(failures, columns=("source", "stage", "reason"), rows=lines, as_json=as_json)
            return
        found = opened.reports(as_of=as_of)
        rows = ((r.day or "undated", r.published_basis.value, r.publisher or "", r.title or "", r.id) for r in found)
        listed = ({key: value for key, value in r.to_dict().items() if key != "text"} for r in found)
        print_items(listed, columns=("day", "basis", "publisher", "title", "id"), rows=rows, as_json=as_json)
