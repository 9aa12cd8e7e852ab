"""4. Mentions → records: past days that stand by what is yet to happen: of what governs it, or of the week to come."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Token

from accord.coding.anchoring import shift_days
from accord.coding.circumstances import Owners, is_measure
from accord.coding.periods import when_of
from accord.mentions.lexemes import WEEKDAYS
from accord.mentions.plain_tense import lay_ahead_then
from accord.mentions.status import StatusFinding
from accord.mentions.triggers import Trigger
from accord.records import Report, TimeRecord
from accord.values import AHEAD, Status, TimexType

_REACH = 4
_WEEK = 7
_DONE = frozenset({Status.OCCURRED, Status.ONGOING})
_CALLED_OFF = frozenset({Status.CANCELLED, Status.POSTPONED})
_SET = frozenset({Status.PLANNED, Status.EXPECTED})
_UNDONE = frozenset({*AHEAD, Status.POSSIBLE, Status.HYPOTHETICAL})


def settle_times(doc: Doc, told: Sequence[tuple[Trigger, StatusFinding]], owners: Owners, report: Report) -> None:
    """Give the past days that hang on what is yet to happen to what governs it ("asked on Friday to join").

    A weekday is that of the week to come where what governs it has a day of its own, or nothing does: "agreed on Monday
    to vote on Friday", "voters go to the polls on Sunday".
    """
    if report.dct is None:
        return
    heads = {trigger.head: finding.status for trigger, finding in told}
    for trigger, finding in told:
        if finding.status in _DONE:
            _give_to_called_off(doc, trigger, heads, owners, report.dct)
        if finding.status not in _UNDONE or is_measure(finding):
            continue
        mine = owners.times.get(trigger.head, [])
        past = [record for record in mine if _is_before(record, report.dct) and not _was_set_for(doc, record)]
        if not past:
            continue
        over = list(_triggers_above(doc[trigger.head], heads))
        above = next((head for head in over if heads[head] not in _UNDONE), None)
        kept = [record for record in mine if record not in past]
        is_told = not over and doc[trigger.head].tag_ in ("VBP", "VBZ")
        is_dated = is_told if above is None else any(_has_day(record) for record in owners.times.get(above, ()))
        if finding.status in _SET and is_dated and not kept:
            coming = [_next_of_its_name(record, report.dct) for record in past]
            if None not in coming:
                owners.times[trigger.head] = [record for record in coming if record is not None]
                continue
        owners.times[trigger.head] = kept
        if above is not None:
            owners.times.setdefault(above, []).extend(past)


def _give_to_called_off(doc: Doc, trigger: Trigger, heads: Mapping[int, Status], owners: Owners, day: str) -> None:
    """Give a day to come that hangs on a past verb to what it calls off ("cancelled his trip to Oslo next week")."""
    mine = owners.times.get(trigger.head, [])
    ahead = [each for each in mine if each.when is not None and (each.when.earliest or "")[:10] > day]
    things = (child.i for child in doc[trigger.head].rights if child.dep_ == "dobj")
    thing = next((head for head in things if heads.get(head) in _CALLED_OFF), None)
    if ahead and thing is not None and not owners.times.get(thing):
        owners.times[thing] = ahead
        owners.times[trigger.head] = [each for each in mine if each not in ahead]


def _was_set_for(doc: Doc, record: TimeRecord) -> bool:
    """Whether a time is the day that something was to be: "was to meet on Monday", told on Thursday."""
    span = doc.char_span(record.start, record.end, alignment_mode="expand")
    return span is not None and lay_ahead_then(span.root)


def _has_day(record: TimeRecord) -> bool:
    return record.type is TimexType.DATE and record.when is not None


def _is_before(record: TimeRecord, day: str) -> bool:
    """Whether a time is over by a day, or is said to be ("earlier this week")."""
    when = record.when
    if when is None or when.latest is None:
        return False
    is_gone = record.text.lower().startswith("earlier ") and when.earliest is not None and when.earliest[:10] <= day
    return is_gone or when.latest[:10] < day


def _next_of_its_name(record: TimeRecord, day: str) -> TimeRecord | None:
    """A bare weekday moved on by the week that makes it one to come; None for other times."""
    if record.text.lower() not in WEEKDAYS or record.when is None:
        return None
    moved = shift_days(date.fromisoformat(record.value[:10]), _WEEK).isoformat()
    return replace(record, value=moved, when=when_of(moved)) if moved > day else None


def _triggers_above(token: Token, heads: Container[int]) -> Iterator[int]:
    for _ in range(_REACH):
        if token.head == token:
            return
        token = token.head
        if token.i in heads:
            yield token.i
