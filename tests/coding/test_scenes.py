"""States that a sentence names as the place of a deed are not who did it."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.data import read_toml
from accord.records import EventRecord, Report

pytestmark = pytest.mark.model


def doers(text: str, word: str, decided_by: str = "both") -> set[str | None]:
    records = code(Report(text=text, published="2025-06-02"), decided_by=decided_by)
    event = next(record for record in records if isinstance(record, EventRecord) and word in record.text)
    return {actor.country for actor in event.actors}


@pytest.mark.parametrize("decided_by", ["rules", "both"])
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A car bomb in Mogadishu, Somalia killed nine.", "killed"),
        ("An explosion in Oslo, Norway injured ten people.", "injured"),
        ("Yemen bomb kills reporter", "kills"),
        ("Yemen bomb kills reporter", "bomb"),
        (read_toml("roles.toml")["scenes"]["example"], "bombing"),
        (read_toml("roles.toml")["scenes"]["example"], "killed"),
    ],
)
def test_a_place_is_no_doer(text: str, word: str, decided_by: str) -> None:
    assert doers(text, word, decided_by) == set()


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("The Kenyan bombing of Somalia killed nine.", "bombing", "KEN"),
        ("The Kenya bombing of Somalia killed nine.", "bombing", "KEN"),
        ("The US bombing killed nine.", "bombing", "USA"),
        ("In Mogadishu, Somalia attacked the rebels.", "attacked", "SOM"),
    ],
)
def test_a_state_that_acts_is_one(text: str, word: str, country: str) -> None:
    assert doers(text, word) == {country}
