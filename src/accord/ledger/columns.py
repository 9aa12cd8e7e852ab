"""5. Records → the ledger: reports and records as rows, and back."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, NamedTuple

import msgspec

from accord.errors import InputError, LedgerError
from accord.ledger.as_of import day_of, instant_of
from accord.ledger.versions import page_of
from accord.records import (
    RECORD_TYPES,
    ActorRecord,
    AnyRecord,
    EventRecord,
    FigureRecord,
    PlaceRecord,
    Report,
    StatementRecord,
    TimeRecord,
    record_from_dict,
)
from accord.values import Actor, DateBasis, When

REPORT_FIELDS = (
    "id",
    "published",
    "published_basis",
    "published_words",
    "month_day",
    "title",
    "publisher",
    "byline",
    "url",
    "language",
    "format",
    "source",
    "notice",
    "pages",
    "text",
)
_PAGES = REPORT_FIELDS.index("pages")
REPORT_COLUMNS = (*REPORT_FIELDS, "day", "instant", "page")
RECORD_COLUMNS = ("kind", "id", "start", '"end"', "text", "sentence_start", "sentence_end", "body")
INDEX_COLUMNS = ("type", "status", "name", "earliest", "latest")

_IN_COLUMNS = ("id", "start", "end", "text", "evidence")
# What may stay out of a body: without it the same record comes back.
_DEFAULTS = {
    cls.kind: {part.name: msgspec.to_builtins(part.default) for part in fields(cls) if part.default is not MISSING}
    for cls in RECORD_TYPES
}


class Participant(NamedTuple):
    """An actor of a record as a row, by which records are found."""

    role: str
    position: int
    actor: str
    name: str
    country: str | None


def report_values(report: Report) -> tuple[str | None, ...]:
    """The values of `REPORT_COLUMNS`."""
    known = (day_of(report), instant_of(report), page_of(report.url))
    values = [getattr(report, name) for name in REPORT_FIELDS]
    values[_PAGES] = " ".join(map(str, report.pages)) or None
    return (*values, *known)


def report_from(row: tuple[Any, ...]) -> Report:
    """The report of a row of `REPORT_FIELDS`."""
    values = dict(zip(REPORT_FIELDS, row, strict=True))
    try:
        values["published_basis"] = DateBasis(values["published_basis"])
        values["pages"] = tuple(map(int, (values["pages"] or "").split()))
    except ValueError as error:
        raise LedgerError(f"The ledger holds a report it cannot read ({row[0]}: {error}). Restore a copy.") from error
    try:
        return Report(**values)
    except InputError:  # taken in before reports were asked for a day; it counted as undated
        return Report(**values | {"published": None, "published_basis": DateBasis.UNKNOWN})


def record_values(record: AnyRecord, report_text: str) -> tuple[Any, ...]:
    """The values of `RECORD_COLUMNS`. The sentence stays out of the body where the report's text gives it."""
    evidence = record.evidence
    defaults = _DEFAULTS[record.kind]
    body = {
        name: value
        for name, value in record.to_dict().items()
        if name not in _IN_COLUMNS and (name not in defaults or value != defaults[name])
    }
    if report_text[evidence.start : evidence.end] != evidence.quote:
        body["_quote"] = evidence.quote
    written = msgspec.json.encode(body, order="deterministic").decode()
    return (record.kind, record.id, record.start, record.end, record.text, evidence.start, evidence.end, written)


def record_from(row: tuple[Any, ...], report_id: str, report_text: str) -> AnyRecord:
    """The record of a row of `RECORD_COLUMNS`."""
    kind, id_, start, end, text, sentence_start, sentence_end, written = row
    try:
        body: dict[str, Any] = msgspec.json.decode(written, type=dict[str, Any])
        quote = body.pop("_quote", None)
        evidence = {
            "report": report_id,
            "start": sentence_start,
            "end": sentence_end,
            "quote": report_text[sentence_start:sentence_end] if quote is None else quote,
        }
        body.update(id=id_, start=start, end=end, text=text, evidence=evidence)
        return record_from_dict(kind, body)
    except (msgspec.DecodeError, ValueError) as error:
        raise LedgerError(f"The ledger holds a record it cannot read ({id_}: {error}). Restore a copy.") from error


def index_values(record: AnyRecord) -> tuple[str | None, ...]:
    """The values of `INDEX_COLUMNS`: what a person browsing the table looks for."""
    match record:
        case TimeRecord():
            return (record.type, None, record.value, *_days(record.when))
        case ActorRecord():
            return (record.actor_kind, None, record.name, None, None)
        case PlaceRecord():
            return (None, None, record.place.name, None, None)
        case FigureRecord():
            return (record.figure_kind, record.status, record.measures or record.unit, None, None)
        case StatementRecord():
            return (record.verb_class, record.directness, record.source.name if record.source else None, None, None)
        case EventRecord():
            return (record.type, record.status, record.label, *_days(record.date))


def participants(record: AnyRecord) -> list[Participant]:
    """Every actor of a record with its role in it."""
    found: list[tuple[str, tuple[Actor | None, ...]]]
    match record:
        case ActorRecord():
            found = [("mention", record.actors())]
        case FigureRecord():
            found = [("owner", (record.owner,)), ("source", (record.attributed_to,))]
        case StatementRecord():
            found = [("source", (record.source,)), ("addressee", (record.addressee,))]
        case EventRecord():
            found = [
                ("actor", record.actors),
                ("recipient", record.recipients),
                ("source", (record.attributed_to,)),
            ]
        case _:
            found = []
    return [
        Participant(role, position, actor.id, actor.name, actor.country)
        for role, actors in found
        for position, actor in enumerate(actors)
        if actor
    ]


def _days(when: When | None) -> tuple[str | None, str | None]:
    return (when.earliest, when.latest) if when else (None, None)
