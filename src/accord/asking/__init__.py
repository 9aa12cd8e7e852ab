"""8. Records → the answer to a question, in the reports' own words; what they do not settle stays open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from accord.asking.amounts_asked import find_figure
from accord.asking.answer import Answer, QuestionKind
from accord.asking.asked import Asked, Finding
from accord.asking.asking_words import listed, pattern
from accord.asking.circumstances_asked import find_day_asked, find_place_asked
from accord.asking.clauses_read import Parses
from accord.asking.comparing import find_difference, find_naming
from accord.asking.deeds_asked import find_deed, find_undone
from accord.asking.doers_asked import find_doer
from accord.asking.index_held import Index, Look, index_of
from accord.asking.questions import check_question, read_question
from accord.asking.reworded import find_reworded, find_settled
from accord.asking.settling import find_outcome
from accord.asking.several_meant import find_several
from accord.asking.speakers import find_said, find_speaker
from accord.asking.standing_asked import find_stage
from accord.asking.things_asked import find_reason, find_thing, find_words

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Answer", "Index", "QuestionKind", "find_answer", "index_of"]

Way = Callable[[Asked], Finding | None]

_LEAST = 0.65


def find_fact(asked: Asked) -> Finding | None:
    """What somebody said, where the question has no noun behind "which" or "what"; else the thing it names."""
    if pattern("about").search(asked.question.lowered):
        return find_words(asked)
    if asked.question.has(listed("without_name")):
        return None
    if pattern("asks_deed").match(asked.question.lowered):
        return find_deed(asked)
    if asked.question.is_negated:
        return find_undone(asked)
    said = find_said(asked) if asked.question.focus is None else None
    return said if said and said.score >= _LEAST else find_thing(asked)


WAYS: dict[QuestionKind, tuple[Way, ...]] = {
    QuestionKind.FACT: (find_fact,),
    QuestionKind.WHEN: (find_day_asked,),
    QuestionKind.WHERE: (find_place_asked,),
    QuestionKind.WHO: (find_doer, find_thing),
    QuestionKind.WHO_SAID: (find_speaker, find_doer),
    QuestionKind.FIGURE: (find_figure,),
    QuestionKind.WHY: (find_reason,),
    QuestionKind.STATUS: (find_settled, find_reworded),
    QuestionKind.STAGE: (find_stage,),
    QuestionKind.PLAN_OUTCOME: (find_outcome,),
    QuestionKind.DISAGREEMENT: (find_difference,),
    QuestionKind.NAMING: (find_naming,),
}
LEAST: dict[QuestionKind, float] = {QuestionKind.NAMING: 0.6, QuestionKind.DISAGREEMENT: 0.55, QuestionKind.STAGE: 0.6}
"""The confidence below which an answer is not given, by kind; set on the own questions of tests/asking."""
_OF_ONE = frozenset({QuestionKind.STATUS, QuestionKind.PLAN_OUTCOME, QuestionKind.WHEN, QuestionKind.WHERE})
"""Kinds that ask about one happening, which the question must single out."""
_SHOWN = 2


def find_answer(
    text: str, look: Look, nlp: Language, *, as_of: str | None = None, index: Index | None = None
) -> Answer:
    """The answer to a question from what is known by a day; the day may stand in the question itself.

    InputError for a question without words, or of more than 500 characters.
    """
    checked = check_question(text)
    index = index or Index()
    passages = index.passages(look, as_of)
    question = read_question(checked, passages, nlp)
    if question.day.as_of and question.day.as_of != as_of:
        as_of = min(filter(None, (question.day.as_of, as_of)))
        passages = index.passages(look, as_of)
        question = read_question(checked, passages, nlp)
    known = passages.known
    asked = Asked(question, passages, Parses(nlp))
    finding = _best(asked)
    nearest = tuple(passage.evidence for _, passage in asked.ranked[:_SHOWN])
    is_settled = finding is not None and finding.settled
    return Answer(
        question=checked,
        kind=question.kind,
        settled=is_settled,
        text=finding.text if finding else _unsettled(question.kind, bool(known.reports)),
        evidence=finding.evidence if finding and is_settled else (),
        nearest=() if is_settled else tuple(dict.fromkeys((*(finding.evidence if finding else ()), *nearest)))[:_SHOWN],
        confidence=round(min(1.0, finding.score), 3) if finding and is_settled else 0.0,
        as_of=as_of,
        left_out=known.left_out,
    )


def _best(asked: Asked) -> Finding | None:
    """The first way's finding that is sure enough."""
    if asked.question.kind in _OF_ONE and (several := find_several(asked)):
        return several
    least = LEAST.get(asked.question.kind, _LEAST)
    for way in WAYS[asked.question.kind]:
        finding = way(asked)
        if finding and finding.score >= least:
            return finding
    return None


_SAYS_NOT = {
    QuestionKind.WHEN: "The reports do not say when.",
    QuestionKind.WHERE: "The reports do not say where.",
    QuestionKind.WHO: "The reports do not say who: no name is given.",
    QuestionKind.WHO_SAID: "The reports do not say who said it.",
    QuestionKind.FIGURE: "The figure is not given in the reports.",
    QuestionKind.WHY: "The reports do not say why.",
    QuestionKind.STATUS: "Unknown: the reports do not say whether it happened.",
    QuestionKind.PLAN_OUTCOME: "Unknown: the reports do not say what came of it.",
}


def _unsettled(kind: QuestionKind, has_reports: bool) -> str:
    if not has_reports:
        return "No report is known by then."
    return _SAYS_NOT.get(kind, "The reports do not say.")
