"""accord search"""

from __future__ import annotations

from typing import Annotated

import typer

from accord.cli.options import AsJson, AsOf, LedgerPath, check_days, open_for_reading


def search(
    words: Annotated[list[str], typer.Argument(help='Words that a report must hold; "a phrase" in quotes')],
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 20,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Find reports by their words."""
    from accord.cli.output import print_items

    check_days(as_of=as_of)
    with open_for_reading(ledger) as opened:
        found = opened.search(" ".join(words), limit=limit, as_of=as_of)
        rows = ((hit.report.day or "undated", hit.report.publisher or "", hit.quote, hit.report.id) for hit in found)
        hits = (
            {name: getattr(hit.report, name) for name in ("id", "day", "publisher", "title")}
            | {name: getattr(hit, name) for name in ("start", "end", "quote", "score")}
            for hit in found
        )
        print_items(hits, columns=("day", "publisher", "words", "report"), rows=rows, as_json=as_json)
