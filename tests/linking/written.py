"""Reports and event records by hand: sentences with marked mentions, for tests of linking."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from accord.ledger.merged import Known, Linked
from accord.linking import link
from accord.records import ActorRecord, EventRecord, Evidence, FigureRecord, Record, Report
from accord.values import (
    Actor,
    ActorKind,
    Approximation,
    DateBasis,
    EventType,
    FigureKind,
    Form,
    Place,
    Precision,
    Span,
    Status,
    When,
)

NORWAY = Actor(id="NOR", name="Norway", kind=ActorKind.STATE, country="NOR", sector="GOV")
FINLAND = Actor(id="FIN", name="Finland", kind=ActorKind.STATE, country="FIN", sector="GOV")
CHILE = Actor(id="CHL", name="Chile", kind=ActorKind.STATE, country="CHL", sector="GOV")
BERG = Actor(id="ida-berg", name="Ida Berg", kind=ActorKind.PERSON, country="NOR", sector="GOV")
LAINE = Actor(id="otto-laine", name="Otto Laine", kind=ActorKind.PERSON, country="FIN", sector="GOV")
VIRTA = Actor(id="eeva-virta", name="Eeva Virta", kind=ActorKind.PERSON, country="FIN", sector="GOV")
TROOPS = Actor(id="fin.mil", name="Finnish armed forces", kind=ActorKind.FORCE, country="FIN", sector="MIL")
OSLO = Place(name="Oslo", country=("NOR",), latitude=59.9, longitude=10.7, radius_km=20)
TURKU = Place(name="Turku", country=("FIN",), latitude=60.5, longitude=22.3, radius_km=20)


def day(value: str) -> When:
    return When(value=value, earliest=value, latest=value, precision=Precision.DAY)


def by(value: str) -> When:
    return When(value=f"../{value}", latest=value, precision=Precision.INTERVAL)


@dataclass
class Written:
    """A report in the making: each sentence is added with the records read from it."""

    published: str | None = None
    title: str | None = None
    text: str = ""
    publisher: str = "Fjord Wire"
    waiting: list[tuple[int, int, type[Record], str, dict[str, Any]]] = field(default_factory=list)

    def sentence(self, words: str) -> Written:
        self.text += ("\n" if self.text else "") + words
        return self

    def event(self, mention: str, type_: EventType | None, status: Status, **fields: Any) -> Written:
        """An event told by `mention` in the last sentence; dated as its `date` says, stated unless a basis is given."""
        if "date" in fields:
            fields.setdefault("date_basis", DateBasis.STATED)
        return self._add(EventRecord, mention, {"trigger": mention, "type": type_, "status": status, **fields})

    def figure(self, mention: str, value: float, unit: str, **fields: Any) -> Written:
        made = {"value": value, "unit": unit, "figure_kind": FigureKind.COUNT, "approximation": Approximation.EXACT}
        return self._add(FigureRecord, mention, {**made, **fields})

    def person(self, mention: str, head: str, actor: Actor, role: str | None = None) -> Written:
        self._add(ActorRecord, mention, {"actor": actor.id, "name": actor.name, "actor_kind": actor.kind, "role": role})
        self.waiting[-1][4]["_head"] = head
        return self

    def _add(self, kind: type[Record], mention: str, fields: dict[str, Any]) -> Written:
        start = self.text.rindex("\n") + 1 if "\n" in self.text else 0
        found = self.text.index(mention, start)
        self.waiting.append((start, found, kind, mention, fields))
        return self

    def done(self) -> tuple[Report, tuple[Record, ...]]:
        basis = DateBasis.METADATA if self.published else DateBasis.UNKNOWN
        report = Report(
            text=self.text,
            title=self.title,
            publisher=self.publisher,
            published=self.published,
            published_basis=basis,
        )
        return report, tuple(self._record(report, *waiting) for waiting in self.waiting)

    def _record(
        self, report: Report, start: int, found: int, kind: type[Record], mention: str, fields: dict[str, Any]
    ) -> Record:
        end = self.text.find("\n", found)
        end = len(self.text) if end < 0 else end
        evidence = Evidence(report=report.id, start=start, end=end, quote=self.text[start:end])
        fields = dict(fields)
        head = fields.pop("_head", None)
        if head:
            inner = found + mention.index(head)
            fields |= {"head": Span(start=inner, end=inner + len(head)), "form": Form.TITLE_NAME, "country": None}
        return kind(start=found, end=found + len(mention), text=mention, evidence=evidence, **fields)


def known(*written: Written, as_of: str | None = None) -> Known:
    made = [one.done() for one in written]
    reports = {report.id: report for report, _ in made}
    return Known(reports, tuple(record for _, records in made for record in records), as_of, 0)


def linked(*written: Written, as_of: str | None = None) -> Linked:
    return link(known(*written, as_of=as_of))


def planned_talks() -> Written:
    """A report of 3 March that announces talks of Norway and Finland for 5 March."""
    text = "Norway's Ida Berg is to meet Finland's Otto Laine in Turku on 5 March for the yearly Harbour Safety Forum."
    return (
        Written("2025-03-03")
        .sentence(text)
        .event(
            "is to meet", EventType.CONSULT, Status.PLANNED, actors=(BERG,), recipients=(LAINE,), date=day("2025-03-05")
        )
        .event("yearly Harbour Safety Forum", EventType.CONSULT, Status.PLANNED, label="recurring_meeting")
    )


def held_talks() -> Written:
    """A report of 6 March that tells them as held the day before."""
    return (
        Written("2025-03-06", publisher="Baltic Post")
        .sentence("Ida Berg and Otto Laine met in Turku on Wednesday and agreed on new pilot rules.")
        .event("met", EventType.CONSULT, Status.OCCURRED, actors=(BERG, LAINE), date=day("2025-03-05"), label="meeting")
    )
