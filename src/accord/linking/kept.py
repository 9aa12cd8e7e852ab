"""6. Records ↔ records: tellings and events as the ledger keeps them, read, grouped and written again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec

from accord.ledger.judgements import Anchor, Judgement, find_anchored, joined_actors, standing
from accord.ledger.link_tables import TellingRow
from accord.ledger.merged import Link
from accord.ledger.storage import LedgerFile
from accord.linking.judging import Judged, make_judged
from accord.linking.outlines import Outline, outline_of, read_outline
from accord.linking.profiles import Profile
from accord.linking.undated import Stories, with_story
from accord.records import EventRecord, Report

_MOST_HELD = 20_000
"""Tellings read at a time, of about 5 kB each."""
_MOST_OUTLINED = 100_000
"""The same for their outlines, of about 1 kB each."""
_profile = msgspec.json.Decoder(Profile)
_links = msgspec.json.Decoder(tuple[Link, ...])
_texts = msgspec.json.Decoder(tuple[str, ...])


def as_json(value: Any) -> str:
    """A value as the ledger keeps it: sets in order, so that equal values are equal text."""
    return msgspec.json.encode(value, order="deterministic").decode()


class Kept:
    """What a ledger keeps of tellings and reports, each read once."""

    def __init__(self, file: LedgerFile) -> None:
        self.file = file
        self.links = file.links
        self._profiles: dict[int, Profile] = {}
        self._inner: dict[int, str] = {}
        self._outlines: dict[int, Outline] = {}
        self._unread: dict[int, TellingRow] = {}
        self._reports: dict[str, Report] = {}
        self._stories: Stories | None = None

    @property
    def stories(self) -> Stories:
        """The stories of undated reports."""
        if self._stories is None:
            self._stories = self.links.stories.stories()
        return self._stories

    def forget_all(self) -> None:
        """Drops what was read of tellings and stories, where the stories of undated reports are others now."""
        self._profiles.clear()
        self._inner.clear()
        self._stories = None

    def event_records(self, report: str) -> list[EventRecord]:
        """The event records of a report's present reading."""
        found = self.file.records(kind=EventRecord.kind, report=report)
        return [record for record in found if isinstance(record, EventRecord)]

    def read(self, row: TellingRow) -> Profile:
        """The telling of a row."""
        known = self._profiles.get(row.key)
        if known is None:
            known = self._profiles[row.key] = with_story(_profile.decode(row.body), self.stories)
            self._inner[row.key] = row.links
        return known

    def remember(self, key: int, telling: Profile, links: str) -> None:
        """Takes a telling that was just put in, with the links that joined its mentions."""
        self._profiles[key] = telling
        self._inner[key] = links
        self._outlines[key] = outline_of(telling)

    def forget(self, key: int) -> None:
        """Drops a telling that was taken out."""
        self._profiles.pop(key, None)
        self._inner.pop(key, None)
        self._outlines.pop(key, None)

    def trim(self) -> None:
        """Starts anew where more is held than a run should hold."""
        if len(self._profiles) > _MOST_HELD:
            self._profiles.clear()
            self._inner.clear()
        if len(self._outlines) > _MOST_OUTLINED:
            self._outlines.clear()
        self._reports.clear()

    def outlines(self, keys: Collection[int]) -> dict[int, Outline]:
        """At least the outlines of these tellings."""
        for row in self.links.tellings([key for key in keys if key not in self._outlines]):
            self._outlines[row.key] = read_outline(row.body)
            self._unread[row.key] = row
        return self._outlines

    def fetch(self, keys: Collection[int]) -> None:
        """Reads tellings that will be asked for."""
        missing = [key for key in keys if key not in self._profiles]
        for key in missing:
            if key in self._unread:
                self.read(self._unread[key])
        self._unread.clear()
        for row in self.links.tellings([key for key in missing if key not in self._profiles]):
            self.read(row)

    def profile(self, key: int) -> Profile:
        """A telling by its key."""
        if key not in self._profiles:
            self.fetch((key,))
        return self._profiles[key]

    def inner_links(self, key: int) -> tuple[Link, ...]:
        """The links that joined the mentions of a telling."""
        self.profile(key)
        return _links.decode(self._inner[key])

    def reports_of(self, tellings: Iterable[Profile]) -> dict[str, Report]:
        """The reports of tellings, by id."""
        return self.reports({telling.record.report for telling in tellings})

    def reports(self, names: Collection[str]) -> dict[str, Report]:
        """At least the reports with these ids."""
        for name in set(names) - self._reports.keys():
            self._reports[name] = self.file.report(name)
        return self._reports


def texts_of(written: str) -> tuple[str, ...]:
    """The texts of a list as the ledger keeps it."""
    return _texts.decode(written)


def links_of(written: str) -> tuple[Link, ...]:
    """The links of a list as the ledger keeps it."""
    return _links.decode(written)


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
        if not judgement.about.is_on_records:
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
