"""A server on the loopback address that answers as it is told, and misbehaves in every way it is told to."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    """What is sent: `drip` seconds pass between two bytes, `endless` repeats the body, `raw` goes out as it is."""

    body: bytes = b""
    status: int = 200
    kind: str | None = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    drip: float = 0.0
    endless: bool = False
    length: int | None = None
    raw: bytes | None = None


Answering = Callable[["Asked"], Reply]


@dataclass(frozen=True)
class Asked:
    """A question that came: its path, its headers in lower case, which one to that path it is."""

    path: str
    headers: Mapping[str, str]
    number: int
    at: float


class Server:
    """Answers for paths; robots.txt is absent unless told."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.asked: list[Asked] = []
        self.replies: dict[str, Reply | Answering] = {}
        self.closing = threading.Event()

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"http://{self.place}{path}"

    def paths(self) -> list[str]:
        """What was asked for, in order, without robots.txt."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def reply(self, path: str, headers: Mapping[str, str]) -> Reply:
        asked = Asked(path, headers, sum(each.path == path for each in self.asked) + 1, time.monotonic())
        self.asked.append(asked)
        found = self.replies.get(path, Reply(status=404))
        return found if isinstance(found, Reply) else found(asked)


@contextmanager
def serving() -> Iterator[Server]:
    """A server for the time of a test."""
    server: Server

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            reply = server.reply(self.path, {name.lower(): value for name, value in self.headers.items()})
            with suppress(OSError):
                _send(self, reply, server)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass

    made = Quiet(("127.0.0.1", 0), Handler)
    server = Server(made.server_address[1])
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        made.shutdown()
        made.server_close()


def _send(handler: BaseHTTPRequestHandler, reply: Reply, server: Server) -> None:
    if reply.raw is not None:
        handler.connection.sendall(reply.raw)
        handler.connection.shutdown(socket.SHUT_WR)
        return
    handler.send_response(reply.status)
    if reply.kind is not None:
        handler.send_header("Content-Type", reply.kind)
    for name, value in reply.headers.items():
        handler.send_header(name, value)
    if not reply.endless:
        handler.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
    handler.send_header("Connection", "close")
    handler.end_headers()
    if reply.drip:
        for place in range(len(reply.body)):
            if server.closing.wait(reply.drip):
                return
            handler.wfile.write(reply.body[place : place + 1])
    handler.wfile.write(b"" if reply.drip else reply.body)
    while reply.endless and not server.closing.is_set():
        handler.wfile.write(reply.body)
