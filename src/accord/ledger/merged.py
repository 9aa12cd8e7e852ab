"""5. Records → the ledger: what several records say of one thing, seen as one, disagreements side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from accord.ledger.affiliations import find_organisations
from accord.records import EventRecord, Evidence, Plain, Record, Report, digest
from accord.values import Actor, EventType, Place, Status, When


class LinkKind(StrEnum):
    """How two records hang together."""

    SAME = "same"
    PART = "part"
    OUTCOME = "outcome"
    CONFLICT = "conflict"
    UPDATE = "update"


class Verdict(StrEnum):
    """What became of a plan (design, section 4)."""

    HELD = "held"
    CHANGED = "changed"
    PARTLY = "partly"
    ADVANCED = "advanced"
    CANCELLED = "cancelled"
    REFUSED = "refused"
    DID_NOT_HAPPEN = "did_not_happen"
    NOT_SHOWN = "not_shown"
    POSTPONED = "postponed"
    OPEN = "open"
    OVERDUE = "overdue"


class ConflictVerdict(StrEnum):
    """Whether two accounts of one thing can both be true."""

    CONFLICT = "conflict"
    CHANGE = "change over time"
    PRECISION = "precision"
    TIME_ZONE = "time zone"
    NAMING = "naming"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Plain):
    """A link between two records, with the score and the named reasons it rests on.

    Of a link of a part, `first` tells the part and `second` its whole, as one report gives them.
    """

    kind: LinkKind
    first: str
    second: str
    verdict: str = "same"
    score: float = 1.0
    reasons: tuple[str, ...] = ()
    decided_by: str = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusEntry(Plain):
    """The status one report gives an event on its day."""

    day: str | None
    report: str
    status: Status
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Support(Plain):
    """What an event rests on: how many reports tell it, and how many of them on their own.

    `shared` are the groups of reports with one text or one source, which count once; `unnamed_only` says that every
    account of it goes back to people who are not named; `first` and `latest` are the days of its reports.
    """

    reports: int = 1
    independent: int = 1
    shared: tuple[tuple[str, ...], ...] = ()
    unnamed_only: bool = False
    first: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Plain):
    """Records judged the same, seen as one. `records[0]` speaks for it: the one that says most.

    `whole` is the id of the event it is part of (the visit of which these talks are part), `part_link` the words that
    say so; `parts` are the ids of the events that are part of it, by day.
    """

    records: tuple[EventRecord, ...]
    id: str
    title: str
    type: EventType | None
    label: str | None
    status: Status
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    place: Place | None = None
    date: When | None = None
    history: tuple[StatusEntry, ...] = ()
    weight: float = 0.0
    weight_reasons: tuple[str, ...] = ()
    main: bool = False
    support: Support = Support()
    whole: str | None = None
    part_link: Link | None = None
    parts: tuple[str, ...] = ()

    @property
    def independent(self) -> int:
        """How many reports tell it on their own: copies and reports of one source count once."""
        return self.support.independent

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words it rests on, a sentence a record."""
        return tuple(record.evidence for record in self.records)

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports that tell it, in the order of its records, each once."""
        return tuple(dict.fromkeys(record.report for record in self.records))

    @property
    def participants(self) -> tuple[Actor, ...]:
        """Actors, then recipients, each once."""
        return tuple({actor.id: actor for actor in (*self.actors, *self.recipients)}.values())

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries on both sides (ISO 3166-1 alpha-3), sorted."""
        return tuple(sorted({actor.country for actor in self.participants if actor.country}))

    @property
    def organisations(self) -> tuple[str, ...]:
        """The organisations of states on both sides ("nato"), by themselves, a body or somebody of theirs; sorted."""
        told = (entry.day for entry in self.history if entry.day)
        day = (self.date.latest or self.date.earliest) if self.date else None
        return find_organisations(self.participants, (day or next(told, ""))[:10] or None)

    def __str__(self) -> str:
        day = self.date.value if self.date else "undated"
        sides = " and ".join(actor.name for actor in self.actors) or "?"
        if self.recipients:
            sides += " → " + " and ".join(actor.name for actor in self.recipients)
        count = len(self.reports)
        code = self.type or self.label or "event"
        return f"{day}  {sides}  {code}  {self.status}  {count} report{'s' if count != 1 else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Plain):
    """A planned event and what came of it. `late` says that it was held after its day."""

    id: str
    event: Event
    stated: tuple[EventRecord, ...]
    verdict: Verdict
    due: When | None = None
    late: bool = False
    outcome: tuple[EventRecord, ...] = ()
    outcome_event: str | None = None
    outcome_date: str | None = None
    reason: str = ""

    def __str__(self) -> str:
        due = self.due.value if self.due else "no day given"
        late = ", late" if self.late else ""
        return f"{due}  {self.event.title}  {self.verdict}{late}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Plain):
    """One of the values that accounts give, with the records that give it."""

    value: str
    records: tuple[str, ...]
    reports: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Plain):
    """Accounts of one thing that differ, with a verdict on whether both can be true."""

    id: str
    kind: str
    subject: str
    accounts: tuple[Account, ...]
    verdict: ConflictVerdict
    reason: str = ""
    event: str | None = None

    def __str__(self) -> str:
        return f"{self.subject}: {' / '.join(account.value for account in self.accounts)} ({self.verdict})"


def account_of(value: str, records: Sequence[Record]) -> Account:
    """The account that gives a value, with its records in their order."""
    return Account(
        value=value,
        records=tuple(record.id for record in records),
        reports=tuple(dict.fromkeys(record.report for record in records)),
        evidence=tuple(record.evidence for record in records),
    )


def make_conflict(
    kind: str,
    subject: str,
    accounts: Iterable[Account],
    verdict: ConflictVerdict,
    reason: str = "",
    *,
    event: str | None = None,
) -> Conflict:
    """A conflict with the id that its kind, subject and records make."""
    told = tuple(accounts)
    name = digest("conflict", kind, subject, *(record for account in told for record in account.records))
    return Conflict(
        id=f"c{name}", kind=kind, subject=subject, accounts=told, verdict=verdict, reason=reason, event=event
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked(Plain):
    """What linking makes of records: events, plans with outcomes, conflicts, links, and groups of copied reports."""

    events: tuple[Event, ...] = ()
    plans: tuple[Plan, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    links: tuple[Link, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known by a day, as linking reads it: the reports known by the day asked for, and their records."""

    reports: dict[str, Report]
    records: tuple[Record, ...]
    as_of: str | None = None
    left_out: int = 0
    undated: tuple[str, ...] = field(default=())

    @property
    def events(self) -> Iterable[EventRecord]:
        """The event records alone."""
        return (record for record in self.records if isinstance(record, EventRecord))
