from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fake_coding import VERSION, code, make_report

from accord.ledger.storage import LedgerFile

PROGRAM = Path(__file__).with_name("fake_coding.py")
REPORTS, SENTENCES = 60, 20
MOMENTS = 20


def start(path: Path) -> subprocess.Popen[str]:
    """A process that has begun to take in sixty reports."""
    command = [sys.executable, str(PROGRAM), str(path), "0", str(REPORTS), str(SENTENCES)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def finish(process: subprocess.Popen[str]) -> str:
    """What the process says until its end."""
    with process:
        assert process.stdout
        return process.stdout.read()


def summary(held: int) -> str:
    parts = {"added": REPORTS - held, "known": held}
    return ", ".join(f"{count} {word}" for word, count in parts.items() if count)


def assert_whole(path: Path, acknowledged: int) -> int:
    """How many reports the ledger holds, all of them whole, none acknowledged missing."""
    with LedgerFile.open(path) as ledger:
        assert ledger.check() == []
        ledger._execute("INSERT INTO report_search (report_search, rank) VALUES ('integrity-check', 1)")
        for report in ledger.reports():
            assert set(ledger.records(report=report.id)) == set(code(report))
        orphans = ledger._rows("SELECT count(*) FROM record WHERE reading NOT IN (SELECT reading FROM report)")
        assert orphans == [(0,)]
        counts = ledger.counts()
    assert counts.reports >= acknowledged
    return counts.reports


@pytest.fixture(scope="module")
def duration(tmp_path_factory: pytest.TempPathFactory) -> float:
    process = start(tmp_path_factory.mktemp("whole") / "a.db")
    began = time.perf_counter()
    finish(process)
    return time.perf_counter() - began


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
@pytest.mark.parametrize("moment", range(MOMENTS))
def test_a_killed_intake_leaves_whole_reports_and_can_be_finished(tmp_path, duration, moment):
    path = tmp_path / "a.db"
    process = start(path)
    time.sleep(duration * moment / MOMENTS)
    process.send_signal(signal.SIGKILL)
    acknowledged = finish(process).count("\n")
    held = assert_whole(path, acknowledged)
    again = start(path)
    assert finish(again).endswith(f": {summary(held)}\n")
    assert again.returncode == 0
    assert assert_whole(path, REPORTS) == REPORTS
    assert [each.name for each in tmp_path.iterdir()] == ["a.db"]


DYING = """
import os, signal, sys
from fake_coding import VERSION, LedgerFile, code, make_report
from accord.ledger import storage

def participants_until_death(record, left=[int(sys.argv[2])]):
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return ()

storage.participants = participants_until_death
report = make_report(2, text="Talk went on. " * 60)
with LedgerFile.open(sys.argv[1]) as ledger:
    ledger.put(report, code(report), version=VERSION)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
@pytest.mark.parametrize("written", [0, 60, 119])
def test_killed_inside_a_transaction_the_report_is_not_there(tmp_path, written):
    path = tmp_path / "a.db"
    with LedgerFile.open(path) as ledger:
        ledger.put(make_report(1), code(make_report(1)), version=VERSION)
    environment = os.environ | {"PYTHONPATH": str(PROGRAM.parent)}
    command = [sys.executable, "-c", DYING, str(path), str(written)]
    assert subprocess.run(command, env=environment, timeout=60, check=False).returncode == -signal.SIGKILL
    assert assert_whole(path, 1) == 1
