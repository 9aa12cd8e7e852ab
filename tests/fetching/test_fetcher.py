"""Fetching from a server that misbehaves: what comes back, what it costs, what is said."""

from __future__ import annotations

import gzip
import logging
import socket
import time
import zlib
from typing import Any

import pytest
from tests.fetching.conftest import QUICK
from tests.fetching.server import Asked, Reply, Server

from accord.errors import AddressRefused, NotFetched
from accord.fetching.exchange import Limits
from accord.fetching.fetcher import Fetcher, user_agent
from accord.fetching.public_addresses import Allowed

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.timeout(30)]

PAGE = b"<html><body><p>Ministers met.</p></body></html>"


def refused(fetcher: Fetcher, url: str) -> NotFetched:
    with pytest.raises(NotFetched) as raised:
        fetcher.fetch(url)
    assert "\n" not in str(raised.value)
    return raised.value


def redirect(to: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": to})


def test_a_page_comes_with_its_marks(server: Server, fetcher: Fetcher) -> None:
    server.replies["/a"] = Reply(PAGE, headers={"ETag": '"1"', "Last-Modified": "Tue, 04 Mar 2025 10:00:00 GMT"})
    got = fetcher.fetch(server.url("/a#part"))
    assert (got.url, got.body, got.etag) == (server.url("/a"), PAGE, '"1"')
    assert (got.content_type, got.charset) == ("text/html", "utf-8")
    sent = server.asked[-1].headers
    assert sent["user-agent"] == user_agent()
    assert sent["host"] == server.place
    assert not {"cookie", "authorization", "referer"} & set(sent)


def test_nothing_new_has_no_body(server: Server, fetcher: Fetcher) -> None:
    def answer(asked: Asked) -> Reply:
        known = asked.headers.get("if-none-match") == '"1"'
        return Reply(status=304, kind=None) if known else Reply(PAGE, headers={"ETag": '"1"'})

    server.replies["/a"] = answer
    assert fetcher.fetch(server.url("/a")).body == PAGE
    assert fetcher.fetch(server.url("/a"), etag='"1"').body is None


def test_not_modified_without_having_asked_is_a_failure(server: Server, fetcher: Fetcher) -> None:
    server.replies["/a"] = Reply(status=304, kind=None)
    assert refused(fetcher, server.url("/a")).reason == "answers 304."


def test_redirects_are_followed_to_the_end(server: Server, fetcher: Fetcher) -> None:
    for number in range(5):
        server.replies[f"/{number}"] = redirect(f"/{number + 1}", (301, 302, 303, 307, 308)[number])
    server.replies["/5"] = Reply(PAGE)
    assert fetcher.fetch(server.url("/0")).url == server.url("/5")


def test_a_sixth_redirect_is_one_too_many(server: Server, fetcher: Fetcher) -> None:
    for number in range(6):
        server.replies[f"/{number}"] = redirect(f"/{number + 1}")
    server.replies["/6"] = Reply(PAGE)
    assert refused(fetcher, server.url("/0")).reason == "redirects again and again."


@pytest.mark.parametrize("to", ["/b", "http://127.0.0.1:{port}/a", "/a#x"])
def test_a_circle_of_redirects_ends(server: Server, fetcher: Fetcher, to: str) -> None:
    server.replies["/a"] = redirect(to.format(port=server.port))
    server.replies["/b"] = redirect("/a")
    assert refused(fetcher, server.url("/a")).reason == "redirects in a circle."
    assert len(server.paths()) <= 2


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.1:1/",
        "http://127.0.0.2:{port}/",
        "http://0x7f.1:{port}/",
        "http://2130706433:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://169.254.169.254/latest/meta-data/",
        "http://user@127.0.0.1:{port}/",
        "//10.0.0.1/",
        "file:///etc/passwd",
        "ftp://127.0.0.1:{port}/",
        "data:text/html,<p>a</p>",
        "gopher://127.0.0.1:{port}/",
    ],
)
def test_a_redirect_to_what_is_refused_is_refused(server: Server, fetcher: Fetcher, to: str) -> None:
    server.replies["/a"] = redirect(to.format(port=server.port))
    error = refused(fetcher, server.url("/a"))
    assert isinstance(error, AddressRefused)
    assert error.lasting
    assert "redirects to what is refused" in error.reason
    assert server.paths() == ["/a"]


def test_a_redirect_without_a_place_fails(server: Server, fetcher: Fetcher) -> None:
    server.replies["/a"] = Reply(status=302)
    assert "without saying where to" in refused(fetcher, server.url("/a")).reason


def test_the_loopback_address_is_refused_without_the_exception(server: Server) -> None:
    assert isinstance(refused(Fetcher(limits=QUICK), server.url("/a")), AddressRefused)
    assert server.asked == []


def test_the_exception_is_said_in_the_log(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "accord"):
        Fetcher(allowed=Allowed.of([server.place]))
    assert server.place in caplog.text


def names(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Makes names stand for addresses: the first answer once, and so on; gives the names that were asked."""
    asked: list[str] = []

    def resolve(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        found = answers[min(len(asked), len(answers)) - 1]
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in found]

    monkeypatch.setattr("accord.fetching.connecting.socket.getaddrinfo", resolve)
    return asked


@pytest.mark.parametrize(
    "found", [["127.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["::1"], ["::ffff:127.0.0.1"], ["fe80::1%eth0"]]
)
def test_a_name_is_refused_if_any_of_its_addresses_is_private(
    server: Server, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, found: list[str]
) -> None:
    names(monkeypatch, found)
    assert isinstance(refused(fetcher, f"http://news.example:{server.port}/a"), AddressRefused)
    assert server.asked == []


def test_a_name_is_resolved_once_and_connected_to_as_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = names(monkeypatch, ["93.184.215.14"], ["127.0.0.1"])
    connected: list[Any] = []

    def connect(address: Any, *_: Any, **__: Any) -> Any:
        connected.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr("socket.create_connection", connect)
    fetcher = Fetcher(limits=Limits(attempts=1), obey_robots=False)
    assert "cannot be reached" in refused(fetcher, "http://news.example/a").reason
    assert asked == ["news.example"]
    assert connected == [("93.184.215.14", 80)]


def test_a_name_nobody_knows(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, [])
    error = refused(Fetcher(limits=QUICK, obey_robots=False), "https://no.example/a")
    assert error.reason == "names a host nobody knows (no.example)."
    assert not error.transient


def test_a_resolver_that_hangs_costs_its_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accord.fetching.connecting.socket.getaddrinfo", lambda *_, **__: time.sleep(5) or [])
    began = time.monotonic()
    fetcher = Fetcher(limits=Limits(connect=0.3, whole=1.0, attempts=1), obey_robots=False)
    assert "in time" in refused(fetcher, "https://slow.example/a").reason
    assert time.monotonic() - began < 2


def test_proxies_of_the_environment_are_not_used(
    server: Server, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    server.replies["/a"] = Reply(PAGE)
    assert fetcher.fetch(server.url("/a")).body == PAGE


def test_nobody_listens(fetcher: Fetcher) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    error = refused(Fetcher(allowed=Allowed.of([place]), limits=QUICK, obey_robots=False), f"http://{place}/")
    assert error.reason.startswith("cannot be reached")
    assert error.transient


SLOW = {
    "a body byte by byte": Reply(PAGE * 100, drip=0.05),
    "a body that stops": Reply(PAGE, length=1000, drip=0.01),
    "headers that never end": Reply(raw=b"HTTP/1.1 200 OK\r\nX: " + b"a" * 300_000),
    "no HTTP": Reply(raw=b"220 mail.example ESMTP\r\n"),
    "nothing at all": Reply(raw=b""),
}


@pytest.mark.parametrize("name", SLOW)
def test_no_answer_takes_longer_than_its_limits(server: Server, fetcher: Fetcher, name: str) -> None:
    server.replies["/a"] = SLOW[name]
    began = time.monotonic()
    assert refused(fetcher, server.url("/a")).transient
    assert time.monotonic() - began < 2 * QUICK.whole + 1


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(Reply(b"<p>a</p>" * 1000, endless=True), id="endless"),
        pytest.param(Reply(b"a" * 200_001), id="a byte too many"),
        pytest.param(Reply(b"a", length=10**12), id="says it is large"),
        pytest.param(Reply(gzip.compress(b"a" * 200_000_000), headers={"Content-Encoding": "gzip"}), id="gzip bomb"),
        pytest.param(
            Reply(zlib.compress(b"a" * 200_000_000), headers={"Content-Encoding": "deflate"}), id="deflate bomb"
        ),
        pytest.param(
            Reply(gzip.compress(gzip.compress(b"a" * 500_000_000)), headers={"Content-Encoding": "gzip, gzip"}),
            id="bomb in a bomb",
        ),
    ],
)
def test_no_answer_is_larger_than_its_limit(server: Server, fetcher: Fetcher, reply: Reply) -> None:
    server.replies["/a"] = reply
    error = refused(fetcher, server.url("/a"))
    assert error.reason == "has more than 200,000 bytes."
    assert error.lasting


def test_a_packed_page_is_unpacked(server: Server, fetcher: Fetcher) -> None:
    server.replies["/a"] = Reply(gzip.compress(PAGE), headers={"Content-Encoding": "gzip"})
    assert fetcher.fetch(server.url("/a")).body == PAGE


@pytest.mark.parametrize(
    ("packed", "reason"),
    [("br", "is packed as 'br'."), ("gzip, gzip, gzip", "is packed as"), ("gzip", "is packed in a way")],
)
def test_a_page_packed_otherwise_is_refused(server: Server, fetcher: Fetcher, packed: str, reason: str) -> None:
    server.replies["/a"] = Reply(PAGE, headers={"Content-Encoding": packed})
    assert refused(fetcher, server.url("/a")).reason.startswith(reason)


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "audio/mpeg", "font/woff2"])
def test_what_is_no_text_is_refused_before_it_is_read(server: Server, fetcher: Fetcher, kind: str) -> None:
    server.replies["/a"] = Reply(b"a" * 100, kind=kind, endless=True)
    assert refused(fetcher, server.url("/a")).reason == f"is no text ({kind})."


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_what_may_pass_is_asked_again(server: Server, fetcher: Fetcher, status: int) -> None:
    server.replies["/a"] = lambda asked: Reply(status=status) if asked.number == 1 else Reply(PAGE)
    assert fetcher.fetch(server.url("/a")).body == PAGE
    assert server.paths() == ["/a", "/a"]


@pytest.mark.parametrize(("status", "lasting"), [(400, False), (401, False), (403, False), (404, True), (410, True)])
def test_what_does_not_pass_is_not_asked_again(server: Server, fetcher: Fetcher, status: int, lasting: bool) -> None:
    server.replies["/a"] = Reply(status=status)
    error = refused(fetcher, server.url("/a"))
    assert (error.status, error.lasting) == (status, lasting)
    assert server.paths() == ["/a"]


def test_a_host_that_asks_for_patience_gets_it_up_to_a_limit(server: Server, fetcher: Fetcher) -> None:
    server.replies["/a"] = Reply(status=429, headers={"Retry-After": "3600"})
    error = refused(fetcher, server.url("/a"))
    assert error.retry_after == 3600
    assert server.paths() == ["/a"]


def test_patience_until_a_moment(server: Server, fetcher: Fetcher) -> None:
    server.replies["/a"] = Reply(status=503, headers={"Retry-After": "Fri, 31 Dec 2999 23:59:59 GMT"})
    error = refused(fetcher, server.url("/a"))
    assert error.retry_after is not None
    assert error.retry_after > 1e9
    server.replies["/b"] = Reply(status=404, headers={"Retry-After": "soon"})
    other = Fetcher(allowed=Allowed.of([server.place]), limits=QUICK)
    assert refused(other, server.url("/b")).retry_after is None


def test_a_host_that_wants_to_be_left_alone_is_not_asked_for_its_other_pages(server: Server, fetcher: Fetcher) -> None:
    server.replies["/a"] = Reply(status=429, headers={"Retry-After": "600"})
    server.replies["/b"] = Reply(PAGE)
    refused(fetcher, server.url("/a"))
    error = refused(fetcher, server.url("/b"))
    assert error.reason == "is on a host that wants to be left alone for 600 seconds more (Retry-After)."
    assert server.paths() == ["/a"]


def test_attempts_have_an_end(server: Server, fetcher: Fetcher) -> None:
    server.replies["/a"] = Reply(status=503)
    assert refused(fetcher, server.url("/a")).reason == "answers 503."
    assert server.paths() == ["/a"] * 2


def test_a_host_is_left_alone_between_two_questions(server: Server) -> None:
    limits = Limits(delay=0.3, most_wait=1.0)
    fetcher = Fetcher(allowed=Allowed.of([server.place]), limits=limits)
    server.replies["/a"] = server.replies["/b"] = Reply(PAGE)
    fetcher.fetch(server.url("/a"))
    fetcher.fetch(server.url("/b"))
    first, second = (asked.at for asked in server.asked if asked.path != "/robots.txt")
    assert second - first >= 0.29
