"""1. Bytes → Report: read(path) picks a reader by content and yields reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from accord.errors import InputError, UnreadableReport
from accord.reading.dates import full_dates
from accord.reading.decoding import in_one_line
from accord.reading.language import find_language
from accord.reading.opened import Columns, Opened
from accord.reading.readers import find_reader
from accord.reading.walking import failure, list_files, open_sources, os_reason
from accord.reading.web_pages import with_address
from accord.records import Failure, Report
from accord.values import DateBasis

if TYPE_CHECKING:
    from accord.fetching.fetcher import Fetcher

__all__ = ["find_format", "given_day", "list_files", "read", "with_date"]

MAX_CODED = 250_000
"""Longer texts take too much memory: what comes after is kept and searched, and the report says it is not coded."""


def read(
    sources: str | Path | Iterable[str | Path],
    *,
    published: str | None = None,
    columns: Columns | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Report | Failure]:
    """The reports of files, folders or "-" (standard input), by name; what cannot be read is a Failure.

    `published` (ISO day) dates the reports that state no date of their own; `columns` says which column of a table
    holds what. Addresses are refused unless a `fetcher` is given, which reads them.
    """
    day = given_day(published)
    for source in [sources] if isinstance(sources, (str, Path)) else sources:
        for opened in open_sources(str(source), columns or Columns(), fetcher):
            for report in [opened] if isinstance(opened, Failure) else read_opened(opened):
                if isinstance(report, Report):
                    yield checked(with_date(report, day) if day and not report.published else report)
                else:
                    yield report


def read_opened(opened: Opened) -> Iterator[Report | Failure]:
    """The reports of one source, by the reader that fits it; one Failure where it cannot be read."""
    try:
        for report in find_reader(opened).read(opened):
            yield with_address(report, opened.address) if isinstance(report, Report) and opened.address else report
    except UnreadableReport as error:
        yield failure(opened.name, f"{error.reason} {error.advice}".strip())
    except OSError as error:
        yield failure(opened.name, os_reason(error))


def with_date(report: Report, day: str, basis: DateBasis = DateBasis.GIVEN, words: str | None = None) -> Report:
    """The same report dated otherwise: by the user (given), or by other evidence (inferred)."""
    return replace(report, published=day, published_basis=basis, published_words=words, month_day=None)


def find_format(text: str) -> str:
    """Which reader fits a text, by its content and not its name: "html", "feed", "rows", "xml" or "text".

    >>> find_format('{"title": "A", "text": "B"}')
    'rows'
    """
    return find_reader(Opened(name="text", data=text.encode("utf-8", "surrogatepass"))).name


def given_day(day: str | None) -> str | None:
    """The ISO day or moment that a user gives, None for none; InputError for what is no day.

    >>> given_day("2025-11-03")
    '2025-11-03'
    """
    if day is None:
        return None
    found = next((found for found, start, end in full_dates(day) if start == 0 and end == len(day)), None)
    if found is None or not re.match(r"\d{4}-\d\d-\d\d", day):
        raise InputError(f"No day '{in_one_line(day)}'. Expected an ISO day such as 2025-11-03.")
    return found


def checked(report: Report) -> Report | Failure:
    """The report with its language, a Failure where it has no words or is in a language accord does not read."""
    if not re.search(r"[^\W\d_]{2}", report.text):
        return failure(report.source or report.id, "holds no words. Expected the text of a report.")
    language = find_language(report.text)
    if language not in (None, "en"):
        reason = f"is in another language ({language}). Expected English. Translate it first."
        return failure(report.source or report.id, reason)
    if len(report.text) > MAX_CODED:
        return replace(report, language=language, notice=f"only its first {MAX_CODED:,} characters are coded")
    return replace(report, language=language)
