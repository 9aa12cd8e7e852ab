"""Days told by relation: known only so, at odds with the days of other reports, or differing between reports."""

from __future__ import annotations

import pytest
from tests.dossiers.conftest import Tell

from accord.dossiers.model import DossierState

pytestmark = pytest.mark.model

FIRED = (
    "2021-03-08",
    "Latvia’s navy fired artillery shells off Gotland on Saturday, days before Poland’s president Anna Nowak "
    "met Estonian Prime Minister Kaja Tamm in Tallinn.",
)


def texts(state: DossierState | None, number: int = 5) -> list[str]:
    return [warning.text for warning in state.warnings if warning.number == number] if state else []


def test_days_before_a_thing_of_the_same_day_do_not_fit(tell: Tell) -> None:
    met = ("2021-03-07", "Poland’s president Anna Nowak met Estonian Prime Minister Kaja Tamm in Tallinn on Saturday.")
    (text,) = texts(tell("provocation_series", FIRED, met, pack="examples"))
    assert text.startswith("“days before Poland’s president Anna Nowak met Estonian Prime Minister")
    assert text.endswith("does not fit the days that reports give: both 6 March 2021.")


def test_days_before_a_thing_of_no_known_day_owe_nothing_to_the_first(tell: Tell) -> None:
    assert texts(tell("provocation_series", FIRED, pack="examples")) == []


def test_days_before_a_thing_days_later_fit(tell: Tell) -> None:
    met = ("2021-03-11", "Poland’s president Anna Nowak met Estonian Prime Minister Kaja Tamm in Tallinn on Wednesday.")
    assert texts(tell("provocation_series", FIRED, met, pack="examples")) == []


def test_a_meeting_of_which_no_report_gives_the_day(tell: Tell) -> None:
    held = ("2021-03-04", "Norway and Sweden held the Baltic Security Forum in Oslo.")
    assert texts(tell("forum", held)) == ["No report gives its day; it was over by 4 March 2021."]


def test_a_meeting_with_its_day_owes_nothing(tell: Tell) -> None:
    held = ("2021-03-04", "Norway and Sweden held the Baltic Security Forum in Oslo on 3 March.")
    assert texts(tell("forum", held)) == []


def test_reports_that_differ_on_the_day(tell: Tell) -> None:
    one = ("2021-03-04", "Norway and Sweden held the Baltic Security Forum in Oslo on 3 March.")
    two = ("2021-03-04", "Norway and Sweden held the Baltic Security Forum in Oslo on 2 March.")
    assert texts(tell("forum", one, two)) == ["Reports differ on its day: 2 March 2021 and 3 March 2021."]


def test_two_names_of_one_meeting(tell: Tell) -> None:
    one = ("2021-02-20", "Norway and Sweden will hold the Baltic Security Forum on 3 March 2021.")
    two = ("2021-03-04", "Norway and Sweden held their annual defence talks in Oslo on 3 March.")
    assert texts(tell("forum", one, two), 3) == [
        "Reports call it by two names: “Baltic Security Forum” and “annual defence talks”. They are taken as one."
    ]


def test_a_name_and_its_acronym_are_one_name(tell: Tell) -> None:
    one = ("2021-02-20", "Norway and Sweden will hold the Baltic Security Forum on 3 March 2021.")
    two = ("2021-03-04", "Norway and Sweden held the BSF in Oslo on 3 March.")
    assert texts(tell("forum", one, two), 3) == []
