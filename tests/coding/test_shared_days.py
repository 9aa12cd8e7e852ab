"""Days that stand beside one event word and hold for another, and days that hold for none."""

from __future__ import annotations

from typing import cast

import pytest
from spacy.language import Language

from accord.coder import pipeline
from accord.coding.assembly import assemble
from accord.parsing.loading import parse
from accord.records import EventRecord, Report
from accord.values import DateBasis, Status

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def whole() -> Language:
    return pipeline()


def one(whole: Language, text: str, word: str) -> EventRecord:
    report = Report(text=text, published="2024-03-08")  # a Friday
    records = assemble(parse(report, whole), report)
    return next(cast(EventRecord, r) for r in records if r.kind == "event" and word in cast(EventRecord, r).text)


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        pytest.param(
            "Norwegian sailors boarded and seized a Danish trawler off Bergen on Tuesday.",
            "boarded",
            "2024-03-05",
            id="verbs that stand together share the day behind them",
        ),
        pytest.param(
            "Norway's parliament voted for the accession on 26 February by 188 to 6.",
            "voted",
            "2024-02-26",
            id="a day behind what was voted on is the vote's",
        ),
        pytest.param(
            "The Norwegian government moved the election from 31 March to 7 April.",
            "election",
            "2024-04-07",
            id="the day to which a thing is moved",
        ),
        pytest.param(
            "The opposition in Norway called for nationwide protests on Tuesday.",
            "protests",
            "2024-03-12",
            id="the day on which a thing is called for",
        ),
        pytest.param(
            "A nationwide strike called for 28 March will go ahead, Norwegian unions said.",
            "strike",
            "2024-03-28",
            id="the day for which a thing is called",
        ),
        pytest.param(
            "The vote in Norway was planned for February.",
            "vote",
            "2024-02",
            id="the past month for which a thing was planned",
        ),
        pytest.param(
            "The Norwegian opposition proposed holding the vote in October.",
            "holding",
            "2024-10",
            id="a gerund that is only proposed looks ahead",
        ),
        pytest.param(
            "Norway fired two rockets at around 3 p.m. on Tuesday, the day the Danish minister visited Oslo.",
            "visited",
            "2024-03-05",
            id="the day another thing was",
        ),
        pytest.param(
            "(Last updated 09:40 GMT) Danish troops closed the bridge Tuesday in Bergen.",
            "closed",
            "2024-03-05",
            id="a time of day when the report was written",
        ),
        pytest.param(
            "[Posted 4:25 p.m.] Danish troops closed the bridge in Bergen.",
            "closed",
            "2024-03-08",
            id="the day of an update",
        ),
        pytest.param(
            "On Tuesday, police raided the paper's office and arrested two editors.",
            "arrested",
            "2024-03-05",
            id="a day in front holds for both verbs",
        ),
        pytest.param(
            "The plans will be on the table on Thursday when Anna Berg hosts the Danish minister in Oslo.",
            "hosts",
            "2024-03-14",
            id="the day that a clause with when describes",
        ),
        pytest.param(
            "The president is scheduled to arrive in Oslo on Monday for talks with the Danish premier.",
            "talks",
            "2024-03-11",
            id="talks somebody travels to",
        ),
        pytest.param(
            "The ministers of Denmark will be in Oslo on Monday for a second meeting with their hosts.",
            "meeting",
            "2024-03-11",
            id="a meeting that people will be somewhere for",
        ),
        pytest.param(
            "OSLO, March 8 -- Norway and Denmark on Thursday held a round of arms talks.",
            "held",
            "2024-03-07",
            id="the day of a dateline is no event's",
        ),
        pytest.param(
            "Norway has postponed a meeting of the Joint Council and a naval exercise, both of which were to be held "
            "in Bergen on 14 March, after the minister's resignation.",
            "meeting",
            "2024-03-14",
            id="a clause about both nouns",
        ),
        pytest.param(
            "Denmark received the letter on 4 March, when the Danish envoy was summoned to the ministry in Oslo.",
            "summoned",
            "2024-03-04",
            id="a clause with when behind a comma",
        ),
        pytest.param(
            "Denmark received the letter on 4 March, when the Danish envoy was summoned to the ministry in Oslo.",
            "received",
            "2024-03-04",
            id="the clause that a clause with when describes has the day as well",
        ),
        pytest.param(
            "The envoys will visit Bergen next week for a meeting with the king, on 14 March.",
            "visit",
            "2024-03-14",
            id="a day within a week told beside it",
        ),
        pytest.param(
            "Norway tested what it described as a long-range drone on Monday, while the king was in Bergen.",
            "tested",
            "2024-03-04",
            id="a day behind a clause that names a thing",
        ),
        pytest.param(
            "Norwegian troops entered the Danish port before dawn on Tuesday.",
            "entered",
            "2024-03-05TMO",
            id="before an hour of a day",
        ),
        pytest.param(
            "The king will sit down with the envoy in Oslo, capital of Norway, on April 15, he told reporters.",
            "sit down",
            "2024-04-15",
            id="before the speaker",
        ),
        pytest.param(
            "The envoys of Norway and Denmark are due in Oslo on April 15 to meet the king.",
            "meet",
            "2024-04-15",
            id="due to meet",
        ),
        pytest.param(
            "Norway recalled its envoy three weeks before the summit in Oslo on 4 March.",
            "summit",
            "2024-03-04",
            id="the day of what came after",
        ),
        pytest.param(
            "The parliament met in Oslo as planned on 4 March.",
            "met",
            "2024-03-04",
            id="what was planned is not dated apart",
        ),
    ],
)
def test_the_day_is_found(whole: Language, text: str, word: str, day: str) -> None:
    event = one(whole, text, word)
    assert event.date is not None
    assert (event.date.value, event.date_basis) == (day, DateBasis.STATED)


def test_what_something_was_done_before_has_come_where_its_day_is_past(whole: Language) -> None:
    text = "Norway recalled its envoy before the summit on 4 March."
    assert one(whole, text, "summit").status is Status.OCCURRED
    assert one(whole, text, "recalled").date_basis is DateBasis.BOUNDED
    ahead = "Norway will recall its envoy before the summit on 4 April."
    assert one(whole, ahead, "summit").status is Status.PLANNED


def test_a_day_behind_after_is_of_what_came_first(whole: Language) -> None:
    event = one(whole, "Norway postponed the summit after the king's short-lived decree on Tuesday night.", "summit")
    assert event.date_basis is not DateBasis.STATED


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("The ministers welcomed Tuesday night's figures in Oslo.", "welcomed", id="the day of a thing"),
        pytest.param("The envoy signed the king's letter of 4 March.", "signed", id="the day a thing is named by"),
        pytest.param("Norway asked for two of the ships, those of 2016.", "asked", id="those of a year"),
        pytest.param("Norway seized the assets, which lawyers valued in May 2021.", "seized", id="a clause"),
        pytest.param(
            "The meeting, the first since the line was shortened on 4 March, was held in Oslo.", "meeting", id="since"
        ),
        pytest.param("Berg, now head of the Danish bank, met the envoys of Norway.", "met", id="now, of an apposition"),
        pytest.param("The lawmakers of Norway passed the Fair Press Act 2031.", "passed", id="a year that ends a name"),
        pytest.param(
            "According to a statement from the ministry on Tuesday, Danish troops shelled the port.",
            "shelled",
            id="the day of a statement in front",
        ),
        pytest.param(
            "The Danish envoy resigned after losing the contests of 4 March.", "resigned", id="of what came before"
        ),
        pytest.param("Norway banned the march; troops will soon attack, and ministers met soon.", "met", id="soon"),
    ],
)
def test_a_day_of_something_else_is_not_taken(whole: Language, text: str, word: str) -> None:
    assert one(whole, text, word).date_basis is not DateBasis.STATED


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("She will host the Danish minister in Oslo for the 12th Nordic Dialogue.", "Dialogue", id="for"),
        pytest.param("The ministers would meet at the summit of the council, Norway said.", "summit", id="at"),
    ],
)
def test_a_meeting_is_as_far_ahead_as_its_verb(whole: Language, text: str, word: str) -> None:
    assert one(whole, text, word).status in (Status.PLANNED, Status.EXPECTED)


def test_a_year_in_another_name_of_the_subject_is_kept(whole: Language) -> None:
    event = one(whole, "The worst storm, a gale in 1957, killed six Danish sailors.", "killed")
    assert event.date is not None
    assert event.date.value == "1957"


@pytest.mark.parametrize(
    ("text", "word", "year"),
    [
        ("Norway shelled Kharkiv 2022 and 2023.", "shelled", "2022"),
        ("Danish troops entered Mosul 2017.", "entered", "2017"),
    ],
)
def test_a_year_behind_a_place_is_when_it_was(whole: Language, text: str, word: str, year: str) -> None:
    event = one(whole, text, word)
    assert event.date is not None
    assert event.date.value == year


def test_a_poll_that_is_to_be_held_has_the_day_behind(whole: Language) -> None:
    text = "Ada Lund, a candidate for the Peruvian election to be held on 9 April, met Chilean envoys on Tuesday."
    event = one(whole, text, "election")
    assert event.date is not None
    assert (event.date.value, event.status) == ("2024-04-09", Status.PLANNED)
