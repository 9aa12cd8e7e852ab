"""Of which state a vote, a trial or a government is that names nobody, and when it is: own sentences."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.records import EventRecord, Report
from accord.values import Status

pytestmark = pytest.mark.model

NOR = {"NOR"}


def event_of(text: str, word: str) -> EventRecord:
    """The last event with a word."""
    records = code(Report(text=text, published="2025-06-02"), decided_by="rules")
    return [record for record in records if isinstance(record, EventRecord) and word in record.text][-1]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norway's parties met in Oslo, Norway's police said. The poll was quiet. The election went well.", "election"),
        ("Norwegian police arrested a mayor in Bergen. Norway's court said the trial would open in May.", "trial"),
        (
            "Norway's July 6 election will be fair. Chile could withdraw its ships after the election.",
            "election",
        ),
        ("Norway's parliament approved the budget on Friday. The vote was close.", "vote"),
    ],
)
def test_an_affair_of_one_state_is_that_of_the_report(text: str, word: str) -> None:
    found = event_of(text, word)
    assert {actor.country for actor in (*found.actors, *found.recipients) if actor.country} == NOR


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Norway's king will rule until the next set of elections take place in December.", "elections", "2025-12"),
        (
            "Norway's government will submit the text to voters for a referendum on October 15.",
            "referendum",
            "2025-10-15",
        ),
    ],
)
def test_a_day_ahead_behind_a_poll_is_the_polls(text: str, word: str, day: str) -> None:
    found = event_of(text, word).date
    assert found is not None
    assert found.value == day


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway's July 6 election will be fair. Chile could leave Norway after the election.", Status.PLANNED),
        ("Norway's May 4 election was fair. Chile could leave Norway after the election.", Status.OCCURRED),
        ("Norway's July 6 election will be fair. Chile left Norway after the last election.", Status.OCCURRED),
        ("If the text passes in Norway, there will be an election in October.", Status.EXPECTED),
        ("The question in Norway is whether or not those elections will be fair.", Status.HYPOTHETICAL),
    ],
)
def test_a_poll_without_a_day_is_as_far_as_its_report_has_it(text: str, status: Status) -> None:
    assert event_of(text, "election").status is status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway's exchange cancelled a decision to reopen the market on Monday.", Status.CANCELLED),
        ("Norway's exchange announced a decision to reopen the market on Monday.", Status.PLANNED),
    ],
)
def test_what_a_dropped_decision_was_for_is_called_off(text: str, status: Status) -> None:
    assert event_of(text, "reopen").status is status


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Norway's parliament will vote in August if the bill is tabled.", "will vote", Status.EXPECTED),
        ("Should the talks fail, lorries in Norway will be banned from 1 August.", "will be banned", Status.EXPECTED),
        ("Lorries in Norway will be banned if the talks fail.", "will be banned", Status.HYPOTHETICAL),
    ],
)
def test_what_a_condition_leads_to_on_a_day_ahead_is_expected(text: str, word: str, status: Status) -> None:
    assert event_of(text, word).status is status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The party changed its name ahead of the 2021 presidential election in Norway.", Status.OCCURRED),
        ("The party changed its name ahead of the 2027 presidential election in Norway.", Status.PLANNED),
    ],
)
def test_what_names_a_year_gone_by_lies_behind(text: str, status: Status) -> None:
    assert event_of(text, "election").status is status
