"""What a report on one state leaves unsaid of it, and where nothing is filled in: own sentences."""

from __future__ import annotations

from collections import Counter

import pytest

from accord.coder import code
from accord.coding.home_state import BASIS, home_of
from accord.records import ActorRecord, EventRecord, Report

_OPENING = (
    "Norway's prime minister, Kari Berg, spoke to the nation in Oslo on Sunday. Norwegian police guarded the "
    "Norwegian parliament. Berg said that Norway would stay calm. In Bergen and Trondheim shops stayed shut. "
)
_OTHERS = (
    "Norway's envoy met Chile's envoy in Oslo on Sunday. Chile and Norway had asked Peru for help. Peru's minister "
    "said that Chile should wait and that Peru would not send anybody to Oslo. "
)


@pytest.mark.parametrize(
    ("weights", "home"),
    [
        ({"NOR": 9, "CHL": 2}, "NOR"),
        ({"NOR": 7, "CHL": 5}, None),  # two as often
        ({"NOR": 4}, None),  # too short
        ({"NOR": 6, "CHL": 2, "PER": 2, "SWE": 2}, None),  # less than its share
        ({}, None),
    ],
)
def test_home_is_named_far_more_than_any_other(weights: dict[str, int], home: str | None) -> None:
    assert home_of(Counter(weights)) == home


def event_of(text: str, word: str) -> EventRecord:
    records = code(Report(text=text, published="2025-06-02"), decided_by="rules")
    return [record for record in records if isinstance(record, EventRecord) and word in record.text][-1]


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "word", "side"),
    [
        ("The protests went on through the night.", "protests", "actors"),
        ("The curfew was lifted at six.", "curfew", "actors"),
        ("The referendum will be held in August.", "referendum", "actors"),
        ("The bombing wrecked a market.", "bombing", "recipients"),
    ],
)
def test_a_deed_without_sides_is_of_the_home(sentence: str, word: str, side: str) -> None:
    event = event_of(_OPENING + sentence, word)
    assert {actor.country for actor in getattr(event, side)} == {"NOR"}
    assert BASIS in event.reasons


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word"),
    [
        (_OTHERS + "The protests went on through the night.", "protests"),  # no home
        ("Police broke up the protests in the square.", "protests"),  # a report of one sentence
        (_OPENING + "In Chile the protests went on.", "protests"),  # another state beside it
        (_OPENING + "The storm killed two.", "killed"),  # what does it is said
    ],
)
def test_nothing_is_filled_in(text: str, word: str) -> None:
    assert BASIS not in event_of(text, word).reasons


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "word", "country"),
    [
        ("Protesters filled the main street.", "Protesters", "NOR"),
        ("The opposition called for new polls.", "opposition", "NOR"),
        ("Swedish ministers said the protesters were right.", "protesters", "NOR"),
        ("In Chile protesters filled the main street.", "protesters", "CHL"),
        ("Authorities closed the harbour.", "Authorities", "NOR"),
        ("Foreign workers left the harbour.", "workers", None),
    ],
)
def test_people_without_a_state_are_of_the_home(sentence: str, word: str, country: str | None) -> None:
    records = code(Report(text=_OPENING + sentence, published="2025-06-02"), decided_by="rules")
    found = [r for r in records if isinstance(r, ActorRecord) and word in r.text and r.start >= len(_OPENING)]
    assert [r.country for r in found] == [country]
