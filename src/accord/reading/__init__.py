"""1. Bytes → Report: read(path) picks a reader by content and yields reports."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from accord.errors import InputError, UnreadableReport
from accord.reading.dates import full_dates
from accord.reading.decoding import clean, decode, in_one_line
from accord.reading.feed import read_feed
from accord.reading.language import find_language
from accord.reading.markup import read_markup
from accord.reading.plain import read_plain
from accord.reading.rows import read_rows
from accord.records import Failure, Report
from accord.values import DateBasis

__all__ = ["Reader", "find_format", "given_day", "list_files", "read", "with_date"]

Reader = Callable[[str, str], Iterator[Report | Failure]]
STDIN = "-"
MAX_BYTES = 200_000_000
MAX_CODED = 250_000
"""Longer texts take too much memory: what comes after is kept and searched, and the report says it is not coded."""

_OPENED = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
_SKIPPED = re.compile(r"^\.|\.(?:db|db-wal|db-shm|py|toml|css|js|png|jpe?g|gif|svg|ico|woff2?)$|^README", re.IGNORECASE)


def read(sources: str | Path | Iterable[str | Path], *, published: str | None = None) -> Iterator[Report | Failure]:
    """The reports of files, folders or "-" (standard input), by name; what cannot be read is a Failure.

    `published` (ISO day) dates the reports that state no date of their own.
    """
    day = given_day(published)
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
    """Which reader fits a text, by its content and not its name: "html", "feed", "rows", "xml" or "text".

    >>> find_format('{"title": "A", "text": "B"}')
    'rows'
    """
    head = re.sub(r"^(?:\s|<!--.*?-->|<\?[^>]*\?>)+", "", text[:5000], flags=re.DOTALL).lower()
    if re.match(r"<(?:rss|feed|rdf:rdf|!doctype (?:rss|feed|rdf:rdf))\b", head):
        return "feed"
    if head.startswith(("<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<main", "<meta")):
        return "html"
    if re.match(r'\{\s*"', head) or re.match(r"\[\s*\{", head) or _has_rows(text):
        return "rows"
    if re.search(r"<(?:html|body|article)\b", head):
        return "html"
    return "xml" if re.match(r"\s*(?:<\?xml\b|<!doctype\b)", text[:200].lower()) else "text"


def _has_rows(text: str) -> bool:
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


def _read_source(source: str) -> Iterator[Report | Failure]:
    if re.match(r"(?:https?|ftp|file)://", source):
        yield _failure(source, "is an address. Expected a file, a folder or -. Save the page and read the file.")
        return
    if source == STDIN:
        yield from _read_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input")
        return
    path = Path(source)
    try:
        if path.is_dir():
            yield from _read_folder(path)
        elif not path.exists():
            yield _failure(source, "does not exist. Expected a file, a folder or -.")
        else:
            yield from _read_file(path)
    except OSError as error:
        yield _failure(source, _os_reason(error))


def _read_folder(folder: Path) -> Iterator[Report | Failure]:
    files = list_files(folder)
    if not files:
        yield _failure(folder, "is a folder without reports. Expected text, HTML, JSON lines, RSS or Atom in it.")
    for path in files:
        if Path(path).is_dir():
            yield from _read_closed_folder(path)
        else:
            yield from _read_source(path)


def _read_closed_folder(path: str) -> Iterator[Failure]:
    try:
        next(Path(path).iterdir(), None)
    except OSError as error:
        yield _failure(path, _os_reason(error))


def list_files(folder: str | Path) -> list[str]:
    """What reading a folder reads, by name: its files, and each folder in it that cannot be opened.

    Links to folders are not followed; hidden files, ledgers, programs, styles and pictures are passed over.
    """
    found: list[str] = []
    failed: list[str] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: failed.append(str(error.filename or folder))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [str(Path(place) / name) for name in sorted(names) if not _SKIPPED.search(name)]
    return found + failed


def _read_file(path: Path) -> Iterator[Report | Failure]:
    if str(path).startswith(_OPENED):  # what a shell opens for <(command)
        with path.open("rb") as opened:
            yield from _read_bytes(opened.read(MAX_BYTES + 1), _shown(path))
        return
    if not path.is_file():
        yield _failure(path, "is no regular file. Expected a file or a folder.")
        return
    size = path.stat().st_size
    if size > MAX_BYTES:
        yield _failure(path, f"has {size:,} bytes. Expected at most {MAX_BYTES:,}. Split it.")
        return
    yield from _read_bytes(path.read_bytes(), _shown(path))


def _read_bytes(raw: bytes, source: str) -> Iterator[Report | Failure]:
    try:
        if len(raw) > MAX_BYTES:
            raise UnreadableReport(source, f"has more than {MAX_BYTES:,} bytes.", "Split it.")
        text = decode(raw, source)
        format_ = find_format(text)
        # Rows are cleaned field by field: a line separator inside a string must not cut its line in two.
        text = text if format_ == "rows" else clean(text)
        if not text.strip():
            raise UnreadableReport(source, "holds no text.", "Expected the text of a report.")
        yield from READERS[format_](text, source)
    except UnreadableReport as error:
        yield _failure(source, f"{error.reason} {error.advice}".strip())


def _read_other_xml(text: str, source: str) -> Iterator[Report]:
    raise UnreadableReport(source, "is XML of another kind.", "Expected text, HTML, JSON lines, RSS or Atom.")


def _checked(report: Report) -> Report | Failure:
    if not re.search(r"[^\W\d_]{2}", report.text):
        return _failure(report.source or report.id, "holds no words. Expected the text of a report.")
    language = find_language(report.text)
    if language not in (None, "en"):
        reason = f"is in another language ({language}). Expected English. Translate it first."
        return _failure(report.source or report.id, reason)
    if len(report.text) > MAX_CODED:
        return replace(report, language=language, notice=f"only its first {MAX_CODED:,} characters are coded")
    return replace(report, language=language)


def _failure(source: str | Path, reason: str) -> Failure:
    return Failure(source=_shown(source), stage="reading", reason=reason)


def _os_reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "cannot be opened (permission denied). Expected a file you may read. Check its rights."
    return f"cannot be read ({error.strerror or error}). Expected a readable file."


def _shown(path: str | Path) -> str:
    """A file's name as it can be printed and kept: without control characters and half characters."""
    return in_one_line(str(path).encode("utf-8", "replace").decode())


READERS: dict[str, Reader] = {
    "html": read_markup,
    "feed": read_feed,
    "rows": read_rows,
    "text": read_plain,
    "xml": _read_other_xml,
}
