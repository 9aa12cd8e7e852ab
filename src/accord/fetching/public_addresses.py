"""1. Addresses → bytes: which addresses accord goes to: public ones over http and https, plainly spelled."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from accord.errors import AddressRefused, InputError

PORTS = {"http": 80, "https": 443}
MOST_CHARACTERS = 2000
_PRIVILEGED = 1024
_SPACE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff\\]")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.IGNORECASE)
_DOTTED_QUAD = re.compile(r"(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_KEPT_IN_PATH = "/%:@!$&'()*+,;=~-._"

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# IANA's registries of special-purpose addresses (RFC 6890 and its updates), and what `is_global` of some releases of
# Python lets pass: shared space of carriers, relays and tunnels that carry any IPv4 address, and Azure's host agent.
_SPECIAL = tuple(
    ipaddress.ip_network(each)
    for each in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        *("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32"),
        *("2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"),
    )
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address accord may ask for: `url` as it is sent, without its fragment; `host` in ASCII and lower case."""

    url: str
    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        """Scheme, host and port: what has one robots.txt.

        >>> check_address("https://Example.com/a").origin
        'https://example.com:443'
        """
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"

    @property
    def literal(self) -> IPAddress | None:
        """The IP address that stands in the place of a name, if one does."""
        return literal_of(self.host)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """Addresses on private networks that the user lets accord go to, each an IP address with its port."""

    places: frozenset[tuple[IPAddress, int]] = frozenset()

    @classmethod
    def of(cls, given: tuple[str, ...] | list[str]) -> Allowed:
        """Those a user names; InputError for what is no IP address with a port.

        >>> Allowed.of(["127.0.0.1:8000"]).has(ipaddress.ip_address("127.0.0.1"), 8000)
        True
        """
        return cls(places=frozenset(_place(each) for each in given))

    def has(self, ip: IPAddress, port: int) -> bool:
        """Whether the user allowed this very address and port."""
        return (ip, port) in self.places

    def __str__(self) -> str:
        return ", ".join(sorted(f"[{ip}]:{port}" if ip.version == 6 else f"{ip}:{port}" for ip, port in self.places))


def _place(given: str) -> tuple[IPAddress, int]:
    found = re.fullmatch(r"(?:\[([0-9a-fA-F:.]+)\]|([0-9.]+)):(\d{1,5})", given.strip())
    try:
        if found and 0 < int(found[3]) < 65536:
            return ipaddress.ip_address(found[1] or found[2]), int(found[3])
    except ValueError:
        pass  # said below, in the same words as for anything else that is no address
    raise InputError(f"No address '{_shown(given)}'. Expected an IP address and a port, such as 127.0.0.1:8000.")


def check_address(url: str, allowed: Allowed | None = None) -> Address:
    """The address as it may be asked for; AddressRefused, with the reason, for any other.

    The names in it are not resolved here: every IP address they stand for is checked where it is connected to.

    >>> check_address("HTTP://Bücher.Example.:80/a b#top").url
    'http://xn--bcher-kva.example/a%20b'
    """
    shown = _shown(url)
    url = url.strip(" \t\r\n")
    if len(url) > MOST_CHARACTERS:
        raise AddressRefused(shown, f"has {len(url):,} characters.", f"Expected at most {MOST_CHARACTERS:,}.")
    try:
        parts = urlsplit(url)
        port, user = parts.port, parts.username is not None or "@" in parts.netloc
    except ValueError as error:
        raise AddressRefused(shown, f"is no address ({_shown(str(error))}).") from error
    if parts.scheme not in PORTS:
        raise AddressRefused(shown, f"is an address of another kind ('{parts.scheme or 'no scheme'}').")
    if _SPACE.search(parts.netloc) or "\\" in url:
        raise AddressRefused(shown, "holds a space, a backslash or a control character.")
    if user:
        raise AddressRefused(shown, "holds a name or password.", "Expected an address without one. Take it out.")
    host = _host(parts.hostname or "", shown)
    if port is None:
        port = PORTS[parts.scheme]
    literal = literal_of(host)
    if literal is not None:
        check_ip(literal, port, shown, allowed)
    if port < _PRIVILEGED and port not in PORTS.values() and not (literal and allowed and allowed.has(literal, port)):
        raise AddressRefused(shown, f"names port {port}, which is no port of the web.")
    return Address(url=_written(parts.scheme, host, port, parts), scheme=parts.scheme, host=host, port=port)


def check_ip(ip: IPAddress, port: int, shown: str, allowed: Allowed | None = None) -> None:
    """AddressRefused for an IP address that is not public, save one that the user allowed with its port.

    >>> check_ip(ipaddress.ip_address("93.184.215.14"), 443, "https://example.com/")
    """
    if allowed is not None and allowed.has(ip, port):
        return
    inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else ip
    scoped = getattr(ip, "scope_id", None) is not None
    special = any(inner in network for network in _SPECIAL if network.version == inner.version)
    if special or scoped or not inner.is_global or inner.is_multicast or inner.is_reserved or inner.is_unspecified:
        where = f"leads to {ip}, which is no public address."
        advice = f"Expected a public one. If it is your own server: --allow-address {_with_port(ip, port)}"
        raise AddressRefused(shown, where, advice)


def literal_of(host: str) -> IPAddress | None:
    """The IP address a host is spelled as, None for a name."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _host(host: str, shown: str) -> str:
    """The host in ASCII and lower case; an IP address in its usual spelling."""
    if ":" in host:
        found = literal_of(host)
        if found is None or getattr(found, "scope_id", None) is not None:
            raise AddressRefused(shown, f"names no host ({_shown(host)}).")
        return str(found)
    name = _ascii(host, shown).removesuffix(".")
    labels = name.split(".")
    # WHATWG URL, "ends in a number": such a host is an IPv4 address to some programs, in octal, hex or fewer parts.
    if _NUMBER.fullmatch(labels[-1]):
        if not _DOTTED_QUAD.fullmatch(name) or literal_of(name) is None:
            raise AddressRefused(shown, f"spells an IP address oddly ({_shown(host)}).")
    elif len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise AddressRefused(shown, f"names no host ({_shown(host) or 'none'}).")
    return name


def _ascii(host: str, shown: str) -> str:
    if host.isascii():
        return host.lower()
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii").lower()
    except idna.IDNAError as error:
        raise AddressRefused(shown, f"names no host ({_shown(host)}).") from error


def _written(scheme: str, host: str, port: int, parts: object) -> str:
    path, query = getattr(parts, "path", ""), getattr(parts, "query", "")
    name = f"[{host}]" if ":" in host else host
    place = name if port == PORTS[scheme] else f"{name}:{port}"
    asked = f"?{quote(query, safe=_KEPT_IN_PATH + '?')}" if query else ""
    return f"{scheme}://{place}{quote(path, safe=_KEPT_IN_PATH) or '/'}{asked}"


def _with_port(ip: IPAddress, port: int) -> str:
    return f"[{ip}]:{port}" if ip.version == 6 else f"{ip}:{port}"


def _shown(text: str) -> str:
    """An address as it can be printed: one line without control characters and without a password."""
    text = re.sub(r"//[^/?#@\s]*@", "//", text.strip())
    line = "".join(char if char.isprintable() else "?" for char in text)
    return line if len(line) <= 200 else f"{line[:200]}..."
