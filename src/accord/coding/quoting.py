"""4. Mentions → records: the sentence around a span, as evidence."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from accord.parsing.found import found, sentence_at, text_of
from accord.records import Evidence

_LEADERS = frozenset("|–—-")
"""What stands between a dateline and its report."""


def sentence_of(doc: Doc, start: int, end: int) -> Span:
    """The sentence (or run of sentences) of the Doc that holds a stretch of characters."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"Span {start}:{end} lies outside a text of {len(text_of(doc))} characters.")
    first, _ = sentence_at(doc, span.start)
    _, last = sentence_at(doc, span.end - 1)
    return doc[first:last]


def evidence_of(doc: Doc, start: int, end: int) -> Evidence:
    """The words a record rests on: its sentence, without the white space around it.

    Records of one sentence share it: a list of a thousand names without a full stop is quoted once.
    """
    sentence = sentence_of(doc, start, end)
    left, right = sentence.start_char, sentence.end_char
    known, text = found(doc), text_of(doc)
    while left < start and (text[left].isspace() or text[left] in _LEADERS):
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    made = known.evidence.get((left, right))
    if made is None:
        report = known.report.id if known.report else ""
        made = known.evidence[left, right] = Evidence(report=report, start=left, end=right, quote=text[left:right])
    return made
