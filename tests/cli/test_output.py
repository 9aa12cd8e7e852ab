"""What commands print: JSON lines to a program, tables to a terminal, report text never as markup."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import BODY, Accord

from accord.coder import code
from accord.records import RECORD_TYPES, Report, record_from_dict
from accord.views.coded import coded

pytestmark = pytest.mark.model


def test_coded_records_read_back_are_equal(inside: Accord, reports: Path) -> None:
    for line in map(json.loads, inside("code", reports, "--json").stdout.splitlines()):
        report = Report.from_dict(line["report"])
        read = [record_from_dict(cls.kind, data) for cls in RECORD_TYPES for data in line[f"{cls.kind}s"]]
        assert sorted(read, key=lambda record: record.id) == sorted(code(report), key=lambda record: record.id)
        assert json.loads(json.dumps(coded(report, read))) == line


def test_coded_lines_are_input_again(inside: Accord, reports: Path) -> None:
    once = inside("code", reports).stdout
    assert once
    assert inside("code", stdin=once).stdout == once


@pytest.mark.parametrize("command", ["reports", "events", "statements", "figures", "plans", "conflicts", "dossiers"])
def test_listings_are_json_lines_for_a_program(inside: Accord, reports: Path, command: str) -> None:
    inside("add", reports)
    done = inside(command)
    assert (done.returncode, done.stderr) == (0, "")
    for line in done.stdout.splitlines():
        assert isinstance(json.loads(line), dict)


def test_report_why_and_explain(inside: Accord, reports: Path) -> None:
    inside("add", reports)
    event = json.loads(inside("events", "--all").stdout.splitlines()[0])
    why = inside("why", event["id"]).stdout
    assert event["title"] in why
    assert "characters" in why
    report = json.loads(inside("reports").stdout.splitlines()[0])
    shown = json.loads(inside("report", report["id"][:8]).stdout)["report"]
    assert "text" not in report
    assert {key: value for key, value in shown.items() if key != "text"} == report
    assert inside("explain", "consult").stdout.startswith("CONSULT (event type): ")


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        pytest.param(["U.S."], 1, id="points"),
        pytest.param(["28,500"], 1, id="comma"),
        pytest.param(['"28,500 troops"'], 1, id="phrase"),
        pytest.param(["don't"], 1, id="apostrophe"),
        pytest.param(["troops", "AND", "("], 0, id="operators are words"),
        pytest.param(["🚀"], 0, id="emoji"),
        pytest.param(['"'], 0, id="a lone quotation mark"),
        pytest.param(["x'); DROP TABLE report;--"], 0, id="SQL"),
        pytest.param(["ro*"], 0, id="star"),
    ],
)
def test_search_takes_any_words(inside: Accord, words: list[str], hits: int) -> None:
    inside("add", "-", stdin="Troops\n\nThe U.S. keeps 28,500 troops there; they don't leave, officials said.")
    done = inside("search", *words)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == hits


def test_markup_in_a_report_is_shown_as_it_is_written(
    inside: Accord, on_terminal: Callable[..., str], tmp_path: Path
) -> None:
    title = "[bold]Ministers[/bold] [link=http://x.example]meet[/] :rocket:"
    (tmp_path / "a.txt").write_text(f"{title}\n\n{BODY}", encoding="utf-8")
    inside("add", "a.txt")
    identifier = json.loads(inside("reports").stdout)["id"]
    shown = on_terminal("report", identifier)
    assert title in shown
    assert "]8;;" not in shown


def test_ids_are_never_cut_in_a_table(inside: Accord, on_terminal: Callable[..., str], reports: Path) -> None:
    inside("add", reports)
    shown = on_terminal("events", "--all")
    for line in inside("events", "--all").stdout.splitlines():
        assert json.loads(line)["id"] in shown


def test_what_is_written_to_a_pipe_is_not_replaced(accord: Accord, reports: Path) -> None:
    done = accord("brief", reports, "-o", "/dev/stdout")
    assert done.stdout.startswith("# Brief: 2 reports")
    assert Path("/dev/stdout").exists()
