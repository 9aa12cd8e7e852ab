"""What words that look ahead leave of it once their clause is past: "before his arrest", "on the eve of the war"."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from accord.mentions.governors import Governor, word_class
from accord.mentions.own_words import is_headline
from accord.parsing.clauses import is_verbal, verb_group

_FINITE = frozenset({"past", "present"})
_SAID = frozenset({"say", "tell"})
_DEALT_WITH = frozenset({"dobj", "nsubjpass"})
_DEPTH = 8
_NEAR = 3
_FAR = 10


def has_gone_by(token: Token, governor: Governor) -> bool:
    """Whether what stands behind "before" or "on the eve of" lay ahead only of what is told as done.

    "Before resigning, he appointed a successor", "fled before the war"; not "will meet before resigning", nor an
    occasion that may have its day: "met before the summit", "banned weeks before the vote".
    """
    if governor.complement == "of":
        is_behind = governor.token.lower_ == "eve" and _is_known_past(token)
    else:
        is_behind = governor.complement == "before" and (is_verbal(token) or _is_behind(token))
    if not is_behind:
        return False
    verb = clause_of(governor.token)
    if verb is None or verb.lemma_ in _SAID or is_headline(verb):
        return False
    return verb_group(verb).tense == "past"


def _is_known_past(noun: Token) -> bool:
    """Whether nobody looks ahead to a thing for its day ("the eve of the war"), or it was ("of last week's vote")."""
    if noun.lemma_.lower() in word_class("unannounced"):
        return True
    return is_put_behind(noun)


def is_put_behind(noun: Token) -> bool:
    """Whether words before a noun put it behind: "last week's vote", "the previous election"."""
    return any(word.lower_ in word_class("earlier") for word in noun.doc[noun.left_edge.i : noun.i])


def _is_behind(noun: Token) -> bool:
    """Whether what stands "before" a noun was before a thing now past: "the war", "this vote", "his arrest"."""
    own = {child.lower_ for child in noun.lefts}
    if not own.isdisjoint(("a", "an", "any")):
        return False
    if "this" in own or is_put_behind(noun) or is_unforeseen(noun):
        return True
    return noun.lemma_.lower() in word_class("made") and any(child.dep_ == "poss" for child in noun.lefts)


def is_unforeseen(noun: Token) -> bool:
    """Whether nobody sets a day for what a noun names: a war, a riot; not a rally."""
    return noun.lemma_.lower() in (word_class("unannounced") | word_class("unbidden")) - word_class("announced")


def clause_of(token: Token) -> Token | None:
    """The finite verb of a token's clause; None under "will", a modal, or an infinitive or gerund of what is ahead."""
    for word in (token, *islice(token.ancestors, _DEPTH)):
        if not is_verbal(word):
            continue
        group = verb_group(word)
        if group.modal is not None or group.tense == "infinitive":
            return None
        if group.tense in _FINITE and group.own:
            return word
    return None


def clause_over(token: Token) -> Token | None:
    """The token if it heads a clause, else the verb above it: "on Friday, when the king visits"."""
    if is_verbal(token):
        return token
    return next((word for word in islice(token.ancestors, _NEAR) if is_verbal(word)), None)


def is_in_past_clause(noun: Token) -> bool:
    """Whether the verb above a noun stands in the past, and does not only take sides on it ("opposed the war")."""
    verb = next((word for word in islice(noun.ancestors, _FAR) if is_verbal(word)), None)
    return verb is not None and verb_group(verb).tense == "past" and verb.lemma_ not in word_class("siding")


def is_told_done(word: Token) -> bool:
    """Whether a governor is a verb, or what somebody was: "was right to resign", not "it can be right to"."""
    return is_verbal(word) or (is_verbal(word.head) and verb_group(word.head).tense == "past")


def is_known_gone(day: Token, noun: Token) -> bool:
    """Whether a day before a noun is that of what nobody sets a day for: "will investigate Monday's attack".

    So too where a verb deals with what has been done: "Monday's rally will be investigated".
    """
    if noun.pos_ != "NOUN" or day.dep_ != "poss" or day.head != noun:
        return False
    if noun.dep_ in _DEALT_WITH and noun.head.lemma_ in word_class("dealing_with"):
        return True
    return is_unforeseen(noun)
