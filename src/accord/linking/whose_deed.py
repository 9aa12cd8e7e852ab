"""6. Records ↔ records: whose a deed is that each person does by themselves: who resigns, runs, is named or travels."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import product
from typing import Any

from accord.data import read_toml
from accord.data.register import fold, names
from accord.linking.mention_words import after, before, is_nominal, role_nouns
from accord.linking.profiles import Profile
from accord.records import EventRecord
from accord.values import Actor, ActorKind

_NAME = r"(?:[A-Z][\w’'.-]*[\w.]\s+(?:(?:de|da|dos|van|von|der|bin|al|el|la)\s+)*){0,4}[A-Z][\w’'.-]*\w"
_OWNER = re.compile(rf"({_NAME})(?:'s|’s|s'|s’)\s+(?:[a-z][\w-]*\s+){{0,2}}$")
_NOUN = re.compile(r"(?:tion|al|ure|visit|trip|tour|speech|bid|campaign|candidacy|ouster|exit)$", re.IGNORECASE)
_OF = re.compile(rf"\s+of\s+(?:the\s+)?(?:[a-z-]+\s+){{0,3}}({_NAME})\b")
_OFFICE = re.compile(
    r"\b(?:vice[- ]president(?:ial)?|prime minister|president(?:ial)?|speaker|governor|mayor|ambassador|chief justice|"
    r"chief of staff|attorney general|(?:foreign|interior|defen[cs]e|finance|health|justice) (?:minister|secretary)|"
    r"secretary of \w+)\b",
    re.IGNORECASE,
)
_PARTY = re.compile(r"\b([A-Z][\w-]+) Party\b")
_OFFICE_BEHIND = 30
_BEHIND = 80
_BESIDE = 110


def is_of_others(first: Profile, second: Profile) -> bool:
    """Whether both tell what one person does or undergoes, and of two mentions by name no word of the names is shared.

    A pronoun or an office ("the governor's resignation") may be anybody's.
    """
    shared = {row for label in first.labels & second.labels if (row := _rows().get(label))}
    if not shared:
        return False
    one, other = (
        [said for record in profile.records if record.label in _rows() and (said := find_bearer(record))]
        for profile in (first, second)
    )
    if any(said.isdisjoint(like) for said, like in product(one, other)):
        return True
    if "nomination" not in first.labels & second.labels:
        return False
    return _name_others(first, second, _offices_of) or _name_others(first, second, _parties_of)


def _name_others(first: Profile, second: Profile, read: Callable[[EventRecord], frozenset[str]]) -> bool:
    """Whether two namings of somebody give an office, or a party that does it, and none of one is in the other."""
    one, other = ([found for r in p.records if r.label == "nomination" and (found := read(r))] for p in (first, second))
    return any(found.isdisjoint(like) for found, like in product(one, other))


def _parties_of(record: EventRecord) -> frozenset[str]:
    told = f"{before(record, _OFFICE_BEHIND)} {record.text}{after(record, _OFFICE_BEHIND)}"
    return frozenset(match[1].lower() for match in _PARTY.finditer(told))


def _offices_of(record: EventRecord) -> frozenset[str]:
    told = f"{record.text}{after(record, _OFFICE_BEHIND)}"
    return frozenset(match[0].lower().replace("-", " ").removesuffix("ial") for match in _OFFICE.finditer(told))


def find_bearer(record: EventRecord) -> frozenset[str]:
    """The words of the name of whose deed a mention tells, in small letters; none where it is told by no name."""
    side = _rows().get(record.label or "")
    if side is None:
        return frozenset()
    if named := _named_beside(record, side):
        return named
    told: tuple[Actor, ...] = record.actors if side in ("actors", "both") else ()
    told = (*told, *record.recipients) if side in ("recipients", "both") else told
    persons = [actor for actor in told if actor.kind is ActorKind.PERSON and "." not in actor.id]
    return frozenset(word for actor in persons for word in _words_of(actor.name))


def _named_beside(record: EventRecord, side: str) -> frozenset[str]:
    """The name in the possessive before a noun, or behind "of"; what is given to somebody is told by its own name."""
    if side == "both":
        return frozenset()
    if not (is_nominal(record) or _NOUN.search(record.text)):
        return frozenset()
    match = _OF.match(after(record, _BEHIND))
    if match and not match[1].endswith(("'s", "’s")):
        return _words_of(match[1])
    match = _OWNER.search(before(record, _BESIDE)) if side == "actors" else None
    return _words_of(match[1]) if match else frozenset()


def _words_of(name: str) -> frozenset[str]:
    words = (word.strip(".,’'").lower() for word in re.split(r"[\s-]+", name))
    words = (word[:-2] if word.endswith(("'s", "’s")) else word for word in words)
    return frozenset(word for word in words if len(word) > 1 and word not in _no_names() and fold(word) not in names())


@cache
def _no_names() -> frozenset[str]:
    return role_nouns() | frozenset(_settings()["no_names"])


@cache
def _rows() -> dict[str, str]:
    found: dict[str, str] = _settings()["labels"]
    return found


def _settings() -> dict[str, Any]:
    return read_toml("whose_deed.toml")
