"""Days counted from another deed, and past or coming days by what they stand with; own sentences, of Friday 8 March."""

from __future__ import annotations

from typing import cast

import pytest
from spacy.language import Language

from accord.coder import pipeline
from accord.coding.assembly import assemble
from accord.parsing.loading import parse
from accord.records import EventRecord, Report

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def whole() -> Language:
    return pipeline()


def day_of(whole: Language, text: str, word: str) -> str | None:
    report = Report(text=text, published="2024-03-08")
    events = [cast(EventRecord, r) for r in assemble(parse(report, whole), report) if r.kind == "event"]
    date = next(event for event in events if word in event.text).date
    return date.value if date is not None else None


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        pytest.param(
            "Danish police arrested the envoy on Tuesday, three days after he landed in Quito.",
            "landed",
            "2024-03-02",
            id="clause",
        ),
        pytest.param(
            "Norway's premier resigned on Tuesday, a day after losing a confidence vote.",
            "losing",
            "2024-03-04",
            id="gerund",
        ),
        pytest.param(
            "The premier of Norway resigned hours after the court ruling on Tuesday.",
            "resigned",
            "2024-03-05",
            id="hours",
        ),
        pytest.param(
            "Three days after the Danish vote on 12 February, a court in Quito annulled the result.",
            "annulled",
            "2024-02-15",
            id="from the noun",
        ),
        pytest.param(
            "Norway's parliament approved the treaty on Tuesday, ten days after it was signed in Oslo.",
            "signed",
            "2024-02-24",
            id="ten days",
        ),
        pytest.param(
            "Norway will hold a vote on 9 March, five days after the premier resigned.",
            "resigned",
            "2024-03-04",
            id="done before what is ahead",
        ),
        pytest.param(
            "Norway's king met the Danish premier on Tuesday, six days before a summit of the two.",
            "summit",
            "2024-03-11",
            id="ahead of what is done",
        ),
    ],
)
def test_a_day_is_counted_from_another_deed(whole: Language, text: str, word: str, day: str) -> None:
    assert day_of(whole, text, word) == day


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        pytest.param(
            "Norway and Chile agreed on Monday to exchange prisoners on Wednesday.",
            "exchange",
            "2024-03-13",
            id="the governor has its own",
        ),
        pytest.param("Danish voters go to the polls on Tuesday.", "go", "2024-03-12", id="nothing above"),
        pytest.param(
            "Norway's ministers are to meet ahead of the summit in Quito on 3 June.",
            "summit",
            "2024-06-03",
            id="ahead of",
        ),
        pytest.param(
            "Norway will vote before the summit of NATO on 3 July.", "summit", "2024-07-03", id="before whose summit"
        ),
        pytest.param(
            "Norway and Chile agreed to resume talks following the summit in Oslo on 3 and 4 June.",
            "summit",
            "2024-06-03/2024-06-04",
            id="following",
        ),
        pytest.param(
            "Danish parties requested permission to hold a rally earlier this week.",
            "requested",
            "2024-W10",
            id="said to be past",
        ),
        pytest.param(
            "Chile's president cancelled his planned trip to Oslo next week.", "trip", "2024-W11", id="called off"
        ),
        pytest.param(
            "Norway and Chile agreed to meet again before the summit in Oslo on 11 and 12 July.",
            "meet",
            "../2024-07-10",
            id="a term, before days",
        ),
        pytest.param(
            "Norway must reach a deal with Chile ahead of the talks in Oslo on 3 June.",
            "deal",
            "../2024-06-02",
            id="a term, ahead of",
        ),
        pytest.param(
            "Norway hopes to become a member by the summit in July.", "become", "../2024-07-31", id="a term, by"
        ),
        pytest.param("Norway closed its embassy after Tuesday's attack.", "attack", "2024-03-05", id="a noun's, after"),
        pytest.param(
            "Norway has sent no envoy since last month's coup in Quito.", "coup", "2024-02", id="a noun's, since"
        ),
        pytest.param(
            "Chile's president, who was sworn in on 20 November, dissolved parliament.",
            "sworn in",
            "2023-11-20",
            id="sworn in",
        ),
        pytest.param(
            "Denmark on Thursday condemned an attack on a convoy in Quito on Tuesday that killed ten.",
            "killed",
            "2024-03-05",
            id="harm of a described attack",
        ),
        pytest.param(
            "Danish troops stormed the port on Tuesday, killing two men and wounding a third.",
            "wounding",
            "2024-03-05",
            id="second participle",
        ),
        pytest.param(
            "Norway's premier met the Danish king on the sidelines of a summit in Oslo on Tuesday.",
            "summit",
            "2024-03-05",
            id="sidelines",
        ),
    ],
)
def test_a_day_is_of_what_it_stands_with(whole: Language, text: str, word: str, day: str) -> None:
    assert day_of(whole, text, word) == day


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param(
            "Norway's premier resigned a day after losing a confidence vote.", "resigned", id="neither has a day"
        ),
        pytest.param("Norway's envoy left on Tuesday, two weeks after the premier resigned.", "resigned", id="weeks"),
        pytest.param(
            "Denmark will vote on Tuesday, days after the premier resigned.", "resigned", id="days without a number"
        ),
    ],
)
def test_without_a_day_to_count_from_there_is_none(whole: Language, text: str, word: str) -> None:
    assert day_of(whole, text, word) == "../2024-03-08"
