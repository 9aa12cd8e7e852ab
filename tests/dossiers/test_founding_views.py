"""The two founding reports seen through the views over records (S38 to S42)."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.api import Ledger
from accord.dossiers.model import DossierState

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def ledger(shared: Path) -> Ledger:
    """A ledger of both reports."""
    ledger = Ledger.open()
    ledger.add(shared / "seeds")
    return ledger


def state(ledger: Ledger, name: str, as_of: str = "2025-11-04") -> DossierState | None:
    return next((state for state in ledger.dossiers(as_of=as_of) if state.dossier.id == name), None)


def test_the_earlier_report_holds_no_opinion_no_friction_no_quotation(ledger: Ledger) -> None:
    found = {each.dossier.id for each in ledger.dossiers(as_of="2025-11-03") if each.entries}
    assert not {"sovereignty-debate", "friction", "quotations"} & found


def test_many_hold_an_opinion_without_a_number(ledger: Ledger) -> None:
    opinions = state(ledger, "sovereignty-debate")
    assert opinions is not None
    (entry,) = opinions.entries
    assert (opinions.stage, entry.speaker, entry.side) == ("raised", "many Koreans", "KOR")
    assert entry.note == "no number: “many”"
    assert [warning.number for warning in opinions.warnings] == [4]


def test_no_differences_beside_a_statement_not_issued(ledger: Ledger) -> None:
    friction = state(ledger, "friction")
    assert friction is not None
    labels = {entry.label: entry for entry in friction.entries}
    assert [move.stage for move in friction.path] == ["denied", "hinted"]
    assert labels["difference denied"].speaker == labels["delay acknowledged"].speaker == "Pete Hegseth"
    assert {"custom unmet", "sign of friction", "agreement stated"} <= set(labels)


def test_both_reports_with_day_and_basis(ledger: Ledger) -> None:
    sources = state(ledger, "sources")
    assert sources is not None
    undated, dated = sources.entries
    assert (undated.label, dated.label) == ("received", "dated")
    assert "forward-looking" in undated.note
    assert "retrospective" in dated.note
    assert "dateline" in dated.note


def test_eight_quoted_passages_one_of_them_nobodys(ledger: Ledger) -> None:
    quotations = state(ledger, "quotations")
    assert quotations is not None
    held = dict(quotations.holds)
    assert (held["passages"], held["full quotations"], held["fragments"]) == ("8", "2", "5")
    assert [entry.text for entry in quotations.entries if entry.speaker is None] == ["nuclear umbrella"]


def test_what_rests_on_unnamed_officials(ledger: Ledger) -> None:
    officials = state(ledger, "unnamed-officials")
    assert officials is not None
    unnamed = [entry for entry in officials.entries if entry.label == "unnamed"]
    passive = [entry for entry in officials.entries if entry.label == "passive"]
    groups = [entry.speaker for entry in officials.entries if entry.label == "unnamed group"]
    assert len(unnamed) == 6
    assert len(passive) == 4
    assert groups == ["many Koreans"]
    assert [entry.speaker for entry in unnamed if "nationality not stated" in entry.note] == ["Officials"]
    assert [warning.number for warning in officials.warnings] == [8, 9]


def test_a_later_statement_lets_the_warning_fall(shared: Path) -> None:
    from accord.records import Report
    from accord.values import DateBasis

    ledger = Ledger.open()
    ledger.add(shared / "seeds")
    text = "South Korea and the United States issued a joint statement on Friday on their defense ministers' meeting."
    ledger.add(Report(text=text, published="2025-11-14", published_basis=DateBasis.GIVEN))
    before, after = state(ledger, "friction"), state(ledger, "friction", "2025-11-14")
    assert before is not None
    assert after is not None
    assert 7 in [warning.number for warning in before.warnings] or _owed_elsewhere(ledger)
    assert after.warnings == ()
    assert any(entry.note == "done since, reported on 14 November 2025" for entry in after.entries)


def _owed_elsewhere(ledger: Ledger) -> bool:
    """Whether the meeting or its statement already says that the custom was not met: each warning is told once."""
    return any(warning.number == 7 for each in ledger.dossiers(as_of="2025-11-04") for warning in each.warnings)
