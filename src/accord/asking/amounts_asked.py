"""8. Records → the answer to a question: how many, how much, at what rate, by what vote."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from accord.asking.asked import Asked, Finding
from accord.asking.asking_words import bare, exact_keys, near_keys, pattern, text_keys, words_of_questions
from accord.asking.clauses_read import clause_of
from accord.asking.passages import Passage
from accord.asking.phrasing import figure_words, join, with_quote
from accord.asking.question_terms import coverage
from accord.records import ActorRecord, FigureRecord
from accord.values import FigureKind, Form

_RANKS = (FigureKind.ORDINAL, FigureKind.SUPERLATIVE)
_AFTER = 12
_SAME = 0.02


def find_figure(asked: Asked) -> Finding | None:
    """The figure asked for, as printed and hedged; None where none in the unit and of the thing asked for is given."""
    found: list[tuple[float, FigureRecord, Passage]] = []
    for share, passage in asked.best:
        if (
            asked.lacking(passage)
            or asked.is_of_another(passage)
            or asked.lacks_deed(passage)
            or asked.is_done_by_others(passage)
        ):
            continue
        for record in passage.records:
            if isinstance(record, FigureRecord):
                fit = _fit(asked, record, passage)
                if fit:
                    found.append((share * fit, record, passage))
    if not found:
        return None
    score = max(each[0] for each in found)
    best = [each for each in found if each[0] >= score - _SAME]
    best.sort(key=lambda each: (each[2].report.day or "", -each[1].start), reverse=True)
    _, record, _ = best[0]
    told = figure_words(record)
    others = [
        r for _, r, _ in found if r.value != record.value and r.unit == record.unit and r.measures == record.measures
    ]
    if others and asked.question.has(["range"]):
        told = join([told, *(figure_words(other) for other in others)])
    evidence = tuple(dict.fromkeys([record.evidence, *(r.evidence for _, r, _ in best if r.value == record.value)]))
    return Finding(with_quote(told, record.evidence, record.start, record.end), evidence, score)


def _fit(asked: Asked, record: FigureRecord, passage: Passage) -> float:
    """How far a figure is of the kind asked for, 0 to 1."""
    question = asked.question
    if record.value is None or record.figure_kind in _RANKS or (question.unit and question.unit != record.unit):
        return 0.0
    wanted = _wanted(question.lowered)
    if record.figure_kind not in wanted["kinds"] and record.unit not in wanted.get("units", ()):
        return 0.0
    after = passage.report.text[record.end : record.end + _AFTER]
    if record.figure_kind is FigureKind.DURATION and pattern("not_a_length").search(after):
        return 0.0
    if wanted.get("counts"):
        return _counted(asked, record, passage)
    return 1.0 if record.figure_kind is FigureKind.VOTE else _of_clause(asked, record, passage)


@cache
def _wanted(lowered: str) -> dict[str, Any]:
    """The row of the figures that a question's words ask for."""
    rows: list[dict[str, Any]] = words_of_questions()["figures"]
    return next(row for row in rows if any(re.search(each, lowered) for each in row["patterns"]))


def _counted(asked: Asked, record: FigureRecord, passage: Passage) -> float:
    """How far a count is of the things asked for."""
    focus = asked.question.focus
    if not focus:
        return 0.0
    start = record.end - passage.evidence.start
    following = " ".join(passage.evidence.quote[start : start + 60].split()[:5])
    noun = bare(focus)
    asked_keys, near = exact_keys(noun), near_keys(noun)
    if _is_of_others(asked, record, passage):
        return 0.0
    for words, worth in ((record.text, 1.0), (record.measures or "", 1.0), (record.unit or "", 1.0), (following, 0.9)):
        exact, close = text_keys(words)
        if asked_keys & exact:
            return worth * _of_clause(asked, record, passage)
        if {key for key in near & close if not key.startswith("p:")}:
            return worth * 0.93 * _of_clause(asked, record, passage)
    return 0.0


def _is_of_others(asked: Asked, record: FigureRecord, passage: Passage) -> bool:
    """Whether the people or things asked for are of one country ("Danish troops"), those counted of another."""
    focus = asked.question.focus or ""
    before = asked.question.text[: asked.question.text.find(focus)].rstrip()
    lead = next((t for t in asked.question.terms if t.kind == "name" and before.endswith(t.text)), None)
    words = passage.report.text[record.end : record.end + 40].split(focus)[0]
    end = record.end + len(words)
    own = [r for r in passage.records if isinstance(r, ActorRecord) and record.start <= r.start <= end]
    told = [r for r in own if r.country or r.form is Form.MODIFIER]
    keys = {f"c:{r.country}" for r in told} | {
        key for r in told for actor in r.actors() for key in (f"i:{actor.id}", f"c:{actor.country}")
    }
    return bool(lead and told and not lead.exact & keys)


def _of_clause(asked: Asked, record: FigureRecord, passage: Passage) -> float:
    """How far the figure's own clause bears the question out: of two figures in a sentence, the nearer one answers."""
    token = asked.parses.token_at(passage, record.start, record.end)
    if token is None:
        return 0.9
    words = " ".join(each.text for each in clause_of(token))
    exact, near = text_keys(words)
    terms = [term for term in asked.question.terms if not term.quoted]
    whole = sum(term.weight for term in terms) or 1.0
    inside = sum(term.weight * term.credit_of(exact, near) for term in terms) / whole
    around = coverage(terms, passage) or 1.0
    return 0.8 + 0.2 * min(1.0, inside / around)
