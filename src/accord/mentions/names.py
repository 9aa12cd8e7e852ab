"""3. Document → mentions: names of states, peoples, capitals and bodies of the register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from spacy.tokens import Doc

from accord.data.register import Name, bodies, fold, names
from accord.mentions.introduced import find_introduced
from accord.mentions.roles import words_of

LONGEST = 9
"""Words of the longest name of the register, hyphens counted."""

_JOINS = frozenset(
    {"-", "'", "’", "&", ",", "'s", "’s", "of", "the", "and", "for", "al", "bin", "de", "von", "d’", "d'"}
)
_CONTINENTAL = frozenset({"south", "latin", "central", "north", "pan", "native", "african"})
_FOUND = "accord_registered"
_KOREA = frozenset({"KOR", "PRK"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name in the text: tokens `first` to `last` (inclusive), its characters, and what the register says it is."""

    first: int
    last: int
    start: int
    end: int
    sense: str
    ids: tuple[str, ...] = ()


class _Piece(NamedTuple):
    """A token, or a part of one that hyphens join to a name ("U.S.-South")."""

    text: str
    start: int
    token: int


def _pieces(doc: Doc) -> list[_Piece]:
    index = names()
    made: list[_Piece] = []
    for token in doc:
        text = token.text
        cut = text.find("-")
        if 0 < cut < len(text) - 1 and fold(text[:cut]) in index:
            made.append(_Piece(text[:cut], token.idx, token.i))
            made.append(_Piece("-", token.idx + cut, token.i))
            made.append(_Piece(text[cut + 1 :], token.idx + cut + 1, token.i))
        else:
            made.append(_Piece(text, token.idx, token.i))
    return made


def find_registered(doc: Doc) -> list[Named]:
    """The longest names of states, peoples, capitals and bodies that the register knows; looked for once a document."""
    known: list[Named] | None = doc.user_data.get(_FOUND)
    if known is None:
        known = doc.user_data[_FOUND] = _find_registered(doc)
    return known


def _find_registered(doc: Doc) -> list[Named]:
    pieces = _pieces(doc)
    found: list[Named] = []
    i = 0
    while i < len(pieces):
        opens = _is_article_of_name(pieces, i) or (pieces[i].text[0].isupper() and not _ends_name(pieces, i))
        match = _longest(pieces, i) if opens and not _is_of_continent(pieces, i) else None
        if match is None:
            i += 1
            continue
        named, i = match
        if not (_credits_agency(doc, named) or _names_newspaper(doc, named) or _is_other_acronym(doc, named)):
            found.append(_as_introduced(doc, named))
    return [*found, *_halves_of_korea(doc, found)]


def _is_article_of_name(pieces: list[_Piece], i: int) -> bool:
    """Whether a small "al" opens a name ("al-Qaeda", "al Shabaab")."""
    if pieces[i].text != "al" or i + 1 >= len(pieces):
        return False
    after = pieces[i + 1 + (pieces[i + 1].text == "-" and i + 2 < len(pieces))]
    return after.text[0].isupper()


def _ends_name(pieces: list[_Piece], i: int) -> bool:
    """Whether a word behind a small "al" ends the name of a person ("Abdul Malik al-Houthi")."""
    return i > 2 and [piece.text for piece in pieces[i - 2 : i]] == ["al", "-"] and pieces[i - 3].text[0].isupper()


def _credits_agency(doc: Doc, named: Named) -> bool:
    """Whether an agency only stands in brackets as where the report is from ("OSLO (Reuters) —")."""
    if named.sense != "body" or named.first == 0 or doc[named.first - 1].text != "(":
        return False
    closed = named.last + 1 < len(doc) and doc[named.last + 1].text == ")"
    return closed and bodies()[named.ids[0]].sector == "JRN"


def _is_other_acronym(doc: Doc, named: Named) -> bool:
    """Whether the text has introduced the acronym of a body of the register for another name."""
    full = find_introduced(doc).get(doc[named.first].text) if named.first == named.last else None
    if full is None or named.sense != "body":
        return False
    spelled = fold("".join(t.text for t in doc[full.first : full.last + 1]).removeprefix("The").removeprefix("the"))
    return all(entry.id not in named.ids for entry in names().get(spelled, ()))


def _as_introduced(doc: Doc, named: Named) -> Named:
    """An acronym that several bodies share, as the one whose full name the text has introduced it for."""
    full = find_introduced(doc).get(doc[named.first].text) if named.first == named.last else None
    if full is None or len(named.ids) < 2:
        return named
    spelled = fold("".join(t.text for t in doc[full.first : full.last + 1]).removeprefix("The").removeprefix("the"))
    meant = tuple(entry.id for entry in names().get(spelled, ()) if entry.id in named.ids)
    return replace(named, ids=meant) if meant else named


def _names_newspaper(doc: Doc, named: Named) -> bool:
    """Whether a state or capital is the first word of a newspaper's name ("The Oslo Post")."""
    after = doc[named.last + 1] if named.last + 1 < len(doc) else None
    return (
        named.sense != "body"
        and after is not None
        and after.text[0].isupper()
        and after.lower_ in words_of("no_persons", "newspapers")
    )


def _is_of_continent(pieces: list[_Piece], i: int) -> bool:
    """Whether a name is part of another: of the continent ("South American") or a new land ("New Jersey")."""
    before = pieces[i - 1 - (pieces[i - 1].text == "-")].text.lower() if i > 0 else ""
    if before == "new" and pieces[i - 1].text == "New":
        return True
    return pieces[i].text in {"American", "Americans", "America"} and before in _CONTINENTAL


def _longest(pieces: list[_Piece], i: int) -> tuple[Named, int] | None:
    index = names()
    spelled, best = "", None
    for j in range(i, min(i + LONGEST, len(pieces))):
        piece = pieces[j]
        if j > i and not (piece.text[0].isupper() or piece.text in _JOINS or piece.text[0].isdigit()):
            break
        spelled += fold(piece.text)
        if piece.text in _JOINS or spelled not in index:
            continue
        shouted = all(p.text.isupper() or p.text in _JOINS for p in pieces[i : j + 1])
        fitting = [n for n in index[spelled] if not n.upper or shouted]
        if fitting:
            best = _named(pieces[i], piece, fitting), j + 1
    return best


def _named(first: _Piece, last: _Piece, fitting: list[Name]) -> Named:
    sense = fitting[0].sense
    ids = tuple(dict.fromkeys(n.id for n in fitting if n.sense == sense))
    return Named(
        first=first.token, last=last.token, start=first.start, end=last.start + len(last.text), sense=sense, ids=ids
    )


def _halves_of_korea(doc: Doc, found: list[Named]) -> Iterator[Named]:
    """ "the North" and "the South" where the report speaks of Korea."""
    if not any(_KOREA.intersection(named.ids) or named.ids[0][:4] in {"kor.", "prk."} for named in found):
        return
    for token in doc[1:]:
        if token.text not in {"North", "South"}:
            continue
        if doc[token.i - 1].lower_ != "the" and token.dep_ not in {"nsubj", "poss", "dobj"}:
            continue
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if (
            after is not None
            and (after.text[0].isupper() or after.lower_ in {"of", "and", "-"})
            and after.text != "Korean"
        ):
            continue
        code = "PRK" if token.text == "North" else "KOR"
        yield Named(
            first=token.i, last=token.i, start=token.idx, end=token.idx + len(token.text), sense="state", ids=(code,)
        )
