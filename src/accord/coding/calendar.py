"""4. mentions → records: time expressions → TimeRecords with value, mod and the days they allow."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from accord.coding.anchoring import Anchor, value_of
from accord.coding.dating import infer_dct
from accord.coding.periods import bounds_of, when_of
from accord.coding.quoting import evidence_of
from accord.mentions.times import TimeMention
from accord.parsing.found import found
from accord.records import Report, TimeRecord
from accord.values import Precision, TimexType

__all__ = ["code_times", "infer_dct", "when_of"]

_SIGNAL_MODS = {"since": "SINCE", "before": "BEFORE", "after": "AFTER", "by": "BY", "until": "UNTIL", "till": "UNTIL"}
_MOVES = frozenset({"vague", "duration", "rate", "set", "fiscal", "decade", "century"})


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


def _move(anchor: Anchor, mention: TimeMention, value: str, in_sentence: bool) -> None:
    """Let later expressions count from this one: "the following day", "that year"."""
    bounds = None if mention.read in _MOVES else bounds_of(value.split("/")[-1])
    if bounds is None:
        return
    anchor.year = bounds[0].year
    if bounds[2] in (Precision.DAY, Precision.MOMENT) and mention.read != "weekend":
        anchor.day = bounds[0]
        anchor.sentence_day = bounds[0]
    elif not in_sentence:
        anchor.sentence_day = None


def _mod_of(mention: TimeMention, type_: TimexType) -> str | None:
    if mention.mod is not None:
        return mention.mod
    if type_ in (TimexType.DATE, TimexType.TIME) and mention.read != "vague":
        return _SIGNAL_MODS.get(mention.signal or "")
    return None


def code_times(doc: Doc, report: Report) -> list[TimeRecord]:
    """A TimeRecord for each time expression of the document that names a day or period there can be."""
    anchor = Anchor(dct=_report_day(doc, report))
    records: list[TimeRecord] = []
    sentence = -1
    for mention in found(doc).times:
        here = doc[mention.token].sent.start
        if here != sentence:
            anchor.sentence_day, sentence = None, here
        value = value_of(mention, anchor)
        if value is None:
            continue
        _move(anchor, mention, value, here == sentence)
        mod = _mod_of(mention, mention.type)
        when = when_of(value, mod) if mention.type in (TimexType.DATE, TimexType.TIME) else None
        records.append(
            TimeRecord(
                start=mention.start,
                end=mention.end,
                text=mention.text,
                evidence=evidence_of(doc, mention.start, mention.end),
                type=mention.type,
                value=value,
                mod=mod,
                when=when,
            )
        )
    return records
