"""8. Records → the answer to a question: when and where what it tells was done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from accord.asking.asked import Asked, Finding, Match
from accord.asking.asking_words import listed, pattern
from accord.asking.clauses_read import clause_of, phrase_of, words_of
from accord.asking.passages import Passage, fold
from accord.asking.phrasing import day_words, join, when_words, with_quote
from accord.linking.mention_words import before, is_nominal
from accord.records import PlaceRecord, TimeRecord
from accord.values import AHEAD, DONE, DateBasis, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Token

_AT = ("at", "in", "near", "outside", "inside", "aboard", "off")
_NOT_DAYS = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
_AGREEING = 0.6
_FAR = 0.25
"""A day of an event so much less like the one asked about than the best is another one's."""
_NEARLY = 0.15
"""How much less sure a sentence may be that says the day itself than one whose event another sentence dates."""
_OTHERS_DAY = 0.8
"""What the day of an event to come is worth to which a name of the question does not belong."""
_LEAD = 60
_INSTEAD = 0.9
"""What a day is worth that stands in the sentence, but is not coded as the event's own."""


def find_day_asked(asked: Asked) -> Finding | None:
    """When it happened or is due: the day that the best record of the event gives."""
    wants_ahead = asked.question.has(listed("plan_words"))
    wants_before = bool(pattern("looks_back").search(asked.question.lowered))
    found: list[tuple[Finding, str]] = []
    outright: list[tuple[Finding, str]] = []
    for match in asked.matches:
        if match.lacking or match.score < asked.matches[0].score - _FAR:
            continue
        for value, worth, low, high in _days(asked, match, wants_before):
            told = day_words(value)
            if not told or _is_given(asked, value) or _is_over(asked, match, value):
                continue
            if pattern("asks_ahead").match(asked.question.lowered) and not match.is_whole:
                worth *= _OTHERS_DAY
            if (wants_ahead and match.record.status in AHEAD) or (not wants_ahead and match.record.status in DONE):
                worth += 0.05
            is_settled = not (_is_past(asked) and match.record.status in AHEAD and not _is_done(asked, match))
            note = (
                told
                if is_settled
                else f"Not known: it was only planned for {told}, and the reports do not say what came of it"
            )
            finding = Finding(
                with_quote(note, match.record.evidence, low, high),
                (match.record.evidence,),
                match.score * worth,
                is_settled,
            )
            found.append((finding, value))
            outright += [(finding, value)] if (low, high) != (match.record.start, match.record.end) else []
    if not found:
        return None
    best, day = max(found, key=lambda pair: (pair[0].settled, round(pair[0].score, 2), _fineness(pair[1])))
    finer = [
        p for p in found if p[0].settled and len(p[1]) > len(day) and p[1].startswith(day) and p[0].score >= _AGREEING
    ]
    if finer:
        best, day = max(finer, key=lambda pair: round(pair[0].score, 2))
    best = _said_outright(outright, best, day)
    agreeing = [finding.evidence[0] for finding, value in found if value == day and finding.score >= _AGREEING]
    return replace(best, evidence=tuple(dict.fromkeys((*best.evidence, *agreeing))))


def _said_outright(outright: Sequence[tuple[Finding, str]], best: Finding, day: str) -> Finding:
    """The finding of that day, of those nearly as good, whose own words say it: "visited the islands on 3 May"."""
    near = [f for f, value in outright if value == day and f.settled and f.score >= best.score - _NEARLY]
    return max(near, key=lambda finding: round(finding.score, 2), default=best)


def _is_over(asked: Asked, match: Match, value: str) -> bool:
    """Whether a question asks what is to come ("When will she land?") and a day was past when the report came out."""
    day = match.passage.report.day or ""
    told = value.split("/")[-1][:10]
    return bool(pattern("asks_ahead").match(asked.question.lowered)) and told < day[: len(told)]


def _is_past(asked: Asked) -> bool:
    """Whether a question takes what it asks about for done ("When did she land?")."""
    return bool(pattern("takes_for_done").search(asked.question.lowered)) and not asked.question.has(
        listed("plan_words")
    )


def _is_done(asked: Asked, match: Match) -> bool:
    event = asked.passages.event_of.get(match.record.id)
    due = match.record.date.latest if match.record.date else None
    days = (
        [asked.passages.known.reports[r.report].day or "" for r in event.records if r.status in DONE] if event else []
    )
    return any(not due or day >= due[:10] for day in days)


def _days(asked: Asked, match: Match, wants_before: bool) -> Iterator[tuple[str, float, int, int]]:
    """The days that belong to an event: by its record, or in its clause; each with its worth and its place."""
    record, passage = match.record, match.passage
    times = [
        t
        for t in passage.records
        if isinstance(t, TimeRecord) and t.type in (TimexType.DATE, TimexType.TIME) and t.value not in _NOT_DAYS
    ]
    own = record.date
    is_stated = record.date_basis is DateBasis.STATED or (own is not None and "/" not in own.value)
    if own and when_words(own) and is_stated and not wants_before:
        shown = next((t for t in times if t.value[:10] == own.value[:10]), None)
        yield own.value, 1.0, shown.start if shown else record.start, shown.end if shown else record.end
    token = asked.parses.token_at(passage, record.start, record.end)
    clause = {each.idx + passage.evidence.start for each in clause_of(token)} if token is not None else set()
    if is_nominal(record) and pattern("dates_another").search(before(record, _LEAD)):
        clause = set()
    for time in times:
        since = (
            fold(passage.report.text[max(0, time.start - 12) : time.start])
            .rstrip()
            .endswith(("since", "last in", "last on"))
        )
        if wants_before:
            if since:
                yield time.value, 1.0, time.start, time.end
        elif not since and time.start in clause and not (own and when_words(own) and is_stated):
            yield time.value, _INSTEAD, time.start, time.end
    event = asked.passages.event_of.get(record.id)
    if (
        event
        and event.date
        and when_words(event.date)
        and "/" not in event.date.value
        and not wants_before
        and not (own and when_words(own))
    ):
        yield event.date.value, 0.85, record.start, record.end


def _is_given(asked: Asked, value: str) -> bool:
    """Whether the question itself names that day."""
    return any(term.kind == "time" and f"t:{value[:10]}" in term.exact for term in asked.question.terms)


def _fineness(value: str) -> int:
    return len(value) if "/" not in value else 4


def find_place_asked(asked: Asked) -> Finding | None:
    """Where it happened: the place of the best record, else a place in its clause."""
    found = []
    for match in asked.matches:
        if match.lacking:
            continue
        record, passage = match.record, match.passage
        token = asked.parses.token_at(passage, record.start, record.end)
        clause = {each.idx + passage.evidence.start for each in clause_of(token)} if token is not None else set()
        places = [p for p in passage.records if isinstance(p, PlaceRecord)]
        for place in places:
            is_own = bool(record.place and record.place.name == place.place.name)
            if (is_own or place.start in clause) and not _names_place(asked, place):
                worth = 1.0 if is_own else _INSTEAD
                told = _all_places(places, place, passage)
                found.append(
                    Finding(
                        with_quote(told, record.evidence, place.start, place.end),
                        (record.evidence,),
                        match.score * worth,
                    )
                )
        if (
            record.place
            and not places
            and not any(record.place.name.lower() in t.text.lower() for t in asked.question.terms)
        ):
            found.append(
                Finding(
                    with_quote(record.place.name, record.evidence, record.start, record.end),
                    (record.evidence,),
                    match.score * 0.9,
                )
            )
        found += _beside(asked, match, token)
        found += _of_event(asked, match)
    return max(found, key=lambda finding: round(finding.score, 2), default=None)


def _beside(asked: Asked, match: Match, token: Token | None) -> list[Finding]:
    """Where, in words that are no place's name ("a speech at parliament")."""
    found = []
    for holder in (token, token.head) if token is not None else ():
        for child in holder.children if holder is not None else ():
            inner = (
                next((each for each in child.children if each.dep_ == "pobj"), None) if child.lower_ in _AT else None
            )
            if inner is None or inner.ent_type_ in ("DATE", "TIME") or inner.pos_ not in ("NOUN", "PROPN"):
                continue
            start = match.passage.evidence.start + child.idx
            if any(
                isinstance(r, TimeRecord) and r.start <= start + len(child.text) + 1 <= r.end
                for r in match.passage.records
            ):
                continue
            words = words_of(phrase_of(inner))
            if words and child.lower_ in ("at", "outside", "inside", "aboard"):
                evidence = match.record.evidence
                told = f"{child.lower_.capitalize()} {words}"
                found.append(
                    Finding(with_quote(told, evidence, start, start + len(words)), (evidence,), match.score * 0.85)
                )
    return found


def _of_event(asked: Asked, match: Match) -> list[Finding]:
    """The place that another report gives the same event."""
    event = asked.passages.event_of.get(match.record.id)
    told = (
        next((r for r in event.records if r.place and r.id != match.record.id), None)
        if event and not match.record.place
        else None
    )
    if told is None or told.place is None:
        return []
    return [
        Finding(
            with_quote(told.place.name, told.evidence, told.start, told.end),
            (told.evidence, match.record.evidence),
            match.score * 0.85,
        )
    ]


def _all_places(places: Iterable[PlaceRecord], first: PlaceRecord, passage: Passage) -> str:
    """A place with those that are listed after it ("Oslo, Riga and Bonn")."""
    told, end = [first.text], first.end
    for place in sorted(places, key=lambda each: each.start):
        if place.start > end and re.fullmatch(r",?\s*(?:and |or )?(?:the )?", passage.report.text[end : place.start]):
            told.append(place.text)
            end = place.end
    return join(told)


def _names_place(asked: Asked, place: PlaceRecord) -> bool:
    key = f"pl:{place.place.name.lower()}"
    return any(key in term.exact for term in asked.question.terms)
