"""Commands, deployments, programmes and budgets on the wordings of many outlets (measure_paths.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.dossiers.conftest import Tell, stages, warned

from accord.api import Ledger
from accord.records import Report
from accord.values import DateBasis

pytestmark = pytest.mark.model

HERE = Path(__file__)
PATHS = tomllib.loads(HERE.with_name("measure_paths.toml").read_text(encoding="utf-8"))["path"]
OWED = tomllib.loads(HERE.with_name("measure_warnings.toml").read_text(encoding="utf-8"))["owed"]


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=f"{path['dossier']}, {path['reports'][-1][12:60]}") for path in PATHS]
)
def test_path(tell: Tell, path: dict[str, Any]) -> None:
    reports = [tuple(report.split(": ", 1)) for report in path["reports"]]
    state = tell(path["dossier"], *reports, pack=path["pack"])
    assert stages(state) == path["stages"]


@pytest.mark.parametrize(
    "owed",
    [pytest.param(owed, id=f"{owed['dossier']}, {owed['numbers']}, {owed['reports'][-1][:50]}") for owed in OWED],
)
def test_warnings(owed: dict[str, Any]) -> None:
    ledger = Ledger.open()
    ledger.add(_report(told, place) for place, told in enumerate(owed["reports"]))
    states = {state.dossier.id: state for state in ledger.dossiers(as_of=owed.get("as_of"))}
    assert warned(states.get(owed["dossier"])) == owed["numbers"]


def _report(told: str, place: int) -> Report:
    day, text = told.split(": ", 1)
    title, text = text[1:].split("| ", 1) if text.startswith("|") else (None, text)
    return Report(text=text, title=title, published=day, published_basis=DateBasis.GIVEN, publisher=f"Paper {place}")
