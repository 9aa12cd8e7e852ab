"""What a question asks for: its kind, its day, and what is refused."""

from __future__ import annotations

import time

import pytest
from spacy.language import Language

from accord.api import Ledger
from accord.asking import QuestionKind
from accord.asking.asked_days import find_day, take_out_days
from accord.asking.asking_words import words_of_questions
from accord.asking.questions import check_question, find_kind
from accord.errors import InputError

KINDS = [(kind["name"], example) for kind in words_of_questions()["kinds"] for example in kind["examples"]]


@pytest.mark.parametrize(("name", "example"), KINDS, ids=[example for _, example in KINDS])
def test_each_example_is_of_its_kind(name: str, example: str, nlp: Language) -> None:
    found = find_kind(example, nlp(example))
    assert found == name or (found is QuestionKind.WHO_SAID and name == "who")


def test_who_with_a_verb_of_speech_asks_for_a_speaker(nlp: Language) -> None:
    text = "Who said the bridge was safe?"
    assert find_kind(text, nlp(text)) is QuestionKind.WHO_SAID


@pytest.mark.parametrize("text", ["", "  ", "?!"])
def test_a_question_without_words_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="No question"):
        check_question(text)


def test_a_question_that_is_too_long_is_refused() -> None:
    with pytest.raises(InputError, match="at most 500"):
        check_question("why " * 200)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 March", "2024-03-03"),
        ("March 3, 2023", "2023-03-03"),
        ("2024-03-03", "2024-03-03"),
        ("the 3 March 2022 report", "2022-03-03"),
        ("31 February", None),
        ("Tuesday", None),
    ],
)
def test_days_in_a_question(text: str, day: str | None) -> None:
    assert find_day(text, ["2024-03-12"]) == day


@pytest.mark.parametrize(
    ("text", "rest", "day"),
    [
        ("As of the 12 March report, had it been signed?", "Had it been signed?", "2024-03-12"),
        ("Had it been signed as of 12 March 2024?", "Had it been signed?", "2024-03-12"),
        ("Had it been signed by March 12?", "Had it been signed?", "2024-03-12"),
        ("Had it been signed?", "Had it been signed?", None),
    ],
)
def test_the_day_asked_about_is_taken_out(own_ledger: Ledger, text: str, rest: str, day: str | None) -> None:
    found, asked = take_out_days(text, own_ledger.known())
    assert (found, asked.as_of) == (rest, day)


def test_the_earlier_of_two_days_counts(own_ledger: Ledger) -> None:
    answer = own_ledger.ask("As of 12 March 2024, had the river accord been signed?", as_of="2024-03-04")
    assert answer.as_of == "2024-03-04"


def test_nothing_is_known_before_the_first_report(own_ledger: Ledger) -> None:
    answer = own_ledger.ask("Had the river accord been signed?", as_of="1999-01-01")
    assert not answer.settled
    assert answer.text == "No report is known by then."


def test_a_text_in_capitals_without_end_is_no_dateline_and_costs_no_time() -> None:
    from accord.asking.passages import _DATELINE

    began = time.perf_counter()
    assert not any(_DATELINE.match(text) for text in ("A" * 2000, "ABC " * 500, "A.-" * 500))
    assert time.perf_counter() - began < 1
    assert _DATELINE.match("PORT-AU-PRINCE, June 6 (Fjord Wire) -- Norway opened its embassy.")
