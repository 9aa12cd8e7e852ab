"""Both sides of deeds as headlines and leads tell them: own sentences, who does it and to whom."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.records import ActorRecord, EventRecord, Report

pytestmark = pytest.mark.model

NOR, DNK, SWE, IRQ = "NOR", "DNK", "SWE", "IRQ"


def sides(text: str, word: str) -> tuple[set[str | None], set[str | None]]:
    records = code(Report(text=text, published="2025-06-02"), decided_by="rules")
    event = next(record for record in records if isinstance(record, EventRecord) and word in record.text)
    return {actor.country for actor in event.actors}, {actor.country for actor in event.recipients}


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        pytest.param("Norway, Denmark to hold talks", "talks", {NOR, DNK}, set(), id="row-before-to"),
        pytest.param("Norway, Denmark sign defence pact", "sign", {NOR, DNK}, set(), id="row-before-verb"),
        pytest.param("Norway, Denmark, Sweden to hold drills", "drills", {NOR, DNK, SWE}, set(), id="row-of-three"),
        pytest.param("Danish minister, Norwegian counterpart meet in Oslo", "meet", {NOR, DNK}, set(), id="people"),
        pytest.param("Keller, Danish envoy, arrives in Oslo", "arrives", {DNK}, {NOR}, id="one-person"),
        pytest.param("Norway hits out at Denmark over tariffs", "hits", {NOR}, {DNK}, id="hits-out-at"),
    ],
)
def test_names_in_a_row_of_a_headline(text: str, word: str, actors: set[str], recipients: set[str]) -> None:
    assert sides(text, word) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        pytest.param("Norway walked out of the talks with Denmark.", "walked", {NOR}, {DNK}, id="talks-with"),
        pytest.param("Norway suspended the termination of its pact with Denmark.", "suspended", {NOR}, {DNK}, id="of"),
        pytest.param(
            "Norway handed over the bodies of two soldiers to Denmark.", "handed", {NOR}, {DNK}, id="handed-to"
        ),
        pytest.param("A Danish frigate shadowed a Norwegian survey ship.", "shadowed", {DNK}, {NOR}, id="shadowed"),
        pytest.param(
            "The Danish ambassador was summoned to the Norwegian foreign ministry.",
            "summoned",
            {NOR},
            {DNK},
            id="summoned-to",
        ),
        pytest.param("Norway will lose its trusted trade status in August.", "lose", set(), {NOR}, id="loses-status"),
        pytest.param("Denmark took Norway off its list in June.", "took", {DNK}, {NOR}, id="taken-off-list"),
        pytest.param("The launcher was flown to Norway in April.", "flown", set(), {NOR}, id="brought-by-nobody"),
    ],
)
def test_the_other_side(text: str, word: str, actors: set[str], recipients: set[str]) -> None:
    assert sides(text, word) == (actors, recipients)


def country_of(text: str, words: str) -> set[str | None]:
    records = code(Report(text=text, published="2025-06-02"), decided_by="rules")
    return {record.country for record in records if isinstance(record, ActorRecord) and record.text == words}


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Denmark said its envoy would travel to Oslo.", "its envoy", DNK),
        ("Denmark said its ambassador to Norway would return to Oslo.", "its ambassador", DNK),
        ("Norway said its offer still stood. Its envoy left Stockholm.", "Its envoy", NOR),
    ],
)
def test_its_envoy_is_of_the_state_that_tells_of_it(text: str, words: str, country: str) -> None:
    assert country_of(text, words) == {country}


def test_its_arrival_is_not_that_of_the_state_that_tells_of_it() -> None:
    text = "The missile alarmed Norway. Denmark said its arrival would bring tension."
    records = code(Report(text=text, published="2025-06-02"), decided_by="rules")
    event = next(record for record in records if isinstance(record, EventRecord) and record.text == "arrival")
    assert event.actors == ()


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The declaration of martial law by Norway shocked Denmark.", {NOR}),
        ("Norway's imposition of martial law shocked Denmark.", {NOR}),
        ("The end of martial law in Oslo shocked Denmark.", set()),
    ],
)
def test_who_brings_an_event_about_carries_it_out(text: str, actors: set[str]) -> None:
    assert sides(text, "martial law")[0] == actors
