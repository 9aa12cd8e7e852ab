"""1. Bytes → Report: RSS and Atom, by feedparser."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from accord.errors import UnreadableReport
from accord.reading.addresses import is_address, kept_address
from accord.reading.boilerplate import without_boilerplate
from accord.reading.dates import find_stated, full_dates
from accord.reading.day_evidence import doubt_of_text
from accord.reading.decoding import clean, in_one_line
from accord.reading.opened import Opened
from accord.reading.readers import Reader
from accord.reading.readers.markup import plain_of, with_title
from accord.reading.signs import head_tags
from accord.records import Failure, Report
from accord.values import DateBasis

NO_ENTRIES = "is a feed without entries."
"""Why a sound feed gives no report: nothing to read today, but no failure for those who follow it."""
CHANGED_ALONE = "its feed tells only when it was last changed"
"""What a report says whose feed gives no day of publication: the one it goes by may be later."""


def read_feed(text: str, source: str) -> Iterator[Report | Failure]:
    """A report for each entry of a feed, with the text the feed carries."""
    import feedparser

    # Feedparser takes a string for an address or a file name; entities declared in a feed stay as they are written.
    raw = io.BytesIO(re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode("utf-8", "replace"))
    feed = feedparser.parse(raw, sanitize_html=False)
    if not feed.entries:
        reason = f"is a feed whose XML is broken ({feed.bozo_exception})." if feed.bozo else NO_ENTRIES
        raise UnreadableReport(source, reason, "Expected RSS or Atom. Save it again.")
    publisher = in_one_line(plain_of(str(feed.feed.get("title", "")))) or None
    for number, entry in enumerate(feed.entries, start=1):
        report = _report(entry, publisher, source)
        yield report or Failure(
            source=f"{source}, entry {number}",
            stage="reading",
            reason="has no text. Expected a title, a description or content.",
        )


def _report(entry: Any, publisher: str | None, source: str) -> Report | None:
    contents = [str(content.get("value", "")) for content in entry.get("content", [])]
    body = max([*contents, str(entry.get("summary", ""))], key=len)
    title = in_one_line(plain_of(str(entry.get("title", "")))) or None
    text = without_boilerplate(clean(plain_of(body)).strip())
    if not text and not title:
        return None
    published, words = _published(entry)
    # Services that count visitors keep the page's own address beside theirs.
    link = in_one_line(str(entry.get("feedburner_origlink") or entry.get("link", "")))
    return Report(
        text=with_title(title, text),
        title=title,
        publisher=publisher,
        byline=in_one_line(str(entry.get("author", ""))) or None,
        url=kept_address(link) if is_address(link) else None,
        published=published,
        published_basis=DateBasis.METADATA if published else DateBasis.UNKNOWN,
        published_words=words,
        format="feed",
        source=f"{source}#{in_one_line(str(entry.get('id', ''))) or link}".rstrip("#"),
        notice=_notice(text) or doubt_of_text(published, find_stated(text), "its feed gives") or _changed(entry),
    )


def _notice(text: str) -> str | None:
    shown = re.search(r"[^.\n]{0,20}written for accord[^.\n]{0,80}", text, re.IGNORECASE)
    return shown.group().strip(" ()[]") if shown else None


def _changed(entry: Any) -> str | None:
    """What to say where a feed tells only when an entry was last changed."""
    return CHANGED_ALONE if _own(entry, "updated") and not _own(entry, "published") else None


def _own(entry: Any, name: str) -> str:
    # Feedparser answers for "updated" with the day of publication: only what the entry has counts.
    return str(dict.get(entry, name) or "")


def _published(entry: Any) -> tuple[str | None, str | None]:
    words = _own(entry, "published") or _own(entry, "updated")
    if not words:
        return None, None
    own = next((day for day, _, _ in full_dates(words)), None)
    if own:
        return own, words
    try:
        moment = parsedate_to_datetime(words)  # RFC 822 with two digits of a year; "31 Feb 25" is none and stays none
    except ValueError:
        return None, words
    return moment.isoformat(timespec="minutes"), words


def _fits(opened: Opened) -> bool:
    return re.match(r"<(?:rss|feed|rdf:rdf|!doctype (?:rss|feed|rdf:rdf))\b", head_tags(opened)) is not None


def _read(opened: Opened) -> Iterator[Report | Failure]:
    return read_feed(opened.text(), opened.name)


READER = Reader(name="feed", fits=_fits, read=_read)
