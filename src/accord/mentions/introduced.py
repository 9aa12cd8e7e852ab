"""3. Document → mentions: acronyms that the text itself introduces ("the Kivu Liberation Front (KLF)")."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

_SMALL = frozenset(
    {"of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "del", "y", "e", "-", "&", "to", "'s", "’s"}
)
_SHORTEST, _LONGEST = 2, 8
_FOUND = "accord_introduced"


class Introduced(NamedTuple):
    """The tokens of the full name, both inclusive, and of the acronym in its brackets."""

    first: int
    last: int
    acronym: int


def find_introduced(doc: Doc) -> dict[str, Introduced]:
    """Each acronym in brackets with the name right before it whose initials it has; looked for once a document."""
    known: dict[str, Introduced] | None = doc.user_data.get(_FOUND)
    if known is None:
        known = {}
        for token in doc[1:-1]:
            if token.is_upper and token.is_alpha and doc[token.i - 1].text == "(" and doc[token.i + 1].text == ")":
                first = _spelled_by(doc, token.i - 2, token.text)
                if first is not None:
                    known.setdefault(token.text, Introduced(first, token.i - 2, token.i))
        doc.user_data[_FOUND] = known
    return known


def _spelled_by(doc: Doc, last: int, acronym: str) -> int | None:
    """The first token of the words up to `last` whose initials are the acronym; None where they are not."""
    if not _SHORTEST <= len(acronym) <= _LONGEST:
        return None
    left, i = len(acronym), last
    while i >= 0 and left:
        word = doc[i].text
        if word[:1].upper() == acronym[left - 1] and word[:1].isupper():
            left -= 1
        elif word.lower() not in _SMALL:
            return None
        if doc[i].is_sent_start:
            break
        i -= 1
    return (i if doc[i].is_sent_start and i >= 0 else i + 1) if not left else None
