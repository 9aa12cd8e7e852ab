"""6. Records ↔ records: reports that are one text, or were made from one, by MinHash over word triples."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from accord.records import Report

PERMUTATIONS = 64
THRESHOLD = 0.5
"""Least estimated Jaccard similarity of word triples."""
_LEAST_WORDS = 20


def find_copies(reports: Iterable[Report]) -> tuple[tuple[str, ...], ...]:
    """Groups of report ids whose texts are near-identical, sorted; a report that stands alone is in none."""
    from datasketch import MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    signatures: dict[str, Any] = {}
    home: dict[str, str] = {}
    groups: dict[str, set[str]] = {}
    for report in sorted(reports, key=lambda item: item.id):
        shingles = _shingles(report.text)
        if not shingles:
            continue
        signature = _signature(shingles)
        near = [other for other in index.query(signature) if signatures[other].jaccard(signature) >= THRESHOLD]
        signatures[report.id] = signature
        index.insert(report.id, signature)
        joined = {report.id}
        for other in near:
            joined |= groups.pop(home[other], set()) or {other}
        key = min(joined)
        groups[key] = joined
        home.update(dict.fromkeys(joined, key))
    return tuple(sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1))


def _shingles(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.lower())
    if len(words) < _LEAST_WORDS:
        return frozenset()
    return frozenset(" ".join(words[place : place + 3]) for place in range(len(words) - 2))


def _signature(shingles: frozenset[str]) -> Any:
    from datasketch import MinHash

    made = MinHash(num_perm=PERMUTATIONS, seed=1)
    made.update_batch([shingle.encode() for shingle in sorted(shingles)])
    return made
