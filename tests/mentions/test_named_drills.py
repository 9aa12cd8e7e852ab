"""Exercises that a text calls by name alone; own sentences."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.codebook.event_frames import read, word_list
from accord.mentions.named_drills import named_drills

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        pytest.param("Oslo said Cobra Gold will begin on Monday.", ["Gold"], id="known"),
        pytest.param("Oslo said Cobra Gold will be held at sea.", ["held"], id="known, and held: the verb tells it"),
        pytest.param("Oslo kicked off Cobra Gold on Monday.", ["kicked"], id="known, and begun: the verb tells it"),
        pytest.param("Oslo said Zapad-2021 was put off.", ["Zapad-2021"], id="known, with a year"),
        pytest.param("Exercise Amber Lantern will proceed from 12 March.", ["Lantern"], id="exercise"),
        pytest.param(
            "Amber Lantern began on Monday. The Amber Lantern drills were short.", ["Lantern"], id="named before drills"
        ),
        pytest.param(
            "Oslo is host to drills called Amber Lantern. It put Amber Lantern off.", ["Lantern"], id="called"
        ),
        pytest.param("Amber Lantern, the yearly war games, will begin on Monday.", [], id="told beside it"),
        pytest.param("The delegates spoke of Cobra Gold.", [], id="spoken of"),
        pytest.param("The Air Force will begin the Air Force exercise in May.", [], id="a body"),
        pytest.param("Oslo launched Vostok in 1961.", [], id="a name of other things"),
        pytest.param("Operation Anaconda began in May, the army said.", [], id="an operation"),
        pytest.param("Team Spirit will begin to matter, the coach said.", [], id="plain words"),
        pytest.param("The army said Malabar will begin on Monday.", ["Malabar"], id="an army beside it"),
        pytest.param("Kavkaz will begin on Monday. Ten drills are planned.", ["Kavkaz"], id="a text of drills"),
        pytest.param("Oslo will host Vostok-2030.", ["Vostok-2030"], id="a year behind it"),
        pytest.param("Joint Live began on Monday. The Joint Live drills were short.", [], id="words for drills"),
        pytest.param("The Black Sea began to freeze. The Black Sea drills ended.", [], id="a sea"),
    ],
)
def test_names_that_stand_for_an_exercise(nlp: Language, text: str, ends: list[str]) -> None:
    doc = nlp(text)
    assert [doc[index].text for index in sorted(named_drills(doc))] == ends


@pytest.mark.parametrize(
    ("told", "verb"),
    [
        ("suspended", "suspend"),
        ("scrapped", "scrap"),
        ("halted", "halt"),
        ("launched", "launch"),
        ("hosted", "host"),
        ("joined", "join"),
        ("dropped", "drop"),
        ("shelved", "shelve"),
        ("revived", "revive"),
        ("restarted", "restart"),
        ("stopped", "stop"),
    ],
)
def test_a_verb_of_drills_says_that_an_exercise_is_on_or_off(nlp: Language, told: str, verb: str) -> None:
    assert verb in word_list("of_drills")
    assert len(named_drills(nlp(f"Oslo {told} Cobra Gold in May."))) == 1


@pytest.mark.parametrize("name", read("words.toml")["named_drills"])
def test_a_listed_name_is_an_exercise_without_more(nlp: Language, name: str) -> None:
    doc = nlp(f"Oslo said that it would host {name}.")
    assert [doc[index].text for index in named_drills(doc)] == [name.split()[-1]]


@pytest.mark.parametrize("name", read("words.toml")["ambiguous_drills"])
def test_a_name_of_other_things_needs_a_word_of_armies(nlp: Language, name: str) -> None:
    assert named_drills(nlp(f"Oslo said that it would host {name}.")) == {}
    doc = nlp(f"The army said that it would host {name}.")
    assert [doc[index].text for index in named_drills(doc)] == [name.split()[-1]]


@pytest.mark.parametrize("word", ["Sea", "Gulf", "Strait", "Baltic", "Peninsula", "Arctic"])
def test_a_sea_or_land_is_no_exercise(nlp: Language, word: str) -> None:
    assert word.lower() in word_list("lands")
    assert named_drills(nlp(f"The Northern {word} opened to ships. The Northern {word} drills ended.")) == {}
