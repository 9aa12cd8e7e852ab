"""Polls of two kinds or regions; on own sentences."""

from __future__ import annotations

import pytest
from tests.linking.written import Written

from accord.linking.other_polls import are_other_polls, read_poll
from accord.linking.profiles import Profile, make_profiles
from accord.records import EventRecord
from accord.values import Status


def poll(sentence: str, mention: str) -> Profile:
    report, made = Written("2025-03-03").sentence(sentence).event(mention, None, Status.OCCURRED, label="vote").done()
    (found,) = make_profiles([record for record in made if isinstance(record, EventRecord)], {report.id: report})
    return found


@pytest.mark.parametrize(
    ("sentence", "mention", "kinds", "regions"),
    [
        ("In Lapland, caucuses were held on 3 March.", "caucuses", {"primary"}, {"lapland"}),
        (
            "It held primaries in Lapland, Satakunta and North Karelia.",
            "primaries",
            {"primary"},
            {"lapland", "satakunta", "north karelia"},
        ),
        ("Lapland's election was calm.", "election", set(), {"lapland"}),
        ("She stands in the Kotka by-election.", "election", {"by-election"}, set()),
        ("Kotka will go to the polls in a by-election.", "will go", {"by-election"}, set()),
        ("Finland's presidential election was calm.", "presidential election", {"presidential"}, set()),
        ("The Democratic election was calm.", "election", set(), set()),
        ("Elections on Monday were calm.", "Elections", set(), set()),
        ("There were no Reform Bloc women elected.", "elected", set(), set()),
    ],
)
def test_what_a_mention_says_of_a_poll(sentence: str, mention: str, kinds: set[str], regions: set[str]) -> None:
    found = read_poll(poll(sentence, mention).record)
    assert (found.kinds, found.regions) == (kinds, regions)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("They held primaries in Lapland.", "primaries"), ("Satakunta put off its primary.", "primary"), False),
        (("They held primaries in Lapland.", "primaries"), ("The Satakunta primary is off.", "primary"), True),
        (("They held primaries in Lapland.", "primaries"), ("The Lapland primary was calm.", "primary"), False),
        (
            ("The presidential election is near.", "presidential election"),
            ("Lapland's election is on.", "election"),
            True,
        ),
        (("The presidential election is near.", "presidential election"), ("The election is near.", "election"), False),
        (("Lapland's election was calm.", "election"), ("The Lappish election was calm.", "election"), False),
        (("The primary was calm.", "primary"), ("The presidential election is near.", "presidential election"), True),
        (("A by-election is due.", "election"), ("The election is due.", "election"), False),
        (("A by-election is due.", "election"), ("Finland held elections.", "held elections"), True),
    ],
)
def test_two_polls(one: tuple[str, str], other: tuple[str, str], *, expected: bool) -> None:
    assert are_other_polls(poll(*one), poll(*other)) is expected
    assert are_other_polls(poll(*other), poll(*one)) is expected
