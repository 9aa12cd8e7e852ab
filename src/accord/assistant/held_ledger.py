"""9. Ledger → an assistant: the ledger held open for one assistant, which sees what other processes write to it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from accord.api import Ledger
from accord.errors import NotALedger

T = TypeVar("T")


class HeldLedger:
    """A ledger open for reading, asked from one thread of its own; a question never changes the file.

    `generation` counts how often the file was found changed or another one, so that a cursor can tell an older answer.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.generation = 0
        self._ledger: Ledger | None = None
        self._seen: tuple[object, ...] = ()
        self._thread = ThreadPoolExecutor(max_workers=1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._thread.submit(self._close).result()
        self._thread.shutdown()

    def check(self) -> None:
        """Raise what is wrong with the file, if anything, before a question is asked."""
        self._thread.submit(self._open).result()

    async def ask(self, question: Callable[[Ledger], T]) -> T:
        """The answer to a question, put to the ledger as its file is now."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._answer, question)

    def _answer(self, question: Callable[[Ledger], T]) -> T:
        return question(self._open())

    def _open(self) -> Ledger:
        if not self.path.exists():
            self._close()
            raise NotALedger(
                f"No ledger '{self.path}'. Expected a file made by accord add. "
                f"Make one: accord add reports/ --ledger {self.path}"
            )
        file = self.path.stat().st_ino
        if self._ledger is None or self._seen[:1] != (file,):
            self._close()
            self._ledger = Ledger.open(self.path, write=False)
        seen = (file, self._ledger.file.data_version)
        if seen != self._seen:
            self._seen = seen
            self.generation += 1
        return self._ledger

    def _close(self) -> None:
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None
