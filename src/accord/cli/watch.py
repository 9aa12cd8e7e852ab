"""accord watch"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from accord.cli.fetching import AllowAddress, following, round_to_dict
from accord.cli.options import AsJson, LedgerPath, OwnCodebook, RulesOnly, WorkersOfFeeds


def watch(
    feeds: Annotated[
        list[str] | None, typer.Argument(help="OPML files and addresses of feeds; none: those followed already")
    ] = None,
    *,
    ledger: LedgerPath = None,
    every: Annotated[int, typer.Option(min=1, max=10_080, help="Minutes between two questions to one feed")] = 30,
    allow_address: AllowAddress = None,
    rules_only: RulesOnly = False,
    codebook: OwnCodebook = None,
    workers: WorkersOfFeeds = None,
    as_json: AsJson = False,
) -> None:
    """Follow feeds into the ledger, each new entry once, until Ctrl-C."""
    from accord.cli.output import print_json, print_note

    with following(ledger, rules_only=rules_only, codebook=codebook, allowed=allow_address, workers=workers) as asked:
        rounds = asked.ledger.following.watch(
            feeds or [], fetcher=asked.fetcher, every=every * 60.0, stop=asked.stop, workers=asked.workers
        )
        for made in rounds:
            for failure in made.failed:
                print_note(f"accord: {failure}")
            if as_json:
                print_json(round_to_dict(made))
            elif made.feeds or made.added or made.superseded:
                typer.echo(f"{datetime.now():%H:%M}  {made}")
    print_note("accord: stopped. What was read is kept; the same command goes on from here.")
