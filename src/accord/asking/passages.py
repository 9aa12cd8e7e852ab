"""8. Records → the answer to a question: the sentences that records were read from, with what stands in each."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from accord.asking.asking_words import text_keys
from accord.ledger.merged import Event, Known, Linked
from accord.records import (
    ActorRecord,
    AnyRecord,
    EventRecord,
    Evidence,
    FigureRecord,
    PlaceRecord,
    Record,
    Report,
    StatementRecord,
    TimeRecord,
)
from accord.values import Actor, ActorKind, Form

_DATELINE = re.compile(
    r"\s*(?:[A-Z](?:[A-Z'’.]|-(?=[A-Z])){2,}+[ /,]*+){1,4}[^a-z()]*(?:[A-Z][a-z]+\.? ?\d{0,2},? ?)?(?:\d{4})?"
    r"\s*(?:\([^)]{2,40}\))?\s*(?:--?|[–—|])\s"
)
"""The place and day before a report's first words: "OSLO, June 6 (Fjord Wire) - ".

Words are read without going back: a text in capitals without end would otherwise be split in every way.
"""
_MOST_DATELINE = 200
"""Characters within which a dateline ends."""
_GIVEN_SHORT = re.compile(r"((?:[A-Z][\w’-]+[\s-]+(?:(?:of|for|on|the|and)\s+)*){1,6})\(([A-Z]{2,6})\)")
_NAMED = (Form.NAME, Form.METONYM, Form.MODIFIER, Form.TITLE_NAME)
_CONTEXT = 2
"""How many sentences before a passage still say what it is about."""


@dataclass(frozen=True)
class Passage:
    """A sentence of a report with its records and the keys of its words; `context` are those of what stands
    around it, `linked` those of other mentions of its events."""

    evidence: Evidence
    report: Report
    records: tuple[AnyRecord, ...]
    exact: frozenset[str]
    near: frozenset[str]
    context: frozenset[str]
    linked: frozenset[str] = frozenset()

    @cached_property
    def folded(self) -> str:
        """Its words in small letters with plain quotation marks."""
        return fold(self.evidence.quote)

    def of_kind(self, kind: type[Record]) -> list[AnyRecord]:
        """Its records of one kind."""
        return [record for record in self.records if isinstance(record, kind)]


class Passages:
    """All sentences of the known reports that yielded records, and the names by which actors go in them."""

    def __init__(self, known: Known, linked: Linked) -> None:
        self.known, self.linked = known, linked
        self.event_of: dict[str, Event] = {record.id: event for event in linked.events for record in event.records}
        self.all = self._read()
        self.by_evidence = {(p.evidence.report, p.evidence.start): p for p in self.all}

    def of(self, record: Record) -> Passage:
        """The passage a record stands in."""
        return self.by_evidence[record.evidence.report, record.evidence.start]

    def of_report(self, report: str) -> list[Passage]:
        """The passages of one report in their order."""
        return [passage for passage in self.all if passage.report.id == report]

    @cached_property
    def long_names(self) -> dict[str, frozenset[str]]:
        """By a short name, the keys of the long name that a report gives it ("Port Dialogue Body (PDB)")."""
        found: dict[str, frozenset[str]] = {}
        for report in self.known.reports.values():
            for match in _GIVEN_SHORT.finditer(report.text):
                words = [word for word in re.split(r"[\s-]+", match[1]) if word[:1].isupper()]
                short = match[2]
                if "".join(word[0] for word in words[-len(short) :]) == short:
                    found.setdefault(short, text_keys(" ".join(words[-len(short) :]))[0])
        return found

    @cached_property
    def surfaces(self) -> dict[str, frozenset[str]]:
        """By the words that name them (in small letters), the keys of actors and places."""
        found: dict[str, set[str]] = defaultdict(set)
        for record in self.known.records:
            if isinstance(record, ActorRecord) and record.form in _NAMED and not record.members:
                keys = actor_keys(record.as_actor())
                for name in _names_of(record):
                    found[name] |= keys
            elif isinstance(record, PlaceRecord):
                for name in (record.text, record.place.name):
                    found[_plain(name)].add(f"pl:{record.place.name.lower()}")
        return {name: frozenset(keys) for name, keys in found.items() if name}

    def _read(self) -> list[Passage]:
        grouped: dict[tuple[str, int], list[AnyRecord]] = defaultdict(list)
        for record in self.known.records:
            grouped[record.report, record.evidence.start].append(record)  # type: ignore[arg-type]
        by_report: dict[str, list[tuple[int, list[AnyRecord]]]] = defaultdict(list)
        for (report, start), records in grouped.items():
            by_report[report].append((start, _behind_dateline(records)))
        found = []
        for report_id in sorted(by_report, key=lambda name: (self.known.reports[name].day or "", name)):
            found += self._of_report(self.known.reports[report_id], sorted(by_report[report_id], key=lambda g: g[0]))
        return found

    def _of_report(self, report: Report, groups: list[tuple[int, list[AnyRecord]]]) -> list[Passage]:
        heads = text_keys(report.title)[0] if report.title else frozenset()
        keys = [self._keys(records) for _, records in groups]
        found = []
        for number, (_, records) in enumerate(groups):
            context = set(heads) | (keys[0][0] if keys else set())
            for before in keys[max(0, number - _CONTEXT) : number]:
                context |= before[0] | before[1]
            exact, near = keys[number]
            linked = frozenset(self._linked_keys(records))
            found.append(Passage(_longest(records), report, tuple(records), exact, near, frozenset(context), linked))
        return found

    def _keys(self, records: list[AnyRecord]) -> tuple[frozenset[str], frozenset[str]]:
        exact, near = (set(keys) for keys in text_keys(_longest(records).quote))
        for record in records:
            if isinstance(record, ActorRecord):
                for actor in record.actors():
                    exact |= actor_keys(actor)
                    near |= _country(actor)
            elif isinstance(record, PlaceRecord):
                exact |= {f"pl:{record.place.name.lower()}"} | text_keys(record.place.name)[0]
                near |= {f"c:{country}" for country in record.place.country}
            elif isinstance(record, TimeRecord):
                exact |= day_keys(record.value)
            elif isinstance(record, FigureRecord):
                exact |= {f"n:{record.value:g}"} if isinstance(record.value, float) else set()
                near |= {f"u:{record.unit}"}
            elif isinstance(record, EventRecord):
                near |= event_keys(record)
            elif isinstance(record, StatementRecord) and record.source:
                near |= actor_keys(record.source)
        return frozenset(exact), frozenset(near)

    def _linked_keys(self, records: list[AnyRecord]) -> set[str]:
        """The words of other mentions of the same events."""
        found: set[str] = set()
        for record in records:
            event = self.event_of.get(record.id) if isinstance(record, EventRecord) else None
            for other in event.records if event and len(event.records) > 1 else ():
                found |= text_keys(other.text)[0]
        return found


def _longest(records: list[AnyRecord]) -> Evidence:
    """The sentence as the record has it that holds most of it."""
    return max((record.evidence for record in records), key=lambda evidence: evidence.end)


def _behind_dateline(records: list[AnyRecord]) -> list[AnyRecord]:
    """The records of a sentence without the days and places of a dateline before it, unless there are no others."""
    match = _DATELINE.match(_longest(records).quote[:_MOST_DATELINE])
    if not match:
        return records
    start = records[0].evidence.start + match.end()
    return [r for r in records if r.start >= start or not isinstance(r, TimeRecord | PlaceRecord)] or records


def actor_keys(actor: Actor) -> set[str]:
    """The keys of an actor: its id, and a state's country."""
    found = {f"i:{actor.id}"}
    if actor.kind in (ActorKind.STATE, ActorKind.GOVERNMENT) and actor.country:
        found.add(f"c:{actor.country}")
    return found


def event_keys(record: EventRecord) -> set[str]:
    """The keys of who takes part in an event, when it is, and what its label says it is."""
    found = {f"l:{record.label}"} if record.label else set()
    for actor in (*record.actors, *record.recipients):
        found |= actor_keys(actor) | _country(actor)
    if record.date:
        found |= day_keys(record.date.value)
    if record.place:
        found.add(f"pl:{record.place.name.lower()}")
    return found


def day_keys(value: str) -> set[str]:
    """The keys of a day: itself, its month and its year."""
    if not value[:4].isdigit():
        return set()
    return {f"t:{value[:length]}" for length in (4, 7, 10) if len(value) >= length}


def fold(text: str) -> str:
    """Small letters, plain quotation marks, single spaces."""
    plain = text.translate(str.maketrans("‘’“”–—", "''\"\"--"))
    return re.sub(r"\s+", " ", plain).casefold()


def _country(actor: Actor) -> set[str]:
    return {f"c:{actor.country}"} if actor.country else set()


def _names_of(record: ActorRecord) -> set[str]:
    found = {_plain(record.text)} if record.form is not Form.TITLE_NAME else set()
    found.add(_plain(record.name))
    if record.actor_kind is ActorKind.PERSON:
        parts = [part for part in re.split(r"\s+", record.name) if part[:1].isupper()]
        found |= {_plain(parts[-1]), _plain(parts[0]) if _is_family_first(record, parts) else ""} if parts else set()
    return found - {""}


def _is_family_first(record: ActorRecord, parts: list[str]) -> bool:
    """Whether a report calls a person by the first part of the name ("Lee" for Lee Jae-myung)."""
    return len(parts) > 1 and record.country in ("KOR", "PRK", "CHN", "TWN", "VNM", "HUN", "KHM")


def _plain(text: str) -> str:
    lowered = text.lower().replace("’", "'")
    return lowered[4:] if lowered.startswith("the ") else lowered
