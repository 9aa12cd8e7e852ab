"""An accusation and what the accused says to it; on own texts."""

from __future__ import annotations

import pytest
from tests.linking.test_disputed import values


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        pytest.param(
            "The matter led to a quarrel, with Norway accusing Finland of stopping its ferries unfairly, and Helsinki "
            "saying it was a routine customs check.",
            "it was a routine customs check (Helsinki)",
            id="in one sentence",
        ),
        pytest.param(
            "Norway accused Finland of stopping its ferries. But Finland said the ferries had lost their engines.",
            "the ferries had lost their engines (Finland)",
            id="in the next",
        ),
        pytest.param(
            "The Finnish captain Otto Laine is accused of stopping its ferries. Laine says he did nothing wrong.",
            "he did nothing wrong (Otto Laine)",
            id="accused by nobody named",
        ),
    ],
)
def test_who_is_accused_answers(text: str, answer: str) -> None:
    found = values(f"OSLO, May 6 - {text}")
    assert [each[1] for each in found] == [answer]
    assert "stopping its ferries" in found[0][0]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Norway accused Finland of stopping its ferries. Sweden said the ferries had lost their engines.",
            id="another's words",
        ),
        pytest.param(
            "Norway accused Finland of stopping its ferries. Finland said it would hold talks on Friday.",
            id="of something else",
        ),
        pytest.param(
            "Norway accused Finland of stopping its ferries. However, Finland said trade was growing.",
            id="turned to something else",
        ),
        pytest.param(
            "Otto Laine is accused of arson in Finland. Laine says the trial is not yet scheduled.",
            id="no word of the deed",
        ),
        pytest.param(
            "Norway accused Finland of stopping its ferries. Finland called Norway a neighbour with no plan for them.",
            id="a rebuke in turn",
        ),
    ],
)
def test_what_is_no_answer_is_left_aside(text: str) -> None:
    assert values(f"OSLO, May 6 - {text}") == []
