"""Reports that are one text, or were made from one."""

from __future__ import annotations

from accord.linking.copies import find_copies
from accord.records import Report

STORY = (
    "The harbour master of Bodin said on Monday that two new ferries will sail the northern route from May. "
    "The boats were built in Turku and carry ninety cars each. Fares stay as they are until the end of the year."
)
OTHER = (
    "Fishers along the sound have asked for longer nights at the auction hall, the trade union said. "
    "The hall opened in 1978 and closes at six in the evening. A decision is due before midsummer."
)


def report(text: str, publisher: str) -> Report:
    return Report(text=text, publisher=publisher)


def test_a_text_with_a_few_changes_is_a_copy() -> None:
    changed = STORY.replace("ninety cars", "ninety-two cars")
    one, other, third = report(STORY, "A"), report(changed, "B"), report(OTHER, "C")
    assert find_copies([one, other, third]) == (tuple(sorted((one.id, other.id))),)


def test_order_changes_nothing_and_short_texts_are_left_out() -> None:
    reports = [
        report(STORY, "A"),
        report(STORY + " More later.", "B"),
        report("Snow fell.", "C"),
        report("Snow fell.", "D"),
    ]
    assert find_copies(reports) == find_copies(reports[::-1])
    assert len(find_copies(reports)) == 1
