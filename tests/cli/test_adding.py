"""accord add: what came of it as one JSON object, why reports failed, and a stop that leaves nothing behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import BODY, Accord, only_line

from accord.ledger.intake import Intake
from accord.records import Failure

pytestmark = pytest.mark.model


def test_json_says_how_many_and_why(inside: Accord, reports: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    (reports / "undated.txt").write_text("Leaders met and talked.", encoding="utf-8")
    done = inside("add", "reports", "--json", "--rules-only")
    assert done.returncode == 3
    told = json.loads(done.stdout)
    counts = {name: told[name] for name in ("reports", "added", "known", "superseded", "failed", "undated")}
    assert counts == {"reports": 4, "added": 3, "known": 0, "superseded": 0, "failed": 1, "undated": 1}
    (failure,) = told["failures"]
    assert failure["source"] == "reports/empty.txt"
    assert failure["stage"] == "reading"
    (later,) = inside("reports", "--failed").stdout.splitlines()
    assert json.loads(later)["reason"] == failure["reason"]


def test_reasons_are_counted_whatever_numbers_stand_in_them() -> None:
    reasons = ["has 3 fields. Expected 4.", "has 2 fields. Expected 4.", "is empty."]
    failed = tuple(Failure(source=f"row {n}", stage="reading", reason=reason) for n, reason in enumerate(reasons))
    told = Intake(reports=3, failed=failed).reasons()
    assert told == [(("reading", "has N fields. Expected N."), 2), (("reading", "is empty."), 1)]


@pytest.mark.parametrize("given", ["-1", "65", "some"])
def test_a_strange_number_of_workers_is_refused(
    inside: Accord, reports: Path, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = inside("add", "reports", "--workers", given)
    assert done.returncode == 2
    assert "--workers" in only_line(done.stderr)
    monkeypatch.setenv("ACCORD_WORKERS", given)
    done = inside("add", "reports")
    assert done.returncode == 1
    assert only_line(done.stderr).startswith(f"ACCORD_WORKERS is '{given}'. Expected a number from 0 to 64.")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)])
def test_a_stop_leaves_no_worker_behind(tmp_path: Path, number: signal.Signals, code: int) -> None:
    rows = (json.dumps({"text": f"{BODY} Row {n}. " * 20, "date": "2025-03-04"}) for n in range(500))
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    command = [sys.executable, "-m", "accord", "add", "rows.jsonl", "--workers", "2", "--rules-only"]
    process = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stderr is not None
    assert "report" in process.stderr.readline()  # the first words of progress: workers are at it
    if number == signal.SIGINT:  # as a terminal sends it, to all of them
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    _, told = process.communicate(timeout=60)
    assert process.returncode == code, told
    assert "Traceback" not in told
    until = time.monotonic() + 15
    while _has_members(process.pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert not _has_members(process.pid)


def _has_members(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
