"""Names of open lists: state and sector of a name, by state and day."""

from __future__ import annotations

import pytest

from accord.data.register_lists import find_listed


@pytest.mark.parametrize(
    ("name", "home", "country", "sector"),
    [
        pytest.param("Folketing", None, "DNK", "LEG", id="parliament"),
        pytest.param("Bharatiya Janata Party", None, "IND", "PTY", id="party"),
        pytest.param("Liberal Party", "CAN", "CAN", "PTY", id="of several states, the one of the report"),
        pytest.param("Liberal Party", None, "", "PTY", id="of several states, none"),
        pytest.param("Yale University", None, "USA", "EDU", id="university"),
    ],
)
def test_name_says_state_and_sector(name: str, home: str | None, country: str, sector: str) -> None:
    entry = find_listed(name, home)
    assert entry is not None
    assert (entry.country, entry.sector) == (country, sector)


@pytest.mark.parametrize("name", ["man", "Navy", "National Assembly", "Ebenezer Twiddlecombe"])
def test_words_and_general_names_say_nothing(name: str) -> None:
    assert find_listed(name) is None


def test_envoys_of_the_old_edition_are_bound_by_their_years() -> None:
    entry = find_listed("Andrew H. Schapiro")
    assert entry is not None
    assert entry.holds_on("2015-03-01")
    assert not entry.holds_on("2020-03-01")
