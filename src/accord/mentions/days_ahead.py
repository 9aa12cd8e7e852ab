"""3. Document → mentions: the verbs that tell what is set for a later day: "the ferries are to sail again in June".

What is announced for a day is told whatever verb tells it, so such a verb needs no entry of the codebook's and less of
the encoder's assent than others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from accord.codebook.event_frames import word_list
from accord.mentions.framing import lemma_of
from accord.mentions.tense import Tense
from accord.mentions.times import TimeMention
from accord.parsing.clauses import is_verbal, negation_of
from accord.parsing.found import found

_DAYS = frozenset(
    {"date", "weekday", "dayname", "weekend", "relative", "month", "monthday", "iso", "slashed", "following", "season"}
    | {"quarter", "half", "part", "range", "weekdayrange", "shifted", "anchored", "year"}
)
"""Readings of time expressions that name a day, or a longer time that a calendar has."""
_COMING = frozenset({"next", "coming", "following"})
_NEAR = re.compile(
    r"(?:today|tonight|now|currently|this (?:morning|afternoon|evening|week|month|year))\b", re.IGNORECASE
)
"""Words for a time that has begun, of which a plain "will" often tells no more than what is going on."""
_OF_A_DAY = frozenset({"prep", "pobj", "npadvmod", "advmod", "nummod", "compound", "amod", "appos", "dep", "pcomp"})
_OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp"})
_STATES = frozenset({"be", "have", "remain", "stay", "seem", "know", "like", "love", "feel", "think", "mean", "do"})
"""Verbs that tell no happening whatever the day is."""
_LOOSE = frozenset({"acl", "advcl", "pcomp", "prep"})
"""How participles hang on what has a tense of its own: "delegates seen on Monday left"."""
_STEPS = 8


def set_for_a_day(doc: Doc) -> frozenset[int]:
    """The verbs, by token index, whose clause looks ahead to a day that it names."""
    report = found(doc).report
    year = int(report.dct[:4]) if report is not None and report.dct else 0
    verbs = (_verb_of(doc, mention) for mention in found(doc).times if _is_ahead(mention, year))
    told = (_what_is_set(verb) for verb in verbs if verb is not None)
    return frozenset(verb.i for verb in told if verb is not None and _happens(verb))


def _is_ahead(mention: TimeMention, year: int) -> bool:
    """Whether a time expression names a day that its clause tells as one to come, in that year or later."""
    if mention.read not in _DAYS or _NEAR.match(mention.text):
        return False
    told = mention.slots.get("year")
    if isinstance(told, int) and 1000 <= told < year:
        return False
    if mention.tense is Tense.FUTURE:
        return True
    slots = mention.slots
    is_coming = not _COMING.isdisjoint(slots) or mention.text.lower().endswith("tomorrow")
    return mention.tense is Tense.PRESENT and is_coming


def _verb_of(doc: Doc, mention: TimeMention) -> Token | None:
    """The verb that a time expression stands with, or behind whose object: "will make a statement on Monday"."""
    token = doc[mention.token]
    for _ in range(_STEPS):
        if is_verbal(token) and token.pos_ != "NOUN" and not _opens_a_day(token):
            return token
        if token.head == token or not (token.dep_ in _OF_A_DAY | _OBJECTS or _opens_a_day(token)):
            return None
        token = token.head
    return None


def _opens_a_day(word: Token) -> bool:
    """Whether a gerund only says from when: "will form a team, starting Saturday"."""
    return word.tag_ == "VBG" and word.lower_ in ("starting", "beginning") and word.dep_ in ("advcl", "prep", "acl")


def _what_is_set(verb: Token) -> Token | None:
    """The verb that says what is to be done: of "is expected on Friday to speak" it is "speak"."""
    for _ in range(_STEPS):
        complement = next(_complements(verb), None)
        if complement is None or lemma_of(verb) not in word_list("status_verbs"):
            return verb
        verb = complement
    return verb


def _complements(verb: Token) -> Iterator[Token]:
    over = [verb, *(child for child in verb.rights if child.dep_ == "acomp")]
    return (child for word in over for child in word.rights if child.dep_ == "xcomp" and child.pos_ == "VERB")


def _happens(verb: Token) -> bool:
    """Whether a verb tells a happening, and tells it as one that will be."""
    if verb.pos_ != "VERB" or lemma_of(verb) in _STATES or lemma_of(verb) in word_list("speech"):
        return False
    if verb.dep_ in _LOOSE and verb.tag_ in ("VBG", "VBN"):
        return False
    return negation_of(verb) is None
