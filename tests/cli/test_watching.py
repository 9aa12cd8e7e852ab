"""accord update, accord watch, and addresses given to accord add, as processes of their own."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Accord, only_line
from tests.fetching.server import Reply, Server, serving
from tests.watching.conftest import page, rss

from accord.ledger.storage import LedgerFile

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.timeout(240)]


@pytest.fixture
def server() -> Iterator[Server]:
    """A feed of two reports."""
    with serving() as made:
        for name in "ab":
            made.replies[f"/{name}"] = Reply(page(f"Report {name}"))
        items = [(name, made.url(f"/{name}"), "Ministers met.") for name in "ab"]
        made.replies["/feed"] = Reply(rss(*items), kind="application/rss+xml")
        yield made


def test_a_loopback_address_is_refused_in_one_line(accord: Accord, server: Server) -> None:
    done = accord("update", server.url("/feed"))
    assert done.returncode == 1
    assert done.stdout == ""
    assert "is no public address" in only_line(done.stderr)
    assert server.asked == []


def test_nothing_is_followed_yet(accord: Accord) -> None:
    done = accord("update")
    assert done.returncode == 1
    assert only_line(done.stderr).startswith("No feeds are followed yet.")


def test_what_is_no_list_of_feeds(accord: Accord, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ministers met.", encoding="utf-8")
    assert "is no list of feeds" in only_line(accord("update", "a.txt").stderr)
    assert only_line(accord("update", "none.opml").stderr).startswith("No file 'none.opml'.")


@pytest.mark.model
@pytest.mark.slow
def test_a_round_for_cron(accord: Accord, server: Server, tmp_path: Path) -> None:
    outlines = "".join(f'<outline text="{name}" xmlUrl="{server.url(name)}"/>' for name in ("/feed", "/dead"))
    (tmp_path / "feeds.opml").write_text(f'<opml version="2.0"><body>{outlines}</body></opml>', encoding="utf-8")
    allowed = ("--allow-address", server.place)
    first = accord("update", "feeds.opml", "--json", *allowed)
    assert first.returncode == 3
    made = json.loads(first.stdout)
    assert (made["feeds"], made["feeds_failed"], made["entries"], made["added"]) == (2, 1, 2, 2)
    said, failed = first.stderr.splitlines()
    assert said == f"accord: addresses allowed on a private network: {server.place} (--allow-address)"
    assert failed.startswith(f"accord: {server.url('/dead')}: answers 404.")
    again = accord("update", *allowed)
    assert (again.returncode, again.stdout, again.stderr.splitlines()) == (0, "", [said])


@pytest.mark.model
@pytest.mark.slow
def test_a_page_by_its_address(accord: Accord, server: Server) -> None:
    done = accord("add", server.url("/a"), "--allow-address", server.place)
    assert done.returncode == 0, done.stderr
    (report,) = (json.loads(line) for line in accord("reports", "--json").stdout.splitlines())
    assert (report["title"], report["url"], report["published"][:10]) == ("Report a", server.url("/a"), "2025-03-04")
    assert accord("add", server.url("/a")).returncode == 1


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_watching_ends_cleanly(server: Server, tmp_path: Path, asked: signal.Signals) -> None:
    command = [sys.executable, "-m", "accord", "watch", server.url("/feed"), "--allow-address", server.place]
    process = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    _wait_for_reports(tmp_path / "accord.db", 2)
    time.sleep(2)
    process.send_signal(asked)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "2 new entries: 2 added" in out
    assert err.splitlines()[-1].startswith("accord: stopped.")
    with LedgerFile.open(tmp_path / "accord.db") as file:
        assert file.check() == []
        assert len(file.reports()) == 2


def _wait_for_reports(path: Path, count: int) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        if path.exists():
            with LedgerFile.open(path, write=False) as file:
                if file.feeds.count_entries().get("read", 0) == count:
                    return
        time.sleep(0.3)
    pytest.fail(f"no {count} reports in two minutes")
