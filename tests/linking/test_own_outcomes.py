"""A plan in one report and what a later one tells of it in other words: cases written for the tests, as news is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import accord
from accord.ledger.merged import Known, Plan
from accord.linking import link
from accord.linking.plan_keepers import outcome_of
from accord.records import Report
from accord.values import DateBasis

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("own_outcomes.toml").read_text(encoding="utf-8"))[
    "case"
]

pytestmark = pytest.mark.model


def plans_of(case: dict[str, Any]) -> list[Plan]:
    """The plans of events that a reader would list, as read from the reports of a case."""
    reports = [
        Report(text=row["text"], published=row["day"], published_basis=DateBasis.GIVEN, source=f"report {place}")
        for place, row in enumerate(case["reports"])
    ]
    records = tuple(record for report in reports for record in accord.code(report))
    linked = link(Known({report.id: report for report in reports}, records))
    return [plan for plan in linked.plans if plan.event.main]


def marked(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=case["wanted"])] if "wanted" in case else []
    return pytest.param(case, id=case["name"], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_what_became_of_the_plan(case: dict[str, Any]) -> None:
    told = [(outcome_of(plan), plan.outcome_date) for plan in plans_of(case)]
    wanted = [day for outcome, day in told if outcome == case["verdict"]]
    assert wanted, f"found {told}"
    if "day" in case:  # an empty one: no report gives it
        assert (case["day"] or None) in wanted
