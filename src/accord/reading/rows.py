"""1. Bytes → Report: JSON lines and JSON lists of reports."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from accord.errors import UnreadableReport
from accord.reading.dates import find_stated, full_dates
from accord.reading.decoding import clean
from accord.reading.markup import text_of, with_title
from accord.records import Failure, Report
from accord.values import DateBasis

_KEYS = {
    "text": ("text", "body", "content", "article", "full_text", "maintext"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "outlet", "source", "source_name", "site"),
    "published": ("published", "date", "pubDate", "publication_date", "date_publish", "created_at", "timestamp"),
    "url": ("url", "link"),
    "byline": ("byline", "author"),
}


def read_rows(text: str, source: str) -> Iterator[Report | Failure]:
    """A report for each object of JSON lines or of a JSON list; a broken line costs that line alone."""
    if text.lstrip().startswith("["):
        yield from _read_list(text, source)
        return
    if _is_one_object(text):
        report = _report(json.loads(text), source)
        yield report if isinstance(report, Failure) or report.text != report.title else _without_text(source)
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{source}, line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Failure(source=where, stage="reading", reason=f"is not JSON ({error}). Expected one object a line.")
            continue
        yield _report(row, where)


def _read_list(text: str, source: str) -> Iterator[Report | Failure]:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableReport(
            source, f"is not JSON ({error}).", "Expected a list of objects, or one object a line."
        ) from error
    for number, row in enumerate(rows, start=1):
        yield _report(row, f"{source}, item {number}")


def _without_text(where: str) -> Failure:
    return Failure(source=where, stage="reading", reason="has no text. Expected a key text, body or content.")


def _is_one_object(text: str) -> bool:
    """Whether a text is a single object printed over several lines."""
    if not text.strip().endswith("}") or text.lstrip().split("\n", 1)[0].rstrip().endswith("}"):
        return False
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def _report(row: Any, where: str) -> Report | Failure:
    if not isinstance(row, dict):
        return Failure(
            source=where, stage="reading", reason="is not an object. Expected keys such as text, title, date."
        )
    if isinstance(row.get("report"), dict):
        row = row["report"]
    fields = {name: _value(row, keys) for name, keys in _KEYS.items()}
    body = clean(text_of(fields["text"] or "")).strip()
    title = clean(fields["title"] or "").strip() or None
    if not body and not title:
        return _without_text(where)
    printed = fields["published"] or ""
    published = next((day for day, _, _ in full_dates(printed)), None)
    if printed and published is None:
        return Failure(
            source=where, stage="reading", reason=f"has the date {printed[:40]!r}, which is none. Expected YYYY-MM-DD."
        )
    stated = None if published else find_stated(body)
    url = fields["url"] or ""
    return Report(
        text=with_title(title, body),
        title=title,
        publisher=clean(fields["publisher"] or "").strip() or None,
        byline=clean(fields["byline"] or "").strip() or None,
        url=url if url.startswith(("http://", "https://")) else None,
        published=published or (stated.day if stated else None),
        published_basis=DateBasis.METADATA
        if published
        else DateBasis.DATELINE
        if stated and stated.day
        else DateBasis.UNKNOWN,
        published_words=printed or (stated.words if stated else None),
        month_day=stated.month_day if stated else None,
        format="jsonl",
        source=f"{where}{_id(row)}",
    )


def _id(row: dict[str, Any]) -> str:
    return f"#{row['id']}" if isinstance(row.get("id"), (str, int)) else ""


def _value(row: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = row.get(key)
        if isinstance(value, dict):
            value = value.get("name") or value.get("title")
        if isinstance(value, list):
            value = "\n\n".join(item for item in value if isinstance(item, str))
        if isinstance(value, (str, int)) and str(value).strip():
            return str(value)
    return None
