"""6. Records ↔ records: two sources of which one says the opposite of the other ("narrowed", "widened")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Conflict, ConflictVerdict, account_of, make_conflict
from accord.linking.mention_words import root
from accord.linking.voices import MOST_WORDS, Sentence, Voice, are_two, clauses_of, roots_of, told_by

_PRONOUN = re.compile(r"^(?:that )?(?:it|they|these|those)\b", re.IGNORECASE)
_NEGATIONS = frozenset({"not", "no", "never", "cannot", "nor", "neither"})
_NEAR = 3
"""Words before a side of a pair in which "not" turns it round."""
_REASON = "one source says the opposite of the other"
_SAYING = r"(?:claim|say|said|argu|insist|believ|report|maintain|suggest)\w*"
_SOME = re.compile(
    rf"\b(?P<who>some(?: \w+){{0,2}}) {_SAYING} (?:that )?(?P<one>[^,;.]{{5,90}}), (?:and |but |while )?others "
    rf"(?:{_SAYING} )?(?:that )?(?P<other>[^,;.]{{5,90}})",
    re.IGNORECASE,
)
_Pole = tuple[bool, str]
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def find_opposites(told: Mapping[str, Sequence[Sentence]]) -> Iterator[Conflict]:
    """Statements of two sources near each other in a report that say opposite things of one thing."""
    for name in sorted(told):
        yield from (each for sentence in told[name] if (each := _some_and_others(sentence)))
        voices = [(place, voice) for place, sentence in enumerate(told[name]) for voice in sentence.voices]
        poles = [(place, voice, _poles(voice)) for place, voice in voices if not voice.is_question]
        taken: set[int] = set()
        for later, (place, voice, signs) in enumerate(poles):
            for before, other, others in reversed(poles[:later]):
                if place - before > _settings()["sentences"]:
                    break
                clauses = _opposed(other, voice, others, signs)
                if clauses and other.start not in taken:
                    taken |= {other.start, voice.start}
                    yield _conflict(other, voice, *clauses)
                    break


def _some_and_others(sentence: Sentence) -> Conflict | None:
    """ "Some said the gap had narrowed, others that it had widened"."""
    match = _SOME.search(sentence.text)
    if not match or not sentence.records:
        return None
    left, right = (_poles_of(match[name]) for name in ("one", "other"))
    if all(left[pair][0] == right[pair][0] for pair in left.keys() & right.keys()):
        return None
    told = (match["one"], match["who"]), (match["other"], "others")
    accounts = [account_of(told_by(words.strip(), who.lower()), [sentence.records[0]]) for words, who in told]
    return make_conflict("account", match["one"], accounts, ConflictVerdict.CONFLICT, _REASON)


def _opposed(one: Voice, other: Voice, left: Mapping[str, _Pole], right: Mapping[str, _Pole]) -> tuple[str, str] | None:
    """The clauses of two sources that set opposite words on what both name, or the second takes up with a pronoun."""
    if not left or not right or not are_two(one, other):
        return None
    for pair in sorted(left.keys() & right.keys()):
        (sign, clause), (sign_of_other, behind) = left[pair], right[pair]
        if sign == sign_of_other:
            continue
        sides = frozenset().union(*_pairs()[pair])
        shared = frozenset(word for word in roots_of(clause) & roots_of(behind) if word not in sides)
        is_beside = one.record.evidence.start == other.record.evidence.start
        if shared - _names(clause) or (is_beside and _PRONOUN.match(behind)):
            return clause, behind
    return None


def _names(clause: str) -> frozenset[str]:
    return roots_of(" ".join(re.findall(r"\b[A-Z][\w’'-]+", clause)))


def _poles(voice: Voice) -> dict[str, _Pole]:
    """For each pair of opposites of which a statement uses one side only: which, and the clause that does.

    A "not" right before turns it round.
    """
    return _poles_of(voice.words)


def _poles_of(said: str) -> dict[str, _Pole]:
    found: dict[str, _Pole] = {}
    for clause in (each for each in clauses_of(said) if len(each.split()) <= MOST_WORDS):
        words = [root(word) for word in _WORD.findall(clause.lower().replace("n't", " not"))]
        for name, (one, other) in _pairs().items():
            signs = {
                (word in one) != (not _NEGATIONS.isdisjoint(words[max(0, at - _NEAR) : at]))
                for at, word in enumerate(words)
                if word in one or word in other
            }
            if len(signs) == 1:
                found.setdefault(name, (signs.pop(), clause))
    return found


def _conflict(one: Voice, other: Voice, clause: str, behind: str) -> Conflict:
    accounts = [
        account_of(told_by(clause, one.shown), [one.record]),
        account_of(told_by(behind, other.shown), [other.record]),
    ]
    return make_conflict("account", clause, accounts, ConflictVerdict.CONFLICT, _REASON)


@cache
def _pairs() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    listed: dict[str, list[list[str]]] = _settings()["pairs"]
    return {name: (_roots(one), _roots(other)) for name, (one, other) in listed.items()}


def _roots(words: Sequence[str]) -> frozenset[str]:
    return frozenset(root(word) for word in words)


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["opposites"]
    return settings
