"""7. Events → dossiers: statements and figures seen as events, so that one set of rules reads all three."""

from __future__ import annotations

from accord.records import EventRecord, FigureRecord, StatementRecord
from accord.values import Status


def event_like(record: StatementRecord | FigureRecord) -> EventRecord:
    """A statement as the deed of saying it, a figure as that of its owner; id, span and words are its own."""
    if isinstance(record, StatementRecord):
        actors = (record.source,) if record.source else ()
        recipients = (record.addressee,) if record.addressee else ()
        word, trigger = record.source, record.cue_text or ""
    else:
        actors = (record.owner,) if record.owner else ()
        recipients, word, trigger = (), record.attributed_to, record.text
    return EventRecord(
        id=record.id,
        start=record.start,
        end=record.end,
        text=record.text,
        evidence=record.evidence,
        trigger=trigger,
        type=None,
        status=Status.OCCURRED,
        actors=actors,
        recipients=recipients,
        attributed_to=word,
        figures=(record.id,) if isinstance(record, FigureRecord) else (),
    )
