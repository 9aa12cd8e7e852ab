"""Finds what to add to `base` of the weights by which mentions are alike: by linking topics that were not learned from.

usage: python -m training.alike_shift ECBPLUS_TRAIN.jsonl ECBPLUS_SCORER.py

A third of the topics is linked with the weights that the others give, by turns; prints for each shift the mean CoNLL F1
with singletons and without.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from benchmarks.ecbplus import code_rows, read_figures, score, write_events

from accord.data import read_toml
from training.alike_weights import Pairs, read_pairs, read_rows

_SHIFTS = (2.3, 2.5, 2.7, 2.9, 3.1, 3.3, 3.5)
_FOLDS = 3


def measure(rows: list[dict[str, Any]], topics: list[str], pairs: Pairs, scorer: Path) -> list[tuple[float, float]]:
    """CoNLL F1 with singletons and without of some topics for each shift."""
    fold = [row for row in rows if row["topic"] in topics]
    records, reports = code_rows(fold)
    weights = read_toml("linking.toml")["alike"]["weights"]
    found = []
    with TemporaryDirectory() as folder:
        gold, told = Path(folder, "gold.jsonl"), Path(folder, "told.jsonl")
        gold.write_text("".join(json.dumps(row) + "\n" for row in fold), encoding="utf-8")
        for shift in _SHIFTS:
            weights.update(pairs.weights(shift, topics))
            write_events(records, reports, told)
            figures = read_figures(score(scorer, [gold], [told]))
            found.append((figures["conll_f1"], figures["conll_f1_without_singletons"]))
    return found


if __name__ == "__main__":
    train = read_rows(Path(sys.argv[1]))
    known = read_pairs(train, with_stories=True)
    every = sorted({row["topic"] for row in train})
    folds = [measure(train, every[fold::_FOLDS], known, Path(sys.argv[2])) for fold in range(_FOLDS)]
    for shift, figures in zip(_SHIFTS, np.mean(folds, axis=0), strict=True):
        sys.stdout.write(f"{shift}  {figures[0]:.2f}  {figures[1]:.2f}\n")
