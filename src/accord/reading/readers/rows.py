"""1. Bytes → Report: JSON lines and JSON lists of reports, read as they stream by."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, BinaryIO

import msgspec

from accord.errors import UnreadableReport
from accord.reading.addresses import is_address, kept_address
from accord.reading.boilerplate import without_boilerplate
from accord.reading.dates import MAX_YEAR, MIN_YEAR, Stated, find_stated, full_dates
from accord.reading.day_evidence import doubt_of_text
from accord.reading.decoding import clean, decode, in_one_line, wide_encoding
from accord.reading.opened import Opened, with_words
from accord.reading.readers import Reader
from accord.reading.readers.json_items import ByteStream, items_of_list
from accord.reading.readers.markup import plain_of, with_title
from accord.reading.signs import head_text
from accord.records import Failure, Report
from accord.values import DateBasis

MAX_LINE = 20_000_000
"""The most bytes of one line."""
KEYS = {
    "text": ("text", "body", "content", "article", "full_text", "maintext"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "outlet", "source", "source_name", "site"),
    "published": ("published", "date", "pubDate", "publication_date", "date_publish", "created_at", "timestamp"),
    "url": ("url", "link"),
    "byline": ("byline", "author"),
}
"""What a field of a report may be called in a row, or in the head of a Markdown file."""


def read_rows(text: str, source: str) -> Iterator[Report | Failure]:
    """A report for each object of JSON lines or of a JSON list; a broken line costs that line alone."""
    if text.lstrip("\ufeff \t\r\n").startswith("["):
        yield from _read_list(io.BytesIO(text.encode("utf-8", "surrogatepass")), source)
        return
    if _is_one_object(text):
        yield _report(json.loads(text, strict=False), source)
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _report_of_line(line, f"{source}, line {number}")


def _report_of_line(line: str, where: str, expected: str = "one object a line") -> Report | Failure:
    try:
        row = json.loads(line, strict=False)
    except (ValueError, RecursionError) as error:
        return _failure(where, f"is not JSON ({_json_reason(error)}). Expected {expected}.")
    return _report(row, where)


def read_day(printed: str) -> str | None:
    """The ISO day or moment a date field gives; None for what is none or can be read two ways.

    >>> read_day("1741082400"), read_day("05/06/2024")
    ('2025-03-04T10:00+00:00', None)
    """
    if re.fullmatch(r"\d{9,10}|\d{12,13}", printed):  # seconds or milliseconds since 1970
        moment = datetime.fromtimestamp(int(printed) / (1000 if len(printed) > 10 else 1), UTC)
        return moment.isoformat(timespec="minutes") if MIN_YEAR <= moment.year <= MAX_YEAR else None
    return next((day for day, _, _ in full_dates(printed)), None)


def no_day(printed: str) -> str:
    """The reason of a failure for a date field that gives no day."""
    return f"has the date '{in_one_line(printed)[:40]}', which is none or has two readings. Expected YYYY-MM-DD."


def _read_list(stream: ByteStream, source: str) -> Iterator[Report | Failure]:
    """A report for each item of a list, one item in memory at a time; a broken item costs itself."""
    number = 0
    for number, item in enumerate(items_of_list(stream, MAX_LINE), start=1):
        where = f"{source}, item {number}"
        if item.damage:
            yield _failure(where, item.damage)
            continue
        try:
            text = _decoded(item.raw, where)
        except UnreadableReport as error:
            yield _failure(where, f"{error.reason} {error.advice}".strip())
            continue
        yield _report_of_line(text, where, "a list of objects")
    if not number:
        raise UnreadableReport(source, "is a list without items.", "Expected a list of objects with a text.")


def _failure(where: str, reason: str) -> Failure:
    return Failure(source=where, stage="reading", reason=reason)


def _json_reason(error: Exception) -> str:
    return "it is nested too deep" if isinstance(error, RecursionError) else str(error)


def _is_one_object(text: str) -> bool:
    """Whether a text is a single object printed over several lines."""
    if not text.strip().endswith("}") or text.lstrip().split("\n", 1)[0].rstrip().endswith("}"):
        return False
    try:
        return isinstance(json.loads(text, strict=False), dict)
    except (ValueError, RecursionError):
        return False


def _report(row: Any, where: str) -> Report | Failure:
    if not isinstance(row, dict):
        return _failure(where, "is not an object. Expected keys such as text, title, date.")
    if isinstance(row.get("report"), dict):
        row = row["report"]
        own = _own_report(row)
        if own is not None:
            return own
    fields = {name: _value(row, keys) or "" for name, keys in KEYS.items()}
    return report_of_fields(fields, where, "jsonl", name=_id(row))


def report_of_fields(fields: Mapping[str, str], where: str, format_: str, *, name: str = "") -> Report | Failure:
    """The report of a row whose fields are told apart: text, title, publisher, published, url, byline."""
    body = without_boilerplate(clean(plain_of(fields.get("text", ""))).strip())
    title = in_one_line(fields.get("title", "")) or None
    if not body:
        return _failure(where, "has no text. Expected a key text, body or content.")
    printed = fields.get("published", "").strip()
    published = read_day(printed)
    if printed and published is None:
        return _failure(where, no_day(printed))
    told = find_stated(body)
    stated = told if not published else None
    url = in_one_line(fields.get("url", ""))
    return Report(
        text=with_title(title, body),
        title=title,
        publisher=in_one_line(fields.get("publisher", "")) or None,
        byline=in_one_line(fields.get("byline", "")) or None,
        url=kept_address(url) if is_address(url) else None,
        published=published or (stated.day if stated else None),
        published_basis=basis_of(published, stated),
        published_words=printed or (stated.words if stated else None),
        month_day=stated.month_day if stated else None,
        format=format_,
        source=f"{where}{name}",
        notice=doubt_of_text(published, told, "its date field gives"),
    )


def _own_report(row: dict[str, Any]) -> Report | None:
    """The report of a line that `accord code` printed, as it was; None for any other row."""
    if not {"text", "published_basis", "format"} <= set(row):
        return None
    try:
        report = replace(Report.from_dict(row), id="")
    except (msgspec.ValidationError, ValueError):
        return None
    shown = (report.text, report.title, report.publisher, report.byline, report.source)
    is_clean = all(part is None or clean(part) == part for part in shown) and report.text.strip()
    is_dated = report.published is None or read_day(report.published[:10]) == report.published[:10]
    return report if is_clean and is_dated and is_address(report.url or "http://none") else None


def basis_of(published: str | None, stated: Stated | None) -> DateBasis:
    """How a report's date is known: by its own metadata, else by what its text states."""
    if published:
        return DateBasis.METADATA
    return DateBasis.DATELINE if stated and stated.day else DateBasis.UNKNOWN


def _id(row: dict[str, Any]) -> str:
    return f"#{in_one_line(str(row['id']))[:80]}" if isinstance(row.get("id"), (str, int)) else ""


def _value(row: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = row.get(key)
        if isinstance(value, dict):
            value = value.get("name") or value.get("title")
        if isinstance(value, list):
            value = "\n\n".join(item for item in value if isinstance(item, str))
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return None


def _fits(opened: Opened) -> bool:
    head = head_text(opened)
    return re.match(r'\s*(?:\{\s*"|\[\s*\{)', head) is not None or _has_objects(head)


def _has_objects(text: str) -> bool:
    """Whether JSON lines begin with broken ones: half of the first lines look like objects, and one of them is one."""
    lines = [line for line in text[:200_000].split("\n", 40) if line.strip()][:20]
    if 2 * sum(line.lstrip().startswith("{") for line in lines) < max(len(lines), 2):
        return False
    return any(_is_object(line) for line in lines)


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _read(opened: Opened) -> Iterator[Report | Failure]:
    # Rows are cleaned field by field: a line separator inside a string must not cut its line in two.
    if opened.is_long and (head := head_text(opened)):
        if _is_list(head):
            return _stream_list(opened)
        if _has_lines(head):
            return _stream(opened)
    return read_rows(with_words(opened.raw_text(), opened.name), opened.name)


def _has_lines(head: str) -> bool:
    """Whether a long source holds an object a line: one among its first lines is whole, or too long for the head."""
    return "\n" not in head.strip("\ufeff \t\r\n") or _has_objects(head)


def _is_list(head: str) -> bool:
    return head.lstrip("\ufeff \t\r\n").startswith("[")


def _stream_list(opened: Opened) -> Iterator[Report | Failure]:
    with opened.stream() as stream:
        yield from _read_list(_utf8(stream, opened.head), opened.name)


def _stream(opened: Opened) -> Iterator[Report | Failure]:
    """A report for each line, one line in memory at a time."""
    with opened.stream() as stream:
        for number, line in enumerate(_lines(_utf8(stream, opened.head)), start=1):
            where = f"{opened.name}, line {number}"
            if line is None:
                yield _failure(where, f"has more than {MAX_LINE:,} bytes. Expected a report. Split it.")
                continue
            try:
                text = _decoded(line, where)
            except UnreadableReport as error:
                yield _failure(where, f"{error.reason} {error.advice}".strip())
                continue
            if text.strip():
                yield _report_of_line(text, where)


def _lines(stream: ByteStream) -> Iterator[bytes | None]:
    """The lines of a stream; None for one that is too long."""
    while line := stream.readline(MAX_LINE + 1):
        if len(line) <= MAX_LINE:
            yield line
            continue
        yield None
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE)


class _Recoded:
    """A stream of UTF-16 or UTF-32 as one of UTF-8."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._text = io.TextIOWrapper(stream, encoding, "replace", newline="\n")

    def readline(self, limit: int = -1) -> bytes:
        """The next line, cut at so many characters; empty at the end."""
        return self._text.readline(limit).encode("utf-8", "surrogatepass")

    def read(self, limit: int = -1) -> bytes:
        """The next characters, at most so many; empty at the end."""
        return self._text.read(limit).encode("utf-8", "surrogatepass")


def _utf8(stream: BinaryIO, head: bytes) -> ByteStream:
    """The stream as UTF-8, or whatever it is near to, by its first bytes."""
    encoding = wide_encoding(head)
    return stream if encoding is None else _Recoded(stream, encoding)


def _decoded(line: bytes, where: str) -> str:
    try:
        return line.decode("utf-8", "surrogatepass").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return decode(line, where)


READER = Reader(name="rows", fits=_fits, read=_read)
