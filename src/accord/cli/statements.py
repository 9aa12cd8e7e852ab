"""accord statements"""

from __future__ import annotations

from typing import Annotated

import typer

from accord.cli.options import (
    AsJson,
    AsOf,
    LedgerPath,
    MostShown,
    NewestFirst,
    Since,
    Until,
    check_days,
    open_for_reading,
)


def statements(
    source: Annotated[str | None, typer.Option(help="Who said it: id or part of a name")] = None,
    *,
    about: Annotated[str | None, typer.Option(help="Words that all stand in what is said, in any form")] = None,
    report: Annotated[str | None, typer.Option(help="The report that holds it: id or how that begins")] = None,
    since: Since = None,
    until: Until = None,
    limit: MostShown = None,
    newest: NewestFirst = False,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List who said what."""
    from accord.cli.output import print_items

    check_days(as_of=as_of, days=(since, until))
    with open_for_reading(ledger) as opened:
        found = opened.statements(
            source=source,
            about=about,
            report=report,
            since=since,
            until=until,
            as_of=as_of,
            limit=limit,
            newest_first=newest,
        )
        rows = (
            (r.source.name if r.source else "", r.cue_text or "", r.directness.value, r.text, r.report, r.id)
            for r in found
        )
        columns = ("source", "cue", "directness", "content", "report", "id")
        print_items(found, columns=columns, rows=rows, as_json=as_json)
