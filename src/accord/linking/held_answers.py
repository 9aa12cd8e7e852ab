"""6. Records ↔ records: answers on large ledgers, held a while for all readers of a file; one of them makes each."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar, cast

T = TypeVar("T")
_LEAST = 60.0
"""Seconds for which an answer stands at least, whatever is added meanwhile."""
_TIMES = 20.0
"""The same as a multiple of the time it took to make."""
_MOST = 12
"""Answers held at a time, of all files: those asked for last."""


class HeldAnswers:
    """Answers by what was asked. While one reader makes an answer anew the others have the last one, if there is any.

    What is asked has to name the file.
    """

    def __init__(self) -> None:
        self._held: dict[Hashable, tuple[float, Any]] = {}
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, asked: Hashable, make: Callable[[], T]) -> T:
        """The answer that is held, else the one that is made now."""
        with self._lock:
            making = self._making.setdefault(asked, Lock())
            held = self._held.get(asked)
        if held is not None and held[0] > time.monotonic():
            return cast("T", held[1])
        if held is not None and making.locked():
            return cast("T", held[1])
        with making:
            again = self._held.get(asked)
            if again is not None and again[0] > time.monotonic():
                return cast("T", again[1])
            return self._make(asked, make)

    def _make(self, asked: Hashable, make: Callable[[], T]) -> T:
        started = time.monotonic()
        answer = make()
        now = time.monotonic()
        with self._lock:
            self._held.pop(asked, None)
            while len(self._held) >= _MOST:
                gone = next(iter(self._held))
                self._held.pop(gone)
                self._making.pop(gone, None)
            self._held[asked] = (now + max(_LEAST, _TIMES * (now - started)), answer)
        return answer

    def clear(self) -> None:
        """Holds nothing any more."""
        with self._lock:
            self._held.clear()

    def expire(self) -> None:
        """Lets every answer be made anew when it is next asked for; those held stand in while that goes on."""
        with self._lock:
            self._held = {asked: (0.0, answer) for asked, (_, answer) in self._held.items()}


HELD = HeldAnswers()
