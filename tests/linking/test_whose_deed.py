"""Whose a resignation, a nomination or a visit is, and which of them are two; on own sentences."""

from __future__ import annotations

from typing import Any

import pytest
from tests.linking.written import BERG, LAINE, VIRTA, Written

from accord.linking.profiles import Profile, make_profiles
from accord.linking.whose_deed import find_bearer, is_of_others
from accord.records import EventRecord
from accord.values import Status


def profile(sentence: str, mention: str, label: str, **fields: Any) -> Profile:
    report, made = (
        Written("2025-03-03").sentence(sentence).event(mention, None, Status.OCCURRED, label=label, **fields).done()
    )
    (found,) = make_profiles([record for record in made if isinstance(record, EventRecord)], {report.id: report})
    return found


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The post stands empty since the resignation of Mayor Otto Laine in May.", {"otto", "laine"}),
        ("Laine's sudden resignation came in May.", {"laine"}),
        ("The mayor's resignation came in May.", set()),
        ("The resignation of Norway's mayor came in May.", set()),
        ("The resignation came in May.", set()),
    ],
)
def test_the_name_beside_a_noun(sentence: str, words: set[str]) -> None:
    assert find_bearer(profile(sentence, "resignation", "resignation").record) == words


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            profile("Ida Berg resigned.", "resigned", "resignation", actors=(BERG,)),
            profile("The resignation of Otto Laine shook the port.", "resignation", "resignation"),
            True,
        ),
        (
            profile("Ida Berg resigned.", "resigned", "resignation", actors=(BERG,)),
            profile("Few wept over Berg's resignation.", "resignation", "resignation"),
            False,
        ),
        (
            profile("Ida Berg resigned.", "resigned", "resignation", actors=(BERG,)),
            profile("Her resignation came late.", "resignation", "resignation"),
            False,
        ),
        (
            profile("Laine visited the docks.", "visited", "visit", actors=(LAINE,)),
            profile("Virta visited the mine.", "visited", "visit", actors=(VIRTA,)),
            True,
        ),
        (
            profile("They picked a deputy.", "picked", "nomination"),
            profile("They picked a prime minister.", "picked", "nomination"),
            False,
        ),
        (
            profile("She named a vice president.", "named", "nomination"),
            profile("She named a prime minister.", "named", "nomination"),
            True,
        ),
        (
            profile("He has the Harbour Party's nomination.", "nomination", "nomination"),
            profile("He lost the Forest Party's nomination.", "nomination", "nomination"),
            True,
        ),
    ],
)
def test_deeds_of_two_persons(one: Profile, other: Profile, *, expected: bool) -> None:
    assert is_of_others(one, other) is expected
    assert is_of_others(other, one) is expected
