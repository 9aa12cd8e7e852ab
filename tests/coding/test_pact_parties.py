"""Between whom "the deal" is, and whose pact it is not; own sentences, reported on Wednesday 12 June 2019."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.data import read_toml
from accord.records import EventRecord, Report

pytestmark = pytest.mark.model

CHL, PER, BOL = "CHL", "PER", "BOL"
NOBODY: set[str] = set()


def parties(text: str, label: str) -> set[str | None]:
    """The states on either side of the last event with a label."""
    records = code(Report(text=text, published="2019-06-12"), decided_by="rules")
    event = [record for record in records if isinstance(record, EventRecord) and record.label == label][-1]
    return {actor.country or actor.name for actor in (*event.actors, *event.recipients)}


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("Chile and Peru reached a water deal. The deal will be signed in July.", "agreement_signed", {CHL, PER}),
        ("Chile signed a treaty with Peru in May. The treaty takes effect in July.", "entry_into_force", {CHL, PER}),
        ("Chile signed a treaty with Peru in May. It will enter into force in July.", "entry_into_force", {CHL, PER}),
        ("Chile and Peru signed the accord. Chile withdrew from the accord.", "treaty_withdrawal", {CHL, PER}),
        ("Chile, Peru and Bolivia signed a pact. Peru later quit the pact.", "treaty_withdrawal", {CHL, PER, BOL}),
        ("Peru's parliament ratified the deal. The deal between Peru and Chile is new.", "legislative_consent",
         {CHL, PER}),
        ("Chile and Peru agreed a truce in May. The deal expires on Friday.", "expiry", {CHL, PER}),
    ],
)  # fmt: skip
def test_what_is_done_to_the_pact_is_done_by_or_to_its_parties(text: str, label: str, expected: set[str]) -> None:
    assert parties(text, label) == expected


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("Chile signed a water treaty with Peru. The trade treaty takes effect in July.", "entry_into_force", NOBODY),
        ("Chile and Peru signed a pact. The contract was dropped on Monday.", "treaty_withdrawal", NOBODY),
        ("Chile and Peru signed an accord. Bolivia withdrew from the accord.", "treaty_withdrawal", {BOL}),
        ("Chile signed a deal with Peru. Bolivia signed a pact with Norway. The treaty expires on Friday.", "expiry",
         NOBODY),
    ],
)  # fmt: skip
def test_another_pact_keeps_its_own(text: str, label: str, expected: set[str]) -> None:
    assert parties(text, label) == expected


@pytest.mark.parametrize("table", ["pacts", "any_pact", "no_marks_of_pacts"])
def test_examples_of_word_lists_tell_of_a_pact(table: str) -> None:
    entry = read_toml("roles.toml")[table]
    assert any(word in entry["example"].lower() for word in entry["words"])
    assert parties(f"Chile and Peru agreed a truce and a deal. {entry['example']}", "agreement") <= {CHL, PER}
