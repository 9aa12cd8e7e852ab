"""Commands, deployments, programmes and budgets on the wordings of many outlets (measure_paths.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests.dossiers.conftest import Tell, stages

pytestmark = pytest.mark.model

PATHS = tomllib.loads(Path(__file__).with_name("measure_paths.toml").read_text(encoding="utf-8"))["path"]


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=f"{path['dossier']}, {path['reports'][-1][12:60]}") for path in PATHS]
)
def test_path(tell: Tell, path: dict[str, object]) -> None:
    reports = [tuple(report.split(": ", 1)) for report in path["reports"]]  # type: ignore[attr-defined]
    state = tell(str(path["dossier"]), *reports, pack=str(path["pack"]))
    assert stages(state) == path["stages"]
