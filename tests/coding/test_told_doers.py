"""Who does what a noun names, told by the clause around it; own sentences."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.data import read_toml
from accord.records import EventRecord, Report

pytestmark = pytest.mark.model

NOR, PER, CHL, KEN = "NOR", "PER", "CHL", "KEN"
NOBODY: set[str] = set()


def sides(text: str, word: str) -> tuple[set[str], set[str]]:
    """Who does the last event with a word, and to whom, by state or name."""
    records = code(Report(text=text, published="2025-06-02"), decided_by="rules")
    event = [record for record in records if isinstance(record, EventRecord) and word in record.text][-1]
    doers, others = ({actor.country or actor.name for actor in side} for side in (event.actors, event.recipients))
    return doers, others


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Hezbollah claimed responsibility for the attack on the barracks.", "attack", {"LBN"}),
        ("Norway was behind the attack on the barracks.", "attack", {NOR}),
        ("Norway is believed to be behind the attack on the barracks.", "attack", {NOR}),
        ("Kenya accused Norway of the attack on the barracks.", "attack", {NOR}),
        ("The attack on the barracks was blamed on Norway.", "attack", {NOR}),
        ("The attack, claimed by Hezbollah, hit the barracks.", "attack", {"LBN"}),
        ("The ministry said Norway was responsible for the attack on the barracks.", "attack", {NOR}),
        ("Norway denied responsibility for the attack on the barracks.", "attack", NOBODY),
        ("No army has claimed responsibility for the attack on the barracks.", "attack", NOBODY),
        ("Kenya blamed Norway for the attack on the barracks.", "attack", NOBODY),
    ],
)
def test_who_is_said_to_have_attacked(text: str, word: str, expected: set[str]) -> None:
    assert sides(text, word)[0] == expected


@pytest.mark.parametrize("name", ["taking", "owning_up", "blaming", "shifting", "holding"])
def test_examples_of_answering(name: str) -> None:
    example = read_toml("roles.toml")["answering"][f"{name}_example"]
    assert sides(example["text"], example["word"])[0] == {example["doer"]}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Clashes broke out on Monday between Peru and Chile.", "Clashes", ({PER, CHL}, NOBODY)),
        ("A battle is raging between Peru and Chile.", "battle", ({PER, CHL}, NOBODY)),
        ("Norway received an apology from Peru.", "apology", ({PER}, {NOR})),
        ("Norway received a warning from Peru.", "warning", ({PER}, {NOR})),
        ("Norway has received 18 tanks from Peru.", "received", ({PER}, {NOR})),
        ("Norway hopes to receive the jets from Peru this summer.", "receive", ({PER}, {NOR})),
        ("Norway has received 18 tanks.", "received", (NOBODY, {NOR})),
    ],
)
def test_sides_told_behind_the_verb(text: str, word: str, expected: tuple[set[str], set[str]]) -> None:
    assert sides(text, word) == expected


@pytest.mark.parametrize(
    ("example", "word"), [("wanting_example", "apology"), ("taking_example", "delivery"), ("asking_for_example", "aid")]
)
def test_examples_of_getting(example: str, word: str) -> None:
    assert sides(read_toml("roles.toml")["getting"][example], word) == ({PER}, {NOR})


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Pentagon demanded the withdrawal of troops from Peru.", "withdrawal"),
        ("A pullout of troops from Peru is under way.", "pullout"),
        (read_toml("roles.toml")["leaving"]["moving_example"], "evacuation"),
    ],
)
def test_what_is_taken_out_of_a_state_is_not_of_it(text: str, word: str) -> None:
    doers, others = sides(text, word)
    records = code(Report(text=text, published="2025-06-02"), decided_by="rules")
    named = {
        actor.name for each in records if isinstance(each, EventRecord) for actor in (*each.actors, *each.recipients)
    }
    assert PER not in doers
    assert not any(name.startswith("Peruvian") for name in named)
    assert others is not None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Peru and Chile agreed to a ceasefire on Monday.", "ceasefire", ({PER, CHL}, NOBODY)),
        ("The Peruvian army rejected a ceasefire.", "ceasefire", ({PER}, NOBODY)),
        ("Peru wants talks with Chile.", "talks", ({PER, CHL}, NOBODY)),
        (read_toml("roles.toml")["carrying"]["party_example"], "talks", ({NOR, PER}, NOBODY)),
        (read_toml("roles.toml")["carrying"]["agreeing_example"], "ceasefire", ({NOR, PER}, NOBODY)),
        ("Kabul fell to the Taliban in August.", "fell", ({"AFG"}, NOBODY)),
        ("The sanctions imposed on Chile in 2020 were lifted on Tuesday.", "lifted", (NOBODY, {CHL})),
        ("Three Chilean diplomats were expelled from Peru.", "expelled", ({PER}, {CHL})),
    ],
)
def test_sides_of_truces_talks_and_towns(text: str, word: str, expected: tuple[set[str], set[str]]) -> None:
    assert sides(text, word) == expected


def test_neither_and_nor_deny_both() -> None:
    text = "Peru neither withdrew its troops nor recognised the government of Chile."
    records = code(Report(text=text, published="2025-06-02"), decided_by="rules")
    told = {each.status.value for each in records if isinstance(each, EventRecord)}
    assert told == {"did_not_happen"}
