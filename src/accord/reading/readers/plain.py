"""1. Bytes → Report: plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accord.errors import UnreadableReport
from accord.reading.addresses import is_address, kept_address
from accord.reading.dates import find_stated
from accord.reading.day_evidence import doubt_of_text
from accord.reading.front_matter import split_front_matter
from accord.reading.opened import Opened
from accord.reading.readers import Reader
from accord.reading.readers.markup import with_title
from accord.reading.readers.rows import KEYS, basis_of, no_day, read_day
from accord.records import Report

_TITLE_LENGTH = 160
_HEAD_CHARACTERS = 20_000
_WRAPPED = 50
_NAME_WORDS = 3
_HEADLINE_WORDS = 5
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "le", "el"})
_AGENCY = re.compile(r"^[^\n]{2,60}?\((?P<agency>[A-Z][^()\d]{1,40}?)(?:,\s[^)]*)?\)\s*(?:--|—|–|-)")
_NOTICE = re.compile(r"^\W*(?:written for accord|fictional|the outlet does not exist|note:)", re.IGNORECASE)

_ABOUT = re.compile(
    r"(?:by\s+(?=[A-Z])|(?:last\s+)?(?:updated|modified|published|posted|filed|issued)\b)", re.IGNORECASE
)
_HEADER = re.compile(
    r"(?:From|To|Cc|Sent|Reply-To|Sender|Message-ID|MIME-Version|List-[\w-]+|X-[\w-]+|Content-[\w-]+):\s", re.I
)
_DESK = re.compile(
    r"By (?:the )?(?P<outlet>[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|&|and|of|the))*)(?: [a-z]+)?"
    r" (?:desk|staff|newsroom|bureau)\b"
)
# Wires mark their takes before the headline: "(LEAD)", "(2nd LD)", the agency's own letters.
_SLUG = re.compile(r"(?:\((?:\d\w\w )?[A-Z][A-Za-z]{1,8}\)\s+)+(?=\S)")
_BYLINE = re.compile(r"By (?!the )(?P<name>[A-Z][^\d|]{2,60}?)(?:\s*[|,;–—-].*|\s+in [A-Z].*)?$", re.IGNORECASE)
_TITLE_LABEL = re.compile(r"(?:Subject|Title|Headline):\s+(\S.*)", re.IGNORECASE)


def read_plain(text: str, source: str) -> Iterator[Report]:
    """The one report of a text file: its text untouched, title and date from its head.

    The head of a Markdown file between lines of "---" is metadata and no text.
    """
    values, body = split_front_matter(text)
    given = {name: next((values[key] for key in keys if key in values), None) for name, keys in KEYS.items()}
    if values and not body.strip():
        raise UnreadableReport(source, "has a head but no text.", "Expected the report under the second line of ---.")
    printed = given["published"]
    published = read_day(printed) if printed else None
    if printed and not published:
        raise UnreadableReport(source, no_day(printed))
    told = find_stated(body)
    stated = told if not published else None
    title, publisher, notice = find_head(body)
    title = given["title"] or title
    yield Report(
        text=with_title(given["title"], body),
        title=title,
        publisher=given["publisher"] or publisher,
        byline=given["byline"] or _byline(body),
        url=kept_address(given["url"]) if given["url"] and is_address(given["url"]) else None,
        published=published or (stated.day if stated else None),
        published_basis=basis_of(published, stated),
        published_words=printed or (stated.words if stated else None),
        month_day=stated.month_day if stated else None,
        format="text",
        source=source,
        notice=notice or doubt_of_text(published, told, "its head gives"),
    )


def find_head(text: str) -> tuple[str | None, str | None, str | None]:
    """Title, publisher and notice that the first lines of a text give, each None where they give none.

    The publisher is the agency in a dateline ("SEOUL, Oct. 18 (Han River Wire) --") or a short line above the title.
    """
    head = [line for line in _head_lines(text)[:14] if not _HEADER.match(line)]
    notice = next((line for line in head if _NOTICE.match(line)), None)
    head = [line for line in head if line != notice]
    notice = notice.strip(" []()*_") if notice else None
    title = publisher = None
    for position, line in enumerate(head[:6]):
        stated = find_stated(line)
        labelled = _TITLE_LABEL.match(line)
        if labelled:
            title = title or labelled[1]
        elif _is_sentence(line):
            break
        elif stated is not None:
            rest = re.sub(r"[|/]\s*$", "", line.split(stated.words)[0] if stated.words in line else "").strip(" |-–—*_")
            publisher = publisher or (rest or _name_before_date(line))
        elif position == 0 and len(head) > 1 and len(line) <= 60 and _is_masthead(line, head):
            publisher = re.sub(r"\s*/.*$", "", line)
        elif title is None and len(line) <= _TITLE_LENGTH and not _ABOUT.match(line):
            title = line
        elif position == 1 and title == head[0] and not publisher and _is_under_headline(head):
            publisher = line
    title = _SLUG.sub("", title) if title else None
    publisher = publisher or next((desk["outlet"] for line in head[:6] if (desk := _DESK.match(line))), None)
    agency = next((match["agency"].strip() for line in head if (match := _AGENCY.match(line))), None)
    return title, (agency or _name_case(publisher)), notice


def _byline(text: str) -> str | None:
    lines = (_BYLINE.match(line) for line in _head_lines(text)[:8] if not _is_sentence(line) and not _DESK.match(line))
    return next((match["name"].strip() for match in lines if match), None)


def _head_lines(text: str) -> list[str]:
    """The first lines that are not blank, a paragraph wrapped over several lines as one."""
    lines: list[str] = []
    for block in re.split(r"\n[ \t]*\n", text[:_HEAD_CHARACTERS]):
        inner = [re.sub(r"^#{1,6}\s+", "", line.strip()) for line in block.split("\n") if line.strip()]
        wrapped = len(inner) > 1 and len(inner[0]) > _WRAPPED and any(line[:1].islower() for line in inner[1:])
        lines += [" ".join(inner)] if wrapped else inner
    return lines


def _is_sentence(line: str) -> bool:
    is_ended = line.endswith((".", '."', ".”")) and not re.search(
        r"(?:\b[A-Z]|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St))\.$", line
    )
    return len(line) > _TITLE_LENGTH or (is_ended and line.count(" ") >= 3)


def _is_masthead(line: str, head: list[str]) -> bool:
    """A first line is the outlet's name when a date line or a further title follows before the text."""
    if _is_under_headline(head):
        return False
    following = head[1:4]
    is_dated = any(find_stated(other) is not None and len(other) < 100 for other in following[:2])
    titles = [other for other in following if not _is_sentence(other) and find_stated(other) is None]
    return is_dated and any(not _ABOUT.match(other) for other in titles)


def _is_under_headline(head: list[str]) -> bool:
    """Whether an outlet's name stands between headline and day: a few words in capitals under a line of many more."""
    if len(head) < 3 or find_stated(head[2]) is None or find_stated(head[1]) is not None or _ABOUT.match(head[1]):
        return False
    words, name = head[0].split(), head[1].split()
    if len(name) > _NAME_WORDS or not all(word[0].isupper() or word in _SMALL_WORDS for word in name):
        return False
    is_sentence_like = any(word[0].islower() and word not in _SMALL_WORDS for word in words)
    return len(words) >= (_HEADLINE_WORDS if is_sentence_like else 2 * _NAME_WORDS)


def _name_before_date(line: str) -> str | None:
    name = re.split(r"\s[|–—-]\s", line)[0].strip()
    return name if name and find_stated(name) is None and len(name) <= 60 and not name[0].isdigit() else None


def _name_case(name: str | None) -> str | None:
    if (
        name is None
        or re.match(r"(?i)(?:published|posted|filed|updated|issued|date)\b", name)
        or not name[:1].isalpha()
    ):
        return None
    return name.title() if name.isupper() and len(name) > 5 else name


def _fits(_: Opened) -> bool:
    return True


def _read(opened: Opened) -> Iterator[Report]:
    return read_plain(opened.text(), opened.name)


READER = Reader(name="text", fits=_fits, read=_read)
