"""What a later report takes up in passing: an act that is done once for its object."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.linking.written import FINLAND, NORWAY, Written

from accord.linking.features import compare_nearness, find_evidence
from accord.linking.foreseen import compare_foreseen, compare_recalled, is_done_once
from accord.linking.profiles import Profile, make_profile
from accord.linking.same_event import compare, rarity
from accord.records import EventRecord
from accord.values import Actor, ActorKind, EventType, Status

MATTER = frozenset({"reindeer", "graz", "border", "herder", "oslo", "helsinki", "quota"})


def telling(day: str, words: str, *actors: Actor, status: Status = Status.OCCURRED) -> Profile:
    """A telling of one report of the matter."""
    written = Written(day, publisher=day).sentence(f"The grazing pact {words} there.")
    report, (record,) = written.event(words, EventType.AGREE, status, actors=actors).done()
    assert isinstance(record, EventRecord)
    return replace(make_profile(record, report), telling=MATTER)


SIGNED = telling("2025-03-06", "was signed", NORWAY, FINLAND)
IN_PASSING = telling("2025-09-01", "was signed")


def test_a_signing_told_without_party_or_day_is_the_one_of_its_matter() -> None:
    assert compare_recalled(SIGNED, IN_PASSING) == compare_recalled(IN_PASSING, SIGNED) == 1.0
    assert compare(SIGNED, IN_PASSING) is not None


def test_it_may_be_taken_up_months_later() -> None:
    assert is_done_once(SIGNED, IN_PASSING)
    assert compare_nearness(SIGNED, IN_PASSING) == 0.0


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(telling("2025-09-01", "was signed", NORWAY), id="it names a party"),
        pytest.param(
            replace(IN_PASSING, first_day=date(2025, 8, 30), last_day=date(2025, 8, 30)), id="it has a day of its own"
        ),
        pytest.param(replace(IN_PASSING, telling=frozenset({"herring", "quay", "trawler"})), id="another matter"),
        pytest.param(telling("2025-09-01", "will be signed", status=Status.PLANNED), id="it lies ahead"),
        pytest.param(telling("2026-09-01", "was signed"), id="long after"),
        pytest.param(telling("2025-09-01", "was launched"), id="another sort"),
    ],
)
def test_what_is_not_taken_up(other: Profile) -> None:
    assert compare_recalled(SIGNED, other) == 0.0


def test_what_one_body_decides_is_evidence_as_a_person_is() -> None:
    parliament = Actor(id="nor.storting", name="Storting", kind=ActorKind.ORGANISATION, country="NOR", sector="LEG")
    one, other = telling("2025-03-06", "was approved", parliament), telling("2025-03-09", "was approved", parliament)
    assert "doer" in find_evidence(one, other, rarity())
    assert "doer" not in find_evidence(one, telling("2025-03-09", "was approved", NORWAY), rarity())


def test_a_plan_of_no_sort_in_common_is_not_foreseen_on_the_same_day_either() -> None:
    plan = replace(telling("2025-03-06", "will be signed", NORWAY, FINLAND, status=Status.PLANNED), sitting="")
    visit = replace(telling("2025-03-06", "visited", NORWAY, FINLAND), sorts=frozenset({"visit"}))
    assert compare_foreseen(plan, visit) == 0.0
