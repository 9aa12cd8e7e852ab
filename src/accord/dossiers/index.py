"""7. Events → dossiers: records by sentence and report, with the events they were joined into."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from accord.ledger.merged import Event, Known, Linked
from accord.records import ActorRecord, EventRecord, FigureRecord, PlaceRecord, Report, StatementRecord


@dataclass(slots=True)
class Sentence:
    """A sentence of a report with the records read from it, in the order of the text."""

    report: Report
    start: int
    quote: str
    events: list[EventRecord] = field(default_factory=list)
    figures: list[FigureRecord] = field(default_factory=list)
    statements: list[StatementRecord] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)


class Index:
    """The records known by a day, found by sentence; built once for all dossiers of a pack."""

    def __init__(self, known: Known, linked: Linked) -> None:
        self.known = known
        self.linked = linked
        self.event_of: dict[str, Event] = {record.id: event for event in linked.events for record in event.records}
        self.figure_of: dict[str, FigureRecord] = {}
        self.sentences: dict[tuple[str, int], Sentence] = {}
        for record in sorted(known.records, key=lambda record: (record.report, record.start, record.end, record.id)):
            self._add(record)
        self.by_report: dict[str, list[Sentence]] = {}
        for key in sorted(self.sentences):
            self.by_report.setdefault(key[0], []).append(self.sentences[key])

    def _add(self, record: object) -> None:
        if not isinstance(record, EventRecord | FigureRecord | StatementRecord | ActorRecord | PlaceRecord):
            return
        report = self.known.reports.get(record.report)
        if report is None:
            return
        key = (record.report, record.evidence.start)
        sentence = self.sentences.setdefault(key, Sentence(report, record.evidence.start, record.evidence.quote))
        if isinstance(record, EventRecord):
            sentence.events.append(record)
        elif isinstance(record, FigureRecord):
            sentence.figures.append(record)
            self.figure_of[record.id] = record
        elif isinstance(record, StatementRecord):
            sentence.statements.append(record)
        elif isinstance(record, ActorRecord):
            sentence.countries |= {actor.country for actor in record.actors() if actor.country}
        else:
            sentence.countries |= set(record.place.country)

    def sentence(self, record: EventRecord | FigureRecord | StatementRecord) -> Sentence:
        """The sentence a record was read from."""
        return self.sentences[record.report, record.evidence.start]

    def countries_near(self, sentence: Sentence) -> set[str]:
        """The countries its sentence names, else those of the nearest one before it that names any, else of the report."""
        told = self.by_report[sentence.report.id]
        place = bisect_left([each.start for each in told], sentence.start)
        for each in [*reversed(told[: place + 1]), *told[place + 1 :]]:
            if each.countries:
                return each.countries
        return set()
