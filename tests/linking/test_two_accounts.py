"""Two accounts that one report gives: days moved, words taken back, opposites, counts side by side; on own texts."""

from __future__ import annotations

import pytest
from tests.linking.test_disputed import conflicts

from accord.ledger.merged import ConflictVerdict

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "OSLO, May 6 - The harbour council was set to meet on Monday, but Norway's port office said it would meet "
            "on Friday.",
            ["Monday", "Friday"],
        ),
        ("OSLO, May 6 - Norway's port office put off the vote from May 12 to May 19.", ["May 12", "May 19"]),
        (
            "OSLO, May 6 - The trial of the captain was due to begin on May 12. It was put off to May 19, a court in "
            "Norway said.",
            ["May 12", "May 19"],
        ),
        (
            "OSLO, May 6 - Norway's port office moved the harbour vote to May 19; it was first planned for May 12.",
            ["May 12", "May 19"],
        ),
        ("OSLO, May 6 - The harbour council of Norway will meet on Friday instead of Monday.", ["Monday", "Friday"]),
        (
            "OSLO, May 6 - Norway's port office delayed the vote, scheduled for May 12, until May 19.",
            ["May 12", "May 19"],
        ),
    ],
)
def test_a_day_set_first_and_the_one_in_its_place(text: str, days: list[str]) -> None:
    (found,) = conflicts(text, kind="date")
    assert found.verdict == ConflictVerdict.CHANGE
    assert all(day in account.value for day, account in zip(days, found.accounts, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "OSLO, May 6 - The council was set to meet on Monday, but the ferries will sail on Friday, Norway said.",
            id="two things",
        ),
        pytest.param("OSLO, May 6 - The drills were due from May 12 to May 19, Norway said.", id="from one to another"),
        pytest.param(
            "OSLO, May 6 - The council is due on May 12. The old bridge was moved on May 1, Norway said.", id="apart"
        ),
        pytest.param(
            "OSLO, May 6 - Norway moved its boats to Turku on May 5 and the first ferry sailed on May 2.", id="no plan"
        ),
    ],
)
def test_days_of_two_things_are_no_move(text: str) -> None:
    assert not conflicts(text, kind="date")


def test_a_day_moved_is_told_once_by_two_reports() -> None:
    text = "OSLO, May {} - Norway's port office put off the harbour vote from May 12 to May 19."
    (found,) = conflicts(text.format(6), text.format(7), kind="date")
    assert [len(account.reports) for account in found.accounts] == [2, 2]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "OSLO, May 6 - The ferry sank on Friday night in bad weather, the owner said. Norway's coast guard puts it "
            "at about 2:15 in the morning of Saturday.",
            ["Friday night", "about 2:15"],
        ),
        (
            "OSLO, May 6 - The rocket was fired at 22:43 on Monday (22:46 by Finland's count), Norway's navy said.",
            ["22:43", "22:46"],
        ),
    ],
)
def test_a_time_that_a_second_source_gives_otherwise(text: str, days: list[str]) -> None:
    (found,) = conflicts(text, kind="date")
    assert found.verdict == ConflictVerdict.CONFLICT
    assert all(day in account.value for day, account in zip(days, found.accounts, strict=True))


def test_words_taken_back() -> None:
    text = (
        "OSLO, May 6 - The Finnish envoy who said there was a fire on the Norwegian ferry has retracted his comments."
    )
    (found,) = conflicts(text, kind="account")
    assert found.verdict == ConflictVerdict.CHANGE
    assert found.accounts[0].value.startswith("there was a fire on the Norwegian ferry (")
    assert found.accounts[1].value.startswith("retracted his comments (")


def test_an_offer_withdrawn_takes_nothing_back() -> None:
    text = "OSLO, May 6 - The Finnish envoy who said there was a fire on the Norwegian ferry has withdrawn his offer."
    assert not conflicts(text, kind="account")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "OSLO, May 6 - Fish exports were continuing, Norway's port office said. Traders in Turku said fish exports "
            "had been disrupted.",
            ["continuing", "disrupted"],
        ),
        (
            "OSLO, May 6 - There is talk in Norway, with some members saying the gap has narrowed, others that it has "
            "widened.",
            ["the gap has narrowed (some members)", "it has widened (others)"],
        ),
    ],
)
def test_one_source_says_the_opposite_of_the_other(text: str, told: list[str]) -> None:
    (found,) = conflicts(text, kind="account")
    assert all(words in account.value for words, account in zip(told, found.accounts, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "OSLO, May 6 - Fish exports were continuing, Norway's port office said. Traders in Turku said the trams "
            "had been disrupted.",
            id="two things",
        ),
        pytest.param(
            "OSLO, May 6 - The gap has narrowed, Norway's port office said. Traders said the gap has not widened.",
            id="not the opposite",
        ),
    ],
)
def test_no_opposites(text: str) -> None:
    assert not [c for c in conflicts(text, kind="account") if "opposite" in c.reason]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "OSLO, May 6 - The crowd in Oslo was, by varying reports, tens or hundreds of thousands.",
            ["tens of thousands", "hundreds of thousands"],
        ),
        (
            "OSLO, May 6 - Norway's guns fired into the bay, more than 200 shells by Finland's count, 192 according to "
            "Oslo.",
            ["more than 200 shells (Finland)", "192 (Oslo)"],
        ),
        (
            "OSLO, May 6 - Norway's order for ferries, worth, depending on who counts, €50 million or €90 million, was "
            "torn up.",
            ["€50 million", "€90 million"],
        ),
    ],
)
def test_figures_side_by_side(text: str, told: list[str]) -> None:
    (found,) = conflicts(text, kind="figure")
    assert [account.value for account in found.accounts] == told


def test_what_is_denied_far_behind_the_claim() -> None:
    between = " ".join(f"The {place} was calm, with boats in the harbour." for place in ("east", "west", "south") * 4)
    text = (
        "OSLO, May 6 - Norway's navy said its ships had beaten the pirates. "
        f'{between} "The pirates are not beaten," Otto Laine of Finland said.'
    )
    (found,) = conflicts(text, kind="account")
    assert found.accounts[1].value == "The pirates are not beaten (Otto Laine)"


def test_no_sign_found_of_what_is_claimed() -> None:
    text = (
        "OSLO, May 6 - Norway said that pirates had seized the ferry. Finland's coast guard found no evidence that "
        "pirates had seized the ferry."
    )
    (found,) = conflicts(text, kind="account")
    assert "found no evidence" in found.accounts[1].value


def test_a_short_name_misspelt() -> None:
    text = "OSLO, May 6 - The Norwegian Reef Office (NORD) met on Tuesday. The head of NERD spoke, Norway said."
    (found,) = conflicts(text, kind="name")
    assert [account.value for account in found.accounts] == ["NORD", "NERD"]


def test_a_family_name_with_two_letters_that_changed_places() -> None:
    text = (
        "OSLO, May 6 - Norway's minister Ida Lindtberg met the crews on Tuesday. The crews then thanked Lintdberg for "
        "it, Norway said."
    )
    (found,) = conflicts(text, kind="name")
    assert [account.value.split()[-1] for account in found.accounts] == ["Lindtberg", "Lintdberg"]


def test_one_place_in_two_spellings() -> None:
    one = "OSLO, May 6 - Lorries left Benghazi on Tuesday, Norway said."
    other = "OSLO, May 6 - Lorries are on the way from Bengazi, Norway said."
    (found,) = conflicts(one, other, kind="name")
    assert [account.value for account in found.accounts] == ["Bengazi", "Benghazi"]


def test_short_forms_of_one_country_are_no_spellings() -> None:
    one = "OSLO, May 6 - Ships left the U.S. on Tuesday, Norway said."
    assert not conflicts(one, one.replace("U.S.", "US"), kind="name")


def test_a_name_in_one_word_and_in_two() -> None:
    one = "SANAA, May 6 - Negotiator Karim Abdulhadi spoke on Tuesday, Oman said."
    other = "OSLO, May 6 - Negotiator Karim Abdul Hadi met a Norwegian envoy, Norway said."
    (found,) = conflicts(one, other, kind="name")
    assert [account.value for account in found.accounts] == ["Karim Abdul Hadi", "Karim Abdulhadi"]


def test_what_is_called_groundless_is_no_demand() -> None:
    text = (
        "OSLO, May 6 - Norway's prime minister said that there was proof of a Finnish raid. She demanded an answer "
        "from Finland. The Finnish government dismissed the claim from Norway as groundless."
    )
    (found,) = conflicts(text)
    assert found.accounts[0].value.startswith("there was proof of a Finnish raid (")
