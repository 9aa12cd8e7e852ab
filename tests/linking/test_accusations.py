"""What somebody is accused of and denies, in one report and across reports; on own texts."""

from __future__ import annotations

import pytest
from tests.linking.dated_texts import conflicts_of

from accord.ledger.merged import Conflict


def conflicts(*texts: tuple[str, str]) -> list[Conflict]:
    return conflicts_of(*texts, kind="account")


def values(text: str) -> list[list[str]]:
    return [[account.value for account in conflict.accounts] for conflict in conflicts(("2025-05-06", text))]


@pytest.mark.parametrize(
    ("text", "accusation", "denial"),
    [
        pytest.param(
            "Norway accused Finland of arming the rebels in Varden. Officials met on Monday. Finland denies any role "
            "in the fighting.",
            "accused Finland of arming the rebels in Varden (Norway)",
            "denies any role in the fighting (Finland)",
            id="any role",
        ),
        pytest.param(
            "Norway blamed Finland for the seizure of the ferry. Helsinki denied any part in it.",
            "blamed Finland for the seizure of the ferry (Norway)",
            "denied any part in it (Helsinki)",
            id="any part, by its capital",
        ),
        pytest.param(
            "Finnish officials accused Norway of discrimination over the measures. Norway, which denies "
            "discrimination, sent a plane on Monday.",
            "accused Norway of discrimination over the measures (Finnish officials)",
            "denies discrimination (Norway)",
            id="the thing itself",
        ),
        pytest.param(
            "Ida Berg is wanted in Sweden on allegations that she hid two ledgers. Berg has denied the allegations and "
            "is fighting extradition.",
            "she hid two ledgers (allegations)",
            "denied the allegations (Ida Berg)",
            id="allegations",
        ),
        pytest.param(
            "Birdsong said that it had been blocked for two days in Oslo. Norway denied the claim, saying it had not "
            "blocked Birdsong or any other site.",
            "it had been blocked for two days in Oslo (Birdsong)",
            "it had not blocked Birdsong or any other site (Norway)",
            id="what the denier says further",
        ),
    ],
)
def test_who_is_accused_denies_it(text: str, accusation: str, denial: str) -> None:
    assert values(text) == [[accusation, denial]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Norway accused Finland of arming the rebels. Sweden denies any role.", id="not the accused"),
        pytest.param("Norway accused Finland of arming the rebels. Finland denied entry to two men.", id="entry"),
        pytest.param("Norway accused Finland of discrimination. Finland denies negligence.", id="of another thing"),
        pytest.param("Norway talked to Finland about the rebels. Finland denies any role in it.", id="no accusation"),
    ],
)
def test_what_is_no_denial_of_an_accusation(text: str) -> None:
    assert not values(text)


ACCUSED = ("2025-05-06", "Finnish officials accused Norway of discrimination over the measures at the border.")


def test_an_accusation_of_one_report_is_denied_in_another() -> None:
    (found,) = conflicts(ACCUSED, ("2025-05-09", "Norway, which denies discrimination, sent a plane on Friday."))
    assert [len(account.reports) for account in found.accounts] == [1, 1]
    assert found.accounts[0].reports != found.accounts[1].reports


def test_several_reports_of_one_denial_are_one_account() -> None:
    denials = [(f"2025-05-0{day}", "Norway, which denies discrimination, sent a plane.") for day in (8, 9)]
    (found,) = conflicts(ACCUSED, denials[0], (denials[1][0], f"{denials[1][1]} It lands on Monday."))
    assert [len(account.reports) for account in found.accounts] == [1, 2]


def test_months_later_it_is_another_matter() -> None:
    assert not conflicts(ACCUSED, ("2025-09-09", "Norway, which denies discrimination, sent a plane on Friday."))


def test_a_flat_denial_answers_what_another_report_has_said_outright() -> None:
    told = ("2025-05-06", "Sweden said Norway had promised to tow the old ship away.")
    (found,) = conflicts(told, ("2025-05-08", "Norway said it had never promised to tow the old ship away."))
    assert [account.value for account in found.accounts] == [
        "Norway had promised to tow the old ship away (Sweden)",
        "it had never promised to tow the old ship away (Norway)",
    ]


@pytest.mark.parametrize(
    ("accused", "denier", "told"),
    [
        ("Finland", "Finland", 1),
        ("Finnish troops", "Helsinki", 1),
        ("the police", "A spokesman", 1),
        ("the company", "Captain Berg", 1),
        ("Finland", "Chile", 0),
    ],
)
def test_an_accusation_is_denied_by_who_is_accused(accused: str, denier: str, told: int) -> None:
    text = f"OSLO, May 6 - The union accused {accused} of sinking the boat. {denier} has denied sinking the boat."
    assert len(values(text)) == told


def test_who_was_called_said_nothing_against_a_claim() -> None:
    found = values(
        "OSLO, May 6 - The medic said the sailor had been dead for an hour when they came, despite Berg's claim "
        "that he had stopped breathing only a minute before they were called."
    )
    assert found == [
        [
            "he had stopped breathing only a minute before they were called (claim)",
            "the sailor had been dead for an hour when they came (the medic)",
        ]
    ]


@pytest.mark.parametrize(
    ("text", "accounts"),
    [
        pytest.param(
            "Dr Otto Laine is accused of manslaughter. He denies he gave the sailor too much of the drug.",
            ["accused of manslaughter", "denies he gave the sailor too much of the drug (Otto Laine)"],
            id="a charge and what is denied of it",
        ),
        pytest.param(
            "Otto Laine is charged with manslaughter in an Oslo court. Otto Laine denies manslaughter.",
            ["charged with manslaughter in an Oslo court", "denies manslaughter (Otto Laine)"],
            id="charged in court",
        ),
    ],
)
def test_a_charge_is_denied(text: str, accounts: list[str]) -> None:
    assert accounts in values(f"OSLO, May 6 - {text}")


def test_a_charge_against_another_is_left_aside() -> None:
    text = "OSLO, May 6 - Ida Berg is charged with manslaughter. Otto Laine denies manslaughter."
    assert values(text) == []
