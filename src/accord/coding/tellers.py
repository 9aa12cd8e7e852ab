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
    return _apposed(head, span) or _titled(head) or _giver(head)


def _apposed(head: Token, span: tuple[int, int]) -> Token | None:
    """The name behind a comma that glosses a noun, also where the parser hung it on a place before it.

    "The minister, Kari Berg", "the mayor of Lund, Kari Berg", "the party leader and prime minister, Kari Berg".
    """
    for token in head.doc[head.i + 1 : head.right_edge.i + 1]:
        if token.dep_ != "appos" or not span[0] <= token.idx < span[1] or not _is_name(token):
            continue
        first = token.left_edge
        behind_comma = first.i > 0 and first.nbor(-1).text == ","
        if token.head in (head, *head.conjuncts) or (behind_comma and token.ent_type_ == "PERSON"):
            return token
    return None


def _titled(head: Token) -> Token | None:
    """The person of two titles in a row: "Labour Party leader and Prime Minister Odd Keller"."""
    if head.tag_ != "NN" or any(child.dep_ in ("det", "poss") for child in head.children):
        return None
    name = next((child for child in head.children if child.dep_ == "conj"), None)
    if name is None or name.pos_ != "PROPN" or name.left_edge.i == name.i or name.left_edge.nbor(-1).lower_ != "and":
        return None
    return name if name.ent_type_ == "PERSON" else None


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
