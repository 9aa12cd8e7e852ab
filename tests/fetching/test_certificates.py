"""TLS: a certificate by an authority that is trusted is taken, every other is refused in one line."""

from __future__ import annotations

import ipaddress
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests.fetching.conftest import QUICK

from accord.errors import NotFetched
from accord.fetching.fetcher import Fetcher
from accord.fetching.public_addresses import Allowed

x509 = pytest.importorskip("cryptography.x509")
from cryptography.hazmat.primitives import hashes, serialization  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import ec  # noqa: E402

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.timeout(60)]

PAGE = b"<html><body><p>Ministers met.</p></body></html>"
NOW = datetime.now(UTC)
DAY = timedelta(days=1)


class Authority:
    """Makes certificates; its own stands in `file`."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        made = self._builder(self.name, self.key.public_key(), NOW - 9 * DAY, NOW + 9 * DAY)
        made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        self.certificate = made.sign(self.key, hashes.SHA256())
        self.file = folder / f"{name}.pem"
        self.file.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))

    def context(self, address: str = "127.0.0.1", begin: int = -1, end: int = 1) -> ssl.SSLContext:
        """What a server shows: a certificate for an address, valid from and to so many days from now."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "server")])
        made = self._builder(subject, key.public_key(), NOW + begin * DAY, NOW + end * DAY)
        names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))])
        shown = made.add_extension(names, critical=False).sign(self.key, hashes.SHA256())
        place = self.folder / "server.pem"
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        place.write_bytes(private + shown.public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(place)
        return context

    def _builder(self, subject: Any, key: Any, begin: datetime, end: datetime) -> Any:
        made = x509.CertificateBuilder().subject_name(subject).issuer_name(self.name).public_key(key)
        return made.serial_number(x509.random_serial_number()).not_valid_before(begin).not_valid_after(end)


@contextmanager
def serving(context: ssl.SSLContext) -> Iterator[str]:
    """The place of a server that answers over TLS with a page, and with no robots.txt."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_page = self.path == "/a"
            self.send_response(200 if is_page else 404)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(PAGE) if is_page else 0))
            self.end_headers()
            self.wfile.write(PAGE if is_page else b"")

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass

    made = Quiet(("127.0.0.1", 0), Handler)
    made.socket = context.wrap_socket(made.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield f"127.0.0.1:{made.server_address[1]}"
    finally:
        made.shutdown()
        made.server_close()


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """An authority that this process trusts, as a user would say it."""
    made = Authority(tmp_path, "trusted")
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))
    return made


def fetch(place: str) -> bytes | None:
    return Fetcher(allowed=Allowed.of([place]), limits=QUICK).fetch(f"https://{place}/a").body


def refused(context: ssl.SSLContext) -> str:
    with serving(context) as place, pytest.raises(NotFetched) as raised:
        Fetcher(allowed=Allowed.of([place]), limits=QUICK, obey_robots=False).fetch(f"https://{place}/a")
    assert "\n" not in str(raised.value)
    assert not raised.value.transient
    return raised.value.reason


def test_a_certificate_by_a_trusted_authority_is_taken(trusted: Authority) -> None:
    with serving(trusted.context()) as place:
        assert fetch(place) == PAGE


def test_one_by_nobody_known_is_refused(trusted: Authority, tmp_path: Path) -> None:
    other = Authority(tmp_path, "other")
    assert refused(other.context()) == "shows a certificate by nobody this machine trusts."


@pytest.mark.usefixtures("trusted")
def test_one_that_signs_itself_is_refused(tmp_path: Path) -> None:
    own = Authority(tmp_path, "own")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    private = own.key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    own.file.write_bytes(private + own.file.read_bytes())
    context.load_cert_chain(own.file)
    assert refused(context) == "shows a certificate by nobody this machine trusts."


def test_one_past_its_day_is_refused(trusted: Authority) -> None:
    assert refused(trusted.context(begin=-5, end=-1)) == "shows a certificate that is past its day."


def test_one_before_its_day_is_refused(trusted: Authority) -> None:
    assert refused(trusted.context(begin=2, end=5)) == "shows a certificate that is not valid yet."


def test_one_of_another_host_is_refused(trusted: Authority) -> None:
    assert refused(trusted.context("127.0.0.2")) == "shows the certificate of another host."


def test_robots_behind_a_bad_certificate_are_not_read(trusted: Authority) -> None:
    with serving(trusted.context("127.0.0.2")) as place, pytest.raises(NotFetched) as raised:
        fetch(place)
    assert "certificate of another host" in raised.value.reason


def test_plain_text_where_tls_is_asked_for_is_refused(trusted: Authority) -> None:
    with serving(trusted.context()) as place, pytest.raises(NotFetched) as raised:
        Fetcher(allowed=Allowed.of([place]), limits=QUICK, obey_robots=False).fetch(f"http://{place}/a")
    assert "\n" not in str(raised.value)
