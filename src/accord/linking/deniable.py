"""6. Records ↔ records: which statements can be denied, and whether one says outright what another denies."""

from __future__ import annotations

import re

from accord.linking.counters import denies, pattern, settings
from accord.linking.voices import Voice, clauses_of, in_full, is_negated, roots_of
from accord.records import StatementRecord

_MORE = 3
"""Words that a clause may have besides those of what is denied."""


def can_be_denied(voice: Voice) -> bool:
    """Whether a statement says what is, rather than asks, wishes or denies."""
    record = voice.record
    if not isinstance(record, StatementRecord):
        return False
    is_said = record.verb_class in settings()["claims"]
    is_said = is_said or (record.verb_class in settings()["opinions"] and bool(pattern("finite").search(voice.words)))
    if voice.is_question or pattern("no_claim_opens").match(in_full(voice.words)):
        return False
    return is_said and len(voice.words.split()) >= 2 and not denies(record)


def says_outright(voice: Voice, about: frozenset[str]) -> bool:
    """Whether a statement says in one short clause all that is denied, no more, and not by names alone."""
    for clause in (part for each in clauses_of(voice.words) for part in each.split(" and ")):
        roots = roots_of(clause)
        is_all = about <= roots and len(roots) <= len(about) + _MORE and not is_negated(clause)
        if is_all and not pattern("wished").search(clause) and not is_only_named(about, clause):
            return True
    return False


def is_only_named(shared: frozenset[str], clause: str) -> bool:
    """Whether what two clauses have in common are names only."""
    return shared <= roots_of(" ".join(re.findall(r"\b[A-Z][\w’'-]+", clause)))
