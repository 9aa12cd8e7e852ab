"""Progress of long work on stderr: how many reports, at what rate, how long still."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from accord.ledger.intake import Intake

_QUIET_SECONDS = 3.0
_EVERY_SECONDS = 1.0
_OF_MANY = {
    ".jsonl": rb"\n\s*\{",
    ".ndjson": rb"\n\s*\{",
    ".json": rb"\n\s*\{\s*\"",
    ".xml": rb"<(?:item|entry)[\s>]",
    ".rss": rb"<item[\s>]",
    ".atom": rb"<entry[\s>]",
}
"""How a report begins in files that hold many."""


class Progress:
    """Counts reports against those the files seem to hold; says rate and time left once work takes seconds."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._files = [file for source in sources for file in _files_of(source)]
        self._expected = sum(_reports_in(file) for file in self._files)
        self._started = self._said = time.monotonic()
        self._shown = False

    def sources(self) -> Iterator[str]:
        """The files one by one, as reading goes through them."""
        yield from self._files

    def __call__(self, intake: Intake) -> None:
        now = time.monotonic()
        taken = now - self._started
        if taken < _QUIET_SECONDS or now - self._said < _EVERY_SECONDS:
            return
        self._said = now
        remaining = self._expected - intake.reports
        left = f", about {_span(taken / intake.reports * remaining)} left" if remaining > 0 and intake.reports else ""
        count = f"{intake.reports:,} report{'' if intake.reports == 1 else 's'}"
        line = f"{count}, {intake.reports / taken:.1f} a second{left}"
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{line}")
            self._shown = True
        else:
            sys.stderr.write(f"{line}\n")
        sys.stderr.flush()

    def close(self) -> None:
        """Clear the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")


def _span(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"


def _files_of(source: str) -> list[str]:
    """A folder's files as reading goes through them, or the source itself."""
    from accord.reading import list_files

    try:
        return list_files(source) or [source] if source != "-" and Path(source).is_dir() else [source]
    except OSError:
        return [source]


def _reports_in(path: str) -> int:
    """About how many reports a file holds."""
    begin = _OF_MANY.get(Path(path).suffix.lower())
    try:
        if begin is None or not Path(path).is_file():
            return 1
        return max(1, len(re.findall(begin, b"\n" + Path(path).read_bytes())))
    except OSError:
        return 1
