"""What "it" and "they" take up; own sentences, reported on Friday 8 March."""

from __future__ import annotations

from typing import cast

import pytest
from spacy.language import Language

from accord.coder import pipeline
from accord.coding.assembly import assemble
from accord.data import read_toml
from accord.parsing.loading import parse
from accord.records import EventRecord, Report

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def whole() -> Language:
    return pipeline()


def one(whole: Language, text: str, word: str) -> EventRecord:
    report = Report(text=text, published="2024-03-08")
    records = assemble(parse(report, whole), report)
    return next(cast(EventRecord, r) for r in records if r.kind == "event" and word in cast(EventRecord, r).text)


@pytest.mark.parametrize(
    ("text", "word", "label", "parties"),
    [
        pytest.param(
            "The talks of Norway and Denmark were put off; they may now be held on Monday in Oslo.",
            "be held",
            "meeting",
            ["Norway", "Denmark"],
            id="they",
        ),
        pytest.param(
            "Norway and Denmark put off their summit. It will be held in Lima on 20 March.",
            "be held",
            "summit",
            ["Norway", "Denmark"],
            id="it",
        ),
        pytest.param(
            "Norway and Denmark announced a drill. It is expected to go ahead on Monday despite the storm.",
            "expected to go",
            "exercise",
            ["Norway", "Denmark"],
            id="goes ahead",
        ),
        pytest.param(
            "Norway and Denmark set a date for their summit. It will be held in Lima on 20 March.",
            "be held",
            "summit",
            ["Norway", "Denmark"],
            id="a date for it",
        ),
    ],
)
def test_a_pronoun_takes_up_an_event(whole: Language, text: str, word: str, label: str, parties: list[str]) -> None:
    event = one(whole, text, word)
    assert (event.label, [actor.name for actor in event.actors]) == (label, parties)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param(
            "Denmark sent a ship to Peru after the summit. It is expected in Lima on Monday.", "is expected", id="ship"
        ),
        pytest.param("Norway put off the vote. It was first planned for 4 March.", "planned", id="first planned"),
        pytest.param("Norway held an election on Sunday. It may postpone the count.", "postpone", id="a state"),
        pytest.param("The frigate left the drill of Norway. It is expected on Monday.", "is expected", id="frigate"),
    ],
)
def test_a_pronoun_takes_up_no_event(whole: Language, text: str, word: str) -> None:
    assert one(whole, text, word).label not in ("meeting", "summit", "exercise", "vote")


def test_example_of_bare_bearers(whole: Language) -> None:
    assert one(whole, read_toml("roles.toml")["bare_bearers"]["example"], "came").label is None
