"""4. mentions → records: values that stand in the words alone: durations, sets, clock times, ISO and slashed dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from accord.mentions.time_lexemes import Value

_YEARS = {"DE": 10, "CE": 100}
_CLOCK = {"TH": "H", "TM": "M", "TS": "S"}
_HALVED = {"Y": (12, "M"), "TH": (60, "TM")}


def _amount(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"


def spell(count: float | None, unit: str) -> str:
    """TIMEX3 of so many units: P6M, PT30M, PXY; decades come out in years.

    >>> spell(1.5, "Y"), spell(None, "DE"), spell(3, "DE")
    ('P18M', 'PXY', 'P30Y')
    """
    if unit == "2W":
        count, unit = (None if count is None else count * 2), "W"
    if unit in _YEARS:
        count, unit = (None if count is None else count * _YEARS[unit]), "Y"
    if count is None:
        return f"PTX{_CLOCK[unit]}" if unit in _CLOCK else f"PX{unit}"
    if unit in _HALVED and count != int(count) and (unit == "Y" or count < 1):
        times, finer = _HALVED[unit]
        if count * times == int(count * times):
            count, unit = count * times, finer
    return f"PT{_amount(count)}{_CLOCK[unit]}" if unit in _CLOCK else f"P{_amount(count)}{unit}"


def _unit(slots: Mapping[str, Value]) -> str:
    unit = next((slots[name] for name in ("unit", "units", "clockunit", "clockunits") if name in slots), "D")
    return "TS" if unit == 2 else str(unit)


def duration_of(slots: Mapping[str, Value]) -> str | None:
    """The value of a length of time, a pair of them for "48 to 72 hours"."""
    unit, half = _unit(slots), 0.5 if "half" in slots else 0.0
    if "to_count" in slots and "count" in slots:
        return f"{spell(float(slots['count']), unit)}/{spell(float(slots['to_count']), unit)}"
    if "count" in slots:
        return spell(float(slots["count"]) + half, unit)
    if "ordinal" in slots:
        return spell(float(slots["ordinal"]), unit)
    some = slots.get("some")
    if some is not None:
        return spell(float(some) if isinstance(some, int) and some > 1 else None, unit)
    if "units" in slots or "clockunits" in slots:
        return spell(None, unit)
    return spell((1 if "one" in slots else 0) + half or 1, unit)


def set_of(slots: Mapping[str, Value]) -> str | None:
    """The value of something repeated: P1Y, or the day or month it falls on (XXXX-WXX-5)."""
    if "adverb" in slots:
        return str(slots["adverb"])
    for slot in ("weekday", "weekdays"):
        if slot in slots:
            return f"XXXX-WXX-{slots[slot]}"
    if "month" in slots:
        return f"XXXX-{int(slots['month']):02}"
    if "season" in slots:
        return f"XXXX-{slots['season']}"
    if "part" in slots:
        return f"XXXX-XX-XXT{slots['part']}"
    every = float(slots.get("ordinal") or slots.get("other") or 1)
    if "count" in slots and ("units" in slots or "clockunits" in slots):
        every = float(slots["count"])
    return spell(every, _unit(slots))


def hour_of(slots: Mapping[str, Value]) -> str | None:
    """A clock time as HH:MM, its noon counted: "6.20pm" is 18:20."""
    if "military" in slots:
        return f"{str(slots['military'])[:2]}:{str(slots['military'])[2:]}"
    if "clock" in slots or "dotclock" in slots:
        hour, minute = (
            int(part) for part in str(slots.get("clock") or slots["dotclock"]).replace(".", ":").split(":")[:2]
        )
    else:
        hour, minute = int(slots.get("hour", 99)), 0
    meridiem = str(slots.get("meridiem", "")).lower().strip()
    part = slots.get("daypart")
    if part in ("AF", "EV") or (part == "NI" and hour > 5):
        meridiem = "p"
    if meridiem.startswith("p") and hour < 12:
        hour += 12
    elif meridiem.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None


def moment_of(slots: Mapping[str, Value]) -> str | None:
    """An ISO day, or day and time to the minute, that names a day there is."""
    text = str(slots["iso"]).replace(" ", "T")
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return None
    return text[:16]


def fiscal_of(text: str) -> str:
    """A fiscal year as FY and four digits."""
    digits = "".join(each for each in text if each.isdigit())
    return f"FY{digits}" if len(digits) == 4 else f"FY20{digits}"


def slashed_of(text: str, dct: date | None) -> str | None:
    """The day of "25/12/2030"; where both orders are days, the one nearer the report, else month first (dots: day)."""
    dotted = "." in text
    first, second, year = (int(part) for part in text.replace(".", "/").split("/"))
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    orders = [(second, first), (first, second)] if dotted else [(first, second), (second, first)]
    days = []
    for month, day in orders:
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if not days:
        return None
    chosen = min(days, key=lambda day: abs((day - dct).days)) if dct and not dotted else days[0]
    return chosen.isoformat()
