"""Whether a feed carries the whole text of a report, and what comes of an entry and its page."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from tests.watching.conftest import BODY, page, rss

from accord.errors import NotFetched, UnreadableReport
from accord.fetching.fetcher import Fetched
from accord.records import Failure, Report
from accord.values import DateBasis
from accord.watching.entries import carried, entries_of, is_whole, report_of_feed, report_of_page

TEASERS = tomllib.loads(files("accord.watching").joinpath("teasers.toml").read_text(encoding="utf-8"))
LONG = BODY * 8
FEED = "https://wire.example/rss"


def fetched(body: bytes, url: str = FEED) -> Fetched:
    return Fetched(url=url, body=body)


@pytest.mark.parametrize("example", [each["example"] for each in TEASERS["ending"]])
def test_a_text_that_breaks_off_is_not_whole(example: str) -> None:
    assert not is_whole(Report(text=LONG + example))
    assert not is_whole(Report(text=f"{LONG}{example} »"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(LONG, id="long"),
        pytest.param(LONG + "“We will go on,” she said…\n\nThe talks end on Friday.", id="dots within"),
        pytest.param(LONG + "He told them to read more books.", id="words within a sentence"),
        pytest.param(
            LONG + "The committee will continue reading the bill on Friday, Ms. Berg said.", id="a bill's reading"
        ),
    ],
)
def test_a_text_that_does_not_is(text: str) -> None:
    assert is_whole(Report(text=text))


def test_a_short_text_is_not_whole() -> None:
    assert not is_whole(Report(text=BODY))


def test_entries_have_the_names_the_feed_gives_them() -> None:
    made, title, _ = entries_of(
        fetched(rss(("1", "https://wire.example/a?utm_source=rss", BODY), ("2", "", BODY))), FEED
    )
    assert title == "Fjord Wire"
    assert [entry.name for entry in made] == ["1", "2"]
    assert [entry.page for entry in made] == ["https://wire.example/a", None]
    assert carried(made[0]).published == "2025-03-04T10:00+00:00"


def test_an_entry_without_id_and_link_is_known_by_what_it_says() -> None:
    item = b"<item><title>Ministers meet</title><description>In Oslo.</description></item>"
    body = b"<rss version='2.0'><channel>" + item + b"</channel></rss>"
    first = entries_of(fetched(body), FEED)
    second = entries_of(fetched(body), FEED)
    assert first.entries[0].name
    assert first == second


def test_the_same_entry_twice_in_a_feed_is_one() -> None:
    made, *_ = entries_of(fetched(rss(("1", "https://a.example/1", BODY), ("1", "https://a.example/1", BODY))), FEED)
    assert len(made) == 1


def test_a_page_instead_of_a_feed_shows_its_feed() -> None:
    link = b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head>'
    with pytest.raises(UnreadableReport, match=r"Its feed is https://wire\.example/rss\.xml"):
        entries_of(fetched(link + page("A"), "https://wire.example/news"), "https://wire.example/news")


def test_the_pages_own_day_goes_before_the_feeds() -> None:
    given = Report(text="Short.", title="A", published="2025-03-09", published_basis=DateBasis.METADATA)
    found = report_of_page(fetched(page("A"), "https://wire.example/a"), "https://wire.example/a", given)
    assert isinstance(found, Report)
    assert found.day == "2025-03-04"


def test_a_page_that_gives_less_than_the_feed_gives_way() -> None:
    given = Report(text=LONG, title="A", url="https://wire.example/a")
    body = b"<html><body><article><p>Please accept our cookies to read this page.</p></article></body></html>"
    found = report_of_page(fetched(body, "https://wire.example/a"), "https://wire.example/a", given)
    assert isinstance(found, Report)
    assert found.text == LONG


def test_a_page_in_another_language_is_a_failure() -> None:
    text = "Die Außenminister trafen sich am Dienstag in Oslo und vereinbarten eine Übung im Frühjahr. " * 6
    body = f"<html><body><article><p>{text}</p></article></body></html>".encode()
    found = report_of_page(fetched(body, "https://a.example/a"), "https://a.example/a", Report(text="x", title="x"))
    assert isinstance(found, Failure)
    assert "another language" in found.reason


def test_what_the_feed_carries_says_why_it_stands_alone() -> None:
    error = NotFetched("https://a.example/a", "answers 403.", "Save it.", status=403)
    kept = report_of_feed(Report(text=BODY, title="A"), error)
    assert isinstance(kept, Report)
    assert kept.notice == "only what the feed carries; the page answers 403."
    lone = report_of_feed(Report(text="A", title="A", url="https://a.example/a"), error)
    assert isinstance(lone, Failure)
    assert lone.reason == "answers 403. Save it."
