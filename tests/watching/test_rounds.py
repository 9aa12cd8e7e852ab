"""Following feeds that misbehave: every entry is read once, whatever happens between."""

from __future__ import annotations

import gzip
import json
import time

import pytest
from tests.fetching.conftest import QUICK
from tests.fetching.server import Asked, Reply, Server
from tests.watching.conftest import BODY, Follower, page, rss

from accord.errors import LedgerFull
from accord.fetching.fetcher import Fetcher
from accord.ledger.feed_tables import EntryState
from accord.ledger.intake import Intake
from accord.values import DateBasis
from accord.watching.rounds import DAY

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.timeout(30)]

RSS = "application/rss+xml"
WHOLE = BODY * 8


def feed_of(server: Server, *names: str, text: str = "Ministers met.") -> Reply:
    """A feed of pages that are there."""
    for name in names:
        server.replies[f"/{name}"] = Reply(page(f"Report {name}"))
    return Reply(rss(*((name, server.url(f"/{name}"), text) for name in names)), kind=RSS)


def asked_for(server: Server, path: str) -> int:
    return server.paths().count(path)


def test_each_new_entry_is_read_once_from_its_page(follower: Follower) -> None:
    follower.server.replies["/feed"] = feed_of(follower.server, "a", "b")
    follower.follow("/feed")
    first = follower.run()
    assert (first.feeds, first.entries, first.added, first.failed) == (1, 2, 2, ())
    assert follower.titles() == ["Report a", "Report b"]
    assert {report.format for report in follower.file.reports()} == {"html"}
    follower.server.replies["/feed"] = feed_of(follower.server, "b", "c")
    second = follower.run(after=700)
    assert (second.entries, second.added, second.known) == (1, 1, 0)
    assert [asked_for(follower.server, f"/{name}") for name in "abc"] == [1, 1, 1]
    assert follower.run(after=700).unchanged == 1


def test_a_feed_is_not_asked_before_it_is_due(follower: Follower) -> None:
    follower.server.replies["/feed"] = feed_of(follower.server, "a")
    follower.follow("/feed")
    follower.run()
    assert follower.run(after=60).feeds == 0
    assert follower.rounds().next_due() == pytest.approx(follower.now - 60 + 600, abs=31)
    assert follower.run(after=600).feeds == 1


def test_a_feed_that_has_not_changed_is_asked_by_its_marks(follower: Follower) -> None:
    def answer(asked: Asked) -> Reply:
        if asked.headers.get("if-none-match") == '"1"' and "if-modified-since" in asked.headers:
            return Reply(status=304, kind=None)
        made = feed_of(follower.server, "a")
        made.headers = {"ETag": '"1"', "Last-Modified": "Tue, 04 Mar 2025 10:00:00 GMT"}
        return made

    follower.server.replies["/feed"] = answer
    follower.follow("/feed")
    assert follower.run().added == 1
    for _ in range(3):
        made = follower.run(after=700)
        assert (made.feeds, made.unchanged, made.entries) == (1, 1, 0)
    assert asked_for(follower.server, "/a") == 1


def test_a_feed_that_was_refused_is_asked_as_soon_as_it_is_allowed(follower: Follower) -> None:
    follower.server.replies["/feed"] = feed_of(follower.server, "a")
    follower.follow("/feed")
    allowing, follower.fetcher = follower.fetcher, Fetcher(limits=QUICK)
    assert follower.run().feeds_failed == 1
    assert follower.run(after=1).feeds == 0
    assert follower.server.asked == []
    follower.fetcher = allowing
    assert follower.run(after=1).added == 1
    assert follower.run(after=1).feeds == 0


def test_whole_text_in_the_feed_asks_for_no_page(follower: Follower) -> None:
    follower.server.replies["/feed"] = feed_of(follower.server, "a", text=WHOLE)
    follower.follow("/feed")
    assert follower.run().added == 1
    assert asked_for(follower.server, "/a") == 0
    (report,) = follower.file.reports()
    assert (report.format, report.publisher, report.day) == ("feed", "Fjord Wire", "2025-03-04")
    assert report.url == follower.server.url("/a")


def test_a_page_without_a_day_has_that_of_its_entry(follower: Follower) -> None:
    follower.server.replies["/feed"] = feed_of(follower.server, "a")
    follower.server.replies["/a"] = Reply(b"<html><article><h1>A</h1><p>" + WHOLE.encode() + b"</p></article></html>")
    follower.follow("/feed")
    follower.run()
    (report,) = follower.file.reports()
    assert (report.day, report.published_basis) == ("2025-03-04", DateBasis.METADATA)
    assert report.published_words == "Tue, 04 Mar 2025 10:00:00 GMT"


def test_a_report_that_two_feeds_show_is_read_once(follower: Follower) -> None:
    server = follower.server
    server.replies["/world"] = feed_of(server, "a")
    link = server.url("/a?utm_source=politics")
    server.replies["/politics"] = Reply(rss(("other", link, "Ministers met.")), kind=RSS)
    follower.follow("/world", "/politics")
    assert follower.run().entries == 1
    assert len(follower.file.reports()) == 1


def test_a_page_that_is_gone_leaves_what_the_feed_carries(follower: Follower) -> None:
    follower.server.replies["/feed"] = feed_of(follower.server, "a", text=BODY)
    follower.server.replies["/a"] = Reply(status=410)
    follower.follow("/feed")
    assert follower.run().added == 1
    (report,) = follower.file.reports()
    assert report.notice == "only what the feed carries; the page answers 410."


def test_a_title_alone_is_no_report(follower: Follower) -> None:
    follower.server.replies["/feed"] = feed_of(follower.server, "a", text="")
    follower.server.replies["/a"] = Reply(status=404)
    follower.follow("/feed")
    made = follower.run()
    assert (made.added, [failure.reason for failure in made.failed]) == (
        0,
        ["answers 404. Expected a page. Check the address."],
    )
    assert follower.file.failures()[0].source == follower.server.url("/a")
    assert follower.run(after=700).failed == ()


def test_a_page_that_cannot_be_had_now_is_tried_again_later(follower: Follower) -> None:
    follower.server.replies["/feed"] = feed_of(follower.server, "a", "b")
    follower.server.replies["/a"] = Reply(status=503)
    follower.follow("/feed")
    made = follower.run()
    assert (made.added, made.waiting, made.failed) == (1, 1, ())
    follower.server.replies["/a"] = Reply(page("Report a"))
    follower.server.replies["/feed"] = feed_of(follower.server, "z")
    follower.server.replies["/a"] = Reply(page("Report a"))
    assert follower.run(after=60).added == 0
    assert follower.run(after=900).added == 2
    assert follower.titles() == ["Report a", "Report b", "Report z"]


def test_a_page_that_never_comes_is_given_up_and_listed(follower: Follower) -> None:
    follower.server.replies["/feed"] = feed_of(follower.server, "a", text="")
    follower.server.replies["/a"] = Reply(status=500)
    follower.follow("/feed")
    rounds = [follower.run(after=DAY) for _ in range(6)]
    assert sum(len(made.failed) for made in rounds) == 1
    assert follower.file.feeds.count_entries() == {EntryState.GIVEN_UP: 1}


def test_an_entry_that_leads_to_a_private_address_is_refused(follower: Follower) -> None:
    links = ("http://10.0.0.1/a", "http://127.0.0.1:1/a", "http://0x7f.1/a")
    items = [(str(number), link, "") for number, link in enumerate(links)]
    follower.server.replies["/feed"] = Reply(rss(*items), kind=RSS)
    follower.follow("/feed")
    made = follower.run()
    assert len(made.failed) == 3
    assert follower.file.reports() == []


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        pytest.param(Reply(status=302, headers={"Location": "/bad"}), "redirects in a circle.", id="circle"),
        pytest.param(Reply(status=302, headers={"Location": "http://10.0.0.1/"}), "redirects to what", id="private"),
        pytest.param(Reply(b"<item>" * 1000, endless=True, kind=RSS), "has more than", id="endless body"),
        pytest.param(Reply(b"<rss>" * 100, drip=0.1, kind=RSS), "does not answer in time", id="slow loris"),
        pytest.param(
            Reply(gzip.compress(b"<rss>" * 10_000_000), headers={"Content-Encoding": "gzip"}), "has more", id="bomb"
        ),
        pytest.param(Reply(status=503), "answers 503.", id="unwell"),
        pytest.param(Reply(page("A")), "is a page, not a feed.", id="a page"),
        pytest.param(Reply(b"", kind=RSS), "is empty.", id="empty"),
        pytest.param(Reply(b"Ministers met.", kind=RSS), "is no feed but text.", id="a text"),
        pytest.param(Reply(b"<rss><channel><ite", kind=RSS), "is a feed whose XML is broken", id="broken"),
        pytest.param(Reply(b'<opml version="2.0"></opml>', kind=RSS), "is a list of feeds.", id="a list"),
        pytest.param(Reply(b"\x89PNG\r\n\x1a\n", kind="image/png"), "is no text (image/png).", id="a picture"),
        pytest.param(Reply(b"\x00\x01\x02" * 99, kind=RSS), "is binary data", id="binary"),
        pytest.param(Reply(raw=b"hello\r\n"), "answers with what is no HTTP", id="no HTTP"),
    ],
)
def test_a_feed_that_fails_costs_itself_and_is_left_alone_for_longer(
    follower: Follower, reply: Reply, reason: str
) -> None:
    follower.server.replies["/bad"] = reply
    follower.server.replies["/good"] = feed_of(follower.server, "a")
    follower.follow("/bad", "/good")
    began = time.monotonic()
    made = follower.run()
    assert time.monotonic() - began < 8
    assert (made.feeds, made.feeds_failed, made.added) == (2, 1, 1)
    (failure,) = made.failed
    assert failure.source == follower.server.url("/bad")
    assert failure.reason.startswith(reason)
    kept = follower.file.feeds.feed(failure.source)
    assert kept is not None
    assert (kept.failures, kept.reason) == (1, failure.reason)


@pytest.mark.parametrize(
    "body",
    [
        b"<rss version='2.0'><channel><title>Fjord Wire</title></channel></rss>",
        b"<feed xmlns='http://www.w3.org/2005/Atom'><title>Fjord Wire</title></feed>",
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "Fjord Wire", "items": []}',
    ],
)
def test_a_feed_without_entries_has_nothing_new(follower: Follower, body: bytes) -> None:
    follower.server.replies["/feed"] = Reply(body, kind=RSS)
    follower.follow("/feed")
    made = follower.run()
    assert (made.feeds, made.unchanged, made.failed) == (1, 1, ())


def test_a_dead_host_is_asked_less_and_less_and_at_last_once_a_day(follower: Follower) -> None:
    follower.server.replies["/feed"] = Reply(status=500)
    follower.follow("/feed")
    waits = []
    for _ in range(10):
        follower.run()
        due = follower.rounds().next_due()
        waits.append(due - follower.now)
        follower.now = due
    assert waits[:3] == [pytest.approx(each, rel=0.11) for each in (600, 1200, 2400)]
    assert waits[-1] == pytest.approx(DAY, rel=0.11)
    follower.server.replies["/feed"] = feed_of(follower.server, "a")
    assert follower.run().added == 1
    assert follower.file.failures() == []


def test_a_host_that_asks_for_patience_gets_it(follower: Follower) -> None:
    follower.server.replies["/feed"] = Reply(status=429, headers={"Retry-After": "7200"})
    follower.follow("/feed")
    follower.run()
    assert follower.rounds().next_due() - follower.now >= 7200
    assert asked_for(follower.server, "/feed") == 1


def test_a_host_that_asks_for_patience_gets_it_for_all_its_pages(follower: Follower) -> None:
    follower.server.replies["/feed"] = feed_of(follower.server, "a", "b", "c")
    follower.server.replies["/a"] = Reply(status=429, headers={"Retry-After": "7200"})
    follower.follow("/feed")
    made = follower.run()
    assert (made.waiting, made.failed) == (3, ())
    assert follower.server.paths() == ["/feed", "/a"]
    due = follower.file.feeds.next_due()
    assert due is not None
    assert due - follower.now >= 3599


RESTS = {
    "ttl": ("<ttl>120</ttl>", {}, 7200),
    "max-age": ("", {"Cache-Control": "public, max-age=3600"}, 3600),
    "max-age less age": ("", {"Cache-Control": "max-age=3600", "Age": "600"}, 3000),
    "the longer of both": ("<ttl>60</ttl>", {"Cache-Control": "max-age=7200"}, 7200),
    "a day at most": ("<ttl>100000</ttl>", {}, DAY),
    "never less than usual": ("<ttl>1</ttl>", {"Cache-Control": "max-age=5"}, 600),
    "no answer to be kept": ("", {"Cache-Control": "no-store, max-age=7200"}, 600),
    "nonsense": ("<ttl>soon</ttl>", {"Cache-Control": "max-age=soon"}, 600),
}


@pytest.mark.parametrize("name", RESTS)
def test_a_feed_that_asks_to_be_left_alone_is(follower: Follower, name: str) -> None:
    ttl, headers, seconds = RESTS[name]
    made = feed_of(follower.server, "a")
    body = made.body.replace(b"<channel>", b"<channel>" + ttl.encode())
    follower.server.replies["/feed"] = Reply(body, kind=RSS, headers=headers)
    follower.follow("/feed")
    follower.run()
    assert follower.rounds().next_due() - follower.now == pytest.approx(seconds, rel=0.06)


def test_a_feed_without_news_is_left_alone_as_long_as_it_asked_before(follower: Follower) -> None:
    def answer(asked: Asked) -> Reply:
        if "if-none-match" in asked.headers:
            return Reply(status=304, kind=None)
        body = feed_of(follower.server, "a").body.replace(b"<channel>", b"<channel><ttl>120</ttl>")
        return Reply(body, kind=RSS, headers={"ETag": '"1"'})

    follower.server.replies["/feed"] = answer
    follower.follow("/feed")
    follower.run()
    assert follower.run(after=8000).unchanged == 1
    assert follower.rounds().next_due() - follower.now == pytest.approx(7200, rel=0.06)


@pytest.mark.parametrize(
    ("declared", "encoding"), [("utf-8", "cp1252"), ("iso-8859-1", "utf-8"), ("utf-16", "utf-8"), ("no-such", "utf-8")]
)
def test_a_feed_that_lies_about_its_encoding_is_read(follower: Follower, declared: str, encoding: str) -> None:
    text = rss(("a", follower.server.url("/a"), "Støre and Sjöström met. " + WHOLE)).decode()
    text = text.replace('version="1.0"?', f'version="1.0" encoding="{declared}"?', 1)
    follower.server.replies["/feed"] = Reply(text.encode(encoding), kind=f"{RSS}; charset={declared}")
    follower.follow("/feed")
    assert follower.run().added == 1
    assert "Støre and Sjöström met." in follower.file.reports()[0].text


def test_a_page_whose_encoding_the_header_alone_says(follower: Follower) -> None:
    follower.server.replies["/feed"] = feed_of(follower.server, "a")
    text = page("Report a").decode().replace("Oslo", "“Łódź”").encode("iso-8859-2", "replace")
    follower.server.replies["/a"] = Reply(text, kind="text/html; charset=iso-8859-2")
    follower.follow("/feed")
    follower.run()
    assert "Łódź" in follower.file.reports()[0].text


def test_a_json_feed_is_followed(follower: Follower) -> None:
    items = [{"id": "1", "url": follower.server.url("/a"), "title": "Report a", "content_text": WHOLE}]
    made = {"version": "https://jsonfeed.org/version/1.1", "title": "Fjord Feed", "items": items}
    follower.server.replies["/feed"] = Reply(json.dumps(made).encode(), kind="application/feed+json")
    follower.follow("/feed")
    assert follower.run().added == 1
    assert follower.run(after=700).entries == 0


def test_a_stop_loses_no_entry_and_doubles_none(follower: Follower) -> None:
    follower.server.replies["/feed"] = feed_of(follower.server, *"abcdef")

    def stops(asked: Asked) -> Reply:
        follower.stop.requested = True
        return Reply(page("Report c"))

    follower.server.replies["/c"] = stops
    follower.follow("/feed")
    made = follower.run()
    assert made.stopped
    assert (made.added, made.waiting) == (3, 3)
    follower.stop.requested = False
    follower.server.replies["/feed"] = Reply(status=304, kind=None)
    assert follower.run().added == 3
    assert follower.titles() == [f"Report {name}" for name in "abcdef"]
    assert [asked_for(follower.server, f"/{name}") for name in "abcdef"] == [1] * 6


def test_a_ledger_that_cannot_be_written_loses_no_entry(follower: Follower, monkeypatch: pytest.MonkeyPatch) -> None:
    follower.server.replies["/feed"] = feed_of(follower.server, "a", "b")
    follower.follow("/feed")

    def full(*_: object) -> Intake:
        raise LedgerFull("full")

    with monkeypatch.context() as patch:
        patch.setattr(Follower, "add", full)
        with pytest.raises(LedgerFull):
            follower.run()
    assert follower.file.feeds.count_entries() == {EntryState.WAITING: 2}
    follower.server.replies["/feed"] = feed_of(follower.server, "z")
    assert follower.run().added == 2


def test_a_page_that_names_another_site_does_not_take_its_place(follower: Follower) -> None:
    follower.server.replies["/feed"] = feed_of(follower.server, "a")
    text = page("Report a").replace(b"<head>", b'<head><link rel="canonical" href="https://wire.example/1">')
    follower.server.replies["/a"] = Reply(text)
    follower.follow("/feed")
    follower.run()
    assert follower.file.reports()[0].url == follower.server.url("/a")
