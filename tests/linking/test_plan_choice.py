"""Which mentions state a plan at all, and which counts leave one done in part: own sentences."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.ledger.merged import Known
from accord.linking import link
from accord.linking.in_part import why_in_part
from accord.linking.plan_choice import is_stated
from accord.records import EventRecord, FigureRecord, Report

pytestmark = pytest.mark.model


def told(text: str, word: str) -> tuple[EventRecord, dict[str, FigureRecord]]:
    """The first event with a word, and the figures of the text."""
    records = code(Report(text=text, published="2025-06-05"), decided_by="rules")
    event = next(record for record in records if isinstance(record, EventRecord) and word in record.text)
    return event, {record.id: record for record in records if isinstance(record, FigureRecord)}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("Norway's law requires consent from both houses of parliament.", "consent", id="a rule"),
        pytest.param("A majority of Norway's parliament is needed to impeach an official.", "impeach", id="needed"),
        pytest.param("At least 900 votes are needed to win the party's nomination.", "nomination", id="striven for"),
        pytest.param("Laine spent May seeking ballot access in Norway.", "access", id="sought"),
        pytest.param("Berg misled the king to shut down debate in parliament.", "debate", id="cut off"),
        pytest.param("Norway's office would have more means to keep order in future debates.", "debates", id="any"),
    ],
)
def test_no_plan_is_stated(text: str, word: str) -> None:
    assert not is_stated(told(text, word)[0])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("Norway asked Chile to send two ships.", "send", id="asked of somebody"),
        pytest.param("The pact needs the concurrence of Norway's Senate.", "concurrence", id="an approval awaited"),
        pytest.param("Norway's treaty requires elections on 12 July.", "elections", id="by a day"),
        pytest.param("Norway will host the next debate.", "debate", id="one debate"),
    ],
)
def test_a_plan_is_stated(text: str, word: str) -> None:
    assert is_stated(told(text, word)[0])


@pytest.mark.parametrize(
    ("done", "is_part"),
    [("Laine won all three elections in Norway.", False), ("Norway held three elections on Tuesday.", True)],
)
def test_all_of_several_are_no_part(done: str, is_part: bool) -> None:
    planned, figures = told("Norway is to hold twelve elections in May.", "elections")
    later, others = told(done, "elections" if is_part else "won")
    assert bool(why_in_part([planned], [later], {**figures, **others})) is is_part


@pytest.mark.parametrize(
    ("text", "plans"),
    [
        ("Berg is a candidate in the 2028 presidential election in Norway.", 0),
        ("The articles say how members of Norway's parliament will be elected.", 0),
        ("Norway will hold a presidential election in May 2028.", 1),
        ("The 2026 summit of NATO will be held in Ankara on 7 July 2026.", 1),
        ("Norway awaits the 2026 summit of NATO. The summit will be held in Ankara on 7 July 2026.", 1),
    ],
)
def test_a_frame_or_a_manner_is_no_plan(text: str, plans: int) -> None:
    report = Report(text=text, published="2025-06-05")
    records = tuple(code(report))
    assert len(link(Known({report.id: report}, records)).plans) == plans
