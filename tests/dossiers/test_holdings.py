"""What a dossier holds, as far as reports give it; the rest is unknown and never filled in."""

from __future__ import annotations

import pytest
from tests.dossiers.conftest import Tell

pytestmark = pytest.mark.model


def test_a_meeting_holds_its_number_day_place_and_document(tell: Tell) -> None:
    state = tell(
        "forum",
        (
            "2021-03-04",
            "Norway and Sweden held the 12th Baltic Security Forum in Oslo on 3 March. "
            "Norway and Sweden issued a joint statement after the meeting.",
        ),
    )
    assert state is not None
    held = dict(state.holds)
    assert (held["ordinal"], held["date"], held["place"]) == ("12", "3 March 2021", "Oslo")
    assert held["outcome document"] == "a joint statement (issued)"
    assert state.unknown == ("chairs", "agenda")


def test_what_no_report_gives_is_unknown(tell: Tell) -> None:
    state = tell("forum", ("2021-02-10", "Norway and Sweden plan to hold a Baltic Security Forum."))
    assert state is not None
    assert state.holds == ()
    assert set(state.unknown) == {"ordinal", "chairs", "date", "place", "agenda", "outcome document"}


def test_the_first_for_a_minister_is_no_number_of_the_series(tell: Tell) -> None:
    state = tell("forum", ("2021-02-10", "It will be the first Baltic Security Forum for Norway's new minister."))
    assert state is None or "ordinal" not in dict(state.holds)


def test_the_place_is_that_of_the_meeting_and_not_of_a_visit_on_the_way(tell: Tell) -> None:
    visit = "Norway's minister visited Tromsø on 2 March."
    state = tell(
        "forum", ("2021-03-02", f"{visit} Norway and Sweden will hold the Baltic Security Forum on 3 March 2021.")
    )
    assert state is not None
    assert "place" not in dict(state.holds)


def test_the_one_held_last_and_the_next_are_told_apart(tell: Tell) -> None:
    state = tell(
        "forum",
        ("2021-03-04", "Norway and Sweden held the 12th Baltic Security Forum in Oslo on 3 March."),
        ("2021-03-05", "The next Baltic Security Forum is to be held in Stockholm in 2022, Norway and Sweden said."),
    )
    assert state is not None
    held = dict(state.holds)
    assert (state.stage, held["ordinal"], held["place"], held["next"]) == ("next set", "12", "Oslo", "Stockholm, 2022")


def test_an_agenda_is_held_in_the_words_of_the_report(tell: Tell) -> None:
    state = tell(
        "forum",
        ("2021-02-10", "The Baltic Security Forum of Norway and Sweden will focus on sea cables and air policing."),
    )
    assert state is not None
    assert dict(state.holds)["agenda"] == "sea cables and air policing"


def test_a_budget_holds_rate_year_approver_and_reasons_with_their_speakers(tell: Tell) -> None:
    text = (
        "Norway's prime minister urged lawmakers to approve a 6% rise in defence spending for next year, "
        "saying it would strengthen the coast guard and reduce dependence on Denmark."
    )
    state = tell("budget", ("2021-11-04", text))
    assert state is not None
    held = dict(state.holds)
    assert held["rate"] == "6% rise in defence spending for 2022 (requested)"
    assert (held["fiscal year"], held["approver"]) == ("2022", "Norwegian lawmakers")
    assert held["reasons"].startswith("strengthen the coast guard and reduce dependence on Denmark (")
    assert state.unknown == ("amount", "base year")


def test_a_rate_told_twice_is_held_once_as_it_was_last_told(tell: Tell) -> None:
    state = tell(
        "budget",
        ("2021-08-10", "Norway plans to increase defence spending by 6% in 2022."),
        (
            "2021-11-04",
            "Norway's prime minister urged lawmakers to approve a 6% rise in defence spending for next year.",
        ),
    )
    assert state is not None
    assert [value for name, value in state.holds if name == "rate"] == [
        "6% rise in defence spending for 2022 (requested)"
    ]
