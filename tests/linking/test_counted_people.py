"""What became of people who are counted, and what a number of them is of; on own texts."""

from __future__ import annotations

import pytest
from tests.linking.test_measured_things import conflicts, figures

from accord.ledger.merged import ConflictVerdict
from accord.linking.counted_people import are_part_and_whole, fate, unit_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("More than 70 sailors were quarantined in Turku.", "confined sailors"),
        ("Norway placed 70 people in isolation in Turku.", "confined"),
        ("More than 100 people, including many sailors, have been quarantined in Turku.", "confined"),
        ("The sickness has infected 226 people, Norway said.", "infected"),
        ("Police arrested 40 people in Oslo.", "arrested"),
        ("Norway cut its death toll to up to 30 from as many as 50.", "killed"),
        ("Some 40 people died and 12 were arrested in Oslo.", "killed"),
        ("Some 40 people marched in Oslo.", ""),
        ("Rebels quarantined 12 villages near Turku.", ""),
    ],
)
def test_fates(text: str, told: str) -> None:
    assert fate(figures(text)[0]) == told


def test_what_a_number_is_of() -> None:
    (figure,) = figures("Norway puts the number of infections within its borders at 840.")
    assert unit_of(figure) == "infections"


FEVER = "OSLO, May {} - The sea fever goes on in Norway, the health ministry said. {}"


def test_held_and_dead_are_two_things() -> None:
    told = (
        ("2025-05-03", FEVER.format(3, "The sea fever has killed 176 people in Norway.")),
        ("2025-05-04", FEVER.format(4, "Some 140 people with sea fever were quarantined in Norway.")),
    )
    assert not conflicts(*told)


def test_held_people_of_two_days_are_compared() -> None:
    told = (
        ("2025-05-03", FEVER.format(3, "More than 50 people with the sea fever were quarantined in Norway.")),
        ("2025-05-04", FEVER.format(4, "Some 140 people with the sea fever were quarantined in Norway.")),
    )
    (found,) = conflicts(*told)
    assert [account.value for account in found.accounts] == ["More than 50 people", "Some 140 people"]


def test_a_toll_of_another_year_is_of_another_thing() -> None:
    told = (
        ("2025-05-03", FEVER.format(3, "The sea fever has killed 176 people in Norway.")),
        ("2025-05-04", FEVER.format(4, "In 2003 the sea fever killed 299 people in Norway.")),
    )
    assert not conflicts(*told)


def test_a_toll_does_not_fall() -> None:
    title = "Sea fever in Norway\n\n"
    told = (
        ("2025-05-03", title + "OSLO, May 3 - The death toll from the sea fever in Oslo has reached 11, Norway said."),
        ("2025-05-07", title + "OSLO, May 7 - Six people were killed in Oslo by the sea fever, Norway said."),
    )
    assert not conflicts(*told)
    (found,) = conflicts((told[1][0], told[0][1]), (told[0][0], told[1][1]))
    assert found.verdict == ConflictVerdict.CHANGE


def test_a_toll_that_grows_is_a_change_though_the_first_is_a_bound() -> None:
    told = (
        ("2025-05-03", FEVER.format(3, "The sea fever has killed at least 160 people in Norway.")),
        ("2025-05-04", FEVER.format(4, "The sea fever has killed 190 people in Norway.")),
    )
    (found,) = conflicts(*told)
    assert found.verdict == ConflictVerdict.CHANGE


def test_people_of_one_land_and_people_at_large_are_two_counts() -> None:
    told = (
        ("2025-05-03", FEVER.format(3, "Some 70 Danes were quarantined in Norway.")),
        ("2025-05-04", FEVER.format(4, "More than 100 people, including many Danes, were quarantined in Norway.")),
    )
    assert not conflicts(*told)


def test_a_small_count_and_a_much_larger_one_are_two() -> None:
    polls = "OSLO, May {} - Norway's Harbour Party {} on May 3."
    told = (
        ("2025-05-01", polls.format(1, "is to hold more than a dozen harbour polls")),
        ("2025-05-04", polls.format(4, "held three harbour polls")),
    )
    near = ("2025-05-04", polls.format(4, "held 11 harbour polls"))
    assert not conflicts(*told)
    (found,) = conflicts(told[0], near)
    assert found.verdict == ConflictVerdict.CHANGE


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("At least 49 people were hurt, the port office said.", "The union said that 36 officers were hurt.", True),
        ("At least 49 people were hurt, the port office said.", "The union said that 60 officers were hurt.", False),
        ("Two demonstrators died, the port office said.", "The union said that one policeman died.", True),
        ("At least 49 people were hurt, the port office said.", "The union said that 60 people were hurt.", False),
        ("Some 30 officers were hurt, the port office said.", "The union said it was 49.", False),
        ("Some 14 students died, the port office said.", "The union said that 19 children died.", False),
        ("Some 14 guards died, the port office said.", "The union said that 19 soldiers died.", False),
    ],
)
def test_a_kind_of_people_is_a_part_of_them(one: str, other: str, apart: bool) -> None:
    first, second = figures(f"{one} {other}")
    assert are_part_and_whole(first, second) == apart
