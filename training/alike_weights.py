"""Learns the weights by which mentions are alike (data/linking.toml, [alike]) and prints both tables as TOML.

usage: python -m training.alike_weights ECBPLUS_TRAIN.jsonl

Pairs of mentions of different or one report that have a word, a family or a label in common, told apart by logistic
regression: once knowing which reports tell one story, as the reports' own words say (accord.find_stories), and once
without. What training/alike_shift.py finds best is added to `base`. A person puts the tables into the file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.ecbplus import code_rows
from numpy.typing import NDArray

from accord.linking.alike import can_be_alike, values
from accord.linking.profiles import Profile, make_profiles
from accord.linking.rarity import Rarity
from accord.linking.stories import find_stories
from accord.linking.undated import with_story

SHIFT = 3.1
"""Takes log odds to the scale of [same_event], where 2.7 is the threshold of a pair and 1.6 the average of groups."""
_PENALTY = 1.0
_ROUNDS = 30


@dataclass(frozen=True, slots=True)
class Pairs:
    """The names of the comparisons, their values for each pair, whether it is one event, and the topic of its first."""

    names: list[str]
    told: NDArray[np.float64]
    same: NDArray[np.float64]
    topics: NDArray[np.str_]

    def weights(self, shift: float, left_out: Iterable[str] = ()) -> dict[str, float]:
        """The weights that pairs of other topics than these give; none for what no pair has."""
        rows = ~np.isin(self.topics, list(left_out))
        found = fit(self.told[rows], self.same[rows]) + [shift if name == "base" else 0.0 for name in self.names]
        used = [bool(column.any()) for column in self.told.T]
        return {name: float(w) for name, w, is_used in zip(self.names, found, used, strict=True) if is_used}


def read_pairs(rows: list[dict[str, Any]], *, with_stories: bool) -> Pairs:
    """The pairs of mentions of an annotated set's documents."""
    clusters = {mention["mention_id"]: mention["cluster"] for row in rows for mention in row["event_mentions"]}
    records, reports = code_rows(rows)
    stories = {name: story[0] for story in find_stories(reports.values()) for name in story} if with_stories else {}
    event_of = {record.id: clusters[name] for name, record in records.items()}
    topic_of = {records[m["mention_id"]].id: row["topic"] for row in rows for m in row["event_mentions"]}
    profiles = [with_story(profile, stories) for profile in make_profiles(records.values(), reports)]
    rarity = Rarity()
    meeting = [pair for pair in combinations(profiles, 2) if _meet(*pair)]
    compared = [values(one, other, rarity) for one, other in meeting]
    return Pairs(
        list(compared[0]),
        np.array([list(each.values()) for each in compared]),
        np.array([float(event_of[one.record.id] == event_of[other.record.id]) for one, other in meeting]),
        np.array([topic_of[one.record.id] for one, _ in meeting]),
    )


def _meet(one: Profile, other: Profile) -> bool:
    return can_be_alike(one, other) and bool(one.telling & other.telling)


def fit(told: NDArray[np.float64], same: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of a logistic regression by Newton's method, with a small penalty on their squares."""
    weights = np.zeros(told.shape[1])
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(told @ weights, -30, 30)))
        slope = told.T @ (same - likely) - _PENALTY * weights
        curve = (told * (likely * (1 - likely))[:, None]).T @ told + _PENALTY * np.eye(told.shape[1])
        weights += np.linalg.solve(curve, slope)
    return weights


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The documents of an annotated set."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    train = read_rows(Path(sys.argv[1]))
    for table in ("weights", "without_stories"):
        pairs = read_pairs(train, with_stories=table == "weights")
        lines = [f"[alike.{table}]", f"# {len(pairs.same)} pairs, {int(pairs.same.sum())} of one event"]
        lines += [f"{name} = {weight:.2f}" for name, weight in pairs.weights(SHIFT).items()]
        sys.stdout.write("\n".join(lines) + "\n\n")
