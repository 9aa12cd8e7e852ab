"""4. Mentions → records: attributions of speech and belief → StatementRecords, their sources resolved to actors."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from accord.coding.quoting import evidence_of
from accord.coding.tellers import named_behind
from accord.coding.tenor import tenor_of
from accord.mentions.attribution_proposals import FRAME, attributions_of
from accord.mentions.attributions import Attribution, noun_phrase
from accord.mentions.quotations import Quotation, Quotations
from accord.mentions.reporting import CueKind, words
from accord.parsing.found import text_of
from accord.records import ActorRecord, Report, StatementRecord
from accord.values import Actor, ActorKind, Directness, Span

CharSpan = tuple[int, int]

_KINDS = frozenset({CueKind.SPEECH, CueKind.BELIEF})
_THAT = re.compile(r"that\b[\s,]*")
_WORD = re.compile(r"\w+")
_WISH = 5
"""So many words at most ask for a name to be kept out ("not to be named")."""
_FIRST = frozenset({"i", "you", "my", "your", "our"})
_ONES = frozenset({"he", "she"})
_LEAST_SAID = 3
"""A turn of fewer words ("All right.", "Yes, sir.") says nothing."""
_ON_PERSONS = frozenset({"praise", "criticise", "support", "deny", "affirm", "acknowledge", "allege"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})


def code_statements(doc: Doc, report: Report, actors: Iterable[ActorRecord]) -> list[StatementRecord]:
    """The statements of a report in order: what is said or held to be so, by whom, to whom, and in whose words."""
    attributions = attributions_of(doc)
    people = _Mentions(actors)
    quotations = Quotations(text_of(doc))
    records = [_coded(doc, made, people, quotations) for made in attributions if _is_statement(made, text_of(doc))]
    found = sorted((record for record in records if record is not None), key=lambda record: (record.start, record.end))
    return list(_with_speakers_of_before(found, text_of(doc)))


def _with_speakers_of_before(records: list[StatementRecord], text: str) -> Iterator[StatementRecord]:
    """The records; "they said" right behind what a body said is that body's, and nobody asks himself.

    "The army said the men were ill. They said …": the army. "He asked Keller to stay": he is not Keller.
    """
    before: StatementRecord | None = None
    for one in records:
        record, speaker = one, before.source if before is not None else None
        pronoun = text[one.source_span.start : one.source_span.end].lower() if one.source_span is not None else ""
        if before is not None and speaker is not None and one.source is not None and speaker.id != one.source.id:
            follows = before.end < one.start and not text[before.evidence.end : one.evidence.start].strip()
            told_himself = one.addressee is not None and one.addressee.id == one.source.id
            is_person = speaker.kind is ActorKind.PERSON
            by_they = pronoun == "they" and follows and not is_person
            if by_they or (pronoun in _ONES and told_himself and is_person):
                record = replace(one, source=speaker)
        yield record
        before = record


def _is_statement(made: Attribution, text: str) -> bool:
    """Whether something was said or held to be so: no plan to speak, no silence, no belief that nobody owns."""
    if made.kind not in _KINDS or not made.is_actual or (made.kind is CueKind.BELIEF and not made.source):
        return False
    if made.kind is CueKind.BELIEF and made.frame == "to" and text.startswith("to ", made.content[0][0]):
        # "hopes to hold it": what somebody means to do himself is a plan.
        return False
    if not made.source and made.lemma in words("asking") and made.frame != "to":
        return False
    if not made.source and made.lemma in words("dubbing"):
        # "a strait called the Narrows": its name, which nobody says.
        return False
    if _is_own_word(made, text) or _holds_nothing(made, text):
        return False
    held = _WORD.findall(text, made.content[0][0], made.content[-1][1])
    if len(held) <= _WISH and not words("telling").isdisjoint(held):
        return False
    return not made.is_negated or made.lemma in words("still_said")


def _is_own_word(made: Attribution, text: str) -> bool:
    """Whether words are the writer's own or turned to a hearer: "I think", "our view", "All right."

    What "we" say, who condemn or call on somebody in a release, is a statement; what "we" think in a turn is not.
    """
    if made.frame == "line":
        return len(_WORD.findall(text[slice(*made.content[-1])])) < _LEAST_SAID
    if not made.source:
        return made.frame == FRAME
    source = " ".join(text[slice(*made.source[0])].lower().split())
    if source in ("we", "us"):
        return made.kind is CueKind.BELIEF or made.frame == FRAME
    return source in words("selves") or source.split()[0] in _FIRST


def _holds_nothing(made: Attribution, text: str) -> bool:
    """Whether a content says nothing by itself: "talks about them", "are proposing to do"."""
    if len(made.content) > 1 or made.verb_class in _ON_PERSONS:
        return False
    return text[slice(*made.content[0])].lower().strip(" .,") in words("empty")


def _coded(doc: Doc, made: Attribution, people: _Mentions, quotations: Quotations) -> StatementRecord | None:
    text = text_of(doc)
    content = tuple(span for span in (_without_that(text, span) for span in made.content) if span[1] > span[0])
    if not content:
        return None
    quotes = [quotation for span in content for quotation in _quotes_in(span, quotations)]
    start, end = _cover(content, made.cue)
    cue = made.cue[0]
    addressee = people.named(made.addressee, doc) if made.addressee else None
    source = people.source_of(made, doc)
    return StatementRecord(
        start=start,
        end=end,
        text=text[start:end],
        evidence=evidence_of(doc, start, end),
        content=tuple(Span(start=low, end=high) for low, high in content),
        cue=Span(start=cue[0], end=cue[1]),
        cue_text=text[cue[0] : cue[1]],
        source=source,
        source_span=_source_span(doc, made),
        addressee=addressee,
        directness=_directness(text, content, quotes),
        verb_class=tenor_of(made, " ".join(text[low:high] for low, high in content)),
        quotes=tuple(Span(start=quotation.start, end=quotation.end) for quotation in quotes),
        topic=tuple(name for name in people.named_in(content) if source is None or name != source.name),
        decided_by=made.decided_by,
    )


def _source_span(doc: Doc, made: Attribution) -> Span | None:
    """The words of the source without the clause that says more of it ("Oslo, which had waited")."""
    if not made.source:
        return None
    start, end = made.source[0]
    head = doc.char_span(made.source_head, made.source_head + 1, alignment_mode="expand") if made.source_head else None
    if head is not None and len(head):
        low, high = noun_phrase(head[0])
        if start <= low < high <= end:
            end = high
    return Span(start=start, end=end)


def _without_that(text: str, span: CharSpan) -> CharSpan:
    match = _THAT.match(text, span[0], span[1])
    return (match.end(), span[1]) if match and match.end() < span[1] else span


def _cover(content: tuple[CharSpan, ...], cue: tuple[CharSpan, ...]) -> CharSpan:
    """From the first to the last word of the content; its longest part where the cue stands inside."""
    start, end = content[0][0], content[-1][1]
    if any(low < end and start < high for low, high in cue):
        return max(content, key=lambda span: span[1] - span[0])
    return start, end


def _quotes_in(span: CharSpan, quotations: Quotations) -> list[Quotation]:
    first = quotations.at(span[0])
    inside = [quotation for quotation in quotations.within(*span) if quotation is not first]
    return [first, *inside] if first is not None and first.end <= span[1] + 1 else inside


def _directness(text: str, content: tuple[CharSpan, ...], quotes: list[Quotation]) -> Directness:
    if not quotes:
        return Directness.INDIRECT
    for low, high in content:
        cursor = low
        for quotation in [*(one for one in quotes if one.start < high and one.end > low), None]:
            until = quotation.start if quotation is not None else high
            if until > cursor and _WORD.search(text, cursor, until):
                return Directness.MIXED
            cursor = max(cursor, quotation.end if quotation is not None else high)
    return Directness.DIRECT


class _Mentions:
    """The actor mentions of a report, found by position."""

    def __init__(self, actors: Iterable[ActorRecord]) -> None:
        self.all = sorted(actors, key=lambda record: (record.start, -record.end))
        self._starts = [record.start for record in self.all]

    def at(self, span: CharSpan, head: int | None = None) -> Actor | None:
        """The actor of the mention that holds the head of a phrase, else of the one that covers most of it."""
        low = bisect_left(self._starts, span[0] - 120)
        high = bisect_left(self._starts, span[1])
        near = [record for record in self.all[low:high] if record.end > span[0]]
        if head is not None:
            holding = [record for record in near if record.start <= head < record.end]
            near = holding or near
        if not near:
            return None
        best = max(near, key=lambda record: (min(record.end, span[1]) - max(record.start, span[0]), -record.start))
        return best.as_actor()

    def named_in(self, content: tuple[CharSpan, ...]) -> tuple[str, ...]:
        """The names of the actors that a content speaks of, in order, each once."""
        names: dict[str, None] = {}
        for low, high in content:
            for record in self.all[bisect_left(self._starts, low) : bisect_left(self._starts, high)]:
                names.update((actor.name, None) for actor in record.actors())
        return tuple(names)

    def named(self, span: CharSpan, doc: Doc) -> Actor:
        """The actor of a phrase; one whose head no mention holds stays a local actor under its own words."""
        held = doc.char_span(*span, alignment_mode="expand")
        head = held.root if held is not None and len(held) else None
        actor = self.at(span, head.idx) if head is not None else None
        if head is not None and head.pos_ == "PROPN" and not self._holds(head):
            actor = None
        return actor or _local(text_of(doc)[span[0] : span[1]])

    def source_of(self, made: Attribution, doc: Doc) -> Actor | None:
        """The actor that says it; one that no mention covers stays a local actor under its own words."""
        if not made.source:
            return None
        text, span, at = text_of(doc), made.source[0], made.source_head
        name = text[span[0] : span[1]]
        if name.lower() in _RELATIVES and made.antecedent is not None:
            span, at = made.antecedent, None
            name = text[span[0] : span[1]]
        held = doc.char_span(at, at + 1, alignment_mode="expand") if at is not None else doc.char_span(*span)
        head = held.root if held is not None and len(held) else None
        teller = named_behind(head, span) if head is not None else None
        if teller is not None and self._holds(teller):
            return self.at((teller.left_edge.idx, teller.idx + len(teller)), teller.idx)
        return self.at(span, at) or self.at(made.source[0]) or _local(name)

    def _holds(self, token: Token) -> bool:
        """Whether a mention holds a token."""
        low, high = bisect_left(self._starts, token.idx - 120), bisect_left(self._starts, token.idx + 1)
        return any(record.start <= token.idx < record.end for record in self.all[low:high])


def _local(words: str) -> Actor:
    """An actor known by its words alone."""
    name = " ".join(words.split())
    plural = name.lower().split()[-1].endswith("s") if name else False
    return Actor(id="~" + name.lower(), name=name, kind=ActorKind.GROUP if plural else ActorKind.PERSON)
