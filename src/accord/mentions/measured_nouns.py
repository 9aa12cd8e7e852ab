"""3. Document → mentions: nouns of measure and what they count ("the next set of elections")."""

from __future__ import annotations

from spacy.tokens import Token

from accord.codebook.event_frames import word_list
from accord.mentions.framing import lemma_of


def counted_in(noun: Token) -> Token:
    """What a noun of measure counts ("the next set of elections"), else the noun itself."""
    if lemma_of(noun) not in word_list("measure"):
        return noun
    phrases = (child for child in noun.rights if child.dep_ == "prep" and child.lower_ == "of")
    return next((inner for phrase in phrases for inner in phrase.children if inner.dep_ == "pobj"), noun)


def counting(noun: Token) -> Token:
    """The noun of measure that a noun is counted by ("the next set of elections"), else the noun itself."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or noun.head.dep_ != "prep":
        return noun
    over = noun.head.head
    return over if lemma_of(over) in word_list("measure") else noun
