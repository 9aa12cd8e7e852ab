"""Events, plans and reports made by hand, and a ledger that answers with them."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from accord.ledger.merged import Event, Plan, Verdict
from accord.records import EventRecord, Evidence, Report
from accord.values import Actor, ActorKind, EventType, Place, Precision, Status, When

NORWAY = Actor(id="NOR", name="Norway", kind=ActorKind.STATE, country="NOR", sector="GOV")
REPORT = Report(text="Norway met Finland in Oslo.", publisher="Fjord Wire", published="2025-03-04", id="r1")


def record(quote: str = "Norway met Finland.", *, report: str = "r1", start: int = 0, **fields: Any) -> EventRecord:
    """A record of a meeting that occurred, with other fields where given."""
    words = Evidence(report=report, start=start, end=start + len(quote), quote=quote)
    told: dict[str, Any] = {
        "type": EventType.CONSULT,
        "status": Status.OCCURRED,
        "trigger": "meet",
        "actors": (NORWAY,),
    }
    return EventRecord(start=start, end=start + 3, text="met", evidence=words, **told | fields)


def event(*records: EventRecord, id: str = "v1", **fields: Any) -> Event:
    """An event of records, with other fields where given."""
    told = records or (record(),)
    first = told[0]
    made: dict[str, Any] = {"type": first.type, "status": first.status, "actors": first.actors, "title": "met Finland"}
    return Event(records=told, id=id, label="meeting", date=first.date, place=first.place, **made | fields)


def day(value: str) -> When:
    """A day."""
    return When(value=value, earliest=value, latest=value)


def when(value: str, earliest: str | None, latest: str | None, precision: Precision) -> When:
    """Any other time."""
    return When(value=value, earliest=earliest, latest=latest, precision=precision)


def plan(
    due: When | None, verdict: Verdict = Verdict.OPEN, *, stated: EventRecord | None = None, **fields: Any
) -> Plan:
    """A plan due at a time."""
    told = stated or record("Norway will meet Finland.", status=Status.PLANNED, date=due)
    return Plan(id="p1", event=event(told), stated=(told,), verdict=verdict, due=due, **fields)


def place(name: str = "Oslo", latitude: float | None = 59.9127, longitude: float | None = 10.7461) -> Place:
    """A place with a point."""
    return Place(name=name, country=("NOR",), latitude=latitude, longitude=longitude, radius_km=8.0, geonames=3143244)


@dataclass
class GivenFile:
    """The reports of a ledger, found by their id."""

    held: dict[str, Report]

    def report(self, name: str) -> Report:
        return self.held[name]

    def records(self, **_: object) -> list[object]:
        return []

    def left_out(self, _: object) -> int:
        return 0

    def reading(self) -> AbstractContextManager[None]:
        return nullcontext()


@dataclass
class GivenLedger:
    """Answers with what it was given, a page at a time; notes how large pages were."""

    held_events: list[Event] = field(default_factory=list)
    held_plans: list[Plan] = field(default_factory=list)
    held_reports: list[Report] = field(default_factory=lambda: [REPORT])
    held_changes: list[Any] = field(default_factory=list)
    largest_page: int = 0

    @property
    def file(self) -> GivenFile:
        return GivenFile({report.id: report for report in self.held_reports})

    def _page(self, held: list[Any], limit: int | None, offset: int) -> list[Any]:
        page = held[offset : None if limit is None else offset + limit]
        self.largest_page = max(self.largest_page, len(page))
        return page

    def events(
        self, *, limit: int | None = None, offset: int = 0, status: str | None = None, **_: object
    ) -> list[Event]:
        return self._page([each for each in self.held_events if status in (None, each.status)], limit, offset)

    def event(self, name: str, **_: object) -> Event:
        return next(each for each in self.held_events if each.id == name)

    def plans(self, *, limit: int | None = None, offset: int = 0, **_: object) -> list[Plan]:
        return self._page(self.held_plans, limit, offset)

    def reports(self, *, limit: int | None = None, offset: int = 0, **_: object) -> list[Report]:
        return self._page(self.held_reports, limit, offset)

    def changes(self, **_: object) -> list[Any]:
        return self.held_changes

    def conflicts(self, **_: object) -> list[Any]:
        return []
