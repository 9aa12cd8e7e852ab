"""3. Document → mentions: how sure a text makes it that an event happened, as a number from -3 (did not) to 3 (did).

The scale is that of FactBank and of It Happened (Rudinger, White, Van Durme 2018); two readings of it are in use, which
differ in where they put what is still to come.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from spacy.tokens import Doc

from accord.data import read_toml
from accord.mentions.proposals import weighed_status
from accord.mentions.status import StatusFinding, find_status_of_span
from accord.mentions.weighing import weights
from accord.parsing.found import found
from accord.settings import DecidedBy
from accord.values import Polarity, Status

MOST = 3.0


class Question(StrEnum):
    """What is asked of an event: whether the text vouches for it (FactBank), or whether it has happened by now."""

    VOUCHED = "vouched"
    BY_NOW = "by_now"


@cache
def scale_of(question: Question) -> dict[Status, float]:
    """The number of each status (data/factuality.toml)."""
    return {Status(name): float(value) for name, value in read_toml("factuality.toml")[question.value].items()}


def factuality(doc: Doc, start: int, end: int, question: Question = Question.VOUCHED) -> float:
    """How sure it is that the event of a stretch of text (characters) happened, from -3 to 3."""
    known = found(doc)
    finding = find_status_of_span(doc, start, end)
    rules = number_of(finding, question)
    span = doc.char_span(start, end, alignment_mode="expand")
    if known.encoded is None or span is None or known.decides is DecidedBy.RULES:
        return rules
    read = _read(doc, span.start, span.end, question)
    if read is None:
        return rules
    share = 1.0 if known.decides is DecidedBy.ENCODER else weights().factuality[question.value]
    weighed, _ = weighed_status(doc, finding)
    told = rules if known.decides is DecidedBy.ENCODER else number_of(weighed, question)
    return max(-MOST, min(MOST, share * read + (1 - share) * told))


def _read(doc: Doc, start: int, end: int, question: Question) -> float | None:
    """The encoder's own number: read off its head, or expected from its statuses where another scale is asked for."""
    encoded = found(doc).encoded
    if encoded is None:
        return None
    if question is Question.BY_NOW:
        return encoded.number("factuality", start, end)
    statuses, polarity = encoded.classify("status", start, end), encoded.classify("polarity", start, end)
    if not statuses:
        return None
    scale = scale_of(question)
    return sum(
        probability
        * (scale[Status(name)] * polarity["pos"] + _turned(Status(name), scale[Status(name)]) * polarity["neg"])
        for name, probability in statuses.items()
    )


def number_of(finding: StatusFinding, question: Question) -> float:
    """A finding as a number; what is negated but still ahead or open stands below nought."""
    number = scale_of(question)[finding.status]
    return _turned(finding.status, number) if finding.polarity is Polarity.NEGATIVE else number


def _turned(status: Status, number: float) -> float:
    if status in (Status.DENIED, Status.DID_NOT_HAPPEN):
        return number
    return -abs(number) if number else -1.0
