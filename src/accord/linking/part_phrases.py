"""6. Records ↔ records, within one sentence: which mention is told as part of which, by the words between them.

The phrases, and which sorts of happening may hold which, stand in data/parts.toml with examples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any

from accord.data import read_toml
from accord.linking.mention_words import carries, is_nominal
from accord.linking.profiles import Profile
from accord.records import EventRecord

_NOUN_PHRASE = r"(?:\s+[\w'’.&-]+){0,6}\s*"
"""Articles, names and adjectives before a noun."""
_PLACE_OR_DAY = r"(?:\s+(?:to|in|of|on|with|by|at|for|from|between)(?:\s+(?!not\b|to\b)[\w'’.&-]+){1,7}?)?"
_FRONT = r"(?:^|\n)\W*(?:(?:and|but|also|earlier|later)\s+)?"
_MARKING = re.compile(r",\s+(?!includ)\w+ing\b")
"""A participle behind a comma, which speaks of the whole sentence: ", marking the first visit since 2017"."""
_TO = re.compile(r"\bto\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ToldPart:
    """Two mentions of which the words say that one is part of the other, how surely, and those words.

    `has_legs` says that the words tell of a whole of several parts one after the other.
    """

    part: Profile
    whole: Profile
    score: float
    words: str
    has_legs: bool = False

    @property
    def reason(self) -> str:
        """The reason in words."""
        return f"“{self.part.record.text}” is told as part of “{self.whole.record.text}”: “{self.words}”"


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase as patterns: `ahead` between a part and its whole, `front` before a whole that opens the sentence."""

    ahead: re.Pattern[str]
    front: re.Pattern[str]
    score: float
    sure: bool
    has_legs: bool
    front_only: bool


_MOST_IN_SENTENCE = 60
"""Mentions of one sentence that are looked at: what has more is a text without full stops."""


def find_told_parts(sentence: Sequence[Profile]) -> Iterator[ToldPart]:
    """The parts told among the mentions of one sentence, in the order of the text."""
    told = sorted(sentence, key=lambda profile: (profile.record.start, profile.record.end, profile.record.id))
    told = told[:_MOST_IN_SENTENCE]
    for first, second in combinations(told, 2):
        if second.record.start < first.record.end or first.is_negative or second.is_negative:
            continue
        between = [p for p in told if first.record.end <= p.record.start and p.record.end <= second.record.start]
        found = (
            _within(first, second, between)
            or _fronted(first, second, between)
            or _included(first, second, told)
            or _begun(first, second, between)
            or _where(first, second, between)
        )
        if found and _have_one_doer(found):
            yield found


def may_hold(whole: Profile, part: Profile) -> bool:
    """Whether happenings of one sort may be part of one of the other."""
    if is_arrival(part):
        return False
    listed: dict[str, list[str]] = read_toml("parts.toml")["holds"]
    sorts = _sorts(part)
    return any(not sorts.isdisjoint(listed.get(sort, ())) for sort in whole.sorts)


def is_arrival(profile: Profile) -> bool:
    """Whether all words of a telling tell where a traveller comes or goes, and no stop by itself."""
    words = frozenset(read_toml("parts.toml")["never"]["words"])
    return all(not words.isdisjoint(record.text.lower().split()) for record in profile.records)


def _sorts(profile: Profile) -> frozenset[str]:
    labels: dict[str, str] = read_toml("parts.toml")["labels"]
    return profile.sorts | {labels[label] for label in profile.labels if label in labels}


def _within(part: Profile, whole: Profile, between: Sequence[Profile]) -> ToldPart | None:
    """ "met on the sidelines of the summit": the phrase stands right before its whole."""
    if not is_nominal(whole.record) or not may_hold(whole, part):
        return None
    own, start = part.record.text, part.record.start
    words = own + _between(part.record, whole.record)
    for phrase in _phrases("within"):
        match = None if phrase.front_only else phrase.ahead.search(words)
        if match is None or not (phrase.sure or _are_two(part, whole)):
            continue
        lead = words[len(own) : match.start(1)].rstrip(" ,")
        led = [each for each in between if each.record.end <= start + match.start(1) and not carries(each.record)]
        inside = [each for each in between if each.record.start >= start + match.end(1)]
        if inside or not _is_one_clause(lead, led):
            return None
        return ToldPart(part, whole, phrase.score, f"{match[1].strip()} …", phrase.has_legs)
    return None


def _fronted(whole: Profile, part: Profile, between: Sequence[Profile]) -> ToldPart | None:
    """ "During the visit, the two met": the phrase and its whole open the sentence."""
    if not is_nominal(whole.record) or is_nominal(part.record) or not may_hold(whole, part):
        return None
    lead, clause = _text_before(whole.record), _between(whole.record, part.record).partition(",")
    if not clause[1]:
        return None
    for phrase in _phrases("within"):
        match = phrase.front.search(lead)
        if match and (phrase.sure or _are_two(part, whole)):
            follows = [each for each in between if not is_nominal(each.record)]
            told = ToldPart(part, whole, phrase.score, f"{match[1].strip()} …", phrase.has_legs)
            return told if _follow(clause[2], follows) else None
    return None


def _included(whole: Profile, part: Profile, told: Sequence[Profile]) -> ToldPart | None:
    """ "the visit included talks": the phrase stands right behind the whole, or behind its place and day."""
    if not is_nominal(whole.record) or not may_hold(whole, part):
        return None
    if any(0 <= each.record.start - part.record.end <= 1 and not is_nominal(each.record) for each in told):
        return None  # "..., and talks resumed": a clause of its own
    words = _between(whole.record, part.record)
    for phrase in _phrases("includes"):
        match = phrase.ahead.match(words)
        follows = words[match.end() :] if match else ""
        if match and (is_nominal(part.record) or not follows.strip()) and _is_list(follows):
            return ToldPart(part, whole, phrase.score, match[1].strip(" ,"))
    return None


def _begun(whole: Profile, part: Profile, between: Sequence[Profile]) -> ToldPart | None:
    """ "kicked off her visit with a meeting": the verb stands before the whole or opens its mention."""
    if between or not is_nominal(part.record) or not may_hold(whole, part):
        return None
    words = _between(whole.record, part.record)
    led = f"{_text_before(whole.record)}{whole.record.text}"
    for phrase in _phrases("begins"):
        match = phrase.front.search(led)
        if match and re.fullmatch(rf"{_PLACE_OR_DAY}\s+(?:with|by)\b{_NOUN_PHRASE}", words):
            return ToldPart(part, whole, phrase.score, f"{match[1].strip()} … with …")
    return None


def _where(whole: Profile, part: Profile, between: Sequence[Profile]) -> ToldPart | None:
    """ "visited Oslo, where she met the king": a clause that tells what was done there."""
    if is_nominal(part.record) or not may_hold(whole, part):
        return None
    words = _between(whole.record, part.record)
    for phrase in _phrases("where"):
        match = phrase.ahead.match(words)
        if match and not any(each.record.start < whole.record.end + match.end() for each in between):
            clause = words[match.end() :]
            is_told = "," not in clause and _follow(clause, [each for each in between if not is_nominal(each.record)])
            return ToldPart(part, whole, phrase.score, f"{match[1].strip()} …") if is_told else None
    return None


def _are_two(part: Profile, whole: Profile) -> bool:
    """Whether a phrase that may only name the occasion parts the two: other sorts, or a visit with its own place."""
    if not part.sorts & whole.sorts:
        return True
    own = part.places - whole.places
    return "visit" in part.sorts & whole.sorts and bool(own or not part.places)


def _have_one_doer(told: ToldPart) -> bool:
    """Whether one of those who act in the part takes part in the whole, as far as both are told by name."""
    doers = [actor for record in told.part.records for actor in record.actors if not actor.id.startswith("~")]
    others = [actor for record in told.whole.records for actor in (*record.actors, *record.recipients)]
    if not doers or not others:
        return True
    names = {name for actor in others for name in (actor.id, actor.country) if name}
    return any(actor.id in names or actor.country in names for actor in doers)


def _between(first: EventRecord, second: EventRecord) -> str:
    return first.evidence.quote[first.end - first.evidence.start : second.start - first.evidence.start]


def _text_before(record: EventRecord) -> str:
    return record.evidence.quote[: record.start - record.evidence.start]


def _is_one_clause(words: str, between: Sequence[Profile]) -> bool:
    """Whether words between a part and a phrase stay in its clause, other verbs in them only set beside it."""
    if "," in words or _has_stop(words):
        return False
    return all(is_nominal(each.record) or " and " in f" {words} " for each in between)


def _follow(clause: str, between: Sequence[Profile]) -> bool:
    """Whether what follows an opening phrase leads to a verb of the main clause or one set beside it."""
    if _has_stop(clause) or _TO.search(clause):
        return False
    return not between or bool(re.search(r"(?:\band\b|,)[^,]*$", clause))


def _is_list(words: str) -> bool:
    """Whether words behind "included" are a list still."""
    return not _has_stop(words) and not _MARKING.search(words)


def _has_stop(words: str) -> bool:
    stops = read_toml("parts.toml")["stops"]
    return any(sign in words for sign in stops["signs"]) or bool(set(words.lower().split()) & set(stops["words"]))


@cache
def _phrases(name: str) -> tuple[_Phrase, ...]:
    """The phrases of a kind, as patterns."""
    listed: list[dict[str, Any]] = read_toml("parts.toml")[name]
    return tuple(
        _Phrase(
            ahead=re.compile(_ahead(name, each["phrase"]), re.IGNORECASE),
            front=re.compile(_front(name, each["phrase"]), re.IGNORECASE),
            score=float(each["score"]),
            sure=bool(each.get("sure", True)),
            has_legs=bool(each.get("legs", False)),
            front_only=bool(each.get("front_only", False)),
        )
        for each in listed
    )


def _ahead(name: str, phrase: str) -> str:
    if name == "includes":
        return rf"{_PLACE_OR_DAY}?,?\s+({phrase})\b"
    if name == "where":
        return rf"(?:\s+[\w'’.&-]+){{0,8}}?,?\s+({phrase})\b"
    return rf"(?:^|[\s,])({phrase})\b{_NOUN_PHRASE}$"


def _front(name: str, phrase: str) -> str:
    if name == "begins":
        return rf"\b({phrase})\b{_NOUN_PHRASE}[\w-]+$"
    return rf"{_FRONT}({phrase})\b{_NOUN_PHRASE}$"
