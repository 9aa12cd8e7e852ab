"""5. Feeds → the ledger: the entries of a feed, whether it carries their whole text, the report that comes of one."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from accord.errors import NotFetched, UnreadableReport
from accord.fetching.fetcher import Fetched
from accord.ledger.feed_tables import FeedEntry
from accord.ledger.versions import page_of
from accord.reading import checked, read_opened
from accord.reading.opened import Opened
from accord.reading.readers import find_reader
from accord.reading.readers.feed import NO_ENTRIES
from accord.reading.web_pages import opened_page
from accord.records import Failure, Report
from accord.values import DateBasis
from accord.watching.hands import ReadFetched

_FEEDS = ("feed", "json feed")


class Shown(NamedTuple):
    """What a feed shows: its entries in its order, its title, and the seconds it wants to be left alone."""

    entries: list[FeedEntry]
    title: str = ""
    rest: float | None = None


def entries_of(fetched: Fetched, feed: str, read: ReadFetched = read_opened) -> Shown:
    """What a feed shows; UnreadableReport for what is no feed or is broken."""
    opened = opened_page(fetched, feed)
    kind = find_reader(opened).name
    if kind not in _FEEDS:
        raise UnreadableReport(feed, *_no_feed(opened, kind))
    found: dict[str, FeedEntry] = {}
    title = ""
    rest = rest_of_feed(opened.head) if kind == "feed" else None
    for report in read(opened):
        if isinstance(report, Failure):
            if report.reason.startswith(NO_ENTRIES):
                return Shown([], rest=rest)
            if report.source == opened.name:
                raise UnreadableReport(feed, report.reason)
            continue  # an entry without any text: nothing to read, today or later
        title = title or report.publisher or ""
        entry = _entry(report, feed)
        found.setdefault(entry.name, entry)
    return Shown(list(found.values()), title, rest)


def rest_of_feed(head: bytes) -> float | None:
    """The seconds between two questions that an RSS feed asks for before its first item (RSS 2.0, ttl, in minutes).

    >>> rest_of_feed(b"<rss><channel><ttl>60</ttl><item>")
    3600.0
    """
    channel = re.split(rb"<(?:item|entry)\b", head, maxsplit=1)[0]
    found = re.search(rb"<ttl>\s*(\d{1,6})\s*</ttl>", channel)
    return int(found[1]) * 60.0 if found else None


def is_whole(report: Report) -> bool:
    """Whether a feed seems to carry a report's full text: long enough, and not broken off.

    >>> is_whole(Report(text="Ministers met in Oslo. Read more"))
    False
    """
    least, ending = _teasers()
    return len(report.text) >= least and ending.search(report.text) is None


def carried(entry: FeedEntry) -> Report:
    """What the feed gave of an entry."""
    return msgspec.json.decode(entry.body or "{}", type=Report)


def report_of_page(fetched: Fetched, url: str, given: Report, read: ReadFetched = read_opened) -> Report | Failure:
    """The report on the page an entry leads to, with what the feed knows better: its day where the page states none.

    Where the page gives less text than the feed did, the feed's text stands.
    """
    found = next(iter(read(opened_page(fetched, url))), None)
    if found is None or isinstance(found, Failure):
        return found or Failure(source=url, stage="reading", reason="is a page without text. Expected an article.")
    if len(found.text) < len(given.text):
        found = replace(given, url=given.url or found.url, source=found.source, id="")
    if not found.published and given.published:
        found = replace(
            found,
            published=given.published,
            published_basis=DateBasis.METADATA,
            published_words=given.published_words,
            month_day=None,
        )
    if not found.title and given.title:
        found = replace(found, title=given.title, id="")
    return checked(found)


def report_of_feed(given: Report, why: NotFetched | Failure | None = None) -> Report | Failure:
    """What the feed carried as a report of its own; it says so where the page could not be had."""
    if why is not None and given.text.strip() == (given.title or ""):
        return Failure(source=given.url or given.source or "", stage="fetching", reason=_reason(why))
    told = f"only what the feed carries; the page {why.reason}" if why is not None else given.notice
    return checked(replace(given, notice=told))


def _reason(why: NotFetched | Failure) -> str:
    return f"{why.reason} {why.advice}".strip() if isinstance(why, NotFetched) else why.reason


def _entry(report: Report, feed: str) -> FeedEntry:
    own = (report.source or "").removeprefix(feed)
    name = own.partition("#")[2] or report.url or report.id
    body = msgspec.json.encode(replace(report, source=report.url or feed), order="deterministic").decode()
    return FeedEntry(feed=feed, name=name[:500], page=page_of(report.url), url=report.url, body=body)


def _no_feed(opened: Opened, kind: str) -> tuple[str, str]:
    if kind == "opml":
        return "is a list of feeds.", "Save it and give the file: accord watch FILE."
    if kind == "html":
        shown = _feed_of_page(opened)
        return "is a page, not a feed.", f"Its feed is {shown}" if shown else "Expected RSS, Atom or JSON Feed."
    opened.text()  # says what is empty, binary or a picture
    return f"is no feed but {kind}.", "Expected RSS, Atom or JSON Feed. Check the address."


def _feed_of_page(opened: Opened) -> str | None:
    """The address of the feed that a page names."""
    from urllib.parse import urljoin

    head = opened.head.decode("latin-1")
    for tag in re.findall(r"<link\b[^<>]{1,1000}>", head, re.IGNORECASE):
        if re.search(r"application/(?:rss\+xml|atom\+xml|feed\+json)", tag, re.IGNORECASE):
            found = re.search(r"href\s*=\s*[\"']?([^\"'\s<>]{1,500})", tag, re.IGNORECASE)
            if found:
                return str(urljoin(opened.address or "", found[1]))
    return None


@cache
def _teasers() -> tuple[int, re.Pattern[str]]:
    read = tomllib.loads(files("accord.watching").joinpath("teasers.toml").read_text(encoding="utf-8"))
    endings = "|".join(each["pattern"] for each in read["ending"])
    return read["least_characters"], re.compile(rf"(?:{endings})[\s.»›>→\])]*$", re.IGNORECASE)
