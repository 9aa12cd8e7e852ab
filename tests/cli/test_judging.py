"""accord judge, changes and timeline, run in this process on a ledger made without a model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.linking.test_asking import firings, ledger_of
from tests.linking.written import held_talks, planned_talks
from typer.testing import CliRunner, Result

from accord.cli import app
from accord.cli.output import print_table
from accord.errors import AccordError


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "accord.db"
    ledger_of(*firings(), planned_talks(), held_talks(), path=made).close()
    monkeypatch.setenv("ACCORD_LEDGER", str(made))
    return made


def accord(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(app, arguments, input=stdin)


def ids() -> list[str]:
    told = accord("events", "--all", "--json").stdout.splitlines()
    return [json.loads(line)["id"] for line in told if "fire" in line]


def test_a_judgement_is_given_listed_and_undone(path: Path) -> None:
    first, second = ids()
    done = accord("judge", first, second, "same", "--by", "Ida", "--reason", "one salvo")
    assert (done.exit_code, "one salvo" in done.stderr) == (0, True)
    assert len(ids()) == 1
    (judged,) = (json.loads(line) for line in accord("judge", "--list").stdout.splitlines())
    assert (judged["answer"], judged["by"]) == ("same", "Ida")
    assert accord("judge", "--undo", judged["id"]).exit_code == 0
    assert ids() == [first, second]


def test_judgements_are_exported_and_imported(path: Path, tmp_path: Path) -> None:
    accord("judge", *ids(), "same", "--by", "Ida")
    lines = accord("judge", "--export").stdout
    ledger_of(*firings(), path=tmp_path / "other.db").close()
    done = accord("judge", "--import", "-", "--ledger", str(tmp_path / "other.db"), stdin=lines)
    assert done.stderr == "1 judgements taken in\n"
    assert accord("judge", "--export", "--ledger", str(tmp_path / "other.db")).stdout == lines


def test_without_a_terminal_it_lists_the_doubtful_pairs(path: Path) -> None:
    found = [json.loads(line) for line in accord("judge", "--doubts", "5").stdout.splitlines()]
    assert found
    assert {"first", "second", "joined", "margin", "reasons"} <= found[0].keys()


def test_at_a_terminal_it_asks_until_the_user_has_had_enough(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accord.cli.judge._can_answer", lambda: True)
    doubts = [json.loads(line) for line in accord("judge", "--doubts", "9").stdout.splitlines()]
    asked = accord("judge", "--by", "Ida", "--reason", "seen both", stdin="u\nq\n")
    assert asked.exit_code == 0
    assert doubts[0]["first"]["evidence"]["quote"] in asked.stdout
    assert asked.stdout.count("same, different, unsure or quit") == min(len(doubts), 2)
    (judged,) = (json.loads(line) for line in accord("judge", "--list").stdout.splitlines())
    assert (judged["answer"], judged["by"], judged["reason"]) == ("unsure", "Ida", "seen both")
    assert {judged["first"]["id"], judged["second"]["id"]} == {doubts[0][side]["id"] for side in ("first", "second")}


def test_it_says_when_nothing_doubtful_is_left(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accord.cli.judge._can_answer", lambda: True)
    asked = accord("judge", "--by", "Ida", stdin="u\n" * 30)
    assert asked.stdout.endswith("Nothing doubtful is left.\n")
    assert accord("judge", "--doubts", "9").stdout == ""


def test_a_damaged_line_of_an_export_is_named_and_nothing_is_taken_in(path: Path, tmp_path: Path) -> None:
    accord("judge", *ids(), "same", "--by", "Ida")
    lines = accord("judge", "--export").stdout
    damaged = tmp_path / "judgements.jsonl"
    damaged.write_text(f"{lines}\n{lines[: len(lines) // 2]}\n", encoding="utf-8")
    ledger_of(*firings(), path=tmp_path / "other.db").close()
    done = accord("judge", "--import", str(damaged), "--ledger", str(tmp_path / "other.db"))
    assert isinstance(done.exception, AccordError)
    assert str(done.exception).startswith("Line 3 is no judgement (")
    assert accord("judge", "--export", "--ledger", str(tmp_path / "other.db")).stdout == ""


def test_changes_and_timeline(path: Path) -> None:
    kinds = {json.loads(line)["kind"] for line in accord("changes", "--since", "2025-03-04").stdout.splitlines()}
    assert "changed status" in kinds
    assert len(accord("timeline").stdout.splitlines()) >= 1
    assert accord("timeline", "--until", "2020-01-01").stdout == ""


def test_plans_are_counted_by_whose_they_are(path: Path) -> None:
    found = [json.loads(line) for line in accord("plans", "--by", "actor").stdout.splitlines()]
    assert [(each["actor"], each["counts"][0]["outcome"], each["counts"][0]["number"]) for each in found] == [
        ("FIN", "held", 1),
        ("NOR", "held", 1),
    ]
    (plan,) = (json.loads(line) for line in accord("plans", "--actor", "NOR").stdout.splitlines())
    assert found[1]["counts"][0]["plans"] == [plan["id"]]
    assert accord("plans", "--actor", "CHL").stdout == ""
    assert accord("plans", "--by", "day").exit_code == 2


def test_plans_of_one_outcome(path: Path) -> None:
    (plan,) = (json.loads(line) for line in accord("plans", "--verdict", "Held", "--limit", "3").stdout.splitlines())
    assert plan["verdict"] == "held"
    assert accord("plans", "--verdict", "overdue").stdout == ""
    assert "Expected one of held, changed" in str(accord("plans", "--verdict", "kept").exception)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("judge", "v0", "v1", "same"), "No event, event record or actor 'v0'"),
        (("judge", "--undo", "j"), "No judgement 'j'"),
        (("judge", "--undo", ""), "No judgement ''"),
        (("changes", "--since", "soon"), "soon"),
        (("conflicts", "--verdict", "sure"), "sure"),
        (("plans", "--as-of", "soon"), "soon"),
    ],
)
def test_what_is_wrong_is_told(path: Path, arguments: tuple[str, ...], told: str) -> None:
    done = accord(*arguments)
    assert isinstance(done.exception, AccordError)
    assert told in str(done.exception)


def test_a_terminal_is_shown_cards_that_say_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accord.cli.cards.wants_json", lambda asked: asked)
    told = accord("changes", "--since", "2025-03-04").stdout
    (change, *_) = (
        json.loads(line) for line in accord("changes", "--since", "2025-03-04", "--json").stdout.splitlines()
    )
    assert f"{change['kind']}  {change['day']}  {change['about']}\n    {change['what']}: " in told
    doubt = json.loads(accord("judge", "--doubts", "1", "--json").stdout)
    shown = accord("judge", "--doubts", "1").stdout
    assert all(doubt[side]["id"] in shown for side in ("first", "second"))


def test_where_a_table_would_break_words_each_row_is_a_card(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    row = ("3 March 2025", "planned → occurred", "Norway: held the Grey Seal talks", "12", "v123")
    columns = ("when", "told as", "what", "n", "id")
    monkeypatch.setenv("COLUMNS", "60")
    print_table(columns, [row])
    heading, *below = capsys.readouterr().out.splitlines()
    assert heading == "3 March 2025  planned → occurred  n 12  v123"
    assert "    Norway: held the Grey Seal talks" in [line.rstrip() for line in below]
    monkeypatch.setenv("COLUMNS", "100")
    print_table(columns, [row])
    (line,) = (line for line in capsys.readouterr().out.splitlines() if "Norway" in line)
    assert all(cell in line for cell in row)


def test_a_timeline_from_a_day_behind_its_end_is_a_wrong_call(path: Path) -> None:
    assert accord("timeline", "--since", "2025-03-05", "--until", "2025-03-01").exit_code == 2


def test_a_closed_stdin_is_nobody_at_a_terminal(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from accord.cli import judge

    monkeypatch.setattr("sys.stdin", None)
    assert judge._can_answer() is False


def test_an_id_without_an_answer_is_a_wrong_call(path: Path) -> None:
    assert accord("judge", "v1").exit_code == 2


def test_a_plan_s_outcome_is_judged_by_the_id_of_the_plan(path: Path) -> None:
    (plan,) = (json.loads(line) for line in accord("plans").stdout.splitlines())
    assert plan["verdict"] == "held"
    assert accord("judge", plan["id"], "different", "--by", "Ida").exit_code == 0
    assert "held" not in {json.loads(line)["verdict"] for line in accord("plans").stdout.splitlines()}
    (judged,) = (json.loads(line) for line in accord("judge", "--list").stdout.splitlines())
    accord("judge", "--undo", judged["id"])
    assert [json.loads(line) for line in accord("plans").stdout.splitlines()] == [plan]
