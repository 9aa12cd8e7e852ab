"""What one report yields: the Report and its records, each with the words it was read from.

Spans are Unicode code points of `Report.text`, end exclusive; `text[start:end] == words` always holds.
A record never changes. Its id is a hash of what makes it the same record, so that reading a report twice,
or in another order, gives the same ids.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from typing import Any, ClassVar, Self

import msgspec

from accord.errors import InputError
from accord.values import (
    Actor,
    ActorKind,
    Approximation,
    DateBasis,
    Directness,
    EventType,
    FigureKind,
    Form,
    Place,
    Polarity,
    Span,
    Standing,
    Status,
    TimexType,
    When,
)

REPORTER = "reporter"
"""`attributed_to` of an event that the report itself asserts."""

ID_LENGTH = 12
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]|$)")


def digest(*parts: object) -> str:
    """The first 12 hex digits of the SHA-256 of the parts: how every id in accord is made."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


class Plain:
    """To and from plain dictionaries (what JSON holds), checked on the way in."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as a dictionary of JSON values."""
        built: dict[str, Any] = msgspec.to_builtins(self)
        return built

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The record a dictionary describes; msgspec.ValidationError names the bad field."""
        return msgspec.convert(data, type=cls, strict=False)

    def _repr_html_(self) -> str:
        """How a notebook shows it; a stage behind this one, so looked for only then."""
        card: str = import_module("accord.frames.notebook_cards").record_card(self)
        return card


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Plain):
    """The sentence a record was read from, word for word."""

    report: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Plain):
    """One published text.

    `published` is an ISO day or moment in the report's own zone, None when nobody knows; `published_basis` says how it
    is known and `published_words` on which words that rests. A date printed without a year leaves `published` None and
    stands in `month_day` ("10-18") until other evidence completes it. `source` is the file or address it was read from,
    `pages` where each page of a printed report begins in the text.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None
    published_basis: DateBasis = DateBasis.UNKNOWN
    published_words: str | None = None
    month_day: str | None = None
    language: str | None = None
    format: str = "text"
    source: str | None = None
    notice: str | None = None
    pages: tuple[int, ...] = ()
    id: str = ""

    def __post_init__(self) -> None:
        """Raises InputError where `published` is no day or moment."""
        if self.published and not _is_published(self.published):
            raise InputError(
                f"No day '{self.published}' as published. Expected an ISO day or moment such as 2025-11-03 or "
                "2025-11-03T09:30+01:00. Leave it out where nobody knows the day."
            )
        if not self.id:
            made = digest("report", self.publisher, self.url, self.title, self.text)
            object.__setattr__(self, "id", f"r{made}")

    @property
    def day(self) -> str | None:
        """The calendar day it states, in its own zone (ISO), None when undated."""
        return self.published[:10] if self.published else None

    def page_at(self, start: int) -> int | None:
        """The number of the page on which a place of the text stands, counted from 1; None where there are no pages."""
        return bisect_right(self.pages, start) or None

    @property
    def dct(self) -> str | None:
        """The day its relative dates are counted from (TimeML: document creation time)."""
        return self.day

    def __str__(self) -> str:
        origin = self.publisher or self.source or "unknown publisher"
        return f"{self.day or 'undated'}  {origin}  {self.title or ''}".rstrip()


def _is_published(given: object) -> bool:
    if not isinstance(given, str) or not _DAY.match(given):
        return False
    try:
        return bool(datetime.fromisoformat(given))
    except ValueError:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure(Plain):
    """What could not be read or coded, at which stage, and why (one line: what, expected, what to do)."""

    source: str
    stage: str
    reason: str
    report: str | None = None

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Plain):
    """What every record has: its span and words in the report, and the sentence around them."""

    kind: ClassVar[str] = "record"

    start: int
    end: int
    text: str
    evidence: Evidence
    id: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            made = digest(self.kind, self.evidence.report, self.start, self.end, *self._identity())
            object.__setattr__(self, "id", f"{self.kind[0]}{made}")

    def _identity(self) -> tuple[object, ...]:
        """What tells two records of one kind on one span apart."""
        return ()

    @property
    def report(self) -> str:
        """The id of the report that says it."""
        return self.evidence.report


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRecord(Record):
    """A time expression with its TIMEX3 value (TimeML 1.2.1)."""

    kind: ClassVar[str] = "time"

    type: TimexType
    value: str
    mod: str | None = None
    when: When | None = None

    def _identity(self) -> tuple[object, ...]:
        return (self.type, self.value)

    def __str__(self) -> str:
        return f"{self.text}  {self.type} {self.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRecord(Record):
    """A mention of an actor.

    `members` holds the actors of a group; `gloss` what the register adds, never the report's word.
    """

    kind: ClassVar[str] = "actor"

    actor: str
    name: str
    actor_kind: ActorKind
    form: Form
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    head: Span | None = None
    members: tuple[Actor, ...] = ()
    gloss: str | None = None

    def _identity(self) -> tuple[object, ...]:
        return (self.actor,)

    def as_actor(self) -> Actor:
        """The actor alone, without where it was mentioned."""
        return Actor(
            id=self.actor,
            name=self.name,
            kind=self.actor_kind,
            country=self.country,
            sector=self.sector,
            role=self.role,
        )

    def actors(self) -> tuple[Actor, ...]:
        """The members of a group, else the actor itself."""
        return self.members or (self.as_actor(),)

    def __str__(self) -> str:
        return f"{self.text}  {self.name} ({self.country or '-'} {self.sector or '-'})"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRecord(Record):
    """A mention of a place."""

    kind: ClassVar[str] = "place"

    place: Place

    def _identity(self) -> tuple[object, ...]:
        return (self.place.name,)

    def __str__(self) -> str:
        return f"{self.text}  {self.place.name} ({'/'.join(self.place.country) or '-'})"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRecord(Record):
    """A figure with its hedge. `value` is a number, a range (two numbers), or None for words such as "sharp"."""

    kind: ClassVar[str] = "figure"

    value: float | tuple[float, float] | None
    unit: str | None
    figure_kind: FigureKind
    approximation: Approximation = Approximation.EXACT
    core: str | None = None
    direction: str | None = None
    measures: str | None = None
    owner: Actor | None = None
    owner_text: str | None = None
    period: str | None = None
    status: str = "actual"
    attributed_to: Actor | None = None

    def _identity(self) -> tuple[object, ...]:
        return (self.value, self.unit, self.figure_kind)

    def __str__(self) -> str:
        return f"{self.text}  {self.measures or self.unit or ''} [{self.status}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRecord(Record):
    """Who says what: source, cue and content (PARC and PolNeAR attribution). `start` and `end` cover the content."""

    kind: ClassVar[str] = "statement"

    content: tuple[Span, ...]
    cue: Span | None = None
    cue_text: str | None = None
    source: Actor | None = None
    source_span: Span | None = None
    addressee: Actor | None = None
    directness: Directness = Directness.INDIRECT
    verb_class: str = "assert"
    quotes: tuple[Span, ...] = ()
    topic: tuple[str, ...] = ()
    decided_by: str = "rules"

    def _identity(self) -> tuple[object, ...]:
        return (self.cue.start if self.cue else None, self.source.id if self.source else None)

    def __str__(self) -> str:
        return f"{self.source.name if self.source else 'unnamed'} {self.cue_text or 'said'}: {self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord(Record):
    """What a report says of one event.

    `type` is that of the thing itself, planned or done; None for what PLOVER leaves out.
    """

    kind: ClassVar[str] = "event"

    trigger: str
    type: EventType | None
    status: Status
    plover_type: EventType | None = None
    label: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    polarity: Polarity = Polarity.POSITIVE
    standing: Standing = Standing.DEED
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    place: Place | None = None
    date: When | None = None
    date_basis: DateBasis = DateBasis.UNKNOWN
    attributed_to: Actor | None = None
    source_span: Span | None = None
    figures: tuple[str, ...] = ()
    decided_by: str = "rules"
    reasons: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        Record.__post_init__(self)
        if self.plover_type is None:
            object.__setattr__(self, "plover_type", plover_type(self.type, self.status))

    def _identity(self) -> tuple[object, ...]:
        return (self.trigger, self.type)

    @property
    def on_whose_word(self) -> str:
        """The name of the one on whose word it stands, or "reporter"."""
        return self.attributed_to.name if self.attributed_to else REPORTER

    def __str__(self) -> str:
        day = self.date.value if self.date else "undated"
        sides = " and ".join(actor.name for actor in self.actors) or "?"
        if self.recipients:
            sides += " → " + " and ".join(actor.name for actor in self.recipients)
        return f"{day}  {sides}  {self.type or self.label or 'event'}  {self.status}  “{self.text}”"


_FUTURE_AGREES = frozenset({EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID})
_FUTURE = frozenset({Status.PLANNED, Status.EXPECTED, Status.PROPOSED})


def plover_type(type_: EventType | None, status: Status) -> EventType | None:
    """PLOVER's own type: a future CONSULT, SUPPORT, COOPERATE or AID is an AGREE (manual, AGREE)."""
    return EventType.AGREE if type_ in _FUTURE_AGREES and status in _FUTURE else type_


RECORD_TYPES: tuple[type[Record], ...] = (
    TimeRecord,
    ActorRecord,
    PlaceRecord,
    FigureRecord,
    StatementRecord,
    EventRecord,
)

AnyRecord = TimeRecord | ActorRecord | PlaceRecord | FigureRecord | StatementRecord | EventRecord


def record_from_dict(kind: str, data: Mapping[str, Any]) -> AnyRecord:
    """The record of that kind ("time", "actor", "place", "figure", "statement", "event") a dictionary describes."""
    for cls in RECORD_TYPES:
        if cls.kind == kind:
            return cls.from_dict(data)  # type: ignore[return-value]
    expected = ", ".join(cls.kind for cls in RECORD_TYPES)
    raise ValueError(f"No record kind {kind!r}. Expected one of {expected}.")
