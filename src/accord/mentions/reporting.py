"""Cue words as data: verbs and nouns that report what somebody says, thinks or means to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from spacy.tokens import Token

from accord.data import read_toml


class CueKind(StrEnum):
    """What a cue reports of its source. Only speech and belief are statements (codebook section 5)."""

    SPEECH = "speech"
    BELIEF = "belief"
    STANCE = "stance"
    ACT = "act"
    INTENTION = "intention"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Sense:
    """One use of a cue word: its class, and in which frames its content stands."""

    lemma: str
    verb_class: str
    kind: CueKind
    frames: frozenset[str]
    example: str


@cache
def verb_senses() -> dict[str, tuple[Sense, ...]]:
    """The senses of each reporting verb, by lemma."""
    return _senses("verbs")


@cache
def noun_senses() -> dict[str, tuple[Sense, ...]]:
    """The senses of each reporting noun, by lemma."""
    return _senses("nouns")


@cache
def adjective_senses() -> dict[str, Sense]:
    """The sense of each adjective of mind ("confident that"), by its form."""
    return {lemma: senses[0] for lemma, senses in _senses("adjectives").items()}


@cache
def phrase_senses() -> dict[str, Sense]:
    """The sense of each noun that gives a sentence to its owner ("in his view"); its frames are prepositions."""
    return {lemma: senses[0] for lemma, senses in _senses("phrases").items()}


@dataclass(frozen=True, slots=True)
class Idiom:
    """Words behind a verb that make it report ("made" and "clear")."""

    words: tuple[str, ...]
    sense: Sense


@cache
def idioms() -> dict[str, tuple[Idiom, ...]]:
    """The idioms of each verb, by its lemma; before a clause with "that" they report."""
    result: dict[str, tuple[Idiom, ...]] = {}
    for said, (sense, *_) in _senses("idioms").items():
        verb, *rest = said.split()
        result[verb] = (*result.get(verb, ()), Idiom(tuple(rest), sense))
    return result


@cache
def words(name: str) -> frozenset[str]:
    """A list of words of reporting.toml by its name there."""
    return frozenset(read_toml("reporting.toml")["words"][name])


def _senses(table: str) -> dict[str, tuple[Sense, ...]]:
    return {
        lemma: tuple(
            Sense(
                lemma=lemma,
                verb_class=row["class"],
                kind=CueKind(row.get("kind", "speech")),
                frames=frozenset(row.get("frames", ())),
                example=row["example"],
            )
            for row in rows
        )
        for lemma, rows in read_toml("reporting.toml")[table].items()
    }


def lookup(token: Token) -> tuple[Sense, ...]:
    """The senses of a token that is a reporting verb or noun here, else nothing."""
    if token.tag_[:2] == "VB" and token.pos_ != "AUX":
        table = verb_senses()
    elif token.pos_ == "NOUN":
        table = noun_senses()
    else:
        return ()
    lemma = token.lemma_.lower()
    # The stock lemmatiser cuts "hoping" to "hop".
    return table.get(lemma) or table.get(lemma + "e") or ()
