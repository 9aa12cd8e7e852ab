"""1. Addresses → bytes: Fetcher: polite, guarded, within limits; every redirect is checked as the first address was."""

from __future__ import annotations

import logging
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urljoin

from accord.errors import NotFetched
from accord.fetching.exchange import Answer, Exchange, Limits
from accord.fetching.pacing import Pacing
from accord.fetching.public_addresses import Address, Allowed, check_address
from accord.fetching.robots import MOST_BYTES, TOKEN, Robots

_LOG = logging.getLogger("accord.fetching")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410, 451})
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_LONGEST_REST = 3_600.0
"""Seconds that one answer can keep accord from the other pages of its host."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave: `url` is where it was found in the end, `body` None where nothing is new (304).

    `fresh_for` is for how many seconds its host calls it fresh, None where it does not say.
    """

    url: str
    body: bytes | None
    content_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    fresh_for: float | None = None


class Fetcher:
    """Reads addresses, one at a time.

    `allowed` are the addresses on private networks that the user lets it go to; each goes to the log. Names that the
    environment gives to proxies are not used.
    """

    def __init__(
        self, *, allowed: Allowed | None = None, limits: Limits | None = None, obey_robots: bool = True
    ) -> None:
        self.allowed = allowed or Allowed()
        self.limits = limits or Limits()
        self._obey_robots = obey_robots
        self._pacing = Pacing()
        self._robots = Robots(self._ask_robots)
        if self.allowed.places:
            _LOG.warning("Goes to %s, which no other address on a private network may be. (--allow-address)", allowed)

    def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """What an address gives, asked again where that may help; NotFetched (AddressRefused) with the reason.

        With the marks of an earlier answer the body is None where nothing has changed since.
        """
        import stamina

        headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        limits = self.limits
        attempts = stamina.retry_context(
            on=self._again,
            attempts=limits.attempts,
            timeout=limits.whole * 2,
            wait_initial=1.0,
            wait_max=limits.most_wait,
            wait_jitter=1.0,
        )
        for attempt in attempts:
            with attempt:
                return self._follow(url, {name: value for name, value in headers.items() if value})
        raise AssertionError("stamina either returns or raises")

    @cached_property
    def _exchange(self) -> Exchange:
        return Exchange(
            limits=self.limits, allowed=self.allowed, user_agent=user_agent(), context=ssl.create_default_context()
        )

    def _again(self, error: Exception) -> bool | float:
        """Whether to ask again, or the seconds to wait before."""
        if not isinstance(error, NotFetched) or not error.transient:
            return False
        if error.retry_after is None:
            return True
        return error.retry_after if error.retry_after <= self.limits.most_wait else False

    def _follow(self, url: str, headers: Mapping[str, str]) -> Fetched:
        passed: list[str] = []
        while True:
            address = self._checked(url, passed)
            answer = self._ask_politely(address, headers)
            passed.append(address.url)
            if answer.status not in _REDIRECTS:
                return _fetched(address, answer, asked_newer=bool(headers))
            url = self._next(address, answer, passed)

    def _checked(self, url: str, passed: list[str]) -> Address:
        try:
            address = check_address(url, self.allowed)
        except NotFetched as error:
            if not passed:
                raise
            reason = f"redirects to what is refused: {error.url} {error.reason}"
            raise type(error)(passed[0], reason, error.advice) from error
        if address.url in passed:
            raise NotFetched(passed[0], "redirects in a circle.", "Expected a page. Check the address.")
        return address

    def _next(self, address: Address, answer: Answer, passed: list[str]) -> str:
        location = answer.headers.get("location", "").strip()
        if not location:
            raise NotFetched(address.url, f"redirects ({answer.status}) without saying where to.", "Try again later.")
        try:
            target = urljoin(address.url, location)
        except ValueError as error:
            raise NotFetched(address.url, "redirects to what is no address.", "Try again later.") from error
        if len(passed) > self.limits.redirects:
            advice = f"Expected at most {self.limits.redirects}. Give the address it leads to."
            raise NotFetched(passed[0], "redirects again and again.", advice)
        return target

    def _ask_politely(self, address: Address, headers: Mapping[str, str]) -> Answer:
        delay = self._robots.check(address) if self._obey_robots else None
        self._wait(address, delay)
        rest = max(delay or 0.0, self.limits.delay)
        try:
            answer = self._exchange.ask(address, headers)
            if answer.status in (429, 503) and answer.retry_after is not None:
                rest = max(rest, min(answer.retry_after, _LONGEST_REST))
            return answer
        finally:
            self._pacing.asked(address.host, rest)

    def _wait(self, address: Address, delay: float | None) -> None:
        """Waits until a host may be asked; NotFetched where it wants to be left alone for longer than a few moments."""
        wait = self._pacing.wait(address.host)
        if wait > max(self.limits.most_wait, self.limits.delay):
            if delay is not None and wait <= delay:
                reason = f"wants {delay:.0f} seconds between two questions (its site's robots.txt)."
            else:
                reason = f"is on a host that wants to be left alone for {wait:.0f} seconds more (Retry-After)."
            raise NotFetched(address.url, reason, "It is asked again then.", retry_after=wait)
        if wait > 0:
            time.sleep(wait)

    def _ask_robots(self, url: str) -> Answer:
        passed: list[str] = []
        while True:
            address = self._checked(url, passed)
            answer = self._exchange.ask(address, size=MOST_BYTES)
            passed.append(address.url)
            if answer.status not in _REDIRECTS:
                return answer
            url = self._next(address, answer, passed)


def user_agent() -> str:
    """What accord calls itself to others.

    >>> user_agent().startswith("accord/")
    True
    """
    try:
        own = version("accord-ledger")
    except PackageNotFoundError:
        own = "0"
    return f"{TOKEN}/{own} (reads feeds and pages for one reader; robots.txt: {TOKEN})"


def _fetched(address: Address, answer: Answer, *, asked_newer: bool) -> Fetched:
    if answer.status == 304 and asked_newer:
        return Fetched(
            url=address.url,
            body=None,
            etag=answer.headers.get("etag"),
            last_modified=answer.headers.get("last-modified"),
            fresh_for=answer.fresh_for,
        )
    if answer.status != 200:
        raise _refusal(address.url, answer)
    kind, charset = _kind(answer.headers.get("content-type", ""))
    return Fetched(
        url=address.url,
        body=answer.body,
        content_type=kind,
        charset=charset,
        etag=answer.headers.get("etag"),
        last_modified=answer.headers.get("last-modified"),
        fresh_for=answer.fresh_for,
    )


def _refusal(url: str, answer: Answer) -> NotFetched:
    status = answer.status
    if status in _AGAIN:
        advice = "Try again later."
    elif status in (401, 402, 403):
        advice = "Expected a page open to all. Save the page and read the file."
    else:
        advice = "Expected a page. Check the address."
    return NotFetched(
        url,
        f"answers {status}.",
        advice,
        lasting=status in _GONE,
        transient=status in _AGAIN,
        status=status,
        retry_after=answer.retry_after,
    )


def _kind(content_type: str) -> tuple[str | None, str | None]:
    """The media type and the encoding that a header names.

    >>> _kind('text/html; Charset="UTF-8"')
    ('text/html', 'utf-8')
    """
    kind, _, rest = content_type.partition(";")
    named = [part.partition("=") for part in rest.split(";")]
    charsets = [value.strip().strip("\"'").lower() for name, _, value in named if name.strip().lower() == "charset"]
    return kind.strip().lower() or None, (charsets[0] or None) if charsets else None
