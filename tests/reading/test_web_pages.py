"""Addresses in the place of files: refused without a fetcher, read through one."""

from __future__ import annotations

import pytest

from accord.errors import NotFetched
from accord.fetching.fetcher import Fetched
from accord.reading import read
from accord.reading.web_pages import is_web_address, opened_page, with_address
from accord.records import Failure, Report

BODY = (
    "The foreign ministers of Norway and Finland met in Oslo on Tuesday and agreed to hold an exercise in spring. " * 3
)
PAGE = f"<html><head><title>Talks</title></head><body><article><h1>Talks</h1><p>{BODY}</p></article></body></html>"


class Pages:
    """A fetcher of pages made up beforehand."""

    def __init__(self, **pages: Fetched) -> None:
        self.pages = pages

    def fetch(self, url: str, **_: object) -> Fetched:
        try:
            return self.pages[url.rsplit("/", 1)[1]]
        except KeyError:
            raise NotFetched(url, "answers 404.", "Check the address.", lasting=True) from None


def test_an_address_is_refused_without_a_fetcher() -> None:
    (found,) = read("https://wire.example/a")
    assert isinstance(found, Failure)
    assert "is an address" in found.reason


def test_a_page_is_read_under_the_address_it_was_found_at() -> None:
    pages = Pages(a=Fetched(url="https://wire.example/b", body=PAGE.encode()))
    found, failed = read(["https://wire.example/a", "https://wire.example/none"], fetcher=pages)  # type: ignore[arg-type]
    assert isinstance(found, Report)
    assert (found.url, found.source) == ("https://wire.example/b", "https://wire.example/a")
    assert isinstance(failed, Failure)
    assert (failed.stage, failed.reason) == ("fetching", "answers 404. Check the address.")


@pytest.mark.parametrize(
    ("named", "kept"),
    [
        ("https://www.wire.example/1", "https://www.wire.example/1"),
        ("https://amp.wire.example/1", "https://amp.wire.example/1"),
        ("https://other.example/1", "https://wire.example/b"),
        ("https://wire.example.evil.example/1", "https://wire.example/b"),
        (None, "https://wire.example/b"),
    ],
)
def test_a_page_may_name_an_address_of_its_own_site_only(named: str | None, kept: str) -> None:
    report = with_address(Report(text="a", format="html", url=named), "https://wire.example/b")
    assert report.url == kept
    assert report == Report(text="a", format="html", url=kept)


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        ("Łódź".encode("iso-8859-2"), "iso-8859-2", "Łódź"),
        ("Łódź".encode(), "iso-8859-2", "Łódź"),
        ("Москва".encode("cp1251"), "windows-1251", "Москва"),
        (b"<meta charset=iso-8859-1>caf\xe9", "windows-1251", "<meta charset=iso-8859-1>café"),
        (b"caf\xe9", "punycode", "café"),
        (b"caf\xe9", "no-such", "café"),
    ],
)
def test_the_header_names_the_encoding_where_nothing_else_does(body: bytes, charset: str, text: str) -> None:
    assert opened_page(Fetched(url="https://a.example/", body=body, charset=charset), "a").raw_text() == text


@pytest.mark.parametrize("text", ["https://a.example", "FILE:///etc/passwd", "data:text/html,a", "ftp://a.example/"])
def test_what_is_an_address(text: str) -> None:
    assert is_web_address(text)


@pytest.mark.parametrize("text", ["reports/a.html", "a.txt", "-", "C:/reports/a.txt", "https", "2025:11.txt"])
def test_what_is_a_file(text: str) -> None:
    assert not is_web_address(text)
