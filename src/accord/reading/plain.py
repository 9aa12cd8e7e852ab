"""1. Bytes → Report: plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accord.errors import UnreadableReport
from accord.reading.dates import find_stated
from accord.reading.front_matter import split_front_matter
from accord.reading.markup import with_title
from accord.reading.page_head import is_address
from accord.reading.rows import KEYS, basis_of, no_day, read_day
from accord.records import Report

_TITLE_LENGTH = 160
_AGENCY = re.compile(r"^[^\n]{2,60}?\((?P<agency>[A-Z][^()\d]{2,40}?)(?:,\s[^)]*)?\)\s*(?:--|—|–|-)")
_NOTICE = re.compile(r"^\W*(?:written for accord|fictional|the outlet does not exist|note:)", re.IGNORECASE)


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
    stated = find_stated(body) if not published else None
    title, publisher, notice = find_head(body)
    title = given["title"] or title
    yield Report(
        text=with_title(given["title"], body),
        title=title,
        publisher=given["publisher"] or publisher,
        byline=given["byline"],
        url=given["url"] if given["url"] and is_address(given["url"]) else None,
        published=published or (stated.day if stated else None),
        published_basis=basis_of(published, stated),
        published_words=printed or (stated.words if stated else None),
        month_day=stated.month_day if stated else None,
        format="text",
        source=source,
        notice=notice,
    )


def find_head(text: str) -> tuple[str | None, str | None, str | None]:
    """Title, publisher and notice that the first lines of a text give, each None where they give none.

    The publisher is the agency in a dateline ("SEOUL, Oct. 18 (Han River Wire) --") or a short line above the title.
    """
    lines = [line.strip() for line in text.split("\n")]
    head = [line for line in lines[:14] if line]
    notice = next((line for line in head if _NOTICE.match(line)), None)
    head = [line for line in head if line != notice]
    title = publisher = None
    for position, line in enumerate(head[:6]):
        stated = find_stated(line)
        if _is_sentence(line):
            break
        if stated is not None:
            rest = re.sub(r"[|/]\s*$", "", line.split(stated.words)[0] if stated.words in line else "").strip(" |-–—")
            publisher = publisher or (rest or _name_before_date(line))
        elif position == 0 and len(head) > 1 and len(line) <= 60 and _is_masthead(line, head):
            publisher = re.sub(r"\s*/.*$", "", line)
        elif title is None and len(line) <= _TITLE_LENGTH and not line.lower().startswith("by "):
            title = line
    agency = next((match["agency"].strip() for line in head if (match := _AGENCY.match(line))), None)
    return title, (agency or _name_case(publisher)), notice


def _is_sentence(line: str) -> bool:
    return len(line) > _TITLE_LENGTH or (line.endswith((".", '."', ".”")) and len(line) > 60)


def _is_masthead(line: str, head: list[str]) -> bool:
    """A first line is the outlet's name when a date line or a further title follows before the text."""
    following = head[1:4]
    return any(find_stated(other) is not None and len(other) < 100 for other in following[:2]) and any(
        not _is_sentence(other) and find_stated(other) is None for other in following
    )


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
