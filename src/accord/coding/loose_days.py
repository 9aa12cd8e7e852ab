"""4. mentions → records: days in a sentence that are not those of the event word above them in its tree."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from functools import cache

from spacy.tokens import Doc, Span, Token

from accord.data import read_toml
from accord.data.place_names import look_up
from accord.mentions.framing import lemma_of
from accord.parsing.clauses import SUBJECTS, children_of, is_verbal, verb_group
from accord.records import TimeRecord
from accord.values import Precision

_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMED = frozenset({"GPE", "LOC", "ORG", "PERSON"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_NO_NAMES = frozenset({"DATE", "GPE", "LOC"})
_REACH = 8
_VAGUE = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
_DAYS = frozenset({Precision.DAY, Precision.MOMENT})
_YEARS = frozenset({Precision.YEAR, Precision.INTERVAL})
_AROUND = frozenset({"after", "before", "since"})
_ASIDE = 6
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
    is_dated = span.start > 0 and doc[span.start - 1].lower_ == "dated" and any(each.isdigit() for each in time.text)
    if is_dated or _ends_a_name(doc, span, time, heads):
        return True
    if span.root.dep_ == "dobj" and lemma_of(span.root.head) in day_words("of_the_past"):
        return True
    if _is_of_money(doc, span, time, heads):
        return True
    root, noun = span.root, span.root.head
    if noun.i in heads or noun.pos_ not in _NOUNS or noun.ent_type_ in ("DATE", "TIME"):
        return root.dep_ == "pobj" and noun.lower_ == "of" and _is_named_by_its_day(noun, heads)
    if noun.i < root.i:
        return False
    is_year = len(span) == 1 and _YEAR.fullmatch(time.text) is not None
    is_owner = _is_possessive(doc, span) and noun.dep_ not in SUBJECTS
    return is_year or is_owner or (root.dep_ == "compound" and _stands_bare(doc, span))


def _is_of_money(doc: Doc, span: Span, time: TimeRecord, heads: Container[int]) -> bool:
    """Whether a year says which year's money is decided on: "approve the budget for next year" is no deed of it."""
    if span.start < 2 or doc[span.start - 1].lower_ != "for" or time.when is None or time.when.precision not in _YEARS:
        return False
    word = doc[span.start - 2]
    if word.lemma_.lower() not in read_toml("times.toml")["inference"]["budget_nouns"]:
        return False
    for _ in range(_REACH):
        if word.i in heads or word.head == word:
            break
        word = word.head
    return word.i in heads and word.lemma_.lower() in day_words("settled_money")


def _ends_a_name(doc: Doc, span: Span, time: TimeRecord, heads: Container[int]) -> bool:
    """Whether a year is the last word of a name that is no event: "passed the Fair Press Act 2031"."""
    before = doc[span.start - 1] if span.start else None
    if before is None or len(span) > 1 or _YEAR.fullmatch(time.text) is None:
        return False
    is_name = before.pos_ == "PROPN" and before.text[0].isupper() and before.ent_type_ not in _NO_NAMES
    return is_name and before.i not in heads and not look_up(before.text)


def is_of_the_telling(doc: Doc, time: TimeRecord) -> bool:
    """Whether a time is that of the source named in front: "according to a statement on Monday, troops shelled"."""
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    if span is None:
        return False
    token = span.root
    for _ in range(_REACH):
        if token.lower_ == "according":
            return token.i < span.start and not any(word.text == "," for word in doc[token.i : span.start])
        if token.head == token or token.pos_ in ("VERB", "AUX"):
            return False
        token = token.head
    return False


def is_of_an_aside(doc: Doc, time: TimeRecord, heads: Container[int]) -> bool:
    """Whether "now" or a year stands in an apposition that is no event: "Berg, currently a candidate, met envoys".

    What renames a subject that is nobody may tell of the deed: "the worst storm, a gale in 1957, killed".
    """
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    if span is None or (time.when is not None and time.when.precision in _DAYS):
        return False
    token = span.root
    for _ in range(_REACH):
        if token.dep_ == "appos":
            if token.i in heads or token.head.i in heads or token.ent_type_ in ("DATE", "TIME"):
                return False
            is_other = token.head.ent_type_ == "PERSON" or token.head.dep_ not in SUBJECTS
            return token.i > token.head.i and (time.value in _VAGUE or is_other)
        if token.head == token or token.pos_ in ("VERB", "AUX"):
            return False
        token = token.head
    return False


def is_since_a_first(doc: Doc, time: TimeRecord) -> bool:
    """Whether a time only says since when there was none of the kind ("the first talks since May")."""
    span = doc.char_span(time.start, time.end)
    if span is None or span.start == 0 or doc[span.start - 1].lower_ != "since":
        return False
    before = doc[max(span.sent.start, span.start - _AFTER_FIRST) : span.start]
    return any(word.lower_ in ("first", "only") for word in before)


def is_of_a_state_of_things(doc: Doc, time: TimeRecord, heads: Container[int]) -> bool:
    """Whether "since" tells in an aside how long somebody has been something: "Berg, in office since May, resigned"."""
    span = doc.char_span(time.start, time.end)
    if span is None or span.start < 2 or doc[span.start - 1].lower_ != "since":
        return False
    before = doc[max(span.sent.start, span.start - _ASIDE) : span.start - 1]
    comma = next((word.i for word in reversed(before) if word.text == ","), None)
    if comma is None or doc[comma + 1].pos_ != "ADP":
        return False
    return not any(word.pos_ in ("VERB", "AUX") or word.i in heads for word in doc[comma + 1 : span.start - 1])


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

    "The visit, which has been planned since May", "the first since the war ended in 1953", "hopes that it ends in May",
    "quit after losing the contests of 4 May".
    """
    if token.pos_ not in ("VERB", "AUX"):
        return False
    if token.dep_ == "pcomp" and token.head.lower_ in _AROUND:
        return True
    if token.dep_ == "acl" and lemma_of(token) in day_words("relating"):
        return True
    if token.dep_ == "relcl":
        return lemma_of(token) not in day_words("takes_place")
    words = list(children_of(token))
    has_subject = any(child.dep_ in SUBJECTS for child in words)
    # In "tested what it called a rocket on Monday" the clause names a thing, and the day is that of the test.
    names_a_thing = any(word.lower_ == "what" for word in token.subtree)
    return token.dep_ in ("advcl", "ccomp", "conj", "pcomp", "acl") and has_subject and not names_a_thing


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
    if at > 0 and doc[at].lower_ in ("on", "in"):
        at -= 1
    noun = doc[at] if at >= 0 else None
    if noun is not None and noun.ent_type_ in _NAMED and noun.i not in heads and noun.head.lower_ in ("in", "at", "of"):
        noun = noun.head.head
    if noun is None or noun.i not in heads or noun.dep_ != "pobj" or noun.pos_ not in _NOUNS:
        return None
    is_related = noun.head.head.dep_ == "acl" and lemma_of(noun.head.head) in day_words("relating")
    return heads[noun.i] if is_related or comes_before(noun.head) else None


def comes_before(preposition: Token) -> bool:
    """Whether a preposition puts something before what follows: "before", "ahead of", "by" that names no doer."""
    if preposition.lower_ == "by":
        over = preposition.head.head if preposition.head.dep_ == "attr" else preposition.head
        return is_verbal(over) and not verb_group(over).passive
    phrase = preposition.doc[max(0, preposition.i - 1) : preposition.i + 1].text.lower()
    return not day_words("measured_from").isdisjoint((preposition.lower_, phrase))


def days_of_no_event(
    doc: Doc, times: Iterable[TimeRecord], owned: Mapping[int, list[TimeRecord]]
) -> dict[int, list[TimeRecord]]:
    """The days that no event has, by the past verb they stand with ("went on a spree on Monday, killing four")."""
    taken = {time.id for mine in owned.values() for time in mine}
    found: dict[int, list[TimeRecord]] = {}
    for time in times:
        span = doc.char_span(time.start, time.end, alignment_mode="expand")
        if span is None or time.id in taken or time.when is None or time.when.precision not in _DAYS:
            continue
        verb = _verb_of(span.root)
        if verb is not None and verb.i not in owned:
            found.setdefault(verb.i, []).append(time)
    return found


def _verb_of(day: Token) -> Token | None:
    """The past verb that a day hangs on by no more than a preposition or an adverb."""
    token = day
    for _ in range(_REACH):
        if token.pos_ == "VERB":
            return token if token.tag_ in ("VBD", "VBN") and token.dep_ in ("ROOT", "conj", "ccomp") else None
        if token.head == token or not (token.ent_type_ in ("DATE", "TIME") or token.pos_ in ("ADP", "ADV")):
            return None
        token = token.head
    return None
