"""Pages with all that outlets print around a report: what is left is the report, and each word of it has its bytes."""

from __future__ import annotations

import html
import re

import pytest
from tests.reading.framed_outlets import CAPTION, FRAMED, TEXT, TITLE, TITLES, Framed, framed

from accord.reading.raw_places import find_raw_place
from accord.reading.readers.markup import read_markup


@pytest.mark.parametrize("outlet", FRAMED, ids=lambda outlet: outlet.name)
def test_what_stands_around_a_report_is_not_in_it(outlet: Framed) -> None:
    (report,) = read_markup(outlet.page, "page.html")
    assert [words for words in outlet.never if words in report.text] == []


@pytest.mark.parametrize("outlet", FRAMED, ids=lambda outlet: outlet.name)
def test_every_paragraph_is_in_it_once_and_in_order(outlet: Framed) -> None:
    (report,) = read_markup(outlet.page, "page.html")
    places = [report.text.index(each) for each in TEXT]
    assert places == sorted(places)
    assert [report.text.count(each) for each in TEXT] == [1] * len(TEXT)


@pytest.mark.parametrize("outlet", FRAMED, ids=lambda outlet: outlet.name)
def test_title_and_publisher(outlet: Framed) -> None:
    (report,) = read_markup(outlet.page, "page.html")
    assert (report.title, report.publisher) == (outlet.title, outlet.publisher)


@pytest.mark.parametrize("outlet", FRAMED, ids=lambda outlet: outlet.name)
def test_each_paragraph_maps_back_to_its_own_bytes(outlet: Framed) -> None:
    raw = outlet.page.encode()
    (report,) = read_markup(outlet.page, "page.html")
    for text in TEXT:
        start = report.text.index(text)
        place = find_raw_place(raw, report, start, start + len(text))
        assert place is not None
        assert html.unescape(re.sub(r"<[^>]+>", "", raw[place.start : place.end].decode())) == text


def test_a_caption_that_stands_twice_stands_once() -> None:
    (agency,) = [outlet for outlet in FRAMED if outlet.name == "Korean agency"]
    (report,) = read_markup(agency.page, "page.html")
    assert report.text.count(CAPTION) <= 1


@pytest.mark.parametrize("has_site", [True, False], ids=["site named", "site not named"])
@pytest.mark.parametrize(("title", "heading", "head"), TITLES, ids=[f"{each[0]}/{bool(each[1])}" for each in TITLES])
def test_a_title_is_without_its_sites_name(title: str, heading: str, head: str, has_site: bool) -> None:
    page = framed("page", "{0}{1}{2}{3}{4}", never=(), title=title, heading=heading, head=head).page
    if not has_site:
        page = page.replace('<meta property="og:site_name" content="Fjord Post">', "")
    (report,) = read_markup(page, "page.html")
    assert report.title == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "North Korea - a state apart",
        "Talks: what comes next",
        "War in Ukraine – day 1,000",
        "AUKUS | Pillar two begins in May",
    ],
)
def test_a_title_of_two_parts_stays_whole(title: str) -> None:
    page = framed("page", "{0}{1}{2}{3}{4}", never=(), title=title, heading=title).page
    (report,) = read_markup(page, "page.html")
    assert report.title == title
