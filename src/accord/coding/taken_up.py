"""4. Mentions → records: what "it" and "they" take up: "the talks were put off; they may be held on Monday in Oslo"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from accord.codebook.event_frames import word_list
from accord.mentions.bearing_verbs import bears
from accord.mentions.roles import find_role, words_of
from accord.mentions.status import StatusFinding
from accord.mentions.triggers import Trigger
from accord.parsing.clauses import SUBJECTS
from accord.records import EventRecord
from accord.values import AHEAD, DONE, EventType, Status

Told = Sequence[tuple[Trigger, StatusFinding, tuple[int, int]]]
Named = Sequence[tuple[int, Trigger]]
"""The places of nouns that name an event, in their order, each with its trigger."""
_PRONOUNS = {"it": False, "this": False, "they": True, "these": True, "both": True}
"""Pronouns that take up an event, and whether they take up several."""
_OF_OCCASIONS = frozenset({EventType.CONSULT, EventType.MOBILIZE, EventType.PROTEST})
_POLLS = frozenset({"vote"})
_STANDING = frozenset({*AHEAD, Status.OCCURRED, Status.ONGOING, Status.POSSIBLE, Status.CANCELLED, Status.POSTPONED})


def taken_up(doc: Doc, told: Told) -> dict[int, Trigger]:
    """By head, the event verbs whose subject is a pronoun, each with the trigger of the event that it takes up."""
    found: dict[int, Trigger] = {}
    named = _named(told)
    heads = frozenset(trigger.head for trigger, _, _ in told if trigger.part == "noun")
    for trigger, finding, _ in told:
        verb = doc[trigger.head]
        if trigger.part != "verb" or trigger.label is not None or finding.status not in _STANDING:
            continue
        if finding.status in DONE and trigger.lemma in word_list("appointing") - {"hold"}:
            continue  # "it was first planned for May"
        subject = _pronoun(verb)
        earlier = _antecedent(named, heads, subject) if subject is not None and _takes_place(verb) else None
        if earlier is not None:
            found[trigger.head] = earlier
    return found


def with_types_taken_up(told: Told, taken: dict[int, Trigger]) -> list[tuple[Trigger, StatusFinding, tuple[int, int]]]:
    """The triggers; those that take up an earlier event have its type, label and mode."""
    return [(_like(trigger, taken.get(trigger.head)), finding, span) for trigger, finding, span in told]


def with_parties_taken_up(told: Told, events: Sequence[EventRecord], taken: dict[int, Trigger]) -> list[EventRecord]:
    """The events, in the order of `told`; those that take up an earlier event have its parties where they name none."""
    by_head = {trigger.head: event for (trigger, _, _), event in zip(told, events, strict=True)}
    made = []
    for (trigger, _, _), event in zip(told, events, strict=True):
        earlier = by_head.get(taken[trigger.head].head) if trigger.head in taken else None
        if earlier is not None:
            event = replace(event, actors=earlier.actors, recipients=earlier.recipients)
        made.append(event)
    return made


def _like(trigger: Trigger, earlier: Trigger | None) -> Trigger:
    if earlier is None:
        return trigger
    return replace(
        trigger,
        type=earlier.type,
        label=earlier.label,
        mode=earlier.mode,
        contexts=earlier.contexts,
        plover=earlier.plover,
    )


def _pronoun(verb: Token) -> Token | None:
    """The pronoun that is the subject of a verb, or of the verb above an infinitive: "it is to be held"."""
    for over in (verb, verb.head if verb.dep_ == "xcomp" else verb):
        subject = next((child for child in over.lefts if child.dep_ in SUBJECTS), None)
        if subject is not None:
            return subject if subject.lower_ in _PRONOUNS and not any(subject.children) else None
    return None


def _takes_place(verb: Token) -> bool:
    """Whether a verb only says that its subject takes place, or for when it is set."""
    if verb.lemma_ == "take":
        return any(child.lower_ == "place" for child in verb.rights)
    if verb.lemma_ in ("go", "get"):
        return bears(verb) and any(child.lower_ in ("ahead", "under", "underway") for child in verb.rights)
    is_passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    if verb.lemma_ in words_of("bare_bearers") or not bears(verb):
        return False
    return is_passive or not any(child.dep_ in ("dobj", "xcomp", "ccomp") for child in verb.rights)


def _named(told: Told) -> list[tuple[int, Trigger]]:
    """The nouns that name an event by themselves or with their verb ("held a summit"), with their triggers."""
    places = ((trigger.head if trigger.part == "noun" else trigger.noun, trigger) for trigger, _, _ in told)
    return sorted(((place, trigger) for place, trigger in places if place is not None), key=lambda each: each[0])


def _antecedent(named: Named, heads: Container[int], pronoun: Token) -> Trigger | None:
    """The last event noun before a pronoun, in its sentence or the one before, that it may stand for.

    None where it may as well stand for a thing: "sent a ship after the summit. It is expected in Lima".
    """
    doc, start = pronoun.doc, pronoun.sent.start
    floor = doc[start - 1].sent.start if start else start
    is_plural = _PRONOUNS[pronoun.lower_]
    for place in range(bisect_left(named, pronoun.i, key=lambda each: each[0]) - 1, -1, -1):
        at, trigger = named[place]
        if at < floor:
            return None
        noun = doc[at]
        if noun.dep_ == "pobj" and noun.head.head.i in heads:  # "the vote on the talks"
            continue
        is_occasion = trigger.type in _OF_OCCASIONS or trigger.label in _POLLS
        if is_occasion and _is_plural(noun) == is_plural:
            return None if any(_is_rival(word, noun, is_plural) for word in doc[floor : pronoun.i]) else trigger
    return None


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS")


def _is_rival(word: Token, noun: Token, is_plural: bool) -> bool:
    """Whether a pronoun may stand for a thing that is a subject or object, and holds no event ("a date for talks")."""
    if word.pos_ != "NOUN" or _is_plural(word) != is_plural or word.dep_ not in (*SUBJECTS, "dobj"):
        return False
    return not (word == noun or word.is_ancestor(noun) or find_role(word) is not None)
