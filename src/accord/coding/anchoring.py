"""4. mentions → records: what a time expression is counted from: the report's day, the text before it, its clause."""

from __future__ import annotations

from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date

from accord.mentions.tense import Tense
from accord.mentions.times import TimeMention

_RELATIONS = ("last", "past", "previous", "this", "that", "coming", "next", "following")
_BACK = frozenset({"last", "past", "previous"})
_AHEAD = frozenset({"coming", "next", "following"})
_CLOSE = 45
"""Days around a day of the calendar in which its name may mean the one of that year."""
_AT_ITS_END = 24
"""The day of a month from which its end may be told as past."""
_NEAR = 14
"""Days back to which a bare part of a day may belong."""
_JUST_GONE = 5
"""Days after a day of the report's own year in which that day, told with a place of its own, is meant by its name."""
# A tense that contradicts the nearer year must outweigh eight months; set on the texts of gold/joint (train).
_WRONG_SIDE = 240
# Where the word right over a time says it plainly ("was signed in December"), no distance does; only that a report may
# be a day old by its own clock, and be made of words that were written before what they tell was done.
_PLAINLY_WRONG = 2000
_DAYS_BEHIND = 1
"""Days by which a report's day may lie before that of what it tells as done."""
_STALE = {-1: _DAYS_BEHIND, 1: 30}
_PAST_PRESENT = 60


@dataclass(slots=True)
class Anchor:
    """What a relative expression may be counted from: the report's day, the last day and year the text named, and the
    first day of the last day, month or year it named (`start`) and of the last month, by itself or in a day (`month`);
    `past_day`: the last day named that is not after the report's; `deed_day`: the last of these on which something was
    plainly done, and which its sentence told first.
    """

    dct: date | None = None
    day: date | None = None
    year: int | None = None
    sentence_day: date | None = None
    start: date | None = None
    month: date | None = None
    past_day: date | None = None
    deed_day: date | None = None

    @property
    def told(self) -> date | None:
        """The day the text spoke of last, else the report's own."""
        return self.day or self.dct

    def told_before(self, side: int) -> date | None:
        """The day the text spoke of last; where a past is told, the last that was past ("it fell the same day")."""
        is_ahead = self.day is not None and self.dct is not None and self.day > self.dct
        return (self.past_day or self.dct) if is_ahead and side < 0 else self.told

    def day_of_hours(self) -> date | None:
        """The past day that a bare hour goes with: the last told, not one of what came before a deed told by its day.

        "The court ruled on Wednesday, after the resignation of 2 August. She was sworn in at 5 p.m."
        """
        told = self.told_before(-1)
        return max(told, self.deed_day) if told and self.deed_day else told

    def month_of_day(self, side: int) -> date | None:
        """A day of the month that "on the 24th" is of: the one last named, unless that lies ahead of what is past."""
        is_ahead = self.month is not None and self.dct is not None and self.month > self.dct
        return self.told if self.month is None or (is_ahead and side < 0) else self.month


@dataclass(frozen=True, slots=True)
class Asked:
    """A mention with its anchor, and shorthands for its slots."""

    mention: TimeMention
    anchor: Anchor

    def has(self, slot: str) -> bool:
        """Whether the expression fills a slot."""
        return slot in self.mention.slots

    def number(self, slot: str) -> int:
        """The number in a slot that is filled."""
        return int(self.mention.slots[slot])

    def text(self, slot: str) -> str:
        """The words in a slot, empty when it is not filled."""
        return str(self.mention.slots.get(slot, ""))

    @property
    def relation(self) -> int | None:
        """-1 for last, 0 for this, 1 for next, None where no such word stands."""
        for name in _RELATIONS:
            if name in self.mention.slots:
                return -1 if name in _BACK else 1 if name in _AHEAD else 0
        return None

    @property
    def side(self) -> int:
        """-1 where the clause tells what is past, 1 what lies ahead, 0 where it does not say."""
        signal, tense = self.mention.signal, self.mention.tense
        if signal == "since" or self.mention.text[:8].lower() == "earlier ":
            return -1
        if tense is Tense.FUTURE or signal in ("for", "ahead"):
            return 1
        if signal in ("until", "till", "through") and self.mention.read == "weekday":
            return 1
        if signal in ("by", "until", "till", "before"):
            is_done = self.mention.plain < 0 and signal == "by"
            return -1 if is_done else 0 if tense is Tense.PAST else 1
        return -1 if tense is Tense.PAST or self.mention.plain < 0 else 0

    @property
    def is_plain(self) -> bool:
        """Whether what the time hangs on leaves no doubt of its side: it was done, or goes on since then."""
        if self.mention.signal == "since":
            return True
        return self.mention.plain == self.side != 0 and self.relation is None and self.mention.signal != "to"

    @property
    def month_gone_by(self) -> date | None:
        """The month before the report's own that "the month" of a past clause is, None where it is the report's.

        The one told last ("in that month" always), else, for the end of a month not yet at its end, the month before.
        """
        dct, month, words = self.anchor.dct, self.anchor.month, self.mention.text.lower().split()
        if month is not None and "that" in words:
            return month
        if dct is None or "this" in words or (self.side >= 0 and self.mention.tense is not Tense.PAST):
            return None
        if month is not None:
            return month if month < dct.replace(day=1) else None
        is_over = "end" in words and dct.day < _AT_ITS_END and self.mention.plain < 0 and self.mention.signal != "by"
        return shift_months(dct.replace(day=1), -1) if is_over else None

    @property
    def is_hour_of_told_day(self) -> bool:
        """Whether a time of day goes with a day told: "at 4 a.m.", "in the morning", not "tonight", nor of long ago."""
        dct, told = self.anchor.dct, self.anchor.day_of_hours()
        if self.mention.read == "clock":
            return True
        is_bare = self.mention.read == "part" and "the" in self.mention.text.lower().split()
        return is_bare and dct is not None and told is not None and (dct - told).days <= _NEAR

    @property
    def is_weekend_ahead(self) -> bool:
        """Whether a bare present tense late in a week means the weekend that comes: "returns at the weekend"."""
        dct = self.anchor.dct
        late = dct is not None and dct.isoweekday() >= 3
        return late and self.side == 0 and self.mention.tense is Tense.PRESENT


def shift_months(day: date, months: int) -> date:
    """The same day some months on, or the last of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = max(1, min(9999, index // 12)), index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def shift_days(day: date, days: int) -> date:
    """A day some days on, kept within the calendar."""
    return date.fromordinal(max(1, min(date.max.toordinal(), day.toordinal() + days)))


def last_told_by(day: str) -> str:
    """The last day that a report of an ISO day may tell as done: its own day may be one behind."""
    return shift_days(date.fromisoformat(day[:10]), _DAYS_BEHIND).isoformat()


def week_of(day: date) -> str:
    """The ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def period_at(day: date, unit: str) -> str:
    """The period of a unit that holds a day."""
    return {
        "D": day.isoformat(),
        "W": week_of(day),
        "2W": week_of(day),
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04}",
        "DE": f"{day.year // 10:03}X",
        "CE": f"{day.year // 100:02}XX",
    }.get(unit, day.isoformat())


DAYS = {"D": 1, "W": 7, "2W": 14}
MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}


def shift(day: date, unit: str, count: float) -> date:
    """A day moved by some units; half years and half months come out in months and days."""
    if unit in DAYS:
        return shift_days(day, round(count * DAYS[unit]))
    return shift_months(day, round(count * MONTHS.get(unit, 0)))


def nearest(candidates: list[date], asked: Asked, dct: date) -> date:
    """Of the same day in several years the one that fits the tense of the clause and lies nearest."""

    if any((day.month, day.day) == (2, 29) for day in candidates):
        candidates = [day for day in candidates if (day - dct).days * asked.side >= 0] or candidates

    def cost(day: date) -> tuple[int, int]:
        distance = (day - dct).days
        wrong = _WRONG_SIDE if distance * asked.side < 0 else 0
        if wrong and asked.is_plain and abs(distance) > (_STALE[asked.side] if asked.has("day") else 0):
            wrong = _PLAINLY_WRONG
        # "Talks resume in the spring": a bare present tense with a date is a timetable, and those look ahead.
        late = _PAST_PRESENT if distance < 0 and asked.side == 0 and asked.mention.tense is Tense.PRESENT else 0
        return abs(distance) + wrong + late, distance

    return min(candidates, key=cost)


def same_days(dct: date, month: int, day: int) -> list[date]:
    """A day of the calendar in the years around the report's; 29 February in the leap years around it."""
    leap = (month, day) == (2, 29)
    reach = 4 if leap else 1
    years = range(max(1, dct.year - reach), min(9999, dct.year + reach) + 1)
    return [date(year, month, day) for year in years if not leap or isleap(year)]


def _is_of_its_year(asked: Asked, dct: date) -> bool:
    """Whether a report, written some time after the one day of that name and not close to a day like it, means it."""
    year, day = asked.number("oneyear"), (asked.number("month"), asked.number("day"))
    if not asked.has("alone"):
        is_just_gone = 0 <= (dct - date(dct.year, *day)).days <= _JUST_GONE
        return dct > date(year, *day) and not (is_just_gone and asked.has("elsewhere"))
    near = min(abs((dct - each).days) for each in same_days(dct, *day))
    return year < dct.year <= asked.number("alone") and near > _CLOSE


def explicit_year(asked: Asked) -> int | None:
    """The year that stands in the expression, or that "last year" in it gives."""
    if asked.has("year"):
        return asked.number("year")
    dct = asked.anchor.dct
    if asked.has("thatyear") and asked.anchor.year:
        return asked.anchor.year
    if dct is None:
        return None
    if asked.has("oneyear") and _is_of_its_year(asked, dct):
        return asked.number("oneyear")
    for slot, step in (("lastyear", -1), ("nextyear", 1), ("thisyear", 0), ("thatyear", 0)):
        if asked.has(slot):
            return dct.year + step
    return None


def is_day(month: int, day: int) -> bool:
    """Whether the calendar has such a day in any year."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(2024, month)[1]
