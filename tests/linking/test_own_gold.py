"""The stories of tests/linking/stories: no figure falls below its floor, and the gold is fit to measure by."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from benchmarks.stories import predict
from tests.linking.story_measure import measure

STORIES = Path(__file__).with_name("stories")
FLOORS = tomllib.loads((STORIES / "floors.toml").read_text(encoding="utf-8"))

NAMES = sorted(path.parent.name for path in STORIES.glob("*/gold.json"))

pytestmark = pytest.mark.model


def gold_of(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((STORIES / name / "gold.json").read_text(encoding="utf-8"))
    return told


@pytest.mark.parametrize("part", sorted(FLOORS))
def test_no_figure_falls_below_its_floor(part: str, tmp_path: Path) -> None:
    stories = []
    for name in (name for name in NAMES if gold_of(name)["part"].replace(" ", "_") == part):
        predict(STORIES / name / "gold.json", tmp_path / name)
        stories.append((gold_of(name), json.loads((tmp_path / name).read_text(encoding="utf-8"))))
    assert stories
    figures = {figure: round(value, 1) for figure, value in measure(stories).items()}
    fallen = {figure: figures[figure] for figure, floor in FLOORS[part].items() if figures[figure] < floor}
    assert not fallen, f"below {FLOORS[part]}"


@pytest.mark.parametrize("name", NAMES)
def test_the_gold_names_reports_and_happenings_that_are_there(name: str) -> None:
    gold = gold_of(name)
    reports = {report["id"] for report in gold["reports"]}
    happenings = {row["id"] for row in gold["happenings"]}
    assert reports == {path.stem for path in (STORIES / name).glob("*.txt")}
    assert {report for row in gold["happenings"] for report in row["mentions"]} == reports
    assert {row["happening"] for row in gold["plan_outcome"]} <= happenings
    assert all(set(value["reports"]) <= reports for row in gold["conflicts"] for value in row["values"])


def test_all_of_the_gold_found_is_a_hundred() -> None:
    gold = gold_of("clash")
    found = {
        "happenings": [
            dict(row, reports=list(row["mentions"]))
            | {"status_history": [{"report": name, "status": status} for name, status in row["mentions"].items()]}
            for row in gold["happenings"]
        ],
        "plan_outcome": gold["plan_outcome"],
        "conflicts": gold["conflicts"],
    }
    assert set(measure([(gold, found)]).values()) == {100.0}
    nothing = {"happenings": [], "plan_outcome": [], "conflicts": []}
    assert set(measure([(gold, nothing)]).values()) == {0.0}
