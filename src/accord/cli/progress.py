"""Progress of long work on stderr: how many reports, at what rate, how long still; and how many workers it is worth."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from accord import settings
from accord.ledger.intake import Intake

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

USUAL_WORKERS = 2
FEW_REPORTS = 2
FEW_BYTES = 100_000
"""So few and so short reports are coded before a worker process has loaded the model: they stay in this process."""
_QUIET_SECONDS = 3.0
_EVERY_SECONDS = 1.0
_SAMPLE = 4_000_000
_OF_MANY = {
    ".jsonl": rb"\n\s*\{",
    ".ndjson": rb"\n\s*\{",
    ".json": rb"\n\s*\{\s*\"",
    ".xml": rb"<(?:item|entry)[\s>]",
    ".rss": rb"<item[\s>]",
    ".atom": rb"<entry[\s>]",
    ".warc": rb"WARC-Type: response",
    ".mbox": rb"\nFrom ",
}
"""How a report begins in files that hold many."""
_PLAIN = frozenset({".txt", ".md", ".html", ".htm", ".xhtml", ".text", ""})


class Progress:
    """Counts reports against those the files seem to hold; says rate and time left once work takes seconds.

    A bar on a terminal, lines elsewhere.
    """

    def __init__(self, sources: Sequence[str]) -> None:
        self._files = [file for source in sources for file in _files_of(source)]
        self._expected = sum(_reports_in(file) for file in self._files)
        self._started = self._said = time.monotonic()
        self._bar: Bar | None = None

    def sources(self) -> Iterator[str]:
        """The files one by one, as reading goes through them."""
        yield from self._files

    def workers(self, given: int | None = None) -> int:
        """How many processes to code in: as asked for; else 0 for a few short texts, else two, or one for each core."""
        asked = settings.workers(given)
        if asked is not None:
            return asked
        is_little = self._expected <= FEW_REPORTS and all(_is_short(file) for file in self._files)
        return 0 if is_little else min(USUAL_WORKERS, os.cpu_count() or 1)

    def __call__(self, intake: Intake) -> None:
        now = time.monotonic()
        taken = now - self._started
        if taken < _QUIET_SECONDS or now - self._said < _EVERY_SECONDS:
            return
        if intake.reports == len(intake.failed):  # nothing was read yet of which a rate could be told
            return
        self._said = now
        remaining = self._expected - intake.reports
        left = f", about {_span(taken / intake.reports * remaining)} left" if remaining > 0 and intake.reports else ""
        count = f"{intake.reports:,} report{'' if intake.reports == 1 else 's'}"
        line = f"{count}, {intake.reports / taken:.1f} a second{left}"
        if sys.stderr.isatty():
            self._show(intake.reports, line)
        else:
            sys.stderr.write(f"{line}\n")
            sys.stderr.flush()

    def close(self) -> None:
        """Clear the bar."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _show(self, done: int, line: str) -> None:
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as Bar

        if self._bar is None:
            from rich.console import Console

            console = Console(file=sys.stderr, highlight=False)
            columns = (BarColumn(bar_width=24), TextColumn("{task.description}", markup=False))
            self._bar = Bar(*columns, console=console, transient=True, auto_refresh=False)
            self._bar.start()
            self._bar.add_task(line, total=max(self._expected, done))
        task = self._bar.task_ids[0]
        self._bar.update(task, completed=done, total=max(self._expected, done), description=line, refresh=True)


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
    """About how many reports a file holds, by its first megabytes."""
    begin = _OF_MANY.get(Path(path).suffix.lower())
    try:
        if begin is None or not Path(path).is_file():
            return 1
        with Path(path).open("rb") as opened:
            sample = opened.read(_SAMPLE)
        share = Path(path).stat().st_size / max(len(sample), 1)
        return max(1, round(len(re.findall(begin, b"\n" + sample)) * share))
    except OSError:
        return 1


def _is_short(path: str) -> bool:
    """Whether a file is a short text or page: one that no reader stumbles over."""
    try:
        found = Path(path)
        return not found.exists() or (found.suffix.lower() in _PLAIN and found.stat().st_size <= FEW_BYTES)
    except (OSError, ValueError):
        return True
