"""8. Records → the answer to a question: passages parsed, to see what belongs to one clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accord.asking.passages import Passage
from accord.mentions import COMPONENTS
from accord.parsing.encoder import COMPONENT as ENCODER
from accord.parsing.loading import parse_many
from accord.records import Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_CLAUSES = ("relcl", "advcl", "ccomp", "conj", "acl", "parataxis")
_LEADING = ("cc", "punct", "mark")


class Parses:
    """The passages that a question needs parsed, each once."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._docs: dict[tuple[str, int], Doc] = {}

    def of(self, passage: Passage) -> Doc:
        """The parsed words of a passage."""
        name = (passage.evidence.report, passage.evidence.start)
        if name not in self._docs:
            report = Report(text=passage.evidence.quote)
            leave_out = [each for each in (*COMPONENTS, ENCODER) if each in self._nlp.pipe_names]
            self._docs[name] = next(parse_many([report], self._nlp, leave_out=leave_out))
        return self._docs[name]

    def token_at(self, passage: Passage, start: int, end: int) -> Token | None:
        """The head of the words between two places of the report."""
        low, high = start - passage.evidence.start, end - passage.evidence.start
        within = [token for token in self.of(passage) if low <= token.idx < high and not token.is_space]
        heads = [token for token in within if token.head.i not in {each.i for each in within} or token.dep_ == "ROOT"]
        return next((t for t in heads if t.pos_ in ("VERB", "NOUN", "PROPN", "AUX")), heads[0] if heads else None)


def clause_of(token: Token) -> list[Token]:
    """The words of the clause that a verb heads, or that a noun stands in, without clauses beside it."""
    head = token
    while head.pos_ not in ("VERB", "AUX") and head.dep_ != "ROOT" and head.head.i != head.i:
        head = head.head
    return sorted(_within(head, keep=token), key=lambda each: each.i)


def _within(head: Token, keep: Token) -> Iterator[Token]:
    """A head with what hangs on it; a clause of its own stays out unless it holds the word to keep."""
    yield head
    for child in head.children:
        apart = child.dep_ in ("conj", "advcl", "relcl", "parataxis") and child.pos_ in ("VERB", "AUX")
        if not apart or child.is_ancestor(keep) or child.i == keep.i:
            yield from _within(child, keep)


def phrase_of(token: Token) -> list[Token]:
    """A noun with all that belongs to it, without the clauses and remarks that follow it."""
    kept: list[Token] = []

    def take(each: Token) -> None:
        kept.append(each)
        for child in each.children:
            is_clause = child.dep_ in ("relcl", "advcl", "parataxis", "appos") or (
                child.dep_ == "conj" and child.pos_ == "VERB"
            )
            if not is_clause and not (child.dep_ == "punct" and child.i > each.i):
                take(child)

    take(token)
    return sorted(kept, key=lambda each: each.i)


def words_of(tokens: list[Token]) -> str:
    """Tokens as the text prints them, from the first to the last, marks at the ends left out."""
    while tokens and (tokens[0].dep_ in _LEADING or tokens[0].is_punct) and tokens[0].text not in '“"':
        tokens = tokens[1:]
    while tokens and tokens[-1].text in ",;:.":
        tokens = tokens[:-1]
    if not tokens:
        return ""
    first, last = tokens[0], tokens[-1]
    return first.doc.text[first.idx : last.idx + len(last.text)]
