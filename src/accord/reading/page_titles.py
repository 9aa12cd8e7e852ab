"""1. Bytes → Report: the title of a web page's report, without the names of its site and section."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_BETWEEN = re.compile(r"\s+(?:[|–—:·•»/-]|::|\|\|)\s+")
_LEAST_WORDS = 3
"""Fewer words beside a heading's are no headline."""


def own_title(told: Iterable[str | None], headings: Iterable[str], sites: Iterable[str | None]) -> str | None:
    """The first of the titles that a page gives which says more than its site's name, without that name.

    `sites` are the names and addresses of the site. A heading that a title begins or ends with is the title.

    >>> own_title(["Talks end in Oslo | World | Fjord Post"], ["Talks end in Oslo"], ["Fjord Post"])
    'Talks end in Oslo'
    >>> own_title(["Fjord Post - Talks end in Oslo"], [], ["https://www.fjordpost.example/a"])
    'Talks end in Oslo'
    """
    names = frozenset(name for site in sites if site for name in _names(site))
    listed = [heading for heading in headings if heading and _key(heading) not in names]
    found = [own for title in (*told, *listed[:1]) if title and (own := _without_site(title, listed, names))]
    # Of one title given with and without its section the page means the shorter.
    return next((other for other in found if _is_at_an_end(other, found[0])), found[0]) if found else None


def _without_site(title: str, headings: list[str], names: frozenset[str]) -> str | None:
    parts = _BETWEEN.split(title)
    heading = next((each for each in headings if len(parts) > 1 and _is_at_an_end(each, title)), None)
    if heading:
        return heading
    kept = list(parts)
    while kept and _key(kept[-1]) in names:
        kept.pop()
    if len(kept) > 1 and len(kept) < len(parts) and len(kept[-1].split()) == 1 and len(kept[0].split()) >= _LEAST_WORDS:
        kept.pop()  # a section of the site, between the title and the site's name
    while kept and _key(kept[0]) in names:
        kept.pop(0)
    if not kept:
        return None
    return title[title.index(kept[0]) : title.rindex(kept[-1]) + len(kept[-1])] if len(kept) < len(parts) else title


def _is_at_an_end(heading: str, title: str) -> bool:
    """Whether a title is a heading with something of the site's before or behind it."""
    if len(heading.split()) < _LEAST_WORDS or heading == title:
        return False
    behind, before = title.removeprefix(heading), title.removesuffix(heading)
    return (behind != title and bool(_BETWEEN.match(behind))) or (
        before != title and re.search(rf"{_BETWEEN.pattern}$", before) is not None
    )


def _names(site: str) -> Iterable[str]:
    """A site's name as letters alone; of an address its host, and the name in it."""
    if "://" in site or re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,12}", site.lower()):
        try:
            host = (urlsplit(site).hostname or site) if "://" in site else site.lower()
        except ValueError:
            return
        host = re.sub(r"^(?:www|m|amp|en|english|mobile|edition|news)\.", "", host)
        yield _key(host)
        yield _key(host.split(".")[0])
    else:
        yield _key(site)


def _key(name: str) -> str:
    """A name by its letters and digits, "the" left out, so that "The Fjord Post" and fjordpost.example are one."""
    return re.sub(r"\W|_", "", re.sub(r"^the\s+", "", name.casefold().strip()))
