"""6. Records ↔ records: what one source says, set by "though" or "but" against what another says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Conflict, ConflictVerdict, account_of, make_conflict
from accord.linking.counters import pattern
from accord.linking.deniable import can_be_denied
from accord.linking.voices import Sentence, Voice, are_two, is_negated, roots_of, shorten, told_by
from accord.records import StatementRecord

_PRONOUN = re.compile(r"^[“\"]?(?:that )?(?:it|they|these|those|this)\b", re.IGNORECASE)
_REASON = "set against each other by the report"


def find_set_against(told: Mapping[str, Sequence[Sentence]]) -> Iterator[Conflict]:
    """Statements of two sources that a report sets against each other with a word that says so."""
    for name in sorted(told):
        for before, sentence in zip((None, *told[name]), told[name], strict=False):
            if pair := _within(sentence) or (_opening(before, sentence) if before else None):
                yield _conflict(*pair)


def _within(sentence: Sentence) -> tuple[Voice, Voice] | None:
    """ "Though Oslo said the worst was over, Turku said cases were rising"."""
    for one, other in pairwise(sentence.voices):
        if not _are_claims(one, other) or one.end > other.start:
            continue
        between = sentence.text[one.end - sentence.start : other.start - sentence.start]
        lead = sentence.text[: max(one.start - sentence.start, 0)]
        if _pattern("granted").search(lead) and not _pattern("cut").search(between):
            return one, other
        if _pattern("against").search(between) and _is_of_same(one, other):
            return one, other
        if _pattern("beside").search(between) and _is_of_same(one, other) and _is_turned(one, other):
            return one, other
    return None


def _opening(before: Sentence, sentence: Sentence) -> tuple[Voice, Voice] | None:
    """ "The union said the boats had sailed. But the owner said they had not"."""
    if not _pattern("opens").search(sentence.text) or not before.voices or not sentence.voices:
        return None
    one, other = before.voices[-1], sentence.voices[0]
    return (one, other) if _are_claims(one, other) and _is_of_same(one, other) else None


def _are_claims(one: Voice, other: Voice) -> bool:
    return are_two(one, other) and all(_says_what_is(voice) for voice in (one, other))


def _says_what_is(voice: Voice) -> bool:
    """Whether a source, named by more than a pronoun, says what is and asks, promises and wishes nothing."""
    record = voice.record
    if not isinstance(record, StatementRecord) or record.verb_class not in _settings()["claims"]:
        return False
    is_named = told_by("", voice.shown) != ""
    is_clause = bool(pattern("flat").search(voice.words) or _pattern("finite").search(voice.words))
    return is_named and is_clause and can_be_denied(voice) and not pattern("wished").search(voice.words)


def _is_of_same(one: Voice, other: Voice) -> bool:
    """Whether two statements have a word in common that is no name."""
    names = roots_of(" ".join(re.findall(r"\b[A-Z][\w’'-]+", f"{one.words} {other.words}")))
    return bool((roots_of(one.words) & roots_of(other.words)) - names)


def _is_turned(one: Voice, other: Voice) -> bool:
    return is_negated(one.words) != is_negated(other.words)


def _conflict(one: Voice, other: Voice) -> Conflict:
    about = roots_of(one.words) & roots_of(other.words)
    told = [(shorten(one.words, about), one), (shorten(other.words, about, against=True), other)]
    accounts = [account_of(told_by(words, voice.shown), [voice.record]) for words, voice in told]
    return make_conflict("account", told[0][0], accounts, ConflictVerdict.CONFLICT, _REASON)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_settings()['patterns'][name])})", re.IGNORECASE)


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["set_against"]
    return settings
