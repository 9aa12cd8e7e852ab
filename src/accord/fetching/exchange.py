"""1. Addresses → bytes: one question to one address and its answer, within limits of time and size."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpcore2
import httpx2

from accord.errors import NotFetched
from accord.fetching.connecting import CheckedBackend, Deadline
from accord.fetching.public_addresses import Address, Allowed

_UNPACKED = frozenset({"gzip", "x-gzip", "deflate", "identity"})
_NO_TEXT = frozenset({"image", "audio", "video", "font", "model"})
_MOST_ENCODINGS = 2
_UNTRUSTED = "shows a certificate by nobody this machine trusts."
_AUTHORITY = "Expected one by a known authority; name your own in SSL_CERT_FILE."
_OTHER_HOST = ("shows the certificate of another host.", "Expected one for this host. Check the address.")
_CERTIFICATES = {
    9: ("shows a certificate that is not valid yet.", "Expected a valid one. Check the clock of this machine."),
    10: ("shows a certificate that is past its day.", "Expected a valid one. Tell its publisher."),
    18: (_UNTRUSTED, _AUTHORITY),
    19: (_UNTRUSTED, _AUTHORITY),
    20: (_UNTRUSTED, _AUTHORITY),
    21: (_UNTRUSTED, _AUTHORITY),
    23: ("shows a certificate that was called back.", "Expected a valid one. Tell its publisher."),
    62: _OTHER_HOST,
    64: _OTHER_HOST,
}
"""What is wrong by OpenSSL's number (X509_V_ERR_...), and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds and bytes that an answer may take, and how often a host is asked; `whole` is for one exchange."""

    connect: float = 10.0
    read: float = 20.0
    whole: float = 60.0
    size: int = 25_000_000
    redirects: int = 5
    attempts: int = 3
    most_wait: float = 30.0
    delay: float = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back: `body` unpacked as it was packed for the way, header names in lower case."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def retry_after(self) -> float | None:
        """Seconds after which the host wants to be asked again (RFC 9110, 10.2.3); None where it does not say."""
        given = self.headers.get("retry-after", "").strip()
        if given.isascii() and given.isdigit():
            return float(given[:9])
        try:
            moment = parsedate_to_datetime(given)
        except ValueError:
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max((moment - datetime.now(UTC)).total_seconds(), 0.0)

    @property
    def fresh_for(self) -> float | None:
        """Seconds for which the host calls this fresh (RFC 9111, 4.2: max-age less Age); None where it does not say."""
        told = [part.partition("=") for part in self.headers.get("cache-control", "").lower().split(",")]
        named = {name.strip(): value.strip().strip('"') for name, _, value in told}
        age = named.get("max-age", "")
        if not (age.isascii() and age.isdigit()) or {"no-cache", "no-store"} & named.keys():
            return None
        passed = self.headers.get("age", "")
        return max(float(age[:9]) - (float(passed[:9]) if passed.isascii() and passed.isdigit() else 0.0), 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Asks one address at a time, without cookies, proxies or redirects; a connection is used once."""

    limits: Limits
    allowed: Allowed
    user_agent: str
    context: ssl.SSLContext

    def ask(self, address: Address, headers: Mapping[str, str] | None = None, *, size: int | None = None) -> Answer:
        """The answer of an address; NotFetched where none comes, or one past the limits."""
        limits = self.limits
        deadline = Deadline(limits.whole)
        backend = CheckedBackend(address.url, deadline, self.allowed)
        timeout = {"connect": limits.connect, "read": limits.read, "write": limits.read, "pool": limits.connect}
        sent = {
            "Host": httpx2.URL(address.url).netloc.decode("ascii"),
            "User-Agent": self.user_agent,
            "Accept": "text/html, application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.8",
            "Accept-Language": "en",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
            **(headers or {}),
        }
        request = httpcore2.Request("GET", address.url, headers=list(sent.items()), extensions={"timeout": timeout})
        try:
            with httpcore2.ConnectionPool(
                ssl_context=self.context, network_backend=backend, max_connections=1, retries=0
            ) as pool:
                response = pool.handle_request(request)
                try:
                    return _answer(response, address.url, size or limits.size)
                finally:
                    response.close()
        except (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
            raise _failed(address.url, error) from error


def _answer(response: httpcore2.Response, url: str, size: int) -> Answer:
    headers = _headers(response.headers)
    if response.status != 200:
        return Answer(status=response.status, headers=headers)
    _check_kind(headers, url)
    declared = headers.get("content-length", "")
    if declared.isdigit() and int(declared[:18]) > size:
        raise _too_large(url, size)
    unpacking = httpx2.Response(200, headers=response.headers, stream=_Counted(response, url, size))
    body = bytearray()
    try:
        for piece in unpacking.iter_bytes():
            body += piece
            if len(body) > size:
                raise _too_large(url, size)
    except httpx2.DecodingError as error:
        reason = "is packed in a way that cannot be undone."
        raise NotFetched(url, reason, "Expected gzip or deflate. Try again later.", transient=True) from error
    return Answer(status=200, headers=headers, body=bytes(body))


class _Counted(httpx2.SyncByteStream):
    """The bytes of an answer as they come, up to a limit."""

    def __init__(self, response: httpcore2.Response, url: str, size: int) -> None:
        self._response, self._url, self._size = response, url, size

    def __iter__(self) -> Iterator[bytes]:
        count = 0
        for piece in self._response.iter_stream():
            count += len(piece)
            if count > self._size:
                raise _too_large(self._url, self._size)
            yield piece


def _headers(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """The headers, the first of each name; what is not printed becomes a question mark."""
    found: dict[str, str] = {}
    for name, value in raw:
        text = value.decode("latin-1")
        found.setdefault(
            name.decode("latin-1").lower(), "".join(char if char.isprintable() else "?" for char in text)[:2000]
        )
    return found


def _check_kind(headers: Mapping[str, str], url: str) -> None:
    """NotFetched for what is no text or is packed in a way nobody asked for."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind.partition("/")[0] in _NO_TEXT:
        reason = f"is no text ({kind[:60]})."
        raise NotFetched(url, reason, "Expected a page, a feed or a document.", lasting=True)
    packed = [each.strip().lower() for each in headers.get("content-encoding", "").split(",") if each.strip()]
    if len(packed) > _MOST_ENCODINGS or not _UNPACKED.issuperset(packed):
        reason = f"is packed as '{', '.join(packed)[:60]}'."
        raise NotFetched(url, reason, "Expected gzip or deflate, as was asked for.", lasting=True)


def _certificate_error(error: BaseException | None) -> ssl.SSLCertVerificationError | None:
    """The error of TLS that an error comes of, where it is about a certificate."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error
        error = error.__cause__ or error.__context__
    return None


def _too_large(url: str, size: int) -> NotFetched:
    reason = f"has more than {size:,} bytes."
    return NotFetched(url, reason, "Expected a page or feed within that. Save it and read the file.", lasting=True)


def _failed(url: str, error: Exception) -> NotFetched:
    if isinstance(error, httpcore2.TimeoutException):
        what = "cannot be reached in time" if isinstance(error, httpcore2.ConnectTimeout) else "does not answer in time"
    elif isinstance(error, httpcore2.ProtocolError):
        what = "answers with what is no HTTP"
    elif (refused := _certificate_error(error)) is not None:
        reason, advice = _CERTIFICATES.get(refused.verify_code, (_UNTRUSTED, "Expected one that can be checked."))
        return NotFetched(url, reason, f"{advice} It was not read.")
    elif isinstance(error, httpcore2.ConnectError):
        what = "cannot be reached"
    else:
        what = "breaks off in the middle"
    said = "".join(char for char in str(error) if char.isprintable())[:120]
    return NotFetched(url, f"{what} ({said or type(error).__name__}).", "Try again later.", transient=True)
