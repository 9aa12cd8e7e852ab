"""Documents of a meeting, its agenda item by item, and what is to be announced after it."""

from __future__ import annotations

import pytest
from tests.dossiers.conftest import Tell, stages, warned

pytestmark = pytest.mark.model

PLANNED = (
    "2021-03-01",
    "Norway and Sweden will hold the Baltic Security Forum on 3 March 2021. The Baltic Security Forum is expected to "
    "focus on air policing over the Gulf. In addition to sea cables, "
    "Norway and Sweden are slated to announce a coastal "
    "radar after the Baltic Security Forum.",
)
HELD = (
    "2021-03-03",
    "Norway and Sweden held the Baltic Security Forum in Oslo on 3 March. Norway and Sweden did not issue a joint "
    "statement after the forum, an unusual outcome for such talks. Norway's minister Ida Berg spoke of delays in "
    "finalizing the text.",
)
ISSUED = (
    "2021-03-12",
    "Norway and Sweden on Friday released a joint communique of the "
    "Baltic Security Forum. The communique said that the "
    "two states would share the cost of air policing over the Gulf.",
)

STATEMENTS = [
    pytest.param([HELD], ["withheld"], id="not issued"),
    pytest.param([HELD, ISSUED], ["withheld", "issued"], id="withheld, then issued"),
    pytest.param([ISSUED, HELD], ["withheld", "issued"], id="reports out of order"),
    pytest.param(
        [
            (
                "2021-03-03",
                "The Baltic Security Forum of Norway and Sweden ended on Wednesday without a joint statement.",
            )
        ],
        ["withheld"],
        id="ended without",
    ),
    pytest.param(
        [("2021-03-03", "No joint statement was issued after the Baltic Security Forum of Norway and Sweden.")],
        ["withheld"],
        id="none was issued",
    ),
    pytest.param(
        [("2021-03-03", "Norway and Sweden have yet to publish the joint communique of the Baltic Security Forum.")],
        ["withheld"],
        id="have yet to publish",
    ),
    pytest.param(
        [("2021-03-03", "The release of the Baltic Security Forum communique by Norway and Sweden has been delayed.")],
        ["withheld"],
        id="its release delayed",
    ),
    pytest.param(
        [("2021-03-03", "Norway and Sweden are still negotiating the joint statement of the Baltic Security Forum.")],
        ["drafted"],
        id="still negotiated",
    ),
    pytest.param(
        [("2021-03-02", "Norway and Sweden will issue a joint statement at the end of the Baltic Security Forum.")],
        ["expected"],
        id="to be issued",
    ),
    pytest.param(
        [
            (
                "2021-03-04",
                "Norway and Sweden vowed to guard sea cables, according to a "
                "joint communique released after the Baltic "
                "Security Forum.",
            )
        ],
        ["issued"],
        id="according to the communique",
    ),
    pytest.param(
        [
            (
                "2021-03-04",
                "Norway and Sweden held the Baltic Security Forum on Wednesday. Finland and Estonia issued a joint "
                "statement on fishing.",
            )
        ],
        [],
        id="a statement of others",
    ),
    pytest.param(
        [("2021-03-04", "Norway and Sweden issued a joint statement on fishing.")],
        [],
        id="a statement in a report without the meeting",
    ),
    pytest.param(
        [("2021-03-04", "Norway and Sweden may issue a joint statement after the Baltic Security Forum.")],
        [],
        id="may issue",
    ),
]


@pytest.mark.parametrize(("reports", "expected"), STATEMENTS)
def test_the_path_of_a_statement(tell: Tell, reports: list[tuple[str, str]], expected: list[str]) -> None:
    assert stages(tell("forum-statement", *reports, pack="encounters")) == expected


def test_what_is_withheld_holds_its_reason_and_its_days(tell: Tell) -> None:
    state = tell("forum-statement", HELD, as_of="2021-03-08", pack="encounters")
    assert state is not None
    held = dict(state.holds)
    assert held["meeting"] == "Baltic Security Forum of 3 March 2021"
    assert held["reason"].startswith("delays in finalizing the text")
    texts = [warning.text for warning in state.warnings]
    assert texts[0].startswith("Withheld where custom expects one: “an unusual outcome for such talks”.")
    assert texts[1] == "No report shows it issued, 5 days after the meeting of 3 March 2021."


def test_what_is_issued_holds_its_day_and_clauses_and_owes_nothing(tell: Tell) -> None:
    state = tell("forum-statement", HELD, ISSUED, pack="encounters")
    assert state is not None
    held = dict(state.holds)
    assert held["issue date"] == "12 March 2021, 9 days after the meeting"
    assert "air policing" in held["clauses"]
    assert warned(state) == []


def test_items_of_the_agenda_are_planned_before_the_meeting(tell: Tell) -> None:
    state = tell("forum-agenda", PLANNED, pack="encounters")
    assert state is not None
    assert state.stage == "planned"
    assert [(entry.label, entry.text) for entry in state.entries] == [
        ("planned", "air policing over the Gulf"),
        ("planned", "sea cables"),
        ("planned", "a coastal radar"),
    ]
    assert 10 not in warned(state)


def test_items_no_report_of_the_meeting_tells_of_are_not_shown(tell: Tell) -> None:
    state = tell("forum-agenda", PLANNED, HELD, pack="encounters")
    assert state is not None
    assert {entry.label for entry in state.entries} == {"not shown"}
    silent = [warning for warning in state.warnings if warning.number == 10]
    assert silent[0].text.startswith("Reports of the meeting are silent on 3 of 3 items, so not shown: ")


def test_an_item_in_the_document_is_published_with_its_words(tell: Tell) -> None:
    state = tell("forum-agenda", PLANNED, HELD, ISSUED, pack="encounters")
    assert state is not None
    found = {entry.text: entry for entry in state.entries}
    assert found["air policing over the Gulf"].label == "published"
    assert "share the cost of air policing" in found["air policing over the Gulf"].note
    assert found["sea cables"].label == "not shown"


ANNOUNCEMENTS = [
    pytest.param([PLANNED], ["slated"], id="slated"),
    pytest.param([PLANNED, HELD], ["slated", "unknown"], id="the meeting is told, and nothing of this"),
    pytest.param(
        [PLANNED, HELD, ("2021-03-10", "Norway and Sweden announced a coastal radar on Wednesday.")],
        ["slated", "made"],
        id="made later",
    ),
    pytest.param(
        [PLANNED, ("2021-03-02", "Norway and Sweden have postponed the announcement of the coastal radar.")],
        ["slated", "delayed"],
        id="put off",
    ),
    pytest.param(
        [PLANNED, ("2021-03-02", "Norway and Sweden dropped the plan to announce a coastal radar.")],
        ["slated", "dropped"],
        id="dropped",
    ),
    pytest.param(
        [PLANNED, ("2021-03-03", f"{HELD[1]} Ida Berg praised work on the coastal radar.")],
        ["slated", "unknown"],
        id="a related remark is not the announcement",
    ),
]


@pytest.mark.parametrize(("reports", "expected"), ANNOUNCEMENTS)
def test_the_path_of_an_announcement(tell: Tell, reports: list[tuple[str, str]], expected: list[str]) -> None:
    assert stages(tell("radar-announcement", *reports, pack="encounters")) == expected


def test_an_announcement_after_a_meeting_is_due_on_its_day(tell: Tell) -> None:
    state = tell("radar-announcement", PLANNED, as_of="2021-03-02", pack="encounters")
    assert state is not None
    assert (state.due and state.due.value, state.due_what) == ("2021-03-03", "announcement")


def test_silence_is_unknown_and_said_so(tell: Tell) -> None:
    state = tell("radar-announcement", PLANNED, HELD, pack="encounters")
    assert state is not None
    assert (state.stage, state.due) == ("unknown", None)
    warning = next(warning for warning in state.warnings if warning.number == 10)
    assert warning.text.endswith("is silent on this: not shown, so unknown.")
    assert len(warning.evidence) == 2
