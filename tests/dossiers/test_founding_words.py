"""The two founding reports: commitments, reviews, firings, claims, statements and offices as of 3 and 4 November."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.api import Ledger
from accord.dossiers.model import DossierState
from accord.records import Report
from accord.values import DateBasis

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def states(shared: Path) -> dict[tuple[str, str], DossierState]:
    """The dossiers by day and id."""
    ledger = Ledger.open()
    ledger.add(shared / "seeds")
    days = ("2025-11-03", "2025-11-04")
    return {(day, state.dossier.id): state for day in days for state in ledger.dossiers(as_of=day)}


@pytest.mark.parametrize(
    ("dossier", "third", "fourth"),
    [
        pytest.param("us-commitment", "nothing reported", "declared", id="S16"),
        pytest.param("extended-deterrence", "nothing reported", "nothing reported", id="S17"),
        pytest.param("npt-adherence", None, "reaffirmed", id="S20"),
        pytest.param("china-priority", "stated", "stated", id="S33"),
        pytest.param("alliance-modernization", "floated", "disputed", id="S10"),
        pytest.param("force-posture-review", "floated", "floated", id="S14"),
        pytest.param("regional-contingencies", "hinted", "hinted", id="S15"),
        pytest.param("artillery-firings", None, "disclosed", id="S27"),
        pytest.param("jcs-disclosure", None, "disclosed", id="S28"),
        pytest.param("nk-statements", None, "issued", id="S30"),
        pytest.param("nuclear-rumor", None, "denied", id="S21"),
        pytest.param("us-defense-secretary", "held by", "held by", id="S05"),
    ],
)
def test_where_it_stands(
    states: dict[tuple[str, str], DossierState], dossier: str, third: str | None, fourth: str
) -> None:
    before = states.get(("2025-11-03", dossier))
    assert (before.stage if before else None) == third
    assert states["2025-11-04", dossier].stage == fourth


def test_two_firings_keep_their_counts_apart(states: dict[tuple[str, str], DossierState]) -> None:
    first, second = states["2025-11-04", "artillery-firings"].entries
    assert (first.day, second.day) == ("2025-11-01", "2025-11-03")
    assert first.speaker == "no source named"
    assert first.note.startswith("no number of its own")
    assert second.note.startswith("around 10 artillery rounds")
    assert "2 days since 1 November 2025" in second.note


def test_a_contingency_without_a_name_is_not_filled_in(states: dict[tuple[str, str], DossierState]) -> None:
    lines = [e for e in states["2025-11-04", "regional-contingencies"].entries if e.label.startswith("names")]
    assert {entry.label for entry in lines if entry.speaker == "Pete Hegseth"} == {"names none"}
    assert {entry.label for entry in lines if entry.speaker == "U.S. officials"} == {"names China, Taiwan"}


def test_a_purpose_and_a_state_move_nothing(states: dict[tuple[str, str], DossierState]) -> None:
    notes = [entry.note for entry in states["2025-11-03", "us-commitment"].entries]
    assert set(notes) == {"a purpose, never an effect"}
    umbrella = [entry.note for entry in states["2025-11-04", "extended-deterrence"].entries]
    assert "a state, told of no day" in umbrella


def test_the_warnings_of_names_days_and_denials(states: dict[tuple[str, str], DossierState]) -> None:
    found = {
        (dossier, warning.number)
        for (day, dossier), state in states.items()
        if day == "2025-11-04"
        for warning in state.warnings
        if warning.number in (3, 5, 6)
    }
    assert {("scm", 3), ("us-defense-secretary", 3), ("lee-xi", 5), ("hegseth-lee", 5), ("nuclear-rumor", 6)} <= found
    assert not {("rok-defense-minister", 3), ("rok-president", 3), ("artillery-firings", 5)} & found


def test_a_later_report_sets_days_against_each_other(shared: Path) -> None:
    ledger = Ledger.open()
    ledger.add(shared / "seeds")
    text = "President Lee Jae Myung of South Korea met Chinese President Xi Jinping in Gyeongju on 1 November."
    ledger.add(Report(text=text, published="2025-11-05", published_basis=DateBasis.GIVEN))
    state = next(s for s in ledger.dossiers(as_of="2025-11-05") if s.dossier.id == "artillery-firings")
    (text,) = [warning.text for warning in state.warnings if warning.number == 5]
    assert text.endswith("does not fit the days that reports give: both 1 November 2025.")
