"""8. Records → the answer to a question: the word lists of questions, and the keys by which words are compared."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from accord.data import read_toml
from accord.linking.mention_words import find_sorts, root, stem
from accord.linking.rarity import Rarity

WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?|[^\W_]+(?:['’-][^\W_]+)*")
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
CAPITALS = re.compile(r"\b[A-Z][\w’-]*(?:[ -](?:(?:of|for|on|the|and) )*[A-Z][\w’-]*)+")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_COMMON = 1.0
_PREFIX = 6


@cache
def words_of_questions() -> dict[str, Any]:
    """The content of question_words.toml; never change what comes back."""
    return tomllib.loads(Path(__file__).with_name("question_words.toml").read_text(encoding="utf-8"))


@cache
def listed(name: str) -> frozenset[str]:
    """One of the word lists."""
    return frozenset(words_of_questions()["words"][name])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One of the patterns, its forms joined; without regard to case."""
    forms: list[str] = words_of_questions()["patterns"][name]
    return re.compile("|".join(forms), re.IGNORECASE)


def bare(word: str) -> str:
    """A word without its possessive ending.

    >>> bare("Oslo's"), bare("ships")
    ('Oslo', 'ships')
    """
    return word[:-2] if word.endswith(_POSSESSIVE[:2]) else word


@cache
def exact_keys(word: str) -> frozenset[str]:
    """The key of a word as such: its root, or the value of a number.

    >>> sorted(exact_keys("8,000")), sorted(exact_keys("signing"))
    (['n:8000'], ['w:sign'])
    """
    lowered = bare(word).lower().replace("’", "'")
    if lowered[:1].isdigit():
        digits = lowered.replace(",", "").rstrip(".")
        number = re.match(r"\d+(?:\.\d+)?", digits)
        return frozenset({f"n:{float(number[0]):g}"}) if number and number[0] == digits else frozenset({f"w:{lowered}"})
    plain = lowered.replace(".", "")
    plain = f"{plain[:-3]}y" if plain.endswith(("ied", "ies")) and len(plain) > _PREFIX - 2 else plain
    return frozenset({f"w:{root(words_of_questions()['irregular'].get(plain, plain))}"})


@cache
def near_keys(word: str) -> frozenset[str]:
    """The keys of what a word may also be called: its sort of happening, its group of words, its first letters."""
    lowered = bare(word).lower()
    found = {f"k:{sort}" for sort in find_sorts(lowered)}
    for form in {lowered, root(lowered), stem(lowered)}:
        found |= _groups().get(form, set())
    if len(lowered) > _PREFIX and lowered.isalpha():
        found.add(f"p:{lowered[:_PREFIX]}")
    return frozenset(found)


@cache
def _groups() -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {}
    for name, words in words_of_questions()["same_words"].items():
        for word in words:
            for form in (word, root(word), stem(word)):
                groups.setdefault(form, set()).add(f"s:{name}")
    return groups


@cache
def weight_of(word: str) -> float:
    """How telling a word is: 1 for words that say little of which event is meant, 6.75 for the rarest."""
    lowered = bare(word).lower()
    if lowered in read_toml("linking.toml")["empty_words"] or lowered in listed("light_words"):
        return _COMMON
    return Rarity().weight(stem(lowered))


def acronyms(text: str) -> frozenset[str]:
    """The short names that a text holds, or that its long names would have.

    >>> "BPD" in acronyms("The Baltic Port Dialogue met.")
    True
    """
    found = set(_ACRONYM.findall(text))
    for match in CAPITALS.finditer(text):
        words = [word for word in re.split(r"[ -]", match[0]) if word[:1].isupper()]
        for first in range(len(words)):
            for last in range(first + 2, min(len(words), first + 6) + 1):
                found.add("".join(word[0] for word in words[first:last]))
    return frozenset(found)


def is_light(text: str) -> bool:
    """Whether a mention says only that something took place ("is to be held")."""
    words = [word.lower() for word in WORD.findall(text)]
    return bool(words) and all(word in listed("light_words") for word in words)


@cache
def text_keys(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The exact and the near keys of all words of a text."""
    exact: set[str] = set()
    near: set[str] = set()
    for match in WORD.finditer(text):
        word = match[0]
        exact |= exact_keys(word)
        near |= near_keys(word)
        for part in re.split(r"[-’']", word) if len(word) > 3 else ():
            if len(part) > 2 and part != word:
                exact |= exact_keys(part)
                near |= near_keys(part)
    near |= {f"k:{sort}" for sort in find_sorts(text)}
    exact |= {f"a:{name}" for name in acronyms(text)}
    return frozenset(exact), frozenset(near)
