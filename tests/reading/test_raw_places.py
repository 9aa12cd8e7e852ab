"""Where words of a report stand in the bytes it was read from."""

from __future__ import annotations

import html
import json
import quopri
import re

import pytest

from accord.reading import read_opened
from accord.reading.opened import Opened
from accord.reading.raw_places import RawPlace, find_raw_place
from accord.records import Report

SENTENCE = "The ministers of Norway & Côte d’Ivoire met in Oslo on Tuesday and agreed to hold an exercise in spring."
SECOND = "“We shall meet again in Oslo,” the minister said, and the two governments set the day for the next round."
INNER = SENTENCE.replace("&", "&amp;").replace("’", "&rsquo;").replace("Oslo", "<b>Os</b>lo")
PAGE = (
    "<!doctype html><html><head><meta charset={}><title>Talks</title><script>var a = 'Tuesday';</script></head><body>"
    f"<article><h1>Talks</h1><p>{INNER}</p><p>{SECOND}</p></article></body></html>"
)
ROW = json.dumps({"title": "Talks", "text": f"{SENTENCE}\n\n{SECOND}"})
FEED = (
    "<rss version='2.0'><channel><title>Post</title><item><title>Talks</title><description>&lt;p&gt;"
    + INNER.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    + f"&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</description></item></channel></rss>"
)


def place_of(raw: bytes, words: str, which: int = 0) -> tuple[Report, RawPlace | None]:
    report = next(each for each in read_opened(Opened(name="source", data=raw)) if isinstance(each, Report))
    at = -1
    for _ in range(which + 1):
        at = report.text.index(words, at + 1)
    return report, find_raw_place(raw, report, at, at + len(words))


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        pytest.param(PAGE.format("utf-8").encode(), "utf-8", id="HTML"),
        pytest.param(b"\xef\xbb\xbf" + PAGE.format("utf-8").encode(), "utf-8", id="HTML with a mark"),
        pytest.param(PAGE.format("utf-16").encode("utf-16"), "utf-16-le", id="UTF-16"),
        pytest.param(PAGE.format("windows-1252").encode("cp1252"), "cp1252", id="windows-1252"),
        pytest.param(f"Talks\r\n\r\n{SENTENCE}\r\n\r\n{SECOND}\r\n".encode(), "utf-8", id="text"),
        pytest.param(ROW.encode(), "utf-8", id="JSON line"),
    ],
)
def test_words_are_found_in_the_bytes(raw: bytes, encoding: str) -> None:
    for words, shown in (("on Tuesday", "on Tuesday"), ("set the day for the next", "set the day for the next")):
        _, place = place_of(raw, words)
        assert place is not None
        assert raw[place.start : place.end].decode(encoding) == shown


def test_entities_and_tags_within_words_belong_to_them() -> None:
    raw = PAGE.format("utf-8").encode()
    _, place = place_of(raw, "Côte d’Ivoire met in Oslo")
    assert place is not None
    assert raw[place.start : place.end].decode() == "Côte d&rsquo;Ivoire met in <b>Os</b>lo"


def test_escapes_of_a_json_line_belong_to_the_words() -> None:
    raw = ROW.encode()
    _, place = place_of(raw, "Côte d’Ivoire")
    assert place is not None
    assert json.loads(b'"' + raw[place.start : place.end] + b'"') == "Côte d’Ivoire"


def test_escaped_markup_of_a_feed() -> None:
    raw = FEED.encode()
    _, place = place_of(raw, "d’Ivoire met in")
    assert place is not None
    assert raw[place.start : place.end].decode() == "d&amp;rsquo;Ivoire met in"


MESSAGE = (
    "From: Post <news@post.example>\r\nDate: Tue, 04 Nov 2025 10:00:00 +0000\r\nSubject: Talks\r\n"
    "Message-ID: <1@post.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/{}; charset=utf-8\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
)


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_words_of_a_mail_in_quoted_printable(kind: str) -> None:
    body = f"{SENTENCE}\n\n{SECOND}\n" if kind == "plain" else f"<p>{INNER}</p><p>{SECOND}</p>\n"
    raw = MESSAGE.format(kind).encode() + quopri.encodestring(body.encode()).replace(b"\n", b"\r\n")
    for words in (SENTENCE[4:], SECOND, "d’Ivoire met in Oslo"):
        _, place = place_of(raw, words)
        assert place is not None
        shown = quopri.decodestring(raw[place.start : place.end]).decode()
        assert html.unescape(re.sub(r"<[^>]+>", "", shown)) == words


def test_an_equals_sign_at_the_end_of_a_line_is_one() -> None:
    text = "Two and two =\nfour, and =E2 stays."
    report = Report(text=text, format="text")
    place = find_raw_place(text.encode(), report, 4, len(text))
    assert place == RawPlace(4, len(text))


def test_words_of_a_page_saved_as_one_file() -> None:
    head = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/a\r\nMIME-Version: 1.0\r\n"
    head += 'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
    page = quopri.encodestring(PAGE.format("utf-8").encode()).replace(b"\n", b"\r\n")
    raw = f"{head}Content-Transfer-Encoding: quoted-printable\r\n\r\n".encode() + page + b"\r\n--b--\r\n"
    _, place = place_of(raw, "“We shall meet again in Oslo,” the minister said")
    assert place is not None
    shown = quopri.decodestring(raw[place.start : place.end]).decode()
    assert shown == "“We shall meet again in Oslo,” the minister said"


def test_of_two_places_the_one_with_the_same_words_around_it() -> None:
    raw = PAGE.format("utf-8").encode()
    _, place = place_of(raw, "Oslo", which=1)
    assert place is not None
    assert place.start > raw.index("“We".encode())


def test_a_page_of_two_encodings_is_found_too() -> None:
    raw = SENTENCE.encode() + b"\n\n" + SECOND.encode("cp1252")
    _, place = place_of(raw, "again in Oslo")
    assert place is not None
    assert raw[place.start : place.end] == b"again in Oslo"


def test_a_printed_page_has_a_page_number_instead() -> None:
    report = Report(text="One two three", format="pdf", pages=(0, 4))
    assert find_raw_place(b"%PDF-1.7 One two three", report, 4, 7) is None
    assert report.page_at(4) == 2


def test_words_that_are_not_in_the_bytes_have_no_place() -> None:
    assert find_raw_place(b"Other words", Report(text="One two"), 0, 3) is None
