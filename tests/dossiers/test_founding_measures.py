"""The two founding reports, and later ones in own words: measures, commands, forces and programmes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests.dossiers.conftest import stages, warned

from accord.api import Ledger
from accord.dossiers.model import DossierState
from accord.records import Report
from accord.values import DateBasis

pytestmark = pytest.mark.model

LATER = tomllib.loads(Path(__file__).with_name("later_reports.toml").read_text(encoding="utf-8"))["report"]

STANDS = [
    pytest.param("2025-11-03", "weapons-modernization", "planned", id="S09 on the third"),
    pytest.param("2025-11-04", "weapons-modernization", "pledged", id="S09 on the fourth"),
    pytest.param("2025-11-03", "opcon", "nothing reported", id="S11 on the third"),
    pytest.param("2025-11-04", "opcon", "supported", id="S11 on the fourth, no transfer"),
    pytest.param("2025-11-04", "combined-command", "proposed", id="S12 on the fourth"),
    pytest.param("2025-11-03", "us-forces", "present", id="S13 on the third"),
    pytest.param("2025-11-04", "nuclear-conventional", "discussed", id="S18 on the fourth, no arrangement"),
    pytest.param("2025-11-04", "tactical-weapons", "denied", id="S19 on the fourth"),
    pytest.param("2025-11-03", "joint-readiness", "planned", id="S22 on the third"),
    pytest.param("2025-11-04", "conventional-lead", "pledged", id="S23 on the fourth, not assumed"),
    pytest.param("2025-11-03", "industrial-cooperation", "proposed", id="S24 on the third"),
    pytest.param("2025-11-04", "industrial-cooperation", "proposed", id="S24 on the fourth: a related remark is none"),
    pytest.param("2025-11-04", "warship-repair", "cooperation", id="S25 on the fourth"),
    pytest.param("2025-11-03", "interoperability", "aim", id="S26 on the third"),
    pytest.param("2025-11-03", "north-korean-arms", "in development", id="S29 on the third"),
]
MOVED = [
    pytest.param("defense-budget", "enacted", id="S07"),
    pytest.param("opcon", "FOC certified", id="S11"),
    pytest.param("combined-command", "certified", id="S12"),
    pytest.param("us-forces", "capped by law", id="S13"),
    pytest.param("nuclear-conventional", "exercise", id="S18"),
    pytest.param("industrial-cooperation", "agreement", id="S24"),
    pytest.param("warship-repair", "awarded", id="S25: the ship of the latest step"),
    pytest.param("north-korean-arms", "tested", id="S29"),
]


@pytest.fixture(scope="module")
def ledger(shared: Path) -> Ledger:
    """A ledger of both founding reports."""
    ledger = Ledger.open()
    ledger.add(shared / "seeds")
    return ledger


@pytest.fixture(scope="module")
def later(shared: Path) -> Ledger:
    """The same with what came after."""
    ledger = Ledger.open()
    ledger.add(shared / "seeds")
    ledger.add(
        Report(
            text=told["text"].strip(),
            title=told["title"],
            publisher=told["publisher"],
            published=told["day"],
            published_basis=DateBasis.GIVEN,
        )
        for told in LATER
    )
    return ledger


def state(ledger: Ledger, name: str, as_of: str | None = None) -> DossierState:
    return next(state for state in ledger.dossiers(as_of=as_of) if state.dossier.id == name)


@pytest.mark.parametrize(("day", "name", "stage"), STANDS)
def test_where_it_stands(ledger: Ledger, day: str, name: str, stage: str) -> None:
    assert state(ledger, name, day).stage == stage


@pytest.mark.parametrize(("name", "stage"), MOVED)
def test_where_it_stands_later(later: Ledger, name: str, stage: str) -> None:
    assert state(later, name).stage == stage


def test_a_past_withdrawal_stands_beside_the_denial(ledger: Ledger) -> None:
    weapons = state(ledger, "tactical-weapons", "2025-11-04")
    assert [(move.stage, move.day) for move in weapons.path] == [("withdrawn", "199X"), ("denied", None)]


def test_counts_keep_their_hedges_and_their_day(ledger: Ledger) -> None:
    forces = state(ledger, "us-forces", "2025-11-03")
    counts = [(entry.text, entry.note.split(",")[0]) for entry in forces.entries if entry.label == "count"]
    assert counts == [("roughly 28,500 troops", "about"), ("about 28,500 troops", "about")]
    assert "floor by law" in forces.unknown


def test_the_command_to_come_is_not_the_present_one(ledger: Ledger) -> None:
    command = state(ledger, "combined-command", "2025-11-04")
    labels = {entry.label for entry in command.entries}
    assert "future command" in labels
    assert "present command" not in labels


def test_two_reports_give_two_reasons(ledger: Ledger) -> None:
    budget = state(ledger, "defense-budget", "2025-11-04")
    reasons = [(entry.speaker, entry.note != "") for entry in budget.entries if entry.label == "reason"]
    assert reasons == [("South Korean officials", True), ("Lee Jae-myung", True)]


def test_later_the_rate_differs_and_the_deadline_is_met(later: Ledger) -> None:
    budget = state(later, "defense-budget")
    texts = [warning.text for warning in budget.warnings]
    assert stages(budget) == ["guideline", "presented", "enacted"]
    assert any("7.5% against 8.2%" in text for text in texts)
    assert 11 not in warned(budget)


def test_later_a_count_is_under_the_floor(later: Ledger) -> None:
    before, after = state(later, "us-forces", "2026-01-10"), state(later, "us-forces", "2026-05-10")
    assert 11 not in warned(before)
    assert 11 in warned(after)
    assert dict(after.holds)["number"] == "About 27,900 troops"


def test_each_ship_goes_its_own_way(later: Ledger) -> None:
    repair = state(later, "warship-repair")
    jobs = [entry.text for entry in repair.entries if entry.label == "job"]
    assert jobs == ["USNS Cesar Chavez: in work 22 December 2025, delivered 20 March 2026", "USNS Yukon: awarded"]
