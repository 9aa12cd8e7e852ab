"""4. Mentions → records: the day a deed was announced on, where no other is told; terms that are no day of a deed."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from accord.coding.control import subjects_of
from accord.coding.loose_days import day_words
from accord.mentions.framing import lemma_of
from accord.mentions.status import StatusFinding
from accord.mentions.triggers import Trigger
from accord.parsing.clauses import children_of
from accord.records import TimeRecord
from accord.values import Precision, Status

Times = dict[int, list[TimeRecord]]
_DAYS = frozenset({Precision.DAY, Precision.MOMENT})
_OWN = frozenset({"he", "she", "it", "they"})
_THINGS = frozenset({"GPE", "ORG"})
_REACH = 3
_WITHIN = frozenset({None, "START", "MID", "END"})
"""Parts of a day; "since", "by" and the like make another time of it."""
_UNTIL = "UNTIL"


def give_announced_days(
    doc: Doc, told: Sequence[tuple[Trigger, StatusFinding]], times: Sequence[TimeRecord], owned: Times
) -> frozenset[int]:
    """Give what somebody announced to have done the day of the word ("announced on Sunday it had reached a deal").

    Only where the deed has no time of its own; what comes back are the heads of the events whose day is so inferred.
    """
    announced = dict(each for time in times if (each := _day_of_announcing(doc, time)) is not None)
    given = set()
    for trigger, finding in told:
        verb = doc[trigger.head]
        day = announced.get(verb.head.i) if verb.dep_ == "ccomp" else None
        if day is None or finding.status is not Status.OCCURRED or owned.get(trigger.head):
            continue
        if not (_is_perfect(verb) or _is_own_deed(verb)):
            continue
        owned[trigger.head] = [day]
        given.add(trigger.head)
    return frozenset(given)


def _day_of_announcing(doc: Doc, time: TimeRecord) -> tuple[int, TimeRecord] | None:
    """The verb of announcing that a time hangs on, with the time; None for other times and verbs."""
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    if span is None or time.when is None or time.when.precision not in _DAYS or time.mod not in _WITHIN:
        return None
    token = span.root
    for _ in range(_REACH):
        if token.pos_ == "VERB" or token.head == token:
            break
        token = token.head
    is_told = token.tag_ == "VBD" and lemma_of(token) in day_words("announcing")
    return (token.i, time) if is_told else None


def _is_perfect(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in children_of(verb))


def _is_own_deed(verb: Token) -> bool:
    """Whether somebody tells of a deed of their own ("announced on Sunday that it left the pact")."""
    subject = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    is_told = verb.tag_ == "VBD" and not any(child.dep_ == "aux" for child in verb.lefts)
    if not is_told or subject is None or subject.lower_ not in _OWN:
        return False
    return any(_can_be_called(teller, subject.lower_) for teller in subjects_of(verb.head)[:1])


def _can_be_called(teller: Token, pronoun: str) -> bool:
    """Whether a pronoun agrees with who tells something: "the army said they left" is of others."""
    if teller.pos_ == "PRON":
        return teller.lower_ == pronoun
    is_one = teller.tag_ in ("NN", "NNP") or teller.ent_type_ in _THINGS
    is_row = any(child.dep_ == "conj" for child in teller.rights)
    if pronoun == "they" or is_row or not is_one:
        return pronoun == "they" and (is_row or not is_one)
    return teller.ent_type_ != "PERSON" if pronoun == "it" else teller.ent_type_ not in _THINGS


def drop_terms(told: Sequence[tuple[Trigger, StatusFinding]], owned: Times) -> None:
    """Take from what is prolonged the day until which it is: "extended the pact until 4 May" was not done in May."""
    for trigger, _ in told:
        if trigger.lemma in day_words("prolonging") and trigger.head in owned:
            owned[trigger.head] = [time for time in owned[trigger.head] if time.mod != _UNTIL]
