"""1. Bytes → Report: read(path) picks a reader by content and yields reports."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from accord.errors import InputError, UnreadableReport
from accord.reading.dates import full_dates
from accord.reading.decoding import clean, decode
from accord.reading.feed import read_feed
from accord.reading.language import find_language
from accord.reading.markup import read_markup
from accord.reading.plain import read_plain
from accord.reading.rows import read_rows
from accord.records import Failure, Report
from accord.values import DateBasis

__all__ = ["Reader", "find_format", "read", "with_date"]

Reader = Callable[[str, str], Iterator[Report | Failure]]
STDIN = "-"
MAX_BYTES = 200_000_000
READERS: dict[str, Reader] = {"html": read_markup, "feed": read_feed, "rows": read_rows, "text": read_plain}
_SKIPPED = re.compile(r"^\.|\.(?:db|db-wal|db-shm|py|toml|css|js|png|jpe?g|gif|svg|ico|woff2?)$|^README", re.IGNORECASE)


def read(sources: str | Path | Iterable[str | Path], *, published: str | None = None) -> Iterator[Report | Failure]:
    """The reports of files, folders or "-" (standard input), by name; what cannot be read is a Failure.

    `published` (ISO day) dates the reports that state no date of their own.
    """
    day = _given(published)
    for source in [sources] if isinstance(sources, (str, Path)) else sources:
        for report in _read_source(str(source)):
            if isinstance(report, Report):
                yield _checked(with_date(report, day) if day and not report.published else report)
            else:
                yield report


def with_date(report: Report, day: str, basis: DateBasis = DateBasis.GIVEN, words: str | None = None) -> Report:
    """The same report dated otherwise: by the user (given), or by other evidence (inferred)."""
    return replace(report, published=day, published_basis=basis, published_words=words, month_day=None)


def find_format(text: str) -> str:
    """Which reader fits a text, by its content and not its name: "html", "feed", "rows" or "text".

    >>> find_format('{"title": "A", "text": "B"}')
    'rows'
    """
    head = re.sub(r"^(?:\s|<!--.*?-->|<\?[^>]*\?>)+", "", text[:5000], flags=re.DOTALL).lower()
    if re.match(r"<(?:rss|feed|rdf:rdf)\b", head) or (head.startswith("<!doctype rss") and "<rss" in head):
        return "feed"
    if head.startswith(("<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<main", "<meta")):
        return "html"
    if re.match(r'\{\s*"', head) or re.match(r"\[\s*\{", head):
        return "rows"
    return "html" if re.search(r"<(?:html|body|article)\b", head) else "text"


def _given(published: str | None) -> str | None:
    if published is None:
        return None
    day = next((found for found, start, end in full_dates(published) if start == 0 and end == len(published)), None)
    if day is None or not re.match(r"\d{4}-\d\d-\d\d", published):
        raise InputError(f"No day '{published}'. Expected an ISO day such as 2025-11-03.")
    return day


def _read_source(source: str) -> Iterator[Report | Failure]:
    if re.match(r"(?:https?|ftp|file)://", source):
        yield Failure(
            source=source,
            stage="reading",
            reason="is an address. Expected a file, a folder or -. Save the page and read the file.",
        )
        return
    if source == STDIN:
        yield from _read_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input")
        return
    path = Path(source)
    try:
        if path.is_dir():
            yield from _read_folder(path)
        elif not path.exists():
            yield Failure(source=source, stage="reading", reason="does not exist. Expected a file, a folder or -.")
        else:
            yield from _read_file(path)
    except OSError as error:
        yield Failure(source=source, stage="reading", reason=_os_reason(error))


def _read_folder(folder: Path) -> Iterator[Report | Failure]:
    failed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not _SKIPPED.search(name):
                yield from _read_source(str(Path(place) / name))
    for error in failed:
        yield Failure(source=str(error.filename or folder), stage="reading", reason=_os_reason(error))


def _read_file(path: Path) -> Iterator[Report | Failure]:
    if not path.is_file():
        yield Failure(source=str(path), stage="reading", reason="is no regular file. Expected a file or a folder.")
        return
    size = path.stat().st_size
    if size > MAX_BYTES:
        yield Failure(
            source=str(path), stage="reading", reason=f"has {size:,} bytes. Expected at most {MAX_BYTES:,}. Split it."
        )
        return
    yield from _read_bytes(path.read_bytes(), str(path))


def _read_bytes(raw: bytes, source: str) -> Iterator[Report | Failure]:
    try:
        text = clean(decode(raw, source))
        if not text.strip():
            raise UnreadableReport(source, "holds no text.", "Expected the text of a report.")
        yield from READERS[find_format(text)](text, source)
    except UnreadableReport as error:
        yield Failure(source=source, stage="reading", reason=f"{error.reason} {error.advice}".strip())


def _checked(report: Report) -> Report | Failure:
    language = find_language(report.text)
    if language not in (None, "en"):
        return Failure(
            source=report.source or report.id,
            stage="reading",
            reason=f"is in another language ({language}). Expected English. Translate it first.",
        )
    return replace(report, language=language)


def _os_reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "cannot be opened (permission denied). Expected a file you may read. Check its rights."
    return f"cannot be read ({error.strerror or error}). Expected a readable file."
