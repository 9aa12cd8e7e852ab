"""1. Bytes → Report: saved web pages, by trafilatura."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from accord.errors import UnreadableReport
from accord.reading.addresses import is_address, kept_address
from accord.reading.boilerplate import without_boilerplate
from accord.reading.decoding import clean, in_one_line
from accord.reading.opened import Opened
from accord.reading.page_day import PageDay, day_of_page
from accord.reading.page_head import PageHead, read_head, saved_address
from accord.reading.page_titles import own_title
from accord.reading.readers import Reader
from accord.reading.signs import head_tags
from accord.records import Report

MAX_CHARACTERS = 20_000_000
_BLOCKS = frozenset(
    re.findall(r"\w+", "p div br li tr h1 h2 h3 h4 h5 h6 blockquote section article ul ol table pre figcaption")
)
_SILENT = frozenset(re.findall(r"\w+", "script style noscript template iframe svg object embed head"))
_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|h[1-6]|ul|ol|li|table|t[rdh]|blockquote|figure|img|article|section|script|style"
    r"|iframe|svg|pre|font|center|hr)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31}\d{0,2});", re.IGNORECASE)
_SILENT_BLOCK = re.compile(
    r"<(script|style|svg|iframe|noscript|template)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_NOTICE = "written for accord"


def read_markup(text: str, source: str) -> Iterator[Report]:
    """The one report of a web page: trafilatura's main text under its title, dated by metadata first."""
    if len(text) > MAX_CHARACTERS:
        raise UnreadableReport(
            source, f"is a page of {len(text):,} characters.", f"Expected at most {MAX_CHARACTERS:,}. Split it."
        )
    tree, document = _extracted(text)
    page = read_head(tree) if tree is not None else PageHead()
    body = without_boilerplate(clean((document.text if document else None) or text_of(text)).strip())
    if not body:
        raise UnreadableReport(source, "is a page without text.", "Expected a page with an article. Save it again.")
    publisher = page.publisher or _publisher(page, _line(document.sitename) if document else None, body)
    found_address = str(document.url or "") if document else ""
    title = own_title(
        (_line(document.title) if document else None, page.shared_title, page.page_title),
        page.headings,
        (publisher, page.address, found_address, _line(document.sitename) if document else None),
    )
    dated = day_of_page(tree, page, body) if tree is not None else PageDay()
    yield Report(
        text=with_title(title, body),
        title=title,
        publisher=publisher,
        byline=page.author or (_line(document.author) if document else None),
        url=page.address or saved_address(text) or (kept_address(found_address) if is_address(found_address) else None),
        published=dated.published,
        published_basis=dated.basis,
        published_words=dated.words,
        month_day=dated.month_day,
        format="html",
        source=source,
        notice=_notice(text) or dated.doubt,
    )


def _extracted(text: str) -> tuple[Any, Any]:
    """The page as a tree, and what trafilatura takes from it; None for what it cannot."""
    from trafilatura import bare_extraction, load_html
    from trafilatura.settings import Document

    tree = load_html(text)
    if tree is None:
        return None, None
    found = bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        deduplicate=False,
        # Its own search for a day guesses from any number on the page; PageHead and the visible date decide instead.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return load_html(text), found if isinstance(found, Document) else None


def with_title(title: str | None, body: str) -> str:
    """The body under its title, unless that is its first line already: a headline is part of what a report says.

    >>> with_title("Talks", "Talks in Oslo ended.")
    'Talks\\n\\nTalks in Oslo ended.'
    """
    if not body:
        return title or ""
    first = body.split("\n", 1)[0]
    if not title or in_one_line(first).casefold() == title.casefold():
        return body
    return f"{title}\n\n{body}"


def plain_of(fragment: str) -> str:
    """The text of what may be HTML or text: tags are read, entities resolved, and a text without them keeps its lines.

    >>> plain_of("R&amp;D for AT&T:\\n\\n5 < 7")
    'R&D for AT&T:\\n\\n5 < 7'
    """
    if _TAG.search(fragment):
        return text_of(fragment)
    return _ENTITY.sub(lambda match: html.unescape(match.group()), fragment).strip()


def text_of(fragment: str) -> str:
    """The text of a piece of HTML, a block a paragraph, without what is not shown.

    >>> text_of("<p>One</p><p>Two <b>three</b><script>x()</script></p>")
    'One\\n\\nTwo three'
    """
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    from lxml import etree
    from lxml import html as lxml_html

    try:
        root = lxml_html.fromstring(f"<div>{fragment}</div>", parser=lxml_html.HTMLParser(huge_tree=True, recover=True))
    except (etree.ParserError, ValueError):
        return _without_tags(fragment)
    parts: list[str] = []
    silent = 0
    for action, node in etree.iterwalk(root, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else "comment"
        if action == "start":
            silent += tag in _SILENT
            parts.append("\n" if tag in _BLOCKS else "")
            parts.append((node.text or "") if not silent and tag != "comment" else "")
        else:
            silent -= tag in _SILENT
            parts.append("\n" if tag in _BLOCKS else "")
            parts.append((node.tail or "") if not silent else "")
    lines = (re.sub(r"\s+", " ", line).strip() for line in "".join(parts).split("\n"))
    return "\n\n".join(line for line in lines if line) or _without_tags(fragment)


def _without_tags(fragment: str) -> str:
    """What is left without tags: for what is nested deeper than the parser goes (2,048 levels)."""
    shown = re.sub(r"<[^<>]{0,5000}>", " ", _SILENT_BLOCK.sub(" ", fragment))
    return re.sub(r"\s+", " ", _ENTITY.sub(lambda match: html.unescape(match.group()), shown)).strip()


def _publisher(page: PageHead, sitename: str | None, body: str) -> str | None:
    """The site's name, or what the page's title adds to its heading ("Ministers meet | Fjord Post")."""
    if sitename and not re.fullmatch(r"[\w.-]+\.\w{2,6}", sitename):
        return sitename
    parts = re.split(r"\s[|–—-]\s", page.page_title[:300]) if page.page_title else []
    longest = "" if page.headings else max(parts, key=len, default="")
    names = [part.strip() for part in parts if part.strip() not in body and len(part) <= 40 and part != longest]
    names = [name for name in names if name and not any(name in heading for heading in page.headings)]
    return names[-1] if len(parts) > 1 and names else sitename


def _notice(page: str) -> str | None:
    at = page.lower().find(_NOTICE)
    shown = re.search(r"[^<>]{0,20}written for accord[^<>]{0,80}", page[max(0, at - 40) : at + 200], re.IGNORECASE)
    return text_of(shown.group()).strip(" []()") if at >= 0 and shown else None


def _line(value: str | None) -> str | None:
    return (in_one_line(value) or None) if value else None


_PAGE = ("<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<main", "<meta")


def _fits(opened: Opened) -> bool:
    head = head_tags(opened)
    if head.startswith(_PAGE):
        return True
    return not head.startswith(("{", "[")) and re.search(r"<(?:html|body|article)\b", head) is not None


def _read(opened: Opened) -> Iterator[Report]:
    return read_markup(opened.text(), opened.name)


READER = Reader(name="html", fits=_fits, read=_read)
