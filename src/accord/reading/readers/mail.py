"""1. Bytes → Report: newsletters as EML and MBOX, by the standard library's email."""

from __future__ import annotations

import email
import email.policy
import html
import re
from collections.abc import Iterator, Mapping
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from accord.errors import UnreadableReport
from accord.reading.addresses import is_address, kept_address
from accord.reading.boilerplate import without_boilerplate
from accord.reading.dates import MAX_YEAR, MIN_YEAR, find_stated
from accord.reading.day_evidence import doubt_of_text
from accord.reading.decoding import clean, in_one_line
from accord.reading.opened import Opened
from accord.reading.readers import Reader
from accord.reading.readers.markup import text_of, with_title
from accord.reading.walking import failure
from accord.records import Failure, Report
from accord.values import DateBasis

MAX_MESSAGE = 50_000_000
"""The most bytes of one message."""
_HEADER = re.compile(
    rb"(?:Return-Path|Received|Delivered-To|From|To|Cc|Date|Subject|Message-ID|MIME-Version|DKIM-Signature|X-[\w-]+"
    rb"|Reply-To|Sender|List-[\w-]+|Content-[\w-]+|Authentication-Results|ARC-[\w-]+):[ \t]",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(rb"From \S+.*\d{4}\s*$")
_KEY = (b"from:", b"date:", b"subject:", b"message-id:", b"mime-version:")
_ENOUGH = 3
_LOOKED_AT = 50_000
_VIEW = r"(?:view|read|open|see)\s[^<>\n]{0,40}?(?:\bbrowser\b|\bonline\b|\b(?:on|in)\s+the\s+web\b|\bin\s+app\b)"
_IN_BROWSER = re.compile(rf"{_VIEW}[^<>\n]{{0,20}}?\s*[:(<\[]?\s*(https?://[^\s<>)\]]{{4,1000}})", re.IGNORECASE)
_IN_BROWSER_LINK = re.compile(
    rf"<a\b[^<>]{{0,500}}?\bhref\s*=\s*[\"'](https?://[^\"'<>]{{4,1000}})[\"'][^<>]{{0,1000}}>\s*(?:<[^<>]{{1,500}}>\s*)?{_VIEW}",
    re.IGNORECASE,
)


def _fits_message(opened: Opened) -> bool:
    """Whether the first lines are a message's head: header lines alone, three of the usual among them."""
    lines = re.split(rb"\r?\n\r?\n", opened.head[:32768], maxsplit=1)[0].splitlines()
    starts = [line for line in lines if not line[:1].isspace()]
    named = {key for key in _KEY for line in starts if line.lower().startswith(key)}
    return len(named) >= _ENOUGH and all(re.match(rb"[!-9;-~]+:", line) for line in starts) and b":" in opened.head


def _fits_box(opened: Opened) -> bool:
    first, _, rest = opened.head.partition(b"\n")
    return _SEPARATOR.match(first) is not None and _HEADER.match(rest) is not None


def _read_message(opened: Opened) -> Iterator[Report | Failure]:
    yield _report(opened.read(MAX_MESSAGE), opened.name)


def _read_box(opened: Opened) -> Iterator[Report | Failure]:
    for number, raw in enumerate(_messages(opened), start=1):
        name = f"{opened.name}, message {number}"
        try:
            if raw is None:
                raise UnreadableReport(name, f"has more than {MAX_MESSAGE:,} bytes.", "Expected a newsletter.")
            yield _report(raw, name)
        except UnreadableReport as error:
            yield failure(name, f"{error.reason} {error.advice}".strip())


def _messages(opened: Opened) -> Iterator[bytes | None]:
    """The messages of a box, each begun by a line "From ..." after an empty one; None for one that is too long."""
    lines: list[bytes] = []
    size, is_after_empty = 0, True
    with opened.stream() as stream:
        while line := stream.readline(MAX_MESSAGE):
            if is_after_empty and _SEPARATOR.match(line):
                if size:
                    yield b"".join(lines) if size <= MAX_MESSAGE else None
                lines, size = [], 0
            else:
                size += len(line)
                if size <= MAX_MESSAGE:
                    lines.append(line[1:] if line.startswith(b">From ") else line)
                else:
                    lines.clear()
            is_after_empty = not line.strip()
    if size:
        yield b"".join(lines) if size <= MAX_MESSAGE else None


def _report(raw: bytes, name: str) -> Report:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        raise UnreadableReport(name, "is no message.", "Expected EML.")
    parts = _parts(message)
    body = without_boilerplate(clean(_body(parts)).strip())
    if not body:
        raise UnreadableReport(name, "is a message without text.", "Expected a newsletter with its text.")
    title = _header(message, "Subject")
    sender = parseaddr(_header(message, "From") or "")[0]
    printed = _header(message, "Date")
    published = _moment(printed)
    identity = _header(message, "Message-ID")
    return Report(
        text=with_title(title, body),
        title=title,
        publisher=in_one_line(sender).strip('"') or None,
        url=_address(message, parts),
        published=published,
        published_basis=DateBasis.METADATA if published else DateBasis.UNKNOWN,
        published_words=printed if published else None,
        format="mail",
        source=f"{name}#{identity}" if identity else name,
        notice=doubt_of_text(published, find_stated(body), "its mail was sent"),
    )


def _parts(message: EmailMessage) -> dict[str, str]:
    """The words of a message by kind, "plain" and "html", as far as it has them."""
    found: dict[str, str] = {}
    for kind in ("plain", "html"):
        part = message.get_body(preferencelist=(kind,))
        if part is not None:
            try:
                content = part.get_content()
            except (LookupError, ValueError):
                payload = part.get_payload(decode=True)
                content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
            found[kind] = content if isinstance(content, str) else ""
    return found


def _body(parts: Mapping[str, str]) -> str:
    """The words of a message: its plain part where that holds them, else its page."""
    page = text_of(parts["html"]) if parts.get("html") else ""
    plain = parts.get("plain", "").strip()
    return plain if len(plain) * 2 >= len(page) else page


def _address(message: EmailMessage, parts: Mapping[str, str]) -> str | None:
    """Where a newsletter stands on the web, as its head or its line "view in browser" says."""
    found = [(_header(message, "Archived-At") or "").strip("<>")]
    found += [html.unescape(match[1]) for match in _IN_BROWSER_LINK.finditer(parts.get("html", "")[:_LOOKED_AT])]
    found += [match[1].rstrip(".,;") for match in _IN_BROWSER.finditer(parts.get("plain", "")[:_LOOKED_AT])]
    return next((kept_address(each) for each in found if is_address(each)), None)


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
    except (ValueError, IndexError, LookupError):
        return None
    return (in_one_line(str(value)) or None) if value is not None else None


def _moment(printed: str | None) -> str | None:
    try:
        moment = parsedate_to_datetime(printed or "")
    except (ValueError, TypeError):
        return None
    return moment.isoformat(timespec="minutes") if MIN_YEAR <= moment.year <= MAX_YEAR else None


READER = Reader(name="mail", fits=_fits_message, read=_read_message)
BOX = Reader(name="mbox", fits=_fits_box, read=_read_box)
