"""9. Ledger → pages: what every request must meet before a page sees it, and what every answer carries.

A page of another site may make a browser ask this server, also under a name of its own that it points here (DNS
rebinding), and may put forms to it. So the Host must be one of this machine's own names with the port served, a write
must come from a page of this server and bring the token, and a body has a greatest size.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

OWN_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
TOKEN_HEADER = b"x-accord-token"
MOST_BYTES = 64 * 1024 * 1024
"""Most bytes of one request: reports that are added."""
BODY_SECONDS = 20.0
"""Seconds within which the next part of a body has to come."""
MOST_ADDRESS = 8_000
"""Most bytes of an address with its filters."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# With no-referrer a browser sends "Origin: null" with a form, and a write could not be told from a stranger's.
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
)


class Guard:
    """An ASGI app before the pages: refuses what is not meant for this server, and adds the headers of every answer.

    `token` is what a write must bring (None: nothing may be written); `most_bytes` the greatest body.
    """

    def __init__(self, app: App, *, token: str | None = None, most_bytes: int = MOST_BYTES) -> None:
        self.app, self.token, self.most_bytes = app, token, most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        exchange = _Exchange(receive, send, self.most_bytes, is_head=scope["method"] == "HEAD")
        refusal = self._refusal(scope)
        if refusal:
            await _refuse(exchange.send, *refusal)
            return
        if scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await self.app(scope, exchange.receive, exchange.send)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """The status and the line with which a request is refused; None where it may go on."""
        headers = _headers(scope)
        port = (scope.get("server") or ("", None))[1]
        if not is_own_host(headers.get(b"host"), port):
            return 421, "This server answers under 127.0.0.1 and localhost only. Open the address it printed."
        if len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"") > MOST_ADDRESS:
            return 414, f"The address is too long. Expected at most {MOST_ADDRESS} bytes."
        if not _is_allowed_size(headers.get(b"content-length"), self.most_bytes):
            return 413, f"The request is too large. Expected at most {self.most_bytes // 1_048_576} MB at a time."
        if scope["method"] in ("GET", "HEAD"):
            return None
        if scope["method"] != "POST":
            return 405, "Pages are asked for with GET, and written to with POST."
        return self._refusal_of_write(headers, port)

    def _refusal_of_write(self, headers: dict[bytes, list[bytes]], port: int | None) -> tuple[int, str] | None:
        if self.token is None:
            return 403, "This ledger is open for reading. Start accord serve --write to add reports and to judge."
        if not is_own_origin(headers.get(b"origin"), headers.get(TOKEN_HEADER), port):
            return 403, "A write must come from a page of this server. Open the address that accord serve printed."
        given = [*headers.get(TOKEN_HEADER, ()), *_cookies(headers, token_cookie(port))]
        if not any(hmac.compare_digest(each, self.token.encode()) for each in given):
            return 403, "The token is missing. Open the address with ?token= that accord serve printed."
        return None


def is_own_host(given: list[bytes] | None, port: int | None) -> bool:
    """Whether the one Host header names this machine, with the port served (80 may be left out).

    >>> is_own_host([b"localhost:8710"], 8710), is_own_host([b"evil.example:8710"], 8710)
    (True, False)
    """
    return len(given or ()) == 1 and _is_own(f"//{given[0].decode('latin-1')}", port) if given else False


def is_own_origin(origin: list[bytes] | None, token: list[bytes] | None, port: int | None) -> bool:
    """Whether a write comes from this server's own page, by its Origin; or has the token in a header."""
    if not origin:
        return bool(token)
    text = origin[0].decode("latin-1")
    return len(origin) == 1 and text.startswith("http://") and _is_own(text.removeprefix("http:"), port)


def is_own_path(address: str) -> bool:
    """Whether an address to go on to stays on this server.

    >>> is_own_path("/plans?page=2"), is_own_path("//evil.example/"), is_own_path("https://evil.example/")
    (True, False, False)
    """
    return address.startswith("/") and address[1:2] not in ("/", "\\") and address.isascii() and address.isprintable()


def _is_own(authority: str, port: int | None) -> bool:
    try:
        parts = urlsplit(authority)
        named = parts.hostname or ""
        number = parts.port or 80
    except ValueError:
        return False
    plain = not (parts.path or parts.query or parts.fragment or parts.username or parts.password)
    return plain and named in OWN_NAMES and (port is None or number == port)


def _headers(scope: Scope) -> dict[bytes, list[bytes]]:
    found: dict[bytes, list[bytes]] = {}
    for name, value in scope["headers"]:
        found.setdefault(name.lower(), []).append(value)
    return found


def token_cookie(port: int | None) -> str:
    """The cookie that holds the token of the server at a port: a browser gives it the cookies of all ports."""
    return f"accord_token_{port}" if port else "accord_token"


def _cookies(headers: dict[bytes, list[bytes]], name: str) -> Iterable[bytes]:
    for line in headers.get(b"cookie", ()):
        try:
            cookies = SimpleCookie(line.decode("latin-1"))
        except CookieError:
            continue
        if name in cookies:
            yield cookies[name].value.encode()


def _is_allowed_size(given: list[bytes] | None, most: int) -> bool:
    return not given or (len(given) == 1 and given[0].isdigit() and int(given[0]) <= most)


async def _refuse(send: Send, status: int, line: str) -> None:
    body = f"{line}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


class _Exchange:
    """One request and its answer: counts what comes in, adds headers to what goes out."""

    def __init__(self, receive: Receive, send: Send, most_bytes: int, *, is_head: bool) -> None:
        self._receive, self._send, self._most, self._is_head = receive, send, most_bytes, is_head
        self._bytes = 0
        self._has_more = True
        self._over: tuple[int, str] | None = None
        self._is_refused = False

    async def receive(self) -> Message:
        try:
            async with asyncio.timeout(BODY_SECONDS if self._has_more else None):
                message = await self._receive()
        except TimeoutError:
            self._over = 408, f"The request did not come on for {BODY_SECONDS:g} seconds. Send it again."
            return {"type": "http.disconnect"}
        if message["type"] == "http.request":
            self._has_more = bool(message.get("more_body"))
            self._bytes += len(message.get("body", b""))
            if self._bytes > self._most:
                self._over = 413, f"The request is too large. Expected at most {self._most // 1_048_576} MB."
                return {"type": "http.disconnect"}
        return message

    async def send(self, message: Message) -> None:
        if self._over:
            await self._send_refusal(*self._over)
            return
        if message["type"] == "http.response.start":
            own = {name for name, _ in message.get("headers", ())}
            message["headers"] = [*message.get("headers", ()), *((n, v) for n, v in HEADERS if n not in own)]
        elif self._is_head and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await self._send(message)

    async def _send_refusal(self, status: int, line: str) -> None:
        """One answer in place of what the app says to a body that was cut off."""
        if self._is_refused:
            return
        over, self._is_refused, self._over = self._over, True, None
        await _refuse(self.send, status, line)
        self._over = over
