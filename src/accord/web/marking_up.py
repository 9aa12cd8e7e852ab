"""9. Ledger → pages: a report's text in pieces, each with the records it belongs to, so that a page can mark them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from accord.records import AnyRecord

ORDER = ("event", "statement", "figure", "time", "actor", "place")
"""Kinds of record, the one that tells most first."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: the kinds of record it belongs to, the shortest of them (whose entry a click opens), the ids
    of the records and of the sentences that begin with it."""

    text: str
    kinds: tuple[str, ...] = ()
    record: str = ""
    begins: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()


def cut(text: str, records: Iterable[AnyRecord]) -> list[list[Piece]]:
    """The paragraphs of a text, each as its pieces."""
    told = [record for record in records if 0 <= record.start < record.end <= len(text)]
    sentences = {record.evidence.start for record in told if record.evidence.start < len(text)}
    bounds = {0, len(text), *sentences, *(place for record in told for place in (record.start, record.end))}
    breaks = [place for place, character in enumerate(text) if character == "\n"]
    bounds.update(breaks, (place + 1 for place in breaks))
    by_start: dict[int, list[AnyRecord]] = {}
    for record in told:
        by_start.setdefault(record.start, []).append(record)
    paragraphs: list[list[Piece]] = [[]]
    live: list[AnyRecord] = []
    for start, end in pairwise(sorted(bounds)):
        begun = by_start.get(start, [])
        live = [record for record in (*live, *begun) if record.end > start]
        if text[start:end] == "\n":
            paragraphs.append([])
        elif end > start:
            paragraphs[-1].append(_piece(text[start:end], live, begun, (start,) if start in sentences else ()))
    return [pieces for pieces in paragraphs if any(piece.text.strip() for piece in pieces)]


def _piece(text: str, live: Sequence[AnyRecord], begun: Sequence[AnyRecord], starts: tuple[int, ...]) -> Piece:
    kinds = {record.kind for record in live}
    shortest = min(live, key=lambda record: (record.end - record.start, ORDER.index(record.kind)), default=None)
    return Piece(
        text,
        tuple(kind for kind in ORDER if kind in kinds),
        shortest.id if shortest else "",
        tuple(record.id for record in begun),
        starts,
    )
