"""6. Records ↔ records: a day set first and the one put in its place, told in one sentence or two of a report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Conflict, ConflictVerdict, account_of, make_conflict
from accord.linking.voices import Sentence, roots_of
from accord.records import TimeRecord

_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?$")
_FROM = re.compile(r"\b(?:from|of) (?:the )?$", re.IGNORECASE)
_TO = re.compile(r"^ to (?:the )?$", re.IGNORECASE)
_UNTIL = re.compile(r"^,? (?:until|till|to)(?: the)? $", re.IGNORECASE)
_TAKEN_UP = re.compile(r"(?:It|They|That|This|The (\w+))\b")
_TAIL = 60
_ALIKE = 0.5
_Moved = tuple[Sentence, TimeRecord, TimeRecord]


def find_moved_days(told: Mapping[str, Sequence[Sentence]]) -> Iterator[Conflict]:
    """Each day that a report says was set first, with the one put in its place; told alike by several, once."""
    found: dict[tuple[str, str], list[_Moved]] = defaultdict(list)
    for name in sorted(told):
        for sentence, first, later in _moved(told[name]):
            found[first.value, later.value].append((sentence, first, later))
    for _, moved in sorted(found.items()):
        while moved:
            words = roots_of(moved[0][0].text)
            same = [each for each in moved if len(roots_of(each[0].text) & words) >= _ALIKE * len(words)]
            moved = [each for each in moved if each not in same]
            yield _conflict(same)


def _moved(sentences: Sequence[Sentence]) -> Iterator[_Moved]:
    for place, sentence in enumerate(sentences):
        days = _days(sentence)
        pair = next((pair for pair in pairwise(days) if _is_moved(sentence, *pair)), None)
        if pair is None:
            pair = next(
                ((later, first) for first, later in pairwise(days) if _is_told_back(sentence, first, later)), None
            )
        if pair is None and place + 1 < len(sentences) and days:
            pair = _moved_behind(sentence, days[-1], sentences[place + 1])
        if pair:
            yield sentence, *pair


def _days(sentence: Sentence) -> list[TimeRecord]:
    return [record for record in sentence.records if isinstance(record, TimeRecord) and _DAY.match(record.value)]


def _is_moved(sentence: Sentence, first: TimeRecord, later: TimeRecord) -> bool:
    """ "Set to meet on Monday, but would meet on Friday", "put off from Monday to Friday"."""
    if first.value == later.value:
        return False
    lead = sentence.text[: first.start - sentence.start]
    between = sentence.text[first.end - sentence.start : later.start - sentence.start]
    if _FROM.search(lead) and _TO.match(between):
        return bool(_pattern("moved").search(lead))
    if _UNTIL.match(between) and _pattern("moved").search(lead) and _pattern("set").search(lead):
        return True
    if not _pattern("set").search(lead) or _pattern("since").search(between):
        return False
    if _pattern("moved").search(between):
        return True
    behind = between + sentence.text[later.end - sentence.start : later.end - sentence.start + _TAIL]
    return bool(_pattern("but").search(between) and roots_of(lead) & roots_of(behind))


def _is_told_back(sentence: Sentence, later: TimeRecord, first: TimeRecord) -> bool:
    """ "Moved to 12 May; it was first planned for 5 May", "will meet on Friday instead of Monday"."""
    if first.value == later.value:
        return False
    between = sentence.text[later.end - sentence.start : first.start - sentence.start]
    if _pattern("not_on").match(between):
        return True
    is_moved = _pattern("moved").search(sentence.text[: later.start - sentence.start])
    return bool(is_moved and _pattern("at_first").search(between))


def _moved_behind(sentence: Sentence, first: TimeRecord, following: Sentence) -> tuple[TimeRecord, TimeRecord] | None:
    """ "The trial was due on Monday. It was put off to Friday.": the last day of the one, the first of the other."""
    later = next(iter(_days(following)), None)
    opening = _TAKEN_UP.match(following.text)
    if later is None or later.value == first.value or not opening:
        return None
    if opening[1] and not roots_of(opening[1]) & roots_of(sentence.text):
        return None
    lead = following.text[: later.start - following.start]
    is_set = _pattern("set").search(sentence.text[: first.start - sentence.start])
    is_moved = _pattern("moved").search(lead) and not _pattern("by").search(lead)
    return (first, later) if is_set and is_moved else None


def _conflict(moved: Sequence[_Moved]) -> Conflict:
    sentence, first, later = moved[0]
    accounts = [
        account_of(f"{first.text}, as set first", [each for _, each, _ in moved]),
        account_of(f"{later.text}, in its place", [each for _, _, each in moved]),
    ]
    reason = "a day set first, and another put in its place"
    return make_conflict("date", sentence.text[:80].strip(), accounts, ConflictVerdict.CHANGE, reason)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_settings()[name])})", re.IGNORECASE)


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["moved_days"]
    return settings
