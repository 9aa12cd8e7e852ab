"""5. Records → the ledger: the feeds that are followed, and each of their entries once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from accord.ledger.tables import Tables
from accord.records import Plain


class EntryState(StrEnum):
    """What became of an entry: it waits to be read, it was read, or it was given up (its failure is listed)."""

    WAITING = "waiting"
    READ = "read"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed(Plain):
    """A feed that is followed: the marks of its last answer, when it is due (seconds since 1970), failures in a row.

    `reason` says why the last question failed; `checked` is the moment it was last asked (ISO, UTC); `rest` the seconds
    between two questions that it asks for itself.
    """

    url: str
    title: str = ""
    etag: str | None = None
    last_modified: str | None = None
    due: float = 0.0
    checked: str | None = None
    failures: int = 0
    reason: str | None = None
    rest: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """An entry of a feed: its name in it, the page it leads to, and while it waits what the feed carried (JSON)."""

    feed: str
    name: str
    page: str | None = None
    url: str | None = None
    state: EntryState = EntryState.WAITING
    due: float = 0.0
    attempts: int = 0
    report: str | None = None
    body: str | None = None
    key: int = 0


class FeedTables(Tables):
    """The feeds of a ledger and their entries."""

    def feeds(self) -> list[Feed]:
        """Every feed, by address."""
        return [Feed(**dict(zip(_FEED, row, strict=True))) for row in self._rows(f"{_FEEDS} ORDER BY url")]

    def feed(self, url: str) -> Feed | None:
        """The feed at an address, if it is followed."""
        rows = self._rows(f"{_FEEDS} WHERE url = ?", (url,))
        return Feed(**dict(zip(_FEED, rows[0], strict=True))) if rows else None

    def put_feed(self, feed: Feed) -> None:
        """Keeps what is known of a feed now."""
        values = [getattr(feed, name) for name in _FEED]
        self._execute(_PUT_FEED, values)

    def add_entries(self, entries: Iterable[FeedEntry]) -> int:
        """Keeps the entries that are new, to be read: neither their name in the feed nor their page is known."""
        count = 0
        for entry in entries:
            values = (entry.name, entry.page, entry.url, entry.body, entry.feed, entry.page, entry.page)
            count += self._execute(_ADD_ENTRY, values).rowcount
        return count

    def waiting(self, until: float, limit: int) -> list[FeedEntry]:
        """Entries that are due to be read by a moment (seconds since 1970), those that came first before others."""
        rows = self._rows(_WAITING, (until, limit))
        return [
            FeedEntry(key=row[0], feed=row[1], name=row[2], page=row[3], url=row[4], attempts=row[5], body=row[6])
            for row in rows
        ]

    def next_due(self) -> float | None:
        """When the first waiting entry is due; None where none waits."""
        found = self._rows("SELECT min(due) FROM feed_entry WHERE state = 'waiting'")[0][0]
        return None if found is None else float(found)

    def settle_entry(self, key: int, state: EntryState, report: str | None = None) -> None:
        """Notes that an entry was read, as which report, or given up; what the feed carried of it goes."""
        self._execute("UPDATE feed_entry SET state = ?, report = ?, body = NULL WHERE key = ?", (state, report, key))

    def put_off(self, key: int, due: float) -> None:
        """Notes that an entry could not be read, and when it is tried again."""
        self._execute("UPDATE feed_entry SET due = ?, attempts = attempts + 1 WHERE key = ?", (due, key))

    def count_entries(self) -> dict[str, int]:
        """How many entries are in each state."""
        return {row[0]: row[1] for row in self._rows("SELECT state, count(*) FROM feed_entry GROUP BY state")}


_FEED = ("url", "title", "etag", "last_modified", "due", "checked", "failures", "reason", "rest")
_FEEDS = f"SELECT {', '.join(_FEED)} FROM feed"
_PUT_FEED = f"""
INSERT INTO feed ({", ".join(_FEED)}) VALUES ({", ".join("?" * len(_FEED))})
ON CONFLICT (url) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in _FEED[1:])}
"""
_ADD_ENTRY = """
INSERT INTO feed_entry (feed, name, page, url, state, body)
SELECT feed.key, ?, ?, ?, 'waiting', ? FROM feed
WHERE feed.url = ? AND (? IS NULL OR NOT EXISTS (SELECT 1 FROM feed_entry WHERE page = ?))
ON CONFLICT (feed, name) DO NOTHING
"""
_WAITING = """
SELECT feed_entry.key, feed.url, name, page, feed_entry.url, attempts, body
FROM feed_entry JOIN feed ON feed.key = feed_entry.feed
WHERE state = 'waiting' AND feed_entry.due <= ? ORDER BY feed_entry.due, feed_entry.key LIMIT ?
"""
