"""6. Records ↔ records: what private people intend, wish for or are told to do, and what is only cried out or asked."""

from __future__ import annotations

import re
from functools import cache

from accord.data import read_toml
from accord.linking.mention_words import after, before
from accord.linking.profiles import day_bounds
from accord.records import EventRecord
from accord.values import Actor, EventType, Precision, Status

_OF_CROWDS = frozenset(
    {
        EventType.PROTEST,
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.THREATEN,
        EventType.MOBILIZE,
        EventType.REJECT,
        EventType.SANCTION,
    }
)
"""What people do together in public: who is called on to march, or plans to, is told as a plan."""
_POLLS = frozenset({"vote", "election"})
_UNDERGONE = frozenset({"release", "evacuation", "handover", "prisoner_exchange", "repatriation"})
_TO_VOTE = re.compile(r"(?:[\w-]+ )?(?:to [“\"]?)?vote\b", re.IGNORECASE)
_ASKED = re.compile(r"(?:will|would|shall|should|can|could|is|are|does|do|did|has|have)\s", re.IGNORECASE)
_QUESTION = re.compile(r"^[^.!;]*\?")
_BEHIND = 200
_ONE_OF_US = re.compile(r"(?:^|[\s“\"'])(?:i|we|you)\s*$", re.IGNORECASE)
_PRONOUN = 6


def is_private(record: EventRecord) -> bool:
    """Whether a mention without a day tells of what private people are to do, or nothing but a question or a cry.

    "Urged voters to vote", "tourists plan to visit", "let the people go!", "will the men be released?" are no plans;
    that voters will elect a mayor and that students plan to march are.
    """
    if _has_day(record):
        return False
    if _is_of_private_people(record) or _is_keen_to_vote(record):
        return True
    return _is_cry(record) or _is_question(record) or _is_talk(record)


def _is_of_private_people(record: EventRecord) -> bool:
    if not record.actors or record.type in _OF_CROWDS or record.label in _UNDERGONE:
        return False
    if record.label in _POLLS and not (record.status == Status.REQUESTED or _is_wished(record)):
        return False
    return all(is_private_person(actor) for actor in record.actors)


def is_private_person(actor: Actor) -> bool:
    """Whether an actor is told by nothing but a word for people without an office: "voters", "a Danish farmer"."""
    word = re.split(r"[.~-]", actor.id)[-1].lower()
    forms = {word, word.removesuffix("s")}
    return ("." in actor.id or "~" in actor.id) and not forms.isdisjoint(_listed("private"))


def _is_keen_to_vote(record: EventRecord) -> bool:
    """Whether somebody only wishes to vote, or is told to: no poll is planned by that."""
    is_verb = record.label == "vote" and bool(_TO_VOTE.fullmatch(record.text))
    return is_verb and _is_wished(record)


def _is_wished(record: EventRecord) -> bool:
    return next(iter(record.reasons), "") in _listed("wishing")


def _is_cry(record: EventRecord) -> bool:
    """Whether a cry asks nobody in particular: "Let the people go!"."""
    return record.text.lower().split(" ", 1)[0] == "let" and not any(actor.country for actor in record.actors)


def _is_talk(record: EventRecord) -> bool:
    """Whether "I", "we" or "you" are to do it and nobody knows who they are: "we'll visit our reporter in Oslo"."""
    is_verb = not record.actors and not record.text.lower().startswith("to ")
    return is_verb and bool(_ONE_OF_US.search(before(record, _PRONOUN)))


def _is_question(record: EventRecord) -> bool:
    """Whether a mention is a question to its end: "Will the prisoners be freed?"."""
    quote = record.evidence.quote.lstrip("“\"' ")
    is_first = bool(_ASKED.match(record.text)) and quote.startswith(record.text[:12])
    return is_first and bool(_QUESTION.match(after(record, _BEHIND)))


def _has_day(record: EventRecord) -> bool:
    return record.date is not None and record.date.precision != Precision.VAGUE and all(day_bounds(record.date))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(read_toml("linking.toml")["plans"][name])
