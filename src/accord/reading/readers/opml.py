"""1. Bytes → Report: OPML, a list of feeds: no reports in it, but the addresses that `accord watch` follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import ParseError

from accord.errors import UnreadableReport
from accord.reading.decoding import in_one_line
from accord.reading.opened import Opened
from accord.reading.page_head import is_address
from accord.reading.readers import Reader
from accord.reading.signs import head_tags
from accord.records import Report


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed of a list: its address and title."""

    url: str
    title: str


def list_feeds(opened: Opened) -> tuple[Listed, ...]:
    """The feeds an OPML list names, each once; UnreadableReport where it is broken or names none."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(opened.read())
    except (ParseError, DefusedXmlException, ValueError, RecursionError) as error:
        reason = f"is a list of feeds whose XML is broken or refused ({in_one_line(str(error))[:80]})."
        raise UnreadableReport(opened.name, reason, "Expected OPML. Export it again.") from error
    found: dict[str, Listed] = {}
    for outline in root.iter("outline"):
        url = (outline.get("xmlUrl") or outline.get("xmlurl") or "").strip()
        if is_address(url):
            found.setdefault(url, Listed(url, in_one_line(outline.get("title") or outline.get("text") or "")))
    if not found:
        raise UnreadableReport(opened.name, "is a list without feeds.", "Expected outlines with an xmlUrl.")
    return tuple(found.values())


def _fits(opened: Opened) -> bool:
    return head_tags(opened).startswith("<opml")


def _read(opened: Opened) -> Iterator[Report]:
    count = len(list_feeds(opened))
    raise UnreadableReport(opened.name, f"is a list of {count} feeds, not a report.", "Follow it: accord watch FILE.")


READER = Reader(name="opml", fits=_fits, read=_read)
