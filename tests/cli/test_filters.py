"""What is listed can be narrowed: by words, names, days, a report, an event, and to the newest ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.generated_whole import make_whole_reports
from typer.testing import CliRunner

from accord.api import Ledger
from accord.cli import app
from accord.linking.surveys import survey
from accord.linking.upkeep import update


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("filters") / "ledger.db"
    with Ledger.open(made) as ledger:
        for report, records in make_whole_reports(80, a_day=20):
            ledger.file.put(report, records, version="1")
        update(ledger.file)
        survey(ledger.file)
    return made


def lines(path: Path, *command: str) -> list[dict[str, object]]:
    done = CliRunner().invoke(app, [*command, "--ledger", str(path), "--json"])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_statements_are_narrowed(path: Path) -> None:
    every = lines(path, "statements")
    about = lines(path, "statements", "--about", "budgets", "--since", "2015-01-02")
    assert 0 < len(about) < len(every)
    assert all("budget" in str(line["text"]) for line in about)
    newest = lines(path, "statements", "--limit", "2", "--newest")
    assert [line["id"] for line in newest] == [line["id"] for line in every[::-1][:2]]


def test_figures_are_narrowed(path: Path) -> None:
    found = lines(path, "figures", "--unit", "ships", "--kind", "count", "--words", "ship")
    assert found
    assert {line["unit"] for line in found} == {"ships"}
    report = str(found[0]["evidence"]["report"])  # type: ignore[index]
    assert {line["evidence"]["report"] for line in lines(path, "figures", "--report", report)} == {report}  # type: ignore[index]


def test_reports_are_narrowed(path: Path) -> None:
    found = lines(path, "reports", "--publisher", "gazette", "--until", "2015-01-02", "--newest")
    assert {line["publisher"] for line in found} == {"Gazette"}
    assert [line["published"] for line in found] == sorted((line["published"] for line in found), reverse=True)  # type: ignore[type-var]


def test_conflicts_are_narrowed(path: Path) -> None:
    every = lines(path, "conflicts")
    event = next(str(line["event"]) for line in every if line["event"])
    of_event = lines(path, "conflicts", "--event", event[:10])
    assert {line["event"] for line in of_event} == {event}
    assert lines(path, "conflicts", "--limit", "1") == every[:1]


def test_no_kind_of_figure_is_told_with_those_there_are(path: Path) -> None:
    done = CliRunner().invoke(app, ["figures", "--kind", "counts", "--ledger", str(path)])
    assert done.exit_code != 0
    assert isinstance(done.exception, Exception)
    assert "count" in (done.output + str(done.exception))
