"""4. Mentions → records: when and where an event is, and which figures belong to it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from spacy.tokens import Doc, Token

from accord.codebook.event_frames import word_list
from accord.coding.anchoring import last_told_by
from accord.coding.appointed import is_overtaken, set_by
from accord.coding.days_apart import days_ahead_behind, days_in_front, days_set_for, subject_around
from accord.coding.days_of_subjects import days_of_nouns
from accord.coding.loose_days import (
    days_of_no_event,
    event_before,
    is_of_a_state_of_things,
    is_of_a_thing,
    is_of_an_aside,
    is_of_the_telling,
    is_since_a_first,
    leaves_its_clause,
    noun_before,
    only_repeats,
)
from accord.coding.page_stamps import is_stamp
from accord.coding.shared_days import (
    clause_of_when,
    is_dateline_day,
    is_of_another_event,
    leading_verb,
    same_days,
    share_days,
    without_bylines,
)
from accord.coding.terms import term_of
from accord.mentions.bearing_verbs import bearers_of
from accord.mentions.framing import lemma_of
from accord.mentions.governors import word_class
from accord.mentions.metonyms import is_dateline
from accord.mentions.status import StatusFinding
from accord.mentions.tense import told_before
from accord.mentions.triggers import Trigger
from accord.parsing.found import text_of
from accord.records import FigureRecord, PlaceRecord, Record, Report, TimeRecord
from accord.values import AHEAD, DateBasis, FigureKind, Place, Precision, Status, TimexType, When

R = TypeVar("R", bound=Record)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(rf"(?:(?P<month>{'|'.join(_MONTHS)})[a-z]*\.? )?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_DEPTH = 25
_REACH = 4
_TIMES_AND_RANKS = frozenset({FigureKind.DURATION, FigureKind.SUPERLATIVE})
_NOUNS = frozenset({"NOUN", "PROPN"})
_DAYS = frozenset({Precision.DAY, Precision.MOMENT})
_ROUGH = frozenset({Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR})
_VAGUE = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
"""What "previously", "now" and "soon" come to: a day told beside them says more."""
_COMPLEMENTS = frozenset({"dobj", "xcomp", "pobj", "prep", "pcomp", "acl"})


@dataclass(slots=True)
class Owners:
    """The records by the trigger head they hang on in the tree.

    `governed`: by word, a head with places below it; `inferred`: heads whose times are those of a deed beside them;
    `elsewhere`: the days of past verbs that are no events.
    """

    times: dict[int, list[TimeRecord]]
    places: dict[int, list[PlaceRecord]]
    figures: dict[int, list[FigureRecord]]
    governed: dict[int, int]
    inferred: frozenset[int] = frozenset()
    elsewhere: dict[int, list[TimeRecord]] = field(default_factory=dict)


def find_owners(
    doc: Doc,
    triggers: Sequence[Trigger],
    times: Iterable[TimeRecord],
    places: Iterable[PlaceRecord],
    figures: Iterable[FigureRecord],
    *,
    day: str | None = None,
) -> Owners:
    """Which trigger owns which time, place and figure: the first trigger on the way up the tree.

    `day` is the report's: a day after it that stands right behind a poll is that of the poll.
    """
    heads = {trigger.head: trigger.head for trigger in triggers}
    own = frozenset(heads)
    heads.update({trigger.noun: trigger.head for trigger in triggers if trigger.noun is not None})
    beside = {doc[head].idx + len(doc[head]): heads[head] for head in heads if doc[head].pos_ in _NOUNS}
    for trigger in triggers:
        for bearer in _borne_by(doc, trigger, own) if trigger.part == "noun" else ():
            heads.setdefault(bearer, trigger.head)
    governed = dict(heads)
    for trigger in triggers:
        if trigger.part == "adjective" and doc[trigger.head].dep_ == "acomp":
            governed.setdefault(doc[trigger.head].head.i, trigger.head)
        for governor in _status_verbs_over(doc[trigger.head]):
            governed.setdefault(governor, trigger.head)
        leading = leading_verb(doc, trigger)
        if leading is not None:
            governed.setdefault(leading.i, trigger.head)
    governed = {word: head for word, head in governed.items() if not only_repeats(doc[word])}
    located = _owned(doc, heads, [place for place in places if not _opens_as_dateline(doc, place)])
    days = [time for time in times if not _is_loose(doc, time, heads)]
    apart = {**days_of_nouns(doc, days, beside, day), **days_in_front(doc, days, governed)}
    apart.update({**days_ahead_behind(doc, days, beside, day), **days_set_for(doc, days, heads)})
    owned_days = _owned(doc, governed, [time for time in days if time.id not in apart], beside)
    for time in (each for each in days if each.id in apart):
        owned_days.setdefault(apart[time.id], []).append(time)
    without_bylines(doc, owned_days)
    share_days(doc, triggers, owned_days)
    same_days(doc, triggers, days, owned_days)
    borne = {trigger.head: _borne_by(doc, trigger, own) for trigger in triggers if trigger.part == "noun"}
    _take_from_bearers(borne, owned_days, {head for head, mine in owned_days.items() if _have_a_day(mine)})
    _take_from_bearers(borne, located, set(located))
    return Owners(
        owned_days,
        located,
        _owned(doc, heads, [figure for figure in figures if _tells_how_much(doc, figure, heads)]),
        _governed_heads(doc, located),
        elsewhere=days_of_no_event(doc, days, owned_days),
    )


def _is_loose(doc: Doc, time: TimeRecord, heads: Mapping[int, int]) -> bool:
    """Whether a time is that of no event: a page's, a dateline's, a thing's, or since when there was none of a kind."""
    if is_stamp(text_of(doc), time.start, time.end):
        return True
    is_of_other = is_of_the_telling(doc, time) or is_of_an_aside(doc, time, heads)
    is_of_other = is_of_other or is_of_a_state_of_things(doc, time, heads) or is_overtaken(doc, time)
    return is_of_other or is_dateline_day(doc, time) or is_of_a_thing(doc, time, heads) or is_since_a_first(doc, time)


def _tells_how_much(doc: Doc, figure: FigureRecord, heads: Mapping[int, int]) -> bool:
    """Whether a figure may be an event's own: how long it lasts is a time of it, a rank is only that of its noun."""
    if figure.figure_kind is not FigureKind.ORDINAL:
        return figure.figure_kind not in _TIMES_AND_RANKS
    span = doc.char_span(figure.start, figure.end, alignment_mode="expand")
    return span is not None and span.root.head.i in heads


def _borne_by(doc: Doc, trigger: Trigger, triggers: Container[int]) -> tuple[int, ...]:
    """The words by which the event of a noun is said to take place, or to be set for a day."""
    noun = doc[trigger.head]
    setting = (word.i for participle in set_by(noun) for word in (participle, *participle.children))
    return *setting, *bearers_of(noun, triggers)


def _have_a_day(times: Iterable[TimeRecord]) -> bool:
    """Whether some times say when, not only how often or in which year ("the annual summit", "this year's drill")."""
    dated = (time.when for time in times if time.type in (TimexType.DATE, TimexType.TIME))
    return any(when is None or when.precision not in _ROUGH for when in dated)


def _take_from_bearers(borne: Mapping[int, Sequence[int]], owned: dict[int, list[R]], known: Container[int]) -> None:
    """Give a noun what hangs on the verb that tells of it ("a meeting and a drill, which were to be held in Oslo")."""
    for noun, verbs in borne.items():
        if noun in known:
            continue
        told = next((owned[verb] for verb in verbs if verb in owned), None)
        if told:
            owned[noun] = [*told, *owned.get(noun, ())]


def _opens_as_dateline(doc: Doc, place: PlaceRecord) -> bool:
    """Whether a place is where a report was written, which is not where its events are."""
    span = doc.char_span(place.start, place.end, alignment_mode="expand")
    return span is not None and is_dateline(span.root)


def _status_verbs_over(token: Token) -> Iterator[int]:
    """The words that only put an event ahead, by which its day may stand ("is scheduled to meet him on Friday")."""
    for _ in range(_REACH):
        head = token.head
        if token.dep_ == "advcl" and head.lemma_ == "be":  # "are due in Oslo on Friday to meet him"
            yield from (i for due in head.rights if due.lower_ == "due" for i in (head.i, due.i))
            return
        if token.dep_ != "xcomp" or head == token or lemma_of(head) not in word_list("status_verbs"):
            if not (token.dep_ == "xcomp" and head.dep_ == "acomp"):
                return
            yield head.i
        token = head
        yield token.i


def _owned(
    doc: Doc, heads: dict[int, int], records: Iterable[R], beside: Mapping[int, int] | None = None
) -> dict[int, list[R]]:
    """The records by the trigger that owns them; `beside`: the triggers of nouns by where the noun ends."""
    owned: dict[int, list[R]] = {}
    for record in records:
        span = doc.char_span(record.start, record.end, alignment_mode="expand")
        if span is None:
            continue
        owner = _beside(doc, span.start, beside) if beside else None
        clause = clause_of_when(doc, span.end) if beside is not None else None
        described = heads.get(clause) if clause is not None else None
        if described is not None:
            owned.setdefault(described, []).append(record)
        if owner is None and beside is not None:
            told = told_before(span.root)
            owner = heads.get(told.i) if told is not None else None
            noun = noun_before(doc, span, heads)
            if noun is not None:
                owned.setdefault(noun, []).append(record)
            if owner is None:
                owner = event_before(doc, span, heads)
        if owner is None and not (beside is not None and is_of_another_event(span.root, heads)):
            owner = _owner(span.root, heads, is_day=beside is not None)
        if owner is not None and owner != described and record not in owned.get(owner, ()):
            owned.setdefault(owner, []).append(record)
    return owned


def _beside(doc: Doc, first: int, beside: Mapping[int, int]) -> int | None:
    """The event noun before a time, both before its verb: "the visit on 4 May drew", "the arrest of Berg on 4 May"."""
    at = first - 1
    if at > 0 and doc[at].lower_ in ("on", "in") and doc[at].dep_ == "prep":
        at -= 1
    subject = subject_around(doc[at]) if at >= 0 else None
    return beside.get(subject.idx + len(subject)) if subject is not None else None


def _owner(token: Token, heads: dict[int, int], *, is_day: bool) -> int | None:
    for _ in range(_DEPTH):
        if token.i in heads:
            return heads[token.i]
        if token.head == token or (is_day and leaves_its_clause(token)):
            return None
        token = token.head
    return None


def is_not_of_the_deed(trigger: Trigger, finding: StatusFinding, date: When | None, report: Report) -> bool:
    """Whether a verb tells as done, or as going on, what a day after the report's is tied to: that is of another thing.

    "Urged them to vote on 4 May", "named a host for 4 May"; not "the vote has been moved to 4 May". A report's own day
    may be one behind.
    """
    if trigger.lemma.split(" ")[0] in word_class("given_a_day"):
        return False
    is_told = trigger.part != "noun" and finding.status in (Status.OCCURRED, Status.ONGOING)
    earliest = date.earliest if date is not None else None
    return is_told and report.dct is not None and earliest is not None and earliest[:10] > last_told_by(report.dct)


def date_of(
    trigger: Trigger, finding: StatusFinding, owners: Owners, report: Report, *, until: str | None = None
) -> tuple[When | None, DateBasis]:
    """When an event is, and on what that rests; (None, UNKNOWN) where the report gives no hold.

    `until`: only of times that begin by that day.
    """
    records = [each for each in owners.times.get(trigger.head, ()) if each.type in (TimexType.DATE, TimexType.TIME)]
    told = [
        each.when
        for each in sorted(records, key=lambda each: (each.value in _VAGUE, each.mod is not None))
        if each.when is not None and not _is_vague_of_another_time(each, finding.status)
    ]
    if until is not None:
        told = [when for when in told if when.earliest is None or when.earliest[:10] <= until[:10]]
    if told:
        basis = DateBasis.INFERRED if trigger.head in owners.inferred else DateBasis.STATED
        return next((when for when in told[1:] if _is_day_within(when, told[0])), told[0]), basis
    if finding.status is Status.OCCURRED and report.dct:
        bound = When(value=f"../{report.dct}", earliest=None, latest=report.dct, precision=Precision.INTERVAL)
        return bound, DateBasis.BOUNDED
    term = term_of(owners.times.get(trigger.head, ()), report) if finding.status in AHEAD else None
    return term, DateBasis.UNKNOWN if term is None else DateBasis.INFERRED


def _is_vague_of_another_time(record: TimeRecord, status: Status) -> bool:
    """Whether a record says "now" of what is to come, or "soon" of what is done."""
    return (record.value == "PRESENT_REF" and status in AHEAD) or (
        record.value == "FUTURE_REF" and status is Status.OCCURRED
    )


def _is_day_within(fine: When, rough: When) -> bool:
    """Whether a day lies in a longer time told beside it: "next week for a summit on 4 May"."""
    if fine.precision not in _DAYS or rough.precision in _DAYS or not (rough.earliest and rough.latest):
        return False
    return fine.earliest is not None and rough.earliest[:10] <= fine.earliest[:10] <= rough.latest[:10]


def is_still_ahead(finding: StatusFinding, date: When | None, basis: DateBasis, report: Report) -> bool:
    """Whether an event that reads as done, or as going on, is told with a day after the report's own.

    "The visit on 4 May" in April, "the spring conference is set to begin in June".
    """
    if finding.status not in (Status.OCCURRED, Status.ONGOING) or basis is not DateBasis.STATED:
        return False
    if date is None or report.dct is None or "T" in date.value or date.latest is None:
        return False
    return date.earliest is not None and date.earliest[:10] > report.dct


def is_measure(finding: StatusFinding) -> bool:
    """Whether an event is only named to tell what came before it: "left before the talks on Monday"."""
    return finding.status is Status.PLANNED and finding.reasons[-1:] in (("before",), ("until",), ("till",))


def has_come(finding: StatusFinding, date: When | None, basis: DateBasis, report: Report) -> bool:
    """Whether an event before which something was done is told with a day that is past."""
    if not is_measure(finding) or basis is not DateBasis.STATED or date is None or report.dct is None:
        return False
    return date.latest is not None and date.latest[:10] < report.dct


def is_of_a_past_year(finding: StatusFinding, words: str, report: Report) -> bool:
    """Whether a noun that reads as ahead names a year or month gone by: "ahead of the 2016 election" in 2020."""
    named = _YEAR.match(words)
    if finding.status not in (Status.PLANNED, Status.EXPECTED) or named is None or report.dct is None:
        return False
    month = f"-{_MONTHS.index(named['month'].lower()) + 1:02d}" if named["month"] else ""
    return f"{named['year']}{month}" < report.dct[: 4 + len(month)]


def places_of(trigger: Trigger, owners: Owners) -> list[Place]:
    """Where an event is: the places that hang on its trigger, the first of them its own."""
    return [record.place for record in owners.places.get(trigger.head, ())]


def reached_places(trigger: Trigger, owners: Owners) -> list[Place]:
    """The places of an event, else those of the event it governs ("cancelled a visit to Haiti")."""
    own = owners.places.get(trigger.head, ())
    if own:  # what is done to a place stands behind its verb: "while they met in Lima, missiles were fired at Oslo"
        return [record.place for record in sorted(own, key=lambda record: record.start < trigger.start)]
    return [record.place for record in owners.places.get(owners.governed.get(trigger.head, -1), ())]


def _governed_heads(doc: Doc, heads: Iterable[int]) -> dict[int, int]:
    """For each word the first of some heads that it governs through complements alone."""
    found: dict[int, int] = {}
    for head in heads:
        token = doc[head]
        for _ in range(_REACH):
            if token.dep_ not in _COMPLEMENTS or token.head == token:
                break
            token = token.head
            found.setdefault(token.i, head)
    return found


def figures_of(trigger: Trigger, owners: Owners) -> tuple[str, ...]:
    """The ids of the figures in an event's own clause."""
    return tuple(record.id for record in owners.figures.get(trigger.head, ()))
