"""Quotation marks of every style, balanced or not."""

from __future__ import annotations

import time

import pytest

from accord.mentions.quotations import Quotations, find_quotations


def quoted(text: str) -> list[str]:
    return [text[quotation.start : quotation.end] for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("He said “we won” twice.", ["“we won”"], id="curly"),
        pytest.param('He said "we won" twice.', ['"we won"'], id="straight"),
        pytest.param("He said ''we won'' twice.", ["''we won''"], id="two single marks as a wire prints them"),
        pytest.param("He said ``we won'' twice.", ["``we won''"], id="typewriter"),
        pytest.param("He said „we won“ twice.", ["„we won“"], id="low opening"),
        pytest.param("He said «we won» twice.", ["«we won»"], id="angular"),
        pytest.param("He said ‘we won’ twice.", ["‘we won’"], id="single"),
        pytest.param('He said “we won" twice.', ['“we won"'], id="curly opened, straight closed"),
        pytest.param("The crew’s boat isn't here.", [], id="apostrophes are no quotation"),
        pytest.param(
            "It was the ‘farmers’ choice’ again.", ["‘farmers’ choice’"], id="plural possessive inside single"
        ),
        pytest.param("‘I won’t go,’ she said.", ["‘I won’t go,’"], id="contraction inside single"),
        pytest.param('A pipe 6" wide and 9" long.', [], id="inches"),
        pytest.param("He said “we won", ["“we won"], id="never closed ends with its paragraph"),
        pytest.param(
            "He said “we won.\n\nThe army left.", ["“we won."], id="unclosed does not swallow the next paragraph"
        ),
        pytest.param("We won” he said.", [], id="closing mark alone"),
        pytest.param("“One “two” three.", ["“One", "“two”"], id="second opening closes the first"),
        pytest.param("", [], id="empty"),
        pytest.param("“", [], id="one lone mark"),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_quotation_over_paragraphs_continues() -> None:
    first, second = find_quotations("“The port is open.\n\n“The road is not.”")
    assert first.continues
    assert not first.is_closed
    assert second.is_closed
    assert not second.continues


@pytest.mark.parametrize(
    ("text", "is_scare"),
    [
        pytest.param("a “pipe dream” of theirs", True, id="term"),
        pytest.param("“We will stay here,” he said", False, id="sentence"),
        pytest.param("“No,” he said", False, id="one word spoken"),
        pytest.param("called it “an act of war against all of us” today", False, id="long part of a sentence"),
    ],
)
def test_scare_quotes(text: str, is_scare: bool) -> None:
    assert find_quotations(text)[0].is_scare is is_scare


def test_positions() -> None:
    text = "He said “yes” and “no”."
    quotations = Quotations(text)
    first, second = quotations.all
    assert quotations.at(first.start) is first
    assert quotations.at(first.end) is None
    assert quotations.ending_at(first.end) is first
    assert quotations.starting_at(second.start) is second
    assert quotations.within(0, len(text)) == [first, second]


def test_time_is_linear() -> None:
    started = time.perf_counter()
    find_quotations("“a 'b \"c ‘d’ " * 20_000)
    assert time.perf_counter() - started < 2
