"""Named comparisons of two profiles, and what keeps two apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.linking.written import NORWAY, Written

from accord.linking.apart import why_apart
from accord.linking.features import (
    compare_countries,
    compare_crowd,
    compare_date,
    compare_nearness,
    compare_persons,
    compare_sort,
    is_enough,
)
from accord.linking.profiles import Profile, join, make_profile
from accord.records import EventRecord
from accord.values import EventType, Status

FIFTH, SIXTH, MAY = date(2025, 3, 5), date(2025, 3, 6), date(2025, 5, 20)
BASE_PERSONS = frozenset({("NOR", "ida-berg"), ("FIN", "otto-laine")})


def profile(words: str = "met", published: str = "2025-03-06", status: Status = Status.OCCURRED) -> Profile:
    written = Written(published, publisher=published).sentence(f"Norway {words} there.")
    report, (record,) = written.event(words, EventType.CONSULT, status, actors=(NORWAY,)).done()
    assert isinstance(record, EventRecord)
    return make_profile(record, report)


def test_one_day_is_better_than_a_month_and_both_better_than_another_day() -> None:
    one = replace(profile(), first_day=FIFTH, last_day=FIFTH)
    month = replace(one, first_day=date(2025, 3, 1), last_day=date(2025, 3, 31))
    next_day = replace(one, first_day=SIXTH, last_day=SIXTH)
    other = replace(one, first_day=MAY, last_day=MAY)
    assert [compare_date(one, p) for p in (one, month, next_day, other)] == [1.0, 0.5, 0.3, -1.0]


def test_a_plan_that_was_put_off_may_lie_far_from_its_outcome() -> None:
    plan = replace(profile("is put off", status=Status.POSTPONED), first_day=FIFTH, last_day=FIFTH)
    held = replace(profile(), first_day=MAY, last_day=MAY)
    assert compare_date(plan, held) == 0.0


def test_a_pair_of_countries_says_more_than_one_alone() -> None:
    pair = replace(profile(), countries=frozenset({"NOR", "FIN"}))
    alone = replace(pair, countries=frozenset({"NOR"}))
    other = replace(pair, countries=frozenset({"CHL"}))
    assert compare_countries(pair, pair) == 1.0
    assert compare_countries(alone, alone) == 0.5
    assert compare_countries(pair, other) == -1.0


def test_persons_in_common_and_none_in_common() -> None:
    both = replace(profile(), persons=BASE_PERSONS)
    one = replace(both, persons=frozenset({("NOR", "ida-berg")}))
    other = replace(both, persons=frozenset({("FIN", "eeva-virta")}))
    assert compare_persons(both, one) == pytest.approx(2 / 3)
    assert compare_persons(one, other) == -1.0


def test_a_generic_sort_says_less_than_a_rare_one() -> None:
    assert compare_sort(profile("met"), profile("met")) == 0.3
    assert compare_sort(profile("launched"), profile("launched")) == 1.0
    assert compare_sort(profile("launched"), profile("met")) == -1.0


def test_reports_far_apart_speak_of_other_deeds_unless_they_name_it() -> None:
    early, late = profile(), profile(published="2025-07-30")
    named = frozenset({"harbour safety forum"})
    assert compare_nearness(early, late) == -1.0
    assert compare_nearness(replace(early, names=named), replace(late, names=named)) == 0.0


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param(({"ordinals": {12}}, {"ordinals": {13}}), "different ordinals", id="sittings"),
        pytest.param(({"ordinals": {1}}, {"ordinals": {56}}), None, id="the first for someone may be the 56th"),
        pytest.param(({"sorts": {"meeting"}}, {"sorts": {"launch"}}), "different sorts of happening", id="sorts"),
        pytest.param(({"countries": {"NOR"}}, {"countries": {"CHL"}}), "no country in common", id="countries"),
        pytest.param(
            ({"countries": {"NOR", "FIN"}}, {"countries": {"NOR", "CHL"}}),
            "each has a party that the other lacks",
            id="another pair",
        ),
        pytest.param(
            ({"persons": {("FIN", "otto-laine")}}, {"persons": {("FIN", "eeva-virta")}}),
            "other persons of one country",
            id="counterparts",
        ),
        pytest.param(
            ({"persons": {("FIN", "otto-laine")}}, {"forces": {"FIN"}}), "other persons of one country", id="troops"
        ),
        pytest.param(
            ({"titles": {"pilot access agreement"}}, {"titles": {"harbour safety agreement"}}),
            "different documents by name",
            id="documents",
        ),
        pytest.param(
            ({"places": {("Oslo", "NOR")}}, {"places": {("Turku", "FIN")}}),
            "places in different countries",
            id="places",
        ),
        pytest.param(
            ({"sorts": {"approval"}, "approvers": {"senate"}}, {"sorts": {"approval"}, "approvers": {"a person"}}),
            "decided by another body",
            id="a senate and a president",
        ),
    ],
)
def test_why_apart(changes: tuple[dict[str, set[object]], dict[str, set[object]]], reason: str | None) -> None:
    one, other = (
        replace(profile(), **{name: frozenset(value) for name, value in change.items()})  # type: ignore[arg-type]
        for change in changes
    )
    assert why_apart(one, other) == reason


def test_deeds_of_two_seasons_are_apart_and_a_plan_reaches_ahead() -> None:
    assert why_apart(profile(), profile(published="2025-09-30")) == "told too far apart in time"
    assert why_apart(profile(status=Status.PLANNED), profile(published="2025-09-30")) is None


def test_a_generic_sort_asks_for_more_evidence() -> None:
    assert is_enough(profile("launched"), profile("launched"), ("day",))
    assert not is_enough(profile("met"), profile("met"), ("day",))
    assert is_enough(profile("met"), profile("met"), ("day", "persons"))


def test_joining_takes_the_finest_day_and_all_parties() -> None:
    month = replace(profile(), first_day=date(2025, 3, 1), last_day=date(2025, 3, 31))
    fifth = replace(profile("met again"), first_day=FIFTH, last_day=FIFTH, countries=frozenset({"FIN"}))
    made = join([month, fifth])
    assert (made.first_day, made.last_day, made.countries) == (FIFTH, FIFTH, {"NOR", "FIN"})


@pytest.mark.parametrize(("among", "expected"), [(20, 0.0), (100, 0.0), (1000, -1.0)])
def test_the_longer_a_report_the_more_must_speak_for_a_join(among: int, expected: float) -> None:
    assert compare_crowd(replace(profile(), among=among), profile()) == pytest.approx(expected)
