"""7. Events → dossiers: statements, figures and actors seen as events, so that one set of rules reads all."""

from __future__ import annotations

from accord.records import ActorRecord, EventRecord, FigureRecord, StatementRecord
from accord.values import Actor, Status


def event_like(record: StatementRecord | FigureRecord | ActorRecord) -> EventRecord:
    """A statement as the deed of saying it, a figure as its owner's, an actor as one who is; the words are its own."""
    actors: tuple[Actor, ...]
    if isinstance(record, StatementRecord):
        actors = (record.source,) if record.source else ()
        recipients = (record.addressee,) if record.addressee else ()
        word, trigger = record.source, record.cue_text or ""
    elif isinstance(record, ActorRecord):
        actors, recipients = record.actors(), ()
        word, trigger = None, record.text
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
