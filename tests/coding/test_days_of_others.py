"""Days in a sentence that are not of the deed beside them; own sentences, reported on Friday 8 March 2024."""

from __future__ import annotations

from typing import cast

import pytest
from spacy.language import Language

from accord.coder import pipeline
from accord.coding.assembly import assemble
from accord.parsing.loading import parse
from accord.records import EventRecord, Report
from accord.values import DateBasis

pytestmark = pytest.mark.model
DAY = "2024-03-08"


@pytest.fixture(scope="module")
def whole() -> Language:
    return pipeline()


def one(whole: Language, text: str, word: str) -> EventRecord:
    report = Report(text=text, published=DAY)
    records = assemble(parse(report, whole), report)
    return next(cast(EventRecord, r) for r in records if r.kind == "event" and word in cast(EventRecord, r).text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("Denmark has called a summit in Oslo for 14 to 16 March.", "called", id="called for a day"),
        pytest.param("Danish troops seized a port and Norway recalled its envoy on Monday.", "seized", id="beside"),
        pytest.param("The report dated 4 January accused Norway of spying.", "accused", id="dated"),
        pytest.param("Danes marched against the president, in power since 1998.", "marched", id="in power since"),
        pytest.param(
            "Norwegian police arrested two Danes over crimes related to riots in 2019.", "arrested", id="related to"
        ),
        pytest.param("The Danish minister urged sailors to strike on Tuesday 12 March.", "urged", id="urged for"),
        pytest.param("The Danish parliament will vote on the harbour budget for 2025.", "vote", id="money of a year"),
        pytest.param("Danes want lawmakers to reject the funding for next year.", "reject", id="money of next year"),
    ],
)
def test_a_day_of_something_else_is_not_taken(whole: Language, text: str, word: str) -> None:
    event = one(whole, text, word)
    assert event.date_basis is not DateBasis.STATED


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        pytest.param("Danish troops attacked the port on 9 March.", "attacked", "2024-03-09", id="the day after"),
        pytest.param("Denmark has called a summit for 14 March.", "summit", "2024-03-14", id="what is called"),
        pytest.param("The Danish cabinet has set elections for 14 March.", "elections", "2024-03-14", id="what is set"),
        pytest.param(
            "Police arrested men over charges stemming from protests in January.", "protests", "2024-01", id="stemming"
        ),
        pytest.param("Danish troops, in port since May, shelled it on Monday.", "shelled", "2024-03-04", id="own day"),
        pytest.param(
            "Denmark's parliament will approve the naval budget for next year in June.",
            "approve",
            "2024-06",
            id="approved",
        ),
        pytest.param("Denmark asked for a rise in naval spending for 2025.", "rise", "2025", id="rise of a year"),
    ],
)
def test_a_day_of_its_own_is_kept(whole: Language, text: str, word: str, date: str) -> None:
    event = one(whole, text, word)
    assert event.date is not None
    assert event.date.value == date
