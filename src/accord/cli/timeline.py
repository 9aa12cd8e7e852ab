"""accord timeline"""

from __future__ import annotations

from typing import Annotated

import typer

from accord.cli.options import AsJson, AsOf, LedgerPath, check_days, open_for_reading


def timeline(
    *,
    actor: Annotated[str | None, typer.Option(help="Country (ISO 3166-1 alpha-3), id or name")] = None,
    since: Annotated[str | None, typer.Option(help="From this day")] = None,
    until: Annotated[str | None, typer.Option(help="To this day")] = None,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List the main events by date, each with what became of it report by report."""
    from accord.cli.output import print_items
    from accord.views.wording import event_in_words, when_in_words

    check_days(as_of=as_of, days=(since, until))
    if since and until and since > until:
        raise typer.BadParameter(f"--since {since} lies behind --until {until}. Expected the earlier day first")
    with open_for_reading(ledger) as opened:
        found = opened.timeline(actor=actor, since=since, until=until, as_of=as_of)
        rows = (
            (
                when_in_words(event.date),
                event_in_words(event),
                " → ".join(dict.fromkeys(entry.status.value.replace("_", " ") for entry in event.history)),
                str(event.independent),
                event.id,
            )
            for event in found
        )
        print_items(found, columns=("when", "who and what", "told as", "n", "id"), rows=rows, as_json=as_json)
