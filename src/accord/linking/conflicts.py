"""6. Records ↔ records: accounts of one thing that differ, each pair with a verdict on whether both can be true."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from accord.data import read_toml
from accord.ledger.merged import Conflict, ConflictVerdict, Event, Known, account_of, make_conflict
from accord.linking.clock_times import find_clock_conflicts
from accord.linking.compared_figures import find_figure_conflicts
from accord.linking.denials import find_denials
from accord.linking.mention_words import carries, says_little
from accord.linking.profiles import day_bounds
from accord.linking.wordings import find_wordings
from accord.records import ActorRecord, EventRecord
from accord.values import DONE, ActorKind, DateBasis, Place, Status

_ONE_DAY = timedelta(days=1)
_AGAINST = frozenset({Status.DENIED, Status.DID_NOT_HAPPEN})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_DATELINE = re.compile(r"[A-Z][A-Z ./-]{2,}[^a-z]{0,4}.{0,40}?(?:--|—|–|\)|\|)")
"""A sentence behind a dateline: the place it names may be where the report was written."""
_FAR_KM = 200.0
_NEAR_RADIUS = 100.0


def find_conflicts(events: Sequence[Event], known: Known) -> list[Conflict]:
    """Accounts that differ: figures of one thing; days, places, outcomes of one event; names, titles, remarks."""
    known = replace(known, records=tuple(sorted(known.records, key=lambda r: (r.report, r.start, r.kind, r.id))))
    found = [
        *find_figure_conflicts(events, known),
        *(conflict for event in events for conflict in _dates(event)),
        *(conflict for event in events for conflict in _places(event)),
        *(conflict for event in events for conflict in _accounts(event)),
        *find_denials(events),
        *find_clock_conflicts(events, known),
        *_names(known),
        *_titles(known),
        *find_wordings(known),
    ]
    return sorted(found, key=lambda conflict: (conflict.kind, conflict.subject, conflict.id))


def _dates(event: Event) -> Iterable[Conflict]:
    """Different days for one event that reports tell as done; one day apart may be a time zone."""
    told: dict[tuple[date, date], list[EventRecord]] = defaultdict(list)
    for record in event.records:
        first, last = day_bounds(record.date)
        stated = record.date_basis != DateBasis.BOUNDED and record.status in DONE and not says_little(record)
        if stated and not carries(record) and first and last and last - first <= 2 * _ONE_DAY:
            told[first, last].append(record)
    spans = sorted(told)
    if len(spans) < 2 or len({record.report for records in told.values() for record in records}) < 2:
        return
    if spans[0][1] >= spans[-1][0]:
        return
    gap = spans[-1][0] - spans[0][1]
    verdict = ConflictVerdict.TIME_ZONE if gap <= _ONE_DAY else ConflictVerdict.CONFLICT
    reason = "a day apart, as two time zones give it" if gap <= _ONE_DAY else "told as done on different days"
    accounts = [account_of(span[0].isoformat(), told[span]) for span in spans]
    yield make_conflict("date", event.title, accounts, verdict, reason, event=event.id)


def _places(event: Event) -> Iterable[Conflict]:
    """Places far from each other for one event, given by different reports."""
    told: dict[str, list[EventRecord]] = defaultdict(list)
    spots: dict[str, Place] = {}
    for record in event.records:
        place = record.place
        if _DATELINE.match(record.evidence.quote):
            continue
        if place and record.status in DONE and (place.radius_km or _NEAR_RADIUS) < _NEAR_RADIUS and place.latitude:
            told[place.name].append(record)
            spots[place.name] = place
    apart = [
        name for name in sorted(told) if any(_kilometres(spots[name], other) > _FAR_KM for other in spots.values())
    ]
    if len(apart) < 2 or len({record.report for name in apart for record in told[name]}) < 2:
        return
    accounts = [account_of(name, told[name]) for name in apart]
    reason = "places more than 200 km apart for one event: a move, or a disagreement"
    yield make_conflict("place", event.title, accounts, ConflictVerdict.UNSURE, reason, event=event.id)


def _kilometres(one: Place, other: Place) -> float:
    """The distance of two points on the globe (haversine)."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return 0.0
    left, right = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.radians(other.longitude - one.longitude)
    chord = math.sin((right - left) / 2) ** 2 + math.cos(left) * math.cos(right) * math.sin(turn / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(chord))


def _accounts(event: Event) -> Iterable[Conflict]:
    """One account says it happened, another that it did not, or denies it: two reports, or the word of two sides."""
    done = [record for record in event.records if record.status in DONE and not says_little(record)]
    against = [record for record in event.records if record.status in _AGAINST]
    if not done or not against:
        return
    voices = {record.on_whose_word for record in against} - {record.on_whose_word for record in done}
    if not voices and {record.report for record in against} & {record.report for record in done}:
        return
    accounts = [account_of("happened", done), account_of(against[0].status.value.replace("_", " "), against)]
    verdict = ConflictVerdict.CONFLICT if voices else ConflictVerdict.UNSURE
    reason = "word against word" if voices else "one report tells it as done, another that it was not"
    yield make_conflict("account", event.title, accounts, verdict, reason, event=event.id)


def _names(known: Known) -> Iterable[Conflict]:
    """Spellings of one person's full name that are more than a shorter form of each other."""
    people: dict[frozenset[str] | str, dict[str, list[ActorRecord]]] = defaultdict(lambda: defaultdict(list))
    for record in known.records:
        if not isinstance(record, ActorRecord) or record.actor_kind != ActorKind.PERSON or "." in record.actor:
            continue
        name = _head(record)
        if len(name.split()) >= 2:
            key = record.actor if not record.actor.startswith("~") else frozenset(_letters(name))
            people[key][name].append(record)
    for told in people.values():
        shown = _spellings(told)
        if len(shown) < 2 or len({record.report for name in shown for record in told[name]}) < 2:
            continue
        accounts = [account_of(name, told[name]) for name in shown]
        subject = max(shown, key=lambda name: (len(told[name]), name))
        yield make_conflict("name", subject, accounts, ConflictVerdict.NAMING, "one person, the name written otherwise")


def _head(record: ActorRecord) -> str:
    """The name inside a mention as printed."""
    if record.head is None:
        return ""
    words = record.text[record.head.start - record.start : record.head.end - record.start]
    return " ".join(words.split()) if words[:1].isupper() else ""


def _letters(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold())


def _spellings(told: Mapping[str, Sequence[ActorRecord]]) -> list[str]:
    """The spellings that differ in more than case, initials and suffixes, the most frequent of each first."""
    kept: list[str] = []
    for name in sorted(told, key=lambda name: (-len(told[name]), name)):
        if not any(_is_short_for(name, other) or _is_short_for(other, name) for other in kept):
            kept.append(name)
    return sorted(kept)


def _is_short_for(one: str, other: str) -> bool:
    """Whether one name is the other without initials, suffixes or middle names."""
    short, long = (_parts(name) for name in (one, other))
    if short == long:
        return True
    rest = iter(long)
    return len(short) < len(long) and short[-1] == long[-1] and short[0] == long[0] and all(p in rest for p in short)


def _parts(name: str) -> list[str]:
    words = name.casefold().replace("’", "'").replace('"', "").split()
    return [w.strip(".,'“”") for w in words if w.strip(".,'“”") not in _SUFFIXES and len(w.strip(".,'“”")) > 1]


def _titles(known: Known) -> Iterable[Conflict]:
    """Different names for one person's office in different reports ("Defence Secretary", "War Secretary")."""
    titles: dict[str, dict[str, list[ActorRecord]]] = defaultdict(lambda: defaultdict(list))
    for record in known.records:
        if not isinstance(record, ActorRecord) or record.actor_kind != ActorKind.PERSON or "." in record.actor:
            continue
        if record.role and _office(record.role):
            titles[record.actor][record.role].append(record)
    for _, told in sorted(titles.items()):
        shown = [role for role in sorted(told) if any(_is_other_name(role, other) for other in told)]
        if len(shown) < 2 or len({record.report for role in shown for record in told[role]}) < 2:
            continue
        name = told[shown[0]][0].name
        accounts = [account_of(role, told[role]) for role in shown]
        yield make_conflict("title", name, accounts, ConflictVerdict.NAMING, "other names for one person's office")


def _is_other_name(one: str, other: str) -> bool:
    """Whether two titles end in one office noun and neither only shortens the other."""
    left, right = _office(one), _office(other)
    return bool(left & right & _words("office_nouns")) and bool(left - right) and bool(right - left)


@cache
def _office(role: str) -> frozenset[str]:
    words = {_spelling(word) for word in re.findall(r"\w+", role.casefold())}
    return frozenset(words - _words("title_empty")) if words & _words("office_nouns") else frozenset()


def _spelling(word: str) -> str:
    return word.replace("defence", "defense")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_toml("linking.toml")["titles_of_persons"][name])
