"""accord dossiers: list, show, suggest, check, acknowledge."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from accord.api import Ledger
from accord.cli.dossiers import _first_name
from accord.records import Report
from accord.values import DateBasis

from .conftest import Accord, only_line

PACK = Path(__file__).parent.parent / "dossiers" / "packs" / "nordic.toml"
REPORTS = (
    ("2021-02-10", "Norway and Sweden will hold the Baltic Security Forum in Oslo on 3 March 2021."),
    (
        "2021-03-04",
        "Norway and Sweden held the Baltic Security Forum in Oslo on Wednesday. "
        "Norway and Sweden did not issue a joint statement after the talks.",
    ),
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledgers") / "accord.db"
    with Ledger.open(path) as ledger:
        ledger.add(
            Report(text=text, published=day, published_basis=DateBasis.GIVEN, publisher=f"[red]{day}")
            for day, text in REPORTS
        )
    return path


@pytest.fixture
def ledger(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(kept, tmp_path / "accord.db"))


@pytest.mark.parametrize(
    ("args", "place"),
    [
        (["list"], 0),
        (["--ledger", "a.db", "scm"], 2),
        (["--json", "scm"], 1),
        (["--pack=x", "scm"], 1),
        (["--all"], None),
        ([], None),
    ],
)
def test_the_first_name_among_options(args: list[str], place: int | None) -> None:
    assert _first_name(args) == place


@pytest.mark.model
def test_by_itself_it_lists(inside: Accord, ledger: Path) -> None:
    for command in (["dossiers"], ["dossiers", "list"], ["dossiers", "--json"]):
        done = inside(*command, "--pack", PACK)
        (line,) = done.stdout.splitlines()
        assert (json.loads(line)["dossier"]["id"], json.loads(line)["stage"]) == ("forum", "held")


@pytest.mark.model
def test_all_lists_what_no_report_touches_too(inside: Accord, ledger: Path) -> None:
    told = [json.loads(line) for line in inside("dossiers", "--all", "--pack", PACK).stdout.splitlines()]
    assert {state["dossier"]["id"]: state["stage"] for state in told}["budget"] == "nothing reported"


@pytest.mark.model
def test_an_id_in_place_of_a_command_shows_it(inside: Accord, ledger: Path) -> None:
    shown = inside("dossiers", "show", "forum", "--pack", PACK, "--since", "2021-02-20").stdout
    assert inside("dossiers", "--pack", PACK, "--since", "2021-02-20", "FORUM").stdout == shown
    sheet = json.loads(shown)
    assert sheet["state"]["stage"] == "held"
    assert {change["kind"] for change in sheet["changes"]} >= {"stage", "plan", "warning"}


@pytest.mark.model
def test_as_of_a_day(inside: Accord, ledger: Path) -> None:
    done = inside("dossiers", "forum", "--as-of", "2021-02-20", "--pack", PACK)
    assert json.loads(done.stdout)["state"]["stage"] == "scheduled"
    changes = inside("dossiers", "--since", "2021-02-20", "--pack", PACK).stdout.splitlines()
    assert {json.loads(line)["dossier"] for line in changes} == {"forum"}


@pytest.mark.model
def test_packs_come_from_the_environment(inside: Accord, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert inside("dossiers").stdout == ""
    monkeypatch.setenv("ACCORD_PACKS", f"{PACK}, us-rok")
    assert len(inside("dossiers").stdout.splitlines()) == 1
    assert len(inside("dossiers", "--all").stdout.splitlines()) > 30


@pytest.mark.model
def test_what_is_unknown_is_told_in_one_line(inside: Accord, ledger: Path) -> None:
    done = inside("dossiers", "forumm", "--pack", PACK)
    assert (done.returncode, done.stdout) == (1, "")
    assert only_line(done.stderr).startswith("No dossier 'forumm'. Did you mean forum?")
    assert "No pack 'nope'" in only_line(inside("dossiers", "--pack", "nope").stderr)
    assert "No day" in only_line(inside("dossiers", "--as-of", "soon").stderr)


@pytest.mark.model
def test_a_terminal_shows_a_table_and_a_dossier(on_terminal: Accord, ledger: Path) -> None:
    table = str(on_terminal("dossiers", "--pack", PACK))
    assert re.search(r"forum\s+held\s+2021-03-03", table)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", str(on_terminal("dossiers", "forum", "--pack", PACK)))
    for heading in (
        "The path there",
        "Plans, and what came of them",
        "What only one report says",
        "Warnings",
        "The words",
    ):
        assert heading in shown
    assert "No report says: " in shown


@pytest.mark.model
def test_a_warning_is_acknowledged_listed_exported_and_undone(inside: Accord, ledger: Path, tmp_path: Path) -> None:
    (state,) = (json.loads(line) for line in inside("dossiers", "--pack", PACK).stdout.splitlines())
    name = state["warnings"][0]["id"]
    told = ("--by", "Ida", "--reason", "it comes later", "--pack", PACK)
    assert inside("dossiers", "acknowledge", name, *told).returncode == 0
    (state,) = (json.loads(line) for line in inside("dossiers", "--pack", PACK).stdout.splitlines())
    assert name not in {warning["id"] for warning in state["warnings"]}
    (listed,) = (json.loads(line) for line in inside("dossiers", "acknowledged").stdout.splitlines())
    assert (listed["by"], listed["reason"], listed["about"]) == ("Ida", "it comes later", "forum")
    every = json.loads(inside("dossiers", "forum", "--all", "--pack", PACK).stdout)
    assert [each["warning"] for each in every["acknowledged"]] == [name]
    lines = inside("dossiers", "acknowledged", "--export").stdout
    assert inside("dossiers", "acknowledge", name, "--undo").returncode == 0
    assert inside("dossiers", "acknowledged").stdout == ""
    assert "0 acknowledgements taken in" in inside("dossiers", "acknowledged", "--import", "-", stdin=lines).stderr


@pytest.mark.model
def test_an_acknowledgement_asks_for_a_reason(inside: Accord, ledger: Path) -> None:
    (state,) = (json.loads(line) for line in inside("dossiers", "--pack", PACK).stdout.splitlines())
    done = inside("dossiers", "acknowledge", state["warnings"][0]["id"], "--by", "Ida", "--pack", PACK)
    assert done.returncode == 1
    assert "without a name or a reason" in only_line(done.stderr)


def test_check_tells_every_mistake_with_its_line(inside: Accord, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('[a]\nkind = "talks"\nnames = ["x y"]\nparty = []\n\n[b]\nkind = "talk"\n', encoding="utf-8")
    done = inside("dossiers", "check", "mine.toml")
    lines = done.stderr.splitlines()
    assert done.returncode == 1
    assert [line.split(": ")[1] for line in lines] == ["mine.toml, line 4, [a]", "mine.toml, line 7, [b]"]
    assert all("Did you mean" in line for line in lines)


def test_check_of_a_sound_file(inside: Accord) -> None:
    done = inside("dossiers", "check", PACK)
    assert (done.returncode, done.stderr) == (0, "2 dossiers, nothing wrong.\n")


@pytest.mark.model
def test_suggest_proposes_what_recurs_and_no_pack_has(inside: Accord, ledger: Path) -> None:
    assert inside("dossiers", "suggest", "--pack", PACK).stdout == ""
    told = [json.loads(line) for line in inside("dossiers", "suggest").stdout.splitlines()]
    assert "Baltic Security Forum" in {name for each in told for name in each["dossier"]["names"]}
    toml = inside("dossiers", "suggest", "--toml").stdout
    assert "[" in toml
    assert "kind = " in toml


def test_help_lists_the_commands(inside: Accord) -> None:
    told = inside("dossiers", "--help").stdout
    for name in ("list", "show", "suggest", "check", "acknowledge", "acknowledged"):
        assert re.search(rf"\b{name}\b", told)
