"""4. Mentions → records: the events of spans that a caller names, for those who bring their own mentions."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from accord.coding.assembly import assemble
from accord.coding.events import code_given
from accord.mentions.framing import find_frame, lemma_of
from accord.mentions.triggers import Trigger
from accord.parsing.found import found
from accord.records import EventRecord, Report


def code_trigger(doc: Doc, span: Span) -> EventRecord:
    """What a document of the whole pipeline says of the event that a span names: the record, its span as given.

    For several spans of one document code_triggers does the work of reading the document once.
    """
    return code_triggers(doc, [span])[0]


def code_triggers(doc: Doc, spans: Sequence[Span]) -> list[EventRecord]:
    """A record for each span, in their order, whatever events accord itself finds there."""
    report: Report = found(doc).report or Report(text=doc.text)
    return code_given(doc, report, [make_trigger(span) for span in spans], assemble(doc, report))


def make_trigger(span: Span) -> Trigger:
    """A span as a trigger: typed by the frame of the codebook that its head word fills, where one does."""
    head = span.root
    part = "verb" if head.pos_ in ("VERB", "AUX") else "adjective" if head.pos_ == "ADJ" else "noun"
    frame = find_frame(head, part)
    return Trigger(
        start=span.start_char,
        end=span.end_char,
        text=span.text,
        head=head.i,
        lemma=lemma_of(head),
        part=part,
        type=frame.type if frame else None,
        label=frame.label if frame else None,
        mode=frame.mode if frame else None,
        contexts=frame.contexts if frame else (),
        plover=frame.plover if frame else None,
    )
