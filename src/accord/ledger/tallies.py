"""5. Records → the ledger: what is counted over many events and records: actors, dealings, places, days, the whole."""

from __future__ import annotations

from dataclasses import dataclass

from accord.records import Plain
from accord.values import ActorKind, EventType, Place, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorSeen(Plain):
    """An actor as reports show it: in how many events it takes part, how many statements it made, and when.

    `first` and `latest` are the days (ISO) of the first and the last report that names it so, None where undated.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    events: int = 0
    statements: int = 0
    first: str | None = None
    latest: str | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.country or '-'})  {self.events} events, {self.statements} statements"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Plain):
    """One side of a dealing."""

    id: str
    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealing(Plain):
    """What one actor did to or with another, of one PLOVER type: events, and how many were done, foreseen or denied.

    `first` and `latest` are the first and the last day (ISO) of the events, None where none is dated; `example` is the
    id of the event that says most.
    """

    actor: Party
    recipient: Party
    type: EventType | None
    events: int
    deeds: int = 0
    foreseen: int = 0
    denied: int = 0
    first: str | None = None
    latest: str | None = None
    example: str = ""

    def __str__(self) -> str:
        return f"{self.actor.name} → {self.recipient.name}  {self.type or '-'}  {self.events} events"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSeen(Plain):
    """A place where events fall: how many, how many main ones, the last day (ISO), the ids of up to five of them."""

    place: Place
    events: int
    main: int = 0
    latest: str | None = None
    examples: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.place.name} ({'/'.join(self.place.country) or '-'})  {self.events} events"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount(Plain):
    """How many events of a status fall into a year, month or day, which `start` names ("2025", "2025-11", ISO day)."""

    start: str
    status: Status
    events: int

    def __str__(self) -> str:
        return f"{self.start}  {self.status}  {self.events}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview(Plain):
    """How much a ledger holds: reports, what they tell, plans and conflicts by verdict.

    `first` and `latest` are the days (ISO) of the first and the newest report, `undated` the reports that state none.
    """

    reports: int
    undated: int
    first: str | None
    latest: str | None
    events: int
    main: int
    statements: int
    figures: int
    plans: dict[str, int]
    conflicts: dict[str, int]
    failures: int

    def __str__(self) -> str:
        return f"{self.reports} reports, {self.events} events ({self.main} main), {sum(self.plans.values())} plans"
