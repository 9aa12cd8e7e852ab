"""Addresses and feeds on the command line: which are allowed, the fetcher that reads them, the ledger they go into."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from accord import settings
from accord.cli.options import decided_by, ledger_path

if TYPE_CHECKING:
    from accord.api import Ledger
    from accord.fetching.fetcher import Fetcher
    from accord.watching.rounds import Round
    from accord.watching.stopping import Stop

USUAL_WORKERS = 1
"""Workers that code what feeds bring, beside the one that reads: a feed brings a few pages at a time."""
AllowAddress = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-address",
        metavar="IP:PORT",
        help="An address on a private network that may be read, e.g. 127.0.0.1:8000; may be repeated [default: none]",
        show_default=False,
    ),
]


def make_fetcher(allowed: Sequence[str] | None) -> Fetcher:
    """Reads public addresses, and those that are allowed, which is said on stderr."""
    from accord.cli.output import print_note
    from accord.fetching.fetcher import Fetcher
    from accord.fetching.public_addresses import Allowed

    places = Allowed.of(list(allowed or []))
    if places.places:
        print_note(f"accord: addresses allowed on a private network: {places} (--allow-address)")
    return Fetcher(allowed=places)


def fetcher_for(paths: Sequence[str], allowed: Sequence[str] | None) -> Fetcher | None:
    """A fetcher where an address is among the paths, else None."""
    from accord.reading.web_pages import is_web_address

    return make_fetcher(allowed) if any(is_web_address(path) for path in paths) else None


@contextmanager
def stopping() -> Iterator[Stop]:
    """A stop that Ctrl-C and SIGTERM ask for; the second one ends at once what the first lets be finished."""
    from accord.watching.stopping import Stop

    stop = Stop()

    def ask(*_: object) -> None:
        stop.ask()
        # Past the buffers of stderr, which may be in the middle of a line.
        os.write(2, b"accord: stops when the reports in hand are read; once more stops at once.\n")

    before = {each: signal.signal(each, ask) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def round_to_dict(made: Round) -> dict[str, Any]:
    """A round as one JSON object."""
    import msgspec

    return dict(msgspec.to_builtins(made))


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedsAsked:
    """What update and watch have in common: the ledger, how it reads, the fetcher and the stop."""

    ledger: Ledger
    fetcher: Fetcher
    stop: Stop
    workers: int


@contextmanager
def following(
    ledger: str | None, *, rules_only: bool, codebook: str | None, allowed: Sequence[str] | None, workers: int | None
) -> Iterator[FeedsAsked]:
    """The ledger that follows feeds, open for writing, with all that a round needs."""
    from accord.api import Ledger
    from accord.codebook import codebook_in_use

    in_use = codebook_in_use(codebook)
    fetcher = make_fetcher(allowed)
    asked = settings.workers(workers)
    with (
        stopping() as stop,
        Ledger.open(ledger_path(ledger), decided_by=decided_by(rules_only), codebook=in_use) as opened,
    ):
        yield FeedsAsked(ledger=opened, fetcher=fetcher, stop=stop, workers=USUAL_WORKERS if asked is None else asked)
