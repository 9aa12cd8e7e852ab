"""One page through every reader: the same kept address, so that what comes later supersedes and the earlier is kept."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from email.message import EmailMessage

import pytest

from accord.ledger.storage import LedgerFile, Outcome
from accord.reading import read_opened
from accord.reading.opened import Opened
from accord.reading.web_pages import with_address
from accord.records import Report

FIRST = (
    "The foreign ministers of Norway and Finland met in Oslo on Tuesday and agreed to hold an exercise in spring. "
    "They said that the two countries would work together for the security of the north of Europe."
)
CORRECTED = FIRST.replace("in spring", "in autumn")
ATOM = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Fjord Post</title>"
OWN = "https://fjordpost.example/world/talks"
ADDRESSES = (
    "https://fjordpost.example/world/talks?utm_source=feed&fbclid=1",
    "http://www.fjordpost.example/world/talks/",
    "https://m.fjordpost.example/world/talks",
    "https://amp.fjordpost.example/world/talks",
    "https://fjordpost.example/world/talks/amp/",
    "https://www.google.com/amp/s/fjordpost.example/world/talks",
    "https://web.archive.org/web/20251120101010/https://fjordpost.example/world/talks",
)


def one(data: bytes) -> Report:
    (report,) = read_opened(Opened(name="source", data=data))
    assert isinstance(report, Report), report
    return report


def html(text: str, url: str, day: str, head: str = "") -> bytes:
    canonical = head or f'<link rel="canonical" href="{url}">'
    stamp = f'<meta property="article:published_time" content="{day}">'
    return f"<html><head>{canonical}{stamp}</head><body><article><h1>Talks</h1><p>{text}</p></article></body>".encode()


def of_page(text: str, url: str, day: str) -> Report:
    return one(html(text, url, day))


def of_fetched_page(text: str, url: str, day: str) -> Report:
    return with_address(one(html(text, url, day, head="<title>Talks</title>")), url)


def of_feed(text: str, url: str, day: str) -> Report:
    link = url.replace("&", "&amp;")
    item = f"<title>Talks</title><id>1</id><link href='{link}'/><published>{day}</published><content>{text}</content>"
    return one(f"{ATOM}<entry>{item}</entry></feed>".encode())


def of_json_feed(text: str, url: str, day: str) -> Report:
    item = {"id": "1", "title": "Talks", "url": url, "date_published": day, "content_text": text}
    return one(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "P", "items": [item]}).encode())


def of_row(text: str, url: str, day: str) -> Report:
    return one(json.dumps({"title": "Talks", "text": text, "url": url, "date": day}).encode())


def of_table(text: str, url: str, day: str) -> Report:
    return one(f'title,text,url,date\nTalks,"{text}",{url},{day}\n'.encode())


def of_markdown(text: str, url: str, day: str) -> Report:
    return one(f"---\ntitle: Talks\nurl: {url}\ndate: {day}\n---\n{text}\n".encode())


def of_mail(text: str, url: str, day: str) -> Report:
    message = EmailMessage()
    message["From"], message["Subject"] = "Fjord Post <news@fjordpost.example>", "Talks"
    message["Date"] = f"{'Tue, 04' if day.endswith('4') else 'Thu, 06'} Nov 2025 10:00:00 +0000"
    message["Message-ID"] = f"<{day}@fjordpost.example>"
    message.set_content(f"View this post on the web at {url}\n\n{text}\n")
    return one(message.as_bytes())


def of_archive(text: str, url: str, day: str) -> Report:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    made = io.BytesIO()
    writer = WARCWriter(made, gzip=True)
    http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    payload = io.BytesIO(html(text, url, day, head="<title>Talks</title>"))
    writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=http))
    return one(made.getvalue())


READERS = [of_page, of_fetched_page, of_feed, of_json_feed, of_row, of_table, of_markdown, of_mail, of_archive]
Reading = Callable[[str, str, str], Report]


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("is_late", [False, True], ids=["in order", "the later one first"])
def test_a_correction_supersedes_and_the_earlier_version_is_kept(read: Reading, address: str, is_late: bool) -> None:
    versions = [read(FIRST, OWN, "2025-11-04"), read(CORRECTED, address, "2025-11-06")]
    with LedgerFile.open(":memory:") as ledger:
        outcomes = [ledger.put(each, [], version="1") for each in (versions[::-1] if is_late else versions)]
        assert outcomes == [Outcome.ADDED, Outcome.ADDED if is_late else Outcome.SUPERSEDED]
        assert [report.id for report in ledger.reports()] == [versions[1].id]
        assert [report.id for report in ledger.versions(versions[1].id)] == [each.id for each in versions]
        assert [report.id for report in ledger.reports(as_of="2025-11-05")] == [versions[0].id]


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
def test_an_address_is_kept_without_what_names_a_visitor(read: Reading) -> None:
    assert read(FIRST, ADDRESSES[0], "2025-11-04").url == OWN


@pytest.mark.parametrize("read", [each for each in READERS if each is not of_markdown], ids=lambda read: read.__name__)
def test_boilerplate_is_no_content_whatever_the_reader(read: Reading) -> None:
    text = f"{FIRST}\n\nUnsubscribe\n\n{CORRECTED}"
    if read in (of_page, of_fetched_page, of_archive, of_feed):
        text = text.replace("\n\n", "&lt;p&gt;" if read is of_feed else "</p><p>")
    report = read(text, OWN, "2025-11-04")
    assert "Unsubscribe" not in report.text
    assert CORRECTED in report.text


def test_a_page_in_an_archive_cannot_pass_for_another_sites() -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    made = io.BytesIO()
    writer = WARCWriter(made, gzip=False)
    http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    payload = io.BytesIO(html(FIRST, OWN, "2025-11-04"))
    own = "https://other.example/a"
    writer.write_record(writer.create_warc_record(own, "response", payload=payload, http_headers=http))
    assert one(made.getvalue()).url == own


def test_a_feed_that_counts_visitors_names_the_page_itself() -> None:
    item = (
        "<item><title>Talks</title><link>https://feedproxy.example/~r/1</link><feedburner:origLink>"
        f"{OWN}</feedburner:origLink><description>{FIRST}</description></item>"
    )
    space = "xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'"
    assert one(f"<rss version='2.0' {space}><channel><title>P</title>{item}</channel></rss>".encode()).url == OWN


def test_a_newsletters_page_is_found_behind_its_link_and_in_its_head() -> None:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "P <a@b.example>", "Talks", "Tue, 04 Nov 2025 10:00:00 +0000"
    message["Message-ID"] = "<1@b.example>"
    message.set_content(f'<p><a href="{OWN}?a=1&amp;b=2"><b>View in browser</b></a></p><p>{FIRST}</p>', subtype="html")
    assert one(message.as_bytes()).url == f"{OWN}?a=1&b=2"
    message["Archived-At"] = f"<{OWN}>"
    assert one(message.as_bytes()).url == OWN


@pytest.mark.parametrize(
    "read", [of_feed, of_json_feed, of_row, of_table, of_markdown, of_mail], ids=lambda r: r.__name__
)
def test_a_text_of_another_day_than_what_came_with_it_says_so(read: Reading) -> None:
    report = read(f"OSLO, June 3 (Fjord Wire) -- {FIRST}", OWN, "2025-11-04")
    assert report.day == "2025-11-04"
    assert "2025-11-04, its text 'OSLO, June 3" in str(report.notice)


def test_feeds_that_tell_only_when_an_entry_was_changed_say_so() -> None:
    item = f"<title>Talks</title><id>1</id><updated>2025-11-04T10:00:00Z</updated><content>{FIRST}</content>"
    atom = one(f"{ATOM}<entry>{item}</entry></feed>".encode())
    entry = {"id": "1", "title": "Talks", "date_modified": "2025-11-04T10:00:00Z", "content_text": FIRST}
    feed = one(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "P", "items": [entry]}).encode())
    assert [each.day for each in (atom, feed)] == ["2025-11-04"] * 2
    assert {each.notice for each in (atom, feed)} == {"its feed tells only when it was last changed"}
