"""A ledger follows lists of feeds."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fetching.server import Asked, Reply
from tests.watching.conftest import Follower, page, rss

from accord.errors import InputError, LedgerBusy
from accord.ledger.storage import LedgerFile
from accord.watching.following import feeds_of
from accord.watching.rounds import Rounds

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.timeout(60)]


def opml(*outlines: str) -> str:
    return f'<?xml version="1.0"?><opml version="2.0"><body>{"".join(outlines)}</body></opml>'


def outline(url: str, title: str = "Wire") -> str:
    return f'<outline type="rss" text="{title}" xmlUrl="{url}"/>'


def test_the_feeds_of_a_list(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(opml(outline("https://a.example/rss"), outline("https://b.example/rss", "B")), encoding="utf-8")
    assert feeds_of(path) == [("https://a.example/rss", "Wire"), ("https://b.example/rss", "B")]
    assert feeds_of("https://c.example/rss") == [("https://c.example/rss", "")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [("Ministers met.", "no list of feeds"), (opml(), "without feeds"), ("<opml><body>", "broken"), ("", "no list")],
)
def test_what_is_no_list(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=reason):
        feeds_of(path)


def test_feeds_named_once_are_followed_from_then_on(follower: Follower) -> None:
    server = follower.server
    server.replies["/a"] = Reply(page("Report a"))
    server.replies["/feed"] = Reply(rss(("a", server.url("/a"), "")), kind="text/xml")
    following = follower.following()
    with pytest.raises(InputError, match="No feeds are followed yet"):
        following.update(fetcher=follower.fetcher)
    made = following.update([server.url("/feed")], fetcher=follower.fetcher)
    assert (made.feeds, made.added) == (1, 1)
    (feed,) = following.feeds()
    assert (feed.title, feed.failures) == ("Fjord Wire", 0)
    assert following.update(fetcher=follower.fetcher).feeds == 0


def test_too_often_is_refused(follower: Follower) -> None:
    with pytest.raises(InputError, match="Expected 60 or more"):
        follower.following().update("https://a.example/rss", every=5)


def test_watching_goes_on_after_another_process_wrote(follower: Follower, monkeypatch: pytest.MonkeyPatch) -> None:
    server = follower.server
    server.replies["/a"] = Reply(page("Report a"))
    server.replies["/feed"] = Reply(rss(("a", server.url("/a"), "")), kind="text/xml")
    monkeypatch.setattr("accord.watching.following._BUSY_WAIT", 0.05)
    busy = [True]
    run = Rounds.run

    def sometimes(self: Rounds, only: list[str] | None = None) -> object:
        if busy.pop() if busy else False:
            raise LedgerBusy("is being written by another process.")
        return run(self, only)

    monkeypatch.setattr(Rounds, "run", sometimes)
    made = follower.following().watch([server.url("/feed")], fetcher=follower.fetcher)
    first, second = next(made), next(made)
    assert [failure.stage for failure in first.failed] == ["ledger"]
    assert second.added == 1


def test_watching_ends_when_a_stop_is_asked_for(follower: Follower) -> None:
    def answer(_: Asked) -> Reply:
        follower.stop.requested = True
        return Reply(rss(("a", follower.server.url("/a"), "")), kind="text/xml")

    follower.server.replies["/feed"] = answer
    following = follower.following()
    rounds = list(following.watch([follower.server.url("/feed")], fetcher=follower.fetcher, stop=follower.stop))
    assert [(made.stopped, made.waiting) for made in rounds] == [(True, 1)]


def test_a_ledger_of_an_older_accord_gains_its_tables(tmp_path: Path) -> None:
    with LedgerFile.open(tmp_path / "ledger.db") as file:
        assert file.feeds.feeds() == []
        assert file.feeds.next_due() is None
