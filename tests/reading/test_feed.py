"""RSS and Atom, also broken and hostile ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.errors import UnreadableReport
from accord.reading import read
from accord.reading.readers.feed import read_feed
from accord.records import Failure, Report

BODY = "The ministers of Norway and Finland met in Oslo and agreed to hold an exercise in spring."


def feed(items: str, doctype: str = "") -> str:
    channel = f"<channel><title>Fjord &amp; Sea</title>{items}</channel>"
    return f'<?xml version="1.0"?>{doctype}<rss version="2.0">{channel}</rss>'


def first(text: str) -> Report:
    found = next(read_feed(text, "feed.xml"))
    assert isinstance(found, Report), found
    return found


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden words", encoding="utf-8")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y SYSTEM "http://127.0.0.1:9/">]>'
    report = first(feed(f"<item><title>A &x;</title><description>{BODY} &x; &y;</description></item>", doctype))
    assert "hidden" not in report.text


def test_entities_are_not_multiplied() -> None:
    doctype = '<!DOCTYPE rss [<!ENTITY l0 "lol">'
    doctype += "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
    report = first(feed(f"<item><title>A</title><description>{BODY} &l9;</description></item>", doctype))
    assert len(report.text) < 200


def test_what_a_broken_feed_holds_before_the_break_is_read() -> None:
    text = feed(f"<item><title>One</title><description>{BODY}</description></item>").split("</channel>")[0]
    assert first(f"{text}<item><title>Two<descr").title == "One"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param('<rss version="2.0"><<<&&& no', "XML is broken", id="broken"),
        pytest.param(feed(""), "without entries", id="empty"),
    ],
)
def test_a_feed_without_entries_is_said(text: str, message: str) -> None:
    with pytest.raises(UnreadableReport, match=message):
        list(read_feed(text, "feed.xml"))


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        pytest.param("Tue, 04 Mar 2025 10:00:00 +0100", "2025-03-04T10:00+01:00", id="RFC 822"),
        pytest.param("Tue, 04 Mar 25 10:00:00 GMT", "2025-03-04T10:00+00:00", id="two digits of a year"),
        pytest.param("2025-02-31T10:00:00Z", None, id="no such day"),
        pytest.param("05/06/2024", None, id="two readings"),
    ],
)
def test_dates(printed: str, published: str | None) -> None:
    item = f"<item><title>A</title><pubDate>{printed}</pubDate><description>{BODY}</description></item>"
    assert first(feed(item)).published == published


def test_plain_text_in_a_feed_keeps_its_paragraphs() -> None:
    report = first(feed(f"<item><title>A</title><description>AT&amp;amp;T met.\n\n{BODY}</description></item>"))
    assert report.text == f"A\n\nAT&T met.\n\n{BODY}"
    assert report.publisher == "Fjord & Sea"


def test_only_web_addresses_are_kept() -> None:
    item = f"<item><title>A</title><link>javascript:alert(1)</link><description>{BODY}</description></item>"
    assert first(feed(item)).url is None


def test_an_entry_without_text_costs_itself() -> None:
    good = f"<item><title>A</title><description>{BODY}</description></item>"
    kinds = [type(found) for found in read_feed(feed(f"{good}<item><guid>x</guid></item>{good}"), "feed.xml")]
    assert kinds == [Report, Failure, Report]


def test_other_xml_is_said(tmp_path: Path) -> None:
    path = tmp_path / "note.xml"
    path.write_text('<?xml version="1.0"?><note><to>you</to></note>', encoding="utf-8")
    (found,) = read(path)
    assert isinstance(found, Failure)
    assert "XML of another kind" in found.reason
