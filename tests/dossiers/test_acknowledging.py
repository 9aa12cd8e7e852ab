"""A warning somebody took note of stays away until it rests on words that were not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.dossiers.test_sheet import ASKED, HELD, PACK, PLANNED, ledger_of

from accord.api import Ledger
from accord.dossiers.model import Warning
from accord.dossiers.warning_ids import acknowledge, sense_of, with_id
from accord.errors import InputError, RecordNotFound
from accord.ledger.acknowledgements import read_acknowledgements
from accord.records import Evidence, Report
from accord.values import DateBasis

NO_BASE = "A rate without its base: “6% rise in defence spending”."
MORE = ("2021-11-12", "Norway's prime minister asked lawmakers for a 7% rise in defence spending for next year.")


def warning(*quotes: str, text: str = NO_BASE, about: str = "") -> Warning:
    words = tuple(Evidence(report=f"r{place}", start=0, end=1, quote=quote) for place, quote in enumerate(quotes))
    return with_id(Warning(number=4, text=text, evidence=words, about=about), "budget")


def test_an_id_rests_on_dossier_number_and_words() -> None:
    assert warning("a").id == warning("a").id
    assert len({warning("a").id, warning("a", "b").id, with_id(warning("a"), "other").id}) == 3
    assert warning("a", about="r1").id == with_id(warning("b", about="r1"), "other").id


def test_days_that_go_by_and_copies_make_no_new_warning() -> None:
    assert warning("a", text="Deadline in 28 days.").id == warning("a", text="Deadline in 3 days.").id
    assert warning("a", "A").id == warning("a").id
    assert sense_of("A rate: “6%”, “7%”.") == sense_of("A rate: “6%”.")


def test_it_covers_the_same_words_or_fewer_and_no_others() -> None:
    made = acknowledge(warning("a", "b"), "budget", by="Ida", reason="asked", at="2021-11-05T10:00Z")
    sense = sense_of(NO_BASE)
    assert made.covers("budget", 4, sense, ("a", "b"))
    assert made.covers("budget", 4, sense, ("a",))
    assert not made.covers("budget", 4, sense, ("a", "c"))
    assert not made.covers("other", 4, sense, ("a",))


def owed(ledger: Ledger, *, all_: bool = False) -> list[str]:
    states = ledger.dossiers(pack=PACK, acknowledged=all_)
    return [each.text for state in states for each in state.warnings if each.number == 4]


@pytest.mark.model
def test_it_stays_away_until_new_words_arrive() -> None:
    ledger = ledger_of(ASKED)
    (state,) = ledger.dossiers(pack=PACK)
    name = next(each.id for each in state.warnings if each.number == 4)
    made = ledger.acknowledge(name, by="Ida", reason="the ministry was asked", pack=PACK)
    assert (owed(ledger), len(owed(ledger, all_=True))) == ([], 1)
    sheet = ledger.dossier("budget", pack=PACK).sheet(everything=True)
    assert [each.id for each in sheet.acknowledged] == [made.id]
    assert not any(each.number == 4 for each in ledger.dossier("budget", pack=PACK).warnings())
    ledger.add(Report(text=MORE[1], published=MORE[0], published_basis=DateBasis.GIVEN))
    assert len(owed(ledger)) == 1


@pytest.mark.model
def test_it_is_undone_and_stays_listed(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.db") as ledger:
        ledger.add([Report(text=HELD[1], published=HELD[0], published_basis=DateBasis.GIVEN)])
        (custom,) = (each for state in ledger.dossiers(pack=PACK) for each in state.warnings if each.number == 7)
        made = ledger.acknowledge(custom.id[:8], by="Ida", reason="it comes later", pack=PACK, at="2021-03-05T10:00Z")
        assert not any(state.warnings for state in ledger.dossiers(pack=PACK))
    with Ledger.open(tmp_path / "a.db") as ledger:
        undone = ledger.undo_acknowledgement(custom.id, at="2021-03-06T10:00Z")
        assert (undone.id, undone.undone) == (made.id, "2021-03-06T10:00Z")
        assert [each.id for each in ledger.acknowledgements()] == []
        assert [each.id for each in ledger.acknowledgements(undone=True)] == [made.id]
        assert any(each.number == 7 for state in ledger.dossiers(pack=PACK) for each in state.warnings)
        with pytest.raises(RecordNotFound, match="0 acknowledgements"):
            ledger.undo_acknowledgement(custom.id)


@pytest.mark.model
def test_exported_lines_are_taken_in_elsewhere() -> None:
    one, other = ledger_of(ASKED), ledger_of(ASKED)
    (state,) = one.dossiers(pack=PACK)
    made = one.acknowledge(state.warnings[0].id, by="Ida", reason="asked", pack=PACK)
    lines = "\n".join(json.dumps(each.to_dict()) for each in one.acknowledgements(undone=True))
    assert other.take_in_acknowledgements(read_acknowledgements(lines)) == 1
    assert other.take_in_acknowledgements(read_acknowledgements(lines)) == 0
    assert [each.id for each in other.acknowledgements()] == [made.id]


@pytest.mark.model
def test_a_name_and_a_reason_are_asked_for() -> None:
    ledger = ledger_of(ASKED)
    (state,) = ledger.dossiers(pack=PACK)
    with pytest.raises(InputError, match="without a name or a reason"):
        ledger.acknowledge(state.warnings[0].id, by="Ida", reason=" ", pack=PACK)
    with pytest.raises(RecordNotFound, match="0 warnings have an id"):
        ledger.acknowledge("wffff", by="Ida", reason="x", pack=PACK)


def test_lines_that_are_none_are_told_with_their_number() -> None:
    with pytest.raises(InputError, match="Line 2 is no acknowledgement"):
        read_acknowledgements('\n{"warning": 3}')


@pytest.mark.model
def test_a_day_asked_for_does_not_bring_it_back() -> None:
    ledger = ledger_of(PLANNED, ASKED, MORE)
    budget = next(state for state in ledger.dossiers(pack=PACK) if state.dossier.id == "budget")
    ledger.acknowledge(budget.warnings[0].id, by="Ida", reason="asked", pack=PACK)
    earlier = ledger.dossier("budget", pack=PACK).warnings("2021-11-05")
    assert not any(each.number == 4 for each in earlier)
