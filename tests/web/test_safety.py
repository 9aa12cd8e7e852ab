"""What is refused before a page sees it, and what every answer carries."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi.testclient import TestClient
from tests.web.conftest import BASE, TOKEN, Opened
from uvicorn.server import ServerState

from accord.errors import InputError
from accord.web import safety, slow_requests
from accord.web.app import make_app
from accord.web.safety import POLICY, is_own_host, is_own_origin, is_own_path

WRITES = ("/judge", "/judgements/undo", "/acknowledge", "/acknowledgements/undo", "/add")


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8710", "127.0.0.1:8711", "127.0.0.1.evil.example:8710", "", "localhost:x", "[::1"],
)
def test_a_strange_host_is_refused(pages: TestClient, host: str) -> None:
    answer = pages.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "printed" in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8710", "localhost:8710", "[::1]:8710", "LOCALHOST:8710"])
def test_own_names_with_the_port_served_are_answered(pages: TestClient, host: str) -> None:
    assert pages.get("/events", headers={"host": host}).status_code == 200


def test_two_hosts_are_refused() -> None:
    assert not is_own_host([b"localhost:80", b"localhost:80"], 80)


def test_no_host_is_refused() -> None:
    assert not is_own_host(None, 80)


@pytest.mark.parametrize(
    "origin", [b"null", b"https://127.0.0.1:8710", b"http://evil.example:8710", b"http://127.0.0.1"]
)
def test_a_strange_origin_may_not_write(origin: bytes) -> None:
    assert not is_own_origin([origin], [b"token"], 8710)


def test_without_an_origin_the_token_has_to_be_in_a_header() -> None:
    assert is_own_origin(None, [b"token"], 8710)
    assert not is_own_origin(None, None, 8710)


def test_every_answer_has_the_policy_and_no_inline_script(pages: TestClient, addresses: tuple[str, ...]) -> None:
    for address in (*addresses, "/nowhere", "/events?since=never", "/static/accord.js"):
        headers = pages.get(address).headers
        assert headers["content-security-policy"] == POLICY, address
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "unsafe" not in POLICY
    assert "frame-ancestors 'none'" in POLICY


@pytest.mark.parametrize("address", WRITES)
def test_nothing_is_written_where_the_ledger_is_open_for_reading(pages: TestClient, address: str) -> None:
    answer = pages.post(address, headers={"origin": BASE})
    assert answer.status_code == 403
    assert "--write" in answer.text


@pytest.mark.parametrize("address", WRITES)
def test_a_write_needs_the_token(opened: Opened, own_ledger: Path, address: str) -> None:
    client = opened(own_ledger, write=True, token=TOKEN)
    assert client.post(address, headers={"origin": BASE}).status_code == 403
    client.cookies.set("accord_token_8710", "guessed")
    assert client.post(address, headers={"origin": BASE}).status_code == 403


@pytest.mark.parametrize("address", WRITES)
def test_a_write_from_another_site_is_refused(writing: TestClient, address: str) -> None:
    assert writing.post(address, headers={"origin": "https://evil.example"}).status_code == 403
    assert writing.post(address, headers={"origin": "http://127.0.0.1:9999"}).status_code == 403


def test_the_wrong_token_opens_nothing(opened: Opened, own_ledger: Path) -> None:
    client = opened(own_ledger, write=True, token=TOKEN)
    assert "set-cookie" not in client.get("/enter/guessed").headers


def test_the_token_becomes_a_cookie_that_no_script_and_no_other_site_sees(opened: Opened, own_ledger: Path) -> None:
    cookie = opened(own_ledger, write=True, token=TOKEN).get(f"/enter/{TOKEN}").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_writing_without_a_token_is_no_app(ledger_path: Path) -> None:
    with pytest.raises(InputError, match="token"):
        make_app(ledger_path, write=True)


@pytest.mark.parametrize(
    "address",
    [
        "/static/../app.py",
        "/static/%2e%2e%2fapp.py",
        "/static/..%5capp.py",
        "/static//etc/passwd",
        "/reports/..%2f..%2fetc%2fpasswd",
        "/add/..%2f..%2fetc%2fpasswd.json",
        "/dossiers/%00",
    ],
)
def test_no_path_from_outside_reaches_a_file(pages: TestClient, address: str) -> None:
    answer = pages.get(address)
    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text
    assert "import" not in answer.text


def test_a_huge_body_is_refused_by_what_it_says(opened: Opened, own_ledger: Path) -> None:
    client = opened(own_ledger, write=True, token=TOKEN, most_bytes=1000)
    answer = client.post("/add", content=b"x" * 2000, headers={"x-accord-token": TOKEN})
    assert answer.status_code == 413


def test_a_huge_body_is_refused_while_it_comes(opened: Opened, own_ledger: Path) -> None:
    client = opened(own_ledger, write=True, token=TOKEN, most_bytes=1000)

    def pieces():  # type: ignore[no-untyped-def]
        head = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        yield head
        for _ in range(50):
            yield b"y" * 100

    headers = {"x-accord-token": TOKEN, "content-type": "multipart/form-data; boundary=x"}
    answer = client.post("/add", content=pieces(), headers=headers)
    assert answer.status_code == 413
    assert answer.headers["content-security-policy"] == POLICY


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(pages: TestClient, method: str) -> None:
    assert pages.request(method, "/events").status_code == 405


def test_a_head_has_no_body(pages: TestClient) -> None:
    answer = pages.head("/events")
    assert answer.status_code == 200
    assert answer.content == b""


def test_a_long_address_is_refused(pages: TestClient) -> None:
    assert pages.get("/events?actor=" + "x" * 9000).status_code == 414


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_the_way_back_stays_on_this_server(pages: TestClient, back: str) -> None:
    assert not is_own_path(back)
    assert pages.get("/theme", params={"set": "dark", "back": back}).headers["location"] == "/"


def test_the_token_is_kept_under_the_port_for_a_browser_gives_cookies_to_all_ports(writing: TestClient) -> None:
    assert list(writing.cookies) == ["accord_token_8710"]


def test_a_body_that_does_not_come_on_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safety, "BODY_SECONDS", 0.05)
    sent: list[Any] = []

    async def never() -> Any:
        await asyncio.sleep(60)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        assert (await receive())["type"] == "http.disconnect"
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"host", b"127.0.0.1:8710"), (b"x-accord-token", TOKEN.encode())]
    scope = {"type": "http", "method": "POST", "path": "/add", "headers": headers, "server": ("127.0.0.1", 8710)}
    asyncio.run(safety.Guard(app, token=TOKEN)(scope, never, send))
    assert sent[0]["status"] == 408


@pytest.mark.enable_socket
def test_a_head_that_does_not_come_on_is_ended(monkeypatch: pytest.MonkeyPatch, pages: TestClient) -> None:
    monkeypatch.setattr(slow_requests, "HEAD_SECONDS", 0.2)
    told: list[bytes] = []

    async def run() -> None:
        config = uvicorn.Config(pages.app, http=slow_requests.PromptProtocol, log_level="critical", lifespan="off")
        config.load()
        state = ServerState()
        loop = asyncio.get_running_loop()
        server = await loop.create_server(
            lambda: slow_requests.PromptProtocol(config, state, {}, _loop=loop), "127.0.0.1", 0
        )
        port = server.sockets[0].getsockname()[1]
        async with server, asyncio.timeout(10):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET / HTTP/1.1\r\nHost: 127")
            with suppress(ConnectionResetError):
                told.append(await reader.read(1000))
            told.append(b"ended")
            writer.close()

    asyncio.run(run())
    assert told[-1] == b"ended"
    assert not any(told[:-1])


def test_a_form_that_is_too_large_says_how_much_is_read(writing: TestClient) -> None:
    answer = writing.post("/add", files=[("files", ("a.txt", b"x")), ("text", (None, b"a " * 700_000))])
    assert answer.status_code == 400
    assert "Expected at most 300 files" in answer.text
