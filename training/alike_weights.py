"""Learns the weights by which mentions are alike (data/linking.toml, [alike.weights]) and prints them.

usage: python -m training.alike_weights ECBPLUS_TRAIN.jsonl

Pairs of mentions of different or one report that have a word, a family or a label in common, told apart by logistic
regression. The weights are printed as TOML; a person puts them into the file.
"""

from __future__ import annotations

import json
import sys
from itertools import combinations
from pathlib import Path

import numpy as np
from benchmarks.ecbplus import code_rows
from numpy.typing import NDArray

from accord.linking.alike import can_be_alike, values
from accord.linking.profiles import Profile, make_profiles
from accord.linking.rarity import Rarity

_SHIFT = 3.1
"""Takes log odds to the scale of [same_event]: -0.4 is its threshold, -1.5 its average."""
_PENALTY = 1.0
_ROUNDS = 30


def read_pairs(path: Path) -> tuple[list[str], NDArray[np.float64], NDArray[np.float64]]:
    """The names of the comparisons, their values for each pair, and whether the pair is one event."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    clusters = {mention["mention_id"]: mention["cluster"] for row in rows for mention in row["event_mentions"]}
    records, reports = code_rows(rows)
    named = {record.id: clusters[name] for name, record in records.items()}
    rarity = Rarity()
    names: list[str] = []
    told, same = [], []
    for one, other in combinations(make_profiles(records.values(), reports), 2):
        if can_be_alike(one, other) and _meet(one, other):
            compared = values(one, other, rarity)
            names = list(compared)
            told.append(list(compared.values()))
            same.append(float(named[one.record.id] == named[other.record.id]))
    return names, np.array(told), np.array(same)


def _meet(one: Profile, other: Profile) -> bool:
    return bool(one.telling & other.telling)


def fit(told: NDArray[np.float64], same: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of a logistic regression by Newton's method, with a small penalty on their squares."""
    weights = np.zeros(told.shape[1])
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(told @ weights, -30, 30)))
        slope = told.T @ (same - likely) - _PENALTY * weights
        curve = (told * (likely * (1 - likely))[:, None]).T @ told + _PENALTY * np.eye(told.shape[1])
        weights += np.linalg.solve(curve, slope)
    return weights


if __name__ == "__main__":
    names, told, same = read_pairs(Path(sys.argv[1]))
    lines = [f"# {len(same)} pairs, {int(same.sum())} of one event"]
    weights = fit(told, same) + [_SHIFT if name == "base" else 0.0 for name in names]
    lines += [f"{name} = {weight:.2f}" for name, weight in zip(names, weights, strict=True)]
    sys.stdout.write("\n".join(lines) + "\n")
