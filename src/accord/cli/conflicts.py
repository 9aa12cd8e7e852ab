"""accord conflicts"""

from __future__ import annotations

from accord.cli.options import AsJson, AsOf, LedgerPath, open_for_reading


def conflicts(ledger: LedgerPath = None, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """List where reports differ, each with a verdict."""
    from accord.cli.output import print_items

    with open_for_reading(ledger) as opened:
        found = opened.conflicts(as_of=as_of)
        rows = (
            (c.kind, c.subject, " / ".join(a.value for a in c.accounts), c.verdict.value, c.reason, c.id) for c in found
        )
        columns = ("kind", "what", "accounts", "verdict", "because", "id")
        print_items(found, columns=columns, rows=rows, as_json=as_json)
