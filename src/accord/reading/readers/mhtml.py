"""1. Bytes → Report: pages that a browser saved as one file (MHTML, RFC 2557): a message whose first page is read."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage

from accord.errors import UnreadableReport
from accord.reading.addresses import is_address
from accord.reading.decoding import in_one_line
from accord.reading.opened import Opened
from accord.reading.readers import Reader
from accord.reading.readers.markup import read_markup
from accord.reading.web_pages import with_address
from accord.records import Report

MAX_SAVED = 100_000_000
"""The most bytes of one saved page with its pictures."""
_HEAD = 32_768
_SAVED = re.compile(rb"^(?:Snapshot-Content-Location:|From:[^\r\n]{0,40}\bSaved by\b)", re.IGNORECASE | re.MULTILINE)
_RELATED = re.compile(rb"^Content-Type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_PLACED = re.compile(rb"^Content-Location:\s*\S", re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(rb"^(?:To|Received|Message-ID|Delivered-To|Return-Path|List-[\w-]+):", re.IGNORECASE | re.MULTILINE)


def _fits(opened: Opened) -> bool:
    """Whether the head is a saved page's: a browser says so, or parts with addresses were never sent to anybody."""
    head, _, rest = opened.head[:_HEAD].replace(b"\r\n", b"\n").partition(b"\n\n")
    if not re.match(rb"[!-9;-~]+:", head) or not _RELATED.search(head):
        return False
    return bool(_SAVED.search(head) or (_PLACED.search(head + rest) and not _SENT.search(head)))


def _read(opened: Opened) -> Iterator[Report]:
    message = email.message_from_bytes(opened.read(MAX_SAVED), policy=email.policy.default)
    address = in_one_line(str(message.get("Snapshot-Content-Location") or message.get("Content-Location") or ""))
    page = _page(message, address) if isinstance(message, EmailMessage) else None
    payload = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(payload, bytes) or not payload.strip():
        raise UnreadableReport(opened.name, "is a saved page without its text.", "Save it again.")
    address = address or in_one_line(str(page.get("Content-Location") or ""))
    for report in read_markup(opened.inner(opened.name, payload).text(), opened.name):
        # The head's date is that of saving, never that of publication.
        yield with_address(report, address) if is_address(address) else report


def _page(message: EmailMessage, address: str) -> EmailMessage | None:
    """The part that holds the page: the one at its address, else the first with one; the others are frames."""
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    own = [part for part in pages if address and str(part.get("Content-Location")) == address]
    placed = [part for part in pages if is_address(str(part.get("Content-Location")))]
    return next((part for part in (*own, *placed, *pages) if isinstance(part, EmailMessage)), None)


READER = Reader(name="mhtml", fits=_fits, read=_read)
