"""6. Records ↔ records: what a source said first and put right later, told in one sentence of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Conflict, ConflictVerdict, Known, account_of, make_conflict
from accord.linking.voices import MOST_WORDS, told_by
from accord.records import ActorRecord, Record

_CUT = re.compile(r",|;|\.(?:\s|$)|\s(?:with|which|about|after|because|as the)\s")


def find_corrected(known: Known) -> Iterator[Conflict]:
    """Each sentence that tells a first account and the one put in its place ("first named Turku, later Oslo")."""
    sentences: dict[tuple[str, int], list[Record]] = {}
    for record in known.records:
        sentences.setdefault((record.report, record.evidence.start), []).append(record)
    for _, records in sorted(sentences.items()):
        quote = records[0].evidence.quote
        for match in _pattern().finditer(quote):
            first, later = _cut(match["first"]), _cut(match["later"])
            if not (first and later) or first == later:
                continue
            start = records[0].evidence.start
            source = _source(records, start + match.start())
            then = "corrected" if "correct" in match["then"].lower() else "later"
            told = [
                account_of(told_by(f"{first}, at first", source), [_nearest(records, start + match.start("first"))]),
                account_of(told_by(f"{later}, {then}", source), [_nearest(records, start + match.start("later"))]),
            ]
            reason = "told so at first, and put right later"
            yield make_conflict("account", f"{first} / {later}", told, ConflictVerdict.CHANGE, reason)


def _cut(words: str) -> str:
    """The first clause of some words, without marks; nothing where it is long."""
    kept = _CUT.split(" ".join(words.split()).strip(" ,“”\"'"), maxsplit=1)[0].strip(" ,“”\"'")
    return kept if 0 < len(kept.split()) <= MOST_WORDS // 2 else ""


def _source(records: list[Record], at: int) -> str:
    """The last actor named before a place of a sentence."""
    before = [r for r in records if isinstance(r, ActorRecord) and r.end <= at + 1 and r.name[:1].isupper()]
    return max(before, key=lambda record: record.end).name if before else ""


def _nearest(records: list[Record], at: int) -> Record:
    return min(records, key=lambda record: (abs(record.start - at), record.id))


@cache
def _pattern() -> re.Pattern[str]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["corrected"]
    first, then = ("|".join(settings[name]) for name in ("first", "then"))
    return re.compile(
        rf"\b(?:{first}) (?P<first>[^.;]{{2,80}}?)(?:,| and| but)+ (?:[^.;]{{0,90}}?[, ])?(?P<then>{then}) "
        rf"(?P<later>[^;]{{2,60}}?)(?=[,;]|\.(?:\s|$)|$)",
        re.IGNORECASE,
    )
