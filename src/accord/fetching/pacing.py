"""1. Addresses → bytes: how long each host is left alone between two questions."""

from __future__ import annotations

import time
from collections import OrderedDict

_MOST_HOSTS = 10_000


class Pacing:
    """When each host was asked last, and when it may be asked again."""

    def __init__(self) -> None:
        self._free: OrderedDict[str, float] = OrderedDict()

    def wait(self, host: str) -> float:
        """Seconds until a host may be asked; 0 for one that may be asked now."""
        return max(self._free.get(host, 0.0) - time.monotonic(), 0.0)

    def asked(self, host: str, delay: float) -> None:
        """Notes that a host was asked just now and wants to be left alone for some seconds."""
        self._free[host] = max(self._free.get(host, 0.0), time.monotonic() + delay)
        self._free.move_to_end(host)
        while len(self._free) > _MOST_HOSTS:
            self._free.popitem(last=False)
