"""accord export as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import BODY, Accord

import accord as library


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "one.db"
    with library.open(path) as made:
        made.add(library.Report(text=BODY, published="2025-03-04", publisher="Fjord Wire"))
    return path


def test_a_file_is_written_and_what_was_left_out_is_said_on_stderr(
    accord: Accord, ledger: Path, tmp_path: Path
) -> None:
    done = accord("export", "polecat", "-o", "events.tsv", "--ledger", ledger)
    assert (done.returncode, done.stdout) == (0, "")
    assert "events.tsv: 1 event. Left out: " in done.stderr
    assert (tmp_path / "events.tsv").read_text(encoding="utf-8").count("\n") == 2


def test_without_a_file_it_goes_to_stdout(accord: Accord, ledger: Path) -> None:
    done = accord("export", "geojson", "--ledger", ledger)
    assert json.loads(done.stdout)["type"] == "FeatureCollection"
    assert "accord: geojson: " in done.stderr


def test_one_table_goes_through_a_pipe_as_it_is(accord: Accord, ledger: Path) -> None:
    done = accord("export", "csv", "--table", "figures", "--ledger", ledger)
    assert done.stdout.startswith("id,report,text,value")
    assert "3,000 troops" in done.stdout


def test_a_folder_holds_every_table(accord: Accord, ledger: Path, tmp_path: Path) -> None:
    assert accord("export", "csv", "-o", "tables", "--ledger", ledger).returncode == 0
    names = {path.name for path in (tmp_path / "tables").iterdir()}
    assert {"events.csv", "reports.csv", "dictionary.csv", "schema.json"} <= names


def test_formats_are_listed(accord: Accord) -> None:
    names = [json.loads(line)["format"] for line in accord("export").stdout.splitlines()]
    assert names[:6] == ["polecat", "csv", "parquet", "geojson", "ical", "atom"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("polcat",), "No format 'polcat'. Did you mean polecat?"),
        (("polecat", "--status", "ocurred"), "No status 'ocurred'. Did you mean occurred?"),
        (("csv", "--table", "evnts"), "No table 'evnts'"),
        (("atom", "--since", "yesterday"), "yesterday"),
        (("polecat", "-o", "missing/x.tsv"), "the folder missing does not exist"),
        (("csv", "-o", "all.csv"), "One file has room for one table"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    accord: Accord, ledger: Path, arguments: tuple[str, ...], told: str
) -> None:
    done = accord("export", *arguments, "--ledger", ledger)
    assert done.returncode != 0
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_without_a_ledger_it_says_how_to_make_one(accord: Accord) -> None:
    assert "accord add reports/" in accord("export", "polecat").stderr
