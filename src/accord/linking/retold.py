"""6. Records ↔ records: whether of two reports one was made from the other's text, sentence by sentence.

An agency's text is cut, put into other words, given other headlines and another paragraph; its sentences still tell the
same facts. Two accounts of one event share words and quotations, but not sentence after sentence. Two sittings of a
series share the sentences, but not the facts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from accord.data import read_toml
from accord.linking.mention_words import find_words

LEAST_SHARE = 0.55
"""Least share of the shorter report's words in sentences that stand in the other too, its first ones among them."""
LEAST_AGAIN = 0.8
"""The same where its first sentences are others, or both are of one outlet: what it tells again of an earlier day, its
questions to the next candidate, are no copies."""
_ALIKE, _WITHIN = 0.5, 0.8
"""Two sentences are one by Dice's coefficient of their words, or by the share of the shorter one within the other."""
_LEAST_WORDS = 5
"""Shorter sentences are alike by chance."""
_VERBATIM = 0.9
"""Likeness at which one sentence alone is a copy: two accounts of one fact in a sentence each share most words."""
_LEAD = 2
_MOST_CHANGED = 0.25
"""Most facts of the sentences shared that may be others: a corrected figure, another spelling."""
_FEW_CHANGED = 1
_MOST_SENTENCES = 400
_QUOTED = re.compile(r"“[^”]{20,2000}”|\"[^\"\n]{20,2000}\"")
_ENDS = re.compile(
    r"(?<![A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|Lt|No)\.)(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Adm|Col|Maj|Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec)\.)"
    r"(?<!\bSept\.)(?<=[.!?])[”\")]*\s+(?=[“\"(]?[A-Z0-9])|\n+"
)
_FIGURE = re.compile(r"[a-z]+|\d+(?:[.,]\d+)*")
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_STOP = re.compile(r"[.!?][”\")\]]*$")
_DATELINE = re.compile(r"^[^\n]{2,80}?\s(?:--|—|–|-)\s")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The stems of a sentence outside quotations, and those of them that are facts: numbers, days, names."""

    stems: frozenset[str]
    facts: frozenset[str]


class Told:
    """What a report tells, a sentence at a time, without headline, dateline and quotations."""

    def __init__(self, text: str, publisher: str | None = None) -> None:
        self.publisher = publisher.casefold() if publisher else None
        self.sentences = tuple(_sentences(text))
        self.size = sum(len(sentence.stems) for sentence in self.sentences)
        self.stems = frozenset(word for sentence in self.sentences for word in sentence.stems)

    def near(self, stems: frozenset[str]) -> _Sentence | None:
        """The sentence, or two that follow each other, with most of those words; None where none is alike."""
        shared = Counter(place for word in stems for place in self._places.get(word, ()))
        best, most = None, 0.0
        for place, _ in shared.most_common(4):
            for other in self._windows(place):
                likeness = _likeness(stems, other.stems)
                if likeness > most:
                    best, most = other, likeness
        return best if most >= _ALIKE else None

    def _windows(self, place: int) -> Sequence[_Sentence]:
        one = self.sentences[place]
        beside = [self.sentences[at] for at in (place - 1, place + 1) if 0 <= at < len(self.sentences)]
        return (one, *(_Sentence(one.stems | other.stems, one.facts | other.facts) for other in beside))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, sentence in enumerate(self.sentences):
            for word in sentence.stems:
                places.setdefault(word, []).append(place)
        return places


def are_retold(one: Told, other: Told) -> bool:
    """Whether one of two reports was made from the other, or both from a third; the order does not matter."""
    short, long = sorted((one, other), key=lambda told: (told.size, sorted(told.stems)))
    if not short.sentences:
        return False
    pairs = [(sentence, long.near(sentence.stems)) for sentence in short.sentences]
    shared = [(sentence, found) for sentence, found in pairs if found is not None]
    if len(shared) == 1 and _likeness(shared[0][0].stems, shared[0][1].stems) < _VERBATIM:
        return False
    lead = [(sentence, found) for sentence, found in pairs[:_LEAD] if found is not None]
    share = sum(len(sentence.stems) for sentence, _ in shared) / short.size
    has_lead = bool(lead) and _count_changed(lead, short, long)[0] <= _FEW_CHANGED
    is_own = one.publisher is not None and one.publisher == other.publisher
    if share < (LEAST_SHARE if has_lead and not is_own else LEAST_AGAIN):
        return False
    changed, facts = _count_changed(shared, short, long)
    return changed <= max(_FEW_CHANGED, _MOST_CHANGED * facts)


def _count_changed(shared: list[tuple[_Sentence, _Sentence]], short: Told, long: Told) -> tuple[int, int]:
    """How many facts of shared sentences each report has in the place of the other's, and how many there are."""
    here = frozenset(fact for sentence, _ in shared for fact in sentence.facts)
    there = frozenset(fact for _, sentence in shared for fact in sentence.facts)
    return min(len(here - long.stems), len(there - short.stems)), min(len(here), len(there))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    common = len(one & other)
    dice = 2 * common / (len(one) + len(other))
    is_within = common >= _WITHIN * min(len(one), len(other)) and min(len(one), len(other)) >= _LEAST_WORDS
    return max(dice, _ALIKE) if is_within else dice


def _sentences(text: str) -> Iterator[_Sentence]:
    first, _, rest = text.partition("\n")
    body = rest if rest.strip() and not _STOP.search(first.strip()) else text
    body = _DATELINE.sub("", body.lstrip(), count=1)
    for sentence in _ENDS.split(_QUOTED.sub(" ", body))[:_MOST_SENTENCES]:
        words = list(find_words(sentence))
        if len(words) >= _LEAST_WORDS:
            figures = frozenset(_figures(sentence))
            names = frozenset(word for word, _, is_fact in words if is_fact)
            yield _Sentence(figures.union(word for word, _, _ in words), figures | names)


def _figures(sentence: str) -> Iterator[str]:
    """The numbers, as digits, and the days of the week that a sentence names."""
    written = _number_words()
    for word in _FIGURE.findall(sentence.lower()):
        figure = written.get(word, word)
        if figure[0].isdigit() or figure in _WEEKDAYS:
            yield figure.replace(",", "")


@cache
def _number_words() -> dict[str, str]:
    """Words that write a number, with its digits; "one" counts nothing as often as not."""
    return {word: str(value) for word, value in read_toml("numbers.toml")["words"].items() if word != "one"}
