"""1. Bytes → Report: what a web page says of itself outside its text: day, publisher, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accord.reading.dates import full_dates
from accord.reading.decoding import in_one_line

_META_DATES = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "date",
)
_META_PUBLISHERS = ("og:site_name", "dc.publisher", "publisher")
_ARTICLE = re.compile(r"article|posting|report$", re.IGNORECASE)
_MAX_BLOCK = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """A page's metadata: `stamps` are its dates of publication as printed, the surest first."""

    stamps: tuple[str, ...] = ()
    publisher: str | None = None
    page_title: str | None = None
    headings: tuple[str, ...] = ()
    address: str | None = None


def read_head(tree: Any) -> PageHead:
    """What a parsed page (lxml) says of itself."""
    metas = _metas(tree)
    articles = list(_linked_data(tree))
    addresses = [str(link.get("href") or "") for link in tree.iter("link") if link.get("rel") == "canonical"]
    addresses += [metas.get("og:url", "")]
    return PageHead(
        stamps=tuple(_stamps(tree, metas, articles)),
        publisher=_publisher(metas, articles),
        page_title=next((in_one_line(title.text_content()) for title in tree.iter("title")), None),
        headings=tuple(in_one_line(heading.text_content()) for heading in list(tree.iter("h1"))[:5]),
        address=next((address.strip() for address in addresses if is_address(address.strip())), None),
    )


def is_address(text: str) -> bool:
    """Whether a text is a web address: http or https, and nothing that is not printed.

    >>> is_address("javascript:alert(1)")
    False
    """
    return bool(re.fullmatch(r"https?://[^\s\x00-\x1f\x7f]{1,2000}", text, re.IGNORECASE))


def day_of_stamps(stamps: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The day or moment of publication and the stamp it was read from; a later stamp may only add the hour."""
    found = [(day, stamp) for stamp in stamps for day, _, _ in list(full_dates(stamp))[:1]]
    if not found:
        return None, None
    first = found[0]
    return next((each for each in found if "T" in each[0] and each[0][:10] == first[0][:10]), first)


def _stamps(tree: Any, metas: dict[str, str], articles: list[dict[str, Any]]) -> Iterator[str]:
    named = [metas[name] for name in _META_DATES if name in metas]
    yield from named[:1]
    yield from (str(item["datePublished"])[:80] for item in articles if item.get("datePublished"))
    yield from named[1:]
    times = list(tree.iter("time"))
    # A page's lists of other articles carry times too: only a marked or lone one, or one in the article, is its own.
    own = [time for time in times if time.get("pubdate") is not None or time.get("itemprop") == "datePublished"]
    own += [time for time in times if any(above.tag == "article" for above in time.iterancestors())][:1]
    for time in own or (times if len(times) == 1 else []):
        yield str(time.get("datetime") or time.text_content())[:80]


def _metas(tree: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if name and tag.get("content"):
            metas.setdefault(name.lower(), in_one_line(tag.get("content")))
    return metas


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD nodes of a page that describe an article."""
    for block in tree.iter("script"):
        if "ld+json" not in str(block.get("type")) or len(block.text or "") > _MAX_BLOCK:
            continue
        try:
            data = json.loads(block.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # a page's broken metadata leaves the visible date
        nodes = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
        for node in nodes if isinstance(nodes, list) else []:
            kinds = node.get("@type") if isinstance(node, dict) else None
            if any(_ARTICLE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield node


def _publisher(metas: dict[str, str], articles: list[dict[str, Any]]) -> str | None:
    if metas.get("og:site_name"):
        return metas["og:site_name"]
    for item in articles:
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return in_one_line(publisher["name"])
    return next((metas[name] for name in _META_PUBLISHERS if metas.get(name) and not is_address(metas[name])), None)
