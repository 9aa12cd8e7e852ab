"""9. Ledger → pages: the ledger as worker threads read it, and as one of them at a time writes to it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from accord.api import Ledger


class OpenedLedgers:
    """One ledger file, opened for reading once per thread, and for writing by one thread at a time.

    Questions as of a past day hold much in memory: one ledger answers them all, one after the other.
    """

    def __init__(self, path: str | Path, *, may_write: bool = False) -> None:
        self.path = str(path)
        self.may_write = may_write
        self._own = threading.local()
        self._past: Ledger | None = None
        self._past_lock = threading.Lock()
        self._writing = threading.Lock()

    @contextmanager
    def reading(self, as_of: str | None = None) -> Iterator[Ledger]:
        """The ledger for questions on what is known now, or as of a day."""
        if as_of is None:
            yield self._of_thread()
            return
        with self._past_lock:
            if self._past is None:
                self._past = Ledger.open(self.path, write=False)
            yield self._past

    def version(self) -> tuple[int, ...]:
        """What changes with the file: times and sizes of the ledger and of its log of latest writes."""
        found: list[int] = []
        for name in (self.path, f"{self.path}-wal"):
            try:
                held = Path(name).stat()
            except OSError:
                continue
            found += (held.st_mtime_ns, held.st_size, held.st_ino)
        return tuple(found)

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """The ledger to write to; closed at the end, so that other programs may write too."""
        with self._writing, Ledger.open(self.path) as opened:
            yield opened

    def _of_thread(self) -> Ledger:
        found: Ledger | None = getattr(self._own, "ledger", None)
        if found is None:
            found = self._own.ledger = Ledger.open(self.path, write=False)
        return found
