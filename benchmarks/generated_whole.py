"""Reports made by rule with records of every kind: what a reader's pages ask for, not linking alone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from accord.records import (
    ActorRecord,
    AnyRecord,
    EventRecord,
    Evidence,
    FigureRecord,
    PlaceRecord,
    Report,
    StatementRecord,
)
from accord.values import Actor, Directness, FigureKind, Form, Place, Span
from benchmarks.generated import make_report

_PUBLISHERS = ("Harbour Post", "Northern Wire", "The Ledger Courier", "Radio Sound", "Evening Tide", "Gazette")
_TOPICS = ("budget", "ceasefire", "pipeline", "fishing", "sanctions", "election", "inspection", "loan", "border", "dam")
_UNITS = ("troops", "tonnes", "ships", "tents", "visas")


def make_whole_reports(
    count: int, *, a_day: int = 100, first: int = 0
) -> Iterator[tuple[Report, tuple[AnyRecord, ...]]]:
    """The reports of make_reports with what is said in them, figures, and who and where is named."""
    for number in range(first, first + count):
        yield make_whole_report(number, a_day)


def make_whole_report(number: int, a_day: int = 100) -> tuple[Report, tuple[AnyRecord, ...]]:
    """One report: its events, for each of them a sentence of who said what and one with a count."""
    dice = random.Random(f"whole report {number}")
    plain, told = make_report(number, a_day)
    said = [_sentence(record, dice) for record in told]
    text = "\n".join([plain.text, *(line for line, *_ in said)])
    report = replace(plain, text=text, publisher=_PUBLISHERS[number % len(_PUBLISHERS)], id="")
    events = [_placed(record, report) for record in told]
    found: list[AnyRecord] = [*events]
    start = len(plain.text) + 1
    for event, (line, words, count, unit) in zip(events, said, strict=True):
        evidence = Evidence(report=report.id, start=start, end=start + len(line), quote=line)
        found += [_statement(event, evidence, words), _figure(event, evidence, count, unit)]
        start += len(line) + 1
    found += [each for event in events for each in _mentions(event)]
    return report, tuple({record.id: record for record in found}.values())


def _sentence(event: EventRecord, dice: random.Random) -> tuple[str, str, int, str]:
    topic, unit, count = dice.choice(_TOPICS), dice.choice(_UNITS), dice.randrange(20, 9000, 10)
    words = f"the {topic} would be settled with {event.recipients[0].name}"
    return f"{event.actors[0].name} said {words} and counted {count} {unit}.", words, count, unit


def _placed(event: EventRecord, report: Report) -> EventRecord:
    assert event.place is not None
    dice = random.Random(event.place.name)
    place = replace(event.place, latitude=dice.uniform(-55, 70), longitude=dice.uniform(-170, 175))
    return replace(event, place=place, evidence=replace(event.evidence, report=report.id), id="")


def _statement(event: EventRecord, evidence: Evidence, words: str) -> StatementRecord:
    start, source = evidence.start + evidence.quote.index(words), event.actors[0]
    cue = evidence.start + evidence.quote.index(" said ") + 1
    return StatementRecord(
        start=start,
        end=start + len(words),
        text=words,
        evidence=evidence,
        content=(Span(start=start, end=start + len(words)),),
        cue=Span(start=cue, end=cue + len("said")),
        cue_text="said",
        source=source,
        source_span=Span(start=evidence.start, end=evidence.start + len(source.name)),
        directness=Directness.INDIRECT,
        topic=tuple(words.split()[1:2]),
    )


def _figure(event: EventRecord, evidence: Evidence, count: int, unit: str) -> FigureRecord:
    words = f"{count} {unit}"
    start = evidence.start + evidence.quote.index(words)
    return FigureRecord(
        start=start,
        end=start + len(words),
        text=words,
        evidence=evidence,
        value=float(count),
        unit=unit,
        figure_kind=FigureKind.COUNT,
        measures=unit,
        owner=event.recipients[0],
        attributed_to=event.actors[0],
    )


def _mentions(event: EventRecord) -> Iterator[AnyRecord]:
    quote = event.evidence.quote
    for actor in (event.actors[0], event.recipients[0]):
        if actor.name in quote:
            yield _named(actor, event.evidence)
    if event.place is not None and event.place.name in quote:
        yield _where(event.place, event.evidence)


def _named(actor: Actor, evidence: Evidence) -> ActorRecord:
    start = evidence.start + evidence.quote.index(actor.name)
    return ActorRecord(
        start=start,
        end=start + len(actor.name),
        text=actor.name,
        evidence=evidence,
        actor=actor.id,
        name=actor.name,
        actor_kind=actor.kind,
        form=Form.NAME,
        country=actor.country,
        sector=actor.sector,
        head=Span(start=start, end=start + len(actor.name)),
    )


def _where(place: Place, evidence: Evidence) -> PlaceRecord:
    start = evidence.start + evidence.quote.index(place.name)
    return PlaceRecord(start=start, end=start + len(place.name), text=place.name, evidence=evidence, place=place)
