"""How many a gathering drew, put otherwise by two sources of a report or by reports of one day; on own texts."""

from __future__ import annotations

import pytest
from tests.linking.test_disputed import conflicts

from accord.ledger.merged import ConflictVerdict


def sizes(text: str) -> list[list[str]]:
    """The accounts of the conflicts of figures in one report."""
    return [[account.value for account in each.accounts] for each in conflicts(text, kind="figure")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param(
            "The march in Turku filled the harbour on Saturday. Organisers put the turnout at 40,000, but police said "
            "15,000 took part.",
            ["40,000 (organisers)", "15,000 (Finnish police)"],
            id="a turnout and who took part",
        ),
        pytest.param(
            "The council put the size of the Sunday march in Turku at 7,000 at its peak. Radio Lahti estimated that "
            "march peaked at 12,000 to 14,000.",
            ["7,000 (The council)", "12,000 to 14,000 (Radio Lahti)"],
            id="the size at its peak",
        ),
        pytest.param(
            "Tens of thousands of people filled the square in Lahti on Saturday. Oslo radio spoke of a crowd of "
            "300,000.",
            ["Tens of thousands", "300,000 (Norwegian radio)"],
            id="tens of thousands and a number",
        ),
        pytest.param(
            "A few hundred people came to the vigil in Turku, the union said. The harbour police estimated the crowd "
            "at 60.",
            ["A few hundred (the union)", "60 (Finnish harbour police)"],
            id="a few hundred and a number",
        ),
        pytest.param(
            "Police estimated the size of the crowd at 12,000. The union said 30,000 people had marched.",
            ["12,000 (Police)", "30,000 (The union)"],
            id="the size of the crowd",
        ),
    ],
)
def test_two_sources_of_one_report_give_two_sizes(text: str, values: list[str]) -> None:
    """Whatever words they use for it, both count who came."""
    assert sizes(f"TURKU, May 6 - {text}") == [values]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A crowd of 4,000 gathered in Turku. In Lahti 9,000 people marched, police said.", id="two towns"),
        pytest.param(
            "Organisers said 9,000 people marched on Friday. Police said 2,000 people rallied on Sunday.", id="two days"
        ),
        pytest.param(
            "About 4,000 supporters of the mayor gathered in Turku, police said. The union said 1,000 people took part "
            "in the protest against him.",
            id="two camps",
        ),
        pytest.param(
            "Thousands of people marched in Turku. Police said about 5,000 had joined the march.", id="both can hold"
        ),
        pytest.param(
            "Some 4,000 people marched in Turku. Police said the march of last week drew 900 people.",
            id="an earlier one",
        ),
        pytest.param(
            "Some 4,000 people marched in Turku. The union said 900 officers had been sent to the march.",
            id="no marchers",
        ),
        pytest.param(
            "The dockers' union said 12,000 workers took part in the strike. The port said 300 workers attended the "
            "vigil.",
            id="two kinds of gathering",
        ),
        pytest.param(
            "The mayor said 2,000 people attended the harbour concert. The governor said 400 visitors attended the "
            "museum.",
            id="a concert and a museum",
        ),
        pytest.param(
            "Some 500 people marched in Turku, the police said. The crowd had grown to 9,000, the union said.",
            id="one that grew",
        ),
    ],
)
def test_sizes_of_two_crowds_or_that_both_hold_are_no_conflict(text: str) -> None:
    """Two towns, days or camps are two crowds; a number within "thousands" puts nothing otherwise."""
    assert sizes(f"TURKU, May 6 - {text}") == []


def test_reports_of_one_march_give_two_sizes() -> None:
    """Two reports of a day on one march in one town."""
    texts = (
        "TURKU, May 6 - The harbour march in Turku drew 40,000 people on Monday, the dockers' union said. The march "
        "against the harbour law passed the Turku customs house.",
        "TURKU, May 6 - Hundreds of thousands of people joined the harbour march in Turku on Monday. The march against "
        "the harbour law ended at the Turku customs house.",
    )
    found = conflicts(*texts, kind="figure")
    assert [[account.value for account in each.accounts] for each in found] == [
        ["40,000 (dockers union)", "Hundreds of thousands"]
    ]
    assert found[0].verdict == ConflictVerdict.UNSURE


def test_two_sizes_are_listed_once() -> None:
    """Two events of the same two reports list their sizes once."""
    texts = [
        f"TURKU, May 6 - {many} people marched in Turku against the harbour law, the union said, and the police closed "
        "the roads."
        for many in ("Some 9,000", "About 300")
    ]
    assert len(conflicts(*texts, kind="figure")) == 1
