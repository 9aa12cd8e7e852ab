"""1. Bytes → Report: web addresses: the form that is kept, and the form by which two addresses are one page."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from accord.data import read_toml
from accord.reading.dates import full_dates, iso_day

_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\x7f]{1,2000}", re.IGNORECASE)
_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web|archive\.\w{2,3})/\d{4,14}[a-z_]{0,4}/(?=https?:)", re.IGNORECASE
)
_AMP_CACHE = re.compile(
    r"https?://(?:(?:www\.)?google\.[a-z.]{2,6}/amp|[\w-]+\.cdn\.ampproject\.org/[cv])/(s/)?(?=[\w-]+\.)", re.IGNORECASE
)
_MOBILE_HOST = re.compile(r"(?:www|amp|m|mobile)\.(?=[^.]+\.[^.]+)")
_AMP_PATH = re.compile(r"(?:/amp(?:/?$|(?=/))|\.amp(?=\.html?$|$)|_amp(?=\.html?$)|-amp(?=\.html?$))")
_AMP_PARAMETERS = frozenset({("amp", ""), ("amp", "1"), ("outputtype", "amp"), ("outputtype", "amp-type")})
_PORTS = {"http": 80, "https": 443}
_PATH_DAY = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d?|[a-z]{3})[/-](?P<day>\d\d?)(?=[/_.-]|$)"
    r"|(?<!\d)(?P<year2>20\d\d)(?P<month2>0[1-9]|1[0-2])(?P<day2>[0-2]\d|3[01])(?=\D|\d{3,12}(?!\d)|$)",
    re.IGNORECASE,
)


def is_address(text: str) -> bool:
    """Whether a text is a web address: http or https, and nothing that is not printed.

    >>> is_address("javascript:alert(1)")
    False
    """
    return _ADDRESS.fullmatch(text) is not None


def kept_address(url: str) -> str:
    """An address as it is kept: of the page and not of an archive's copy, without what names a visitor or a campaign.

    It still opens the same page: scheme, path and fragment stay as they are. What is no address comes back as it is.

    >>> kept_address("https://web.archive.org/web/20251105120000/HTTPS://Example.COM:443/a?utm_source=x&id=7")
    'https://example.com/a?id=7'
    """
    url = _ARCHIVED.sub("", url.strip(), count=1)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not host or parts.username:
        return url
    place = host if port in (None, _PORTS[scheme]) else f"{host}:{port}"
    named = parts.query.split("&") if parts.query else []
    query = "&".join(pair for pair in named if not tracking().match(pair.split("=", 1)[0]))
    return urlunsplit((scheme, place, parts.path, query, parts.fragment))


def page_address(url: str | None) -> str | None:
    """The address by which two readings of one page are known as such; None for a site's front page or no address.

    One page are: http and https, www, mobile and AMP forms, copies of an archive or a cache, any order of parameters.

    >>> page_address("http://www.Example.com/news/1/?utm_source=feed")
    'https://example.com/news/1'
    >>> page_address("https://www.google.com/amp/s/amp.example.com/news/1/amp/")
    'https://example.com/news/1'
    """
    if not url:
        return None
    url = _AMP_CACHE.sub(lambda match: f"http{'s' if match[1] else ''}://", _ARCHIVED.sub("", url.strip(), count=1))
    try:
        parts = urlsplit(url)
        host, port = _MOBILE_HOST.sub("", parts.hostname or ""), parts.port
    except ValueError:
        return None
    path = quote(_AMP_PATH.sub("", parts.path), safe="/%:@!$&'()*+,;=~-._").rstrip("/")
    pairs = [(name, value) for name, value in parse_qsl(parts.query, True) if not tracking().match(name)]
    query = sorted(pair for pair in pairs if (pair[0].lower(), pair[1].lower()) not in _AMP_PARAMETERS)
    if parts.scheme not in _PORTS or not host or not (path or query):
        return None
    place = host if port in (None, *_PORTS.values()) else f"{host}:{port}"
    # A fragment stays: posts of a live page differ in nothing else.
    ending = (f"?{urlencode(query)}" if query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    return f"https://{place}{path}{ending}"


def day_in_address(url: str) -> tuple[str, str] | None:
    """The ISO day that an address's path names, and the part that names it; None where it names none.

    >>> day_in_address("https://example.com/view/AEN20251104001200315")
    ('2025-11-04', '20251104')
    >>> day_in_address("https://example.com/world/2025/nov/04/talks")
    ('2025-11-04', '/2025/nov/04')
    """
    for match in _PATH_DAY.finditer(urlsplit(url).path[:500]):
        year, month, day = (match[name] or match[f"{name}2"] for name in ("year", "month", "day"))
        if month.isdigit():
            found = iso_day(int(year), int(month), int(day))
        else:
            found = next((each for each, _, _ in full_dates(f"{day} {month} {year}")), None)
        if found:
            return found, match.group()
    return None


@cache
def tracking() -> re.Pattern[str]:
    """The names of parameters that tell a visitor or a campaign (addresses.toml)."""
    names = [re.escape(entry["name"]).replace(r"\*", ".*") for entry in read_toml("addresses.toml")["tracking"]]
    return re.compile(f"(?:{'|'.join(names)})$", re.IGNORECASE)
