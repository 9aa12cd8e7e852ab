"""1. Bytes → Report: the day a web page was published: what its head, its visible lines and its address say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from accord.reading.addresses import day_in_address
from accord.reading.dates import Stated, by_own_calendar, find_stated, full_dates
from accord.reading.day_evidence import NEAR_DAYS, days_between, is_far
from accord.reading.decoding import in_one_line
from accord.reading.page_head import PageHead, day_of_stamps
from accord.values import DateBasis

_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:comments?|related|sidebar|recommend\w*|trending|popular|latest|teaser|promo\w*|cards?|most-?read"
    r"|more|topbar|masthead|weather|ticker|today|current-date|nav\w*|menu|footer|disqus|widget|list|also|breaking"
    r"|wm-ipp\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:^|[\s_-])(?:updated?|modified|last-?(?:updated?|modified)|changed)(?:$|[\s_-])", re.IGNORECASE
)
_PUBLISHED = re.compile(r"publish|posted|issued|entry-date", re.IGNORECASE)
_CHANGED_WORDS = re.compile(r"(?:updated?|modified|changed|corrected|saved|printed)\W*(?:on|at)?\W*$", re.IGNORECASE)
_PUBLISHED_LINE = re.compile(
    r"(?:first\s+)?(?:published|issued|date\s+of\s+publication|publication\s+date)\b", re.IGNORECASE
)
_OWN_LINE = re.compile(
    r"\W*(?:by\b|source\s*:.{2,60}editor\s*:|(?:first\s+)?publi|posted|issued|released|filed|dated?\b|upload|creat|updat|last\b|modif)",
    re.IGNORECASE,
)
_PLAIN_WORDS = frozenset(
    re.findall(r"\w+", "am pm at on by and of the min read st nd rd th de la del van time local hrs")
)
_ASIDE = frozenset({"aside", "nav", "footer"})
_NEAR_LINES = 8
_ABOVE_LINES = 3
_LEVELS = 3
_TEXT_LINE = 60
_PARAGRAPH = 100
_FOOT_LINES = 4
_SHOWN, _MOST_PARTS, _DEEPEST = 6000, 600, 60
_SILENT = frozenset({"script", "style", "figure", "noscript", "template", "svg", "head"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_AT_START = 12
_BLOCKS = frozenset(
    re.findall(r"\w+", "p div li br h1 h2 h3 h4 td th tr dl dt dd section header article main ul figcaption")
)
_SAME_DAYS = 1
"""Days between two readings that a time zone may make."""


@dataclass(frozen=True, slots=True)
class PageDay:
    """When a page was published, how that is known, on which words; `doubt` where the page contradicts itself."""

    published: str | None = None
    words: str | None = None
    month_day: str | None = None
    basis: DateBasis = DateBasis.UNKNOWN
    doubt: str | None = None


def day_of_page(tree: Any, page: PageHead, body: str) -> PageDay:
    """The day of a parsed page with its head and its main text.

    Metadata of publication come first, unless a line under the headline that says "Published" names an earlier day;
    then what is visible; then metadata that may mean a change; last the day in the address (inferred).
    """
    times = tuple(_own_times(tree))
    sure, stamp = day_of_stamps((*page.stamps, *times), page.order)
    shown = _shown(tree, page, body)
    opening = find_stated(_head_of(body, _telling_headings(tree)), page.order) or _stated_at_the_foot(body, page)
    if opening and not opening.day:
        opening = by_own_calendar(body, opening) or opening
    if sure and stamp:
        if shown and shown.is_labelled and shown.day and days_between(shown.day, sure) < -_SAME_DAYS:
            return _visible(shown, f"its metadata give {sure[:10]}, its line under the headline {shown.day[:10]}")
        doubt = (
            _doubt(sure, opening) or _doubt_of_line(sure, shown) or _doubt_of_others(sure, (*page.stamps, *times), page)
        )
        return PageDay(sure, stamp, None, DateBasis.METADATA, doubt)
    stated = _fuller(shown, opening)
    if stated and stated.day:
        return _visible(stated, _doubt_of_address(stated.day, "its line", page))
    changed, _ = day_of_stamps(page.changed)
    loose, stamp = day_of_stamps(page.loose, page.order)
    if loose and not (changed and changed[:10] == loose[:10]):
        return PageDay(loose, stamp, None, DateBasis.METADATA, _doubt(loose, opening))
    named = day_in_address(page.address) if page.address else None
    if named and (stated is None or not is_far(named[0], stated.month_day)):
        return PageDay(named[0], named[1], None, DateBasis.INFERRED)
    return PageDay(None, stated.words, stated.month_day) if stated else PageDay()


def _telling_headings(tree: Any) -> frozenset[str]:
    """The second headlines of a page: what days they name is told; only one that is a day states it."""
    found = (each for each in islice(tree.iter(*sorted(_HEADINGS)), _MOST_PARTS) if _tells_a_day(each))
    return frozenset(in_one_line(each.text_content()) for each in found)


def _tells_a_day(heading: Any) -> bool:
    return next((at for _, at, _ in full_dates(heading.text_content()[:_TEXT_LINE])), 0) > _AT_START


def _head_of(body: str, left_out: frozenset[str]) -> str:
    """The lines of a page's main text to the end of its first paragraph: what comes later is told, not stated."""
    lines = [line for line in body.split("\n") if line.strip()]
    first = next((at for at, line in enumerate(lines) if len(line) > _PARAGRAPH), len(lines))
    return "\n".join(line for line in lines[: first + 1] if not (_is_caption(line) or in_one_line(line) in left_out))


def _stated_at_the_foot(body: str, page: PageHead) -> Stated | None:
    """The day of a last line that begins with "Published"; one that somebody posted may be a comment's."""
    lines = [line for line in body.split("\n")[-_FOOT_LINES:] if _PUBLISHED_LINE.match(line)]
    return find_stated("\n".join(lines), page.order)


def _is_caption(line: str) -> bool:
    """Whether a short line tells something beside its day ("Soldiers in Oslo, 3 March 2024")."""
    if len(line) > _PARAGRAPH or _OWN_LINE.match(line) or re.search(r"\b[Pp]ublished\b", line):
        return False
    return any(word not in _PLAIN_WORDS for word in re.findall(r"(?<![\w.])[a-z]{2,}\b", line))


def _fuller(shown: Stated | None, opening: Stated | None) -> Stated | None:
    found = [each for each in (shown, opening) if each]
    full = [each for each in found if each.day]
    return next((each for each in full if each.is_labelled), next(iter(full or found), None))


def _visible(stated: Stated, doubt: str | None) -> PageDay:
    return PageDay(stated.day, stated.words, None, DateBasis.DATELINE, doubt)


def _doubt(published: str, opening: Stated | None) -> str | None:
    """What to say where a dateline lies far from the day of publication."""
    month_day = (opening.day or "")[5:10] or opening.month_day if opening else None
    if not opening or not is_far(published, month_day):
        return None
    return f"its metadata give {published[:10]}, its dateline '{opening.words}'"


def _doubt_of_line(published: str, shown: Stated | None) -> str | None:
    """What to say where the line under the headline gives a day far from that of the metadata."""
    if not shown or not shown.day or abs(days_between(shown.day, published)) <= NEAR_DAYS:
        return None
    return f"its metadata give {published[:10]}, its line under the headline {shown.day[:10]}"


def _doubt_of_others(published: str, stamps: tuple[str, ...], page: PageHead) -> str | None:
    """What to say where other metadata, a change before the publication, or the address tell another day."""
    days = (day_of_stamps((stamp,), page.order)[0] for stamp in stamps)
    other = next((day for day in days if day and abs(days_between(day, published)) > _SAME_DAYS), None)
    if other:
        return f"its metadata give {published[:10]} and {other[:10]}"
    changed, _ = day_of_stamps(page.changed, page.order)
    if changed and days_between(changed, published) < -_SAME_DAYS:
        return f"its metadata give {published[:10]}, and {changed[:10]} for its last change"
    return _doubt_of_address(published, "its metadata", page)


def _doubt_of_address(published: str, what: str, page: PageHead) -> str | None:
    named = day_in_address(page.address) if page.address else None
    if not named or abs(days_between(named[0], published)) <= NEAR_DAYS:
        return None
    return f"{what} gives {published[:10]}, its address {named[0]}".replace("metadata gives", "metadata give")


def _own_times(tree: Any) -> Iterator[str]:
    """The times a page marks as its own publication: by microdata, by class, in the article, or the only one."""
    marked = tree.xpath("//time | //*[@itemprop='datePublished'] | //*[contains(@class, 'published')][@title]")
    heading = next(tree.iter("h1"), None)
    spared = _around(heading)
    own = [each for each in marked[:200] if not _is_other(each, spared) and not _is_change(each)]
    sure = [each for each in own if each.get("pubdate") is not None or each.get("itemprop") == "datePublished"]
    sure += [each for each in own if _PUBLISHED.search(str(each.get("class")))]
    article = next((above for above in spared if above.tag == "article"), None)
    inside = [each for each in own if _is_in_article(each, article)]
    for each in (sure or inside[:1] or (own if len(marked) == 1 else []))[:3]:
        yield str(each.get("datetime") or each.get("content") or each.get("title") or each.text_content())[:80]
        yield each.text_content()[:80]


def _is_in_article(element: Any, article: Any) -> bool:
    above = list(element.iterancestors("article"))
    return any(each is article for each in above) if article is not None else bool(above)


def _around(heading: Any) -> list[Any]:
    """What the headline stands in: never the frame of the page, whatever its names."""
    return list(heading.iterancestors()) if heading is not None else []


def _is_other(element: Any, spared: list[Any]) -> bool:
    """Whether an element belongs to comments, other articles, or the frame of the page."""
    for above in (element, *element.iterancestors()):
        if any(above is each for each in spared):
            return False
        if _is_frame(above):
            return True
    return False


def _is_frame(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    is_comment = str(element.get("itemtype") or "").endswith("/Comment")
    return element.tag in _ASIDE or is_comment or bool(names and _OTHERS.search(names))


def _is_change(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    if _PUBLISHED.search(names):
        return False
    before = element.getprevious()
    parent = element.getparent()
    told = ((parent.text or "") if parent is not None else "") if before is None else _words_up_to(before)
    return bool(
        _CHANGED.search(names)
        or "dateModified" in names
        or _CHANGED_WORDS.search(told.strip()[-40:])
        or re.match(r"\s*(?:last\s+)?(?:updated|modified)", element.text_content(), re.IGNORECASE)
    )


def _words_up_to(element: Any) -> str:
    return (element.tail or "").strip() or ("" if not isinstance(element.tag, str) else element.text_content())


def _shown(tree: Any, page: PageHead, body: str) -> Stated | None:
    """The day in the lines around the headline: those under it to the first of the text, else those right above it."""
    heading = next(tree.iter("h1"), None)
    if heading is None:
        return _stated_in(_lines_of(tree)[:_NEAR_LINES], page)
    title = in_one_line(heading.text_content())
    first = next((line for line in body.split("\n") if len(line) > _TEXT_LINE and line.strip() != title), "")
    stated = _stated_in(_under(heading, first[:_TEXT_LINE]), page)
    if stated and stated.day:
        return stated
    return _stated_in(_above(heading), page) or stated


def _stated_in(lines: list[str], page: PageHead) -> Stated | None:
    return find_stated("\n".join(line for line in lines if not _is_caption(line)), page.order)


def _under(heading: Any, first: str) -> list[str]:
    """The lines after the headline, in what it stands in, to the first line of the text."""
    found: list[str] = []
    for element in [heading, *heading.iterancestors()][: _LEVELS + 1]:
        if element.tag in ("body", "html") and element is not heading:
            break
        for after in element.itersiblings():
            for line in _lines_of(after):
                if (first and line.startswith(first)) or len(found) >= _NEAR_LINES:
                    return found
                found.append(line)
    return found


def _above(heading: Any) -> list[str]:
    """The last lines before the headline in what it stands in."""
    found: list[str] = []
    for element in [heading, *heading.iterancestors()][:_LEVELS]:
        if element.tag in ("body", "html"):
            break
        for before in element.itersiblings(preceding=True):
            found = _lines_of(before)[-_ABOVE_LINES:] + found
    return found[-_ABOVE_LINES:]


def _lines_of(element: Any) -> list[str]:
    """The lines an element shows, a block a line, without comments, other articles and the frame of the page."""
    parts: list[str] = []
    _walk(element, 0, parts)
    lines = (re.sub(r"\s+", " ", line).strip() for line in "".join(parts)[:_SHOWN].split("\n"))
    return [line for line in lines if line]


def _walk(node: Any, depth: int, parts: list[str]) -> None:
    if not isinstance(node.tag, str) or node.tag in _SILENT or depth > _DEEPEST or _is_frame(node):
        return
    if (
        node.tag in _HEADINGS
        and next((at for _, at, _ in full_dates(node.text_content()[:_TEXT_LINE])), 99) > _AT_START
    ):
        return  # a second headline tells of days; only one that is a day states it
    parts.append("\n" if node.tag in _BLOCKS else "")
    parts.append(node.text or "")
    for child in node:
        if len(parts) > _MOST_PARTS:
            return
        _walk(child, depth + 1, parts)
        parts.append(child.tail or "")
    parts.append("\n" if node.tag in _BLOCKS else "")
