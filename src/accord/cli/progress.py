"""Progress of long work on stderr: how many reports, at what rate, how long still."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from accord.ledger.intake import Intake

_QUIET_SECONDS = 3.0
_EVERY_SECONDS = 1.0


class Progress:
    """Counts reports and the bytes of the files they came from; says rate and time left once work takes seconds."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._files = [file for source in sources for file in _files_of(source)]
        self._total = sum(size for _, size in self._files)
        self._done = 0
        self._started = self._said = time.monotonic()
        self._shown = False

    def sources(self) -> Iterator[str]:
        """The files one by one, counting each when the next is asked for."""
        for path, size in self._files:
            yield path
            self._done += size

    def __call__(self, intake: Intake) -> None:
        now = time.monotonic()
        if now - self._started < _QUIET_SECONDS or now - self._said < _EVERY_SECONDS:
            return
        self._said = now
        taken = now - self._started
        rate = intake.reports / taken
        left = f", about {_span(taken / self._done * (self._total - self._done))} left" if self._done else ""
        line = f"{intake.reports:,} reports, {rate:.1f} a second{left}"
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


def _files_of(source: str) -> list[tuple[str, int]]:
    """A folder's files as reading goes through them, or the source itself, each with its bytes."""
    from accord.reading import list_files

    paths = list_files(source) if source != "-" and _is_folder(source) else []
    return [(path, _bytes_of(path)) for path in paths or [source]]


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:
        return False


def _bytes_of(path: str) -> int:
    try:
        return Path(path).stat().st_size if Path(path).is_file() else 0
    except OSError:
        return 0
