"""Who carries out what a noun names, and who only stands in its sentence: own sentences, by the rules alone."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.data import read_toml
from accord.records import EventRecord, Report

pytestmark = pytest.mark.model

NOR, CHL, PER, DNK = "NOR", "CHL", "PER", "DNK"
NOBODY: set[str] = set()


def sides(text: str, word: str) -> tuple[set[str | None], set[str | None]]:
    records = code(Report(text=text, published="2025-06-02"), decided_by="rules")
    event = next(record for record in records if isinstance(record, EventRecord) and word in record.text)
    return {actor.country for actor in event.actors}, {actor.country for actor in event.recipients}


def row(text: str, word: str, actors: set[str], recipients: set[str]) -> object:
    return pytest.param(text, word, actors, recipients, id=text[:60])


BYSTANDERS = [
    row("Norway ordered three days of mourning after the strike.", "strike", NOBODY, NOBODY),
    row("The Norwegian general was killed in the airstrike.", "airstrike", NOBODY, NOBODY),
    row("In a statement after the attack, Norway blamed Chile.", "attack", NOBODY, NOBODY),
    row("Norway was more forceful in blaming Chile for the attack.", "attack", NOBODY, NOBODY),
    row("Three Norwegian soldiers died during the bombardment.", "bombardment", NOBODY, NOBODY),
    row("Norway investigated the killing.", "killing", NOBODY, NOBODY),
    row("Norway prohibits any intervention.", "intervention", NOBODY, NOBODY),
    row("The vote was boycotted by the Norwegian opposition.", "vote", NOBODY, NOBODY),
    row("Norway called for calm following the bombing.", "bombing", NOBODY, NOBODY),
    row("The Norwegian minister described the debate as civil.", "debate", NOBODY, NOBODY),
    row("Norway lost the vote on Monday.", "vote", NOBODY, NOBODY),
    row("Norwegian police ended the violence.", "violence", NOBODY, NOBODY),
    row("Norwegian envoys signed the pact on Monday, a week after the summit in Lima.", "summit", NOBODY, NOBODY),
]

CARRIERS = [
    row("Norway launched an attack on Chile.", "attack", {NOR}, {CHL}),
    row("Norway announced an offensive against Chile.", "offensive", {NOR}, {CHL}),
    row("Norway suspended its talks with Chile.", "talks", {NOR, CHL}, NOBODY),
    row("Norwegian envoys signed the pact on Monday after a summit in Lima.", "summit", {NOR}, NOBODY),
    row("Norwegian envoys signed the pact hours after a summit in Lima.", "summit", {NOR}, NOBODY),
    row("An attack was launched by Norway.", "attack", {NOR}, NOBODY),
    row("Norwegian students threw stones during demonstrations.", "demonstrations", {NOR}, NOBODY),
    row("Thousands of Norwegians gathered in Lima for a rally.", "rally", {NOR}, NOBODY),
    row(
        "Monday's gathering was the first that Norway and Chile have held since 2011.", "gathering", {NOR, CHL}, NOBODY
    ),
    row("The summit was the first between Norway and Chile since 2011.", "summit", {NOR, CHL}, NOBODY),
    row("The talks, at which Norway and Chile traded insults, ended on Friday.", "talks", {NOR, CHL}, NOBODY),
    row("An official visit to Chile, the first by a Norwegian king since 1964, is due.", "visit", {NOR}, {CHL}),
    row("The Norwegian king landed in the Chilean capital on Monday.", "landed", {NOR}, {CHL}),
    row(read_toml("roles.toml")["shared_bodies"]["example"], "met", {NOR, "SWE"}, NOBODY),
    row("Norway and Chile are at odds. Representatives of the parties met.", "met", {NOR, CHL}, NOBODY),
    row("Norway and Chile are at odds. Negotiators met on Monday.", "met", {NOR, CHL}, NOBODY),
    row("The charter was drafted by Norway and, that very evening, welcomed by Chile.", "welcomed", {CHL}, NOBODY),
    row("The Chilean envoy was received by the Norwegian king and travelled by train.", "travelled", {CHL}, NOBODY),
    row("The Chilean law was passed by the Norwegian king and came into force by May.", "came", {CHL}, NOBODY),
    row("Envoys of Oslo, Lima, the union and the rebels met.", "met", {NOR, PER, None}, NOBODY),
    row("Chile published a summary of a phone call made by the Norwegian minister.", "phone call", {NOR}, NOBODY),
]

OWNERS = [
    row("Chile protested against the arrest of Norway's king.", "arrest", NOBODY, {NOR}),
    row("The Norwegian king's arrest surprised Chile.", "arrest", NOBODY, {NOR}),
    row("The Norwegian minister resigned before his extradition.", "extradition", NOBODY, {NOR}),
    row("Norway's arrest of Chilean sailors surprised Peru.", "arrest", {NOR}, {CHL}),
]

ASKED = [
    row("Norway called on Chile to free the Danish sailors.", "free", {CHL}, {DNK}),
    row("Norway demanded from Chile to free the Danish sailors.", "free", {CHL}, {DNK}),
    row("Norway pleaded with Chile to free the Danish sailors.", "free", {CHL}, {DNK}),
    row("Norway appealed to Chile to free the Danish sailors.", "free", {CHL}, {DNK}),
]

LATER_CLAUSES = [
    row("Danish troops had defeated rebels and Norway would attack Chile.", "attack", {NOR}, {CHL}),
    row("Norway lost the case and Peru will withdraw from Chile.", "withdraw", {PER}, {CHL}),
]


GIVEN = [
    row("Norway received aid from Chile.", "received", {CHL}, {NOR}),
    row("Norway received praise.", "received", NOBODY, {NOR}),
    row("The army won with the help of Chile.", "help", {CHL}, NOBODY),
    row("The exit of Norway from the Chilean pact is near.", "exit", {NOR}, NOBODY),
    row("A Lima car bombing angered Norway.", "bombing", NOBODY, NOBODY),
    row("A Norwegian bombing angered Chile.", "bombing", {NOR}, NOBODY),
]


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"), [*GIVEN, *BYSTANDERS, *CARRIERS, *OWNERS, *ASKED, *LATER_CLAUSES]
)
def test_carriers(text: str, word: str, actors: set[str], recipients: set[str]) -> None:
    assert sides(text, word) == (actors, recipients)


@pytest.mark.parametrize(
    ("table", "example", "word", "actors", "recipients"),
    [
        ("meeting_it", "example", "accusations", NOBODY, {NOR}),
        ("undergone", "example", "came", NOBODY, {NOR}),
        ("carrying", "example", "attack", {NOR}, {PER}),
        ("carrying", "ending_example", "talks", {NOR, PER}, NOBODY),
        ("asking_through", "example", "free", {PER}, {NOR}),
        ("done_to_owner", "example", "arrest", NOBODY, NOBODY),
        ("getting", "example", "received", {PER}, {NOR}),
    ],
)
def test_examples_of_word_lists(table: str, example: str, word: str, actors: set[str], recipients: set[str]) -> None:
    assert sides(read_toml("roles.toml")[table][example], word) == (actors, recipients)


@pytest.mark.parametrize("table", ["bearing_nouns", "falling", "lengths"])
def test_examples_of_the_word_lists(table: str) -> None:
    example = read_toml("roles.toml")[table]["example"]
    assert sides(example["text"], example["word"])[0] == ({example["doer"]} if example["doer"] else NOBODY)
