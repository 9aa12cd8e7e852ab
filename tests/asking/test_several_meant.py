"""Questions that may mean any of several happenings, and the sentence that an answer shows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from accord.api import Ledger
from accord.records import Report

TOLD = (
    ("2024-03-05", "Kenya and Tanzania held talks in Nairobi on Monday."),
    ("2024-05-15", "Norway and Estonia held talks in Tallinn on Tuesday."),
    ("2024-05-20", "Estonia opened a port on 18 May 2024, four days after the talks in Tallinn."),
    ("2024-05-21", "Peru and Chile signed a fishing agreement in Lima on Monday."),
    ("2024-06-02", "The visit of Otto Laine to Samoa went well. Otto Laine visited Samoa on 31 May 2024."),
)


@pytest.fixture(scope="module")
def told() -> Iterator[Ledger]:
    with Ledger.open() as ledger:
        ledger.add([Report(text=text, published=day) for day, text in TOLD])
        yield ledger


@pytest.mark.parametrize(
    "question", ["Were the talks held?", "When were the talks held?", "Where were the talks held?"]
)
def test_a_question_that_fits_several_happenings_asks_which_is_meant(told: Ledger, question: str) -> None:
    answer = told.ask(question)
    assert not answer.settled
    assert answer.text.startswith("Not known which is meant: the reports tell of several")
    assert "4 March 2024" in answer.text
    assert "14 May 2024" in answer.text
    assert len(answer.nearest) == 2


@pytest.mark.parametrize("question", ["Were talks held?", "Have any talks been held?"])
def test_whether_there_were_any_is_answered_by_one_of_several(told: Ledger, question: str) -> None:
    assert told.ask(question).text.startswith("Yes")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        pytest.param("Did Kenya and Tanzania hold talks?", "4 March 2024", id="who"),
        pytest.param("When were the talks in Tallinn?", "14 May 2024", id="where, and not the day told beside it"),
        pytest.param("Was the fishing agreement signed?", "Yes", id="only one fits"),
    ],
)
def test_a_question_that_singles_one_out_is_answered(told: Ledger, question: str, words: str) -> None:
    answer = told.ask(question)
    assert answer.settled
    assert words in answer.text


def test_the_sentence_that_says_the_day_is_shown(told: Ledger) -> None:
    answer = told.ask("When did Otto Laine visit Samoa?")
    assert answer.text.startswith("31 May 2024")
    assert "on 31 May 2024" in answer.text.removeprefix("31 May 2024")


def test_two_reports_of_one_happening_are_not_several() -> None:
    with Ledger.open() as ledger:
        ledger.add(
            [
                Report(text="Kenya and Tanzania will hold talks in Nairobi on Monday.", published="2024-03-01"),
                Report(text="Kenya and Tanzania held talks in Nairobi on Monday.", published="2024-03-05"),
            ]
        )
        assert ledger.ask("Were the talks held?").text.startswith("Yes")
