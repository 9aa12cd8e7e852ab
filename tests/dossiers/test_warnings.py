"""What a dossier owes its user to say, each once and on words."""

from __future__ import annotations

import pytest
from tests.dossiers.conftest import Tell, warned

pytestmark = pytest.mark.model

PLANNED = ("2021-02-10", "Norway and Sweden will hold the Baltic Security Forum in Oslo on 3 March 2021.")
ASKED = (
    "2021-11-04",
    "Norway's prime minister urged lawmakers to approve a 6% rise in defence spending for next year.",
)
PASSED = ("2021-12-10", "The Storting on 10 December passed a budget with a 5.1% rise in defence spending.")


def test_a_day_past_with_no_outcome(tell: Tell) -> None:
    state = tell("forum", PLANNED, as_of="2021-03-20")
    assert warned(state) == [1]
    assert state is not None
    assert state.warnings[0].text == "Past its day with no outcome found: meeting of 3 March 2021."


def test_a_day_to_come_owes_nothing(tell: Tell) -> None:
    assert warned(tell("forum", PLANNED, as_of="2021-03-03")) == []


def test_a_rate_without_a_base(tell: Tell) -> None:
    state = tell("budget", ASKED, as_of="2021-11-05")
    assert state is not None
    assert state.warnings[0].text == "A rate without its base: “6% rise in defence spending”."
    assert state.warnings[0].evidence[0].quote == ASKED[1]


def test_an_amount_or_a_year_compared_with_is_a_base(tell: Tell) -> None:
    text = "Norway's government proposed defence spending of 71 billion kroner for 2022, up 4.5 percent from this year."
    assert 4 not in warned(tell("budget", ("2021-09-01", text)))


@pytest.mark.parametrize(
    ("scope", "owed"),
    [
        pytest.param("in years", [4], id="in years"),
        pytest.param("in decades", [4], id="in decades"),
        pytest.param("since 1990", [], id="since a year"),
        pytest.param("in 12 years", [], id="in a number of years"),
    ],
)
def test_a_superlative_without_a_count(tell: Tell, scope: str, owed: list[int]) -> None:
    text = f"Norway plans to increase defence spending, its largest budget boost {scope}."
    assert warned(tell("budget", ("2021-02-10", text))) == owed


def test_the_rate_enacted_is_not_the_rate_asked(tell: Tell) -> None:
    state = tell("budget", ASKED, PASSED)
    assert state is not None
    texts = [warning.text for warning in state.warnings]
    assert "The enacted rate differs from the proposed one: 5.1% against 6%." in texts


def test_the_rate_enacted_as_asked_owes_nothing_of_the_kind(tell: Tell) -> None:
    state = tell("budget", ASKED, ("2021-12-10", "The Storting passed a budget with a 6% rise in defence spending."))
    assert state is not None
    assert not any("differs" in warning.text for warning in state.warnings)


def test_no_statement_where_one_is_the_custom(tell: Tell) -> None:
    text = (
        "Norway and Sweden held the Baltic Security Forum in Oslo on Wednesday. "
        "Norway and Sweden did not issue a joint statement after the talks."
    )
    state = tell("forum", ("2021-03-04", text))
    assert state is not None
    assert warned(state) == [7]
    assert state.warnings[0].evidence[0].quote.startswith("Norway and Sweden did not issue")
    assert dict(state.holds)["outcome document"] == "none issued, by the report"


def test_a_statement_that_comes_later_closes_the_warning(tell: Tell) -> None:
    held = "Norway and Sweden held the Baltic Security Forum in Oslo on Wednesday."
    state = tell(
        "forum",
        ("2021-03-04", f"{held} Norway and Sweden did not issue a joint statement after the talks."),
        ("2021-03-12", "Norway and Sweden released a joint statement of the Baltic Security Forum on Friday."),
    )
    assert state is not None
    assert (state.stage, warned(state)) == ("outcome document issued", [])


def test_silence_on_a_statement_owes_nothing(tell: Tell) -> None:
    state = tell("forum", ("2021-03-04", "Norway and Sweden held the Baltic Security Forum in Oslo on Wednesday."))
    assert warned(state) == []


def test_a_deadline_near_and_passed(tell: Tell) -> None:
    near, passed = tell("budget", ASKED, as_of="2021-12-01"), tell("budget", ASKED, as_of="2021-12-20")
    assert near is not None
    assert passed is not None
    assert near.warnings[-1].text == "Deadline in 14 days: vote in the Storting, 15 December 2021."
    assert passed.warnings[-1].text.startswith("Deadline passed, and no report shows it met")


def test_no_deadline_once_it_is_met(tell: Tell) -> None:
    assert 11 not in warned(tell("budget", ASKED, PASSED))


def test_an_undated_report_is_warned_of_once(tell: Tell) -> None:
    text = f"{PLANNED[1]} The Baltic Security Forum of Norway and Sweden will focus on sea cables."
    assert warned(tell("forum", (None, text))) == [12]
