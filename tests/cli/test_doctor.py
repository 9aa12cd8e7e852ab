"""accord doctor and accord config on the command line."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import Accord


@pytest.mark.model
def test_doctor_gives_a_line_a_finding_and_exits_0_where_nothing_is_wrong(inside: Accord) -> None:
    done = inside("doctor")
    told = {row["what"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert (done.returncode, done.stderr) == (0, "")
    assert told["ledger"]["advice"] == "Make one: accord add reports/ --ledger accord.db"
    assert told["model"]["status"] == "ok"


def test_config_lists_settings_and_exits_1_where_one_is_wrong(inside: Accord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORD_REPORT_SECONDS", "0")
    done = inside("config", "--json")
    rows = {row["name"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert done.returncode == 1
    assert rows["ACCORD_REPORT_SECONDS"]["problem"].startswith("ACCORD_REPORT_SECONDS is '0'. Expected a number")
    assert rows["ACCORD_LEDGER"]["value"] == "accord.db"
