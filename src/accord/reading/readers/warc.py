"""1. Bytes → Report: web archives (WARC, ISO 28500), packed or not, by warcio, record by record."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from accord.errors import UnreadableReport
from accord.reading.addresses import is_address
from accord.reading.decoding import in_one_line
from accord.reading.opened import Opened
from accord.reading.readers import Reader, find_reader
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
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    with opened.stream() as stream:
        records = iter(ArchiveIterator(stream))
        number = 0
        while True:
            try:
                record = next(records, None)
                if record is None:
                    break
                number += 1
                yield from _read_record(record, number, opened)
            except (ArchiveLoadFailed, zlib.error, EOFError, ValueError) as error:
                yield failure(
                    f"{opened.name}, record {number + 1}", f"is damaged ({_line(error)}). The rest is not read."
                )
                return
    if not number:
        raise UnreadableReport(opened.name, "is a web archive without records.", "Fetch it again.")


def _read_record(record: Any, number: int, opened: Opened) -> Iterator[Report | Failure]:
    headers = record.http_headers
    kind = (headers.get_header("Content-Type") or "") if headers is not None else record.content_type or ""
    is_page = record.rec_type in ("response", "resource") and kind.lower().startswith(_TEXTS)
    is_right = headers is None or str(headers.get_statuscode()) == "200"
    if not (is_page and is_right):
        return
    address = in_one_line(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    name = f"{opened.name}#{address or number}"
    data = record.content_stream().read(MAX_RECORD + 1)
    if len(data) > MAX_RECORD:
        yield failure(name, f"has more than {MAX_RECORD:,} bytes. Expected a page.")
        return
    if getattr(record.raw_stream, "limit", 0) > 0:
        yield failure(name, "is cut off: the archive ends within it. Fetch it again.")
        return
    inner = opened.inner(name, data)
    try:
        for report in find_reader(inner).read(inner):
            is_placed = isinstance(report, Report) and is_address(address)
            yield with_address(report, address) if is_placed and isinstance(report, Report) else report
    except UnreadableReport as error:
        yield failure(name, f"{error.reason} {error.advice}".strip())


def _line(error: Exception) -> str:
    return in_one_line(str(error))[:80]


READER = Reader(name="warc", fits=_fits, read=_read)
