"""9. Ledger → pages: pages that were made, held as long as the ledger is as it was."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import Response

MOST_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Made:
    """An answer as it was made: its bytes, their media type, and under which name a browser saves them."""

    body: bytes
    media_type: str
    disposition: str = ""

    def answer(self) -> Response:
        """The answer to send; a browser asks again each time."""
        from fastapi import Response

        headers = {"Cache-Control": "no-cache"}
        if self.disposition:
            headers["Content-Disposition"] = self.disposition
        return Response(self.body, media_type=self.media_type, headers=headers)


class HeldPages:
    """The pages asked for last, by what was asked; all are dropped when the ledger's version is another one.

    >>> pages = HeldPages(lambda: (1,))
    >>> made = pages.get("/events", lambda: Made(b"...", "text/html"))
    >>> pages.get("/events", lambda: None) is made
    True
    """

    def __init__(self, version: Callable[[], tuple[int, ...]], most_bytes: int = MOST_BYTES) -> None:
        self._version_now, self._most = version, most_bytes
        self._version: tuple[int, ...] = ()
        self._pages: OrderedDict[Hashable, Made] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """The page made of the ledger as it is now, made where it is not held."""
        with self._lock:
            version = self._drop_old()
            if (found := self._pages.get(key)) is not None:
                self._pages.move_to_end(key)
                return found
        made = make()
        with self._lock:
            if version == self._drop_old():
                self._hold(key, made)
        return made

    def _hold(self, key: Hashable, made: Made) -> None:
        """Hold a page; those asked for longest ago make room."""
        if len(made.body) > self._most // 4 or key in self._pages:
            return
        self._pages[key] = made
        self._bytes += len(made.body)
        while self._bytes > self._most:
            self._bytes -= len(self._pages.popitem(last=False)[1].body)

    def _drop_old(self) -> tuple[int, ...]:
        version = self._version_now()
        if version != self._version:
            self._pages.clear()
            self._bytes, self._version = 0, version
        return version
