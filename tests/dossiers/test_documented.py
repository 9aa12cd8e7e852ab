"""docs/dossiers.md is true: its dossiers check, its reports lead where it says, its Python runs."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from accord.api import Ledger
from accord.dossiers.packs import bundled, check_pack
from accord.dossiers.rules import kinds
from accord.records import Report
from accord.values import DateBasis

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "dossiers.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", DOCS, re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(block("toml"), encoding="utf-8")
    return path


def test_its_dossiers_have_nothing_wrong(pack: Path) -> None:
    dossiers, problems = check_pack(pack)
    assert ([dossier.id for dossier in dossiers], problems) == (["cable-patrol", "patrol-budget"], [])


def test_it_names_every_kind_and_pack() -> None:
    assert {name for name in kinds() if f"`{name}`" not in DOCS} == set()
    assert {name for name in bundled() if f"`{name}`" not in DOCS} == set()


@pytest.mark.model
def test_its_reports_lead_where_it_says(pack: Path) -> None:
    ledger = Ledger.open()
    ledger.add(
        Report(text=line[11:], published=line[:10], published_basis=DateBasis.GIVEN)
        for line in block("text").splitlines()
    )
    rows = re.findall(r"^\| ([a-z-]+) \| (\d{4}-\d\d-\d\d) \| ([a-z ]+) \|$", DOCS, re.MULTILINE)
    assert len(rows) == 4
    for name, day, stage in rows:
        assert (name, day, ledger.dossier(name, pack=pack).stage(as_of=day)) == (name, day, stage)


@pytest.mark.model
def test_its_python_runs() -> None:
    parsed = doctest.DocTestParser().get_doctest(block("python"), {}, "dossiers.md", None, 0)
    results = doctest.DocTestRunner().run(parsed)
    assert (results.attempted, results.failed) == (6, 0)
