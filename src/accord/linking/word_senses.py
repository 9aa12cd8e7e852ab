"""6. Records ↔ records: how near two words are in meaning, by a bundled table of vectors (data/word_senses.json).

The table is made by training/senses_of_words.py. It knows words of the general language, by their roots; nothing in it
was learned from what reports tell.
"""

from __future__ import annotations

import base64
import json
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from accord.data import HERE

Vector = NDArray[np.float64]
TABLE = "word_senses.json"


def nearness(one: frozenset[str], other: frozenset[str]) -> float:
    """How near two mentions are in meaning by their roots, 0 to 1: 1 for the same roots, 0 where a table lacks them.

    >>> nearness(frozenset({"arrest"}), frozenset({"detain"})) > nearness(frozenset({"arrest"}), frozenset({"bloom"}))
    True
    """
    if one == other:
        return 1.0
    first, second = _vector(one), _vector(other)
    return 0.0 if first is None or second is None else min(max(float(first @ second), 0.0), 1.0)


@lru_cache(maxsize=20_000)
def _vector(roots: frozenset[str]) -> Vector | None:
    """The direction in which the roots point together, of length 1; None where the table knows none of them."""
    places, rows = _table()
    known = [rows[places[root]] for root in sorted(roots) if root in places]
    if not known:
        return None
    total: Vector = np.sum(known, axis=0)
    length = float(np.linalg.norm(total))
    return total / length if length else None


@cache
def _table() -> tuple[dict[str, int], Vector]:
    """The row of each root, and the rows, each of length 1."""
    told = json.loads((HERE / TABLE).read_text(encoding="utf-8"))
    roots = told["roots"].split()
    steps = np.frombuffer(base64.b64decode(told["vectors"]), dtype=np.int8)
    rows = steps.reshape(len(roots), told["dimensions"]).astype(np.float64)
    return {root: place for place, root in enumerate(roots)}, rows / np.linalg.norm(rows, axis=1, keepdims=True)
