"""3. Document → mentions: which of "he" and "she" a person's title or given name asks for."""

from __future__ import annotations

from accord.data import read_toml


def gender_of_words(given: list[str], title: str | None) -> frozenset[str]:
    """Which of "he" and "she" a given name or a title asks for; empty where neither tells.

    >>> sorted(gender_of_words(["Theresa"], None)), sorted(gender_of_words(["Kim"], "spokesman"))
    (['she'], ['he'])
    """
    table = read_toml("pronouns.toml")
    words = {word.lower().strip(",") for word in (title or "").split()}
    for pronoun, whose in (("she", "women"), ("he", "men")):
        if not words.isdisjoint(table["titles"][whose]):
            return frozenset({pronoun})
    for pronoun, whose in (("she", "women"), ("he", "men")):
        if any(name.lower() in table[whose]["words"] for name in given):
            return frozenset({pronoun})
    return frozenset()
