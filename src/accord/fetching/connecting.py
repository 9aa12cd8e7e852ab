"""1. Addresses → bytes: connections to addresses that were checked, each with the time it may take in all."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Iterable
from typing import Any

import httpcore2

from accord.errors import NotFetched
from accord.fetching.public_addresses import Allowed, IPAddress, check_ip

_MOST_TRIED = 4
"""IP addresses of one name that are tried, one after another."""


class Deadline:
    """The moment by which an exchange has to be over, whatever the other side does."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Seconds left, at most `most`; httpcore2's ReadTimeout where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time for the whole answer is over")
        return left if most is None else min(left, most)


class CheckedBackend(httpcore2.NetworkBackend):
    """Connects to public addresses: a name is resolved once, all it stands for is checked, and that is connected to."""

    def __init__(self, shown: str, deadline: Deadline, allowed: Allowed) -> None:
        self._shown, self._deadline, self._allowed = shown, deadline, allowed
        self._backend = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A stream to the first of the host's addresses that answers; AddressRefused where one is not public."""
        found = self._resolve(host, port, self._deadline.left(timeout))
        for ip in found:
            # A name that stands for a private address is refused though that address be allowed by its number.
            check_ip(ip, port, self._shown, self._allowed if host == str(ip) else None)
        failed: Exception | None = None
        for ip in found[:_MOST_TRIED]:
            try:
                left = self._deadline.left(timeout)
                made = self._backend.connect_tcp(str(ip), port, left, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
            else:
                return _TimedStream(made, self._deadline)
        raise failed or httpcore2.ConnectError("no address")

    def _resolve(self, host: str, port: int, seconds: float) -> list[IPAddress]:
        try:
            return [ipaddress.ip_address(host)]
        except ValueError:
            return _resolved(host, port, seconds, self._shown)


def _resolved(host: str, port: int, seconds: float, shown: str) -> list[IPAddress]:
    """The IP addresses of a name, in the system's order; its resolver knows no time limit, so it runs beside."""
    found: list[tuple[Any, ...]] = []
    failed: list[Exception] = []

    def ask() -> None:
        try:
            found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    asking = threading.Thread(target=ask, name="accord-resolve", daemon=True)
    asking.start()
    asking.join(seconds)
    if asking.is_alive():
        raise httpcore2.ConnectTimeout(f"the name {host} was not resolved in time")
    if failed or not found:
        gone = bool(failed) and getattr(failed[0], "errno", None) == socket.EAI_NONAME
        advice = "Expected a host that exists. Check how it is spelled, and the network."
        raise NotFetched(shown, f"names a host nobody knows ({host}).", advice, transient=not gone)
    return list(dict.fromkeys(ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in found))


class _TimedStream(httpcore2.NetworkStream):
    """A stream on which no wait goes past the deadline of its exchange."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        made = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _TimedStream(made, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
