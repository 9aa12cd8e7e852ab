"""4. Mentions → records: plans put off or called off under a pronoun ("planned a vote, then delayed it")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from accord.coding.periods import when_of
from accord.mentions.governors import find_entry, word_class
from accord.mentions.status import StatusFinding
from accord.mentions.triggers import Trigger
from accord.parsing.clauses import is_verbal
from accord.parsing.found import sentence_number
from accord.values import Polarity, Status, When

Told = tuple[Trigger, StatusFinding, tuple[int, int]]
_OBJECTS = frozenset({"it", "them"})
_SUBJECTS = frozenset({"it", "they"})
_MANY = frozenset({"them", "they"})
_OFF = frozenset({"postponed", "cancelled"})
_OPEN = "../"
_AHEAD = frozenset({Status.PLANNED, Status.EXPECTED})


def settle_put_off(doc: Doc, told: Sequence[Told]) -> list[Told]:
    """The findings; what a later verb of its sentence or the next puts off or calls off under a pronoun is so.

    A noun for a plan goes before a verb, the nearest before others.
    """
    settled = list(told)
    for place, (trigger, finding, _) in enumerate(told):
        pronoun = _pronoun_of(doc[trigger.head])
        status = _made_of(doc[trigger.head], finding) if pronoun is not None else None
        plan = _plan_before(doc, settled, place, pronoun) if pronoun is not None and status is not None else None
        if plan is None or status is None:
            continue
        earlier, known, span = settled[plan]
        reasons = (*known.reasons, doc[trigger.head].lower_)
        known = replace(known, status=status, polarity=Polarity.POSITIVE, reasons=reasons)
        settled[plan] = (earlier, known, span)
    return settled


def _pronoun_of(verb: Token) -> Token | None:
    """The pronoun that is a verb's object, or its subject in the passive."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.lower_ in _OBJECTS:
            return child
        if child.dep_ == "nsubjpass" and child.lower_ in _SUBJECTS:
            return child
    return None


def _made_of(verb: Token, finding: StatusFinding) -> Status | None:
    """What a verb that is done makes of its object; None for verbs that neither put off nor call off."""
    if finding.status is not Status.OCCURRED or finding.polarity is Polarity.NEGATIVE or not is_verbal(verb):
        return None
    entry = find_entry(verb, "object")
    if entry is None or entry.status not in _OFF or entry.word not in word_class("called_off"):
        return None
    return Status(entry.status)


def _plan_before(doc: Doc, told: Sequence[Told], place: int, pronoun: Token) -> int | None:
    """The plan told last before a place, in its sentence or the one before, and as many as the pronoun says."""
    here = sentence_number(doc, told[place][0].head)
    near = [
        index
        for index in range(place - 1, -1, -1)
        if here - sentence_number(doc, told[index][0].head) <= 1
        and _is_plan(*told[index][:2])
        and _is_as_many(told[index][0], doc, pronoun)
    ]
    return next((index for index in near if told[index][0].part == "noun"), next(iter(near), None))


def _is_as_many(trigger: Trigger, doc: Doc, pronoun: Token) -> bool:
    """Whether a noun is plural where its pronoun is ("the talks ... them"); verbs are either."""
    return trigger.part != "noun" or doc[trigger.head].tag_.endswith("S") == (pronoun.lower_ in _MANY)


def _is_plan(trigger: Trigger, finding: StatusFinding) -> bool:
    is_ahead = finding.status in _AHEAD and finding.polarity is Polarity.POSITIVE
    was_set = finding.status is Status.DID_NOT_HAPPEN and not word_class("timetabled").isdisjoint(finding.reasons)
    return (is_ahead or was_set) and (trigger.type is not None or trigger.label is not None)


def day_put_off_to(finding: StatusFinding, date: When | None) -> When | None:
    """The day itself where something is put off "until" it ("was put off until 3 June"), else the date as it is."""
    if finding.status is not Status.POSTPONED or date is None or not date.value.startswith(_OPEN):
        return date
    return when_of(date.value.removeprefix(_OPEN)) or date
