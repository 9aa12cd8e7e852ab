"""3. Document → mentions: verbs and nouns of change ("rose", "cut") and words of voting, from figures.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from accord.data import read_toml
from accord.mentions.lexemes import Lexemes, Phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWords:
    """The tables [change] of figures.toml: verbs, nouns and adjectives that say which way something went."""

    up: frozenset[str]
    down: frozenset[str]
    up_nouns: frozenset[str]
    down_nouns: frozenset[str]
    up_words: frozenset[str]
    down_words: frozenset[str]
    sizes: frozenset[str]
    transitive: frozenset[str]
    grow_by_themselves: frozenset[str]
    charges: frozenset[str]
    charged_rates: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteWords:
    """The tables [vote] of figures.toml: words of voting, the bodies that vote, and what each side is called."""

    words: frozenset[str]
    bodies: frozenset[str]
    sides: tuple[Phrases, ...]


@cache
def change_words() -> ChangeWords:
    """The words of change."""
    table = read_toml("figures.toml")["change"]
    return ChangeWords(**{name: frozenset(table[name]) for name in ChangeWords.__slots__})


@cache
def vote_words() -> VoteWords:
    """The words of a vote; its sides in the order in which they are looked for."""
    table = read_toml("figures.toml")["vote"]
    sides = (("abstained", "abstentions"), ("against", "votes against"), ("in_favour", "votes for"))
    return VoteWords(
        words=frozenset(table["words"]),
        bodies=frozenset(table["bodies"]),
        sides=tuple(Phrases((phrase, name) for phrase in table[side]) for side, name in sides),
    )


def change_word(words: Lexemes, at: int) -> str | None:
    """ "up" or "down" when a lexeme is a verb or noun of change."""
    data = change_words()
    lower = words.lower(at)
    token = words.token(at)
    if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        lemma = token.lemma_.lower()
        return "up" if lemma in data.up else "down" if lemma in data.down else None
    if lower.endswith("s") and (lower[:-1] in data.up_nouns or lower[:-1] in data.down_nouns):
        lower = lower[:-1]
    return "up" if lower in data.up_nouns else "down" if lower in data.down_nouns else None


def has_vote(words: Lexemes, at: int) -> bool:
    """Whether the sentence of a lexeme tells of a vote."""
    first, end = words.sentence(at)
    return any(word in vote_words().words for word in words.lowers[first:end])
