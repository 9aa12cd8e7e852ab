"""Addresses on the command line: which are allowed, and the fetcher that reads them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from accord.fetching.fetcher import Fetcher
    from accord.watching.rounds import Round
    from accord.watching.stopping import Stop

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
