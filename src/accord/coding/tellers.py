"""4. Mentions → records: who stands behind the words for a source: the name apposed to it, the giver of a statement."""

from __future__ import annotations

from spacy.tokens import Token

from accord.mentions.reporting import words
from accord.mentions.sources import subject_of

_NAMED = frozenset({"PERSON", "ORG", "GPE"})


def named_behind(head: Token, span: tuple[int, int]) -> Token | None:
    """The head of the name that says who a source is; None where its own head is the best there is.

    "The minister, Kari Berg, said": Kari Berg. "Oslo issued a statement saying": Oslo. "A union filed a suit that
    says": the union. A source that is a name itself stays.
    """
    if head.pos_ != "NOUN":
        return None
    apposed = next((child for child in head.children if child.dep_ == "appos" and _is_name(child)), None)
    if apposed is not None and span[0] <= apposed.idx < span[1]:
        return apposed
    return _giver(head)


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ in _NAMED


def _giver(paper: Token) -> Token | None:
    """Who gave a letter or a suit that speaks: the subject of the verb of giving, or who stands after "by"."""
    if paper.lemma_.lower() not in words("papers"):
        return None
    by = next(
        (child for child in paper.children if child.lower_ in ("by", "from", "of") and child.i == paper.i + 1), None
    )
    if by is not None:
        return next((child for child in by.children if child.dep_ == "pobj"), None)
    verb = paper.head
    if paper.dep_ != "dobj" or verb.lemma_.lower() not in words("giving"):
        return None
    giver = subject_of(verb)
    return giver if giver is not None and giver.i < verb.i else None
