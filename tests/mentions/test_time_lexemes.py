"""Lexemes: what the patterns of time see of a text."""

from __future__ import annotations

import pytest

from accord.data import read_toml
from accord.mentions.time_lexemes import lex, symbols, words


def classes(text: str) -> list[str]:
    names = {symbol: name for name, symbol in symbols().items()}
    return [names.get(lexeme.symbol, "-") for lexeme in lex(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2031-03-07", ["ISO"], id="iso day"),
        pytest.param("2031-03-07T10:15Z", ["ISO"], id="iso moment"),
        pytest.param("25/12/2030", ["SLASHED"], id="slashed"),
        pytest.param("6.20pm", ["DOTCLOCK", "AMPM"], id="clock with a dot"),
        pytest.param("16.40 BST", ["DOTCLOCK", "ZONE"], id="clock with a dot before its zone"),
        pytest.param("16.40 tons", ["DEC", "-"], id="a number with a dot is no clock"),
        pytest.param("3:30am.", ["CLOCK", "AMPM", "DOT"], id="the full stop is not the meridiem's"),
        pytest.param("6 a.m.", ["H12", "AMPM"], id="dotted meridiem"),
        pytest.param("1990s", ["DECADE"], id="decade"),
        pytest.param("2,000", ["NUM"], id="grouped digits are a count"),
        pytest.param("2031", ["Y4"], id="four digits"),
        pytest.param("mid-May", ["MID", "DASH", "MONTH"], id="hyphen"),
        pytest.param("one\ntwo", ["SMALL", "BREAK", "SMALL"], id="a new line parts"),
        pytest.param("at 0900 GMT", ["AT", "MILITARY", "ZONE"], id="military clock"),
    ],
)
def test_classes(text: str, expected: list[str]) -> None:
    assert classes(text) == expected


def test_tokenised_text_gives_the_same_classes() -> None:
    assert classes("October 04 , 2029") == classes("October 04, 2029")


def test_each_word_has_one_class() -> None:
    every = [word for entries in read_toml("times.toml")["words"].values() for word in entries]
    assert len(every) == len(set(every)) == len(words())


def test_lexemes_hold_their_place() -> None:
    text = "On 😀 May 3 , 2031 — noon"
    assert all(text[each.start : each.end] == each.text for each in lex(text))
