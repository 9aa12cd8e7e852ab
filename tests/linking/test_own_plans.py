"""Plans and outcomes on four stories written for the tests: what is one event, what is not, what came of each plan."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import accord
from accord.ledger.merged import Known, Linked
from accord.linking import link
from accord.records import Report
from accord.values import DateBasis

STORIES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("own_plans.toml").read_text(encoding="utf-8"))[
    "story"
]


@dataclass(frozen=True)
class Told:
    """A story as read and linked, with the report of each of its names."""

    linked: Linked
    reports: dict[str, Report]

    def events(self, mention: str) -> set[str]:
        """The events told in the given words of a report; an error where the report has no such words."""
        name, words = mention.split(": ", 1)
        report = self.reports[name]
        start = report.text.index(words)
        found = {
            event.id
            for event in self.linked.events
            for record in event.records
            if record.report == report.id and record.start < start + len(words) and start < record.end
        }
        assert found, f"{mention}: no event is told in these words"
        return found


@pytest.fixture(scope="module")
def stories() -> dict[str, Told]:
    return {story["name"]: read(story) for story in STORIES}


def read(story: dict[str, Any]) -> Told:
    reports = {
        row["id"]: Report(text=row["text"], published=row["day"], published_basis=DateBasis.GIVEN, source=row["id"])
        for row in story["report"]
    }
    records = tuple(record for report in reports.values() for record in accord.code(report))
    return Told(link(Known({report.id: report for report in reports.values()}, records)), reports)


def rows(key: str) -> list[Any]:
    return [
        pytest.param(story["name"], row, id=row["mention"] if isinstance(row, dict) else " = ".join(row))
        for story in STORIES
        for row in story.get(key, ())
    ]


@pytest.mark.parametrize(("story", "mentions"), rows("together"))
def test_told_of_one_event(story: str, mentions: list[str], stories: dict[str, Told]) -> None:
    found = [stories[story].events(mention) for mention in mentions]
    assert set.intersection(*found), "mentions of one event are kept apart"


@pytest.mark.parametrize(("story", "mentions"), rows("apart"))
def test_told_of_two_events(story: str, mentions: list[str], stories: dict[str, Told]) -> None:
    found = [stories[story].events(mention) for mention in mentions]
    assert not any(one & other for one, other in combinations(found, 2)), "two events are joined"


@pytest.mark.parametrize(("story", "expected"), rows("plan"))
def test_what_came_of_a_plan(story: str, expected: dict[str, Any], stories: dict[str, Told]) -> None:
    events = stories[story].events(expected["mention"])
    plans = [plan for plan in stories[story].linked.plans if plan.event.id in events]
    assert plans, "not shown as a plan"
    told = [(plan.verdict.value, plan.late, plan.outcome_date) for plan in plans]
    assert (expected["verdict"], expected.get("late", False), expected.get("day")) in told
