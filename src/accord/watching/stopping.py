"""5. Feeds → the ledger: stopping at any moment: waits and questions end at once, what is being written is finished."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

_NAP = 0.5


class Stopped(BaseException):
    """Raised inside a wait or a question when a stop is asked for; no failure of anything."""


class Stop:
    """Whether a stop was asked for; `ask` may be called at any moment, also by a signal's handler.

    >>> stop = Stop()
    >>> stop.ask()
    >>> stop.requested
    True
    """

    def __init__(self) -> None:
        self.requested = False
        self._may_break_off = False

    def ask(self) -> None:
        """Asks for a stop: raises Stopped in what may be broken off, else lets what is being written be finished.

        Asked for a second time it raises KeyboardInterrupt: what is half written is then undone and read next time.
        """
        again, self.requested = self.requested, True
        if self._may_break_off:
            raise Stopped
        if again:
            raise KeyboardInterrupt

    @contextmanager
    def breaking_off(self) -> Iterator[None]:
        """What is done inside can be broken off and done again."""
        if self.requested:
            raise Stopped
        self._may_break_off = True
        try:
            yield
        finally:
            self._may_break_off = False

    def wait(self, seconds: float) -> None:
        """Waits; Stopped when a stop is asked for meanwhile."""
        end = time.monotonic() + seconds
        with self.breaking_off():
            # In naps: a signal that another thread is given is handled in this one only when it wakes.
            while (left := end - time.monotonic()) > 0:
                time.sleep(min(left, _NAP))
