"""Time expressions: what is found, and what only looks like one."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.mentions.times import accord_times, find_times
from accord.parsing.found import found

pytestmark = pytest.mark.model


def spans(nlp: Language, text: str) -> list[str]:
    return [f"{mention.type} {mention.text}" for mention in find_times(nlp(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("They met on 3 March 2031.", ["DATE 3 March 2031"], id="without its preposition"),
        pytest.param("It sank on the night of March 3.", ["TIME the night of March 3"], id="part and day are one"),
        pytest.param("He spoke at 9 a.m. on Tuesday.", ["TIME 9 a.m. on Tuesday"], id="clock and day are one"),
        pytest.param("Tuesday, 04 May 2027 06:58 AM EST", ["TIME Tuesday, 04 May 2027 06:58 AM EST"], id="dateline"),
        pytest.param("It left at 16.40 GMT with 12.40 tons.", ["TIME 16.40 GMT"], id="clock with a dot and a zone"),
        pytest.param("The plan runs to the end of 2031.", ["DATE the end of 2031"], id="edge belongs to it"),
        pytest.param("It opens in mid-June.", ["DATE mid-June"], id="mid"),
        pytest.param("The two staffs hold annual talks.", ["SET annual"], id="annual"),
        pytest.param("Shells fell days before the vote.", ["DURATION days"], id="distance between events"),
        pytest.param("It is the largest rise in years.", ["DURATION years"], id="in years"),
        pytest.param("A three-month siege ended.", ["DURATION three-month"], id="hyphenated length"),
        pytest.param("It costs 5 billion dollars a year.", ["SET a year"], id="rate"),
        pytest.param("The army is now at the border.", ["DATE now"], id="now"),
        pytest.param("They meet on 4 and 5 May.", ["DATE 4 and 5 May"], id="two days running"),
        pytest.param("They meet on May 4 and 5, 2031.", ["DATE May 4 and 5, 2031"], id="two days behind their month"),
        pytest.param("They meet on 4 and 9 May.", ["DATE 9 May"], id="two days apart"),
        pytest.param("They meet on 4th and 9th May.", ["DATE 9th May"], id="two ordinals apart"),
        pytest.param("They meet on May 4 and 9.", ["DATE May 4"], id="two days apart behind their month"),
        pytest.param("It fell between 4 and 9 May.", ["DATE 4 and 9 May"], id="between two days"),
        pytest.param("Recent talks failed.", ["DATE Recent"], id="recent"),
        pytest.param("Half of the 1990s fleet is left.", ["DATE the 1990s"], id="decade"),
    ],
)
def test_found(nlp: Language, text: str, expected: list[str]) -> None:
    assert spans(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A 24-year-old soldier was hurt.", id="age"),
        pytest.param("The envoy, 54 years old, resigned his post.", id="age in words"),
        pytest.param("The ministers may march to the square.", id="may and march as verbs"),
        pytest.param("About 2000 troops left.", id="a count"),
        pytest.param("The editor of the Daily Mail wrote back.", id="a newspaper"),
        pytest.param("The fall of the capital shook the region.", id="fall of a city"),
        pytest.param("We will answer as soon as we can.", id="as soon as"),
        pytest.param("Three quarters of the budget is spent.", id="fractions"),
        pytest.param("Theresa May met the envoys.", id="a surname"),
        pytest.param("The star is nine light-years away.", id="light-years"),
        pytest.param("He carried five states that Super Tuesday.", id="a named day"),
        pytest.param("He sat in the sun.", id="sun and sat"),
    ],
)
def test_not_a_time(nlp: Language, text: str) -> None:
    assert spans(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "signal", "mod"),
    [
        pytest.param("Nothing moved since October 2017.", "since", None, id="since"),
        pytest.param("It must end by early 2031.", "by", "START", id="by early"),
        pytest.param("The siege took nearly a year.", None, "LESS_THAN", id="hedge"),
        pytest.param("It sailed around 9 a.m.", None, "APPROX", id="about a clock time"),
    ],
)
def test_signal_and_mod(nlp: Language, text: str, signal: str | None, mod: str | None) -> None:
    (mention,) = find_times(nlp(text))
    assert (mention.signal if signal else None, mention.mod) == (signal, mod)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "😀", "“", "\x00\x7f", "Monday " * 300, "the of a - 3 " * 300])
def test_any_text_passes(nlp: Language, text: str) -> None:
    doc = accord_times(nlp(text))
    assert all(doc.text[each.start : each.end] == each.text for each in found(doc).times)
