"""accord watch"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from accord.cli.fetching import AllowAddress, make_fetcher, round_to_dict, stopping
from accord.cli.options import AsJson, LedgerPath, OwnCodebook, RulesOnly, decided_by, ledger_path


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
    as_json: AsJson = False,
) -> None:
    """Follow feeds into the ledger, each new entry once, until Ctrl-C."""
    from accord.api import Ledger
    from accord.cli.output import print_json, print_note
    from accord.codebook import codebook_in_use

    in_use = codebook_in_use(codebook)
    fetcher = make_fetcher(allow_address)
    with (
        stopping() as stop,
        Ledger.open(ledger_path(ledger), decided_by=decided_by(rules_only), codebook=in_use) as opened,
    ):
        for made in opened.following.watch(feeds or [], fetcher=fetcher, every=every * 60.0, stop=stop):
            for failure in made.failed:
                print_note(f"accord: {failure}")
            if as_json:
                print_json(round_to_dict(made))
            elif made.feeds or made.added or made.superseded:
                typer.echo(f"{datetime.now():%H:%M}  {made}")
    print_note("accord: stopped. What was read is kept; the same command goes on from here.")
