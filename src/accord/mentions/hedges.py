"""3. Document → mentions: hedges around a number ("roughly", "at least", "or so") and what they say of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from accord.data import read_toml
from accord.mentions.lexemes import Lexemes, Phrases, word_set
from accord.values import Approximation

_TOPIC_WORDS = word_set("before_topic_about")
_LASTING = word_set("before_long_over")
_HANDING = word_set("before_over_that_hands")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """A hedge: its lexemes and what it says of the number."""

    first: int
    end: int
    approximation: Approximation


@dataclass(frozen=True, slots=True, kw_only=True)
class _HedgeWords:
    """The tables of hedges.toml: hedges before and behind a number, and words that may part the two."""

    before: Phrases
    after: Phrases
    in_span: frozenset[str]
    between: frozenset[str]


@cache
def _words() -> _HedgeWords:
    data = read_toml("hedges.toml")
    rows = data["hedge"]
    return _HedgeWords(
        before=Phrases((word, row["approximation"]) for row in rows if not row.get("after") for word in row["words"]),
        after=Phrases((word, row["approximation"]) for row in rows if row.get("after") for word in row["words"]),
        in_span=frozenset(word for row in rows for word in row.get("in_span", ())),
        between=frozenset(data["between"]["words"]),
    )


def hedge_before(words: Lexemes, at: int) -> Hedge | None:
    """The hedge that ends before a lexeme, over one word such as "only" or "another"; None when there is none."""
    data = _words()
    for skip in (0, 1):
        end = at - skip
        if (skip and words.lower(end) not in data.between) or end <= 0:
            break
        hit = data.before.before(words, end)
        # The parser may end a sentence behind "approx.".
        if hit is None or not (words.same_sentence(hit[0], at) or words.lower(end - 1) == "."):
            continue
        first, name = hit
        if name == "exact" and (skip or words.lower(first) not in data.in_span):
            continue
        if _is_other_word(words, first, end):
            continue
        return Hedge(first=first, end=end, approximation=Approximation(name))
    return None


def _is_other_word(words: Lexemes, first: int, end: int) -> bool:
    """Whether a one-word hedge is a verb, a topic or a place: "talks about 3 islands", "handed over 40 men"."""
    lower = words.lower(first)
    if end != first + 1:
        return False
    if lower == "about" and words.lower(first - 1) in _TOPIC_WORDS:
        return True
    if lower == "over" and words.lower(first - 1) in _HANDING:
        return True
    return lower == "some" and words.lower(first - 1) in ("the", "of")


def hedge_after(words: Lexemes, at: int) -> Hedge | None:
    """The hedge that follows a number: "or so", "-odd", "or more"."""
    hit = _words().after.at(words, at)
    if hit is None:
        return None
    end, name = hit
    if words.lower(at) == "+" and not words.glued(at):
        return None
    if (words.lower(at) == "plus" and not words.glued(at)) or (words.lower(at) == "odd" and words.lower(at - 1) == ","):
        return None
    if words.lower(at) == "at" and name == "at_least" and words.lower(end) not in (",", ".", ""):
        return None
    if words.lower(at) in ("approximately",) and words.lower(end) not in (",", "."):
        return None
    return Hedge(first=at, end=end, approximation=Approximation(name))


def is_capped(words: Lexemes, at: int) -> bool:
    """Whether a verb of limits governs the number: "capped each side at 1,550", "limited to 40 a day"."""
    token = words.token(at)
    seen_preposition = False
    for _ in range(6):
        if token.pos_ == "ADP" or token.dep_ == "prep":
            seen_preposition = seen_preposition or token.lower_ in ("at", "to", "below", "under")
        if token.pos_ == "VERB":
            return seen_preposition and token.lemma_.lower() in ("cap", "limit", "restrict", "confine")
        if token.head == token:
            return False
        token = token.head
    return False


def reads_as_preposition(words: Lexemes, hedge: Hedge, is_duration: bool) -> bool:
    """Whether "over 12 years" is a span of time and not "more than 12 years"."""
    if hedge.end != hedge.first + 1 or not is_duration:
        return False
    lower = words.lower(hedge.first)
    if lower == "over":
        return words.lower(hedge.first - 1) not in _LASTING
    return lower in ("near", "beyond", "above", "below", "until")
