"""4. mentions → records: time expressions → TimeRecords with value, mod and the days they allow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc

from accord.coding.anchoring import Anchor
from accord.coding.dating import infer_dct
from accord.coding.page_stamps import entry_days, is_stamp
from accord.coding.periods import bounds_of, when_of
from accord.coding.quoting import evidence_of
from accord.coding.readings import value_of
from accord.mentions.times import TimeMention
from accord.parsing.found import found, sentence_number, text_of
from accord.records import Report, TimeRecord
from accord.values import Precision, TimexType

__all__ = ["code_times", "infer_dct", "when_of"]

_SIGNAL_MODS = {"since": "SINCE", "before": "BEFORE", "after": "AFTER", "by": "BY", "until": "UNTIL", "till": "UNTIL"}
_STILL = frozenset({"vague", "duration", "rate", "set", "fiscal", "decade", "century"})
"""Readings that later expressions do not count from."""
_NAMED_DAYS = ("day", "eve")
"""How a holiday is named as a day; "Christmas" alone may be presents or a season."""
_TIMES_OF_DAY = frozenset({"clock", "part"})
_DAYS = frozenset({"date", "weekday", "dayname", "iso", "slashed", "part"})
_DAY_SLOTS = frozenset({"day_read", "weekday", "dayname", "last", "next", "this", "that", "previous", "following"})


def _report_day(doc: Doc, report: Report) -> date | None:
    """The day relative dates are counted from: the report's own, else the one its text gives away."""
    day = report.dct
    if day is None:
        inferred = infer_dct(doc)
        day = inferred[0] if inferred else None
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def _move(anchor: Anchor, mention: TimeMention, value: str) -> None:
    """Let later expressions count from this one: "the following day", "that year"."""
    of_report_day = mention.read in _TIMES_OF_DAY and not _DAY_SLOTS & set(mention.slots)
    is_season = mention.read == "holiday" and not mention.text.lower().endswith(_NAMED_DAYS)
    bounds = None if mention.read in _STILL or of_report_day or is_season else bounds_of(value.split("/")[-1])
    if bounds is None:
        return
    anchor.year, anchor.start = bounds[0].year, bounds[0]
    if bounds[2] in (Precision.MONTH, Precision.DAY, Precision.MOMENT):
        anchor.month = bounds[0].replace(day=1)
    if bounds[2] in (Precision.DAY, Precision.MOMENT) and mention.read != "weekend":
        anchor.day = bounds[0]
        is_past = anchor.dct is None or bounds[0] <= anchor.dct
        is_first = anchor.sentence_day is None
        anchor.sentence_day = bounds[0]
        anchor.past_day = bounds[0] if is_past else anchor.past_day
        anchor.deed_day = bounds[0] if is_past and is_first and mention.plain < 0 else anchor.deed_day


def _day_ahead(doc: Doc, times: Sequence[TimeMention], number: int, anchor: Anchor) -> date | None:
    """The day that follows in the sentence of a bare time of day: "At 2:49 a.m. local time on Saturday"."""
    sentence = sentence_number(doc, times[number].token)
    for mention in times[number + 1 : number + 4]:
        if sentence_number(doc, mention.token) != sentence:
            break
        if mention.read in _DAYS and (mention.read != "part" or _DAY_SLOTS & set(mention.slots)):
            bounds = bounds_of(value_of(mention, anchor) or "")
            return bounds[0] if bounds else None
    return None


_DATED = frozenset({TimexType.DATE, TimexType.TIME})


def _is_hour_of_day(mention: TimeMention) -> bool:
    """Whether "before" or "after" stands with an hour, whose day it leaves as it is: "before dawn on Sunday"."""
    return mention.signal in ("before", "after") and (mention.read == "clock" or "daytime" in mention.slots)


def _record(doc: Doc, mention: TimeMention, value: str) -> TimeRecord:
    mod = mention.mod
    if mod is None and mention.type in _DATED and mention.read != "vague" and not mention.of_noun:
        mod = _SIGNAL_MODS.get(mention.signal or "")
    return TimeRecord(
        start=mention.start,
        end=mention.end,
        text=mention.text,
        evidence=evidence_of(doc, mention.start, mention.end),
        type=mention.type,
        value=value,
        mod=mod,
        when=when_of(value, None if _is_hour_of_day(mention) else mod) if mention.type in _DATED else None,
    )


def code_times(doc: Doc, report: Report) -> list[TimeRecord]:
    """A TimeRecord for each time expression of the document that names a day or period there can be."""
    anchor = Anchor(dct=_report_day(doc, report))
    records: list[TimeRecord] = []
    sentence = -1
    times, text = found(doc).times, text_of(doc)
    entries = entry_days(text, ((mention.start, mention.end) for mention in times))
    for number, mention in enumerate(times):
        here = sentence_number(doc, mention.token)
        if here != sentence:
            anchor.month = anchor.month if here == sentence + 1 else None
            anchor.sentence_day, sentence = None, here
        if mention.read in _TIMES_OF_DAY and anchor.sentence_day is None:
            anchor.sentence_day = _day_ahead(doc, times, number, anchor)
        value = value_of(mention, anchor)
        if value is None:
            continue
        if mention.start in entries or not is_stamp(text, mention.start, mention.end):
            _move(anchor, mention, value)
        records.append(_record(doc, mention, value))
    return records
