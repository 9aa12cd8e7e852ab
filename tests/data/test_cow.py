"""Numbers of the Correlates of War project in the register of states."""

from __future__ import annotations

import pytest

from accord.data import read_toml
from accord.data.register import states


@pytest.mark.parametrize(
    ("code", "number"),
    [("SWE", 380), ("DEU", 255), ("CHE", 225), ("SWZ", 572), ("SVN", 349), ("SLV", 92), ("MNG", 712), ("MNE", 341)],
)
def test_a_state_has_its_own_number_and_not_that_of_a_like_abbreviation(code: str, number: int) -> None:
    assert states()[code].cow == number


def test_no_two_states_share_a_number() -> None:
    numbers = [state.cow for state in states().values() if state.cow is not None]
    assert len(numbers) == len(set(numbers)) == 195


def test_the_register_holds_the_list() -> None:
    assert {state.id: state.cow for state in states().values() if state.cow} == read_toml("cow.toml")["number"]


def test_a_territory_has_none() -> None:
    assert states()["HKG"].cow is None
    assert states()["MAC"].cow is None
