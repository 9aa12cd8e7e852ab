"""1. Bytes → Report: JSON Feed (jsonfeed.org, versions 1 and 1.1), which feedparser does not read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from accord.errors import UnreadableReport
from accord.reading.decoding import in_one_line
from accord.reading.opened import Opened
from accord.reading.readers import Reader
from accord.reading.readers.feed import CHANGED_ALONE, NO_ENTRIES
from accord.reading.readers.rows import report_of_fields
from accord.reading.signs import head_text
from accord.records import Failure, Report


def _fits(opened: Opened) -> bool:
    head = head_text(opened)
    return (
        head.lstrip().startswith("{") and re.search(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org', head) is not None
    )


def _read(opened: Opened) -> Iterator[Report | Failure]:
    try:
        feed = json.loads(opened.raw_text(), strict=False)
    except (ValueError, RecursionError) as error:
        raise UnreadableReport(opened.name, f"is a JSON feed that is broken ({error}).", "Save it again.") from error
    items = feed.get("items")
    if not isinstance(items, list) or not items:
        raise UnreadableReport(opened.name, NO_ENTRIES, "Expected a list of items.")
    for number, item in enumerate(items, start=1):
        where = f"{opened.name}, entry {number}"
        if not isinstance(item, dict):
            yield Failure(source=where, stage="reading", reason="is no entry. Expected an object with a text.")
        else:
            yield _report(item, _text(feed.get("title")), where)


def _report(item: dict[str, Any], publisher: str, where: str) -> Report | Failure:
    report = report_of_fields(_fields(item, publisher), where, "feed", name=_id(item))
    if isinstance(report, Report) and item.get("date_modified") and not item.get("date_published"):
        return replace(report, notice=report.notice or CHANGED_ALONE)
    return report


def _fields(item: dict[str, Any], publisher: str) -> dict[str, str]:
    """The parts of a report that an entry gives, by the names of the specification."""
    authors = item.get("authors") or [item.get("author")]
    named = [author.get("name") for author in authors if isinstance(author, dict)]
    bodies = [_text(item.get(key)) for key in ("content_html", "content_text", "summary")]
    return {
        "text": next((body for body in bodies if body), ""),
        "title": _text(item.get("title")),
        "published": _text(item.get("date_published") or item.get("date_modified")),
        "url": _text(item.get("url") or item.get("external_url")),
        "publisher": publisher,
        "byline": ", ".join(_text(name) for name in named if name),
    }


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _id(item: dict[str, Any]) -> str:
    return f"#{in_one_line(str(item['id']))[:200]}" if isinstance(item.get("id"), (str, int)) else ""


READER = Reader(name="json feed", fits=_fits, read=_read)
