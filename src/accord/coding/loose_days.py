"""4. mentions → records: days in a sentence that are not those of the event word above them in its tree."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import cache

from spacy.tokens import Doc, Span, Token

from accord.data import read_toml
from accord.mentions.framing import lemma_of
from accord.parsing.clauses import SUBJECTS, children_of
from accord.records import TimeRecord

_YEAR = re.compile(r"(?:19|20)\d\d")
_NOUNS = frozenset({"NOUN", "PROPN"})
_AFTER_FIRST = 12
"""Words between "the first" and the time since when it is."""


@cache
def day_words(name: str) -> frozenset[str]:
    """A list of words by which a day is tied to a deed or to something else."""
    return frozenset(read_toml("times.toml")["days"][name])


def is_of_a_thing(doc: Doc, time: TimeRecord, heads: Container[int]) -> bool:
    """Whether a time only says which thing is meant, which is no event: "the 2026 budget", "Friday's paper"."""
    span = doc.char_span(time.start, time.end)
    if span is None:
        return False
    root, noun = span.root, span.root.head
    if noun.i in heads or noun.pos_ not in _NOUNS or noun.ent_type_ in ("DATE", "TIME"):
        return root.dep_ == "pobj" and noun.lower_ == "of" and _is_named_by_its_day(noun, heads)
    if noun.i < root.i:
        return False
    is_year = len(span) == 1 and _YEAR.fullmatch(time.text) is not None
    is_owner = _is_possessive(doc, span) and noun.dep_ not in SUBJECTS
    return is_year or is_owner or (root.dep_ == "compound" and _stands_bare(doc, span))


def is_since_a_first(doc: Doc, time: TimeRecord) -> bool:
    """Whether a time only says since when there was none of the kind ("the first talks since May")."""
    span = doc.char_span(time.start, time.end)
    if span is None or span.start == 0 or doc[span.start - 1].lower_ != "since":
        return False
    before = doc[max(span.sent.start, span.start - _AFTER_FIRST) : span.start]
    return any(word.lower_ in ("first", "only") for word in before)


def _is_possessive(doc: Doc, span: Span) -> bool:
    return span.root.dep_ == "poss" or (span.end < len(doc) and doc[span.end].tag_ == "POS")


def _stands_bare(doc: Doc, span: Span) -> bool:
    """Whether a time stands right before a common noun, without a word before it that would make it a day's own."""
    noun = span.root.head
    before = doc[span.start - 1] if span.start else None
    return noun.pos_ == "NOUN" and noun.i == span.end and (before is None or before.pos_ != "ADP")


def _is_named_by_its_day(of: Token, heads: Container[int]) -> bool:
    """Whether "of" ties a day to a thing: "his letter of 4 May", not "the evening of 4 May"."""
    thing = of.head
    is_thing = (thing.pos_ in _NOUNS or thing.lower_ in ("that", "those")) and thing.ent_type_ not in ("DATE", "TIME")
    return is_thing and thing.i not in heads and thing.lemma_.lower() not in day_words("of_time")


def leaves_its_clause(token: Token) -> bool:
    """Whether the way up from a verb leaves a clause of its own, whose days no event outside has.

    "The visit, which has been planned since May", "the first since the war ended in 1953", "hopes that it ends in May".
    """
    if token.pos_ not in ("VERB", "AUX"):
        return False
    if token.dep_ == "relcl":
        return lemma_of(token) not in day_words("takes_place")
    words = list(children_of(token))
    has_subject = any(child.dep_ in SUBJECTS for child in words)
    # In "tested what it called a rocket on Monday" the clause names a thing, and the day is that of the test.
    names_a_thing = any(word.lower_ == "what" for word in token.subtree)
    return token.dep_ in ("advcl", "ccomp", "pcomp", "acl") and has_subject and not names_a_thing


def only_repeats(verb: Token) -> bool:
    """Whether a verb only says that the one above it was foreseen: the day in "met as planned on 4 May" is not its."""
    if verb.dep_ != "advcl" or verb.lemma_.lower() not in day_words("foreseen"):
        return False
    words = list(children_of(verb))
    return any(word.lower_ == "as" for word in words) and not any(word.dep_.startswith("nsubj") for word in words)


def noun_before(doc: Doc, span: Span, heads: Mapping[int, int]) -> int | None:
    """The event of a noun right before a bare day, which is its day as well: "in protests Monday"."""
    if span.root.dep_ != "npadvmod" or not span.start:
        return None
    noun = doc[span.start - 1]
    if noun.i not in heads or noun.pos_ not in _NOUNS:
        return None
    if noun.dep_ == "dobj" and noun.head == span.root.head and noun.head.i not in heads:
        return heads[noun.i]  # "reported clashes Monday night": the verb of telling is no event
    if noun.dep_ != "pobj":
        return None
    preposition = noun.head
    thing = preposition.head
    is_of = preposition.lower_ == "of" and thing.pos_ == "NOUN" and thing.i not in heads
    is_of = is_of and thing.lemma_.lower() not in day_words("of_time") | {"time", "date"}
    return heads[noun.i] if is_of or preposition.lower_ in day_words("during") else None


def event_before(doc: Doc, span: Span, heads: Mapping[int, int]) -> int | None:
    """The event before which something is done, its day right behind it: "recalled him before the talks on 4 May"."""
    at = span.start - 1
    if at > 0 and doc[at].lower_ == "on":
        at -= 1
    noun = doc[at] if at >= 0 else None
    if noun is not None and noun.ent_type_ in ("GPE", "LOC") and noun.head.lower_ in ("in", "at"):
        noun = noun.head.head
    if noun is None or noun.i not in heads or noun.dep_ != "pobj" or noun.pos_ not in _NOUNS:
        return None
    return heads[noun.i] if noun.head.lower_ in ("before", "until", "till") else None
