"""Stories that real outlets told (tests/linking/real_stories): no figure falls below its floor.

Only what their reports tell is kept here; the reports stand in the shared gold, without which the test is skipped.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from benchmarks.stories import predict
from tests.linking.real_texts import put_together, write_story
from tests.linking.story_measure import measure

STORIES = Path(__file__).with_name("real_stories")
FLOORS = tomllib.loads((STORIES / "floors.toml").read_text(encoding="utf-8"))
GOLD = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(STORIES.glob("*.json"))}


@pytest.mark.model
@pytest.mark.parametrize("part", sorted(FLOORS))
def test_no_figure_falls_below_its_floor(part: str, tmp_path: Path, shared: Path) -> None:
    stories = []
    for name, gold in GOLD.items():
        if gold["part"].replace(" ", "_") == part:
            told = write_story(gold, shared / "gold", tmp_path / name)
            predict(told, tmp_path / f"{name}.json")
            stories.append((gold, json.loads((tmp_path / f"{name}.json").read_text(encoding="utf-8"))))
    assert stories
    figures = {figure: round(value, 1) for figure, value in measure(stories).items()}
    fallen = {figure: figures[figure] for figure, floor in FLOORS[part].items() if figures[figure] < floor}
    assert not fallen, f"below {FLOORS[part]}"


@pytest.mark.parametrize("gold", GOLD.values(), ids=GOLD)
def test_the_gold_names_reports_and_happenings_that_are_there(gold: dict[str, Any]) -> None:
    reports = {report["id"] for report in gold["reports"]}
    assert {report for row in gold["happenings"] for report in row["mentions"]} <= reports
    assert {row["happening"] for row in gold["plan_outcome"]} <= {row["id"] for row in gold["happenings"]}
    assert all(set(value["reports"]) <= reports for row in gold["conflicts"] for value in row["values"])


def test_tokens_are_put_together_as_print_has_them() -> None:
    assert put_together("`` We 're here , '' he said -LRB- in Cairo -RRB- .") == '"We\'re here," he said (in Cairo).'
    assert put_together("It cost $ 50m -- or `` so '' .") == 'It cost $50m -- or "so".'
