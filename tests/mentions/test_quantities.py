"""Figures found in the text: value, unit, kind and hedge, one idea a row."""

from __future__ import annotations

import math

import pytest
from spacy.language import Language

from accord.mentions.quantities import QuantityMention, find_quantities

pytestmark = pytest.mark.model


def found_in(nlp: Language, sentence: str) -> list[QuantityMention]:
    return find_quantities(nlp(sentence))


def spelled(nlp: Language, sentence: str) -> list[str]:
    """Each figure as "words = value unit"."""
    doc = nlp(sentence)
    return [
        f"{doc.text[found.start : found.end]} = {_number(found.value)} {found.unit}" for found in find_quantities(doc)
    ]


def _number(value: float | tuple[float, float] | None) -> str:
    if isinstance(value, tuple):
        return f"{value[0]:.15g}-{value[1]:.15g}"
    return "?" if value is None else f"{value:.15g}"


VALUES = [
    pytest.param("Oslo sent 28,500 marines.", ["28,500 = 28500 marines"], id="digits"),
    pytest.param("Twenty-one boats sank.", ["Twenty-one = 21 boats"], id="number words"),
    pytest.param("Two hundred and fifty guards left.", ["Two hundred and fifty = 250 guards"], id="hundred and"),
    pytest.param("They want half a million shells.", ["half a million = 500000 shells"], id="half a scale"),
    pytest.param("It took four and a half hours.", ["four and a half hours = 4.5 hours"], id="and a half"),
    pytest.param("The fund holds $1.3bn.", ["$1.3bn = 1300000000 USD"], id="glued scale"),
    pytest.param("It cost 6.5 lakh crore rupees in India.", ["6.5 lakh crore rupees = 6500000000000 INR"], id="lakh"),
    pytest.param("Seoul asked for 66.3 trillion won.", ["66.3 trillion won = 66300000000000 KRW"], id="won"),
    pytest.param("Norway pays 85 billion crowns.", ["85 billion crowns = 85000000000 NOK"], id="crowns by country"),
    pytest.param("Canberra paid A$10 billion.", ["A$10 billion = 10000000000 AUD"], id="dollar with letter"),
    pytest.param("She paid a $250 fine.", ["$250 = 250 USD"], id="article before a dollar"),
    pytest.param("Prices rose 8.2 per cent.", ["8.2 per cent = 8.2 percent"], id="per cent"),
    pytest.param("It sailed 12 nautical miles west.", ["12 nautical miles = 12 nautical miles"], id="nautical miles"),
    pytest.param("The reactor ran at minus 31 C.", ["minus 31 C = -31 degrees C"], id="below zero"),
    pytest.param("Ten to fifteen boats left.", ["Ten to fifteen = 10-15 boats"], id="range of words"),
    pytest.param("It flew between 300 and 350 km.", ["between 300 and 350 km = 300-350 km"], id="between"),
    pytest.param(
        "It costs $10 to $15 billion.", ["$10 to $15 billion = 10000000000-15000000000 USD"], id="shared scale"
    ),
    pytest.param("A 7- or 8-inch gun was found.", ["7 = 7 inches", "8-inch = 8 inches"], id="hanging hyphen"),
    pytest.param("It rose from 40 to 55 ships.", ["40 = 40 ships", "55 = 55 ships"], id="two levels, no range"),
    pytest.param("A third of the crews left.", ["A third = 0.33333333 fraction"], id="fraction"),
    pytest.param("Three-quarters of them agreed.", ["Three-quarters = 0.75 fraction"], id="hyphenated fraction"),
    pytest.param("One in five Danes agrees.", ["One in five = 0.2 fraction"], id="one in five"),
    pytest.param("Seven out of ten oppose it.", ["Seven out of ten = 0.7 fraction"], id="out of"),
    pytest.param("They shut all but two of the nine gates.", ["all but two = 7 gates", "nine = 9 gates"], id="all but"),
    pytest.param("The output doubled.", ["doubled = 2 times"], id="multiple"),
    pytest.param("Dozens of boats sank.", ["Dozens = ? boats"], id="vague"),
    pytest.param("Tens of thousands of students marched.", ["Tens of thousands = ? students"], id="chained vague"),
    pytest.param("Nobody was hurt.", ["Nobody = 0 people"], id="nought"),
    pytest.param("They sold 280 tons of tin a year.", ["280 tons = 280 tons/year"], id="rate behind the noun"),
    pytest.param("It rents at $900 a month.", ["$900 a month = 900 USD/month"], id="rate"),
    pytest.param("The won fell to 1,450 per dollar.", ["1,450 per dollar = 1450 KRW/USD"], id="exchange rate"),
    pytest.param("They have 40 F-16s.", ["40 = 40 aircraft"], id="designation of an aircraft"),
    pytest.param("Thirty were wounded.", ["Thirty = 30 people"], id="people by their fate"),
    pytest.param("The blast killed six.", ["six = 6 people"], id="object of harm"),
    pytest.param("It has 40 ships, down from 55.", ["40 = 40 ships", "55 = 55 ships"], id="noun left out"),
    pytest.param("Nine of the 12 drones fell.", ["Nine = 9 drones", "12 = 12 drones"], id="part of a number"),
    pytest.param("A 5,000-strong brigade came.", ["5,000 = 5000 soldiers"], id="strong"),
    pytest.param("It was their fourth-largest deal.", ["fourth-largest = 4 rank"], id="ranked superlative"),
    pytest.param("She made the 52nd such visit.", ["52nd = 52 rank"], id="ordinal"),
    pytest.param("It lasted a fortnight.", ["a fortnight = 2 weeks"], id="fortnight"),
]


@pytest.mark.parametrize(("sentence", "expected"), VALUES)
def test_figures_have_value_and_unit(nlp: Language, sentence: str, expected: list[str]) -> None:
    assert spelled(nlp, sentence) == expected


KINDS = [
    pytest.param("Spending rose 5 percent.", "change up", id="verb of change"),
    pytest.param("They announced a 5 percent cut.", "change down", id="noun of change"),
    pytest.param("Output was down by a tenth.", "change down", id="down by"),
    pytest.param("It was 80 percent bigger.", "change up", id="comparative"),
    pytest.param("It fell by 10 percentage points.", "change down", id="points"),
    pytest.param("Support stood at 61 percent.", "share", id="share"),
    pytest.param("The tariff on cars is 25 percent.", "rate", id="tariff"),
    pytest.param("The bank raised its key rate to 18 percent.", "rate", id="level of a charged rate"),
    pytest.param("A 24-year-old clerk was held.", "age", id="years old"),
    pytest.param("The minister, 58, resigned.", "age", id="apposed age"),
    pytest.param("It covers men aged 18 to 35.", "age", id="aged"),
    pytest.param("Former envoy dies aged 81", "age", id="aged, at the very end"),
    pytest.param("A six-day visit began.", "duration", id="duration before a noun"),
    pytest.param("It is three times as long.", "ratio", id="multiple compared"),
    pytest.param("They broke it 40 times.", "count", id="occasions"),
    pytest.param("Thirteen states abstained from the vote.", "vote", id="abstention"),
]


@pytest.mark.parametrize(("sentence", "expected"), KINDS)
def test_figures_have_a_kind(nlp: Language, sentence: str, expected: str) -> None:
    figure = found_in(nlp, sentence)[0]
    assert f"{figure.kind} {figure.direction or ''}".strip() == expected


HEDGES = [
    pytest.param("Oslo handed over 40 men.", "exact", id="over belongs to its verb"),
    pytest.param("Roughly 400 boats left.", "about", id="roughly"),
    pytest.param("More than 400 boats left.", "more_than", id="more than"),
    pytest.param("At least 12 guards died.", "at_least", id="at least"),
    pytest.param("They sent as many as 90 boats.", "at_most", id="as many as"),
    pytest.param("Fewer than 30 delegates stayed.", "less_than", id="fewer than"),
    pytest.param("Twenty or so tents stood there.", "about", id="hedge behind"),
    pytest.param("Each side is capped at 40 boats.", "at_most", id="capped"),
    pytest.param("The ban limits each state to 40 boats.", "at_most", id="limit far off"),
    pytest.param("Forty boats left.", "exact", id="no hedge"),
    pytest.param("Some 70 km (43 miles) away it fell.", "about", id="hedge"),
    pytest.param("Hundreds of boats left.", "unstated", id="vague"),
    pytest.param("The loan runs over 12 years.", "exact", id="over a time"),
]


@pytest.mark.parametrize(("sentence", "expected"), HEDGES)
def test_hedges_say_how_near(nlp: Language, sentence: str, expected: str) -> None:
    assert found_in(nlp, sentence)[0].approximation == expected


def test_bracketed_conversion_shares_the_hedge(nlp: Language) -> None:
    figures = found_in(nlp, "It fell some 70 km (43 miles) away.")
    assert [figure.approximation for figure in figures] == ["about", "about"]


def test_votes_have_sides(nlp: Language) -> None:
    figures = found_in(nlp, "The chamber passed the law 287-122, with 11 abstentions.")
    assert [(figure.value, figure.unit) for figure in figures] == [
        (287, "votes for"),
        (122, "votes against"),
        (11, "abstentions"),
    ]


NO_FIGURES = [
    pytest.param("They meet in Oslo on 29 and 30 June.", id="two days running"),
    pytest.param("They meet in Oslo on 4 and 9 May.", id="two days of one month"),
    pytest.param("They meet in Oslo on May 4 and 9.", id="two days behind their month"),
    pytest.param("The F-35 and the T-90M flew near Route 15.", id="designations"),
    pytest.param("Article 5 and Resolution 1701 apply, as do Sections 3 and 4.", id="numbered texts"),
    pytest.param("It began on June 5, 1967, and ended in 1970.", id="dates"),
    pytest.param("They left six years ago.", id="ago"),
    pytest.param("It opens at 9:45 a.m. in Room 12.", id="clock and room"),
    pytest.param("The 2+2 and G7 formats met by the 38th parallel.", id="formats"),
    pytest.param("The 7th Fleet joined the 101st Airborne.", id="units"),
    pytest.param("Hungary beat Malta 3-1.", id="score"),
    pytest.param("Call 02-555-0199.", id="telephone"),
    pytest.param("The office is at 14 Baker Street.", id="address"),
    pytest.param("A two-state solution was urged at first.", id="fixed phrases"),
    pytest.param("Once the law passes, one must wait.", id="once and one"),
    pytest.param("Troops fired 155mm shells.", id="calibre"),
]


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_names_and_dates_are_no_figures(nlp: Language, sentence: str) -> None:
    assert spelled(nlp, sentence) == []


ODD = [
    "",
    " ",
    "😀 5",
    "“",
    "5",
    "$",
    "1/0",
    "-",
    "9" * 400,
    "2 million" + " million" * 90,
    "and 5 and " * 300,
    "\x00 12 \x07 boats",
    "½",
    "१२",
]


@pytest.mark.parametrize("text", ODD)
def test_any_text_passes_and_spans_lie_inside(nlp: Language, text: str) -> None:
    for figure in found_in(nlp, text):
        assert 0 <= figure.start <= figure.core_start < figure.core_end <= figure.end <= len(text)
        assert figure.value is None or isinstance(figure.value, tuple) or abs(figure.value) < math.inf


def test_every_example_of_the_data_has_a_figure(nlp: Language) -> None:
    from accord.data import read_toml

    hedges = [row["example"] for row in read_toml("hedges.toml")["hedge"]]
    units = [row["example"] for row in read_toml("units.toml")["currency"] if "example" in row]
    vague = read_toml("numbers.toml")["vague"]["examples"]
    for sentence in [*hedges, *units, *vague, read_toml("units.toml")["percent"]["example"]]:
        assert found_in(nlp, sentence), sentence


def test_designations_of_the_data_are_no_figures(nlp: Language) -> None:
    from accord.data import read_toml

    data = read_toml("figures.toml")["designations"]
    for sentence in [*data["examples"], *data["examples_phrases"]]:
        assert spelled(nlp, sentence) == [], sentence


@pytest.mark.parametrize("direction", ["up", "down"])
def test_examples_of_change_go_their_way(nlp: Language, direction: str) -> None:
    from accord.data import read_toml

    (change,) = found_in(nlp, read_toml("figures.toml")["change"]["examples"][direction])
    assert (change.kind, change.direction) == ("change", direction)
