"""What governs an event: the word it depends on, by which complement, and what that word makes of it (data/status.toml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from accord.data import read_toml
from accord.parsing.clauses import first_conjunct, is_verbal


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of status.toml, for one word and one complement."""

    word: str
    status: str
    negated: str
    polarity: str
    joined: bool
    spoken: bool


@dataclass(frozen=True, slots=True)
class Governor:
    """The word a trigger depends on, the complement it fills, and the row that covers both (None where no row does)."""

    token: Token
    complement: str
    entry: Entry | None


def _entry(word: str, row: dict[str, Any]) -> Entry:
    status = row["status"]
    kept = status if status in ("own", "fact") else "did_not_happen"
    return Entry(
        word=word,
        status=status,
        negated=row.get("negated", kept),
        polarity=row.get("polarity", "neg" if status in ("denied", "did_not_happen") else "pos"),
        joined=row.get("joined", False),
        spoken=row.get("spoken", False),
    )


@cache
def entries(section: str) -> dict[tuple[str, str], Entry]:
    """The rows of a section of status.toml by word and complement; of two rows for the same pair the first counts."""
    table: dict[tuple[str, str], Entry] = {}
    for row in read_toml("status.toml")[section]:
        for word in row["words"]:
            for complement in row.get("takes", [""]):
                table.setdefault((word, complement), _entry(word, row))
    return table


def _section(token: Token) -> str:
    if is_verbal(token):
        return "verbs"
    return "adjectives" if token.pos_ in ("ADJ", "ADV") else "nouns"


def governing_words(token: Token) -> list[str]:
    """What a token may be listed as: lemma with its particle or preposition first, then the lemma, then the form."""
    lemma = token.lemma_.lower()
    words = [f"{lemma} {child.lower_}" for child in token.rights if child.dep_ == "prt"]
    if is_verbal(token):
        words += [f"{lemma} {child.lower_}" for child in token.rights if child.dep_ == "prep"]
    return [*words, lemma, token.lower_]


def find_entry(token: Token, complement: str) -> Entry | None:
    """The row that says what a governing token makes of a complement."""
    sections = [_section(token)]
    if token.tag_ in ("VBN", "VBG"):
        sections += ["adjectives"]
    for section in sections:
        table = entries(section)
        for word in governing_words(token):
            entry = table.get((word, complement))
            if entry is not None:
                return entry
    return None


def _clause_complement(verb: Token) -> str:
    words = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    if "to" in words:
        return "to"
    if verb.tag_ == "VBG" and not words:
        return "ing"
    if verb.tag_ == "VB" and not words:
        return "to"
    return "that"


def preposition_of(token: Token) -> str:
    """A preposition as it is listed, with the words that make it one: "ahead of", "instead of", "in response to"."""
    head = token.head
    if token.lower_ == "of" and head.pos_ in ("ADV", "ADP", "SCONJ"):
        return f"{head.lower_} of"
    if head.dep_ == "pobj" and head.head.dep_ == "prep":
        phrase = f"{head.head.lower_} {head.lower_} {token.lower_}"
        if ("prepositions", phrase) and (phrase, "") in entries("prepositions"):
            return phrase
    return token.lower_


def governor_of(token: Token) -> Governor | None:
    """What governs a token: the governor of the first of the words it is coordinated with; None at the root."""
    anchor = first_conjunct(token)
    head = anchor.head
    if head is anchor:
        return None
    dep = anchor.dep_
    if is_verbal(anchor) and dep in ("xcomp", "ccomp", "advcl", "acl", "csubj", "csubjpass"):
        complement = _clause_complement(anchor)
        return Governor(head, complement, find_entry(head, complement))
    if dep in ("pcomp", "pobj"):
        return _through_preposition(anchor)
    if dep in ("dobj", "nsubjpass", "oprd", "dative", "attr"):
        return Governor(head, "object", find_entry(head, "object"))
    if dep == "nsubj":
        return Governor(head, "subject", find_entry(head, "subject"))
    return Governor(head, dep, None)


def _through_preposition(token: Token) -> Governor:
    preposition = token.head
    head = preposition.head
    if head.dep_ == "prep" and head.pos_ == "ADP":
        preposition_head = head.head
    else:
        preposition_head = head
    entry = find_entry(preposition_head, preposition.lower_)
    if entry is not None:
        return Governor(preposition_head, preposition.lower_, entry)
    listed = entries("prepositions").get((preposition_of(preposition), ""))
    return Governor(preposition_head, preposition.lower_, listed)
