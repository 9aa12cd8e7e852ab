"""4. Mentions → records: quantities → FigureRecords with what they measure, whose they are, when, and on whose word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from spacy.tokens import Doc, Span, Token

from accord.coding.measuring import CharSpan, clause_of, measured, owner_of
from accord.coding.quoting import evidence_of
from accord.data import read_toml
from accord.mentions.attribution_proposals import attributions_of
from accord.mentions.attributions import Attribution
from accord.mentions.quantities import QuantityMention, find_quantities
from accord.mentions.reporting import CueKind
from accord.mentions.status import find_status_of_span
from accord.parsing.clauses import is_verbal
from accord.parsing.found import found, sentence_at, text_of
from accord.records import ActorRecord, FigureRecord, Report, TimeRecord
from accord.values import Actor, ActorKind, FigureKind, Status, TimexType

_ACTUAL = "actual"
_OF_EVENT = {
    Status.PLANNED: "planned",
    Status.EXPECTED: "planned",
    Status.REQUESTED: "requested",
    Status.PROPOSED: "proposed",
    Status.POSSIBLE: "possible",
    Status.HYPOTHETICAL: "possible",
    Status.DENIED: "denied",
}
_LEVELS = frozenset({FigureKind.SHARE, FigureKind.RATIO, FigureKind.ORDINAL, FigureKind.SUPERLATIVE})
_DATE_REACH = 1_500
"""Characters; no clause of people is longer, and a list without a full stop stays cheap."""
_DATED = frozenset({TimexType.DATE, TimexType.TIME})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_toml("figures.toml")["status"][name])


def code_figures(
    doc: Doc, report: Report, times: Iterable[TimeRecord], actors: Iterable[ActorRecord]
) -> list[FigureRecord]:
    """The figures of a report in the order of the text."""
    mentions = found(doc).quantities or find_quantities(doc)
    context = _Context(doc, list(times), list(actors))
    taken = _tokens_of(doc, mentions)
    made: list[FigureRecord] = []
    before: tuple[QuantityMention, CharSpan | None] | None = None
    for mention in mentions:
        if context.is_date(mention):
            continue
        span = measured(doc, mention, taken)
        if before is not None and _is_same_told_anew(doc, before[0], mention):
            span = before[1]
        made.append(_coded(doc, mention, context, (span, owner_of(doc, mention, span, taken))))
        before = mention, span
    return made


def _tokens_of(doc: Doc, mentions: Iterable[QuantityMention]) -> frozenset[int]:
    """The indices of the tokens that figures and their units are made of."""
    spans = (doc.char_span(each.start, each.end, alignment_mode="expand") for each in mentions)
    return frozenset(token.i for span in spans if span is not None for token in span)


_TOLD_ANEW = re.compile(r"\s*(?:\(|,? or |, that is |, i\.e\.,? )\s*(?:about |some |roughly |around )?")
_CONVERTED = frozenset({FigureKind.MONEY, FigureKind.MEASURE, FigureKind.DURATION, FigureKind.RATE})


def _is_same_told_anew(doc: Doc, before: QuantityMention, mention: QuantityMention) -> bool:
    """Whether a figure gives the one before it in another unit: "160 km (100 miles)"."""
    if mention.kind not in _CONVERTED or before.kind is not mention.kind or before.unit == mention.unit:
        return False
    return _TOLD_ANEW.fullmatch(text_of(doc)[before.end : mention.start]) is not None


class _Context:
    """The times, actors and attributions of a report, found by position."""

    def __init__(self, doc: Doc, times: list[TimeRecord], actors: list[ActorRecord]) -> None:
        self.times = sorted((time for time in times if time.type in _DATED), key=lambda time: time.start)
        self.actors = sorted(actors, key=lambda actor: (actor.start, -actor.end))
        self._time_starts = [time.start for time in self.times]
        self._actor_starts = [actor.start for actor in self.actors]
        attributions = attributions_of(doc)
        self._attributions = sorted(
            ((low, high, made) for made in attributions for low, high in made.content), key=lambda row: row[:2]
        )
        self._content_starts = [row[0] for row in self._attributions]

    def is_date(self, mention: QuantityMention) -> bool:
        """Whether a date or clock time holds the number of a figure that has no unit of its own."""
        if (
            mention.unit is not None
            and mention.kind not in (FigureKind.DURATION, FigureKind.ORDINAL)
            and mention.unit_text
        ):
            return False
        if mention.kind in (FigureKind.MONEY, FigureKind.AGE):
            return False
        return any(
            time.start <= mention.core_start and mention.core_end <= time.end
            for time in self.times_between(mention.start - 40, mention.end)
        )

    def times_between(self, start: int, end: int) -> list[TimeRecord]:
        """The dates that begin in a stretch of text."""
        return self.times[bisect_left(self._time_starts, start) : bisect_left(self._time_starts, end)]

    def actor_at(self, span: tuple[int, int]) -> Actor | None:
        """The actor of the mention that covers most of a span, the innermost last."""
        low = bisect_left(self._actor_starts, span[0] - 120)
        high = bisect_left(self._actor_starts, span[1])
        near = [actor for actor in self.actors[low:high] if actor.end > span[0]]
        if not near:
            return None
        best = max(near, key=lambda actor: (min(actor.end, span[1]) - max(actor.start, span[0]), actor.start))
        return best.as_actor()

    def attribution_of(self, mention: QuantityMention) -> Attribution | None:
        """The closest attribution whose content holds a figure."""
        high = bisect_left(self._content_starts, mention.core_start + 1)
        for start, end, made in reversed(self._attributions[max(0, high - 8) : high]):
            if start <= mention.core_start < end:
                return made
        return None


def _coded(
    doc: Doc, mention: QuantityMention, context: _Context, spans: tuple[CharSpan | None, CharSpan | None]
) -> FigureRecord:
    """The record of one figure; `spans` are those of what it measures and of whose it is."""
    text = text_of(doc)
    span, owner = spans
    made = context.attribution_of(mention)
    if owner and _is_source(owner, made):
        owner = None
    status = _status(doc, mention, made)
    return FigureRecord(
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
        evidence=evidence_of(doc, mention.start, mention.end),
        value=mention.value,
        unit=mention.unit,
        figure_kind=mention.kind,
        approximation=mention.approximation,
        core=text[mention.core_start : mention.core_end],
        direction=mention.direction,
        measures=" ".join(text[span[0] : span[1]].split()) if span else None,
        owner=context.actor_at(owner) if owner else None,
        owner_text=text[owner[0] : owner[1]] if owner else None,
        period=_period(doc, mention, context),
        status=status,
        attributed_to=_source(text, made, context),
    )


def _is_source(owner: tuple[int, int], made: Attribution | None) -> bool:
    """Whether the party a clause is about is only the one who gives the figure ("Norway reported 300 dead")."""
    if made is None or made.kind is CueKind.INTENTION:
        return False
    return any(start < owner[1] and owner[0] < end for start, end in made.source)


def _source(text: str, made: Attribution | None, context: _Context) -> Actor | None:
    """The party on whose word the figure stands; one that no mention covers is a local actor under its own words."""
    if made is None or not made.source or made.kind is CueKind.INTENTION:
        return None
    span = made.source[0]
    actor = context.actor_at(made.antecedent or span)
    if actor is not None:
        return actor
    name = " ".join(text[span[0] : span[1]].split())
    return Actor(id="~" + name.lower().replace(" ", "-")[:60], name=name, kind=ActorKind.GROUP)


def _status(doc: Doc, mention: QuantityMention, made: Attribution | None) -> str:
    """Actual, unless the words make it planned, asked for, possible, denied, estimated or one side's claim."""
    token = doc[mention.token]
    before = {word.lower_ for word in doc[max(sentence_at(doc, token.i)[0], token.i - 3) : token.i]}
    if before & _words("planned_before"):
        return "planned"
    verb = clause_of(token)
    if "estimated" in before:
        return "estimated"
    if verb is None:
        return _ACTUAL
    if made is not None and (made.lemma in _words("claims") or _is_own_success(made, verb)):
        return "claimed"
    if _governed(verb, _words("estimates")) or (made is not None and made.lemma in _words("estimates")):
        return "estimated"
    if _puts_at(token):
        return "estimated"
    anchor = _anchor(doc, mention)
    if _is_given(token, verb) or _describes(anchor, mention):
        return _ACTUAL
    status = _OF_EVENT.get(find_status_of_span(doc, anchor.idx, anchor.idx + len(anchor)).status, _ACTUAL)
    if status == _ACTUAL and is_verbal(verb):
        status = _OF_EVENT.get(find_status_of_span(doc, verb.idx, verb.idx + len(verb)).status, _ACTUAL)
    if status == _ACTUAL and verb.lemma_.lower() in _words("commits"):
        return "planned"
    return status


def _anchor(doc: Doc, mention: QuantityMention) -> Token:
    """The noun that is counted, else the word of the unit, else the number."""
    if mention.noun is not None and not mention.elliptical:
        span = doc.char_span(*mention.noun, alignment_mode="expand")
        if span is not None:
            return span[-1]
    token = doc[mention.token]
    if mention.kind in (FigureKind.ORDINAL, FigureKind.SUPERLATIVE):
        return token.head if token.dep_ in ("amod", "nummod") else token
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span.root if span is not None else token


def _describes(anchor: Token, mention: QuantityMention) -> bool:
    """Whether the counted things belong to another noun: "to change the role of 400 guards" says how many there are."""
    if mention.kind not in (FigureKind.COUNT, FigureKind.AGE) or mention.noun is None or mention.elliptical:
        return False
    preposition = anchor.head
    tied = anchor.dep_ == "pobj" and preposition.lower_ in ("of", "between", "with", "among", "from")
    return tied and preposition.head.pos_ in ("NOUN", "PROPN")


def _is_own_success(made: Attribution, verb: Token) -> bool:
    """Whether a party says what it did to an enemy: "said it had downed 29 drones"."""
    return made.kind is CueKind.SPEECH and verb.lemma_.lower() in _words("successes") and bool(made.source)


def _is_given(token: Token, verb: Token) -> bool:
    """Whether the figure describes the subject and not the event: "the carrier, with 5,000 sailors, will spend"."""
    head = token
    for _ in range(12):
        if head.dep_ in ("nsubj", "nsubjpass"):
            owned = any(child.dep_ == "poss" for child in head.lefts)
            return head.head == verb and (owned or token.head not in (head, head.head))
        if head == verb or head.head == head:
            return False
        head = head.head
    return False


def _governed(verb: Token, lemmas: Sequence[str] | frozenset[str]) -> bool:
    """Whether a verb or one of the two above it is among some lemmas."""
    head = verb
    for _ in range(3):
        if head.lemma_.lower() in lemmas:
            return True
        if head.head == head:
            return False
        head = head.head
    return False


def _puts_at(token: Token) -> bool:
    """Whether someone sets a figure: "put the size of the force at 300"."""
    head = token
    for _ in range(3):
        head = head.head
        if head.lower_ == "at":
            return head.head.lemma_.lower() in _words("estimates_at")
    return False


def _period(doc: Doc, mention: QuantityMention, context: _Context) -> str | None:
    """The date in the figure's own clause, else the only one of its sentence; "../" where a sum is due by then."""
    token = doc[mention.token]
    first, last = sentence_at(doc, token.i)
    begin = max(doc[first].idx, mention.start - _DATE_REACH)
    verb = clause_of(token)
    near: list[tuple[int, int, TimeRecord, Span]] = []
    others: list[tuple[int, int, TimeRecord, Span]] = []
    for time in context.times_between(begin, min(doc[last - 1].idx + 1, mention.end + _DATE_REACH)):
        span = doc.char_span(time.start, time.end, alignment_mode="expand")
        if span is None or not time.value[:4].isdigit():
            continue
        row = (abs(time.start - mention.start), time.start, time, span)
        (near if clause_of(span.root) == verb else others).append(row)
    if not near and len(others) != 1:
        return None
    _, _, time, span = min(near or others, key=lambda row: row[:2])
    before = doc[span.start - 1].lower_ if span.start else ""
    value = time.value[:10] if "T" in time.value else time.value
    if before in ("by", "until", "through") and mention.kind not in _LEVELS:
        return f"../{value}"
    return f"{value}/.." if before == "since" else value
