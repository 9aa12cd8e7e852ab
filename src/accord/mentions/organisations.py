"""3. Document → mentions: organisations that the register does not know but that act in the report."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span

from accord.data import read_toml
from accord.data.register import find_archived
from accord.mentions.lexemes import WEEKDAYS
from accord.mentions.name_guards import is_listed_body, naming_sector
from accord.mentions.names import Named, find_registered
from accord.mentions.roles import role_of, words_of

_ACTING = frozenset({"nsubj", "agent", "poss", "nsubjpass"})
_ACRONYM = 6
_LEADING = frozenset({"the"}) | WEEKDAYS
_TRAILING = frozenset({"'s", "’s", "’", "'", "of", "and", "for", "in"}) | WEEKDAYS
_NAMES = frozenset({"PERSON", "GPE", "PRODUCT", "WORK_OF_ART", "FAC", "LOC"})
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
    """The model's ORG entities that act, speak or end in a word for a body, outside what has been found.

    A name that follows a noun for a body ("the airline Nordfly") is one, whatever the model takes it for.
    """
    acronyms = _acronyms_of_others(doc)
    for entity in doc.ents:
        introduced = entity.start > 0 and naming_sector(doc[entity.start - 1]) is not None
        listed = entity.label_ in _NAMES and is_listed_body(entity)
        if not (entity.label_ == "ORG" or listed or (introduced and entity.label_ in _NAMES)):
            continue
        span = _trimmed(doc, entity)
        if span is None or any(i in taken for i in range(span.start, span.end)) or span.text in acronyms:
            continue
        if introduced or listed or _is_actor(span):
            yield Named(
                first=span.start, last=span.end - 1, start=span.start_char, end=span.end_char, sense="organisation"
            )


def sector_of_organisation(doc: Doc, named: Named) -> str | None:
    """PLOVER's sector of an organisation by its last word or the noun before it; None when neither says."""
    for token in reversed(doc[named.first : named.last + 1]):
        word = token.lower_
        if word in _endings():
            return _endings()[word]
        role = role_of(word)
        if role is not None and role.is_body and role.sector not in {"UNK", "IGO"}:
            return role.sector
        if token.i < named.last and not token.is_alpha:
            break
    introduced = naming_sector(doc[named.first - 1]) if named.first else None
    return introduced if introduced not in {"UNK", "IGO"} else None


def countries_before(doc: Doc, named: Named) -> tuple[str, ...]:
    """The state that an organisation's name holds or that an adjective right before it gives."""
    near = [n for n in find_registered(doc) if named.first - 2 <= n.first <= named.last and n.sense != "body"]
    inside = [n for n in near if n.first >= named.first]
    right_before = [n for n in near if n.sense == "demonym" and _reaches(doc, n.last, named.first)]
    return tuple(dict.fromkeys(n.ids[0] for n in [*inside, *right_before]))[:1]


def _reaches(doc: Doc, adjective: int, first: int) -> bool:
    """Whether an adjective stands right before a name, or before the noun that introduces it."""
    return adjective == first - 1 or (adjective == first - 2 and naming_sector(doc[first - 1]) is not None)


@cache
def _endings() -> dict[str, str]:
    """Sector by the last word of an organisation's name."""
    table = read_toml("roles.toml")["organisations"]
    return {word: sector for sector, words in table.items() if sector.isupper() for word in words}


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
    while first <= last and (doc[first].lower_ in _LEADING or doc[first].is_punct or doc[first].is_space):
        first += 1
    while last >= first and (doc[last].lower_ in _TRAILING or doc[last].is_punct or doc[last].is_space):
        last -= 1
    if last < first or any(t.is_space for t in doc[first : last + 1]) or not doc[first].text[0].isupper():
        return None
    return doc[first : last + 1]


def _is_actor(span: Span) -> bool:
    last = span[-1].lower_
    if span[0].lower_ in words_of("not_roles", "ship_marks"):
        return False
    if last in words_of("no_persons", "newspapers") and len(span) > 1:
        return True
    if last in words_of("not_actors") or last.rstrip("s") in words_of("not_actors"):
        return False
    role = role_of(last)
    if (role is not None and role.is_body) or (last in _endings() and len(span) > 1):
        return True
    before = span.doc[span.start - 1] if span.start else None
    if before is not None and before.lower_ in words_of("no_persons", "things"):
        return False
    root = span.root
    if root.dep_ not in _ACTING and not (root.dep_ == "pobj" and root.head.dep_ == "agent"):
        return False
    if root.dep_ == "poss":
        return find_archived(span.text) is not None
    return root.head.pos_ == "VERB" and root.head.lemma_ not in _STILL
