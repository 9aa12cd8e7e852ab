"""1. Addresses → bytes: what a site's robots.txt lets accord read, and how slowly (RFC 9309)."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accord.errors import NotFetched
from accord.fetching.exchange import Answer
from accord.fetching.public_addresses import Address

TOKEN = "accord"
"""The name by which a robots.txt can speak of accord."""
MOST_BYTES = 512_000
_KEPT_SECONDS = 24 * 3600.0
_KEPT_UNREACHED = 600.0
_MOST_SITES = 1000


@dataclass(frozen=True, slots=True)
class _Rules:
    """A site's rules until a moment; `parsed` is None where all is allowed, `refusal` says why nothing is for now."""

    until: float
    parsed: Any = None
    refusal: str | None = None


class Robots:
    """The rules of sites, asked for once a day each through `ask`, which follows redirects."""

    def __init__(self, ask: Callable[[str], Answer]) -> None:
        self._ask = ask
        self._known: OrderedDict[str, _Rules] = OrderedDict()

    def check(self, address: Address) -> float | None:
        """The seconds the site wants between two questions, if it says; NotFetched where it does not want any."""
        rules = self._rules(address)
        if rules.refusal is not None:
            raise NotFetched(address.url, rules.refusal, "Expected one, or none at all. Try again later.")
        if rules.parsed is None:
            return None
        if not rules.parsed.can_fetch(address.url, TOKEN):
            reason = "is not for programs (its site's robots.txt)."
            raise NotFetched(address.url, reason, "Save the page and read the file.", lasting=True)
        delay = rules.parsed.crawl_delay(TOKEN)
        rate = rules.parsed.request_rate(TOKEN)
        every = rate.seconds / rate.requests if rate and rate.requests else None
        return max((float(each) for each in (delay, every) if each is not None), default=None)

    def _rules(self, address: Address) -> _Rules:
        known = self._known.get(address.origin)
        if known is None or known.until < time.monotonic():
            known = self._known[address.origin] = self._read(address)
            while len(self._known) > _MOST_SITES:
                self._known.popitem(last=False)
        return known

    def _read(self, address: Address) -> _Rules:
        from protego import Protego

        now = time.monotonic()
        try:
            answer = self._ask(f"{address.origin}/robots.txt")
        except NotFetched as error:
            if error.lasting:
                return _Rules(now + _KEPT_SECONDS)
            return _Rules(now + _KEPT_UNREACHED, refusal=f"has a robots.txt that cannot be read now: {error.reason}")
        if answer.status == 200:
            return _Rules(now + _KEPT_SECONDS, Protego.parse(answer.body.decode("utf-8", "replace")))
        if answer.status >= 500 or answer.status == 429:
            return _Rules(now + _KEPT_UNREACHED, refusal=f"has a robots.txt that answers {answer.status}.")
        return _Rules(now + _KEPT_SECONDS)
