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
    from accord.linking.shared_texts import find_copies_of
    from accord.views.wording import copies_in_words

    with open_for_reading(ledger) as opened:
        found = opened.report(name)
        records = opened.records(report=found.id)
        copies = find_copies_of(opened.file, found)
        named = {name: opened.report(name) for name in copies.reports} if copies else {}
    if wants_json(as_json):
        from accord.views.coded import coded

        print_json(coded(found, records) | ({"copies": copies} if copies else {}))
        return
    from rich.console import Console

    from accord.cli.marking import mark
    from accord.reading.decoding import clean

    console = Console(highlight=False, markup=False, emoji=False)
    console.print(mark(found, records))
    if copies:
        console.print(clean(f"{copies_in_words(copies, named)}\n"))
    told = [record for record in records if record.kind in ("event", "statement", "figure")]
    print_table(("id", "kind", "record"), ((record.id, record.kind, str(record)) for record in told))
