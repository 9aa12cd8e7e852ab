"""3. Document → mentions: the noun phrase behind a number, and the name of what it counts."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from accord.data import read_toml
from accord.mentions.lexemes import MONTHS, WEEKDAYS, Lexemes, by_word, word_set

Noun = tuple[int, int]
"""First lexeme of a noun phrase and its head."""

_SKIP = frozenset({"more", "other", "others", "additional", "fewer", "further", "extra", "so", "such"})
_QUOTES = frozenset("\"'“”‘’")
_INVARIANT = word_set("invariant")
_IRREGULAR = {"man": "people", "woman": "people", "child": "children", "country": "countries", "person": "people"}
_NOT_COUNTED = word_set("not_counted")
_SMALL = word_set("before_noun_of")
_LONGEST = 9
_MODELS = frozenset({"type", "project", "mark", "mk", "model", "class", "version"})


@cache
def counted_things() -> dict[str, str]:
    """What things that are counted under another name count as: "warplanes" as aircraft."""
    return by_word(read_toml("units.toml")["counted"])


@cache
def _types() -> dict[str, str]:
    return by_word(read_toml("units.toml")["types"])


def noun_behind(words: Lexemes, at: int, number: Token | None = None) -> Noun | None:
    """The noun phrase that begins at a lexeme; None where no noun follows.

    Adjectives, participles and names stand before the head, only nouns behind the first noun. The parser's word on
    which noun the number belongs to ends the phrase there ("13 areas risk famine").
    """
    owner = number.head.i if number is not None and number.dep_ == "nummod" and number.head.dep_ != "compound" else -1
    at += words.lower(at) in _QUOTES
    head = start = None
    position = at
    for _ in range(_LONGEST):
        if position >= len(words) or (position and not words.same_sentence(position - 1, position) and position > at):
            break
        step = _step(words, position, head)
        if step == "stop":
            break
        if step == "noun":
            head = position
        if step != "skip" and start is None:
            start = position
        position += 1
        if head is not None and words.tokens[head] == owner and not words.glued(position):
            break
    if head is None or words.lower(head) in _NOT_COUNTED or not words.same_sentence(max(at - 1, 0), head):
        return None
    return (at if start is None else start), head


def _step(words: Lexemes, at: int, head: int | None) -> str:
    """What a lexeme does in the phrase: "noun", "modifier", "skip", or "stop" when the phrase is over."""
    token, lower = words.token(at), words.lower(at)
    if head is None and _is_model(words, at):
        return "modifier"
    if token.tag_ == "VBG" and at + 1 < len(words) and words.token(at + 1).pos_ == "PROPN":
        return "stop"  # "one of three facing Avery"
    if lower in ("-", "‑", "’", "'") and words.glued(at) and words.glued(at + 1) and head is None:
        return "modifier"
    if lower in ("-", "‑") and words.glued(at) and words.glued(at + 1):
        return "modifier" if words.lower(at + 1).isalpha() or words.is_digits(at + 1) else "stop"
    if lower in MONTHS | WEEKDAYS and words.texts[at][0].isupper():
        return "stop"
    if head is not None and words.tokens[at] == words.tokens[head]:
        return "noun"
    if words.lower(at - 1) in ("-", "‑") and words.glued(at) and words.glued(at - 1):
        return (
            "noun" if token.pos_ in ("NOUN", "PROPN") and (head is not None or not _runs_on(words, at)) else "modifier"
        )
    if _is_noun(words, at, has_head=head is not None):
        return (
            "modifier" if words.lower(at + 1) in ("-", "‑") and words.glued(at + 1) and words.glued(at + 2) else "noun"
        )
    if head is not None or token.is_punct:
        return "stop"
    if lower in _SKIP:
        return "skip"
    if lower == "and":
        joins = words.token(at - 1).pos_ == "ADJ" and at + 1 < len(words) and words.token(at + 1).pos_ == "ADJ"
        return "modifier" if joins else "stop"
    return "modifier" if _is_modifier(token) or (words.is_digits(at) and words.glued(at + 1)) else "stop"


def _is_model(words: Lexemes, at: int) -> bool:
    """Whether a lexeme is of the name of a model: "three Type 055 destroyers", "24 F-16 jets"."""
    text = words.token(at).text
    if words.token(at).pos_ == "NUM" and text[0].isupper() and any(letter.isdigit() for letter in text):
        return True
    named = at if words.is_digits(at + 1) else at - 1 if words.is_digits(at) else None
    return named is not None and words.lower(named) in _MODELS and words.texts[named][0].isupper()


def _runs_on(words: Lexemes, at: int) -> bool:
    return at + 1 < len(words) and words.token(at + 1).pos_ in ("NOUN", "PROPN", "ADJ") and not words.glued(at + 1)


def _is_modifier(token: Token) -> bool:
    return (
        token.pos_ in ("ADJ", "ADV") and token.lower_ not in ("ago", "later", "earlier", "together", "apiece")
    ) or token.tag_ in ("VBN", "VBG", "JJ", "JJR", "JJS")


def _is_noun(words: Lexemes, at: int, *, has_head: bool) -> bool:
    token = words.token(at)
    if has_head and token.tag_ == "NNS" and any(letter.isdigit() for letter in words.token(at - 1).text):
        return True  # "24 F-16 jets"
    if has_head and (token.ent_type_ in ("DATE", "TIME") or words.lower(at) == "ago"):
        return False
    if words.lower(at) in _SKIP:
        return False
    if token.pos_ in ("NOUN", "PROPN"):
        previous = words.token(at - 1)
        return not (
            has_head and token.dep_ in ("npadvmod", "nsubj") and previous.dep_ != "compound" and previous.head != token
        )
    return not has_head and token.pos_ == "ADJ" and token.ent_type_ == "NORP" and words.lower(at).endswith("s")


def noun_after_of(words: Lexemes, at: int) -> Noun | None:
    """The noun after "of", over determiners, numbers and hedges: "29 of the 37 drones", "three of its soldiers"."""
    position = at
    for _ in range(7):
        if position >= len(words):
            return None
        token, lower = words.token(position), words.lower(position)
        if lower in ("them", "whom", "which", "those", "us", "it"):
            return None
        small = token.pos_ in ("DET", "PRON", "NUM") or lower in _SMALL
        if not small:
            break
        position += 1
    noun = noun_behind(words, position)
    if noun is not None and words.lower(noun[1] + 1) in ("'", "’") and words.glued(noun[1] + 1):
        return noun_after_of(words, noun[1] + 2) or noun
    return noun


def unit_of(words: Lexemes, noun: Noun) -> str:
    """The name of what a noun phrase counts, in the plural; named weapons and peoples by their class."""
    counted = counted_things()
    head = noun[1]
    token, lower = words.token(head), words.lower(head)
    tied = words.lower(head - 1) == "-" and words.glued(head)
    before = words.lower(head - 2) if tied else words.lower(head - 1)
    for name in (f"{before}-{lower}" if tied else f"{before} {lower}", lower):
        if name in counted:
            return counted[name]
    kind = _weapon(token)
    if kind is not None:
        return kind
    if token.ent_type_ == "NORP" or (token.ent_type_ == "PERSON" and lower.endswith("s")):
        return "people"
    return plural(lower, token.tag_, token.lemma_.lower())


def is_known(words: Lexemes, at: int) -> bool:
    """Whether a name is that of a counted thing: a weapon, a people."""
    return words.lower(at) in counted_things() or _weapon(words.token(at)) is not None


def _weapon(token: Token) -> str | None:
    """The class of a type designation: "F-16s", "T-72s"."""
    text = token.lower_
    if not any(character.isdigit() for character in text):
        return None
    whole = text.removesuffix("s")
    prefix = whole.split("-")[0] if "-" in whole else whole.rstrip("0123456789")
    return _types().get(whole) or _types().get(prefix)


def plural(lower: str, tag: str, lemma: str) -> str:
    """The plural of a noun as a unit's name.

    >>> plural("country", "NN", "country")
    'countries'
    """
    if (lower.endswith("men") and len(lower) > 5) or lower.endswith("ses"):
        return lower
    if lower in _INVARIANT or tag in ("NNS", "NNPS"):
        return _IRREGULAR.get(lemma, lower)
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return lower[:-1] + "ies"
    if lower.endswith(("s", "x", "ch", "sh")):
        return lower if lower.endswith("s") else lower + "es"
    return lower + "s"
