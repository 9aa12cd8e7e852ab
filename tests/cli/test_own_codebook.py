"""--codebook, and docs/codebook.md: its file is sound, its commands say what it shows, its tables are complete."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.cli.conftest import Accord, only_line

from accord.codebook.event_frames import PARTS, PLAIN
from accord.codebook.own_rows import conditions

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")


def example_file() -> str:
    (text,) = re.findall(r"<!-- sea\.toml -->\n```toml\n(.*?)```", PAGE, re.DOTALL)
    return str(text)


@pytest.mark.model
def test_the_commands_say_what_the_page_shows(inside: Accord, tmp_path: Path) -> None:
    (tmp_path / "sea.toml").write_text(example_file(), encoding="utf-8")
    (block,) = re.findall(r"```console\n(\$ accord explain .*?)```", PAGE, re.DOTALL)
    runs = re.findall(r"^\$ accord (.*)\n((?:(?!\$).*\n)*)", block, re.MULTILINE)
    assert len(runs) == 2
    for command, shown in runs:
        done = inside(*command.split())
        assert (done.returncode, done.stdout) == (0, shown), done.stderr


@pytest.mark.model
def test_without_replaces_the_check_tells_what_the_page_tells(inside: Accord, tmp_path: Path) -> None:
    text = example_file().replace('replaces = "deployment"\n', "")
    (tmp_path / "sea.toml").write_text(text, encoding="utf-8")
    done = inside("explain", "--check", "sea.toml")
    (told,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert done.returncode == 1
    assert " ".join(told.split()) in done.stderr


def test_the_tables_of_keys_and_conditions_are_complete() -> None:
    rows = re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE)
    listed = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert listed == {*PLAIN, *PARTS, *conditions()}
    for name, entry in conditions().items():
        takes = "words" if entry["takes"] == "words" else "true or false"
        assert f"| `{name}` | {takes} | {entry['gloss']} |" in PAGE


REPORT = (
    "VALLETTA, 4 March 2025 (Harbour Wire) -- The Greek frigate Spetsai berthed in Valletta on Monday. "
    "China condemned the transit of two warships, a spokesman said."
)


@pytest.fixture
def sea(tmp_path: Path) -> Path:
    """The file of the page, and a report to read by it."""
    (tmp_path / "report.txt").write_text(f"Ships\n\n{REPORT}\n", encoding="utf-8")
    file = tmp_path / "sea.toml"
    file.write_text(example_file(), encoding="utf-8")
    return file


def labels(printed: str) -> dict[str, str | None]:
    """Of each coded event its label and type."""
    (coded,) = (json.loads(line) for line in printed.splitlines())
    return {event["label"]: event["type"] for event in coded["events"]}


@pytest.mark.model
@pytest.mark.usefixtures("sea")
def test_records_carry_the_users_label_and_a_plover_type(inside: Accord, monkeypatch: pytest.MonkeyPatch) -> None:
    with_own = inside("code", "report.txt", "--codebook", "sea.toml", "--rules-only")
    assert labels(with_own.stdout).items() >= {"port_call": "CONSULT", "TRANSIT": "MOBILIZE"}.items()
    without = inside("code", "report.txt", "--rules-only")
    assert labels(without.stdout).keys().isdisjoint({"port_call", "TRANSIT"})
    monkeypatch.setenv("ACCORD_CODEBOOK", "sea.toml")
    assert inside("code", "report.txt", "--rules-only").stdout == with_own.stdout


@pytest.mark.model
def test_a_ledger_reads_anew_what_was_coded_under_another_codebook(inside: Accord, sea: Path) -> None:
    def add(*more: str) -> str:
        return inside("add", "report.txt", "--rules-only", *more).stdout.strip()

    own = ("--codebook", "sea.toml")
    assert add() == "1 report: 1 added"
    assert add(*own) == "1 report: 1 superseded"
    assert add(*own) == "1 report: 1 known"
    sea.write_text(f"# a comment\n{example_file()}", encoding="utf-8")
    assert add(*own) == "1 report: 1 known"
    (event,) = (json.loads(line) for line in inside("events", "--all", "--type", "TRANSIT").stdout.splitlines())
    assert (event["label"], event["type"]) == ("TRANSIT", "MOBILIZE")
    sea.write_text(example_file().replace('"berth"', '"berth", "moor"'), encoding="utf-8")
    assert add(*own) == "1 report: 1 superseded"
    assert add() == "1 report: 1 superseded"
    assert "No event type 'TRANSIT'" in only_line(inside("events", "--type", "TRANSIT").stderr)


@pytest.mark.model
@pytest.mark.usefixtures("sea")
def test_brief_and_set_date_read_by_it_too(inside: Accord) -> None:
    own = ("--codebook", "sea.toml", "--rules-only")
    brief = inside("brief", "report.txt", *own, "--format", "json")
    assert brief.returncode == 0, brief.stderr
    assert brief.stdout != inside("brief", "report.txt", "--rules-only", "--format", "json").stdout
    inside("add", "report.txt", "--rules-only")
    name = json.loads(inside("reports").stdout)["id"]
    assert inside("set-date", name, "2025-03-05", *own).returncode == 0
    assert inside("events", "--all", "--type", "TRANSIT").stdout


COMMANDS = [["add", "report.txt"], ["brief", "report.txt"], ["code", "report.txt"], ["explain", "AID"]]


@pytest.mark.parametrize("command", COMMANDS, ids=[command[0] for command in COMMANDS])
def test_a_codebook_that_is_not_sound_is_one_line_before_any_work(
    inside: Accord, sea: Path, command: list[str]
) -> None:
    sea.write_text(example_file().replace('"CONSULT"', '"CONSUL"'), encoding="utf-8")
    done = inside(*command, "--codebook", "sea.toml")
    assert (done.returncode, done.stdout) == (1, "")
    assert "sea.toml, frame 3 (verb berth): has type 'CONSUL', which is unknown. Did you mean CONSULT?" in only_line(
        done.stderr
    )
    assert not (sea.parent / "accord.db").exists()


@pytest.mark.usefixtures("sea")
def test_types_of_the_users_own_are_listed_with_plovers(inside: Accord) -> None:
    lines = inside("explain", "--types", "--codebook", "sea.toml").stdout.splitlines()
    assert len(lines) == 17
    assert lines[-1] == "TRANSIT: TRANSIT (own event type, MOBILIZE): A warship sails through a strait."
