"""8. Records → the answer to a question: whether it happened, where reports tell it by another verb or beside it."""

from __future__ import annotations

import re
from dataclasses import replace

from accord.asking.asked import Asked, Finding, Match
from accord.asking.asking_words import exact_keys, listed, near_keys, pattern, words_of_questions
from accord.asking.phrasing import with_quote
from accord.asking.question_terms import Term
from accord.asking.settling import find_status, not_yet
from accord.records import Evidence
from accord.values import AHEAD, Polarity, Status

_NEAR_BEST = 0.1
_LEAST_TOPIC = 0.6
_BEHIND = 200
"""Characters behind a sentence in which "No date was set" still speaks of it."""


def find_settled(asked: Asked) -> Finding | None:
    """Whether something had happened; of a day, whether reports say that none was set."""
    if pattern("asks_day_set").search(asked.question.lowered):
        return _find_no_day(asked)
    return find_status(asked)


def _find_no_day(asked: Asked) -> Finding | None:
    """That no day was set, in a sentence on the topic or in the one behind it."""
    for share, passage in asked.best:
        if share < _LEAST_TOPIC or asked.lacking(passage):
            continue
        text, start = passage.report.text, passage.evidence.start
        match = pattern("no_day_set").search(text, start, passage.evidence.end + _BEHIND)
        if match:
            low = max(text.rfind(mark, 0, match.start()) for mark in (". ", ".\n", "\n")) + 1
            low += len(text[low:]) - len(text[low:].lstrip())
            stop = re.compile(r"[.!?](?=\s|$)|\n|$").search(text, match.end())
            high = stop.end() if stop else len(text)
            evidence = Evidence(report=passage.evidence.report, start=low, end=high, quote=text[low:high])
            return Finding(with_quote("No", evidence), (evidence, passage.evidence), share)
    return None


def find_reworded(asked: Asked) -> Finding | None:
    """No, where the same doer did the opposite; not by then, where the thing itself was only planned."""
    return _by_opposite(asked) or _by_thing(asked)


def _by_opposite(asked: Asked) -> Finding | None:
    """No: "Did she accept the offer?" where she declined it."""
    opposites: dict[str, list[str]] = words_of_questions()["opposites"]
    verb = next((t for t in asked.question.predicates if asked.question.verb in t.exact), None)
    words = [w for name, row in opposites.items() if verb and exact_keys(name) & verb.exact for w in row]
    if verb is None or not words or asked.question.is_negated:
        return None
    exact = frozenset[str]().union(*(exact_keys(word) for word in words))
    near = frozenset(key for word in words for key in near_keys(word) if key.startswith("s:"))
    other = replace(verb, text=words[0], exact=exact, near=near)
    best = _asked_by(asked, verb, other)
    match = best.matches[0] if best.matches else None
    if match is None or match.lacking or match.is_beside or not _is_done(match) or not _is_by_its_doer(asked, match):
        return None
    evidence = match.record.evidence
    return Finding(with_quote("No", evidence, match.record.start, match.record.end), (evidence,), match.score)


def _is_done(match: Match) -> bool:
    return match.record.status is Status.OCCURRED and match.record.polarity is Polarity.POSITIVE


def _is_by_its_doer(asked: Asked, match: Match) -> bool:
    return asked.doer is None or bool(asked.doer.credit_of(match.passage.exact, match.passage.near))


def _by_thing(asked: Asked) -> Finding | None:
    """Not by then: "Had the budget been adopted?" where the budget itself was only planned."""
    verb = next((t for t in asked.question.predicates if asked.question.verb in t.exact), None)
    if verb is None or not asked.passages.known.as_of or verb.text.lower() not in listed("completing"):
        return None
    nouns = [t for t in asked.question.terms if t.kind == "word" and t is not verb]
    if not nouns:
        return None
    question = replace(
        asked.question,
        terms=tuple(t for t in asked.question.terms if t is not verb),
        predicates=(nouns[-1],),
        verb=None,
    )
    best = Asked(question, asked.passages, asked.parses)
    near = [m for m in best.matches if m.score >= best.matches[0].score - _NEAR_BEST]
    if not near or any(m.lacking or m.record.status not in AHEAD for m in near):
        return None
    return not_yet(best, near)


def _asked_by(asked: Asked, verb: Term, other: Term) -> Asked:
    """The question with another verb in the place of its own."""
    question = replace(
        asked.question,
        terms=tuple(other if term is verb else term for term in asked.question.terms),
        predicates=(other,),
        verb=next(iter(other.exact), None),
    )
    return Asked(question, asked.passages, asked.parses)
