"""6. Records ↔ records: reports that are one text, or were made from one, by MinHash over word triples."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations

from accord.linking.clustering import find_components
from accord.records import Report

PERMUTATIONS = 64
THRESHOLD = 0.5
"""Least estimated Jaccard similarity of word triples."""
BANDS, ROWS = 14, 4
"""Reports that agree in one band of rows are compared: 6 in 10 of the pairs at similarity 0.5, 98 in 100 at 0.7."""
_LEAST_WORDS = 20
_BYTES = 4

Signature = bytes


def find_copies(reports: Iterable[Report]) -> tuple[tuple[str, ...], ...]:
    """Groups of report ids whose texts are near-identical, sorted; a report that stands alone is in none."""
    signatures = {report.id: made for report in reports if (made := sign(report.text))}
    in_band: dict[bytes, list[str]] = {}
    for name, signature in signatures.items():
        for band in bands_of(signature):
            in_band.setdefault(band, []).append(name)
    near = {pair for names in in_band.values() for pair in combinations(sorted(names), 2)}
    return group_copies(pair for pair in near if are_copies(signatures[pair[0]], signatures[pair[1]]))


def group_copies(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """The groups that pairs of copies make, sorted."""
    found = sorted(set(pairs))
    names = sorted({name for pair in found for name in pair})
    number = {name: place for place, name in enumerate(names)}
    groups = find_components(number.values(), [(number[one], number[other]) for one, other in found])
    return tuple(sorted(tuple(names[place] for place in group) for group in groups))


def sign(text: str) -> Signature | None:
    """The MinHash signature of a text, 4 bytes a permutation; None for a text too short to compare."""
    from datasketch import MinHash

    words = re.findall(r"\w+", text.lower())
    if len(words) < _LEAST_WORDS:
        return None
    shingles = {" ".join(words[place : place + 3]) for place in range(len(words) - 2)}
    made = MinHash(num_perm=PERMUTATIONS, seed=1)
    made.update_batch([shingle.encode() for shingle in sorted(shingles)])
    return b"".join(int(value).to_bytes(_BYTES, "big") for value in made.hashvalues)


def bands_of(signature: Signature) -> tuple[bytes, ...]:
    """The bands of a signature; two reports that share none are not compared."""
    width = ROWS * _BYTES
    return tuple(bytes([band]) + signature[band * width : (band + 1) * width] for band in range(BANDS))


def are_copies(one: Signature, other: Signature) -> bool:
    """Whether two signatures estimate a similarity of at least THRESHOLD."""
    equal = sum(
        one[place : place + _BYTES] == other[place : place + _BYTES]
        for place in range(0, PERMUTATIONS * _BYTES, _BYTES)
    )
    return equal >= THRESHOLD * PERMUTATIONS
