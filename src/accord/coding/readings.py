"""4. mentions → records: the TIMEX3 value of each kind of time expression."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from accord.coding.anchoring import (
    MONTHS,
    Anchor,
    Asked,
    explicit_year,
    is_day,
    nearest,
    period_at,
    same_days,
    shift,
    shift_days,
    shift_months,
    week_of,
)
from accord.coding.counted_times import FUTURE, PAST, PRESENT, REF, anchored, following, shifted, that
from accord.coding.named_days import day_in, next_with
from accord.coding.spelling import duration_of, fiscal_of, hour_of, moment_of, set_of, slashed_of
from accord.mentions.tense import Tense
from accord.mentions.time_lexemes import Value
from accord.mentions.times import TimeMention

_AFTER_WEEKEND = 3
"""The weekday up to which what was done "this weekend" was done on the one gone by."""


def _date(asked: Asked) -> str | None:
    month, day = asked.number("month"), asked.number("day")
    if not is_day(month, day):
        return None
    year = explicit_year(asked)
    if year is not None:
        return f"{year:04}-{month:02}-{day:02}"
    dct = asked.anchor.dct
    if dct is None:
        return f"XXXX-{month:02}-{day:02}"
    candidates = same_days(dct, month, day)
    if asked.has("weekday"):
        candidates = [each for each in candidates if each.isoweekday() == asked.number("weekday")] or candidates
    return nearest(candidates, asked, dct).isoformat()


def _range(asked: Asked) -> str | None:
    first = _date(asked)
    month, day = asked.number("to_month" if asked.has("to_month") else "month"), asked.number("to_day")
    if first is None or not is_day(month, day):
        return first
    year = first[:4]
    if year.isdigit() and (month, day) < (int(first[5:7]), int(first[8:10])):
        year = f"{int(year) + 1:04}"
    return f"{first}/{year}-{month:02}-{day:02}"


def _weekday_of(asked: Asked, slot: str = "weekday") -> date | None:
    dct = asked.anchor.dct
    if dct is None:
        return None
    wanted, relation = asked.number(slot), asked.relation
    back = (dct.isoweekday() - wanted) % 7
    ahead = (wanted - dct.isoweekday()) % 7
    if relation == -1:
        return shift_days(dct, -(back or 7))
    if relation == 1:
        # "Next Thursday" said on a Wednesday is not tomorrow, which has a word of its own.
        return shift_days(dct, ahead if ahead > 1 else ahead + 7)
    if relation == 0:
        return shift_days(dct, ahead) if asked.side >= 0 else shift_days(dct, -back)
    # "The cabinet meets on Friday" looks ahead, a headline's "Minister visits on Tuesday" back: the nearer day decides.
    # So it does for what "was to meet on Friday", of which a report of Sunday looks back and one of Wednesday ahead.
    is_open = asked.mention.then_ahead or (asked.side == 0 and asked.mention.tense is Tense.PRESENT)
    if ahead <= back if is_open else asked.side > 0:
        return shift_days(dct, ahead)
    return shift_days(dct, -back)


def _weekday(asked: Asked) -> str | None:
    day = _weekday_of(asked)
    return day.isoformat() if day else f"XXXX-WXX-{asked.number('weekday')}"


def _weekday_range(asked: Asked) -> str | None:
    first = _weekday_of(asked)
    if first is None:
        return f"XXXX-WXX-{asked.number('weekday')}/XXXX-WXX-{asked.number('to_weekday')}"
    last = shift_days(first, (asked.number("to_weekday") - asked.number("weekday")) % 7)
    return f"{first.isoformat()}/{last.isoformat()}"


def _month(asked: Asked) -> str | None:
    month, year, dct = asked.number("month"), explicit_year(asked), asked.anchor.dct
    if year is not None:
        return f"{year:04}-{month:02}"
    if dct is None:
        return f"XXXX-{month:02}"
    relation = asked.relation
    if relation is None and asked.side == 0 and asked.mention.signal in ("by", "until", "till"):
        relation = None if month == dct.month else 1
    if relation is not None and relation != 0:
        step = (month - dct.month) % 12 if relation > 0 else -((dct.month - month) % 12)
        if step == 0 and asked.relation is not None:
            step = 12 * relation
        return period_at(shift_months(dct.replace(day=1), step), "M")
    months = [shift_months(dct.replace(day=1), step) for step in range(-11, 12)]
    here = dct.replace(day=1)
    return period_at(nearest([each for each in months if each.month == month], asked, here), "M")


def _monthday(asked: Asked) -> str | None:
    dct, day = asked.anchor.month_of_day(asked.side), asked.number("day") if asked.has("day") else 0
    day = day or int("".join(each for each in asked.mention.text if each.isdigit()) or 0)
    if dct is None or not 1 <= day <= monthrange(dct.year, dct.month)[1]:
        return f"XXXX-XX-{day:02}" if 1 <= day <= 31 else None
    found, written = dct.replace(day=day), asked.anchor.dct
    if asked.side > 0 and written is not None and found < written:
        found = next_with(day, written)
    return found.isoformat()


def _year(asked: Asked) -> str | None:
    return f"{asked.number('year'):04}"


def _year_range(asked: Asked) -> str | None:
    first, last = asked.number("year"), asked.number("to_year")
    if last < 100:
        last += first // 100 * 100
    return f"{first:04}/{last:04}" if last > first else f"{first:04}"


def _decade(asked: Asked) -> str | None:
    word = asked.mention.slots.get("decade", "")
    if isinstance(word, int):
        return f"{word // 10}X"
    digits = "".join(each for each in word if each.isdigit()) if isinstance(word, str) else ""
    return f"{digits[:3]}X" if len(digits) == 4 else f"19{digits[0]}X"


def _century(asked: Asked) -> str | None:
    if asked.has("ordinal"):
        return f"{asked.number('ordinal') - 1:02}XX"
    dct = asked.anchor.dct
    return f"{dct.year // 100 + (asked.relation or 0):02}XX" if dct else REF[asked.relation or 0]


def _numbered(asked: Asked, letter: str, number: int, months: int) -> str | None:
    """A quarter or half of a year, of the year that the tense makes likeliest."""
    year, dct = explicit_year(asked), asked.anchor.dct
    if year is None and dct is None:
        return f"XXXX-{letter}{number}"
    if year is None and dct is not None:
        candidates = [
            shift_months(date(each, 1, 28), months * number - 1) for each in (dct.year - 1, dct.year, dct.year + 1)
        ]
        ended = [each for each in candidates if each <= dct] if asked.side < 0 else []
        year = nearest(ended or candidates, asked, dct).year
    return f"{year:04}-{letter}{number}"


def _quarter(asked: Asked) -> str | None:
    number = int(asked.text("quarter")[-1]) if asked.has("quarter") else asked.number("ordinal")
    return _numbered(asked, "Q", number, 3) if 1 <= number <= 4 else None


def _half(asked: Asked) -> str | None:
    number = asked.number("ordinal")
    dct = asked.anchor.dct
    if explicit_year(asked) is None and dct is not None:
        return f"{dct.year:04}-H{number}"
    return _numbered(asked, "H", number, 6) if 1 <= number <= 2 else None


_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _season(asked: Asked) -> str | None:
    season, year, dct = asked.text("season"), explicit_year(asked), asked.anchor.dct
    if year is None and dct is None:
        return f"XXXX-{season}"
    if year is None and dct is not None:
        middles = [date(dct.year + step, _SEASON_MONTH[season], 1) + timedelta(45) for step in (-2, -1, 0, 1)]
        relation = asked.relation
        if relation == -1:
            middles = [each for each in middles if each < dct - timedelta(30)]
        elif relation == 1:
            middles = [each for each in middles if each > dct]
        elif relation is None and asked.side < 0:
            middles = [each for each in middles if each - timedelta(45) <= dct]
        chosen = nearest(middles, asked, dct) if middles else dct
        year = (chosen - timedelta(45)).year
    return f"{year:04}-{season}"


def _fiscal(asked: Asked) -> str | None:
    dct, relation = asked.anchor.dct, asked.relation or 0
    if asked.has("fiscalyear") or asked.has("year"):
        return fiscal_of(asked.text("fiscalyear") or asked.text("year"))
    return f"FY{dct.year + relation:04}" if dct else REF[relation]


def _dayname(asked: Asked) -> str | None:
    step = asked.number("shift" if asked.has("shift") else "dayname")
    dct = asked.anchor.dct
    return shift_days(dct, step).isoformat() if dct else REF[(step > 0) - (step < 0)]


def _relative(asked: Asked) -> str | None:
    dct, unit, step = asked.anchor.dct, asked.text("unit") or "Y", asked.relation or 0
    month = asked.month_gone_by if unit == "M" and asked.relation is None else None
    if month is not None:
        return period_at(month, unit)
    if not asked.has("unit") and "quarter" in asked.mention.text.lower():
        unit = "Q"
        step = -1 if {"past", "last"} & set(asked.mention.text.lower().split()) else 1
    if dct is None:
        return REF[step]
    return period_at(shift(dct if unit not in MONTHS else dct.replace(day=1), unit, step), unit)


def _weekend(asked: Asked) -> str | None:
    dct, relation = asked.anchor.dct, asked.relation
    if dct is None:
        return "XXXX-WXX-WE"
    is_weekend = dct.isoweekday() >= 6
    if relation == -1:
        step = -7
    elif relation == 1:
        step = 7 if is_weekend else 0
    elif relation == 0 and asked.mention.plain < 0 and dct.isoweekday() <= _AFTER_WEEKEND:
        step = -7
    elif relation == 0 or asked.side > 0 or is_weekend or asked.is_weekend_ahead:
        step = 0
    else:
        step = -7
    return f"{week_of(shift_days(dct, step))}-WE"


def _day_of(asked: Asked) -> str | None:
    """The day a time of day belongs to: its own, else that of its sentence, else the report's."""
    slots = asked.mention.slots
    if "day_read" in slots:
        return _READERS[str(slots["day_read"])](asked)
    if "weekday" in slots:
        return _weekday(asked)
    if "dayname" in slots:
        return _dayname(asked)
    dct, told = asked.anchor.dct, asked.anchor.told
    if any(asked.has(slot) for slot in ("previous", "following", "next", "that")):
        told = asked.anchor.told_before(asked.side)
        day = shift_days(told, asked.relation or 0) if told else None
        is_wrong = day is not None and dct is not None and day > dct and asked.side < 0 and asked.anchor.day is not None
        return day.isoformat() if day is not None and not is_wrong else None
    if asked.has("last") or asked.has("this"):
        return shift_days(dct, asked.relation or 0).isoformat() if dct else None
    day = asked.anchor.sentence_day or dct
    if asked.is_hour_of_told_day and asked.side < 0 and asked.anchor.sentence_day is None and dct is not None:
        # "A blast struck on Tuesday. It went off at 4 a.m.": the hour goes with the past day the text told last.
        day = asked.anchor.day_of_hours() or day
    return day.isoformat() if day else None


def _time(asked: Asked) -> str | None:
    day = _day_of(asked) or "XXXX-XX-XX"
    if len(day) < 10 or not (day[:4].isdigit() or day.startswith("XXXX-")):
        day = "XXXX-XX-XX"
    if asked.has("part"):
        return f"{day[:10]}T{asked.text('part')}"
    if asked.has("daytime"):
        named = asked.text("daytime")
        return f"{day[:10]}{named if named.startswith('T') else 'T' + named}"
    hour = hour_of(asked.mention.slots)
    return f"{day[:10]}T{hour}" if hour else None


def _holiday(asked: Asked) -> str | None:
    name = asked.text("holiday") or "01-01"
    before = timedelta(1 if asked.has("eve") else 0)
    year, dct, relation = explicit_year(asked), asked.anchor.dct, asked.relation
    if year is not None:
        return (day_in(name, year) - before).isoformat()
    if dct is None:
        return f"XXXX-{(day_in(name, 2001) - before).isoformat()[5:]}" if name[2:3] == "-" else None
    days = [day_in(name, dct.year + step) - before for step in (-1, 0, 1)]
    if relation:
        days = [day for day in days if (day - dct).days * relation > 0]
        return min(days, key=lambda day: abs((day - dct).days)).isoformat()
    return nearest(days, asked, dct).isoformat()


def _year_back(asked: Asked) -> str | None:
    """ "The same month last year", "the year-ago quarter"."""
    dct = asked.anchor.dct
    return period_at(shift_months(dct, -12), asked.text("unit") or "Y") if dct else PAST


def _new_year(asked: Asked) -> str | None:
    """ "In the new year": the one about to begin, in its first months the one that has."""
    dct = asked.anchor.dct
    return f"{dct.year + (dct.month > 3):04}" if dct else FUTURE


def _vague(asked: Asked) -> str | None:
    return asked.text("is") or asked.text("vague") or PRESENT


def _slots(made: Callable[[dict[str, Value]], str | None]) -> Callable[[Asked], str | None]:
    return lambda asked: made(dict(asked.mention.slots))


_READERS: dict[str, Callable[[Asked], str | None]] = {
    **{"date": _date, "range": _range, "weekday": _weekday, "weekdayrange": _weekday_range, "month": _month},
    **{"monthday": _monthday, "year": _year, "yearrange": _year_range, "decade": _decade, "century": _century},
    **{"quarter": _quarter, "half": _half, "season": _season, "fiscal": _fiscal, "dayname": _dayname},
    **{"relative": _relative, "following": following, "that": that, "weekend": _weekend, "shifted": shifted},
    **{"yearback": _year_back, "anchored": anchored, "clock": _time, "part": _time, "holiday": _holiday},
    **{"vague": _vague, "newyear": _new_year},
    **{"iso": _slots(moment_of), "duration": _slots(duration_of), "rate": _slots(duration_of), "set": _slots(set_of)},
    "slashed": lambda asked: slashed_of(asked.text("slashed"), asked.anchor.dct),
}


def value_of(mention: TimeMention, anchor: Anchor) -> str | None:
    """The TIMEX3 value of a mention; None for a day that no calendar has (31 November, 999999 centuries ago)."""
    try:
        return _READERS[mention.read](Asked(mention, anchor))
    except (ValueError, OverflowError):
        return None
