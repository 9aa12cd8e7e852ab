"""Questions of the sets `seeds` and `stories`: gold questions → `Ledger.ask` → answers, and how many were right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from accord.api import Ledger
from accord.records import Report

_EMPTY = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "he",
        "in",
        "it",
        "its",
        "of",
        "on",
        "or",
        "she",
        "that",
        "the",
        "their",
        "they",
        "this",
        "to",
        "was",
        "were",
        "with",
    ]
)
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")


def answer_questions(
    ledger: Ledger, questions: Iterable[Mapping[str, Any]], name_of: Callable[[Report], str]
) -> dict[str, dict[str, Any]]:
    """By the id of each question its answer as the scorers read it; one left open is `answerable: false`."""
    names = {report.id: name_of(report) for report in ledger.reports()}
    answers: dict[str, dict[str, Any]] = {}
    for question in questions:
        answer = ledger.ask(question["question"], as_of=question.get("as_of"))
        evidence = [{"report": names[told.report], "start": told.start, "end": told.end} for told in answer.evidence]
        answers[question["id"]] = (
            {"answer": answer.text, "evidence": evidence} if answer.settled else {"answerable": False}
        )
    return answers


def overlap(answer: str, gold: str) -> float:
    """The share of a gold answer's words that an answer holds, 0 to 1; small words are left out.

    >>> overlap("Yes, on 28 October 2024: “…”", "Yes, on 28 October")
    1.0
    """
    wanted = _words(gold)
    return len(wanted & _words(answer)) / len(wanted) if wanted else 0.0


def _words(text: str) -> set[str]:
    return {word.casefold().replace(",", "") for word in _WORD.findall(text)} - _EMPTY


def net_of_seeds(output: str) -> dict[str, float]:
    """Right less wrong over all questions (percent), from what the scorer of `seeds` prints."""
    match = re.search(r"^questions: .* of (\d+); right - wrong = (-?\d+)", output, re.MULTILINE)
    return {"questions net": 100 * int(match[2]) / int(match[1])} if match else {}
