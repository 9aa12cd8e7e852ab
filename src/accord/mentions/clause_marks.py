"""What the word that opens a clause makes of it: "if it had met", "until the army fired"."""

from __future__ import annotations

from spacy.tokens import Token

from accord.mentions.governors import Governor
from accord.mentions.own_words import Reading
from accord.parsing.clauses import is_verbal, verb_group
from accord.values import Status


def in_condition(token: Token, own: Reading, governor: Governor, mark: Token) -> Reading:
    """The reading of an if-clause; one set against "would have" says the opposite of what was the case."""
    group = verb_group(token)
    if is_verbal(governor.token) and group.perfect and group.tense == "past":
        main = verb_group(governor.token)
        if main.modal in ("would", "could", "might") and main.perfect:
            happened = group.negation is not None
            status = Status.OCCURRED if happened else Status.DID_NOT_HAPPEN
            return Reading(status, not happened, True, None, (mark.lower_,))
    return Reading(Status.HYPOTHETICAL, own.negative, True, None, (mark.lower_,))


def was_done_until(verb: Token, above: Reading) -> bool:
    """Whether a past tense after "until" tells what was done: "it lasted until the army fired", not "would stay"."""
    group = verb_group(verb)
    return group.tense == "past" and (group.perfect or above.status in (Status.OCCURRED, Status.ONGOING))


def is_told_as_past(token: Token, governor: Governor) -> bool:
    """Whether a clause's "would" is the "will" of what was told: "said it would", "his announcement that he would"."""
    if is_verbal(governor.token):
        return verb_group(governor.token).tense in ("past", "gerund", "participle")
    return any(child.lower_ == "that" and child.dep_ == "mark" for child in token.lefts)
