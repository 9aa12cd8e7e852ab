"""1. Bytes → Report: web archives (WARC, ISO 28500), packed or not, by warcio, record by record."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from accord.errors import UnreadableReport
from accord.reading.addresses import is_address
from accord.reading.decoding import in_one_line
from accord.reading.opened import Opened
from accord.reading.readers import Reader, find_reader
from accord.reading.readers.warc_records import Archived, Gap, Records, holds_record
from accord.reading.walking import failure
from accord.reading.web_pages import with_address
from accord.records import Failure, Report

MAX_RECORD = 20_000_000
"""The most bytes of one page of an archive."""
_TEXTS = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "application/rss+xml",
    "application/atom+xml",
    "application/pdf",
)


def _fits(opened: Opened) -> bool:
    head = opened.head
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 64)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


def _read(opened: Opened) -> Iterator[Report | Failure]:
    last: Archived | None = None
    read: list[Report | Failure] = []
    number = 0
    with opened.stream() as stream:
        for found in Records(stream):
            if last is not None:
                yield from _kept(last, read, opened)
            last, read, number = None, [], found.number
            if isinstance(found, Gap):
                yield failure(f"{opened.name}, behind record {found.number}", found.reason)
            else:
                last, read = found, list(_read_record(found, opened))
        if last is not None:
            yield from _kept(last, read, opened)
    if not number:
        raise UnreadableReport(opened.name, "is a web archive without records.", "Fetch it again.")


def _kept(found: Archived, read: list[Report | Failure], opened: Opened) -> Iterator[Report | Failure]:
    """What was read of a record, now that it is known whether it was whole."""
    if found.damage:
        yield failure(_name(found, opened), found.damage)
        return
    for report in read:
        is_doubtful = found.doubt and isinstance(report, Report) and not report.notice
        yield replace(report, notice=found.doubt) if is_doubtful and isinstance(report, Report) else report


def _read_record(found: Archived, opened: Opened) -> Iterator[Report | Failure]:
    record, name = found.record, _name(found, opened)
    headers = record.http_headers
    kind = (headers.get_header("Content-Type") or "") if headers is not None else record.content_type or ""
    is_page = record.rec_type in ("response", "resource") and kind.lower().startswith(_TEXTS)
    is_right = headers is None or str(headers.get_statuscode()) == "200"
    if not (is_page and is_right):
        return
    try:
        data = record.content_stream().read(MAX_RECORD + 1)
    except (zlib.error, EOFError, ValueError) as error:
        yield failure(name, f"is packed in a way that cannot be undone ({in_one_line(str(error))[:80]}).")
        return
    if len(data) > MAX_RECORD:
        yield failure(name, f"has more than {MAX_RECORD:,} bytes. Expected a page.")
        return
    found.swallowed = holds_record(data)
    inner = opened.inner(name, data)
    address = _address(record)
    try:
        for report in find_reader(inner).read(inner):
            is_placed = isinstance(report, Report) and is_address(address)
            yield with_address(report, address) if is_placed and isinstance(report, Report) else report
    except UnreadableReport as error:
        yield failure(name, f"{error.reason} {error.advice}".strip())


def _name(found: Archived, opened: Opened) -> str:
    return f"{opened.name}#{_address(found.record) or found.number}"


def _address(record: Any) -> str:
    return in_one_line(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")


READER = Reader(name="warc", fits=_fits, read=_read)
