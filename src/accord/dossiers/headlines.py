"""7. Events → dossiers: headlines that say more than the text under them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from accord.dossiers.editions import Step
from accord.dossiers.evidence import status_told
from accord.dossiers.rules import Kind, Rule
from accord.dossiers.told import pattern_of
from accord.dossiers.wordlists import any_of
from accord.records import Report
from accord.values import AHEAD, DONE, Status

OPEN = AHEAD | {Status.POSSIBLE, Status.HYPOTHETICAL}
"""Statuses of what is not done."""


def outrun(step: Step, steps: Sequence[Step], kind: Kind) -> Step | None:
    """The step of the text that a headline outruns: it is told as done there, and under it only as asked or planned."""
    sentence = step.told.sentence
    if sentence.place != 0 or sentence.quote.rstrip().endswith((".", "”", '"')) or status_told(step.told) not in DONE:
        return None
    under = [other for other in steps if other.told.sentence.report is sentence.report and other.told.sentence.place]
    rank = kind.rank(step.rule.stage)
    if not under or any(kind.rank(other.rule.stage) >= rank for other in under):
        return None
    return next((other for other in under if status_told(other.told) in OPEN), None)


def rule_of_title(report: Report, names: tuple[str, ...], kind: Kind) -> Rule | None:
    """The move that a title of its own tells as done ("Parliament passes the budget"), None when it tells none."""
    title = (report.title or "").replace("’", "'")
    if not title or not pattern_of(names).search(title) or any_of("headline", "open").search(title):
        return None
    folded = title.casefold()
    for rule in kind.moves:
        is_deed = rule.on == "event" and rule.words and set(rule.status) & DONE and rule.stage not in kind.turns
        if is_deed and _has(rule.words, folded) and not any(word in folded for word in rule.lacks):
            return rule
    return None


def _has(stems: tuple[str, ...], text: str) -> bool:
    return any(re.search(rf"\b{re.escape(stem)}(?:s|es|ed|d)?\b", text) for stem in stems)
