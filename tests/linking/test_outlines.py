"""What is told at sight to be of two events: only what the whole comparison turns away too."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations

import pytest
from benchmarks.generated import make_reports
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.data import read_toml
from accord.linking.judging import NOT_JUDGED
from accord.linking.kept import as_json
from accord.linking.outlines import Outline, are_others, outline_of, read_outline
from accord.linking.profiles import Profile
from accord.linking.same_event import compare, tell
from accord.values import EventType, Status

NAMES = ("Oslo Agreement", "Oslo Protocol", "Steel Tide exercise", "G20 gathering")
STATES = ("NOR", "SWE", "PER", "CHL", "KEN")
MEETING = Outline(
    is_dated=True,
    countries=frozenset({"NOR", "SWE"}),
    sorts=frozenset({"meeting"}),
    titles=frozenset(),
    types=frozenset({EventType.CONSULT}),
    acting=frozenset({"NOR"}),
)
THREAT = MEETING._replace(sorts=frozenset(), types=frozenset({EventType.THREATEN}))


@cache
def tellings() -> Sequence[Profile]:
    made = [tell(records, report, NOT_JUDGED)[0] for report, records in make_reports(120, a_day=12)]
    return [telling for told in made for telling in told]


@cache
def sorts() -> Sequence[str]:
    return sorted(read_toml("linking.toml")["sorts"])


def changed(telling: Profile, dice: random.Random) -> Profile:
    """The telling with other sorts, types, labels, countries, names, days and statuses, as few real ones have."""
    day = dice.choice((telling.report_day, date(2015, 3, 1), None))
    first = dice.choice((telling.first_day, day))
    label = dice.choice(("election", "agreement_signed", "approval", "meeting", None))
    status = dice.choice(tuple(Status))
    types = frozenset(dice.sample(tuple(EventType), dice.randint(1, 2)))
    told = {"status": status, "type": min(types)} | dice.choice(({}, {"actors": ()}, {"recipients": ()}))
    records = tuple(replace(r, label=label or r.label, **told) for r in telling.records)
    return replace(
        telling,
        records=records,
        report_day=day,
        first_day=first,
        last_day=first + timedelta(days=dice.choice((0, 0, 20))) if first else None,
        types=types,
        labels=frozenset(r.label for r in records if r.label),
        sorts=frozenset(dice.sample(sorts(), dice.randint(0, 2))),
        countries=frozenset(dice.sample(STATES, dice.choice((0, 1, 1, 2, 3)))),
        titles=frozenset(dice.sample(NAMES, dice.randint(0, 1))),
    )


def likened(telling: Profile, other: Profile, dice: random.Random) -> Profile:
    """The telling with most of what the other tells, each by chance."""
    fields = ("records", "first_day", "last_day", "types", "labels", "sorts", "countries", "titles", "context", "words")
    return replace(telling, **{name: getattr(other, name) for name in fields if dice.random() < 0.7})


def test_what_is_turned_away_at_sight_is_turned_away_by_the_whole_comparison() -> None:
    pairs = [pair for pair in combinations(tellings(), 2) if are_others(*map(outline_of, pair))]
    assert len(pairs) > 5000
    assert [pair for pair in pairs if compare(*pair) is not None] == []


@settings(max_examples=3000, deadline=None)
@given(st.integers(min_value=0))
def test_so_it_is_with_any_sorts_types_names_and_days(seed: int) -> None:
    dice = random.Random(seed)
    first = changed(dice.choice(tellings()), dice)
    second = likened(changed(dice.choice(tellings()), dice), first, dice)
    if are_others(outline_of(first), outline_of(second)):
        assert compare(first, second) is None


def test_an_outline_read_from_the_ledger_is_that_of_the_telling() -> None:
    assert [read_outline(as_json(telling)) for telling in tellings()] == [outline_of(each) for each in tellings()]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (MEETING, MEETING._replace(countries=frozenset({"NOR", "PER"})), True),
        (MEETING, MEETING._replace(countries=frozenset({"NOR"})), False),
        (MEETING, MEETING._replace(countries=frozenset({"PER", "CHL"}), sorts=frozenset({"attack"})), True),
        (MEETING, MEETING._replace(countries=frozenset({"PER"})), True),
        (MEETING._replace(countries=frozenset({"NOR"})), MEETING._replace(countries=frozenset({"PER"})), False),
        (THREAT, THREAT._replace(acting=frozenset({"SWE"})), True),
        (THREAT, THREAT._replace(acting=frozenset()), False),
        (THREAT, THREAT._replace(acting=frozenset({"SWE"}), types=frozenset({EventType.AGREE})), False),
        (THREAT, THREAT._replace(acting=frozenset({"SWE"}), is_dated=False), False),
    ],
    ids=[
        "a meeting with another state",
        "a meeting of which one side is told",
        "two sorts of other states",
        "a meeting of neither",
        "a meeting told from either side",
        "a threat of another state",
        "a threat of nobody known",
        "another type",
        "where one report has no day the words may speak",
    ],
)
def test_at_sight(first: Outline, second: Outline, *, expected: bool) -> None:
    assert are_others(first, second) is are_others(second, first) is expected


def test_one_name_may_stand_for_other_parties() -> None:
    named = MEETING._replace(titles=frozenset({"Oslo Forum"}))
    assert not are_others(named, named._replace(countries=frozenset({"NOR", "PER"})))
