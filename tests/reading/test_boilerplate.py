"""Lines that are no part of a report: each form of boilerplate.toml by its own examples, and what stays."""

from __future__ import annotations

import time

import pytest

from accord.data import read_toml
from accord.reading.boilerplate import find_zones, kind_of_line, without_boilerplate
from accord.reading.readers.markup import read_markup
from accord.reading.readers.plain import read_plain

FORMS = read_toml("boilerplate.toml")["line"]
SENTENCE = "The ministers of the two countries met in Oslo on Tuesday and agreed to hold an exercise in spring."


@pytest.mark.parametrize(("kind", "line"), [(form["kind"], line) for form in FORMS for line in form["examples"]])
def test_a_line_of_no_report(kind: str, line: str) -> None:
    assert kind_of_line(line) == kind


@pytest.mark.parametrize("line", [line for form in FORMS for line in form["never"]])
def test_a_sentence_of_a_report_stays(line: str) -> None:
    assert kind_of_line(line) is None


def test_zones_are_places_of_the_text() -> None:
    text = f"{SENTENCE}\n\n  Read more \n{SENTENCE}\n(END)\n"
    assert [text[zone.start : zone.end] for zone in find_zones(text)] == ["  Read more ", "(END)"]


def test_a_page_loses_captions_that_stand_twice_and_keeps_its_sentences() -> None:
    caption = "Soldiers of both countries at the exercise in the north, seen last year"
    text = f"{caption}\n\n{SENTENCE}\n\n{caption}\n\nShare on Facebook | Tweet\n\nThey will meet again."
    assert without_boilerplate(text) == f"{caption}\n\n{SENTENCE}\n\nThey will meet again."


def test_a_text_of_boilerplate_alone_stays() -> None:
    assert without_boilerplate("Read more") == "Read more"


def test_a_page_is_read_without_it() -> None:
    inner = f"<p>{SENTENCE}</p><p>READ MORE: What the pact says</p><p>{SENTENCE[:-1]} too.</p><p>© 2025 The Post</p>"
    (report,) = read_markup(f"<html><body><article><h1>Talks</h1>{inner}</article></body></html>", "page.html")
    assert "READ MORE" not in report.text
    assert "©" not in report.text
    assert report.text.count(SENTENCE[:-1]) == 2


def test_a_text_file_stays_as_it_is() -> None:
    text = f"Talks\n\n{SENTENCE}\n\nRead more\n(END)\n"
    (report,) = read_plain(text, "file")
    assert report.text == text


@pytest.mark.parametrize("piece", ["share ", "read more: ", "reporting by A", "copyright ", "photo: ", "- ", "loading"])
def test_long_lines_take_linear_time(piece: str) -> None:
    begun = time.monotonic()
    without_boilerplate("\n".join([piece * 60] * 500))
    assert time.monotonic() - begun < 2
