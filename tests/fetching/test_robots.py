"""robots.txt: what a site lets accord read, how slowly, and what its absence or failure means."""

from __future__ import annotations

import pytest
from tests.fetching.server import Reply, Server

from accord.errors import NotFetched
from accord.fetching.fetcher import Fetcher

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.timeout(30)]

PAGE = b"<p>Ministers met.</p>"


@pytest.fixture(autouse=True)
def pages(server: Server) -> None:
    server.replies["/news/a"] = server.replies["/private/a"] = Reply(PAGE)


def rules(server: Server, text: str, status: int = 200) -> None:
    server.replies["/robots.txt"] = Reply(text.encode(), status=status, kind="text/plain")


def test_a_page_that_is_not_for_programs_is_not_asked_for(server: Server, fetcher: Fetcher) -> None:
    rules(server, "User-agent: *\nDisallow: /private/")
    assert fetcher.fetch(server.url("/news/a")).body == PAGE
    with pytest.raises(NotFetched, match="not for programs") as raised:
        fetcher.fetch(server.url("/private/a"))
    assert raised.value.lasting
    assert server.paths() == ["/news/a"]


def test_what_a_site_says_to_accord_goes_before_what_it_says_to_all(server: Server, fetcher: Fetcher) -> None:
    rules(server, "User-agent: *\nDisallow: /\n\nUser-agent: accord\nDisallow: /private/")
    assert fetcher.fetch(server.url("/news/a")).body == PAGE
    with pytest.raises(NotFetched, match="not for programs"):
        fetcher.fetch(server.url("/private/a"))


def test_the_rules_are_asked_for_once(server: Server, fetcher: Fetcher) -> None:
    rules(server, "User-agent: *\nDisallow: /private/")
    for _ in range(3):
        fetcher.fetch(server.url("/news/a"))
    assert [asked.path for asked in server.asked].count("/robots.txt") == 1


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_without_rules_all_is_allowed(server: Server, fetcher: Fetcher, status: int) -> None:
    rules(server, "", status)
    assert fetcher.fetch(server.url("/private/a")).body == PAGE


@pytest.mark.parametrize("status", [429, 500, 503])
def test_rules_that_cannot_be_had_now_mean_not_now(server: Server, fetcher: Fetcher, status: int) -> None:
    rules(server, "", status)
    with pytest.raises(NotFetched, match=f"robots.txt that answers {status}") as raised:
        fetcher.fetch(server.url("/news/a"))
    assert not raised.value.lasting
    assert server.paths() == []


def test_rules_that_redirect_are_followed(server: Server, fetcher: Fetcher) -> None:
    server.replies["/robots.txt"] = Reply(status=301, headers={"Location": "/rules"})
    server.replies["/rules"] = Reply(b"User-agent: *\nDisallow: /private/", kind="text/plain")
    with pytest.raises(NotFetched, match="not for programs"):
        fetcher.fetch(server.url("/private/a"))


def test_rules_at_a_private_address_are_not_read(server: Server, fetcher: Fetcher) -> None:
    server.replies["/robots.txt"] = Reply(status=301, headers={"Location": "http://10.0.0.1/robots.txt"})
    assert fetcher.fetch(server.url("/news/a")).body == PAGE


def test_a_page_that_redirects_is_asked_by_the_rules_at_every_step(server: Server, fetcher: Fetcher) -> None:
    rules(server, "User-agent: *\nDisallow: /private/")
    server.replies["/news/b"] = Reply(status=302, headers={"Location": "/private/a"})
    with pytest.raises(NotFetched, match="not for programs"):
        fetcher.fetch(server.url("/news/b"))
    assert server.paths() == ["/news/b"]


def test_a_site_that_wants_long_pauses_is_put_off(server: Server, fetcher: Fetcher) -> None:
    rules(server, "User-agent: *\nCrawl-delay: 3600")
    fetcher.fetch(server.url("/news/a"))
    with pytest.raises(NotFetched, match="wants 3600 seconds") as raised:
        fetcher.fetch(server.url("/private/a"))
    assert raised.value.retry_after is not None
    assert 3500 < raised.value.retry_after <= 3600


@pytest.mark.parametrize("text", ["", "\x00\xff garbage\n" * 50, "Disallow: /", "User-agent: *\nCrawl-delay: never"])
def test_rules_that_are_none_allow_all(server: Server, fetcher: Fetcher, text: str) -> None:
    rules(server, text)
    assert fetcher.fetch(server.url("/private/a")).body == PAGE
