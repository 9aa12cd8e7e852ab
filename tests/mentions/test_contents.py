"""Where content begins and ends: semicolons, colons, the writer's own words behind an aside, unbalanced marks."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from accord.mentions.attributions import find_attributions

pytestmark = pytest.mark.model

LAST = "The mayor said the bridge was open."
MARKS = "“”\"‘’'«»„"


def told(nlp: Language, text: str) -> list[str]:
    return [" … ".join(text[start:end] for start, end in one.content) for one in find_attributions(nlp(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The port is closed; more ships may be turned away, a pilot said.",
            "more ships may be turned away",
            id="semicolon before an unquoted clause",
        ),
        pytest.param(
            "The clerk has left town; “We will not follow him,” the mayor told a crowd.",
            "“We will not follow him,”",
            id="semicolon before a quotation",
        ),
        pytest.param(
            "The palace distanced itself: the island, it said, would stay neutral.",
            "the island … would stay neutral",
            id="colon before an unquoted clause",
        ),
        pytest.param(
            "The strike hit a tanker off Oman, the navy said, its third such raid.",
            "The strike hit a tanker off Oman",
            id="a second object behind an aside is the writer’s",
        ),
        pytest.param(
            "The museum, the mayor said, opened its doors in May.",
            "The museum … opened its doors in May",
            id="a predicate behind an aside is the speaker’s",
        ),
        pytest.param("Medics put the toll at forty.", "the toll at forty", id="an estimate"),
    ],
)
def test_borders(nlp: Language, text: str, expected: str) -> None:
    assert expected in told(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The talks were put off “until further notice”.", id="put without it"),
        pytest.param("The crew put lives at risk.", id="put at without a number"),
    ],
)
def test_no_content(nlp: Language, text: str) -> None:
    assert told(nlp, text) == []


@given(at=st.integers(0, 60), mark=st.sampled_from(MARKS))
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_stray_mark_never_loses_the_next_paragraph(nlp: Language, at: int, mark: str) -> None:
    first = "The envoy said that the road was closed. “We stay,” Keller added."
    text = f"{first[:at]}{mark}{first[at:]}\n\n{LAST}"
    assert "the bridge was open" in told(nlp, text)
