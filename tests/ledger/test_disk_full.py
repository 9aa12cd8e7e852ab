from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fake_coding import VERSION, code, code_many, make_report

from accord.errors import LedgerFull
from accord.ledger.intake import take_in
from accord.ledger.storage import LedgerFile

PROGRAM = Path(__file__).with_name("fake_coding.py")
REPORTS, SENTENCES = 60, 60

LIMITED = f"""
import resource, sys
sys.path.insert(0, {str(PROGRAM.parent)!r})
from fake_coding import main
from accord.errors import LedgerFull
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    main(sys.argv[1], 0, {REPORTS}, {SENTENCES})
except LedgerFull as full:
    sys.exit(str(full))
"""


def assert_first_reports_are_whole(path: Path, acknowledged: int) -> None:
    with LedgerFile.open(path) as ledger:
        assert ledger.check() == []
        reports = ledger.reports()
        assert len(reports) == acknowledged
        for report in reports:
            assert set(ledger.records(report=report.id)) == set(code(report))


def finish(path: Path) -> None:
    reports = [make_report(n, text=f"Talk {n} went on. " * SENTENCES) for n in range(REPORTS)]
    with LedgerFile.open(path) as ledger:
        take_in(ledger, reports, code_many, version=VERSION)
        assert ledger.counts().reports == REPORTS
        assert ledger.check() == []


@pytest.mark.slow
@pytest.mark.parametrize("limit", [600_000, 1_000_000, 3_000_000])
def test_a_file_that_may_not_grow_keeps_what_was_added(tmp_path, limit):
    pytest.importorskip("resource", reason="no file size limits on this system")
    path = tmp_path / "a.db"
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path), str(limit)], capture_output=True, text=True, timeout=60, check=False
    )
    acknowledged = len(done.stdout.splitlines()) - 1
    assert 0 < acknowledged < REPORTS
    assert done.stderr.startswith(f"{path}: nothing more can be written")
    assert done.stderr.count("\n") == 1
    assert "Free space on that disk" in done.stderr
    assert_first_reports_are_whole(path, acknowledged)
    finish(path)


def test_without_room_for_a_ledger_none_is_made(tmp_path):
    pytest.importorskip("resource", reason="no file size limits on this system")
    path = tmp_path / "a.db"
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path), "10000"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr.startswith(f"{path}: cannot be made")
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_a_full_disk_keeps_what_was_added(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = (
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], capture_output=True, check=False)
        if os.name == "posix"
        else None
    )
    if mounted is None or mounted.returncode:
        pytest.skip("a small file system cannot be mounted here; needs root")
    try:
        path = disk / "a.db"
        full = subprocess.run(
            [sys.executable, str(PROGRAM), str(path), "0", str(REPORTS), str(SENTENCES)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert "LedgerFull" in full.stderr
        acknowledged = len(full.stdout.splitlines()) - 1
        assert 0 < acknowledged < REPORTS
        assert_first_reports_are_whole(path, acknowledged)
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
        finish(path)
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)


def test_a_ledger_at_its_page_limit_is_full_and_goes_on_reading():
    with LedgerFile.open(":memory:") as ledger:
        ledger.put(make_report(1), code(make_report(1)), version=VERSION)
        pages = ledger._rows("PRAGMA page_count")[0][0]
        ledger._execute(f"PRAGMA max_page_count = {pages + 2}")
        large = make_report(2, text="Talk went on. " * 5000)
        with pytest.raises(LedgerFull, match="What was reported as added is kept"):
            ledger.put(large, code(large), version=VERSION)
        assert ledger.reports() == [make_report(1)]
        ledger._execute("PRAGMA max_page_count = 1000000")
        ledger.put(large, code(large), version=VERSION)
        assert len(ledger.reports()) == 2
