"""What records are made of: small frozen values and the closed lists of the codebook."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """What a report says of an event; decided from the words and the report's date alone (codebook section 4.4)."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    EXPECTED = "expected"
    PROPOSED = "proposed"
    REQUESTED = "requested"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    DID_NOT_HAPPEN = "did_not_happen"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


AHEAD = frozenset({Status.PLANNED, Status.EXPECTED, Status.PROPOSED, Status.REQUESTED})
"""Statuses that a later report can settle: the plans of the ledger."""

DONE = frozenset({Status.OCCURRED, Status.ONGOING})


class Polarity(StrEnum):
    """Whether the words affirm or negate the event."""

    POSITIVE = "pos"
    NEGATIVE = "neg"


class Standing(StrEnum):
    """What a clause does in its report: tells a deed, describes a state, gives background, or names a purpose."""

    DEED = "deed"
    STATE = "state"
    BACKGROUND = "background"
    PURPOSE = "purpose"


class EventType(StrEnum):
    """The 16 event types of PLOVER (manual of 2021-2024)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class ActorKind(StrEnum):
    """What an actor is."""

    STATE = "state"
    GOVERNMENT = "government"
    PERSON = "person"
    ORGANISATION = "organisation"
    FORCE = "force"
    GROUP = "group"


class Form(StrEnum):
    """How a mention names its actor (codebook section 3)."""

    NAME = "name"
    TITLE_NAME = "title_name"
    TITLE = "title"
    NOMINAL = "nominal"
    METONYM = "metonym"
    PRONOUN = "pronoun"
    MODIFIER = "modifier"
    GROUP = "group"


class FigureKind(StrEnum):
    """What a figure counts (rules of the figures codebook)."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    CHANGE = "change"
    MEASURE = "measure"
    RATE = "rate"
    RATIO = "ratio"
    VOTE = "vote"
    DURATION = "duration"
    AGE = "age"
    ORDINAL = "ordinal"
    SUPERLATIVE = "superlative"


class Approximation(StrEnum):
    """How a report hedges a figure."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    UNSTATED = "unstated"


class Directness(StrEnum):
    """Whether a statement's content is quoted."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class TimexType(StrEnum):
    """TIMEX3 types (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class DateBasis(StrEnum):
    """How a date is known. The first five are for a report's own date, the rest for an event's."""

    GIVEN = "given"
    METADATA = "metadata"
    DATELINE = "dateline"
    INFERRED = "inferred"
    UNKNOWN = "unknown"
    STATED = "stated"
    REPORT_DATE = "report_date"
    BOUNDED = "bounded"


class Precision(StrEnum):
    """The finest unit a When is known to."""

    MOMENT = "moment"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a report's text in Unicode code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A normalised time: TIMEX3 or interval notation, with the earliest and latest day it allows.

    `earliest` and `latest` are ISO days (or moments), None where that side is open.
    """

    value: str
    earliest: str | None = None
    latest: str | None = None
    precision: Precision = Precision.DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts or is acted on, as the report gives it.

    `id` is the register's id; an actor the register does not know has an id that begins with "~".
    `country` is ISO 3166-1 alpha-3 (None for bodies of several states), `sector` is PLOVER's.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place with its canonical name and point; `radius_km` says how far off a reasonable point may be."""

    name: str
    country: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    geonames: int | None = None
    note: str | None = None
