"""7. Events → dossiers: which records tell of a dossier, and how close to its name they do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from accord.dossiers.beside import is_of_party
from accord.dossiers.event_like import event_like
from accord.dossiers.index import Index, Sentence
from accord.dossiers.model import Dossier
from accord.dossiers.rules import Kind
from accord.dossiers.wordlists import any_of, words
from accord.records import ActorRecord, EventRecord, FigureRecord, StatementRecord
from accord.values import EventType, Standing


class Nearness(IntEnum):
    """How close a record is to a dossier's name; the names are those of `within` in kinds (kinds/README.md)."""

    WORDS = 0
    REACH = 1
    SENTENCE = 2
    REPORT = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A record that tells of a dossier; `name` is where its sentence names it, None when it does not.

    `by_term` is so when a term does, `follows_name` when the sentence before does. Where a statement, a figure or
    an actor is what tells, it stands in `of`, and `record` is its likeness of an event.
    """

    record: EventRecord
    sentence: Sentence
    nearness: Nearness
    name: tuple[int, int] | None = None
    by_term: bool = False
    follows_name: bool = False
    of: StatementRecord | FigureRecord | ActorRecord | None = None

    @property
    def on(self) -> str:
        """The kind of record that tells: "event", "statement", "figure" or "actor"."""
        return self.of.kind if self.of is not None else "event"

    @property
    def start(self) -> int:
        """Where the record starts in its sentence."""
        return self.record.start - self.sentence.start

    @property
    def end(self) -> int:
        """Where the record ends in its sentence."""
        return self.record.end - self.sentence.start


_EDGE = 2
"""A verb may end this close before a name without a determiner between: "hosts annual talks"."""


def find_told(dossier: Dossier, kind: Kind, index: Index) -> list[Told]:
    """The records that tell of a dossier, a party of it taking part, in the order of reports and text."""
    names, terms = pattern_of(dossier.names), pattern_of(dossier.terms)
    found: list[Told] = []
    for report, holding in index.holding((*dossier.names, *dossier.terms)).items():
        if not index.is_about(report, dossier.needs):
            continue
        sentences = index.by_report[report]
        named = [told for sentence in holding for told in _in_sentence(kind, names, terms, sentence)]
        named = [told for told in named if has_party(dossier, kind, told, index)]
        if named:
            found += named
            found += _later_mentions(kind, named, sentences, index)
    return found


@cache
def pattern_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Names in any case, with a plural; acronyms as they stand; "..." is a gap of a few words, all of them the name."""
    parts = [
        re.escape(name)
        if name.isupper()
        else rf"(?i:{r'(?:[^.;]|(?<=[A-Z])[.]){0,90}?'.join(map(re.escape, name.split('...')))}s?)"
        for name in sorted(names, key=len, reverse=True)
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)" if parts else r"(?!)")


def _in_sentence(kind: Kind, names: re.Pattern[str], terms: re.Pattern[str], sentence: Sentence) -> list[Told]:
    quote = sentence.quote.replace("’", "'")
    spans = [(match.span(), False) for match in names.finditer(quote)]
    spans += [(match.span(), True) for match in terms.finditer(quote)]
    told = []
    for record in sentence.events if spans else ():
        start, end = record.start - sentence.start, record.end - sentence.start
        # An acronym in brackets is the name once more, and tells nothing of its own.
        if record.standing == Standing.BACKGROUND or quote[start - 1 : start] + quote[end : end + 1] == "()":
            continue
        ranked = sorted(
            (_nearness(kind, span, record, sentence), by_term, abs(span[0] - start), span) for span, by_term in spans
        )
        nearness, by_term, _, span = ranked[0]
        told.append(Told(record, sentence, nearness, span, by_term))
    beside: list[Beside] = [*sentence.statements, *sentence.figures, *sentence.actors] if spans else []
    told += [_beside(record, sentence, spans) for record in beside if record.kind in kind.looks_at]
    return told


Beside = StatementRecord | FigureRecord | ActorRecord
"""A record that tells of a dossier and is no event."""
Named = tuple[tuple[int, int], bool]
"""Where a sentence names a dossier, and whether by a term."""
_CLOSE = 60
"""Characters between a figure and a name that still stand together."""


def _beside(record: Beside, sentence: Sentence, spans: list[Named]) -> Told:
    """A statement whose content holds the name, or a figure close to it; else one of the same sentence."""
    start, end = record.start - sentence.start, record.end - sentence.start

    def distance(span: tuple[int, int]) -> int:
        return max(span[0] - end, start - span[1], 0)

    span, by_term = min(spans, key=lambda each: (distance(each[0]), each[1]))
    nearness = Nearness.SENTENCE
    if distance(span) == 0:
        nearness = Nearness.WORDS
    elif isinstance(record, FigureRecord) and distance(span) <= _CLOSE:
        nearness = Nearness.REACH
    return Told(event_like(record), sentence, nearness, span, by_term, of=record)


def _nearness(kind: Kind, span: tuple[int, int], record: EventRecord, sentence: Sentence) -> Nearness:
    start, end = record.start - sentence.start, record.end - sentence.start
    if start < span[1] and span[0] <= end + _EDGE:
        return Nearness.WORDS
    # Those who meet are the name: "NATO defence ministers | will meet", "the Contact Group (UDCG) | met".
    if (
        kind.editions == "day"
        and record.type == EventType.CONSULT
        and span[1] <= start
        and _AS_SUBJECT.fullmatch(sentence.quote[span[1] : start])
    ):
        return Nearness.WORDS
    # Or the name is who is called together: "convened | the Contact Group", "the 30th meeting | of the Contact Group".
    if kind.editions == "day" and record.type == EventType.CONSULT and end <= span[0]:
        called = _CALLED_TOGETHER.search(record.text) is not None
        if called and re.fullmatch(r" (?:of )?(?:the )?", sentence.quote[end : span[0]]):
            return Nearness.WORDS
    if _is_generic(kind, record.text):
        return Nearness.REACH
    if span[1] <= start and is_only_time(sentence.quote, span, start):
        return Nearness.SENTENCE
    if end <= span[0] and is_only_time(sentence.quote, (start, end), span[0]):
        return Nearness.SENTENCE
    first, last = (end, span[0]) if end <= span[0] else (span[1], start)
    # "the budget, which the cabinet submitted in May, was passed": what an inserted clause tells does not part them.
    inserted = [
        (first + found.start(), first + found.end()) for found in _INSERTED.finditer(sentence.quote[first:last])
    ]
    for other in sentence.events:
        place = other.start - sentence.start
        is_named = place < span[1] and span[0] < other.end - sentence.start
        if other is record or is_named or other.label in kind.same or not first <= place < last:
            continue
        if not any(begins <= place < ends for begins, ends in inserted):
            return Nearness.SENTENCE
    return Nearness.REACH


def _is_generic(kind: Kind, text: str) -> bool:
    """Whether words end in a plain noun of the kind: "passed the budget", not "passed the media bill"."""
    told = text.casefold().split()
    plain = {"a", "an", *words()["later_mention"]["before"], *words()["whole"]["before"]}
    return len(told) > 1 and told[-1] in kind.generic and (told[-2] in plain or told[-2].isdigit())


def is_only_time(quote: str, span: tuple[int, int], start: int) -> bool:
    """Whether a name only says when another thing is done: "After the talks, the minister flew home"."""
    before = quote[: span[0]].casefold().split()[-MOST_BETWEEN:]
    return "," in quote[span[1] : start] and any(word in words()["time_only"]["before"] for word in before)


_AS_SUBJECT = re.compile(
    r" ?(?:\([^)]{1,12}\) )?(?:(?:countries|allies|members|states|nations|from [\w ]{1,30}) )?"
    r"(?:(?:who|which|also|will|are|is|to|have|has|had) ){0,2}"
    r"(?:(?:opened|began|held|ended|closed|concluded|finished|wrapped up) (?:a|the|its|their) (?:[\w-]+ ){0,3})?"
)
_CALLED_TOGETHER = re.compile(
    r"\b(?:(?:convene|chaire|co-chaire|hoste|co-hoste)[ds]|convening|chairing|hosting|meeting|session|sitting)$"
)
MOST_BETWEEN = 4
"""Words that may stand between such a preposition and the name."""
_INSERTED = re.compile(r", (?:which|that|who)\b[^,]*,")


def _later_mentions(kind: Kind, named: list[Told], sentences: list[Sentence], index: Index) -> list[Told]:
    """Records that go by "the meeting", "the increase" and were joined with one that names the dossier.

    So do records of the whole report, for the moves that look so far.
    """
    close = [told for told in named if told.nearness <= Nearness.REACH]
    events = {index.event_of[told.record.id].id for told in close if told.record.id in index.event_of}
    taken = {told.record.id for told in named}
    found = []
    naming = {told.sentence.start for told in named}
    for before, sentence in zip([None, *sentences], sentences, strict=False):
        follows = before is not None and before.start in naming
        for record in sentence.events:
            if record.id in taken or record.standing == Standing.BACKGROUND:
                continue
            event = index.event_of.get(record.id)
            is_same = event is not None and event.id in events and _is_later_mention(kind, record)
            is_same = is_same or (kind.editions == "day" and _is_next_one(kind, record))
            nearness = Nearness.WORDS if is_same else Nearness.REPORT
            found.append(Told(record, sentence, nearness, follows_name=follows))
    return found


def _is_later_mention(kind: Kind, record: EventRecord) -> bool:
    """Whether a record's words are a definite noun the kind goes by: "the talks", "their meeting"."""
    noun = record.text.casefold().split()[-1] if record.text.strip() else ""
    before = record.evidence.quote[: record.start - record.evidence.start].split()
    return noun in kind.generic and bool(before) and before[-1].casefold() in words()["later_mention"]["before"]


def _is_next_one(kind: Kind, record: EventRecord) -> bool:
    """Whether a record's words are "next meeting", in a report that names the series."""
    told = record.text.casefold().split()
    return len(told) == 2 and told[0] in words()["next"]["before"] and told[1] in kind.generic


def has_party(dossier: Dossier, kind: Kind, told: Told, index: Index) -> bool:
    """Whether a record is about the dossier's parties, as far as it or the words near it say."""
    parties = set(dossier.parties)
    if not parties:
        return True
    record = told.record
    if kind.beside:
        return is_of_party(told.sentence, told.name, parties, index)
    if kind.by_others and index.is_about(told.sentence.report.id, parties):
        return True
    acting = {actor.country for actor in record.actors if actor.country}
    countries = acting | {actor.country for actor in record.recipients if actor.country}
    if not kind.outsiders and countries:
        # Its own name tells a meeting from others; "annual talks" does so only among the parties.
        return bool(countries & parties) and (not told.by_term or parties <= countries or not countries - parties)
    if countries:
        is_given = any_of("given", "words").match(record.text) is not None
        return bool((countries if is_given else acting or countries) & parties)
    if any(name in told.sentence.quote for name in dossier.approvers):
        near = told.sentence.countries
        return not near or bool(near & parties)
    return bool(index.countries_near(told.sentence) & parties)
