"""6. Records ↔ records, within one report: whether a noun is what a verb beside it says was held, put off or dropped.

"Dropped before her withdrawal" drops no withdrawal, and "according to the conference, the party is scheduled to
continue" schedules no conference.
"""

from __future__ import annotations

import re

from accord.linking.mention_words import after, before
from accord.records import EventRecord

_PREPOSITION = re.compile(
    r"\b(?:in|on|at|for|with|without|by|from|to|after|before|under|during|between|amid|despite|until|than|as|if|when|"
    r"because|while)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:(?:on|in|by|at|for|until|from)\s+)?(?:(?:the|its|their|next|last|early|late|mid)\s+)*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|weekend|week|month|year|tomorrow|today|yesterday|\d{4})\b(?:\s+\d{1,2}\b)?",
    re.IGNORECASE,
)
_SUM = re.compile(r"\b(?:million|billion|trillion|dollars|euros|pounds)\s+in\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:]|,\s+(?:but|while|so|yet|though|although)\b")
_FRONTED = re.compile(
    r"(?:^|[.;:“\"]\s*|,\s*|\bthat\s+)(?:according to|after|before|during|following|ahead of|despite|since|at|in|on|"
    r"under|with|amid)\s+(?:(?!who\b|which\b|that\b)[\w'’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_NEW_SUBJECT = re.compile(r",\s+(?:the|an?|its|his|her|their|he|she|they|[A-Z][\w’'-]+)\s")
_OTHER_SENSE = re.compile(
    r"\s+(?:\w+ly\s+)?(?:accountable|responsible|liable|captive|hostage|prisoner|dear|true|back)\b"
)
"""Words behind "held" with which somebody is kept, not something held."""
_TRANSITIVE = re.compile(r"\b(?:call\w* off|cancel\w*|postpon\w*|put\w* off|suspend\w*)$", re.IGNORECASE)
"""Verbs that always have an object, which an adjunct may stand before ("postponed until after Easter the summit")."""
_IN_PHRASE = re.compile(
    rf"{_PREPOSITION.pattern}\s+(?:(?:the|an?|his|her|its|their|this|that)\s+)?(?:[\w-]+\s+)?$", re.IGNORECASE
)
_FAR = 60


def is_object(noun: EventRecord, verb: EventRecord) -> bool:
    """Whether a noun follows a verb as its object: no preposition stands between them."""
    return not _PREPOSITION.search(before(noun, noun.start - verb.end))


def may_be_object(noun: EventRecord, verb: EventRecord) -> bool:
    """Whether a noun may be a verb's object: a time ("on Monday") may stand between them, no other clause."""
    between = before(noun, noun.start - verb.end)
    if _TRANSITIVE.search(verb.text):
        return not _CLAUSE.search(between) and not _IN_PHRASE.search(between)
    return not _CLAUSE.search(between) and not _PREPOSITION.search(_SUM.sub(" ", _TIME.sub(" ", between)))


def is_subject(noun: EventRecord, verb: EventRecord) -> bool:
    """Whether a noun before a verb may be its subject: it stands in no opening phrase that another subject follows."""
    between = after(noun, verb.start - noun.end)
    if ":" in between:
        return False
    return not (_FRONTED.search(before(noun, _FAR)) and _NEW_SUBJECT.search(between))


def says_something_else(verb: EventRecord) -> bool:
    """Whether a verb has another sense by what follows it ("are held accountable")."""
    return verb.text.lower().endswith(("held", "hold", "holds", "holding")) and bool(
        _OTHER_SENSE.match(after(verb, _FAR))
    )
