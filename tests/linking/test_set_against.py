"""Statements of two sources that a report sets against each other; on own texts."""

from __future__ import annotations

import pytest

import accord
from accord.ledger.merged import Known
from accord.linking import link
from accord.records import Report
from accord.values import DateBasis


def values(text: str) -> list[list[str]]:
    report = Report(text=f"OSLO, May 6 - {text}", published="2025-05-06", published_basis=DateBasis.GIVEN, source="own")
    found = link(Known({report.id: report}, accord.code(report))).conflicts
    return [[account.value for account in each.accounts] for each in found if each.kind == "account"]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        pytest.param(
            "Though Norwegian officials said they were over the worst, Otto Laine of the Finnish health ministry said "
            "the country still had many new cases.",
            "they were over the worst (Norwegian officials)",
            "the country still had many new cases (Otto Laine)",
            id="though",
        ),
        pytest.param(
            "The Norwegian army says 70 rebels were killed in strikes on villages, but local witnesses say many of "
            "those killed were civilians.",
            "70 rebels were killed in strikes on villages (the Norwegian army)",
            "many of those killed were civilians (local witnesses)",
            id="but",
        ),
        pytest.param(
            "The Finnish army says the whole crew was saved on Monday. However, local officials say most of the crew "
            "was still on the ferry on Tuesday.",
            "the whole crew was saved on Monday (the Finnish army)",
            "most of the crew was still on the ferry on Tuesday (local officials)",
            id="however, in the next sentence",
        ),
    ],
)
def test_what_is_set_against_each_other(text: str, one: str, other: str) -> None:
    assert values(text) == [[one, other]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Although Norway asked others to stay out of the war, Otto Laine of Finland called on Sweden to stop it.",
            id="what two ask for",
        ),
        pytest.param(
            "Norwegian officials said they were reading the report, but the Finnish army said that two boats had left.",
            id="of two things",
        ),
        pytest.param(
            "Norway said 20 boats were lost, and Finland said that 12 boats had come back.", id="no word against it"
        ),
    ],
)
def test_what_is_not(text: str) -> None:
    assert not values(text)
