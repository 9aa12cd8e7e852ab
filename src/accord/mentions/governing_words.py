"""The words under which a governing word may be listed in status.toml: with its particle or phrase first."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from accord.data import read_toml
from accord.parsing.clauses import is_verbal

_TIMES = frozenset({"DATE", "TIME"})


@cache
def _particles() -> frozenset[str]:
    return frozenset(read_toml("status.toml")["classes"]["particles"])


def governing_words(token: Token, *, of_object: bool = False) -> list[str]:
    """What a token may be listed as: lemma with its particle or preposition first, then the lemma, then the form.

    Of an object the verb stands without a preposition that has its own: "called a strike for May" calls for nothing.
    """
    lemma = token.lemma_.lower()
    after = [
        child.lower_
        for child in token.rights
        if child.dep_ in ("prt", "advmod", "dobj")
        or (child.dep_ == "prep" and not _says_where(child) and not (of_object and _is_of_time(child)))
    ]
    words = [f"{lemma} {' '.join(pair)}" for pair in itertools.pairwise(after)]
    words += [f"{lemma} {word}" for word in after]
    words += [f"{lemma} {phrase}" for phrase in _set_phrases(token)]
    if token.dep_ == "pobj":
        inner = [child.lower_ for child in token.lefts if child.dep_ == "det"]
        words.append(" ".join([token.head.lower_, *inner, lemma]))
    return [*words, lemma, token.lower_]


def _says_where(preposition: Token) -> bool:
    """Whether "off", "up" and their kin say where a thing is done, and are no particle.

    "Held drills off Bergen", "were held off Bergen".
    """
    if preposition.lower_ not in _particles() or not any(c.dep_ == "pobj" for c in preposition.rights):
        return False
    verb = preposition.head
    return any(child.dep_ == "auxpass" or (child.dep_ == "dobj" and child.i < preposition.i) for child in verb.children)


def _is_of_time(preposition: Token) -> bool:
    """Whether a preposition names a day: "called an election for June", "a strike called for Friday"."""
    return any(child.dep_ == "pobj" and child.ent_type_ in _TIMES for child in preposition.rights)


def _set_phrases(token: Token) -> Iterator[str]:
    """The prepositional phrases of two or three words after a verb: "put on hold", "bring to a halt"."""
    if not is_verbal(token):
        return
    for child in token.rights:
        if child.dep_ != "prep":
            continue
        for inner in child.rights:
            if inner.dep_ in ("pobj", "pcomp") and inner.i - child.i <= 2:
                yield token.doc[child.i : inner.i + 1].text.lower()
