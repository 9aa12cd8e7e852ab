"""6. Records ↔ records: tellings and events as the ledger keeps them, read, grouped and written again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from accord.ledger.judgements import About, Anchor, Judgement, find_anchored, joined_actors, standing
from accord.ledger.link_tables import EventRow, PairRow, TellingRow
from accord.ledger.merged import Event, Link
from accord.ledger.storage import LedgerFile
from accord.linking.blocks import Pair
from accord.linking.clustering import find_components, find_groups
from accord.linking.judging import Judged, make_judged
from accord.linking.main_events import make_event
from accord.linking.profiles import Profile
from accord.linking.same_event import Likeness
from accord.records import EventRecord, Report

_MOST_HELD = 20_000
"""Tellings read at a time, of about 5 kB each."""
_profile = msgspec.json.Decoder(Profile)
_links = msgspec.json.Decoder(tuple[Link, ...])
_texts = msgspec.json.Decoder(tuple[str, ...])
_event = msgspec.json.Decoder(Event)


def as_json(value: Any) -> str:
    """A value as the ledger keeps it: sets in order, so that equal values are equal text."""
    return msgspec.json.encode(value, order="deterministic").decode()


class Kept:
    """What a ledger keeps of tellings and reports, each read once."""

    def __init__(self, file: LedgerFile) -> None:
        self.file = file
        self.links = file.links
        self._profiles: dict[int, Profile] = {}
        self._reports: dict[str, Report] = {}

    def event_records(self, report: str) -> list[EventRecord]:
        """The event records of a report's present reading."""
        found = self.file.records(kind=EventRecord.kind, report=report)
        return [record for record in found if isinstance(record, EventRecord)]

    def read(self, row: TellingRow) -> Profile:
        """The telling of a row."""
        known = self._profiles.get(row.key)
        if known is None:
            known = self._profiles[row.key] = _profile.decode(row.body)
        return known

    def remember(self, key: int, telling: Profile) -> None:
        """Takes a telling that was just put in."""
        self._profiles[key] = telling

    def forget(self, key: int) -> None:
        """Drops a telling that was taken out: its key may be given again."""
        self._profiles.pop(key, None)

    def trim(self) -> None:
        """Starts anew where more is held than a run should hold."""
        if len(self._profiles) > _MOST_HELD:
            self._profiles.clear()
        self._reports.clear()

    def fetch(self, keys: Collection[int]) -> None:
        """Reads tellings that will be asked for."""
        for row in self.links.tellings([key for key in keys if key not in self._profiles]):
            self.read(row)

    def profile(self, key: int) -> Profile:
        """A telling by its key, fetched before."""
        return self._profiles[key]

    def reports_of(self, tellings: Iterable[Profile]) -> dict[str, Report]:
        """The reports of tellings, by id."""
        for name in {telling.record.report for telling in tellings} - self._reports.keys():
            self._reports[name] = self.file.report(name)
        return self._reports


def texts_of(written: str) -> tuple[str, ...]:
    """The texts of a list as the ledger keeps it."""
    return _texts.decode(written)


def judgements_of(file: LedgerFile) -> list[Judgement]:
    """Every judgement of a ledger with the moment it was undone, if it was, in the order of their moments."""
    found = [_with_undone(row.body, row.undone) for row in file.links.judgements()]
    return sorted(found, key=lambda judgement: (judgement.at, judgement.id))


def _with_undone(body: str, undone: str | None) -> Judgement:
    return Judgement.from_dict(msgspec.json.decode(body) | {"undone": undone})


def judged_of(file: LedgerFile, read: Sequence[EventRecord] = ()) -> Judged:
    """A ledger's judgements on the records they stand on; those whose reports were just `read` are looked for anew."""
    judgements = judgements_of(file)
    if not judgements:
        return make_judged((), {})
    rows = {row.id: row for row in file.links.judgements()}
    reports = {record.report for record in read}
    found = []
    kept = standing(judgements)
    for judgement in kept:
        if judgement.about == About.ACTOR:
            continue
        row = rows[judgement.id]
        first = _stands_on(judgement.first, row.first_record, reports, read)
        second = _stands_on(judgement.second, row.second_record, reports, read)
        if (first, second) != (row.first_record, row.second_record):
            file.links.set_judged_records(judgement.id, first, second)
        found.append((judgement, first, second))
    return make_judged(found, joined_actors(kept))


def _stands_on(anchor: Anchor, known: str | None, reports: set[str], read: Sequence[EventRecord]) -> str | None:
    return find_anchored(anchor, read) if anchor.report in reports else known


def keep_events(kept: Kept, touched: Collection[int], new: Collection[int], judged: Judged) -> None:
    """Groups the tellings of touched sets and new tellings anew and keeps the events they make."""
    links = kept.links
    rows = {row.key: row for row in [*links.of_components(touched), *links.tellings(new)]}
    home = {record.id: key for key, row in rows.items() for record in kept.read(row).records} if judged.joined else {}
    for first, second, _ in judged.joined:
        if (first in home) != (second in home):
            rows |= {row.key: row for row in _set_of(kept, second if first in home else first)}
            home |= {record.id: key for key, row in rows.items() for record in kept.read(row).records}
    joined = [(home[one], home[other]) for one, other, _ in judged.joined if one in home and other in home]
    pairs = links.pairs_of(rows)
    links.remove_events({row.component for row in rows.values()} | set(touched))
    inside: dict[int, list[PairRow]] = {}
    for pair in pairs:
        inside.setdefault(pair.first, []).append(pair)
    for members in find_components(rows, [*((pair.first, pair.second) for pair in pairs), *joined]):
        component = members[0]
        links.set_component(component, [key for key in members if rows[key].component != component])
        own = [pair for key in members for pair in inside.get(key, ())]
        links.put_events(_event_rows(kept, [rows[key] for key in members], own, judged))


def _set_of(kept: Kept, record: str) -> list[TellingRow]:
    """The tellings that hang together with the one that holds a record; none where no telling does."""
    for row in kept.links.of_reports(kept.links.reports_of_record(record)):
        if any(each.id == record for each in kept.read(row).records):
            return kept.links.of_components([row.component]) if row.component else [row]
    return []


def _event_rows(kept: Kept, rows: Sequence[TellingRow], pairs: Iterable[PairRow], judged: Judged) -> Iterable[EventRow]:
    """The events of the tellings of a connected set that stand: those of a page's older versions do not."""
    gone = kept.links.not_current({row.report for row in rows})
    component = min(row.key for row in rows)
    for event, links in make_events(kept, [row for row in rows if row.report not in gone], pairs, judged):
        body = as_json(msgspec.to_builtins(event) | {"records": []})
        yield EventRow(event.id, component, as_json([record.id for record in event.records]), body, as_json(links))


def make_events(
    kept: Kept, rows: Iterable[TellingRow], pairs: Iterable[PairRow], judged: Judged
) -> list[tuple[Event, list[Link]]]:
    """The events of tellings that hang together, each with the links that joined its records."""
    ordered = sorted(rows, key=lambda row: row.place)
    here = {row.key: place for place, row in enumerate(ordered)}
    tellings = [kept.read(row) for row in ordered]
    likenesses: dict[Pair, Likeness] = {
        (here[pair.first], here[pair.second]): Likeness(pair.score, _texts.decode(pair.reasons))
        for pair in pairs
        if pair.first in here and pair.second in here
    }
    within = {telling.record.id: row.links for telling, row in zip(tellings, ordered, strict=True)}
    reports = kept.reports_of(tellings)
    made = []
    for group in find_groups(tellings, likenesses, judged):
        links = [link for telling in group.tellings for link in _links.decode(within[telling.record.id])]
        made.append((make_event(group.tellings, reports), [*links, *group.links]))
    return made


def read_event(row: EventRow, records: dict[str, EventRecord]) -> tuple[Event, tuple[Link, ...]]:
    """The event of a row, its records taken from those known, and the links that joined them."""
    told = tuple(records[name] for name in _texts.decode(row.records))
    return replace(_event.decode(row.body), records=told), _links.decode(row.links)
