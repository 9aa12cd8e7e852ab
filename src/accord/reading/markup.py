"""1. Bytes → Report: saved web pages, by trafilatura."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from accord.errors import UnreadableReport
from accord.reading.dates import find_stated, full_dates
from accord.reading.decoding import clean
from accord.records import Report
from accord.values import DateBasis

MAX_CHARACTERS = 20_000_000
_META_DATES = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "date",
)
_BLOCKS = frozenset(
    re.findall(r"\w+", "p div br li tr h1 h2 h3 h4 h5 h6 blockquote section article ul ol table pre figcaption")
)
_SILENT = frozenset(re.findall(r"\w+", "script style noscript template iframe svg object embed head"))


def read_markup(text: str, source: str) -> Iterator[Report]:
    """The one report of a web page: trafilatura's main text under its title, dated by metadata first."""
    if len(text) > MAX_CHARACTERS:
        raise UnreadableReport(
            source, f"is a page of {len(text):,} characters.", f"Expected at most {MAX_CHARACTERS:,}."
        )
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(text, with_metadata=True, include_comments=False, include_tables=True, deduplicate=False)
    document = found if isinstance(found, Document) else None
    body = clean((document.text if document else None) or text_of(text)).strip()
    if not body:
        raise UnreadableReport(source, "is a page without text.", "Expected a page with an article. Save it again.")
    title = _line(document.title) if document else None
    published, basis, words = _published(text, body)
    stated = find_stated(body)
    yield Report(
        text=with_title(title, body),
        title=title,
        publisher=_publisher(text, _line(document.sitename) if document else None, body),
        byline=_line(document.author) if document else None,
        url=_address(text, document.url if document else None),
        published=published,
        published_basis=basis,
        published_words=words or (stated.words if stated else None),
        month_day=stated.month_day if stated and not published else None,
        format="html",
        source=source,
        notice=_notice(text),
    )


def with_title(title: str | None, body: str) -> str:
    """The body under its title, unless it already begins with it: a headline is part of what a report says."""
    if not body:
        return title or ""
    if not title or body.startswith(title):
        return body
    return f"{title}\n\n{body}"


def text_of(fragment: str) -> str:
    """The text of a piece of HTML, a block a paragraph, without what is not shown.

    >>> text_of("<p>One</p><p>Two <b>three</b><script>x()</script></p>")
    'One\\n\\nTwo three'
    """
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    from lxml import html
    from lxml.etree import ParserError, iterwalk

    try:
        root = html.fromstring(f"<div>{fragment}</div>", parser=html.HTMLParser(huge_tree=True, recover=True))
    except (ParserError, ValueError):
        return re.sub(r"<[^>]*>", " ", fragment)
    parts: list[str] = []
    silent = 0
    for action, node in iterwalk(root, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else "comment"
        if action == "start":
            silent += tag in _SILENT
            parts.append("\n" if tag in _BLOCKS else "")
            parts.append((node.text or "") if not silent and tag != "comment" else "")
        else:
            silent -= tag in _SILENT
            parts.append("\n" if tag in _BLOCKS else "")
            parts.append((node.tail or "") if not silent else "")
    lines = (re.sub(r"\s+", " ", line).strip() for line in "".join(parts).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _published(page: str, body: str) -> tuple[str | None, DateBasis, str | None]:
    metas = _metas(page)
    stamps = [metas[name] for name in _META_DATES if name in metas]
    stamps[1:1] = [str(item["datePublished"]) for item in _linked_data(page) if item.get("datePublished")]
    stamps += re.findall(r"<time[^>]+datetime=[\"']([^\"']{8,40})[\"']", page)[:1]
    for stamp in sorted(stamps, key=lambda value: "T" not in value and ":" not in value):
        moment = next((day for day, _, _ in full_dates(stamp)), None)
        if moment:
            return moment, DateBasis.METADATA, stamp
    stated = find_stated(body) or find_stated(text_of(page)[:3000])
    if stated and stated.day:
        return stated.day, DateBasis.DATELINE, stated.words
    return None, DateBasis.UNKNOWN, None


def _metas(page: str) -> dict[str, str]:
    metas: dict[str, str] = {}
    for tag in re.findall(r"<meta\s[^>]{1,600}>", page[:300_000], re.IGNORECASE):
        name = re.search(r"(?:name|property|itemprop)\s*=\s*[\"']([^\"']+)[\"']", tag, re.IGNORECASE)
        content = re.search(r"content\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag, re.IGNORECASE)
        if name and content:
            metas.setdefault(name[1].lower(), clean(content[1] or content[2] or "").strip())
    return metas


def _linked_data(page: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    for block in re.findall(r"<script[^>]+application/ld\+json[^>]*>(.*?)</script>", page[:1_000_000], re.S | re.I):
        try:
            data = json.loads(block)
        except (ValueError, RecursionError):
            continue  # a page's broken metadata leaves the visible date
        nodes = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
        items += [node for node in nodes if isinstance(node, dict)]
    return items


def _publisher(page: str, sitename: str | None, body: str) -> str | None:
    metas = _metas(page)
    if metas.get("og:site_name"):
        return metas["og:site_name"]
    for item in _linked_data(page):
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return clean(str(publisher["name"])).strip()
    if sitename and not re.fullmatch(r"[\w.-]+\.\w{2,6}", sitename):
        return sitename
    page_title = re.search(r"<title[^>]*>([^<]{3,200})</title>", page, re.IGNORECASE)
    parts = re.split(r"\s[|–—-]\s", text_of(page_title[1])) if page_title else []
    names = [part.strip() for part in parts if part.strip() not in body and len(part) <= 40]
    shown = re.findall(r"<h1[^>]*>(.*?)</h1>", page[:300_000], re.DOTALL | re.IGNORECASE)
    names = [name for name in names if not any(name in text_of(heading) for heading in shown)]
    return names[-1] if len(parts) > 1 and names else sitename


def _notice(page: str) -> str | None:
    shown = re.search(r"[^<>]{0,20}written for accord[^<>]{0,80}", page, re.IGNORECASE)
    return text_of(shown.group()).strip() if shown else None


def _address(page: str, found: str | None) -> str | None:
    canonical = re.search(r"<link[^>]+rel=[\"']canonical[\"'][^>]+href=[\"']([^\"']+)", page, re.IGNORECASE)
    address = canonical[1] if canonical else found
    return address if address and address.startswith(("http://", "https://")) else None


def _line(value: str | None) -> str | None:
    return re.sub(r"\s+", " ", clean(value)).strip() or None if value else None
