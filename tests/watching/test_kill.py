"""kill -9 while feeds are followed: no entry is lost, none is twice in the ledger, though the feed shows it no more."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.fetching.server import Asked, Reply, serving
from tests.watching.conftest import page, rss

from accord.ledger.feed_tables import EntryState
from accord.ledger.storage import LedgerFile

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.timeout(120), pytest.mark.slow]

PROCESS = Path(__file__).with_name("following_process.py")
NAMES = [f"r{number}" for number in range(25)]


def test_killed_again_and_again(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with serving() as server:
        for name in NAMES:
            server.replies[f"/{name}"] = Reply(page(f"Report {name}"))
        shown = rss(*((name, server.url(f"/{name}"), "Ministers met.") for name in NAMES))

        def feed(asked: Asked) -> Reply:
            known = "if-none-match" in asked.headers
            return Reply(status=304, kind=None) if known else Reply(shown, headers={"ETag": '"1"'}, kind="text/xml")

        server.replies["/feed"] = feed
        command = [sys.executable, str(PROCESS), str(path), server.place]
        killed = 0
        for tenths in range(5, 17):
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(tenths / 10)
            killed += process.poll() is None
            process.kill()
            process.wait()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert killed
    with LedgerFile.open(path) as file:
        assert file.check() == []
        assert sorted(report.title or "" for report in file.reports()) == sorted(f"Report {name}" for name in NAMES)
        assert len(list(file.every_report())) == len(NAMES)
        assert file.feeds.count_entries() == {EntryState.READ: len(NAMES)}
