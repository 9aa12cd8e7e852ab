"""How much of a story's gold was found: happenings, their reports and statuses, plans with outcomes, disagreements.

A happening of the gold is met by the main event that shares most with it: reports, parties, type, day. Each event meets
one happening, and one that shares less than half is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations, permutations
from typing import Any

_AHEAD = {"planned", "expected"}
_DONE = {"occurred", "ongoing"}
_LEAST = 0.5
_LEAST_SHARED = 0.34


def f1(right: int, found: int, wanted: int) -> float:
    return 200 * right / (found + wanted) if found + wanted else 0.0


def measure(stories: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> dict[str, float]:
    """The figures in percent over several stories, each as (gold, found)."""
    counts: dict[str, list[int]] = {part: [0, 0, 0] for part in ("happenings", "reports", "plans", "disagreements")}
    statuses = [0, 0]
    for gold, found in stories:
        met = meet(gold["happenings"], found["happenings"])
        events = found["happenings"]
        told = sum(
            len(set(row["mentions"]) & set(met[row["id"]]["reports"])) for row in gold["happenings"] if row["id"] in met
        )
        add(counts["happenings"], len(met), len(events), len(gold["happenings"]))
        linked = sum(len(event["reports"]) for event in events)
        add(counts["reports"], told, linked, sum(len(row["mentions"]) for row in gold["happenings"]))
        right = [status_is_right(row, met.get(row["id"])) for row in gold["happenings"]]
        statuses = [statuses[0] + sum(map(sum, right)), statuses[1] + sum(map(len, right))]
        settled = [plan for plan in gold["plan_outcome"] if plan["outcome"] != "open"]
        met_plans = sum(is_settled(plan, met, found["plan_outcome"]) for plan in settled)
        add(counts["plans"], met_plans, sum(p["outcome"] != "open" for p in found["plan_outcome"]), len(settled))
        wanted = [row for row in gold["conflicts"] if len(row["values"]) > 1]
        hits = sum(any(is_met(row, other) for other in found["conflicts"]) for row in wanted)
        add(counts["disagreements"], hits, len(found["conflicts"]), len(wanted))
    return {part: f1(*row) for part, row in counts.items()} | {"status": 100 * statuses[0] / statuses[1]}


def add(row: list[int], *more: int) -> None:
    row[:] = [one + other for one, other in zip(row, more, strict=True)]


def meet(gold: Sequence[Mapping[str, Any]], events: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """The event that meets each happening, best pairs first."""
    pairs = sorted(
        ((likeness(row, event), row["id"], place) for row in gold for place, event in enumerate(events)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    met: dict[str, Mapping[str, Any]] = {}
    taken: set[int] = set()
    for score, name, place in pairs:
        if score >= _LEAST and name not in met and place not in taken:
            met[name] = events[place]
            taken.add(place)
    return met


def likeness(row: Mapping[str, Any], event: Mapping[str, Any]) -> float:
    """0 to 1: parties 0.3, reports 0.3, day 0.25, type 0.15; 0 where parties or days exclude each other."""
    parties, others = set(row["actors"]), set(event["actors"])
    shared = len(parties & others) / len(parties | others)
    day = nearness(row["date"], event["date"])
    if shared < _LEAST_SHARED or day == 0:
        return 0.0
    reports = len(set(row["mentions"]) & set(event["reports"])) / min(len(row["mentions"]), len(event["reports"]))
    return 0.3 * shared + 0.3 * reports + 0.25 * day + 0.15 * (row["type"] == event["type"])


def nearness(one: str | None, other: str | None) -> float:
    if not one or not other:
        return 0.4 if one == other else 0.3
    least = min(len(one), len(other))
    if least < len("2025-01-01"):
        return 0.7 if one[:least] == other[:least] else 0.0
    apart = abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    return 1.0 if apart == 0 else 0.8 if apart == 1 else 0.4 if apart <= 3 else 0.0


def status_is_right(row: Mapping[str, Any], event: Mapping[str, Any] | None) -> list[bool]:
    """For each report that tells a happening, whether the event that meets it has the report's status by it."""
    told = {entry["report"]: entry["status"] for entry in event["status_history"]} if event else {}
    return [one_kind(told.get(report, "")) == one_kind(status) for report, status in row["mentions"].items()]


def one_kind(status: str) -> str:
    return "ahead" if status in _AHEAD else "done" if status in _DONE else status


def is_settled(
    plan: Mapping[str, Any], met: Mapping[str, Mapping[str, Any]], found: Sequence[Mapping[str, Any]]
) -> bool:
    event = met.get(plan["happening"])
    return event is not None and any(
        one["happening"] == event["id"]
        and one["outcome"] == plan["outcome"]
        and (plan["outcome_date"] is None or nearness(plan["outcome_date"], one["outcome_date"] or "") >= 0.8)
        for one in found
    )


def is_met(row: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two values of a disagreement stand in one that was found, each with a report in common."""
    return any(
        is_one_value(one, left) and is_one_value(two, right)
        for one, two in combinations(row["values"], 2)
        for left, right in permutations(other["values"], 2)
    )


def is_one_value(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if not set(one["reports"]) & set(other["reports"]):
        return False
    if one["value"].lower() in other["value"].lower():
        return True
    numbers, figures = (set(re.findall(r"\d[\d.,]*\d|\d", value["value"])) for value in (one, other))
    if numbers and figures:
        return bool(numbers & figures)
    words, others = (set(re.findall(r"[a-z]{3,}", value["value"].lower())) for value in (one, other))
    return bool(words) and len(words & others) >= 0.25 * len(words | others)
