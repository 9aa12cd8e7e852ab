"""4. Mentions → records: who acts and who is acted on in a sentence as a whole, whatever its event's trigger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from accord.parsing.found import found
from accord.settings import DecidedBy

SOURCE, TARGET, BOTH = "source", "target", "both"

_LEAST = 0.5
_SURE = {SOURCE: 0.5, TARGET: 0.6, BOTH: 0.5}
"""How likely the likeliest word of a span must be; set on gold/cameo_roles (train), where targets are overdone."""
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"})
_MODIFIERS = frozenset({"amod", "compound", "det", "nmod", "nummod", "poss", "quantmod", "predet", "advmod", "case"})
_LEFT_OUT = frozenset({"ADP", "CCONJ", "PUNCT", "VERB", "AUX", "PART", "SCONJ", "ADV", "SPACE"})
_REACH = 6

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A stretch of tokens (`end` behind the last) that names the source or target of a sentence's event, or both."""

    start: int
    end: int
    role: str


def read_sentence_roles(doc: Doc, sentence: int = 0) -> list[RoleSpan] | None:
    """The source and target of a sentence as the encoder reads them; None where it did not read it or has no say.

    The spans are whole noun groups. Several that do or undergo something side by side are a span each ("Chad", "Mali");
    those that do it to each other are one where they stand in one row.
    """
    known = found(doc)
    encoded = known.encoded
    if encoded is None or known.decides is DecidedBy.RULES or not len(doc) or not encoded.was_read(sentence):
        return None
    first, acting = encoded.related_tokens("actor", sentence)
    _, met = encoded.related_tokens("recipient", sentence)
    tokens = doc[first : first + len(acting)]
    marked = _closed([max(float(one), float(other)) >= _LEAST for one, other in zip(acting, met, strict=True)])
    spans: dict[tuple[int, int], RoleSpan] = {}
    for start, end in _groups(list(tokens), marked):
        role = _role(acting[start - first : end - first], met[start - first : end - first])
        whole = _whole(doc, start, end, (first, first + len(marked))) if role else None
        if whole is not None:
            spans.setdefault(whole, RoleSpan(*whole, role))
    return _joined(doc, _apart(sorted(spans.values(), key=lambda span: span.start)))


def _role(acting: Floats, met: Floats) -> str:
    """The role of a group of tokens: both where the words for either side are the same, else the likelier one."""
    source, target = float(acting.mean()), float(met.mean())
    role = BOTH if min(source, target) >= _LEAST else SOURCE if source >= target else TARGET
    likeliest = float(np.minimum(acting, met).max() if role is BOTH else np.maximum(acting, met).max())
    return role if likeliest >= _SURE[role] else ""


def _closed(marked: list[bool]) -> list[bool]:
    """The marks with a single token left out between two marked ones taken in ("St . Lucia").

    >>> _closed([True, False, True, False])
    [True, True, True, False]
    """
    return [
        is_marked or (0 < at < len(marked) - 1 and marked[at - 1] and marked[at + 1])
        for at, is_marked in enumerate(marked)
    ]


def _groups(tokens: Sequence[Token], marked: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The stretches of marked tokens, cut where a row of nouns or a clause's verb parts them."""
    start: int | None = None
    for token, is_marked in zip(tokens, marked, strict=True):
        parts = _parts(token)
        if start is not None and (parts or not is_marked):
            yield start, token.i
            start = None
        if is_marked and not parts and start is None:
            start = token.i
    if start is not None and tokens:
        yield start, tokens[-1].i + 1


def _parts(token: Token) -> bool:
    """Whether a token stands between two groups: a row's "and" or comma before a noun, or a finite verb."""
    if token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return token.dep_ not in ("amod", "compound")
    if token.dep_ not in ("cc", "punct") or token.lower_ not in ("and", ",", "or", "&"):
        return False
    head = token.head
    joined = [child for child in head.children if child.dep_ == "conj" and child.i > token.i]
    return head.pos_ in ("NOUN", "PROPN", "PRON") and head.dep_ not in ("compound", "amod", "nmod") and bool(joined)


def _whole(doc: Doc, start: int, end: int, bounds: tuple[int, int]) -> tuple[int, int] | None:
    """The noun group of a stretch: without prepositions and verbs at its ends, with the words its nouns lack."""
    while start < end and (doc[start].pos_ in _LEFT_OUT or doc[start].tag_ == "POS") and not _opens_name(doc[start]):
        start += 1
    while end > start and (doc[end - 1].pos_ in _LEFT_OUT or doc[end - 1].pos_ == "DET"):
        end -= 1
    end += _closes_bracket(doc, start, end, bounds[1])
    if start >= end or not any(token.pos_ in _NAMING for token in doc[start:end]):
        return None
    end = _to_the_noun(doc, start, end, bounds[1])
    return _from_the_first(doc, start, bounds[0]), end


def _closes_bracket(doc: Doc, start: int, end: int, bound: int) -> bool:
    """Whether the word behind a group closes a bracket opened in it ("the Front ( ONLF )")."""
    opened = sum((token.text == "(") - (token.text == ")") for token in doc[start:end])
    return start < end < bound and opened == 1 and doc[end].text == ")"


def _opens_name(token: Token) -> bool:
    return token.pos_ == "ADV" and token.dep_ in ("advmod", "quantmod") and token.head.pos_ == "NUM"


def _to_the_noun(doc: Doc, start: int, end: int, bound: int) -> int:
    """The end of a group whose last word only describes what comes after it ("Russian" of "Russian officials")."""
    for _ in range(_REACH):
        last = doc[end - 1]
        head = last.head
        if last.dep_ in _MODIFIERS and head.i >= end and head.i < bound and head.pos_ in ("NOUN", "PROPN"):
            end = head.i + 1
        else:
            break
    return end


def _from_the_first(doc: Doc, start: int, bound: int) -> int:
    """The start of a group with what belongs to its first noun before it ("at least 19" of "19 students")."""
    for _ in range(_REACH):
        before = doc[start - 1] if start > bound else None
        if before is None or (before.dep_ not in _MODIFIERS and before.text != "-") or before.head.i < start:
            break
        if before.pos_ in ("VERB", "ADV") and before.head.pos_ not in ("NUM", "ADJ", "ADV"):
            break
        start = before.left_edge.i if before.left_edge.i >= bound else before.i
    return start


def _apart(spans: Sequence[RoleSpan]) -> list[RoleSpan]:
    """The spans without those that lie in one before them."""
    kept: list[RoleSpan] = []
    for span in spans:
        if kept and span.start < kept[-1].end:
            continue
        kept.append(span)
    return kept


def _joined(doc: Doc, spans: Sequence[RoleSpan]) -> list[RoleSpan]:
    """Two that do something to each other and stand side by side as one ("Chad and Mali met")."""
    made: list[RoleSpan] = list(spans[:1])
    for one, other in pairwise(spans):
        row = doc[one.end : other.start].text
        if one.role == other.role == BOTH and row in ("and", ",", ", and", "&"):
            made[-1] = RoleSpan(made[-1].start, other.end, BOTH)
        else:
            made.append(other)
    return made
