"""kill -9 while reports are added: the ledger opens, holds whole reports only, and the same command finishes."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import BODY, Accord

import accord as library

REPORTS = 10

pytestmark = [pytest.mark.model, pytest.mark.slow]


@pytest.mark.parametrize("seconds", [0.3, 1.5, 2.5, 3.0, 3.5, 4.5])
def test_killed_while_adding(accord: Accord, tmp_path: Path, seconds: float) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(REPORTS):
        (folder / f"{number}.txt").write_text(f"Report {number}\n\n{BODY} " * 12, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "accord", "add", "reports"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(seconds)
    process.kill()
    process.communicate()
    held = _held(tmp_path / "accord.db")
    done = accord("add", "reports")
    assert done.returncode == 0, done.stderr
    assert len(_held(tmp_path / "accord.db")) == REPORTS
    assert held.items() <= _held(tmp_path / "accord.db").items()
    accord("add", "reports", "--ledger", "whole.db")
    assert accord("events", "--all").stdout == accord("events", "--all", "--ledger", "whole.db").stdout


def _held(path: Path) -> dict[str, str]:
    """The records of each report that the ledger holds, as JSON."""
    if not path.exists():
        return {}
    with library.Ledger.open(path) as ledger:
        assert ledger.file.check() == []
        return {
            report.id: json.dumps(ledger.records(report=report.id).to_dicts(), sort_keys=True)
            for report in ledger.reports()
        }
