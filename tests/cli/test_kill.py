"""kill -9 while reports are added: the ledger opens, holds whole reports only, and the same command finishes."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import BODY, Accord, run_accord

import accord as library

REPORTS = 10

pytestmark = [pytest.mark.model, pytest.mark.slow]


def _write_reports(folder: Path) -> None:
    folder.mkdir()
    for number in range(REPORTS):
        (folder / f"{number}.txt").write_text(f"Report {number}\n\n{BODY} " * 12, encoding="utf-8")


@pytest.fixture(scope="module")
def events_of_whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What accord tells of a ledger to which the same reports were added without a break."""
    place = tmp_path_factory.mktemp("whole")
    _write_reports(place / "reports")
    assert run_accord(place, "add", "reports").returncode == 0
    return run_accord(place, "events", "--all").stdout


@pytest.mark.parametrize("seconds", [0.3, 1.5, 2.5, 3.0, 3.5, 4.5])
def test_killed_while_adding(accord: Accord, tmp_path: Path, seconds: float, events_of_whole: str) -> None:
    _write_reports(tmp_path / "reports")
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
    assert events_of_whole
    assert accord("events", "--all").stdout == events_of_whole


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
