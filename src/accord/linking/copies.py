"""6. Records ↔ records: reports made from one text: near each other by MinHash bands, judged by their sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from itertools import combinations, pairwise
from operator import eq
from struct import unpack

from accord.linking.clustering import find_components
from accord.linking.mention_words import find_words
from accord.linking.retold import Told, are_retold
from accord.records import Report

PERMUTATIONS, LEAD_PERMUTATIONS = 96, 24
"""Of the whole text, and of its first sentences: what was cut short has little in common with the whole."""
ROWS = 2
"""Rows of a band: of texts with a quarter of their word pairs in common 95 in 100 share a band, of others 1 in 200."""
LONG_ROWS = 24
"""Rows of a long band: of texts with 97 in 100 of their word pairs in common, or of their first sentences', 9 in 10."""
DAYS = 62
"""Most days between two dated reports that are compared; those that share a long band are, however far apart."""
UNDATED = 0
"""The day of a report that has none: it is compared with those of any day."""
_LEAD_WORDS = 50
_LEAST_EQUAL = 13
"""Least equal rows of two signatures: texts put into other words have 16 to 45, most accounts of one event 3 to 15."""
_LEAST_WORDS = 20
_LONG = b"\xff"
_BYTES = 4

Signature = bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Reports made from one text, by day and id; `first` is the earliest, None where two share the first moment."""

    reports: tuple[str, ...]
    first: str | None


def find_copies(reports: Iterable[Report]) -> tuple[tuple[str, ...], ...]:
    """Groups of report ids made from one text, sorted; a report that stands alone is in none."""
    known = {report.id: report for report in reports}
    signatures = {name: made for name, report in known.items() if (made := sign(report.text))}
    days = {name: day_of(known[name]) for name in signatures}
    near: set[tuple[str, str]] = set()
    for names in _by_band(signatures, long_bands_of):
        near.update(combinations(names, 2))
    for names in _by_band(signatures, bands_of):
        near.update(pair for pair in combinations(names, 2) if _is_of_weeks(days[pair[0]], days[pair[1]]))
    likely = [pair for pair in near if may_be_copies(signatures[pair[0]], signatures[pair[1]])]
    told = {name: told_of(known[name]) for name in {name for pair in likely for name in pair}}
    return group_copies(pair for pair in likely if are_retold(told[pair[0]], told[pair[1]]))


def _by_band(signatures: Mapping[str, Signature], bands: Callable[[Signature], Iterable[bytes]]) -> Iterable[list[str]]:
    """The names that share a band, sorted, for each band."""
    found: dict[bytes, list[str]] = {}
    for name in sorted(signatures):
        for band in bands(signatures[name]):
            found.setdefault(band, []).append(name)
    return found.values()


def day_of(report: Report) -> int:
    """The day of a report, as an ordinal; UNDATED where it has none."""
    return date.fromisoformat(report.day).toordinal() if report.day else UNDATED


def days_around(day: int) -> tuple[int, int] | None:
    """The first and last day of the reports that one of a day is compared with; None where that is any day."""
    return None if day == UNDATED else (day - DAYS, day + DAYS)


def _is_of_weeks(one: int, other: int) -> bool:
    return UNDATED in (one, other) or abs(one - other) <= DAYS


def told_of(report: Report) -> Told:
    """What a report tells, as are_retold compares it."""
    return Told(report.text, report.publisher)


def group_copies(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """The groups that pairs of copies make, sorted."""
    found = sorted(set(pairs))
    names = sorted({name for pair in found for name in pair})
    number = {name: place for place, name in enumerate(names)}
    groups = find_components(number.values(), [(number[one], number[other]) for one, other in found])
    return tuple(sorted(tuple(names[place] for place in group) for group in groups))


def sign(text: str) -> Signature | None:
    """The MinHash signature of a text, 4 bytes a permutation, its lead's after its own; None for a text too short.

    What is hashed are pairs of content words that follow each other, by their stems.
    """
    words = [stem for stem, _, _ in find_words(text)]
    if len(re.findall(r"\w+", text[:1000])) < _LEAST_WORDS or len(words) < 2:
        return None
    return _hashes(words, PERMUTATIONS) + _hashes(words[:_LEAD_WORDS], LEAD_PERMUTATIONS)


def _hashes(words: list[str], permutations: int) -> bytes:
    from datasketch import MinHash

    pairs = {f"{one} {other}" for one, other in pairwise(words)}
    made = MinHash(num_perm=permutations, seed=1)
    made.update_batch([pair.encode() for pair in sorted(pairs)])
    return b"".join(int(value).to_bytes(_BYTES, "big") for value in made.hashvalues)


def bands_of(signature: Signature) -> tuple[bytes, ...]:
    """The bands of a signature; two reports that share none are not compared."""
    width = ROWS * _BYTES
    return tuple(bytes([at // width]) + signature[at : at + width] for at in range(0, len(signature), width))


def long_bands_of(signature: Signature) -> tuple[bytes, ...]:
    """The long bands of a signature, a digest each: texts that share one have most words, or their lead, in common."""
    width = LONG_ROWS * _BYTES
    parts = [signature[at : at + width] for at in range(0, len(signature), width)]
    return tuple(_LONG + bytes([place]) + blake2b(part, digest_size=8).digest() for place, part in enumerate(parts))


def may_be_copies(one: Signature, other: Signature) -> bool:
    """Whether two signatures have so much in common that the texts are worth comparing."""
    rows = f"={len(one) // _BYTES}I"
    return [*map(eq, unpack(rows, one), unpack(rows, other))].count(True) >= _LEAST_EQUAL


def in_time(group: Iterable[str], reports: Mapping[str, Report]) -> Copies:
    """A group of copies by day of publication, the undated ones last, and which is the earliest where that is known."""
    known = [reports[name] for name in group if name in reports]
    ordered = sorted(known, key=lambda report: (report.published is None, report.published or "", report.id))
    first = next((one for one in ordered if all(_is_before(one, other) for other in ordered if other != one)), None)
    return Copies(reports=tuple(report.id for report in ordered), first=first.id if first else None)


def _is_before(one: Report, other: Report) -> bool:
    """Whether a report is known to be earlier: by the moment where both give one with its zone, else by the day."""
    if one.published is None or other.published is None:
        return False
    moments = [_moment(report.published or "") for report in (one, other)]
    if moments[0] and moments[1]:
        return moments[0] < moments[1]
    return one.published[:10] < other.published[:10]


def _moment(published: str) -> datetime | None:
    moment = datetime.fromisoformat(published)
    return moment if moment.tzinfo else None
