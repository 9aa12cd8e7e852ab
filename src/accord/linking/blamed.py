"""6. Records ↔ records: who did it, where sources name others: who claims a deed, and whom others blame for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Account, Conflict, ConflictVerdict, Event, Known, account_of, make_conflict
from accord.linking.mention_words import stem
from accord.linking.voices import Sentence, Voice, told_by
from accord.records import ActorRecord, EventRecord, Record, StatementRecord
from accord.values import DONE, ActorKind, EventType

_MOST_OPEN = 200
"""Deeds looked at for one more account, the latest ones."""


@dataclass(frozen=True, slots=True)
class Blame:
    """Who did a deed by one source: the doers by id with their names, the sort of deed, and the words it rests on."""

    doers: frozenset[str]
    shown: str
    sort: str
    record: Record
    day: date | None
    source: str


def find_blamed(events: Sequence[Event], known: Known, sentences: Mapping[str, Sequence[Sentence]]) -> list[Conflict]:
    """Deeds that one source lays to other doers than another, or that others claim than are blamed."""
    told: dict[str, list[Blame]] = {}
    for name, read in sentences.items():
        report = known.reports[name]
        day = date.fromisoformat(report.day) if report.day else None
        blames = [blame for sentence in read for voice in sentence.voices for blame in _blames(voice, sentence, day)]
        records = [record for sentence in read for record in sentence.records]
        told[name] = [*blames, *_doers_told(blames, records, day)]
    homes = {(record.report, record.evidence.start): event.id for event in events for record in event.records}
    return [conflict for group in _deeds(told) for conflict in _conflict(group, homes)]


def _blames(voice: Voice, sentence: Sentence, day: date | None) -> Iterator[Blame]:
    """Whom a statement names for a deed; the source itself where it claims it."""
    record = voice.record
    if not isinstance(record, StatementRecord) or not record.cue or not voice.shown:
        return
    told = " ".join(sentence.text[record.cue.start - sentence.start : voice.end - sentence.start].split())
    sort = _sort(f"{told} {sentence.text}" if _pattern("sort_before").search(told) else told)
    if not sort:
        return
    is_body = voice.source and voice.source.kind != ActorKind.PERSON
    if voice.source and (_pattern("claims").search(told) or (is_body and _pattern("carried_out").search(told))):
        yield Blame(frozenset({voice.source.id}), f"{voice.shown} (its own claim)", sort, record, day, voice.source.id)
        return
    found = _pattern("blames").match(told)
    spoken = None if found or sort == "attack" else _pattern("by_whom").search(voice.words)
    if found or spoken:
        doers = _whom(sentence, voice, record.cue.end, found, spoken)
        if doers:
            ids = frozenset(each.id for actor in doers for each in actor.actors())
            names = " and ".join(dict.fromkeys(actor.name for actor in doers))
            yield Blame(ids, told_by(names, voice.shown), sort, record, day, voice.source.id if voice.source else "")


def _whom(
    sentence: Sentence, voice: Voice, cue: int, found: re.Match[str] | None, spoken: re.Match[str] | None
) -> list[ActorRecord]:
    """The actors whom a verb of blaming names behind it, or whom the words of a statement name as doers."""
    if found:
        return _named(sentence, cue, cue + len(found["whom"] or found["whom2"]) + 2)
    if spoken is None:
        return []
    name = "whom" if spoken["whom"] else "whom2"
    return _named(sentence, voice.start + spoken.start(name) - 1, voice.start + spoken.end(name) + 1)


def _named(sentence: Sentence, start: int, end: int) -> list[ActorRecord]:
    """The actors named between two places, each once; of a name within a name the longer."""
    inside = [r for r in sentence.records if isinstance(r, ActorRecord) and start <= r.start and r.end <= end]
    outer = [r for r in inside if not any(o is not r and o.start <= r.start and r.end <= o.end for o in inside)]
    return [r for r in outer if r.name[:1].isupper()]


def _sort(words: str) -> str:
    """The sort of deed that words name first, else nothing."""
    for word in re.findall(r"[a-z]+", words.lower()):
        if (name := _sorts().get(stem(word))) is not None:
            return name
    return ""


@cache
def _sorts() -> dict[str, str]:
    listed: dict[str, list[str]] = _settings()["deeds"]
    return {stem(word): name for name, words in listed.items() for word in words}


def _doers_told(blames: Sequence[Blame], records: Iterable[Record], day: date | None) -> Iterator[Blame]:
    """Who did it by the report itself, where somebody is blamed along with them: the first attack that it tells."""
    deeds = [
        record
        for record in records
        if isinstance(record, EventRecord) and record.type == EventType.ASSAULT and record.status in DONE
    ]
    for blame in blames:
        for deed in sorted(deeds, key=lambda record: (record.start, record.id)):
            doers = frozenset(actor.id.split(".")[0] for actor in deed.actors)
            blamed = frozenset(doer.split(".")[0] for doer in blame.doers)
            if blame.sort == "attack" and deed.attributed_to is None and doers and doers < blamed:
                names = " and ".join(actor.name for actor in deed.actors)
                yield Blame(doers, names, blame.sort, deed, day, "")
                return


def _deeds(told: dict[str, list[Blame]]) -> Iterator[list[Blame]]:
    """The blames of one sort of deed: those of a report, and of others of the same days that name one of its doers."""
    groups: list[list[Blame]] = []
    for blames in told.values():
        by_sort: dict[str, list[Blame]] = defaultdict(list)
        for blame in blames:
            by_sort[blame.sort].append(blame)
        for _, same in sorted(by_sort.items()):
            home = next((group for group in groups[-_MOST_OPEN:] if _is_one_deed(group, same)), None)
            if home is None:
                groups.append(list(same))
            else:
                home += same
    yield from groups


def _is_one_deed(one: Sequence[Blame], other: Sequence[Blame]) -> bool:
    if one[0].sort != other[0].sort or not (one[0].day and other[0].day):
        return False
    doers = (frozenset().union(*(blame.doers for blame in group)) for group in (one, other))
    return abs((one[0].day - other[0].day).days) <= _settings()["most_days"] and bool(frozenset.intersection(*doers))


def _conflict(group: Sequence[Blame], homes: dict[tuple[str, int], str]) -> Iterator[Conflict]:
    """A conflict where two sources name other doers; those who name the same stand as one account."""
    by_doers: dict[frozenset[str], list[Blame]] = defaultdict(list)
    for blame in group:
        by_doers[blame.doers].append(blame)
    apart = [
        (one, other)
        for one, other in combinations(by_doers, 2)
        if {blame.source for blame in by_doers[one]} != {blame.source for blame in by_doers[other]}
    ]
    if not apart:
        return
    kept = [doers for doers in by_doers if any(doers in pair for pair in apart)]
    accounts = [_account(by_doers[doers]) for doers in kept]
    first = by_doers[kept[0]][0].record
    reason = "sources name different doers"
    subject = f"who did it: {first.evidence.quote[:80].strip()}"
    event = homes.get((first.report, first.evidence.start))
    yield make_conflict("attribution", subject, accounts, ConflictVerdict.CONFLICT, reason, event=event)


def _account(blames: Sequence[Blame]) -> Account:
    """One account of all who name the same doers: the doers, and who names them."""
    names = blames[0].shown.rsplit(" (", 1)[0]
    sources = dict.fromkeys(b.shown.rsplit(" (", 1)[1].rstrip(")") for b in blames if " (" in b.shown)
    records = list({blame.record.id: blame.record for blame in blames}.values())
    return account_of(told_by(names, ", ".join(sources)), records)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_settings()['patterns'][name])})", re.IGNORECASE)


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["blamed"]
    return settings
