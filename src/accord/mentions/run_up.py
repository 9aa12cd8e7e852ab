"""What a noun is that somebody is only on the way to: "a candidate in the election", "will attend the funeral"."""

from __future__ import annotations

from spacy.tokens import Token

from accord.mentions.gone_by import clause_of, is_put_behind
from accord.mentions.governors import Governor, word_class
from accord.mentions.own_words import Reading, is_state
from accord.parsing.clauses import is_verbal, verb_group
from accord.values import Status

_AHEAD = frozenset({Status.PLANNED, Status.EXPECTED})
_NUMBERED = frozenset({"det", "poss", "nummod"})
_TOWARDS = frozenset({"to", "toward", "towards", "for"})
_STANDING_IN = frozenset({"for", "in", "at", "as"})


def of_contest(noun: Token, governor: Governor) -> Reading | None:
    """The reading of an occasion that somebody is on the way to, or that is told of in general; else None."""
    if _is_run_up_to(noun, governor):
        return Reading(Status.PLANNED, False, True, None, (governor.token.lemma_,))
    return Reading(Status.HYPOTHETICAL, False, False, None, ("be",)) if _is_any_contest(noun, governor) else None


def _is_run_up_to(noun: Token, governor: Governor) -> bool:
    """Whether somebody stands for an occasion that is still to come, or is on the way to it.

    "Is a candidate in the election", "is running for the nomination", "endorsed her for this year's vote", "a road
    map to a referendum"; not "ran in the election", "was a candidate in the election".
    """
    if noun.lemma_.lower() not in word_class("contests") or _is_behind(noun):
        return False
    word, complement = governor.token.lemma_.lower(), _complement(noun, governor)
    if complement in _TOWARDS and word in word_class("ways_to"):
        return not _is_told_as_past(governor.token)
    if complement not in _STANDING_IN:
        return False
    if not is_verbal(governor.token):
        return word in word_class("standing_for") and not _was_once(governor.token) and not _is_over(governor.token)
    if word in word_class("running"):
        return not _is_any(noun) and not _is_told_as_past(governor.token)
    return word in word_class("putting_up")


def _complement(noun: Token, governor: Governor) -> str:
    """The preposition before a noun; of "in the by-election" the "in", which the parser hangs over "by"."""
    preposition = noun.head
    is_half = preposition.lower_ == "by" and preposition.dep_ == "pobj"
    return preposition.head.lower_ if is_half else governor.complement


def _is_behind(noun: Token) -> bool:
    """Whether words before a noun tell it as held; a year before it is weighed against the report's own later on."""
    before = noun.doc[noun.left_edge.i : noun.i]
    return is_put_behind(noun) or any(word.lower_ in word_class("once_held") for word in before)


def _is_year(word: Token) -> bool:
    return word.like_num and len(word) == 4 and word.is_digit


def _is_over(person: Token) -> bool:
    """Whether the clause of who stands tells how it ended: "the candidate in the election conceded"."""
    over = clause_of(person)
    return over is not None and over.lemma_ in word_class("ending_a_race") and verb_group(over).tense == "past"


def _is_any(noun: Token) -> bool:
    """Whether a plural names no occasion in particular: "is allowed to run in local elections"."""
    return noun.tag_ == "NNS" and not any(child.dep_ in _NUMBERED for child in noun.lefts)


def _was_once(person: Token) -> bool:
    """Whether somebody is told as what he was: "was a candidate", "the former nominee", "her failed 2015 campaign"."""
    before = person.doc[person.left_edge.i : person.i]
    if any(word.lower_ in word_class("once") or _is_year(word) for word in before):
        return True
    is_told = person.dep_ == "attr" and is_verbal(person.head) and person.head.lemma_ != "become"
    return is_told and verb_group(person.head).tense == "past"


def _is_told_as_past(verb: Token) -> bool:
    over = clause_of(verb)
    return over is not None and (verb_group(over).tense == "past" or verb_group(over).perfect)


def is_attended(noun: Token, governor: Governor, above: Reading) -> bool:
    """Whether a known occasion is as much ahead as who will be there: "will take part in the ceremony"."""
    verb = governor.token
    if above.status not in _AHEAD or noun.lemma_.lower() in word_class("standing") or is_put_behind(noun):
        return False
    if verb.lemma_ == "take" and not any(child.lower_ == "part" for child in verb.rights):
        return False
    if governor.complement == "object":
        return verb.lemma_ in word_class("attending")
    if governor.complement not in ("in", "at") or not is_verbal(verb) or verb_group(verb).perfect:
        return False
    is_stood_for = noun.lemma_.lower() in word_class("contests")
    return is_stood_for or verb.lemma_ in word_class("being_at") | word_class("attending")


def _is_any_contest(noun: Token, governor: Governor) -> bool:
    """Whether a plain present tells what elections are in general: "honest elections are no luxury"."""
    verb = governor.token
    if governor.complement != "subject" or verb.lemma_ != "be" or not is_state(verb_group(verb)) or not _is_any(noun):
        return False
    return noun.lemma_.lower() in word_class("contests") and any(c.dep_ in ("attr", "acomp") for c in verb.rights)


def is_dealt_with(governor: Governor) -> bool:
    """Whether a verb is of what has been done already: "the attack will be investigated", "will mourn the dead"."""
    return governor.complement == "object" and governor.token.lemma_ in word_class("dealing_with")
