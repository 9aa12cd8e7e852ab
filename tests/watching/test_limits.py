"""A page or a feed that hangs, eats memory or kills what reads it costs itself: it is read and coded by workers."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

import pytest
import stamina
from tests.fetching.conftest import QUICK
from tests.fetching.server import Reply, Server, serving
from tests.watching.conftest import page, rss

from accord.api import Ledger
from accord.fetching.fetcher import Fetcher
from accord.fetching.public_addresses import Allowed
from accord.watching.following import LEAST_EVERY
from accord.watching.rounds import Round
from accord.watching.stopping import Stop
from accord.working import crew as module
from accord.working.worker import Job, Limits

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.timeout(120)]


@pytest.fixture(autouse=True)
def odd(monkeypatch: pytest.MonkeyPatch) -> list[module.Workers]:
    """Workers that stumble over some pages, with short limits; those that were made."""
    made: list[module.Workers] = []

    def crew_of(workers: int, how: object) -> module.Workers:
        made.append(module.Workers(workers, how, Limits(seconds=3, megabytes=300)))  # type: ignore[arg-type]
        return made[-1]

    monkeypatch.setattr(module, "reading_job", lambda: Job(name="reader", place="tests.working.odd_tasks:page_reader"))
    monkeypatch.setattr(module, "coding_job", lambda how: Job(name="coder", place="tests.working.odd_tasks:coder"))
    monkeypatch.setattr("accord.api.crew_of", crew_of)
    return made


def follow(path: Path, server: Server, *feeds: str, stop: Stop | None = None) -> Round:
    fetcher = Fetcher(allowed=Allowed.of([server.place]), limits=QUICK)
    with stamina.set_testing(True, attempts=2, cap=True), Ledger.open(path) as ledger:
        urls = [server.url(feed) for feed in feeds]
        return ledger.following.update(urls, fetcher=fetcher, every=LEAST_EVERY, stop=stop, workers=1)


def feed_of(server: Server, *names: str) -> Reply:
    for name in names:
        server.replies[f"/{name}"] = Reply(page(f"Report {name}"))
    return Reply(rss(*((name, server.url(f"/{name}"), "") for name in names)), kind="application/rss+xml")


def test_a_page_that_passes_a_limit_costs_itself(tmp_path: Path) -> None:
    names = ("a", "slow", "kill", "eat", "b") if sys.platform == "linux" else ("a", "slow", "kill", "b")
    with serving() as server:
        server.replies["/feed"] = feed_of(server, *names)
        made = follow(tmp_path / "ledger.db", server, "/feed")
    assert made.added == 2
    why = {failure.source.rpartition("/")[2]: failure.reason for failure in made.failed}
    assert why.keys() == set(names) - {"a", "b"}
    assert "took more than 3 s" in why["slow"]
    assert "SIGKILL" in why["kill"]
    assert "took more than 300 MB" in why.get("eat", "took more than 300 MB")


def test_a_page_that_kills_what_codes_it_costs_itself(tmp_path: Path) -> None:
    with serving() as server:
        server.replies["/feed"] = feed_of(server, "a", "b", "c")
        server.replies["/b"] = Reply(page("Report b").replace(b"Ministers", b"It would kill").replace(b"They", b"kill"))
        made = follow(tmp_path / "ledger.db", server, "/feed")
    assert made.added == 2
    (failure,) = made.failed
    assert failure.stage == "coding"
    assert "SIGKILL" in failure.reason


def test_a_feed_that_passes_a_limit_costs_itself(tmp_path: Path) -> None:
    with serving() as server:
        server.replies["/slow-feed"] = feed_of(server, "x")
        server.replies["/feed"] = feed_of(server, "a")
        made = follow(tmp_path / "ledger.db", server, "/slow-feed", "/feed")
    assert (made.feeds, made.feeds_failed, made.added) == (2, 1, 1)
    assert "took more than 3 s" in made.failed[0].reason


def test_no_worker_is_left_after_a_round_and_none_is_started_for_nothing(
    tmp_path: Path, odd: list[module.Workers]
) -> None:
    with serving() as server:
        server.replies["/feed"] = Reply(status=500)
        follow(tmp_path / "ledger.db", server, "/feed")
        assert "reader" not in odd[-1].__dict__
        server.replies["/other"] = feed_of(server, "a")
        assert follow(tmp_path / "ledger.db", server, "/other").added == 1
        assert "reader" not in odd[-1].__dict__


@pytest.mark.skipif(not hasattr(signal, "SIGUSR1"), reason="signals of Unix")
def test_a_stop_breaks_off_the_reading_of_a_page(tmp_path: Path) -> None:
    stop = Stop()
    with serving() as server:
        server.replies["/feed"] = feed_of(server, "slow")
        timer = threading.Timer(2.0, lambda: os.kill(os.getpid(), signal.SIGUSR1))
        before = signal.signal(signal.SIGUSR1, lambda *_: stop.ask())
        timer.start()
        try:
            made = follow(tmp_path / "ledger.db", server, "/feed", stop=stop)
        finally:
            timer.cancel()
            signal.signal(signal.SIGUSR1, before)
    assert (made.stopped, made.waiting, made.failed) == (True, 1, ())
