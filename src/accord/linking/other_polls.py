"""6. Records ↔ records, polls of other kinds or regions, which a season has many of.

"The primary in Ohio" is not the one in Utah, "Utah's election" not the presidential one, and a by-election is no
general election; "the election" may take up any of them.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from accord.data import read_toml
from accord.data.register import fold, names
from accord.linking.mention_words import after, before, is_definite
from accord.linking.profiles import Profile
from accord.records import EventRecord
from accord.values import DONE, DateBasis

_NAME = r"[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*)*"
_LIST = rf"{_NAME}(?:(?:,\s+(?:and\s+)?|\s+and\s+){_NAME})*"
_IN = re.compile(
    rf"\s+(?:(?:were|was|is|are|to be)\s+)?(?:held\s+)?(?:in|for)\s+(?:the\s+)?(?:\w+\s+)?(?:states?\s+of\s+)?({_LIST})"
)
_FRONTED = re.compile(rf"\b[Ii]n\s+(?:the\s+)?(?:state\s+of\s+)?({_NAME}),\s+(?:[\w-]+\s+){{0,3}}$")
_OWNER = re.compile(rf"({_NAME})(?:'s|’s|s'|s’)\s+(?:[\w-]+\s+){{0,2}}$")
_BEFORE = re.compile(rf"({_NAME})\s+(?:[a-z-]+\s+)?$")
_HOST = re.compile(
    rf"(?:^|[,;]\s+)({_NAME}),?\s+(?:which\s+)?(?:(?:was|were|is|are|has|had|had been|also)\s+)*"
    r"(?:(?:to|set|due|scheduled|planning)\s+)*$"
)
_NAMES_A_POLL = re.compile(r"(?:election|vot(?:e|ing)|poll|primar|caucus|ballot|run-?off)", re.IGNORECASE)
_TO_THE_POLLS = re.compile(r".*\bgo(?:es|ing)?\s+to\s+the\s+polls\s+in\s+(?:an?|the|their)\s+([a-z-]+)", re.IGNORECASE)
_HYPHEN = re.compile(r"(by|run|mid)-$")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_TOLD_APART = re.compile(r"\b(?:the|its|their|his|her|this|these|\d+)\b|['’]", re.IGNORECASE)
_FAR = 90
_POLLS = frozenset({"vote", "election"})
_TOLD = _POLLS | {"election_result"}


class Poll(NamedTuple):
    """What the words of a mention say of a poll: its kinds ("primary"), the regions, whether it may be any at hand.

    `is_bulk` is said of many of a kind in no place, by no day ("uses primaries to select its nominee").
    """

    kinds: frozenset[str]
    regions: frozenset[str]
    is_any: bool
    is_bulk: bool = False


def are_other_polls(first: Profile, second: Profile) -> bool:
    """Whether two tellings hold polls of other kinds or regions."""
    if not (first.labels & _TOLD and second.labels & _TOLD):
        return False
    one, other = (_polls_of(profile) for profile in (first, second))
    if _is_bulk_beside(one, other) or _is_bulk_beside(other, one):
        return True
    held = [[poll for label, poll in polls if label in _POLLS and not poll.is_bulk] for polls in (one, other)]
    return any(_differ(poll, like) for poll, like in product(*held))


def _polls_of(profile: Profile) -> list[tuple[str, Poll]]:
    """What the mentions of a telling say of polls, with their labels."""
    return [(record.label, read_poll(record)) for record in profile.records if record.label in _TOLD]


def _is_bulk_beside(one: list[tuple[str, Poll]], other: list[tuple[str, Poll]]) -> bool:
    """Whether one tells of nothing but many polls in no place and the other of one of that kind in its region."""
    kinds = frozenset().union(*(poll.kinds for _, poll in one))
    return all(poll.is_bulk for _, poll in one) and any(poll.regions and poll.kinds & kinds for _, poll in other)


def _differ(one: Poll, other: Poll) -> bool:
    if one.regions and other.regions and not one.regions & other.regions and (one.kinds | other.kinds) & _of_many():
        return True  # one place has several names ("the Catalan election"), and a season one election of each
    if one.kinds and other.kinds:
        return not one.kinds & other.kinds
    if one.is_any or other.is_any:
        return False
    kinds = one.kinds or other.kinds
    if kinds & _of_many():
        return True
    return bool(kinds & _of_the_state()) and bool((other if one.kinds else one).regions)


def is_only_a_custom(record: EventRecord) -> bool:
    """Whether many primaries are told of in no place, by no day: how a party goes about it, no happening."""
    if record.label not in _POLLS or record.status not in DONE:
        return False
    poll = read_poll(record)
    return poll.is_bulk and poll.kinds == {"primary"}


def read_poll(record: EventRecord) -> Poll:
    """The kinds and regions that a mention of a poll names; it may be any where it is only "the election"."""
    lead, tail = before(record, _FAR), after(record, _FAR)
    if voters := _TO_THE_POLLS.match(f"{record.text}{tail}"):
        return Poll(frozenset({_kinds()[voters[1]]}) if voters[1] in _kinds() else frozenset(), frozenset(), True)
    if not _NAMES_A_POLL.search(record.text):
        return Poll(frozenset(), frozenset(), True)
    hyphen = _HYPHEN.search(lead)
    words = frozenset(_WORD.findall(f"{hyphen[0] if hyphen else ''}{record.text}".lower()))
    if not record.text[:1].isupper():
        words |= frozenset(word.lower() for word in lead.split()[-1:])
    kinds = frozenset(_kinds()[word] for word in words if word in _kinds())
    found = [_inner_names(record.text), *(_names_in(match[1]) for match in _around(lead, tail) if match)]
    regions = frozenset().union(*found)
    is_bulk = not regions and bool(kinds & _of_many()) and _is_bare_plural(record)
    return Poll(kinds, regions, not kinds and not regions and is_definite(record), is_bulk)


def _is_bare_plural(record: EventRecord) -> bool:
    """Whether a noun tells of many, neither by a day nor as known ones: "holding primary elections"."""
    if record.date_basis == DateBasis.STATED or is_definite(record) or _TOLD_APART.search(record.text):
        return False
    return record.text.lower().endswith("s")


def _around(lead: str, tail: str) -> tuple[re.Match[str] | None, ...]:
    return _IN.match(tail), _FRONTED.search(lead), _OWNER.search(lead), _BEFORE.search(lead), _HOST.search(lead)


def _inner_names(text: str) -> frozenset[str]:
    return frozenset().union(*(_names_in(match) for match in re.findall(_NAME, text)))


def _names_in(text: str) -> frozenset[str]:
    """The regions in a stretch of words, in small letters; states, peoples, parties and days are none."""
    found = set()
    for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", text):
        words = [re.sub(r"['’]s$", "", word).strip(".").lower() for word in part.split()]
        words = [word for word in words if word not in _no_regions() and not _NAMES_A_POLL.match(word)]
        name = " ".join(words)
        if name and fold(name) not in names() and not name[0].isdigit():
            found.add(name)
    return frozenset(found)


@cache
def _kinds() -> dict[str, str]:
    return {form: kind for kind, forms in _settings()["kinds"].items() for form in (kind, *forms)}


@cache
def _of_many() -> frozenset[str]:
    return frozenset(_settings()["of_many"])


@cache
def _of_the_state() -> frozenset[str]:
    return frozenset(_settings()["of_the_state"])


@cache
def _no_regions() -> frozenset[str]:
    return frozenset(_settings()["no_regions"]) | frozenset(_kinds())


def _settings() -> dict[str, Any]:
    found: dict[str, Any] = read_toml("public_occasions.toml")["other_polls"]
    return found
