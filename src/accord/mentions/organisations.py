"""3. Document → mentions: organisations that the register does not know but that act in the report."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from accord.data.register import find_archived
from accord.mentions.names import Named
from accord.mentions.roles import role_of, words_of

_ACTING = frozenset({"nsubj", "agent", "poss", "nsubjpass"})
_ACRONYM = 6
_STILL = frozenset(
    {
        "be",
        "include",
        "expect",
        "schedule",
        "mark",
        "follow",
        "begin",
        "end",
        "start",
        "last",
        "focus",
        "remain",
        "become",
        "cover",
        "cost",
    }
)


def find_organisations(doc: Doc, taken: set[int]) -> Iterator[Named]:
    """The model's ORG entities that act, speak or end in a word for a body, outside what has been found."""
    acronyms = _acronyms_of_others(doc)
    for entity in doc.ents:
        if entity.label_ != "ORG" or any(i in taken for i in range(entity.start, entity.end)):
            continue
        span = _trimmed(doc, entity)
        if span is not None and span.text not in acronyms and _is_actor(span):
            yield Named(
                first=span.start, last=span.end - 1, start=span.start_char, end=span.end_char, sense="organisation"
            )


def _acronyms_of_others(doc: Doc) -> frozenset[str]:
    """Acronyms of what the report names in full and is no actor ("Annual Security Meeting" → "ASM")."""
    made: set[str] = set()
    initials = ""
    others = words_of("not_actors")
    for token in doc:
        if token.is_title and token.lower_ != "the":
            initials += token.text[0]
            if len(initials) > 1 and token.lower_ in others:
                made.update(initials[-size:] for size in range(2, min(len(initials), _ACRONYM) + 1))
        elif token.text not in {"of", "and", "-", "for"}:
            initials = ""
    return frozenset(made)


def _trimmed(doc: Doc, entity: Span) -> Span | None:
    first, last = entity.start, entity.end - 1
    while first <= last and (doc[first].lower_ == "the" or doc[first].is_punct or doc[first].is_space):
        first += 1
    while last >= first and (doc[last].text in {"'s", "’s", "’", "'"} or doc[last].is_punct or doc[last].is_space):
        last -= 1
    if last < first or any(t.is_space for t in doc[first : last + 1]) or not doc[first].text[0].isupper():
        return None
    return doc[first : last + 1]


def _is_actor(span: Span) -> bool:
    last = span[-1].lower_
    if last in words_of("not_actors") or last.rstrip("s") in words_of("not_actors"):
        return False
    role = role_of(last)
    if role is not None and role.is_body:
        return True
    root = span.root
    if root.dep_ not in _ACTING and not (root.dep_ == "pobj" and root.head.dep_ == "agent"):
        return False
    if root.dep_ == "poss":
        return find_archived(span.text) is not None
    return root.head.pos_ == "VERB" and root.head.lemma_ not in _STILL
