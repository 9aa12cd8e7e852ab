"""1. Bytes → Report: what was fetched from an address, and the address of a report that was."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from accord.errors import NotFetched
from accord.reading.addresses import kept_address
from accord.reading.decoding import in_one_line, is_encoding_of_pages
from accord.reading.opened import Opened
from accord.records import Failure, Report

if TYPE_CHECKING:
    from accord.fetching.fetcher import Fetched, Fetcher

_ADDRESS = re.compile(r"\s*(?:(?:https?|ftps?|file|gopher|wss?)://|(?:data|javascript|mailto):)", re.IGNORECASE)
_WHOLE = frozenset({"html", "text", "pdf"})
"""Formats of which an address gives one report, which is the report at that address."""
_VARIANT = re.compile(r"^(?:www|m|amp|mobile)\.")


def is_web_address(text: str) -> bool:
    """Whether a text is meant as an address and not as a file.

    >>> is_web_address("https://example.com/a"), is_web_address("reports/a.html")
    (True, False)
    """
    return _ADDRESS.match(text) is not None


def open_address(url: str, fetcher: Fetcher) -> Opened | Failure:
    """What an address gives, or a Failure with the reason."""
    try:
        return opened_page(fetcher.fetch(url), url)
    except NotFetched as error:
        return Failure(source=in_one_line(url), stage="fetching", reason=f"{error.reason} {error.advice}".strip())


def opened_page(fetched: Fetched, url: str) -> Opened:
    """The bytes of a page under the address it was asked for by."""
    return Opened(name=in_one_line(url), data=_by_header(fetched.body or b"", fetched.charset), address=fetched.url)


def with_address(report: Report, address: str) -> Report:
    """A page's report with the address it was fetched from, unless it names one of the same site itself.

    A page that names another site's address would pass for that site's report, and take the place of it.
    """
    if report.format not in _WHOLE or (report.url and _site(report.url) == _site(address)):
        return report
    return replace(report, url=kept_address(address), id="")


def _site(url: str) -> str:
    try:
        return _VARIANT.sub("", (urlsplit(url).hostname or "").lower())
    except ValueError:
        return ""


def _by_header(body: bytes, charset: str | None) -> bytes:
    """A text in UTF-8 where only the header of the answer says what encoding it is in (WHATWG: it goes first)."""
    if (
        not charset
        or not is_encoding_of_pages(charset)
        or body.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    ):
        return body
    if re.search(rb"(?i)charset\s*=|encoding\s*=", body[:4096]):
        return body
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return body.decode(codecs.lookup(charset).name).encode("utf-8")
        except (LookupError, UnicodeError):
            return body  # the header lies: judged by its bytes, as a file is
    return body
