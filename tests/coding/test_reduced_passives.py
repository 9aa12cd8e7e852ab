"""Passives without "was": who is shot, arrested or elected is no doer of it."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.data import read_toml
from accord.records import EventRecord, Report

pytestmark = pytest.mark.model


def sides(text: str, word: str, decided_by: str = "both") -> tuple[set[str], set[str]]:
    records = code(Report(text=text, published="2025-06-02"), decided_by=decided_by)
    event = next(record for record in records if isinstance(record, EventRecord) and word in record.text)
    return {actor.name for actor in event.actors}, {actor.name for actor in event.recipients}


@pytest.mark.parametrize("decided_by", ["rules", "both"])
@pytest.mark.parametrize(
    ("text", "word", "recipient"),
    [
        ("Norwegian reporter Ola Berg shot dead in Quetta", "shot", "Ola Berg"),
        ("Two Kenyan soldiers killed in Somalia", "killed", "Kenyan armed forces"),
        ("Norwegian envoy expelled by Chile", "expelled", "Norwegian envoy"),
        ("Anna Lund elected Liberal leader, slated to be Norway's next Prime Minister", "elected", "Anna Lund"),
        ("Kenya's largest television station shut down by Chile", "shut", "Kenya"),
        ("Chilean activist freed after years in Peruvian jail", "freed", "Chilean activist"),
    ],
)
def test_subject_undergoes_it(text: str, word: str, recipient: str, decided_by: str) -> None:
    actors, recipients = sides(text, word, decided_by)
    assert recipient in recipients
    assert recipient not in actors


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("Norwegian police arrested Chilean envoy", "arrested", "Norwegian police"),
        ("Norwegian police shot dead two Kenyan soldiers.", "shot", "Norwegian police"),
        ("Voters in Norway elected Liberal leader Anna Lund.", "elected", "voters"),
    ],
)
def test_with_an_object_the_subject_does_it(text: str, word: str, actor: str) -> None:
    assert actor in sides(text, word)[0]


@pytest.mark.parametrize(
    ("table", "word"), [("left_dead", "shot"), ("headline_passives", "arrested"), ("given_office", "elected")]
)
def test_example_of_each_list(table: str, word: str) -> None:
    actors, recipients = sides(read_toml("roles.toml")[table]["example"], word, "rules")
    assert not any("Keller" in actor for actor in actors)
    assert any("Keller" in recipient for recipient in recipients)
