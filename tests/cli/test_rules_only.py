"""--rules-only: the commands that read reports run without the encoder, and say so where it is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import BODY, Accord, only_line
from tests.parsing.fake_encoder import write_fake_encoder

from accord.ledger.storage import LedgerFile

pytestmark = pytest.mark.model


@pytest.fixture
def without_encoder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Both are to decide, and there is no encoder."""
    monkeypatch.setenv("ACCORD_DECIDED_BY", "both")
    monkeypatch.setenv("ACCORD_ENCODER", str(tmp_path / "none"))


COMMANDS = [
    pytest.param(["add", "reports"], id="add"),
    pytest.param(["brief", "reports"], id="brief"),
    pytest.param(["code", "reports"], id="code"),
]


@pytest.mark.usefixtures("without_encoder", "reports")
@pytest.mark.parametrize("arguments", COMMANDS)
def test_a_missing_encoder_is_one_line_and_rules_alone_do_without(inside: Accord, arguments: list[str]) -> None:
    done = inside(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert "card.toml cannot be read (no such file or directory)" in done.stderr
    assert "--rules-only" in only_line(done.stderr)
    assert inside(*arguments, "--rules-only").returncode == 0


@pytest.mark.usefixtures("without_encoder", "reports")
def test_a_report_can_be_dated_by_rules_alone(inside: Accord, tmp_path: Path) -> None:
    inside("add", "reports", "--rules-only")
    with LedgerFile.open(tmp_path / "accord.db") as ledger:
        report = ledger.reports()[0].id
    assert inside("set-date", report, "2025-03-05").returncode == 1
    assert inside("set-date", report, "2025-03-05", "--rules-only").returncode == 0


def test_reports_read_by_rules_are_read_anew_with_the_encoder_and_not_back(
    inside: Accord, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCORD_ENCODER", str(write_fake_encoder(tmp_path / "encoder")))
    assert inside("add", reports, "--rules-only").stdout.strip() == "2 reports: 2 added"
    assert inside("add", reports, "--rules-only").stdout.strip() == "2 reports: 2 known"
    monkeypatch.setenv("ACCORD_DECIDED_BY", "both")
    assert inside("add", reports).stdout.strip() == "2 reports: 2 superseded"
    assert inside("add", reports).stdout.strip() == "2 reports: 2 known"
    assert inside("add", reports, "--rules-only").stdout.strip() == "2 reports: 2 known"


def test_an_unknown_value_is_one_line(inside: Accord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORD_DECIDED_BY", "me")
    assert "ACCORD_DECIDED_BY is 'me'. Expected one of" in only_line(inside("code", stdin=BODY).stderr)


def test_records_of_a_report_come_out_with_the_encoder_too(
    inside: Accord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCORD_ENCODER", str(write_fake_encoder(tmp_path / "encoder")))
    monkeypatch.setenv("ACCORD_DECIDED_BY", "both")
    done = inside("code", "-", stdin=BODY)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)
