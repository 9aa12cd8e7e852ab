"""accord update"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from accord.cli.fetching import AllowAddress, following, round_to_dict
from accord.cli.options import AsJson, LedgerPath, OwnCodebook, RulesOnly, WorkersOfFeeds


def update(
    feeds: Annotated[
        list[str] | None, typer.Argument(help="OPML files and addresses of feeds; none: those followed already")
    ] = None,
    *,
    ledger: LedgerPath = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing; the exit code says what was")] = False,
    allow_address: AllowAddress = None,
    rules_only: RulesOnly = False,
    codebook: OwnCodebook = None,
    workers: WorkersOfFeeds = None,
    as_json: AsJson = False,
) -> None:
    """Make one round through feeds, for cron: prints what is new and what failed, nothing where neither is."""
    from accord.cli.output import print_json, print_note

    with following(ledger, rules_only=rules_only, codebook=codebook, allowed=allow_address, workers=workers) as asked:
        followed = asked.ledger.following
        made = followed.update(feeds or [], fetcher=asked.fetcher, stop=asked.stop, workers=asked.workers)
        due = followed.next_due()
    if not made.feeds and not quiet and sys.stderr.isatty():
        print_note(f"No feed is due: all were asked a short while ago. The next is due {due:%H:%M}.")
    for failure in () if quiet else made.failed:
        print_note(f"accord: {failure}")
    if as_json:
        print_json(round_to_dict(made))
    elif (made.added or made.superseded) and not quiet:
        typer.echo(str(made))
    if made.stopped:
        raise typer.Exit(130)
    if made.failed:
        raise typer.Exit(1 if made.all_failed else 3)
