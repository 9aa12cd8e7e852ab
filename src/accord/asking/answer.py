"""8. Records → the answer to a question: its kind, its words, and the words of reports it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from accord.records import Evidence, Plain

MOST_WORDS = 40


class QuestionKind(StrEnum):
    """What a question asks for."""

    FACT = "fact"
    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    WHO_SAID = "who_said"
    FIGURE = "figure"
    WHY = "why"
    STATUS = "status"
    STAGE = "stage"
    PLAN_OUTCOME = "plan_outcome"
    DISAGREEMENT = "disagreement"
    NAMING = "naming"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Plain):
    """What the reports known by a day say to a question, in at most 40 words.

    `settled` is False where they do not settle it; `text` then says so, and `nearest` shows what comes nearest.
    `evidence` are the words the answer rests on; `confidence` runs from 0 to 1; `as_of` is the day asked about, and
    `left_out` counts reports without a day, which no answer as of a day can use.
    """

    question: str
    kind: QuestionKind
    settled: bool
    text: str
    evidence: tuple[Evidence, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    confidence: float = 0.0
    as_of: str | None = None
    left_out: int = 0

    def __str__(self) -> str:
        return self.text
