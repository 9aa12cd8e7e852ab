"""6. Records ↔ records: what one side calls lawful and the other a breach: two judgements of one deed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Conflict, ConflictVerdict, Known, account_of, make_conflict
from accord.linking.mention_words import stem
from accord.linking.voices import Sentence, Voice, are_two, in_full, shorten, told_by
from accord.records import StatementRecord

_AS = re.compile(r"(?:(?:[\w’'-]+ ){1,6}as|it|them|this|that) (?!was\b|were\b|is\b|are\b)[“\"]?(.+)", re.DOTALL)
"""What a deed is called, behind the deed and "as", or behind a pronoun."""
_MOST_OPEN = 200
"""Deeds looked at for one more judgement, the latest ones."""
_QUOTED = re.compile(r"[“\"]([^“”\"]{4,})[”\"]")
_NEGATIONS = frozenset({"not", "no", "never", "cannot", "nor", "neither", "nothing"})
_NEAR = 4
"""Words before a judgement in which "not" turns it round."""
_OTHER_DEED = re.compile(
    r"\W*(?:that )?(?:the|an?) (?!(?:act|action|move|step|decision|measure|response|case|affair|matter|event"
    r"|practice|policy|whole|latest|recent|alleged)s?\b)[a-z]+ (?:(?:is|was|were|as|had been) )?(?:an? |the )?"
    r"(?:un|il)?(?:constitutional|lawful|legal|legitimate|justified|routine|necessary|proper|void|invalid|illegitimate)\b",
    re.IGNORECASE,
)
""" "the bridge illegal": a thing named by its own noun, which the sentence before does not name."""
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class _Judged:
    """A source's judgement of a deed: for or against it, of what sort, and where it stands."""

    voice: Voice
    is_for: bool
    sort: str
    place: int
    day: date | None


def find_judged_deeds(known: Known, read: Mapping[str, Sequence[Sentence]]) -> list[Conflict]:
    """Deeds that one source calls defensive, lawful or routine and another aggression, a breach or a crime."""
    told: list[_Judged] = []
    for name, sentences in read.items():
        report = known.reports[name]
        day = date.fromisoformat(report.day) if report.day else None
        for place, sentence in enumerate(sentences):
            before = sentences[place - 1].text if place else ""
            told += _judgements(sentence.voices, sentence.text, before, place, day)
    return [_conflict(group) for group in _of_one_deed(told) if _is_disputed(group)]


def _of_one_deed(told: Sequence[_Judged]) -> list[list[_Judged]]:
    """The judgements by deed: of one sort, near each other in a report, or of reports of the same days with a name."""
    groups: list[list[_Judged]] = []
    for each in told:
        lately = [group for group in groups[-_MOST_OPEN:] if group[0].sort == each.sort]
        home = next((group for group in lately if any(_are_of_one(each, other) for other in group)), None)
        if home is None:
            groups.append([each])
        elif not any(each.voice.shown == other.voice.shown and each.is_for == other.is_for for other in home):
            home.append(each)
    return groups


def _is_disputed(group: Sequence[_Judged]) -> bool:
    return any(one.is_for != other.is_for and are_two(one.voice, other.voice) for one, other in combinations(group, 2))


def _judgements(voices: Sequence[Voice], text: str, before: str, place: int, day: date | None) -> Iterator[_Judged]:
    for voice in voices:
        record = voice.record
        if not isinstance(record, StatementRecord) or not _naming().search((record.cue_text or "").lower()):
            continue
        signs = _signs(voice.words)
        is_for, is_against = True in signs, False in signs
        sort = _sort(f"{voice.words} {text}") or ("" if _OTHER_DEED.match(voice.words) else _sort(before))
        if is_for != is_against and sort:
            yield _Judged(voice, is_for, sort, place, day)


def _signs(words: str) -> frozenset[bool]:
    """Whether the words judge for or against; a "not" shortly before turns a word round ("is not lawful")."""
    told = _WORD.findall(words.lower())
    signs: set[bool] = set()
    for at, word in enumerate(told):
        is_turned = not _NEGATIONS.isdisjoint(told[max(0, at - _NEAR) : at])
        if stem(word) in _list("for"):
            signs.add(not is_turned)
        elif stem(word) in _list("against"):
            signs.add(is_turned)
    return frozenset(signs)


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(words.lower()))


def _sort(words: str) -> str:
    found = {name for word in _WORD.findall(words.lower()) if (name := _sorts().get(stem(word)))}
    return next((name for name in _settings()["deeds"] if name in found), "")


@cache
def _sorts() -> dict[str, str]:
    listed: dict[str, list[str]] = _settings()["deeds"]
    return {stem(word): name for name, words in listed.items() for word in words}


def _are_of_one(one: _Judged, other: _Judged) -> bool:
    if one.sort != other.sort:
        return False
    if one.voice.record.report == other.voice.record.report:
        return bool(abs(one.place - other.place) <= _settings()["sentences"])
    if not (one.day and other.day):
        return False
    are_near: bool = abs((one.day - other.day).days) <= _settings()["most_days"]
    return are_near and not _names(one.voice).isdisjoint(_names(other.voice))


def _names(voice: Voice) -> frozenset[str]:
    return frozenset(re.findall(r"(?<=\s)[A-Z][\w’'-]{3,}", voice.record.evidence.quote))


def _conflict(group: Sequence[_Judged]) -> Conflict:
    ordered = sorted(group, key=lambda each: not each.is_for)
    accounts = [account_of(told_by(_shown(each.voice), each.voice.shown), [each.voice.record]) for each in ordered]
    subject = f"what the {group[0].sort} was: {_shown(group[0].voice)}"
    reason = "two sources judge one deed otherwise"
    return make_conflict("account", subject, accounts, ConflictVerdict.CONFLICT, reason)


def _shown(voice: Voice) -> str:
    """The words of the judgement, without the deed before "as" and without a pronoun for it."""
    words = in_full(voice.words)
    judging = _list("for") | _list("against")
    quoted = next((each for each in _QUOTED.findall(voice.words) if _stems(each) & judging), None)
    if quoted:
        return shorten(quoted, _stems(quoted) & judging)
    found = _AS.match(words)
    words = found[1] if found else words
    return shorten(words, _stems(words) & judging)


@cache
def _naming() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_settings()['naming'])})")


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _settings()[name])


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["judged_deeds"]
    return settings
