"""5. Feeds → the ledger: who reads what was fetched and takes reports in, for as long as a round lasts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple

from accord.ledger.intake import Intake
from accord.reading import read_opened
from accord.reading.opened import Opened
from accord.records import Failure, Report

ReadFetched = Callable[[Opened], Iterator[Report | Failure]]
TakeIn = Callable[[Iterable[Report]], Intake]


class Hands(NamedTuple):
    """`take_in` codes reports and puts them into the ledger; `read` gives the reports of a page or a feed."""

    take_in: TakeIn
    read: ReadFetched = read_opened


AtWork = Callable[[], AbstractContextManager[Hands]]
"""Gets hands to work for one round; they may hold workers until it is over."""


def in_this_process(take_in: TakeIn) -> AtWork:
    """Hands that read in this process, without limits of time and memory."""
    return lambda: nullcontext(Hands(take_in))
