"""Tense of the clause around a word."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.mentions.tense import tense_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The ministers met on Friday.", "past", id="past"),
        pytest.param("The ministers have met since Friday.", "past", id="perfect"),
        pytest.param("The ministers will meet on Friday.", "future", id="will"),
        pytest.param("The ministers are scheduled to meet on Friday.", "future", id="scheduled to"),
        pytest.param("The ministers plan to meet on Friday.", "future", id="plan to"),
        pytest.param("The ministers failed to meet on Friday.", "past", id="failed to"),
        pytest.param("The vote is due on Friday.", "future", id="due"),
        pytest.param("The court may rule on Friday.", "future", id="modal"),
        pytest.param("The cabinet meets on Friday.", "present", id="present"),
        pytest.param("Norway cancelled Friday's summit.", "future", id="what is called off lay ahead"),
        pytest.param("Friday: ministers meet in Oslo.", "future", id="agenda"),
        pytest.param("He had offered to resign on Friday.", "past", id="day of the word given"),
        pytest.param("He promised to report on Friday.", "future", id="deed fixed for a day"),
        pytest.param("He has offered to resign on Friday.", "future", id="a perfect bears no day"),
        pytest.param("The talks are to be held in Oslo on Friday.", "future", id="passive still to come"),
        pytest.param("The talks were to be held in Oslo on Friday.", "past", id="passive looked back on"),
        pytest.param("Oslo set to host talks on Friday, premier says", "future", id="headline set to"),
        pytest.param("Lima became the first city to close its port on Friday.", "past", id="first to"),
        pytest.param("Crowds filled the square to mourn him on Friday.", "past", id="purpose of what was done"),
        pytest.param("Oslo sent a team to watch the vote on Friday.", "future", id="purpose of what is set going"),
        pytest.param("He came on Monday to sign it on Friday.", "future", id="purpose with a day of its own"),
        pytest.param("A sailor was found to be wounded on Friday.", "past", id="found to"),
        pytest.param("The plane was unable to land on Friday.", "past", id="unable to"),
        pytest.param("Friday", None, id="no verb"),
    ],
)
def test_tense_of_friday(nlp: Language, text: str, expected: str | None) -> None:
    doc = nlp(text)
    friday = next(token for token in doc if token.text == "Friday")
    assert tense_of(friday) == expected
