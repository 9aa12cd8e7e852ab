"""Trips leg by leg, and visits with what is called a first."""

from __future__ import annotations

import pytest
from tests.dossiers.conftest import Tell, stages, warned

pytestmark = pytest.mark.model

NAMED = (
    "2025-05-05",
    "German President Frank-Walter Steinmeier arrived in Peru on Monday. "
    "Steinmeier's visit to Peru is part of an Andean "
    "tour that includes visits to Bolivia, Ecuador and Colombia.",
)


def legs(state: object) -> list[tuple[str, str]]:
    return [(entry.text.split(",")[0], entry.note) for entry in state.entries if entry.label.startswith("leg")]  # type: ignore[attr-defined]


def test_legs_done_and_to_come(tell: Tell) -> None:
    state = tell("andean-trip", NAMED, pack="encounters")
    assert state is not None
    assert state.stage == "leg pending"
    assert legs(state) == [("Peru", "done"), ("Bolivia", "pending"), ("Ecuador", "pending"), ("Colombia", "pending")]


def test_a_leg_reported_later_is_done(tell: Tell) -> None:
    later = ("2025-05-07", "German President Frank-Walter Steinmeier visited Bolivia on Wednesday.")
    state = tell("andean-trip", NAMED, later, pack="encounters")
    assert state is not None
    assert legs(state)[:2] == [("Peru", "done"), ("Bolivia", "done")]
    assert state.entries[1].day == "2025-05-07"


def test_a_visit_elsewhere_is_no_leg(tell: Tell) -> None:
    later = ("2025-05-20", "German President Frank-Walter Steinmeier visited Japan on Tuesday.")
    assert stages(tell("andean-trip", NAMED, later, pack="encounters")) == stages(
        tell("andean-trip", NAMED, pack="encounters")
    )


def test_a_visit_of_another_is_no_leg(tell: Tell) -> None:
    later = ("2025-05-07", "French President Emmanuel Macron visited Bolivia on Wednesday.")
    state = tell("andean-trip", NAMED, later, pack="encounters")
    assert state is not None
    assert ("Bolivia", "pending") in legs(state)


def test_a_visit_a_year_later_is_another_one(tell: Tell) -> None:
    later = ("2026-05-07", "German President Frank-Walter Steinmeier visited Bolivia on Thursday.")
    state = tell("andean-trip", NAMED, later, pack="encounters")
    assert state is not None
    assert ("Bolivia", "pending") in legs(state)


def test_a_leg_cut(tell: Tell) -> None:
    later = ("2025-05-06", "German President Frank-Walter Steinmeier has cancelled the visit to Ecuador.")
    state = tell("andean-trip", NAMED, later, pack="encounters")
    assert state is not None
    assert ("Ecuador", "cut") in legs(state)


def test_a_leg_cut_and_taken_after_all(tell: Tell) -> None:
    state = tell(
        "andean-trip",
        NAMED,
        ("2025-05-06", "German President Frank-Walter Steinmeier has cancelled the visit to Ecuador."),
        ("2025-05-09", "German President Frank-Walter Steinmeier visited Ecuador on Thursday."),
        pack="encounters",
    )
    assert state is not None
    assert ("Ecuador", "done") in legs(state)


def test_a_finished_trip_took_in_its_legs(tell: Tell) -> None:
    over = (
        "2025-05-12",
        "German President Frank-Walter Steinmeier wrapped up his Andean "
        "tour on Sunday, which took him to Peru, Bolivia "
        "and Ecuador.",
    )
    state = tell("andean-trip", NAMED, over, pack="encounters")
    assert state is not None
    assert state.stage == "trip done"
    assert ("Bolivia", "done") in legs(state)
    assert ("Colombia", "pending") in legs(state)


def test_a_leg_never_reported_is_not_shown(tell: Tell) -> None:
    soon, late = (tell("andean-trip", NAMED, as_of=day, pack="encounters") for day in ("2025-05-10", "2025-06-10"))
    assert late is not None
    assert 10 not in warned(soon)
    warning = next(warning for warning in late.warnings if warning.number == 10)
    assert warning.text.endswith("Bolivia, Ecuador, Colombia. Not shown, so unknown.")


def test_legs_in_another_order(tell: Tell) -> None:
    other = ("2025-05-06", "German President Frank-Walter Steinmeier visited Bolivia on 2 May.")
    state = tell("andean-trip", NAMED, other, pack="encounters")
    assert state is not None
    texts = [warning.text for warning in state.warnings if warning.number == 5]
    assert "Reports differ on the order: Bolivia is still to come on 5 May 2025, and done on 2 May 2025." in texts


VISITS = [
    pytest.param("UN chief Antonio Guterres visited the Golan Heights on Tuesday.", ["made"], id="made"),
    pytest.param("UN chief Antonio Guterres will visit the Golan Heights on 3 June.", ["announced"], id="announced"),
    pytest.param("UN chief Antonio Guterres cancelled a visit to the Golan Heights.", ["leg cut"], id="cancelled"),
    pytest.param("Israel's Benjamin Netanyahu visited the Golan Heights on Tuesday.", [], id="another visitor"),
    pytest.param("UN chief Antonio Guterres may visit the Golan Heights.", [], id="may visit"),
]


@pytest.mark.parametrize(("text", "expected"), VISITS)
def test_the_path_of_a_visit(tell: Tell, text: str, expected: list[str]) -> None:
    assert stages(tell("fort-visit", ("2025-05-21", text), pack="encounters")) == expected


@pytest.mark.parametrize(
    ("first", "note"),
    [
        pytest.param("the first visit by a UN chief since 2011", "scope: since 2011", id="since"),
        pytest.param("the first visit by a UN chief in a decade", "scope: in a decade", id="in a decade"),
        pytest.param("his first visit to the area", "no scope given", id="no scope"),
    ],
)
def test_a_first_keeps_its_scope(tell: Tell, first: str, note: str) -> None:
    text = f"UN chief Antonio Guterres visited the Golan Heights on Tuesday, {first}."
    state = tell("fort-visit", ("2025-05-21", text), pack="encounters")
    assert state is not None
    firsts = [entry for entry in state.entries if entry.label == "first"]
    assert [(entry.text, entry.note) for entry in firsts] == [(first, note)]


def test_places_within_each_other_are_one_visit(tell: Tell) -> None:
    text = (
        "UN chief Antonio Guterres visited Camp Faouar on the Golan "
        "Heights on Tuesday. Guterres toured the Golan Heights."
    )
    state = tell("fort-visit", ("2025-05-21", text), pack="encounters")
    assert state is not None
    assert len([move for move in state.path if move.stage == "made"]) == 1


def test_a_purpose_is_no_effect(tell: Tell) -> None:
    text = (
        "The visit of UN chief Antonio Guterres to the Golan Heights on "
        "Tuesday was designed to convey support for the force."
    )
    state = tell("fort-visit", ("2025-05-21", text), pack="encounters")
    assert state is not None
    found = [entry for entry in state.entries if entry.label == "purpose"]
    assert found[0].text.startswith("to convey support")
    assert found[0].note == "meant; no effect shown"
