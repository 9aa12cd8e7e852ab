"""Follows a feed into a ledger without a model; run as a process of its own that a test kills."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def follow(path: str, place: str) -> None:
    """One round, by a clock that is far on, so that everything is due."""
    from tests.fetching.conftest import QUICK
    from tests.ledger.fake_coding import code_many

    from accord.fetching.fetcher import Fetcher
    from accord.fetching.public_addresses import Allowed
    from accord.ledger.intake import Intake, take_in
    from accord.ledger.storage import LedgerFile
    from accord.records import Report
    from accord.watching.hands import in_this_process
    from accord.watching.rounds import Rounds

    with LedgerFile.open(path) as file:

        def add(reports: Iterable[Report]) -> Intake:
            return take_in(file, reports, code_many, version="1")

        fetcher = Fetcher(allowed=Allowed.of([place]), limits=QUICK)
        rounds = Rounds(file, fetcher, in_this_process(add), every=60, clock=lambda: 2e9)
        rounds.follow([(f"http://{place}/feed", "")])
        for feed in file.feeds.feeds():
            file.feeds.put_feed(type(feed)(url=feed.url, etag=feed.etag, last_modified=feed.last_modified))
        rounds.run()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    follow(sys.argv[1], sys.argv[2])
