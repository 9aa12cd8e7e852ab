"""Where the headline of a report stands in its text, and what that says of its events."""

from __future__ import annotations

import pytest
from tests.linking.written import linked

from accord.coder import code
from accord.ledger.merged import Known
from accord.linking import link
from accord.linking.headline_places import find_headline
from accord.records import Report


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Pact signed\n\nOSLO - They signed.", "Pact signed", (0, 11)),
        ("FJORD WIRE\n5 March\n\nPact signed\n\nThey signed.", "Pact signed", (20, 31)),
        ("They signed.", "Pact signed", (0, 11)),
        ("They signed.", None, (0, 0)),
    ],
)
def test_a_headline_may_stand_below_outlet_and_day(text: str, title: str | None, expected: tuple[int, int]) -> None:
    assert find_headline(Report(text=text, title=title)) == expected


def test_without_a_report_there_is_no_headline() -> None:
    assert find_headline(None) == (0, 0)
    assert linked().events == ()


@pytest.mark.model
def test_a_headline_below_outlet_and_day_tells_what_the_first_sentence_tells() -> None:
    text = (
        "FJORD WIRE\n5 March 2025\n\nNorway joins the Baltic fund\n\nOSLO - Norway joined the Baltic fund on Tuesday."
    )
    report = Report(text=text, title="Norway joins the Baltic fund", published="2025-03-05")
    found = link(Known({report.id: report}, code(report), None, 0)).events
    (event,) = [event for event in found if any("join" in record.text for record in event.records)]
    assert len(event.records) == 2
