"""3. Doc → mentions: what an adverb makes of a deed: "will possibly meet", "would probably meet", "nearly met"."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from accord.mentions.governors import word_class
from accord.parsing.clauses import children_of, is_verbal, verb_group
from accord.values import Status


class Doubt(NamedTuple):
    """The status that an adverb gives a deed, the adverb, and whether no word above the deed can undo it."""

    status: Status
    word: str
    is_firm: bool


def doubted(verb: Token, status: Status) -> Doubt | None:
    """What an adverb of a verb makes of its status: possible, expected or not done; None where none doubts it."""
    adverbs = {child.lower_: child for child in children_of(verb) if child.dep_ == "advmod" and not _is_of_rank(child)}
    before = [word for word, adverb in adverbs.items() if adverb.i < verb.i]
    if status in (Status.OCCURRED, Status.ONGOING, Status.PLANNED, Status.HYPOTHETICAL):
        for word in adverbs:
            if word in word_class("possibly"):
                return Doubt(Status.POSSIBLE, word, is_firm=True)
    if status is Status.PLANNED:
        return next((Doubt(Status.EXPECTED, word, False) for word in before if word in word_class("probably")), None)
    if status is Status.OCCURRED and _is_missed(verb):
        return next((Doubt(Status.DID_NOT_HAPPEN, word, True) for word in before if word in word_class("nearly")), None)
    return None


def _is_missed(verb: Token) -> bool:
    """Whether "nearly" can mean that it was not done at all: "nearly withdrew", but not "nearly finished"."""
    return verb_group(verb).tense == "past" and verb.lemma_ not in word_class("by_degrees")


def _is_of_rank(adverb: Token) -> bool:
    """Whether an adverb goes with a superlative behind it ("perhaps the most important visit")."""
    behind = adverb.doc[adverb.i + 1 : adverb.i + 4]
    return any(word.tag_ in ("RBS", "JJS") for word in behind) and not any(is_verbal(word) for word in behind)
