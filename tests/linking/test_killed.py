"""A process killed while it links leaves a ledger that answers rightly at once, and links the rest later."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.generated import make_reports

from accord.api import Ledger
from accord.linking import link
from accord.linking.upkeep import linking_version, update

PROCESS = Path(__file__).with_name("killed_update.py")


def test_a_killed_update_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "accord.db"
    with Ledger.open(path) as made:
        for report, records in make_reports(60, a_day=8):
            made.file.put(report, records, version="1")
    process = subprocess.Popen([sys.executable, str(PROCESS), str(path)], stdout=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline().strip() == b"2"
    process.kill()
    process.wait()
    process.stdout.close()
    with Ledger.open(path) as ledger:
        assert ledger.file.check() == []
        assert 0 < ledger.file.links.count_pending() < 60
        expected = link(ledger.known())
        assert ledger.linked() == expected
        update(ledger.file)
        ledger._linked.clear()
        assert ledger.file.links.is_current(linking_version())
        assert ledger.linked() == expected
