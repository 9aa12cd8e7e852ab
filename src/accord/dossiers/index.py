"""7. Events → dossiers: records by sentence and report, with the events they were joined into."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass, field
from functools import cached_property

from accord.dossiers.days import today_of
from accord.dossiers.word_index import WordIndex
from accord.ledger.merged import Event, Known, Linked
from accord.records import (
    ActorRecord,
    EventRecord,
    FigureRecord,
    PlaceRecord,
    Record,
    Report,
    StatementRecord,
    TimeRecord,
)
from accord.values import Actor

_FAR = 30
"""How many sentences away a country may stand and still tell whose parliament it is."""


@dataclass(slots=True)
class Sentence:
    """A sentence of a report with the records read from it, in the order of the text."""

    report: Report
    start: int
    quote: str
    place: int = 0
    events: list[EventRecord] = field(default_factory=list)
    figures: list[FigureRecord] = field(default_factory=list)
    statements: list[StatementRecord] = field(default_factory=list)
    places: list[PlaceRecord] = field(default_factory=list)
    times: list[TimeRecord] = field(default_factory=list)
    actors: list[ActorRecord] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)


class Index:
    """The records known by a day, found by sentence; built once for all dossiers of a pack.

    `today` is the day (ISO) that counts as today, where that is not the day asked for or of the last known report.
    """

    def __init__(self, known: Known, linked: Linked, *, today: str | None = None) -> None:
        self.known = known
        self._today = today
        self.linked = linked
        self.event_of: dict[str, Event] = {record.id: event for event in linked.events for record in event.records}
        self.figure_of: dict[str, FigureRecord] = {}
        self.sentences: dict[tuple[str, int], Sentence] = {}
        for record in sorted(known.records, key=lambda record: (record.report, record.start, record.end, record.id)):
            self._add(record)
        self.by_report: dict[str, list[Sentence]] = {}
        for key in sorted(self.sentences):
            told = self.by_report.setdefault(key[0], [])
            self.sentences[key].place = len(told)
            told.append(self.sentences[key])

    def _add(self, record: Record) -> None:
        report = self.known.reports.get(record.report)
        if report is None:
            return
        key = (record.report, record.evidence.start)
        sentence = self.sentences.setdefault(key, Sentence(report, record.evidence.start, record.evidence.quote))
        match record:
            case EventRecord():
                sentence.events.append(record)
            case FigureRecord():
                sentence.figures.append(record)
                self.figure_of[record.id] = record
            case StatementRecord():
                sentence.statements.append(record)
            case TimeRecord():
                sentence.times.append(record)
            case ActorRecord():
                sentence.actors.append(record)
                sentence.countries |= {actor.country for actor in record.actors() if actor.country}
            case PlaceRecord():
                sentence.places.append(record)
                sentence.countries |= set(record.place.country)

    @cached_property
    def today(self) -> str:
        """The day asked for, else that of the latest report."""
        return today_of(self.known) if self._today is None else self._today

    @cached_property
    def _told(self) -> list[Sentence]:
        return [sentence for sentences in self.by_report.values() for sentence in sentences]

    @cached_property
    def _words(self) -> WordIndex:
        return WordIndex([sentence.quote for sentence in self._told])

    @cached_property
    def _countries(self) -> dict[str, set[str]]:
        return {report: set().union(*(each.countries for each in told)) for report, told in self.by_report.items()}

    def holding(self, names: Iterable[str]) -> dict[str, list[Sentence]]:
        """The sentences that may hold one of some names, by report, in the order of reports and text."""
        found: dict[str, list[Sentence]] = {}
        for place in self._words.holding(names):
            sentence = self._told[place]
            found.setdefault(sentence.report.id, []).append(sentence)
        return found

    @cached_property
    def _actors(self) -> dict[str, dict[str, Actor]]:
        found: dict[str, dict[str, Actor]] = {}
        for sentence in self._told:
            own = found.setdefault(sentence.report.id, {})
            for record in sentence.events:
                own |= {actor.id: actor for actor in (*record.actors, *record.recipients)}
            own |= {record.source.id: record.source for record in sentence.statements if record.source}
            own |= {actor.id: actor for record in sentence.actors for actor in record.actors()}
        return found

    def actors_in(self, report: str) -> Collection[Actor]:
        """Who takes part in an event of a report, speaks in it, or is named, each once."""
        return self._actors.get(report, {}).values()

    def countries_in(self, report: str) -> Set[str]:
        """The countries a report names."""
        return self._countries.get(report, set())

    def is_about(self, report: str, countries: Collection[str] | None) -> bool:
        """Whether a report names one of some countries; any report does where none is asked for."""
        return not countries or not self._countries.get(report, set()).isdisjoint(countries)

    def countries_near(self, sentence: Sentence) -> set[str]:
        """The countries a sentence names, else the nearest one before it that names any, else the next."""
        told, place = self.by_report[sentence.report.id], sentence.place
        for each in (*reversed(told[max(0, place - _FAR) : place + 1]), *told[place + 1 : place + _FAR]):
            if each.countries:
                return each.countries
        return set()
