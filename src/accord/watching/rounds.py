"""5. Feeds → the ledger: one round: due feeds are asked, new entries kept, then read; nothing lost or doubled.

A feed's answer is kept in one transaction with the entries it brought. An entry is settled after its report is in the
ledger; a stop between the two has it read again, which the ledger knows as the report it has.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from accord.errors import AddressRefused, NotFetched, UnreadableReport
from accord.fetching.fetcher import Fetched, Fetcher
from accord.fetching.public_addresses import check_address
from accord.ledger.feed_tables import EntryState, Feed, FeedEntry
from accord.ledger.storage import LedgerFile
from accord.records import Failure, Report
from accord.watching.entries import Shown, carried, entries_of, is_whole, report_of_feed, report_of_page
from accord.watching.hands import AtWork, Hands
from accord.watching.stopping import Stop, Stopped

DAY = 86_400.0
_BATCH = 10
_MOST_ATTEMPTS = 4
_FIRST_PUT_OFF = 900.0
_LATEST = 14 * DAY
"""A feed due after that was put off by a clock that went wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round did: feeds asked, those without anything new, new entries, and what came of their reports.

    `failed` says of feeds and pages why they could not be had; `waiting` counts entries that are tried again later.
    """

    feeds: int = 0
    unchanged: int = 0
    feeds_failed: int = 0
    entries: int = 0
    waiting: int = 0
    added: int = 0
    known: int = 0
    superseded: int = 0
    stopped: bool = False
    failed: tuple[Failure, ...] = ()

    @property
    def all_failed(self) -> bool:
        """Whether no feed could be had."""
        return 0 < self.feeds == self.feeds_failed

    def __str__(self) -> str:
        news = f"{self.entries} new entr{'y' if self.entries == 1 else 'ies'}"
        counts = (
            (self.added, "added"),
            (self.known, "known"),
            (self.superseded, "superseded"),
            (len(self.failed), "failed"),
            (self.waiting, "waiting"),
        )
        parts = ", ".join(f"{count} {word}" for count, word in counts if count)
        feeds = f"{self.feeds} feed{'' if self.feeds == 1 else 's'}"
        return f"{feeds}, {news}" + (f": {parts}" if parts else "")


@dataclass(slots=True)
class _Account:
    """A round as it is counted."""

    counts: dict[str, int] = field(default_factory=dict)
    failed: list[Failure] = field(default_factory=list)

    def count(self, name: str, by: int = 1) -> None:
        self.counts[name] = self.counts.get(name, 0) + by


class Rounds:
    """Follows feeds into a ledger, one round at a time; a feed is due again after `every` seconds.

    `at_work` gets those to work who read what was fetched and take reports in. What is said of times is in seconds
    since 1970, by `clock`.
    """

    def __init__(
        self,
        file: LedgerFile,
        fetcher: Fetcher,
        at_work: AtWork,
        *,
        every: float,
        stop: Stop | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._file, self._fetcher, self._at_work = file, fetcher, at_work
        self._every, self._clock = every, clock
        self._stop = stop or Stop()

    def follow(self, feeds: Iterable[tuple[str, str]]) -> None:
        """Keeps feeds, address and title, among those that are followed."""
        with self._file.writing():
            for url, title in feeds:
                kept = self._file.feeds.feed(url)
                if kept is None or (title and not kept.title):
                    self._file.feeds.put_feed(replace(kept or Feed(url=url), title=title))

    def run(self, only: Sequence[str] | None = None) -> Round:
        """Asks the feeds that are due, of those given or of all, and reads what waits; broken off by a stop."""
        account = _Account()
        stopped = False
        try:
            with self._at_work() as hands:
                self._read_waiting(account, hands)
                for feed in self._due(only):
                    self._ask(feed, account, hands)
                    self._read_waiting(account, hands)
        except Stopped:
            stopped = True
        waiting = self._file.feeds.count_entries().get(EntryState.WAITING, 0)
        return Round(**account.counts, waiting=waiting, failed=tuple(account.failed), stopped=stopped)

    def next_due(self, only: Sequence[str] | None = None) -> float:
        """When there is something to do again."""
        feeds = [feed.due for feed in self._chosen(only)]
        entries = self._file.feeds.next_due()
        return min([*feeds, *([] if entries is None else [entries])], default=self._clock() + self._every)

    def _chosen(self, only: Sequence[str] | None) -> list[Feed]:
        return [feed for feed in self._file.feeds.feeds() if only is None or feed.url in only]

    def _due(self, only: Sequence[str] | None) -> list[Feed]:
        now = self._clock()
        return sorted(
            (feed for feed in self._chosen(only) if not now < feed.due < now + _LATEST or self._is_allowed_now(feed)),
            key=lambda feed: (feed.due, feed.url),
        )

    def _is_allowed_now(self, feed: Feed) -> bool:
        """Whether a feed never was asked, since its address was refused, to which the user lets accord go by now."""
        return bool(feed.failures) and feed.checked is None and self._may_ask(feed)

    def _may_ask(self, feed: Feed) -> bool:
        try:
            check_address(feed.url, self._fetcher.allowed)
        except AddressRefused:
            return False
        return True

    def _ask(self, feed: Feed, account: _Account, hands: Hands) -> None:
        account.count("feeds")
        try:
            with self._stop.breaking_off():
                fetched = self._fetcher.fetch(feed.url, etag=feed.etag, last_modified=feed.last_modified)
                shown = Shown([]) if fetched.body is None else entries_of(fetched, feed.url, hands.read)
        except (NotFetched, UnreadableReport) as error:
            self._put_off(feed, error, account)
            return
        rest = feed.rest if fetched.body is None else shown.rest
        # A feed may ask for more rest than is usual, up to a day, and never for less.
        wait = max(self._every, min(max(rest or 0.0, fetched.fresh_for or 0.0), DAY))
        answered = replace(
            feed,
            title=feed.title or shown.title,
            etag=fetched.etag or (feed.etag if fetched.body is None else None),
            last_modified=fetched.last_modified or (feed.last_modified if fetched.body is None else None),
            due=self._clock() + wait * random.uniform(0.95 if wait == self._every else 1.0, 1.05),
            checked=_now(),
            failures=0,
            reason=None,
            rest=rest,
        )
        with self._file.writing():
            new = self._file.feeds.add_entries(shown.entries)
            self._file.feeds.put_feed(answered)
        self._file.settle(feed.url)
        account.count("entries", new)
        account.count("unchanged", 0 if new else 1)

    def _put_off(self, feed: Feed, error: NotFetched | UnreadableReport, account: _Account) -> None:
        """Leaves a feed alone, longer each time it fails in a row: up to a day, a week for one that is gone."""
        wait = min(self._every * 2.0 ** min(feed.failures, 12), max(DAY, self._every))
        if isinstance(error, NotFetched):
            wait = max(wait, min(error.retry_after or 0.0, DAY), 7 * DAY if error.status == 410 else 0.0)
        account.count("feeds_failed")
        reason = f"{error.reason} {error.advice}".strip()
        due = self._clock() + wait * random.uniform(1.0, 1.1)
        checked = _now() if self._may_ask(feed) else feed.checked
        with self._file.writing():
            self._file.feeds.put_feed(
                replace(feed, due=due, checked=checked, failures=feed.failures + 1, reason=reason)
            )
        self._fail(Failure(source=feed.url, stage="fetching", reason=reason), account)

    def _read_waiting(self, account: _Account, hands: Hands) -> None:
        while batch := self._file.feeds.waiting(self._clock(), _BATCH):
            read: list[tuple[FeedEntry, Report]] = []
            try:
                for entry in batch:
                    report = self._read(entry, account, hands)
                    if report is not None:
                        read.append((entry, report))
            finally:
                self._keep(read, account, hands)

    def _read(self, entry: FeedEntry, account: _Account, hands: Hands) -> Report | None:
        """The report of an entry; None where there is none, which is noted."""
        given = carried(entry)
        if entry.url is None or is_whole(given):
            return self._settled(entry, report_of_feed(given), account)
        try:
            with self._stop.breaking_off():
                page: Fetched = self._fetcher.fetch(entry.url)
                found = report_of_page(page, entry.url, given, hands.read)
        except NotFetched as error:
            if not error.lasting and entry.attempts + 1 < _MOST_ATTEMPTS:
                wait = max(_FIRST_PUT_OFF * 4.0**entry.attempts, min(error.retry_after or 0.0, DAY))
                with self._file.writing():
                    self._file.feeds.put_off(entry.key, self._clock() + wait)
                return None
            return self._settled(entry, report_of_feed(given, error), account)
        return self._settled(entry, report_of_feed(given, found) if isinstance(found, Failure) else found, account)

    def _settled(self, entry: FeedEntry, found: Report | Failure, account: _Account) -> Report | None:
        if isinstance(found, Report):
            return found
        with self._file.writing():
            self._file.feeds.settle_entry(entry.key, EntryState.GIVEN_UP)
        self._fail(found, account)
        return None

    def _keep(self, read: list[tuple[FeedEntry, Report]], account: _Account, hands: Hands) -> None:
        if not read:
            return
        intake = hands.take_in([report for _, report in read])
        for name in ("added", "known", "superseded"):
            account.count(name, getattr(intake, name))
        account.failed += intake.failed
        failed = {failure.report for failure in intake.failed}
        with self._file.writing():
            for entry, report in read:
                state = EntryState.GIVEN_UP if report.id in failed else EntryState.READ
                self._file.feeds.settle_entry(entry.key, state, report.id)

    def _fail(self, failure: Failure, account: _Account) -> None:
        self._file.fail(failure.source, failure.report, failure.stage, failure.reason)
        account.failed.append(failure)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
