"""Exit codes, and errors of one line, also where accord is called wrongly."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import Accord, only_line
from typer.testing import CliRunner

import accord as library
from accord.cli import app, running

MOST_SECONDS_OF_HELP = 1.0
MOST_SECONDS_OF_IMPORT = 0.6
"""Three times the design's 0.3 and 0.2 s, for loaded machines."""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["nosuch"], "No such command 'nosuch'", id="command"),
        pytest.param(["add"], "Missing argument", id="nothing to add"),
        pytest.param(["brief", "--as-off", "x"], "--as-of", id="option"),
        pytest.param(["brief", "-f", "odt"], "not one of 'text', 'markdown', 'html',", id="format"),
        pytest.param(["search", "x", "--limit", "0"], "greater than or equal to 1", id="limit"),
        pytest.param(["brief", "a.txt", "--ledger", "x.db"], "do not go together", id="reports and ledger"),
    ],
)
def test_a_wrong_call_is_one_line_and_exits_2(accord: Accord, arguments: list[str], message: str) -> None:
    done = accord(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in only_line(done.stderr)
    assert "--help" in done.stderr


def test_no_arguments_show_the_help_and_exit_2(accord: Accord) -> None:
    done = accord()
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage: " in done.stderr
    assert "brief" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["events"], "No ledger 'accord.db'. Expected a file made by accord add.", id="no ledger"),
        pytest.param(["events", "--ledger", "."], "is a folder, not a ledger", id="folder as ledger"),
        pytest.param(["events", "--type", "AIDE"], "Did you mean AID", id="event type"),
        pytest.param(["events", "--status", "plan"], "Did you mean planned", id="status"),
        pytest.param(["explain", "CONSLT"], "Did you mean CONSULT", id="code"),
        pytest.param(["explain"], "No code given", id="no code"),
        pytest.param(["brief", "x.txt", "--published", "2025-02-30"], "No day '2025-02-30'", id="published"),
        pytest.param(["brief", "x.txt", "--since", "lately"], "No day 'lately'", id="since"),
        pytest.param(["brief", "x.txt", "--as-of", "now"], "No day or moment 'now'", id="as of"),
        pytest.param(["add", "x.txt", "--ledger", "no/x.db"], "the folder no does not exist", id="ledger's folder"),
        pytest.param(["brief", "x.txt", "-o", "no/x.html"], "the folder no does not exist", id="output's folder"),
        pytest.param(["brief", "x.txt", "-o", "."], "is a folder", id="folder as output"),
        pytest.param(["brief", "x.txt"], "x.txt: does not exist. Expected a file, a folder or -.", id="path"),
    ],
)
def test_an_error_is_one_line_and_exits_1(accord: Accord, arguments: list[str], message: str) -> None:
    done = accord(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert message in only_line(done.stderr)


def test_a_refused_day_makes_no_ledger(accord: Accord, tmp_path: Path) -> None:
    accord("add", "x.txt", "--ledger", "new.db", "--published", "someday")
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize("command", ["add", "brief"])
def test_a_ledger_given_as_a_report_names_the_option(accord: Accord, tmp_path: Path, command: str) -> None:
    library.Ledger.open(tmp_path / "given.db").close()
    done = accord(command, "given.db")
    assert done.returncode == 1
    assert "--ledger" in done.stderr


def test_a_database_of_another_program_and_a_newer_ledger_are_told(accord: Accord, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "theirs.db") as theirs:
        theirs.execute("CREATE TABLE x (y)")
    library.Ledger.open(tmp_path / "newer.db").close()
    with sqlite3.connect(tmp_path / "newer.db") as newer:
        newer.execute("PRAGMA user_version = 999")
    assert "another program" in only_line(accord("reports", "--ledger", "theirs.db").stderr)
    assert "newer accord" in only_line(accord("reports", "--ledger", "newer.db").stderr)


def test_a_second_writer_is_told_and_readers_go_on(accord: Accord, tmp_path: Path) -> None:
    library.Ledger.open(tmp_path / "accord.db").close()
    other = sqlite3.connect(tmp_path / "accord.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    busy = accord("add", "nosuch.txt")
    reading = accord("reports")
    other.close()
    assert (busy.returncode, reading.returncode) == (1, 0)
    assert "being written by another process" in only_line(busy.stderr)


def test_unknown_ids_are_told(accord: Accord, tmp_path: Path) -> None:
    library.Ledger.open(tmp_path / "accord.db").close()
    assert "No report 'r12'" in only_line(accord("report", "r12").stderr)
    assert "No event, plan, conflict or record 'e12'" in only_line(accord("why", "e12").stderr)
    assert "No event, plan, conflict or record ''" in only_line(accord("why", "").stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_under_stdout_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "accord", "explain", "--types"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert "no space left" in only_line(done.stderr.decode())


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = [sys.executable, "-m", "accord", "explain", "--types"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    _, errors = process.communicate()
    assert errors == b""


def test_a_bug_is_one_line_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(**_: object) -> None:
        raise KeyError("nearness")

    monkeypatch.delenv("ACCORD_TRACEBACK", raising=False)
    assert running.run(broken) == 1  # type: ignore[arg-type]
    line = only_line(capsys.readouterr().err)
    assert "KeyError: 'nearness'" in line
    assert "test_running.py:" in line


def test_stopping_says_that_what_was_added_is_kept(accord: Accord, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never")
    process = subprocess.Popen(
        [sys.executable, "-m", "accord", "code", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    )
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "What was added is kept" in only_line(errors.decode())


def best_of_three(*command: str) -> float:
    times = []
    for _ in range(3):
        begun = time.monotonic()
        subprocess.run(command, capture_output=True, check=True)
        times.append(time.monotonic() - begun)
    return min(times)


def test_help_and_import_are_quick() -> None:
    assert best_of_three(sys.executable, "-m", "accord", "--help") < MOST_SECONDS_OF_HELP
    bare = best_of_three(sys.executable, "-c", "pass")
    assert best_of_three(sys.executable, "-c", "import accord") - bare < MOST_SECONDS_OF_IMPORT


def test_every_command_says_what_it_does_in_one_sentence() -> None:
    for command in app.registered_commands:
        assert command.callback is not None
        sentence = (command.callback.__doc__ or "").strip()
        assert sentence.endswith(".")
        assert "\n\n" not in sentence


def test_the_version_is_that_of_the_package() -> None:
    told = CliRunner().invoke(app, ["--version"])
    assert told.exit_code == 0
    assert told.stdout == f"accord {library.__version__}\n"
