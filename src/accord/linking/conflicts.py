"""6. Records ↔ records: accounts of one thing that differ, each pair with a verdict on whether both can be true."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from accord.data import read_toml
from accord.ledger.merged import Conflict, ConflictVerdict, Event, Known, account_of, make_conflict
from accord.linking.clock_times import find_clock_conflicts
from accord.linking.compared_figures import find_figure_conflicts
from accord.linking.denials import find_denials
from accord.linking.told_otherwise import find_told_otherwise
from accord.linking.wordings import find_wordings
from accord.records import ActorRecord
from accord.values import ActorKind

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def find_conflicts(events: Sequence[Event], known: Known) -> list[Conflict]:
    """Accounts that differ: figures of one thing; what is told of one event; names, titles, remarks."""
    known = replace(known, records=tuple(sorted(known.records, key=lambda r: (r.report, r.start, r.kind, r.id))))
    found = [
        *find_figure_conflicts(events, known),
        *(conflict for event in events for conflict in find_told_otherwise(event)),
        *find_denials(events),
        *find_clock_conflicts(events, known),
        *_names(known),
        *_titles(known),
        *find_wordings(known),
    ]
    return sorted(found, key=lambda conflict: (conflict.kind, conflict.subject, conflict.id))


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
