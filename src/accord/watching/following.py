"""5. Feeds → the ledger: Following: a ledger follows lists of feeds, makes a round, goes on making them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from accord.errors import InputError, LedgerBusy, UnreadableReport
from accord.fetching.fetcher import Fetcher
from accord.ledger.feed_tables import Feed
from accord.ledger.storage import LedgerFile
from accord.reading.opened import Opened, shown
from accord.reading.readers import find_reader
from accord.reading.readers.opml import list_feeds
from accord.reading.web_pages import is_web_address
from accord.records import Failure
from accord.watching.hands import Hands
from accord.watching.rounds import Round, Rounds
from accord.watching.stopping import Stop, Stopped

USUAL_EVERY = 1800.0
LEAST_EVERY = 60.0
_LONGEST_NAP = 300.0
_BUSY_WAIT = 10.0


@dataclass(frozen=True, slots=True)
class Following:
    """The feeds that a ledger follows; `at_work` gets those to work who read and take reports into it, so many."""

    file: LedgerFile
    at_work: Callable[[int | None], AbstractContextManager[Hands]]

    def feeds(self) -> list[Feed]:
        """The feeds that are followed, by address, each with how its last answer was."""
        return self.file.feeds.feeds()

    def next_due(self) -> datetime:
        """When the first of its feeds is due again, in the zone of this machine; now where it follows none."""
        return datetime.fromtimestamp(min((feed.due for feed in self.feeds()), default=time.time()))

    def update(
        self,
        feeds: str | Path | Iterable[str | Path] = (),
        *,
        fetcher: Fetcher | None = None,
        every: float = LEAST_EVERY,
        stop: Stop | None = None,
        workers: int | None = None,
    ) -> Round:
        """One round through feeds (addresses, OPML files; none: all that are followed) that are due; what it did.

        A feed is due `every` seconds after it was last asked, later where it failed or asks for it. With `workers`
        (else as ACCORD_WORKERS says) pages are read and coded in so many processes, each within its limits.
        """
        rounds, only = self._rounds(feeds, fetcher, every=every, stop=stop, workers=workers)
        return rounds.run(only)

    def watch(
        self,
        feeds: str | Path | Iterable[str | Path] = (),
        *,
        fetcher: Fetcher | None = None,
        every: float = USUAL_EVERY,
        stop: Stop | None = None,
        workers: int | None = None,
    ) -> Iterator[Round]:
        """Round after round through feeds, each when it is due, until a stop is asked for; what each round did."""
        stop = stop or Stop()
        rounds, only = self._rounds(feeds, fetcher, every=every, stop=stop, workers=workers)
        while not stop.requested:
            try:
                yield rounds.run(only)
                due = rounds.next_due(only)
            except LedgerBusy as error:
                yield Round(failed=(Failure(source=str(self.file.path), stage="ledger", reason=str(error)),))
                due = time.time() + _BUSY_WAIT
            try:
                while not stop.requested and (left := due - time.time()) > 0:
                    stop.wait(min(left, _LONGEST_NAP))
            except Stopped:
                return

    def _rounds(
        self,
        feeds: str | Path | Iterable[str | Path],
        fetcher: Fetcher | None,
        *,
        every: float,
        stop: Stop | None,
        workers: int | None,
    ) -> tuple[Rounds, list[str] | None]:
        if every < LEAST_EVERY:
            raise InputError(f"A feed every {every:.0f} seconds. Expected {LEAST_EVERY:.0f} or more.")
        given = [feeds] if isinstance(feeds, str | Path) else list(feeds)
        listed = [each for one in given for each in feeds_of(one)]
        if not listed and not self.feeds():
            raise InputError("No feeds are followed yet. Expected an OPML file or addresses. Name them once.")
        rounds = Rounds(self.file, fetcher or Fetcher(), partial(self.at_work, workers), every=every, stop=stop)
        rounds.follow(listed)
        return rounds, [url for url, _ in listed] or None


def feeds_of(given: str | Path) -> list[tuple[str, str]]:
    """The feeds, address and title, that an address or an OPML file names; InputError for anything else."""
    if is_web_address(str(given)):
        return [(str(given).strip(), "")]
    path = Path(given)
    if not path.is_file():
        raise InputError(f"No file '{shown(path)}'. Expected an OPML file or the address of a feed.")
    opened = Opened(name=shown(path), path=path)
    if find_reader(opened).name != "opml":
        raise UnreadableReport(shown(path), "is no list of feeds.", "Expected OPML, or the address of a feed.")
    return [(each.url, each.title) for each in list_feeds(opened)]
