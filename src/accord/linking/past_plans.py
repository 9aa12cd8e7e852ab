"""6. Records ↔ records: a plan told in the past by the one report that also tells what came of it.

"Laine had been due to meet Berg on Monday": who says so looks back on a plan, and the lines around it say why it came
to nothing. The words are told by [past_plans] in data/linking.toml.
"""

from __future__ import annotations

import re
from functools import cache

from accord.data import read_toml
from accord.linking.mention_words import after, before
from accord.records import EventRecord, Report
from accord.values import EventType, Polarity, Standing, Status

_BESIDE = 12
_BEHIND = 40
_LATE = 60
_OCCASIONS = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})
_AROUND = 250
"""Characters on either side in which its paragraph says that it was called off."""


def is_past_plan(record: EventRecord) -> bool:
    """Whether a record tells what had been planned: "had been due to meet", "whose visit was planned for Friday"."""
    return looks_back(f"{before(record, _BESIDE)}{record.text}{after(record, _BEHIND)}", record.text)


def looks_back(told: str, mention: str = "") -> bool:
    """Whether words tell a plan as one of the past, from the mention on where one is given.

    >>> looks_back("had been due to meet"), looks_back("was to have signed"), looks_back("is to meet")
    (True, True, False)
    """
    found = _pattern("looks_back").search(told)
    return bool(found and (not mention or found.start() <= told.find(mention) + len(mention) + 1))


def comes_late(record: EventRecord) -> bool:
    """Whether a record's sentence says that it comes later than planned ("had twice deferred its vote, approved")."""
    return bool(_pattern("late").search(f"{before(record, _LATE)}{record.text}{after(record, _LATE)}"))


def is_unkept(record: EventRecord) -> bool:
    """Whether a record says that a thing came to nothing that somebody had set down ("once promised", "never held")."""
    if record.status != Status.DID_NOT_HAPPEN or record.type is None or record.standing != Standing.DEED:
        return False
    if _pattern("never_held").search(after(record, _LATE)) and record.type in _OCCASIONS:
        return True
    set_down: list[str] = read_toml("linking.toml")["past_plans"]["set_down"]
    return record.polarity == Polarity.NEGATIVE and record.reasons[:1] != () and record.reasons[0] in set_down


def is_as_planned(record: EventRecord) -> bool:
    """Whether a record tells a deed as one that had been planned: "began a planned shutdown", "sailed as scheduled"."""
    if record.status != Status.OCCURRED or record.standing != Standing.DEED or record.type is None:
        return False
    if _pattern("planned_thing").search(record.text) or record.reasons[:1] in (("planned",), ("scheduled",)):
        return True
    behind = re.split(r"[.;:,]\s", after(record, _LATE), maxsplit=1)[0]
    ahead = before(record, _LATE).rsplit(". ", 1)[-1]
    return bool(_pattern("as_planned").search(behind) or _opening().match(ahead))


@cache
def _opening() -> re.Pattern[str]:
    """The same words at the head of a sentence, up to its verb ("As planned, the two leaders")."""
    return re.compile(rf"(?:.*\n)?\W*{_pattern('as_planned').pattern},[^,;]*$", re.IGNORECASE | re.DOTALL)


def is_given_up_before(told: str) -> bool:
    """Whether words tell a calling off in passing, as of an earlier day.

    >>> is_given_up_before("a trip, which was called off"), is_given_up_before("a trip called off in 2021")
    (True, True)
    >>> is_given_up_before("a trip called off in protest"), is_given_up_before("a trip, which was called bold")
    (False, False)
    """
    return _pattern("given_up_before").search(told) is not None


def is_off_since(record: EventRecord) -> bool:
    """Whether a record is told as called off at an earlier time ("the trip cancelled in August")."""
    return is_given_up_before(f"{record.text}{after(record, _LATE)}")


def find_calling_off(record: EventRecord, report: Report | None) -> str:
    """The words of its paragraph, near it, that say that a plan of the past was called off; "" where none does."""
    if report is None:
        return ""
    text = report.text
    start = max(text.rfind("\n", 0, record.start) + 1, record.start - _AROUND)
    end = text.find("\n", record.end)
    found = _pattern("called_off").search(text[start : min(len(text) if end < 0 else end, record.end + _AROUND)])
    return found[0] if found else ""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    listed: list[str] = read_toml("linking.toml")["past_plans"][name]
    return re.compile(rf"\b(?:{'|'.join(listed)})\b", re.IGNORECASE)
