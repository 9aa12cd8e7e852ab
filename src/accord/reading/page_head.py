"""1. Bytes → Report: what a web page says of itself outside its text: publisher, title, address, articles described."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from accord.reading.addresses import is_address, kept_address
from accord.reading.dates import MAX_YEAR, MIN_YEAR, Order, full_dates
from accord.reading.decoding import in_one_line

__all__ = ["PageHead", "day_of_stamps", "is_address", "read_head"]

_SURE_DATES = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "og:article:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "article.published",
    "citation_publication_date",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
)
_LOOSE_DATES = ("dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "date", "article.created")
"""Names under which some pages give the day of printing or of the last change."""
_CHANGED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "revised")
_META_PUBLISHERS = ("og:site_name", "dc.publisher", "publisher")
_META_AUTHORS = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator")
_ARTICLE = re.compile(r"article|posting|report$", re.IGNORECASE)
_WEB_PAGE = re.compile(r"^(?:Item|About)?WebPage$")
_SAVED_FROM = re.compile(r"<!--[^>]{0,200}?(?:saved from url=\(\d+\)(\S+)|\burl:\s*(https?://\S+))", re.IGNORECASE)
_MAX_BLOCK = 1_000_000
_SAVED_HEAD = 3000
_DAY_FIRST = frozenset(
    re.findall(r"\w+", "gb uk ie in pk bd lk au nz za ng ke gh ug tz sg my hk ae qa sa eg jo il fr de it es")
)
_MONTH_FIRST = frozenset({"us", "ph"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """A page's metadata: `stamps` are its dates of publication as printed, the surest first.

    `loose` are dates that may be those of printing or of a change, `changed` those of changes; `shared_title` is what
    it is called where people share it; `order` is how its country writes 05/06/2024, None where it does not say.
    """

    stamps: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    publisher: str | None = None
    author: str | None = None
    page_title: str | None = None
    shared_title: str | None = None
    headings: tuple[str, ...] = ()
    address: str | None = None
    order: Order | None = None


def read_head(tree: Any) -> PageHead:
    """What a parsed page (lxml) says of itself."""
    metas = _metas(tree)
    headings = tuple(in_one_line(heading.text_content()) for heading in list(tree.iter("h1"))[:5])
    page_title = next((in_one_line(title.text_content()) for title in tree.iter("title")), None)
    address = _address(tree, metas)
    described = list(_linked_data(tree, _ARTICLE)) or list(_linked_data(tree, _WEB_PAGE))
    articles = _own_articles(described, (*headings, page_title or "", metas.get("og:title", "")), address)
    stamps = [metas[name] for name in _SURE_DATES if name in metas]
    issued = [str(item["datePublished"])[:80] for item in articles if item.get("datePublished")]
    changed = [metas[name] for name in _CHANGED if name in metas]
    return PageHead(
        stamps=tuple(stamps[:1] + issued[:1] + stamps[1:]),
        loose=tuple(metas[name] for name in _LOOSE_DATES if name in metas),
        changed=(*changed, *(str(item["dateModified"])[:80] for item in articles if item.get("dateModified"))),
        publisher=_publisher(metas, articles),
        author=_author(metas, articles),
        page_title=page_title,
        shared_title=metas.get("og:title") or metas.get("twitter:title"),
        headings=headings,
        address=address,
        order=_order(tree, metas, address),
    )


def day_of_stamps(stamps: tuple[str, ...], order: Order | None = None) -> tuple[str | None, str | None]:
    """The day or moment of publication and the stamp it was read from; a later stamp may only add the hour."""
    found = [(day, stamp) for stamp in stamps if (day := _day_of_stamp(stamp, order))]
    if not found:
        return None, None
    first = found[0]
    return next((each for each in found if "T" in each[0] and each[0][:10] == first[0][:10]), first)


def _day_of_stamp(stamp: str, order: Order | None) -> str | None:
    if re.fullmatch(r"\d{10}|\d{13}", stamp.strip()):  # seconds or milliseconds since 1970
        moment = datetime.fromtimestamp(int(stamp) / (1000 if len(stamp.strip()) > 10 else 1), UTC)
        return moment.isoformat(timespec="minutes") if MIN_YEAR <= moment.year <= MAX_YEAR else None
    return next((day for day, _, _ in full_dates(stamp, order)), None)


def _address(tree: Any, metas: dict[str, str]) -> str | None:
    """The page's own address: its canonical one; a site's front page only where there is no other."""
    found = [str(link.get("href") or "") for link in tree.iter("link") if str(link.get("rel")).lower() == "canonical"]
    found += [metas.get("og:url", ""), metas.get("twitter:url", "")]
    kept = [kept_address(address.strip()) for address in found if is_address(address.strip())]
    return next((address for address in kept if len(address.split("/", 3)[-1]) > 1), next(iter(kept), None))


def saved_address(text: str) -> str | None:
    """The address that a browser or an archiver wrote before a page it saved.

    >>> saved_address("<!-- saved from url=(0021)https://example.com/a -->")
    'https://example.com/a'
    """
    saved = _SAVED_FROM.search(text[:_SAVED_HEAD])
    address = (saved[1] or saved[2]) if saved else ""
    return kept_address(address) if is_address(address) else None


def _metas(tree: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for tag in tree.iter("meta"):
        # A date inside the page's body may be another article's or a comment's.
        is_within = tag.get("itemprop") and any(above.tag == "body" for above in tag.iterancestors())
        name = tag.get("property") or tag.get("name") or (None if is_within else tag.get("itemprop"))
        name = name or tag.get("http-equiv")
        if name and tag.get("content"):
            metas.setdefault(name.lower(), in_one_line(tag.get("content")))
    return metas


def _linked_data(tree: Any, wanted: re.Pattern[str]) -> Iterator[dict[str, Any]]:
    """The JSON-LD nodes of a page that describe a thing of a type."""
    for block in tree.iter("script"):
        if "ld+json" not in str(block.get("type")) or len(block.text or "") > _MAX_BLOCK:
            continue
        try:
            data = json.loads(block.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # a page's broken metadata leaves the visible date
        nodes = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
        for outer in nodes if isinstance(nodes, list) else []:
            inner = outer.get("mainEntity") if isinstance(outer, dict) else None
            for node in (outer, inner):
                kinds = node.get("@type") if isinstance(node, dict) else None
                if isinstance(node, dict) and any(
                    wanted.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])
                ):
                    yield node


def _own_articles(articles: list[dict[str, Any]], titles: tuple[str, ...], address: str | None) -> list[dict[str, Any]]:
    """Of several articles that a page describes those with its own headline or address; none where nothing tells."""
    if len({str(item.get("datePublished"))[:10] for item in articles}) < 2:
        return articles
    shown = {title.casefold() for title in titles if title}
    own = [item for item in articles if in_one_line(str(item.get("headline", ""))).casefold() in shown]
    if address and not own:
        places = [(item, item.get("url") or item.get("mainEntityOfPage") or item.get("@id")) for item in articles]
        own = [
            item for item, place in places if address in (place, place.get("@id") if isinstance(place, dict) else "")
        ]
    return own


def _publisher(metas: dict[str, str], articles: list[dict[str, Any]]) -> str | None:
    if metas.get("og:site_name"):
        return metas["og:site_name"]
    for item in articles:
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return in_one_line(publisher["name"])
    return next((metas[name] for name in _META_PUBLISHERS if metas.get(name) and not is_address(metas[name])), None)


def _author(metas: dict[str, str], articles: list[dict[str, Any]]) -> str | None:
    for item in articles:
        authors = item.get("author")
        listed = authors if isinstance(authors, list) else [authors]
        names = [author.get("name") if isinstance(author, dict) else author for author in listed]
        told = [in_one_line(name) for name in names if isinstance(name, str) and name.strip() and not is_address(name)]
        if told:
            return ", ".join(told)
    return next((metas[name] for name in _META_AUTHORS if metas.get(name) and not is_address(metas[name])), None)


def _order(tree: Any, metas: dict[str, str], address: str | None) -> Order | None:
    """Day or month first, by the country the page names: its language (en-GB), its locale, its address's ending."""
    root = tree.getroottree().getroot()
    host = urlsplit(address).hostname or "" if address else ""
    told = [str(root.get("lang") or ""), metas.get("og:locale", ""), metas.get("content-language", "")]
    countries = [match[1].lower() for each in told if (match := re.search(r"[-_]([A-Za-z]{2})$", each.strip()))]
    by_host = [host.rsplit(".", 1)[-1]] if "." in host else []
    # Templates in en-US are used the world over: an address in another country's domain counts first.
    for country in (*by_host, *countries):
        if country in _DAY_FIRST:
            return "day"
        if country in _MONTH_FIRST:
            return "month"
    return None
