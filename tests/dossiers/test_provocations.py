"""A provocation series: one edition a firing, with its own count, source, disclosure and what stood near."""

from __future__ import annotations

import pytest
from tests.dossiers.conftest import Tell, stages, warned

pytestmark = pytest.mark.model

MONDAY = (
    "2021-03-02",
    "Latvia’s navy fired about ten artillery shells toward its western waters on Monday, Poland’s army said.",
)
THURSDAY = ("2021-03-04", "Latvia’s navy fired similar artillery shells off Gotland on Thursday.")
CONDEMNED = ("2021-03-05", "Poland condemned the artillery firing by Latvia.")

PATHS = [
    pytest.param([MONDAY], ["detected", "disclosed"], id="told on an army's word"),
    pytest.param([THURSDAY], ["detected"], id="told without a source"),
    pytest.param([MONDAY, THURSDAY], ["detected", "disclosed", "detected"], id="two firings"),
    pytest.param([THURSDAY, MONDAY], ["detected", "disclosed", "detected"], id="two firings, out of order"),
    pytest.param([MONDAY, MONDAY], ["detected", "disclosed"], id="one firing told twice"),
    pytest.param([MONDAY, CONDEMNED], ["detected", "disclosed", "protested"], id="a protest of the last one"),
    pytest.param(
        [("2021-03-02", "Latvia’s navy may fire artillery shells off Gotland, Poland’s army said.")],
        [],
        id="may fire is no firing",
    ),
    pytest.param([("2021-03-02", "As Latvia fires artillery shells off Gotland, ministers met.")], [], id="background"),
    pytest.param(
        [("2021-03-02", "Poland’s army fired artillery shells off Gotland on Monday, Latvia said.")],
        [],
        id="another's firing is none of the series",
    ),
]


@pytest.mark.parametrize(("reports", "expected"), PATHS)
def test_path(tell: Tell, reports: list[tuple[str, str]], expected: list[str]) -> None:
    assert stages(tell("provocation_series", *reports, pack="examples")) == expected


def test_a_firing_holds_its_own_time_count_direction_and_source(tell: Tell) -> None:
    state = tell("provocation_series", MONDAY, pack="examples")
    assert state is not None
    held = dict(state.holds)
    assert (held["time"], held["direction"], held["source"]) == ("1 March 2021", "its western waters", "Polish army")
    assert held["count"] == "about ten artillery shells"
    assert held["disclosure"] == "known by 2 March 2021 by Polish army (1 day after it at the latest)"


def test_no_count_is_carried_over_from_another_firing(tell: Tell) -> None:
    state = tell("provocation_series", MONDAY, THURSDAY, pack="examples")
    assert state is not None
    held = dict(state.holds)
    assert "count" in state.unknown
    assert held["gap since last"] == "3 days since 1 March 2021"
    assert state.entries[1].note.startswith("no number of its own (“similar artillery shells”)")
    assert state.entries[1].speaker == "no source named"


def test_diplomacy_stands_beside_a_firing_without_a_link(tell: Tell) -> None:
    text = (
        "Latvia’s navy fired ten artillery shells on Monday, shortly before Poland’s president Anna Nowak "
        "arrived in Tallinn."
    )
    state = tell("provocation_series", ("2021-03-02", text), pack="examples")
    assert state is not None
    assert dict(state.holds)["nearby diplomacy"].startswith("shortly before Poland’s president Anna Nowak arrived")


def test_a_firing_without_a_day_may_be_one_told_twice(tell: Tell) -> None:
    undated = ("2021-03-12", "Latvia’s coast guard fired dozens of artillery rounds near Ventspils this month.")
    assert 3 in warned(tell("provocation_series", MONDAY, undated, pack="examples"))


def test_one_firing_under_two_weapons(tell: Tell) -> None:
    other = ("2021-03-03", "Latvia’s navy fired ten rounds of artillery from howitzers on 1 March.")
    state = tell("provocation_series", MONDAY, other, pack="examples")
    assert state is not None
    assert any("under 2 weapons" in warning.text for warning in state.warnings)
