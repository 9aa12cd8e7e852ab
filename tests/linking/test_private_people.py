"""What private people are to do by no day, cries, questions and talk of "we" state no plan: own sentences."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.ledger.merged import Known, Plan
from accord.linking import link
from accord.records import Report

pytestmark = pytest.mark.model


def plans_of(text: str) -> tuple[Plan, ...]:
    report = Report(text=text, published="2024-05-15")
    return tuple(link(Known({report.id: report}, tuple(code(report, decided_by="rules")))).plans)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Officials in Norway urged voters to vote early.", id="voters are asked"),
        pytest.param("Many Norwegians were eager to vote.", id="eager"),
        pytest.param("People are going to visit Norway for its mountains.", id="people"),
        pytest.param("Two Norwegian tourists were due to leave Chad.", id="tourists"),
        pytest.param("Organisers in Norway will donate the money to flood victims.", id="organisers"),
        pytest.param("Her lawyer said she wants to leave Norway.", id="a lawyer"),
        pytest.param("Norwegian farmers hope to visit markets in Chad.", id="farmers"),
        pytest.param("We'll visit Norway later in the programme.", id="talk"),
        pytest.param("Will the five prisoners be released by Norway?", id="a question"),
        pytest.param("There will be no more Oslo speeches.", id="no more"),
    ],
)
def test_no_plan_is_listed(text: str) -> None:
    assert not plans_of(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Norwegians will vote on a new constitution.", id="a poll"),
        pytest.param("Norwegian students plan a march on the palace on Friday.", id="a march"),
        pytest.param("Norway's national security adviser will visit Chad.", id="an office"),
        pytest.param("Norwegian farmers will visit Chad on 20 May.", id="by a day"),
        pytest.param("Norwegian lawmakers plan to visit Chad.", id="lawmakers"),
    ],
)
def test_a_plan_is_listed(text: str) -> None:
    assert plans_of(text)
