"""Which addresses accord goes to: public, plainly spelled, over http and https."""

from __future__ import annotations

import ipaddress

import pytest

from accord.errors import AddressRefused, InputError
from accord.fetching.public_addresses import Allowed, check_address, check_ip

PRIVATE = [
    pytest.param("127.0.0.1", id="loopback"),
    pytest.param("127.8.8.8", id="loopback, another"),
    pytest.param("0.0.0.0", id="unspecified"),
    pytest.param("10.1.2.3", id="private A"),
    pytest.param("172.31.0.1", id="private B"),
    pytest.param("192.168.1.1", id="private C"),
    pytest.param("100.64.0.1", id="carriers"),
    pytest.param("100.100.100.200", id="a cloud's metadata, in the carriers' range"),
    pytest.param("169.254.169.254", id="link-local: clouds' metadata"),
    pytest.param("168.63.129.16", id="a cloud's host agent, on a public number"),
    pytest.param("192.0.0.192", id="protocol assignments"),
    pytest.param("192.88.99.1", id="relay of 6to4"),
    pytest.param("198.18.0.1", id="benchmarks"),
    pytest.param("203.0.113.9", id="documentation"),
    pytest.param("224.0.0.1", id="multicast"),
    pytest.param("240.0.0.1", id="reserved"),
    pytest.param("255.255.255.255", id="broadcast"),
    pytest.param("::", id="unspecified 6"),
    pytest.param("::1", id="loopback 6"),
    pytest.param("::127.0.0.1", id="IPv4-compatible"),
    pytest.param("::ffff:127.0.0.1", id="IPv4-mapped"),
    pytest.param("::ffff:8.8.8.8", id="IPv4-mapped, public inside"),
    pytest.param("::ffff:0:127.0.0.1", id="IPv4-translated"),
    pytest.param("64:ff9b::7f00:1", id="NAT64 of loopback"),
    pytest.param("64:ff9b::a9fe:a9fe", id="NAT64 of metadata"),
    pytest.param("64:ff9b:1::1", id="local NAT64"),
    pytest.param("2001:0:4136:e378:8000:63bf:3fff:fdd2", id="Teredo"),
    pytest.param("2002:7f00:1::1", id="6to4 of loopback"),
    pytest.param("2001:db8::1", id="documentation 6"),
    pytest.param("fc00::1", id="unique local"),
    pytest.param("fd00:ec2::254", id="a cloud's metadata 6"),
    pytest.param("fe80::1", id="link-local 6"),
    pytest.param("fec0::1", id="site-local"),
    pytest.param("ff02::1", id="multicast 6"),
]


@pytest.mark.parametrize("ip", PRIVATE)
def test_an_address_that_is_not_public_is_refused(ip: str) -> None:
    with pytest.raises(AddressRefused, match="no public address"):
        check_ip(ipaddress.ip_address(ip), 80, "https://example.com/")
    host = f"[{ip}]" if ":" in ip else ip
    with pytest.raises(AddressRefused):
        check_address(f"http://{host}/")


@pytest.mark.parametrize("ip", ["93.184.215.14", "8.8.8.8", "2606:4700:4700::1111", "64:ff9b::808:808"])
def test_a_public_address_passes(ip: str) -> None:
    check_ip(ipaddress.ip_address(ip), 443, "https://example.com/")
    host = f"[{ip}]" if ":" in ip else ip
    assert check_address(f"https://{host}/").literal == ipaddress.ip_address(ip)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://0x7f.1/", id="hexadecimal"),
        pytest.param("http://0x7f000001/", id="hexadecimal whole"),
        pytest.param("http://2130706433/", id="one number"),
        pytest.param("http://017700000001/", id="octal whole"),
        pytest.param("http://0177.0.0.1/", id="octal part"),
        pytest.param("http://127.1/", id="fewer parts"),
        pytest.param("http://127.0.0.1./", id="trailing dot"),
        pytest.param("http://127.0.0.1../", id="trailing dots"),
        pytest.param("http://0x/", id="hexadecimal nothing"),
        pytest.param("http://127.0.0.256/", id="no byte"),
        pytest.param("http://１２７.0.0.1/", id="wide digits"),
        pytest.param("http://127。0。0。1/", id="wide dots"),
        pytest.param("http://①②⑦.⓪.⓪.①/", id="ringed digits"),
        pytest.param("http://[::ffff:7f00:1]/", id="mapped in hexadecimal"),
        pytest.param("http://[::1%25lo]/", id="a zone"),
        pytest.param("http://user:secret@example.com/", id="name and password"),
        pytest.param("http://@example.com/", id="empty name"),
        pytest.param("http://example.com\\@127.0.0.1/", id="backslash"),
        pytest.param("http://127.0.0.1%2eexample.com/", id="percent in the host"),
        pytest.param("http://exa mple.com/", id="space in the host"),
        pytest.param("http://example.com:22/", id="a port of another service"),
        pytest.param("http://example.com:0/", id="port zero"),
        pytest.param("http://example.com:65536/", id="no port"),
        pytest.param("http://example.com:8o/", id="port of letters"),
        pytest.param("http://", id="no host"),
        pytest.param("http:///etc/passwd", id="empty host"),
        pytest.param("http://a..b/", id="empty label"),
        pytest.param("http://-a.com/", id="label that begins with a hyphen"),
        pytest.param(f"http://{'a' * 64}.com/", id="long label"),
        pytest.param(f"http://example.com/{'a' * 2000}", id="long address"),
        pytest.param("ftp://example.com/a", id="ftp"),
        pytest.param("file:///etc/passwd", id="file"),
        pytest.param("data:text/html,a", id="data"),
        pytest.param("javascript:alert(1)", id="script"),
        pytest.param("gopher://example.com/", id="gopher"),
        pytest.param("//example.com/", id="no scheme"),
        pytest.param("", id="nothing"),
    ],
)
def test_an_odd_spelling_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused) as raised:
        check_address(url)
    assert "\n" not in str(raised.value)
    assert "secret" not in str(raised.value)
    assert raised.value.lasting


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("HTTPS://Example.COM", "https://example.com/"),
        ("https://example.com:443/a", "https://example.com/a"),
        ("http://example.com:8080/a", "http://example.com:8080/a"),
        ("https://example.com./a", "https://example.com/a"),
        ("https://bücher.example/ü?q=ü b#top", "https://xn--bcher-kva.example/%C3%BC?q=%C3%BC%20b"),
        ("https://example.com/a%20b?c=%2F", "https://example.com/a%20b?c=%2F"),
        (" https://example.com/a\n", "https://example.com/a"),
        ("https://example.com/a\r\nHost: x", "https://example.com/aHost:%20x"),
    ],
)
def test_an_address_is_sent_in_one_spelling(given: str, sent: str) -> None:
    assert check_address(given).url == sent


def test_the_one_exception_is_an_address_with_its_port() -> None:
    allowed = Allowed.of(["127.0.0.1:8000", "[::1]:8001"])
    assert check_address("http://127.0.0.1:8000/a", allowed).port == 8000
    assert check_address("http://[::1]:8001/a", allowed).port == 8001
    for url in ("http://127.0.0.1:8001/", "http://127.0.0.2:8000/", "http://127.0.0.1/", "http://0x7f.1:8000/"):
        with pytest.raises(AddressRefused):
            check_address(url, allowed)
    assert str(allowed) == "127.0.0.1:8000, [::1]:8001"


@pytest.mark.parametrize(
    "given", ["localhost:8000", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:99999", "0x7f.1:80", "", "[x]:1"]
)
def test_an_exception_that_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(InputError, match="Expected an IP address and a port"):
        Allowed.of([given])
