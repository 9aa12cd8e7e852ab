"""The stories of undated reports are those that all of them give at once, however they came; links follow them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.written import Written

from accord.ledger.merged import Known, Linked
from accord.ledger.storage import LedgerFile
from accord.linking import kept_stories, link, undated
from accord.linking.answers import find_links
from accord.linking.kept_stories import told_otherwise
from accord.linking.undated import find_undated_stories
from accord.linking.upkeep import update
from accord.records import Record, Report
from accord.values import Status

Put = tuple[Report, tuple[Record, ...]]
SEEDS = st.integers(min_value=0, max_value=100_000)
PLACES = ("Larkhill", "Dunmore", "Calao", "Vielle")
THINGS = ("mill", "ferry", "bridge", "chapel", "quarry", "harbour", "school", "market")
DEEDS = ("fire", "strike", "collapse", "search", "rescue", "arrest")


@pytest.fixture(autouse=True, params=[6, undated.MOST])
def most(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With six reports at most, stories are known at first and not any more later."""
    monkeypatch.setattr(undated, "MOST", request.param)


def report_of(dice: random.Random, number: int) -> Put:
    """An undated report of one to three happenings at a place, whose words it shares with some of the others."""
    place = PLACES[number % len(PLACES)]
    written = Written(publisher=f"Wire {number}")
    for deed in dice.sample(DEEDS, dice.randint(1, 3)):
        thing, other = dice.sample(THINGS, 2)
        written.sentence(f"Crews in {place} spoke of the {deed} at the {thing} beside the {other} of {place}.")
        written.event(deed, None, Status.OCCURRED)
    return written.done()


def puts_of(dice: random.Random, count: int) -> list[Put]:
    return [report_of(dice, number) for number in dice.sample(range(60), count)]


def ledger_of(puts: Iterable[Put], every: int) -> LedgerFile:
    file = LedgerFile.open(":memory:")
    for number, (report, records) in enumerate(puts, 1):
        file.put(report, records, version="1")
        if number % every == 0:
            update(file)
    update(file)
    return file


def kept_and_made(file: LedgerFile) -> tuple[Linked, Linked]:
    """The links that a ledger keeps, and those that its reports give at once."""
    known = Known({report.id: report for report in file.reports()}, tuple(file.records()), None, 0)
    assert file.links.count_pending() == 0
    return find_links(file, known), link(known)


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_any_order_and_batches_give_the_links_of_all_reports_at_once(seed: int) -> None:
    dice = random.Random(seed)
    file = ledger_of(puts_of(dice, dice.randint(4, 24)), dice.randint(1, 6))
    kept, made = kept_and_made(file)
    assert kept == made
    assert file.links.stories.stories() == dict(find_undated_stories(file.reports()))


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_a_report_that_is_dated_or_replaced_leaves_the_stories(seed: int) -> None:
    dice = random.Random(seed)
    puts = puts_of(dice, 14)
    file = ledger_of(puts, 5)
    for report, records in dice.sample(puts, 3):
        file.put(file.set_date(report.id, "2025-03-05"), records, version="1")
    update(file)
    kept, made = kept_and_made(file)
    assert kept == made
    assert len(file.links.stories.keys()) in (0, 11)


def test_a_new_version_of_a_page_takes_the_place_of_the_old_one_among_the_stories() -> None:
    dice = random.Random(3)
    puts = puts_of(dice, 5)
    (old, _), (new, records) = report_of(dice, 61), report_of(dice, 62)
    page = "https://example.org/mill"
    file = ledger_of([*puts, (replace(old, url=page, id=""), ())], 2)
    assert file.links.stories.keys() == {1, 2, 3, 4, 5, 6}
    told = replace(new, url=page, id="")
    moved = tuple(replace(r, evidence=replace(r.evidence, report=told.id), id="") for r in records)
    file.put(told, moved, version="1")
    update(file)
    assert file.links.stories.keys() == {1, 2, 3, 4, 5, 7}
    assert find_undated_stories(file.reports()) == file.links.stories.stories()


def test_what_is_dated_asks_for_no_stories(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_stories, "_find_rows", lambda *_: pytest.fail("looked for stories"))
    written = Written("2025-03-06").sentence("Crews spoke of the fire.").event("fire", None, Status.OCCURRED)
    assert update(ledger_of([written.done()], 1)) == 0


@pytest.mark.parametrize(
    ("before", "after", "again"),
    [
        ("aab", "aab", ""),
        ("aab", "ccd", ""),
        ("aaab", "aacb", "2"),
        ("aab", "aaa", "2"),
        ("aabb", "abba", "13"),
        ("", "aa", "01"),
        ("aa", "", "01"),
    ],
)
def test_as_few_reports_as_need_be_are_looked_at_again(before: str, after: str, again: str) -> None:
    reports = range(max(len(before), len(after)))
    found = told_otherwise(dict(enumerate(before)), dict(enumerate(after)), reports)
    assert len(found) == len(again)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=12))
def test_of_those_that_stay_two_are_of_one_story_as_before(moves: list[tuple[str, str]]) -> None:
    before, after = dict(enumerate(old for old, _ in moves)), dict(enumerate(new for _, new in moves))
    stay = before.keys() - told_otherwise(before, after, before)
    assert all((before[a] == before[b]) == (after[a] == after[b]) for a in stay for b in stay)
