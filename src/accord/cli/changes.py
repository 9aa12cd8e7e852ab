"""accord changes --since DAY"""

from __future__ import annotations

from typing import Annotated

import typer

from accord.cli.options import AsJson, AsOf, LedgerPath, check_days, open_for_reading


def changes(
    since: Annotated[str, typer.Option(help="The day you last looked (its end), e.g. 2025-11-03")],
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List what is otherwise than on a day: new events, plans settled or overdue, conflicts, changed figures."""
    from accord.cli.output import print_items

    check_days(as_of=as_of, days=(since,))
    with open_for_reading(ledger) as opened:
        found = opened.changes(since=since, as_of=as_of)
        rows = (
            (
                change.kind.value,
                change.day or "",
                f"{change.what}: {change.before} → {change.now}" if change.before else f"{change.what}: {change.now}",
                change.evidence[0].quote,
                change.about,
            )
            for change in found
        )
        print_items(found, columns=("kind", "day", "what", "words", "id"), rows=rows, as_json=as_json)
