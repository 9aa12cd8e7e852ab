"""A dossier's path: stages moved by evidence alone, whatever order the reports come in."""

from __future__ import annotations

import pytest
from tests.dossiers.conftest import Tell, stages, warned

pytestmark = pytest.mark.model

PLANNED = ("2021-02-10", "Norway and Sweden will hold the 12th Baltic Security Forum in Oslo on 3 March 2021.")
HELD = ("2021-03-04", "Norway and Sweden held the 12th Baltic Security Forum in Oslo on 3 March.")
POSTPONED = ("2021-03-01", "The Baltic Security Forum of Norway and Sweden was postponed, the ministry said.")
CANCELLED = ("2021-03-01", "Norway and Sweden have cancelled the Baltic Security Forum.")
ASKED = (
    "2021-11-04",
    "Norway's prime minister urged lawmakers to approve a 6% rise in defence spending for next year.",
)

PATHS = [
    pytest.param("forum", [PLANNED, HELD], ["scheduled", "held"], id="planned, then held"),
    pytest.param("forum", [HELD, PLANNED], ["scheduled", "held"], id="reports out of order"),
    pytest.param("forum", [PLANNED, POSTPONED], ["scheduled", "postponed"], id="planned, then put off"),
    pytest.param("forum", [POSTPONED, PLANNED], ["scheduled", "postponed"], id="put off, told out of order"),
    pytest.param(
        "forum",
        [
            PLANNED,
            CANCELLED,
            ("2021-03-02", "Norway and Sweden will hold the Baltic Security Forum on 3 March after all."),
        ],
        ["scheduled", "cancelled", "scheduled"],
        id="a cancellation undone",
    ),
    pytest.param(
        "forum",
        [PLANNED, ("2021-02-15", "Norway and Sweden will hold the Baltic Security Forum in Oslo on 5 March 2021.")],
        ["scheduled", "scheduled"],
        id="a new day for the same plan",
    ),
    pytest.param(
        "forum",
        [
            HELD,
            (
                "2021-03-05",
                "The Baltic Security Forum of Norway and Sweden, which was scheduled for 3 March, drew protests.",
            ),
        ],
        ["held"],
        id="a look back at the plan takes nothing back",
    ),
    pytest.param(
        "forum",
        [PLANNED, ("2021-02-12", "Norway's minister said the Baltic Security Forum may be postponed.")],
        ["scheduled"],
        id="may be put off is not put off",
    ),
    pytest.param(
        "forum",
        [PLANNED, ("2021-02-12", "Norway denied that the Baltic Security Forum will be cancelled.")],
        ["scheduled"],
        id="a denied cancellation is none",
    ),
    pytest.param(
        "forum",
        [("2021-02-10", "No date has been set for the Baltic Security Forum of Norway and Sweden.")],
        [],
        id="no date yet is no cancellation",
    ),
    pytest.param(
        "forum",
        [("2021-02-20", "Berg of Norway was to meet Holm in Oslo for the 12th Baltic Security Forum with Sweden.")],
        ["announced"],
        id="a noun has the status of its verb",
    ),
    pytest.param(
        "forum",
        [("2021-02-20", "Norway and Denmark held their annual defence talks in Oslo on Friday.")],
        [],
        id="talks with an outsider are others",
    ),
    pytest.param(
        "forum",
        [
            HELD,
            (
                "2021-03-05",
                "The 13th Baltic Security Forum is to be held in Stockholm in March 2022, Norway and Sweden said.",
            ),
        ],
        ["held", "next set"],
        id="the next one announced",
    ),
    pytest.param(
        "forum",
        [
            HELD,
            (
                "2021-03-05",
                "The 13th Baltic Security Forum is to be held in Stockholm in March 2022, Norway and Sweden said.",
            ),
            ("2022-02-20", "Sweden and Norway will hold the Baltic Security Forum in Stockholm on 2 March."),
        ],
        ["held", "next set", "scheduled"],
        id="the next one scheduled",
    ),
    pytest.param(
        "forum",
        [("2021-02-20", f"{PLANNED[1]} At last year's Baltic Security Forum they signed a pact.")],
        ["held", "scheduled"],
        id="last year's edition is another one",
    ),
    pytest.param(
        "forum",
        [PLANNED, ("2021-02-12", "Sweden said it would boycott the Baltic Security Forum hosted by Norway.")],
        ["scheduled"],
        id="a boycott is neither held nor off",
    ),
    pytest.param(
        "forum",
        [PLANNED, ("2021-02-12", "Sweden's minister will not attend the Baltic Security Forum in Norway.")],
        ["scheduled"],
        id="one who stays away cancels nothing",
    ),
    pytest.param(
        "forum",
        [
            (
                "2021-02-12",
                "The Baltic Security Forum, held every year since 1998 by Norway and Sweden, is a talking shop.",
            )
        ],
        [],
        id="held every year is no edition",
    ),
    pytest.param(
        "forum",
        [("2021-02-12", "Norway and Sweden should hold the Baltic Security Forum in May, an analyst said.")],
        [],
        id="what an analyst wants is not announced",
    ),
    pytest.param(
        "forum",
        [("2021-02-12", "Norway would welcome Finland's part in the Baltic Security Forum with Sweden.")],
        [],
        id="a name alone is no deed",
    ),
    pytest.param(
        "forum",
        [("2021-03-04", f"{HELD[1]} The next meeting will be held in Stockholm in 2022.")],
        ["held", "next set"],
        id="the next meeting, by that word alone",
    ),
    pytest.param("budget", [ASKED], ["presented"], id="asked of lawmakers is not granted"),
    pytest.param(
        "budget",
        [("2021-10-20", "Norway's defence budget for 2022 passed its first reading in parliament on Tuesday.")],
        ["committee"],
        id="a first reading is not the vote",
    ),
    pytest.param(
        "budget",
        [("2021-10-20", "If parliament approves the defence budget, Norway will buy six frigates.")],
        [],
        id="if it is approved",
    ),
    pytest.param(
        "budget",
        [ASKED, ("2021-12-10", "The Storting on 10 December passed a budget with a 5.1% rise in defence spending.")],
        ["presented", "enacted"],
        id="asked, then passed",
    ),
    pytest.param(
        "budget",
        [
            ("2021-12-10", "Norway's parliament passed a 5.1% rise in defence spending for 2022 on Friday."),
            (
                "2021-12-12",
                "Norway's prime minister, who in November urged lawmakers to approve a 6% rise in defence spending "
                "for 2022, welcomed the vote.",
            ),
        ],
        ["enacted"],
        id="the request told after the vote takes nothing back",
    ),
    pytest.param(
        "budget",
        [ASKED, ("2021-12-20", "Norway's parliament rejected the defence budget for 2022.")],
        ["presented", "rejected"],
        id="asked, then rejected",
    ),
    pytest.param(
        "budget",
        [("2021-11-04", "Norwegian lawmakers have yet to approve the defence budget for 2022.")],
        [],
        id="have yet to approve",
    ),
    pytest.param(
        "budget",
        [("2021-11-04", "Norway's parliament is expected to pass the defence budget for 2022 on 10 December.")],
        [],
        id="is expected to pass",
    ),
    pytest.param("budget", [("2021-11-04", "Norway may raise defence spending by 6%.")], [], id="may raise"),
    pytest.param(
        "budget",
        [("2021-11-04", "The U.S. Congress urged Norway to raise defence spending by 6%.")],
        [],
        id="asked by another state",
    ),
    pytest.param(
        "budget",
        [
            (
                "2021-11-04",
                "Sweden's parliament passed a 5% rise in defence spending for 2022, and Norway praised the vote.",
            )
        ],
        [],
        id="another state's budget",
    ),
    pytest.param(
        "budget",
        [("2021-11-04", "Norway's parliament passed the media bill and debated the defence budget for 2022.")],
        ["committee"],
        id="another bill passed in the same sentence",
    ),
]


@pytest.mark.parametrize(("dossier", "reports", "expected"), PATHS)
def test_path(tell: Tell, dossier: str, reports: list[tuple[str, str]], expected: list[str]) -> None:
    assert stages(tell(dossier, *reports)) == expected


def test_a_day_before_the_outcome_knows_only_the_plan(tell: Tell) -> None:
    state = tell("forum", PLANNED, HELD, as_of="2021-03-03")
    assert state is not None
    assert (state.stage, state.since, state.due and state.due.value) == ("scheduled", "2021-02-10", "2021-03-03")


def test_held_counts_from_the_day_of_the_deed(tell: Tell) -> None:
    state = tell("forum", PLANNED, HELD)
    assert state is not None
    assert (state.stage, state.since, state.due) == ("held", "2021-03-03", None)


def test_held_without_a_day_of_its_own_was_held_when_it_was_due(tell: Tell) -> None:
    state = tell(
        "forum", PLANNED, ("2021-03-03", "After the Baltic Security Forum in Oslo, Norway and Sweden signed a pact.")
    )
    assert state is not None
    assert (state.stage, state.since, state.path[-1].note != "") == ("held", "2021-03-03", True)


def test_what_was_put_off_is_due_on_no_day_until_one_is_given(tell: Tell) -> None:
    off = tell("forum", PLANNED, POSTPONED)
    moved = tell(
        "forum", PLANNED, ("2021-03-01", "The Baltic Security Forum of Norway and Sweden was postponed until 9 April.")
    )
    assert off is not None
    assert moved is not None
    assert (off.due, moved.due and moved.due.value) == (None, "2021-04-09")


def test_the_same_path_in_every_order_of_reports(tell: Tell) -> None:
    reports = [
        PLANNED,
        POSTPONED,
        ("2021-04-10", "Norway and Sweden held the Baltic Security Forum in Oslo on 9 April."),
    ]
    forward, back = tell("forum", *reports), tell("forum", *reversed(reports))
    assert stages(forward) == stages(back) == ["scheduled", "postponed", "held"]


def test_of_two_reports_of_one_day_the_one_that_is_further_along_speaks_last(tell: Tell) -> None:
    same_day = ("2021-03-01", PLANNED[1])
    assert stages(tell("forum", same_day, POSTPONED)) == stages(tell("forum", POSTPONED, same_day))
    assert stages(tell("forum", same_day, POSTPONED)) == ["scheduled", "postponed"]


def test_a_report_without_a_day_counts_and_is_warned_of(tell: Tell) -> None:
    state = tell("forum", (None, PLANNED[1]))
    assert stages(state) == ["scheduled"]
    assert warned(state) == [12]


def test_nothing_reported_is_no_dossier(tell: Tell) -> None:
    assert tell("forum", ("2021-02-10", "Rain fell on Oslo.")) is None
    assert tell("forum", ("2021-02-10", "")) is None


def test_every_step_stands_on_words_of_its_report(tell: Tell) -> None:
    state = tell("forum", PLANNED, HELD)
    assert state is not None
    for move, (_, text) in zip(state.path, [PLANNED, HELD], strict=True):
        assert text[move.evidence.start : move.evidence.end] == move.evidence.quote
