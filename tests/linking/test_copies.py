"""Reports that are one text, or were made from one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, permutations
from pathlib import Path

import pytest
from tests.linking.rewritten import APART, COPIES

from accord.ledger.storage import LedgerFile
from accord.linking.copies import DAYS, bands_of, find_copies, in_time, may_be_copies, sign
from accord.linking.upkeep import update
from accord.records import Report

STORY = (
    "The harbour master of Bodin said on Monday that two new ferries will sail the northern route from May. "
    "The boats were built in Turku and carry ninety cars each. Fares stay as they are until the end of the year."
)
OTHER = (
    "Fishers along the sound have asked for longer nights at the auction hall, the trade union said. "
    "The hall opened in 1978 and closes at six in the evening. A decision is due before midsummer."
)
PAIRS = [(name, one, other) for name, texts in COPIES.items() for one, other in combinations(texts, 2)]
OUTLETS = ("Fjord Post", "Sund Times", "Bodin Wire")


def report(text: str, publisher: str, published: str | None = None) -> Report:
    return Report(text=text, publisher=publisher, published=published)


def after(days: int) -> str:
    """The day so many days after a day."""
    return (date(2025, 11, 3) + timedelta(days=days)).isoformat()


def groups(*reports: Report) -> list[list[str | None]]:
    """The publishers of each group of copies."""
    named = {each.id: each.publisher for each in reports}
    return [sorted(str(named[name]) for name in group) for group in find_copies(reports)]


def test_a_text_with_a_few_changes_is_a_copy() -> None:
    changed = STORY.replace("ninety cars", "ninety-two cars")
    assert groups(report(STORY, "A"), report(changed, "B"), report(OTHER, "C")) == [["A", "B"]]


def test_order_changes_nothing_and_short_texts_are_left_out() -> None:
    reports = [
        report(STORY, "A"),
        report(STORY + " More later.", "B"),
        report("Snow fell.", "C"),
        report("Snow fell.", "D"),
    ]
    assert find_copies(reports) == find_copies(reports[::-1])
    assert len(find_copies(reports)) == 1


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_what_is_made_from_one_text_is_a_copy(one: str, other: str) -> None:
    assert groups(report(one, "A"), report(other, "B")) == [["A", "B"]]


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in APART], ids=[pair[0] for pair in APART])
@pytest.mark.parametrize("outlets", [("A", "A"), ("A", "B")], ids=["one outlet", "two outlets"])
def test_what_was_told_apart_is_no_copy(one: str, other: str, outlets: tuple[str, str]) -> None:
    assert groups(report(one, outlets[0]), report(other, outlets[1])) == []


def test_stories_of_one_day_are_kept_apart() -> None:
    reports = [report(text, f"{name} {place}") for name, texts in COPIES.items() for place, text in enumerate(texts)]
    found = [{name.split()[0] for name in group if name} for group in groups(*reports)]
    assert sorted(found, key=sorted) == [{name} for name in sorted(COPIES)]


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_copies_meet_in_a_band(one: str, other: str) -> None:
    first, second = sign(one), sign(other)
    assert first is not None
    assert second is not None
    assert set(bands_of(first)) & set(bands_of(second))
    assert may_be_copies(first, second)


def test_a_ledger_finds_the_same_copies_in_any_order_and_batches(tmp_path: Path) -> None:
    reports = [report(text, outlet) for text, outlet in zip(COPIES["missile"], OUTLETS, strict=True)]
    reports.append(report(APART[0][2], "Kanto News"))
    for number, ordered in enumerate(permutations(reports, len(reports))):
        if number % 5:
            continue
        with LedgerFile.open(tmp_path / f"{number}.db") as ledger:
            for each in ordered[:2]:
                ledger.put(each, [], version="1")
            update(ledger)
            for each in ordered[2:]:
                ledger.put(each, [], version="1")
            update(ledger)
            kept = {name for pair in ledger.links.copies() for name in pair}
        assert kept == {each.id for each in reports[:3]}


def test_the_first_of_copies_is_the_earliest_published() -> None:
    late, early = report(STORY, "A", "2025-11-05"), report(STORY + " So it was.", "B", "2025-11-04T09:00Z")
    found = in_time([late.id, early.id], {each.id: each for each in (late, early)})
    assert (found.reports, found.first) == ((early.id, late.id), early.id)


@pytest.mark.parametrize(
    ("one", "other"), [("2025-11-04", "2025-11-04T09:00Z"), ("2025-11-04", None), (None, None)], ids=str
)
def test_no_first_where_another_may_be_as_early(one: str | None, other: str | None) -> None:
    reports = [report(STORY, "A", one), report(STORY + " So it was.", "B", other)]
    found = in_time([each.id for each in reports], {each.id: each for each in reports})
    assert found.first is None


def test_hours_in_two_zones_are_compared_as_moments() -> None:
    seoul, london = report(STORY, "A", "2025-11-04T09:00+09:00"), report(STORY + " Yes.", "B", "2025-11-04T01:00+00:00")
    found = in_time([seoul.id, london.id], {each.id: each for each in (seoul, london)})
    assert found.first == seoul.id


RETOLD = COPIES["missile"][1]


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        (RETOLD, after(0), True),
        (RETOLD, after(DAYS), True),
        (RETOLD, after(DAYS + 1), False),
        (RETOLD, after(-DAYS - 1), False),
        (RETOLD, None, True),
        (COPIES["missile"][0], after(3000), True),
    ],
    ids=[
        "of one day",
        "within two months",
        "later",
        "earlier",
        "undated",
        "word for word years later",
    ],
)
def test_how_far_copies_may_lie_apart(text: str, day: str | None, *, expected: bool) -> None:
    reports = [report(COPIES["missile"][0], "A", after(0)), report(text, "B", day)]
    assert groups(*reports) == ([["A", "B"]] if expected else [])
    for ordered in (reports, reports[::-1]):
        assert kept_of(*ordered) == set(find_copies(reports))


def kept_of(*reports: Report) -> set[tuple[str, ...]]:
    """The pairs of copies that a ledger keeps of reports that come one after the other."""
    with LedgerFile.open(":memory:") as ledger:
        for each in reports:
            ledger.put(each, [], version="1")
            update(ledger)
        return {tuple(sorted(pair)) for pair in ledger.links.copies()}


def test_the_copies_of_a_report_that_is_dated_anew_are_those_of_its_new_day() -> None:
    first, *others = (report(text, outlet, after(0)) for text, outlet in zip(COPIES["missile"], OUTLETS, strict=True))
    with LedgerFile.open(":memory:") as ledger:
        for each in (first, *others):
            ledger.put(each, [], version="1")
        update(ledger)
        for days in (DAYS + 1, 1):
            dated = ledger.set_date(first.id, after(days))
            ledger.put(dated, [], version="1")
            update(ledger)
            expected = find_copies([replace(first, published=after(days)), *others])
            known = {each.id for each in others} | ({first.id} if days == 1 else set())
            assert {name for group in expected for name in group} == known
            assert {name for pair in ledger.links.copies() for name in pair} == known
            assert ledger.links.count_pending() == 0
