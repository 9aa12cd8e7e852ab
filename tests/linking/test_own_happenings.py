"""What reports say of each happening, on five stories written for the tests: one event, its status by report, its plan.

What is wanted and not yet found stands in APART, STATUS and PLANS with the reason; what is found must leave them.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import accord
from accord.ledger.merged import Event, Known, Linked
from accord.linking import link
from accord.records import Report
from accord.values import DateBasis, Status

STORIES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("own_happenings.toml").read_text(encoding="utf-8")
)["story"]
AHEAD = frozenset({Status.PLANNED, Status.EXPECTED, Status.PROPOSED, Status.REQUESTED})
DONE = frozenset({Status.OCCURRED, Status.ONGOING})


class Told:
    """A story as read and linked."""

    def __init__(self, story: dict[str, Any]) -> None:
        self.reports = {
            row["id"]: Report(
                text=f"{row['title']}\n\n{row['text']}",
                title=row["title"],
                published=row["day"],
                published_basis=DateBasis.GIVEN,
                source=row["id"],
            )
            for row in story["report"]
        }
        records = tuple(record for report in self.reports.values() for record in accord.code(report))
        self.linked: Linked = link(Known({report.id: report for report in self.reports.values()}, records))

    def events(self, mention: str) -> dict[str, Event]:
        """The events told in the given words of a report, by id."""
        name, words = mention.split(": ", 1)
        report = self.reports[name]
        start = report.text.index(words, len(report.title or ""))
        return {
            event.id: event
            for event in self.linked.events
            for record in event.records
            if record.report == report.id and record.start < start + len(words) and start < record.end
        }

    def statuses(self, mention: str) -> set[Status]:
        """What the report of a mention says of the events told in its words."""
        report = self.reports[mention.split(": ", 1)[0]].id
        return {
            entry.status for event in self.events(mention).values() for entry in event.history if entry.report == report
        }


@pytest.fixture(scope="module")
def stories() -> dict[str, Told]:
    return {story["name"]: Told(story) for story in STORIES}


def rows() -> list[tuple[str, dict[str, Any]]]:
    return [(story["name"], row) for story in STORIES for row in story["happening"]]


def name_of(row: dict[str, Any]) -> str:
    return str(next(iter(row["mentions"])))


def params(kind: str, wanted: dict[str, str]) -> list[Any]:
    found = []
    for story, row in rows():
        name = name_of(row)
        if (kind == "joined" and len(row["mentions"]) < 2) or (kind == "plan" and "plan" not in row):
            continue
        marks = [pytest.mark.xfail(strict=True, reason=wanted[name])] if name in wanted else []
        found.append(pytest.param(story, row, id=name, marks=marks))
    return found


STAGES = "the whole pullout and its first convoy are told in the same words"
READ_AS_GUINEA = "the Gulf of Guinea is read as Guinea, so that no country is in common"
NO_SORT = "one mention names no sort of happening"
TOO_LITTLE = "too little in common without a day or a party"
APART = {
    "w1: withdraw the 320 soldiers": STAGES,
    "w2: starting on March 15": NO_SORT,
    "s1: summit of nine": READ_AS_GUINEA,
    "s3: is to be adopted": READ_AS_GUINEA,
    "u1: must first approve": "the Congress of Chile is read as that of the United States",
    "t1: agreed on Tuesday": TOO_LITTLE,
    "t1: will pull back": NO_SORT,
    "t1: will send 150 monitors": TOO_LITTLE,
    "r1: will resume negotiations": "the day of the talks is not read",
}
STATUS = {
    "w5: to send soldiers": "has no plans to: read as planned",
    "w2: starting on March 15": "no event is told in these words by themselves",
    "u4: will visit": "a stop called off is joined with the visit broken off",
    "t1: will pull back": "a missed deadline is read as a deed",
    "t1: will send 150 monitors": "arrived is not found",
}
PLANS = {
    "w4: meeting of their joint economic commission": "not main in its report, and undated: no plan is made of it",
    "s5: will begin patrols": "only later reports make it a plan",
    "u4: will visit": "a stop called off is joined with the visit broken off",
    "t1: will send 150 monitors": TOO_LITTLE,
    "t5: A second day of talks": "a plan called off in its own report is not listed",
}


@pytest.mark.parametrize(("story", "row"), params("joined", APART))
def test_one_event(story: str, row: dict[str, Any], stories: dict[str, Told]) -> None:
    found = [set(stories[story].events(mention)) for mention in row["mentions"]]
    assert set.intersection(*found), "mentions of one happening are kept apart"


@pytest.mark.parametrize(("story", "row"), params("status", STATUS))
def test_status_by_report(story: str, row: dict[str, Any], stories: dict[str, Told]) -> None:
    for mention, wanted in row["mentions"].items():
        allowed = next((kind for kind in (AHEAD, DONE) if wanted in kind), frozenset({Status(wanted)}))
        assert stories[story].statuses(mention) & allowed, mention


@pytest.mark.parametrize(("story", "row"), params("plan", PLANS))
def test_outcome_of_the_plan(story: str, row: dict[str, Any], stories: dict[str, Told]) -> None:
    told, wanted = stories[story], row["plan"]
    ids = {name for mention in row["mentions"] for name in told.events(mention)}
    plans = [(plan.verdict, plan.late, plan.outcome_date) for plan in told.linked.plans if plan.event.id in ids]
    day = wanted.get("day")
    assert any(
        verdict == wanted["verdict"] and late == wanted.get("late", False) and day in (None, when)
        for verdict, late, when in plans
    ), plans
