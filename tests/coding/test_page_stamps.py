"""Days at which a page was put up; own texts."""

from __future__ import annotations

from typing import cast

import pytest
from spacy.language import Language

from accord.coder import pipeline
from accord.coding.assembly import assemble
from accord.coding.calendar import code_times
from accord.coding.page_stamps import is_stamp
from accord.mentions.times import accord_times
from accord.parsing.loading import parse
from accord.records import EventRecord, Report


@pytest.mark.parametrize(
    ("text", "time", "is_one"),
    [
        pytest.param("Port shut updated: Tue May 06 2031 09:29:00", "Tue May 06 2031 09:29:00", True, id=":"),
        pytest.param("Page last updated at 09:29 GMT, 6 May 2031", "09:29 GMT, 6 May 2031", True, id="last updated"),
        pytest.param("Text.\nPosted on 6 May by Ann", "6 May", True, id="posted at the head of a line"),
        pytest.param("Tuesday 6 May 2031 10.05 BST Oslo left.", "Tuesday 6 May 2031 10.05 BST", True, id="head"),
        pytest.param("Text.\nTuesday, May 6, 2031\nOslo closed a port.", "Tuesday, May 6, 2031", True, id="alone"),
        pytest.param("May 6, 2031 at 7:25 pm | Report abuse", "May 6, 2031 at 7:25 pm", True, id="before a bar"),
        pytest.param("The agency updated its advice on May 6, 2031.", "May 6, 2031", False, id="updated by somebody"),
        pytest.param("The book, published on 6 May, tells it.", "6 May", False, id="published by somebody"),
        pytest.param("Posted on 6 May to Oslo, the envoy fell ill.", "6 May", False, id="posted to a place"),
        pytest.param("May 6, 2031 | Oslo closed a port.", "May 6, 2031", False, id="a day before a bar"),
        pytest.param("6 May 2031 10:05 Oslo closed a port.", "6 May 2031 10:05", False, id="an entry's hour"),
        pytest.param("May 6, 2031 was a Tuesday.", "May 6, 2031", False, id="a subject"),
    ],
)
def test_is_stamp(text: str, time: str, *, is_one: bool) -> None:
    start = text.index(time)
    assert is_stamp(text, start, start + len(time)) is is_one


@pytest.mark.model
def test_days_that_head_the_entries_of_a_chronology_are_counted_from(nlp: Language) -> None:
    text = "6 May 2031\nTroops took a port. The following day they left.\n9 May 2031\nRebels fled the next day."
    report = Report(text=text, published="2031-05-20")
    times = code_times(accord_times(parse(report, nlp)), report)
    assert [time.value for time in times] == ["2031-05-06", "2031-05-07", "2031-05-09", "2031-05-10"]


@pytest.fixture(scope="module")
def whole() -> Language:
    return pipeline()


@pytest.mark.model
def test_a_stamp_is_no_day_of_what_is_told_beside_it(whole: Language) -> None:
    text = "Danish troops seize a port updated: Fri May 16 2031 09:29:00 Danish troops seized a port on Tuesday."
    report = Report(text=text, published="2031-05-09")
    events = [cast(EventRecord, each) for each in assemble(parse(report, whole), report) if each.kind == "event"]
    assert events
    assert not any(each.date is not None and each.date.value.startswith("2031-05-16") for each in events)
