"""6. Records ↔ records: whether two tellings name another document, organisation, undertaking or object."""

from __future__ import annotations

import re
from collections import defaultdict

from accord.data import read_toml
from accord.linking.mention_words import after, content_words, sorts_marked
from accord.linking.profiles import Profile, is_of_series
from accord.values import ActorKind, EventType

SAID_OF = frozenset({EventType.SUPPORT, EventType.REJECT, EventType.REQUEST, EventType.ACCUSE})
"""Types of what is said of something: another object, another event."""
_BEHIND = 60


def why_other_matter(first: Profile, second: Profile) -> str | None:
    """Why two tellings are of another document, organisation, undertaking or object by its name; None when not."""
    if documents_differ(first, second):
        return "different documents by name"
    if organisations_differ(first, second):
        return "each has an organisation that the other lacks"
    if undertakings_differ(first, second):
        return "another thing was agreed"
    return "said of another thing" if objects_differ(first, second) else None


def documents_differ(first: Profile, second: Profile) -> bool:
    """Whether both name a document or series ending in one noun by different names ("... Agreement", "... Meeting")."""
    one, other = _by_noun(first), _by_noun(second)
    return any(not one[noun] & other[noun] for noun in one.keys() & other.keys())


def organisations_differ(first: Profile, second: Profile) -> bool:
    """Whether both name organisations of states and share none: joining NATO is not joining the European Union."""
    one, other = _organisations(first), _organisations(second)
    return bool(one) and bool(other) and not one & other


def _organisations(profile: Profile) -> set[str]:
    taking_part = (actor for record in profile.records for actor in (*record.actors, *record.recipients))
    return {actor.id for actor in taking_part if actor.kind == ActorKind.ORGANISATION and actor.sector == "IGO"}


_UNDERTAKES = re.compile(r" to (?:jointly |also |soon )?([a-z]+)")


def undertakings_differ(first: Profile, second: Profile) -> bool:
    """Whether both tell an agreement without an object by what is agreed to be done, and the verbs differ."""
    if first.record.report == second.record.report or first.has_day or second.has_day:
        return False
    one, other = _undertaken(first), _undertaken(second)
    return bool(one) and bool(other) and not one & other


def _undertaken(profile: Profile) -> set[str]:
    found = set()
    for record in profile.records:
        match = _UNDERTAKES.match(record.evidence.quote, record.end - record.evidence.start)
        if record.label == "agreement" and match is not None:
            found.add(match[1])
    return found


_OBJECT = re.compile(r"(?: (?:for|of|to|that|by|with|on|against))?((?: [\w'’-]+){1,5})")


def objects_differ(first: Profile, second: Profile) -> bool:
    """Whether both say what they back, ask for, reject or accuse somebody of, and no word of it is shared.

    "Could not support the applications" is not "agreed to support the invitation"; votes are told by what they decide.
    """
    if not first.types & second.types & SAID_OF or (first.labels | second.labels) & _deciding():
        return False
    if first.sorts & second.sorts - sorts_marked("generic"):
        return False
    one, other = frozenset().union(*_objects(first)), frozenset().union(*_objects(second))
    return bool(one) and bool(other) and not one & other


def _deciding() -> frozenset[str]:
    return frozenset(read_toml("linking.toml")["main_event"]["deed_labels"])


def _objects(profile: Profile) -> list[frozenset[str]]:
    """The words behind each mention of a telling, which say what it is about."""
    found = []
    for record in profile.records:
        match = _OBJECT.match(after(record, _BEHIND))
        found.append(content_words(match[1]) if match else frozenset())
    return found


def _by_noun(profile: Profile) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name in profile.titles:
        if " " in name and not is_of_series(name):
            found[name.rpartition(" ")[2]].add(name)
    return found
