"""What a statement does."""

from __future__ import annotations

import pytest

from accord.coding.tenor import tenor_of
from accord.mentions.attributions import Attribution
from accord.mentions.reporting import CueKind


def said(lemma: str, verb_class: str) -> Attribution:
    return Attribution(
        source=((0, 1),),
        cue=((2, 3),),
        content=((4, 5),),
        lemma=lemma,
        verb_class=verb_class,
        kind=CueKind.SPEECH,
        frame="that",
    )


@pytest.mark.parametrize(
    ("lemma", "verb_class", "content", "expected"),
    [
        pytest.param("warn", "assess", "fuel is low", "assess", id="cue that tells"),
        pytest.param("express", "signal", "“great encouragement” over the plan", "praise", id="expressed joy"),
        pytest.param("express", "signal", "concern over the arrests", "criticise", id="expressed concern"),
        pytest.param("express", "signal", "support for the plan", "support", id="expressed support"),
        pytest.param("call", "describe", "the raid reckless", "criticise", id="called it bad"),
        pytest.param("call", "describe", "the deal historic", "praise", id="called it good"),
        pytest.param("call", "describe", "the ship a frigate", "describe", id="called it something"),
        pytest.param("say", "assert", "no ship was sunk", "deny", id="said no"),
        pytest.param("say", "assert", "it would rebuild the dam", "promise", id="said what it would do"),
        pytest.param("say", "assert", "there was no leak in the hull", "deny", id="said there was none"),
        pytest.param("say", "assert", "they were ready to lift the ban", "promise", id="said what they are ready for"),
        pytest.param("say", "assert", "it would consider an appeal", "assert", id="considering is no promise"),
        pytest.param("say", "assert", "both sides should stop", "urge", id="said what others should do"),
        pytest.param("say", "assert", "the dam is old", "assert", id="said how it is"),
        pytest.param("say", "assert", "three barges had sunk in the lock", "report", id="handed on what was done"),
        pytest.param("say", "assert", "he had lost three barges", "assert", id="what he did himself"),
        pytest.param("say", "assert", "three barges had not been insured", "assert", id="what was not done"),
        pytest.param("say", "assert", "a strike is likely in the spring", "assess", id="a guess"),
    ],
)
def test_tenor(lemma: str, verb_class: str, content: str, expected: str) -> None:
    assert tenor_of(said(lemma, verb_class), content) == expected
