"""6. Records ↔ records: one remark quoted in two wordings, or given to two speakers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Conflict, ConflictVerdict, Known, account_of, make_conflict
from accord.linking.told_otherwise import is_told_by_name
from accord.records import StatementRecord
from accord.values import Actor, ActorKind

_WORD = re.compile(r"[\w$€£¥%]+(?:[.,:]\d+)*")
_SHORT = 9
"""Quotes of fewer words than this share more of them, or a set phrase ("the legitimate demands of the people")."""
_LEAST_OF_SHORT = 0.8
_WIDEST = 2.0
"""How much longer than the shorter quote the stretch of the longer one may be in which its words stand."""
_MOST_IN_BLOCK = 60
"""Quotes that share a run of words with more others than this share a formula, not a remark."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quoted words of one statement as compared: in lower case, without punctuation."""

    record: StatementRecord
    start: int
    shown: str
    words: tuple[str, ...]
    day: date | None


def find_wordings(known: Known) -> list[Conflict]:
    """Remarks that two reports quote differently ("wording"), or give to different speakers ("attribution")."""
    found = {}
    for one, other in pair_remarks(find_quotes(known)):
        conflict = _compare(one, other)
        if conflict:
            found[conflict.id] = conflict
    return list(found.values())


def find_quotes(known: Known) -> Iterator[Quoted]:
    """The quoted words of all statements, those too short to be told from a phrase left out."""
    for record in known.records:
        if not isinstance(record, StatementRecord):
            continue
        report = known.reports[record.report]
        day = date.fromisoformat(report.day) if report.day else None
        for span in record.quotes:
            shown = " ".join(report.text[span.start : span.end].split()).strip(_settings()["marks"])
            words = tuple(_WORD.findall(shown.casefold().replace("’", "'")))
            if len(words) >= _settings()["least_words"]:
                yield Quoted(record, span.start, shown, words, day)


def pair_remarks(quotes: Iterable[Quoted]) -> Iterator[tuple[Quoted, Quoted]]:
    """The pairs of quotes in two reports that are one remark, in whatever wordings, in the order of the reports."""
    told = sorted(quotes, key=lambda quote: (str(quote.day), quote.record.report, quote.record.start))
    return (pair for pair in _candidates(told) if _is_one_remark(*pair))


def _candidates(quotes: Sequence[Quoted]) -> Iterable[tuple[Quoted, Quoted]]:
    """Quotes of two reports that share a run of words, in the order of the reports."""
    size = _settings()["run"]
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, quote in enumerate(quotes):
        for run in {quote.words[at : at + size] for at in range(len(quote.words) - size + 1)}:
            blocks[run].append(place)
    pairs = {pair for members in blocks.values() if len(members) <= _MOST_IN_BLOCK for pair in combinations(members, 2)}
    for one, other in sorted(pairs):
        if quotes[one].record.report != quotes[other].record.report:
            yield quotes[one], quotes[other]


def _is_one_remark(one: Quoted, other: Quoted) -> bool:
    """Whether two quotes are of one remark: near in time, the shorter one's words in order and close in the other."""
    if one.day and other.day and abs((one.day - other.day).days) > _settings()["most_days"]:
        return False
    short, long = sorted((one.words, other.words), key=len)
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()[:-1]
    shared = sum(block.size for block in blocks)
    needed = _settings()["least_shared"] if len(short) >= _SHORT else _LEAST_OF_SHORT
    if shared < needed * len(short):
        return False
    return blocks[-1].b + blocks[-1].size - blocks[0].b <= _WIDEST * len(short)


def _compare(one: Quoted, other: Quoted) -> Conflict | None:
    """What is told differently of one remark; None where one quote is the other, or a stretch of it."""
    accounts = []
    if _are_two(one.record.source, other.record.source):
        if not _is_whole(one, other) or not _are_named_alone(one.record, other.record):
            return None
        for quote in (one, other):
            name = quote.record.source.name if quote.record.source else ""
            accounts.append(account_of(f"{name}: {quote.shown}", [quote.record]))
        reason = "one remark, given to two speakers"
        return make_conflict("attribution", one.shown, accounts, ConflictVerdict.UNSURE, reason)
    if _speak_apart(one.record.source, other.record.source) and not _is_whole(one, other):
        return None
    if _is_stretch(one.words, other.words) or _is_stretch(other.words, one.words):
        return None
    accounts = [account_of(quote.shown, [quote.record]) for quote in (one, other)]
    speaker = next((q.record.source.name for q in (one, other) if q.record.source), "no source named")
    reason = "one remark, quoted in two wordings"
    return make_conflict("wording", f"{speaker}: {one.shown}", accounts, ConflictVerdict.UNSURE, reason)


def _are_two(one: Actor | None, other: Actor | None) -> bool:
    """Whether two sources have two names, not one cut short; a body and the person who speaks for it are one voice."""
    if not (one and other) or one.id == other.id or one.kind != other.kind:
        return False
    if _may_be_one_person(one, other):
        return False
    left, right = (frozenset(actor.name.split()) for actor in (one, other))
    return not (left <= right or right <= left) and one.name[:1].isupper() and other.name[:1].isupper()


def _are_named_alone(one: StatementRecord, other: StatementRecord) -> bool:
    """Whether each sentence names its own speaker, and not the other one.

    Who is meant by "he said" may be read wrongly, and what Ek says that Lund told him is Lund's in both reports.
    """
    return all(_is_named(mine, mine) and not _is_named(theirs, mine) for mine, theirs in ((one, other), (other, one)))


def _is_named(speaker: StatementRecord, told: StatementRecord) -> bool:
    """Whether the sentence of a statement has the last word of the name of another's speaker."""
    name = speaker.source.name.split()[-1] if speaker.source else ""
    return re.search(rf"\b{re.escape(name)}\b", told.evidence.quote) is not None


def _speak_apart(one: Actor | None, other: Actor | None) -> bool:
    """Whether both speakers are known and not the same by id, though they may be one person."""
    return one is not None and other is not None and one.id != other.id


def _may_be_one_person(one: Actor, other: Actor) -> bool:
    """Whether one speaker goes by an office that the other may hold ("a union spokesman", "the harbour director")."""
    if one.kind != ActorKind.PERSON or (is_told_by_name(one) and is_told_by_name(other)):
        return False
    by_name = is_told_by_name(one) or is_told_by_name(other)
    return by_name or not (one.country and other.country) or one.country == other.country


def _is_whole(one: Quoted, other: Quoted) -> bool:
    """Whether two quotes share nearly all of the shorter one: less is a term that both speakers use."""
    short, long = sorted((one.words, other.words), key=len)
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _LEAST_OF_SHORT * len(short)


def _is_stretch(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words stand in the other quote one after the other, as where a report cuts it short."""
    size = len(short)
    return any(tuple(long[at : at + size]) == tuple(short) for at in range(len(long) - size + 1))


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("linking.toml")["wordings"]
    return settings
