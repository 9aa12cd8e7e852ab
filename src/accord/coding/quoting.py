"""4. Mentions → records: the sentence around a span, as evidence."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from accord.parsing.found import found, text_of
from accord.records import Evidence


def sentence_of(doc: Doc, start: int, end: int) -> Span:
    """The sentence (or run of sentences) of the Doc that holds a stretch of characters."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"Span {start}:{end} lies outside a text of {len(text_of(doc))} characters.")
    first, last = span[0].sent, span[-1].sent
    return doc[first.start : last.end]


def evidence_of(doc: Doc, start: int, end: int) -> Evidence:
    """The words a record rests on: its sentence, without the white space around it."""
    sentence = sentence_of(doc, start, end)
    left, right = sentence.start_char, sentence.end_char
    report = found(doc).report
    text = text_of(doc)
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return Evidence(report=report.id if report else "", start=left, end=right, quote=text[left:right])
