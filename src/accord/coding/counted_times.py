"""4. mentions → records: counted from the report's day or from what was told last: "a week ago", "a day later"."""

from __future__ import annotations

from datetime import date

from accord.coding.anchoring import DAYS, MONTHS, Asked, period_at, shift
from accord.coding.spelling import duration_of
from accord.mentions.tense import Tense

PAST, PRESENT, FUTURE = "PAST_REF", "PRESENT_REF", "FUTURE_REF"
REF = {-1: PAST, 0: PRESENT, 1: FUTURE}
"""What a last, this and next come to where there is no day to count from."""


def following(asked: Asked) -> str | None:
    """ "The following day", "the previous month": the one before or after what was told last."""
    told, unit, step = asked.anchor.told, asked.text("unit"), asked.relation or 0
    if unit == "M":
        told = asked.anchor.month or told
    if unit == "Y" and asked.anchor.year is not None:
        told = date(max(1, min(9998, asked.anchor.year)), 1, 1)
    if told is None:
        return REF[step]
    return _not_after_report(asked, shift(told, unit, step), unit)


def _not_after_report(asked: Asked, day: date, unit: str) -> str:
    """The period of a unit that holds a day; only that it is past, where a past tense would have it after the report:
    what it is counted from ("two days later" than what was told last) has no day in the text.
    """
    dct, is_past = asked.anchor.dct, asked.side < 0 or asked.mention.tense is Tense.PAST
    if dct is not None and is_past and period_at(day, unit) > period_at(dct, unit):
        return PAST
    return period_at(day, unit)


def that(asked: Asked) -> str | None:
    """ "That day", "the same week": the one told last."""
    unit = asked.text("unit")
    if unit == "Y" and asked.anchor.year is not None:
        return f"{asked.anchor.year:04}"
    told = (unit == "M" and asked.anchor.month) or asked.anchor.told_before(asked.side)
    return period_at(told, unit) if told else PAST


def _count(asked: Asked) -> float | None:
    """How many units: a number, None for "several" and bare plurals."""
    half = 0.5 if asked.has("half") else 0.0
    if isinstance(asked.mention.slots.get("count"), int | float):
        return float(asked.mention.slots["count"]) + half
    if asked.has("one"):
        return 1 + half
    if isinstance(asked.mention.slots.get("some"), int) and asked.number("some") > 1:
        return float(asked.number("some"))
    return half or None


def _unit(asked: Asked) -> str:
    return next((asked.text(slot) for slot in ("unit", "units", "clockunit", "clockunits") if asked.has(slot)), "D")


def _grain(asked: Asked, unit: str) -> str:
    """The unit in which a day moved by so many units is told: "a year and a half ago" is a month."""
    if asked.has("half") and unit == "Y":
        return "M"
    return "Y" if unit in ("DE", "CE") else unit


def shifted(asked: Asked) -> str | None:
    """ "Two weeks ago": counted from the report's day."""
    dct, unit, count = asked.anchor.dct, _unit(asked), _count(asked)
    step = asked.number("shift")
    if dct is None or count is None:
        return REF[step]
    if unit.startswith("T"):
        return dct.isoformat()
    return period_at(shift(dct, unit, step * count), _grain(asked, unit))


def anchored(asked: Asked) -> str | None:
    """ "Two weeks later", "a year earlier": counted from what was told last."""
    unit, count, told = _unit(asked), _count(asked), asked.anchor.told
    if unit.startswith("T") or count is None:
        return duration_of(asked.mention.slots)
    step = 1 if asked.has("later") else -1
    if unit in ("Y", "DE") and step > 0 and asked.mention.tense is Tense.PRESENT:
        return PRESENT  # "thirty years later they still deal with it"
    if unit in MONTHS:
        told = asked.anchor.start or told
    if told is None:
        return REF[step]
    day = shift(told, unit, step * count)
    if unit in DAYS and asked.side >= 0 and step > 0 and asked.anchor.sentence_day is None:
        # "It takes effect 30 days later": counted from a deed still without a day, not from the last date told.
        return FUTURE
    return PAST if _not_after_report(asked, day, unit) == PAST else period_at(day, _grain(asked, unit))
