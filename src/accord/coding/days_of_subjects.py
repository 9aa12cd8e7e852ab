"""4. Mentions → records: days that belong to the deed a noun names and not to the verb that is said of it.

"The shelling of Lima in March was condemned": in March it was shelled. "Oslo condemned the shelling of Lima in March",
told in May: the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from spacy.tokens import Doc, Span, Token

from accord.coding.loose_days import day_words
from accord.mentions.framing import lemma_of
from accord.mentions.roles import words_of
from accord.mentions.triggers import Trigger
from accord.parsing.clauses import is_verbal
from accord.records import TimeRecord
from accord.values import EventType

Times = dict[int, list[TimeRecord]]

_NEWS = timedelta(days=21)
"""How old what is condemned, mourned or apologised for may be before its day cannot be that of the words about it."""
_REACH = 8
_WITHIN = frozenset({"pobj", "prep", "compound", "nmod", "amod", "conj", "appos", "pcomp", "poss"})
_DAY_PREPOSITIONS = frozenset({"on", "in", "at"})


def days_of_nouns(doc: Doc, times: Iterable[TimeRecord], beside: Mapping[int, int], day: str | None) -> dict[str, int]:
    """The times, by id, of the deeds that nouns name, each with its head; `beside`: by where the noun ends."""
    found: dict[str, int] = {}
    for time in times:
        span = doc.char_span(time.start, time.end, alignment_mode="expand")
        if span is None or span.start < 2:
            continue
        noun = _in_subject(doc, span, beside) or (_looked_back_on(doc, span, beside) if _is_old(time, day) else None)
        if noun is not None:
            found[time.id] = beside[_end(noun)]
    return found


def _end(noun: Token) -> int:
    return int(noun.idx + len(noun))


def _word_before(doc: Doc, span: Span) -> Token:
    """The word before a time and its preposition."""
    at = span.start - 1
    return doc[at - 1] if at > 0 and doc[at].lower_ in _DAY_PREPOSITIONS else doc[at]


def _in_subject(doc: Doc, span: Span, beside: Mapping[int, int]) -> Token | None:
    """The deed that a subject names where the time stands behind it and before its verb."""
    last = _word_before(doc, span)
    deed: Token | None = None
    word = last
    for _ in range(_REACH):
        deed = word if _end(word) in beside else deed
        if word.dep_ in ("nsubj", "nsubjpass"):
            break
        if word.dep_ not in _WITHIN:
            return None
        word = word.head
    verb = word.head
    is_subject = word.dep_ in ("nsubj", "nsubjpass") and word.i <= last.i and is_verbal(verb)
    if not is_subject or deed is None or deed == last or verb.i < span.end or _is_parted(doc, word, span, verb):
        return None
    return deed


def _is_parted(doc: Doc, subject: Token, span: Span, verb: Token) -> bool:
    """Whether a comma or another clause stands between a subject, the time behind it and its verb."""
    return any(word.is_punct or (is_verbal(word) and word != verb and word.dep_ != "aux" and word.dep_ != "auxpass")
               for word in doc[subject.i + 1 : verb.i] if not span.start <= word.i < span.end)  # fmt: skip


def _is_old(time: TimeRecord, day: str | None) -> bool:
    begun, over = (time.when.earliest, time.when.latest) if time.when is not None else (None, None)
    if not day or not begun or not over or over[:10] >= day[:10]:
        return False
    return date.fromisoformat(begun[:10]) < date.fromisoformat(day[:10]) - _NEWS


def _looked_back_on(doc: Doc, span: Span, beside: Mapping[int, int]) -> Token | None:
    """The deed that somebody condemns, mourns or is sorry for, behind whose words an old day stands."""
    deed: Token | None = None
    word = _word_before(doc, span)
    for _ in range(_REACH):
        deed = word if _end(word) in beside else deed
        if is_verbal(word):
            break
        if word.dep_ not in _WITHIN and word.dep_ not in ("dobj", "nsubjpass"):
            return None
        word = word.head
    if deed is None or not is_verbal(word) or word.i > deed.i or lemma_of(word) not in day_words("looking_back"):
        return None
    return deed


def share_with_harm(doc: Doc, triggers: Sequence[Trigger], times: Times) -> None:
    """Give a verb of harm the day of the deed that did it ("the shelling of Lima on Monday killed ten")."""
    for trigger in triggers:
        verb = doc[trigger.head]
        if trigger.part != "verb" or trigger.type is not EventType.ASSAULT or trigger.head in times:
            continue
        subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
        if subject is not None and subject.i in times and lemma_of(verb) in words_of("harming"):
            times[trigger.head] = [time for time in times[subject.i] if time.when is not None]
