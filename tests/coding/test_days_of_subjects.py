"""Days of the deeds that nouns name, not of what is said of them; own sentences."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.records import EventRecord, Report

pytestmark = pytest.mark.model


def days(text: str, word: str) -> set[str | None]:
    records = code(Report(text=text, published="2024-05-15"), decided_by="rules")
    events = [record for record in records if isinstance(record, EventRecord) and word in record.text]
    return {event.date.value if event.date is not None else None for event in events}


UNTOLD = "../2024-05-15"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Norway's invasion of Peru in 1982 was condemned.", "invasion", "1982"),
        ("Norway's invasion of Peru in 1982 was condemned.", "condemned", UNTOLD),
        ("Talks between Norway and Peru on Monday failed.", "Talks", "2024-05-13"),
        ("The shelling of the Peruvian port on Monday killed ten soldiers.", "shelling", "2024-05-13"),
        ("The shelling of the Peruvian port on Monday killed ten soldiers.", "killed", "2024-05-13"),
        ("Norway apologised to Peru for the shelling of the port in 1991.", "shelling", "1991"),
        ("Norway apologised to Peru for the shelling of the port in 1991.", "apologised", UNTOLD),
        ("Norway condemned the strike on its consulate in April.", "strike", "2024-04"),
        ("Norway condemned the raid on Monday.", "condemned", "2024-05-13"),
        ("The council of ministers on Monday approved the treaty with Peru.", "approved", "2024-05-13"),
    ],
)
def test_whose_day_it_is(text: str, word: str, expected: str) -> None:
    assert days(text, word) == {expected}
