"""1. Bytes → Report: RSS and Atom, by feedparser."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from accord.errors import UnreadableReport
from accord.reading.dates import full_dates
from accord.reading.decoding import clean
from accord.reading.markup import text_of, with_title
from accord.records import Failure, Report
from accord.values import DateBasis


def read_feed(text: str, source: str) -> Iterator[Report | Failure]:
    """A report for each entry of a feed, with the text the feed carries."""
    import feedparser

    feed = feedparser.parse(re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode(), sanitize_html=False)
    if not feed.entries:
        reason = f"XML is broken ({feed.bozo_exception})." if feed.bozo else "has no entries."
        raise UnreadableReport(source, f"is a feed that {reason}" if not feed.bozo else reason, "Expected RSS or Atom.")
    publisher = clean(str(feed.feed.get("title", ""))).strip() or None
    for number, entry in enumerate(feed.entries, start=1):
        report = _report(entry, publisher, source)
        yield report or Failure(
            source=f"{source}, entry {number}", stage="reading", reason="has no text. Expected content."
        )


def _report(entry: Any, publisher: str | None, source: str) -> Report | None:
    contents = [str(content.get("value", "")) for content in entry.get("content", [])]
    body = max([*contents, str(entry.get("summary", ""))], key=len)
    title = re.sub(r"\s+", " ", clean(text_of(str(entry.get("title", ""))))).strip() or None
    text = clean(text_of(body)).strip()
    if not text and not title:
        return None
    published, words = _published(entry)
    link = str(entry.get("link", ""))
    return Report(
        text=with_title(title, text),
        title=title,
        publisher=publisher,
        byline=clean(str(entry.get("author", ""))).strip() or None,
        url=link if link.startswith(("http://", "https://")) else None,
        published=published,
        published_basis=DateBasis.METADATA if published else DateBasis.UNKNOWN,
        published_words=words,
        format="feed",
        source=f"{source}#{entry.get('id', '') or link}".rstrip("#"),
        notice=_notice(text),
    )


def _notice(text: str) -> str | None:
    shown = re.search(r"[^.\n]{0,20}written for accord[^.\n]{0,80}", text, re.IGNORECASE)
    return shown.group().strip(" ()[]") if shown else None


def _published(entry: Any) -> tuple[str | None, str | None]:
    words = str(entry.get("published") or entry.get("updated") or "")
    if not words:
        return None, None
    own = next((day for day, _, _ in full_dates(words)), None)
    if own:
        return own, words
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    if parsed is None:
        return None, words
    moment = datetime.fromtimestamp(calendar.timegm(parsed), UTC)
    return moment.strftime("%Y-%m-%dT%H:%M+00:00"), words
