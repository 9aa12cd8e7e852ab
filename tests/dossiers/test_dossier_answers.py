"""Who adds to a large ledger makes what its readers would wait for; what is left out is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.generated_whole import make_whole_reports

from accord.api import Ledger
from accord.dossiers import dossier_answers
from accord.ledger import record_tables
from accord.ledger.answer_tables import AnswerRow
from accord.linking import kept_answers
from accord.linking.held_answers import HELD
from accord.linking.upkeep import update

QUESTIONS = ("dossiers", "changes", "doubts", "conflicts")


def fill(path: Path, first: int = 0) -> None:
    """Adds thirty reports as `accord add` does, but for the reading of texts."""
    with Ledger.open(path) as ledger:
        for report, records in make_whole_reports(30, a_day=15, first=first):
            ledger.file.put(report, records, version="1")
        ledger._keep_links()


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    HELD.clear()
    monkeypatch.setattr(record_tables, "MOST_FROM_NOTHING", 3)
    fill(tmp_path / "ledger.db")
    return tmp_path / "ledger.db"


def names(path: Path) -> dict[str, AnswerRow | None]:
    with Ledger.open(path, write=False) as ledger:
        rows = ledger.file._rows("SELECT name FROM kept_answer")
        return {name.split()[0]: ledger.file.answers.made(name) for (name,) in rows}


def test_who_adds_keeps_an_answer_for_each_slow_question(path: Path) -> None:
    assert names(path).keys() == {"dossiers", "plan", "doubts", "changes"}


def test_a_reader_makes_none_of_them(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def make(*_: object, **__: object) -> None:
        raise AssertionError("a reader waited")

    monkeypatch.setattr(dossier_answers, "index_within", make)
    monkeypatch.setattr("accord.linking.asking.find_doubts", make)
    monkeypatch.setattr("accord.linking.changes_within.find_changes_within", make)
    with Ledger.open(path, write=False) as ledger:
        last = ledger.overview().latest
        assert last == "2015-01-02"
        assert len(ledger.dossiers(untouched=True)) > 10
        assert ledger.dossier(ledger.dossiers(untouched=True)[0].dossier.id).sheet().state.dossier
        assert ledger.doubts() == ledger.doubts(limit=100)[:20]
        assert ledger.changes(since="2015-01-01")
        assert ledger.plan_keepers()


def answers(path: Path) -> tuple[object, ...]:
    with Ledger.open(path, write=False) as ledger:
        changes = ledger.changes(since="2015-01-01")
        return ledger.dossiers(untouched=True), ledger.doubts(), ledger.plan_keepers(), changes


def test_kept_answers_are_those_made_at_once(path: Path) -> None:
    kept = answers(path)
    with Ledger.open(path) as ledger, ledger.file.writing():
        ledger.file._execute("DELETE FROM kept_answer")
    HELD.clear()
    assert answers(path) == kept


def test_a_sheet_is_the_kept_one(path: Path) -> None:
    with Ledger.open(path, write=False) as ledger:
        state = ledger.dossiers(untouched=True)[0]
        dossier = ledger.dossier(state.dossier.id)
        assert dossier.sheet().state == dossier.state() == state
        assert dossier.sheet(as_of="2015-01-01").as_of == "2015-01-01"


def test_adding_on_makes_answers_anew_when_they_are_due(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = names(path)
    monkeypatch.setattr(kept_answers, "_TIMES", 1e9)
    fill(path, first=30)
    assert names(path)["dossiers"] == before["dossiers"]
    monkeypatch.setattr(kept_answers, "_TIMES", 0.0)
    fill(path, first=60)
    made = (names(path)["doubts"], before["doubts"])
    assert made[0] is not None
    assert made[1] is not None
    assert made[0].made > made[1].made


def test_an_answer_of_other_code_is_not_shown(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossier_answers, "dossiers_version", lambda: "other")
    with Ledger.open(path, write=False) as ledger:
        assert "last update" not in ledger.caveats("dossiers")[0]
        assert len(ledger.dossiers(untouched=True)) > 10


def test_a_judged_pair_is_asked_about_no_more(path: Path) -> None:
    with Ledger.open(path) as ledger:
        first = ledger.doubts()[0]
        ledger.judge(first.first.id, first.second.id, "unsure", by="Ada")
        assert first not in ledger.doubts()


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_a_large_ledger_leaves_out_is_said_in_one_line(path: Path, question: str) -> None:
    with Ledger.open(path, write=False) as ledger:
        (line,) = ledger.caveats(question)
        assert line.startswith("Large ledger: ")
        assert "\n" not in line


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_small_ledger_leaves_nothing_out(path: Path, question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_tables, "MOST_FROM_NOTHING", 2_000)
    with Ledger.open(path, write=False) as ledger:
        assert ledger.caveats(question) == ()


def test_doubts_of_a_ledger_opened_for_reading_write_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_tables, "MOST_FROM_NOTHING", 2_000)
    with Ledger.open(path) as ledger:
        for report, records in make_whole_reports(5, a_day=15, first=200):
            ledger.file.put(report, records, version="1")
    with Ledger.open(path, write=False) as ledger:
        assert ledger.file.links.count_pending() == 5
        assert ledger.doubts()
        assert ledger.file.links.count_pending() == 5
    with Ledger.open(path) as ledger:
        assert update(ledger.file) == 5
