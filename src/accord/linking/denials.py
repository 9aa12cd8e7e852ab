"""6. Records ↔ records: word against word: what a party denies, dismisses or calls false that a report tells of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from accord.data import read_toml
from accord.ledger.merged import Conflict, ConflictVerdict, Event, account_of, make_conflict
from accord.linking.mention_words import after, find_sorts, sorts_of
from accord.linking.titles import make_title
from accord.records import EventRecord
from accord.values import DONE, EventType

_REACH = 70
_MOST_WORDS = 4
_MOST_NAMED = 3
_CUT = re.compile(r"[,.;:]|\bthat\b")
_DENIED = frozenset({EventType.MOBILIZE, EventType.ASSAULT, EventType.COERCE})
"""Types of deeds that parties to them deny."""


def find_denials(events: Sequence[Event]) -> list[Conflict]:
    """Each event told as done that a party to it denies: the reports that tell it against those that tell the denial.

    What is denied is the last deed before the denial in its report in which the denying country takes part; of an
    attack it is he who is said to have made it. A denial
    of something else ("denied him a visa") names no claim, account or deed of that sort, and is passed over.
    """
    by_report: dict[str, list[tuple[EventRecord, Event]]] = defaultdict(list)
    for event in events:
        for record in event.records:
            by_report[record.report].append((record, event))
    against: dict[str, list[EventRecord]] = defaultdict(list)
    for told in by_report.values():
        told.sort(key=lambda pair: (pair[0].start, pair[0].id))
        for place, (record, _) in enumerate(told):
            denied = _denied(record, told[:place])
            if denied:
                against[denied.id].append(record)
    return [_conflict(event, against) for event in events if event.id in against]


def _denied(record: EventRecord, before: Sequence[tuple[EventRecord, Event]]) -> Event | None:
    """The event that a record denies, among those told before it in the report; None where it denies none of them."""
    if record.label not in _words("labels") or record.status not in DONE:
        return None
    countries = {actor.country for actor in record.actors if actor.country}
    tail = after(record, _REACH)
    words = _CUT.split(tail.lower(), maxsplit=1)[0].split()
    names_claim = not _words("claims").isdisjoint(words[:_MOST_WORDS]) and _words("contents").isdisjoint(words)
    for deed, event in reversed(before):
        if not event.main or event.type not in _DENIED or deed.status not in DONE:
            continue
        parties = deed.actors if event.type == EventType.ASSAULT else (*deed.actors, *deed.recipients)
        if not countries & {actor.country for actor in parties if actor.country}:
            continue
        if not any(_is_on_word_of_others(each, countries) for each in event.records):
            continue
        if names_claim or sorts_of(deed) & find_sorts(tail):
            return event
    return None


def _is_on_word_of_others(record: EventRecord, countries: set[str]) -> bool:
    """Whether a record stands on the word of somebody who is not of the denying countries."""
    source = record.attributed_to
    return bool(source and source.country not in countries)


def _conflict(event: Event, against: Mapping[str, Sequence[EventRecord]]) -> Conflict:
    done = [record for record in event.records if record.status in DONE]
    tellers = sorted({record.attributed_to.name for record in done if record.attributed_to})
    deniers = sorted({actor.name for record in against[event.id] for actor in record.actors})
    accounts = [
        account_of(f"happened ({', '.join(tellers[:_MOST_NAMED])})", done),
        account_of(f"denied ({', '.join(deniers[:_MOST_NAMED])}: {_in_words(against[event.id])})", against[event.id]),
    ]
    reason = "word against word: a party to it denies it"
    return make_conflict("account", event.title, accounts, ConflictVerdict.CONFLICT, reason, event=event.id)


def _in_words(records: Sequence[EventRecord]) -> str:
    """How the denials are told, each once: "dismissed such claims", "called them fake"."""
    return "; ".join(dict.fromkeys(make_title(record) for record in records))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_toml("linking.toml")["denials"][name])
