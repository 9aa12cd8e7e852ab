"""An office register: titles as printed, holders by the reports, the register's word apart, changes of holder."""

from __future__ import annotations

import pytest
from tests.dossiers.conftest import Tell, stages, warned

pytestmark = pytest.mark.model

HELD = ("2021-03-01", "Polish Defence Minister Jan Nowak visited Riga on Monday.")
OTHER_TITLE = ("2021-03-09", "Polish Minister of Defence Jan Nowak visited Oslo on Tuesday.")
WAR_TITLE = ("2021-03-09", "Polish War Minister Jan Nowak visited Oslo on Tuesday.")
LEFT = ("2021-04-05", "Poland’s defence minister Jan Nowak resigned on Monday.")
SWORN = ("2021-04-09", "Anna Kowalska was sworn in as Poland’s defence minister on Friday.")
ACTING = ("2021-04-06", "Poland’s acting defence minister Piotr Zielinski visited Riga on Tuesday.")

PATHS = [
    pytest.param([HELD], ["held by"], id="held"),
    pytest.param([HELD, LEFT], ["held by", "vacant"], id="resigned"),
    pytest.param([HELD, LEFT, ACTING], ["held by", "vacant", "acting"], id="an acting holder"),
    pytest.param(
        [("2021-03-01", "Former Polish Defence Minister Jan Nowak was arrested.")],
        [],
        id="a former holder holds nothing",
    ),
]


@pytest.mark.parametrize(("reports", "expected"), PATHS)
def test_path(tell: Tell, reports: list[tuple[str, str]], expected: list[str]) -> None:
    assert stages(tell("office_register", *reports, pack="examples")) == expected


def test_it_holds_the_titles_as_printed_and_the_holder(tell: Tell) -> None:
    state = tell("office_register", HELD, OTHER_TITLE, pack="examples")
    assert state is not None
    names = [value for name, value in state.holds if name == "official names"]
    assert names == ["“Defence Minister” (1 March 2021)", "“Minister of Defence” (9 March 2021)"]
    assert dict(state.holds)["holder"] == "Jan Nowak (by the report of 9 March 2021)"


def test_a_title_in_other_order_is_the_same_title(tell: Tell) -> None:
    assert warned(tell("office_register", HELD, OTHER_TITLE, pack="examples")) == []


def test_two_titles_of_one_holder_are_one_office(tell: Tell) -> None:
    state = tell("office_register", HELD, WAR_TITLE, pack="examples")
    assert state is not None
    texts = [warning.text for warning in state.warnings if warning.number == 3]
    assert texts == [
        "One holder under 2 titles: Jan Nowak is “Defence Minister” and “War Minister”. They are taken as one office."
    ]


def test_one_title_owes_nothing(tell: Tell) -> None:
    assert warned(tell("office_register", HELD, HELD, pack="examples")) == []


def test_two_people_under_one_title_without_a_change(tell: Tell) -> None:
    other = ("2021-03-05", "Polish Defence Minister Anna Kowalska visited Oslo on Friday.")
    assert 3 in warned(tell("office_register", HELD, other, pack="examples"))


def test_a_change_of_holder_closes_that_warning(tell: Tell) -> None:
    other = ("2021-04-12", "Polish Defence Minister Anna Kowalska visited Oslo on Monday.")
    state = tell("office_register", HELD, SWORN, other, pack="examples")
    assert 3 not in warned(state)
    assert state is not None
    assert ("took over", "Anna Kowalska") in {(entry.label, entry.speaker) for entry in state.entries}
    assert dict(state.holds)["from"] == "Anna Kowalska: 9 April 2021"
