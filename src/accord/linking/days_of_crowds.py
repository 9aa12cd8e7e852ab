"""6. Records ↔ records: a march that is set for a day to come is not the marches told as done before it."""

from __future__ import annotations

import re
from itertools import product

from accord.linking.mention_words import after, is_nominal
from accord.linking.profiles import Profile, day_bounds
from accord.records import EventRecord
from accord.values import DateBasis, Status

_CROWDS = frozenset({"demonstration", "walkout"})
_ARRANGED = frozenset({"plan", "planned", "schedule", "upcoming"})
_PLURALS = ("demonstrations", "protests", "rallies", "marches", "strikes")
_NEW = re.compile(r"(?:new|more|further|fresh|another|bigger|larger)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:go(?:es)? on|continue|carry on|last|until|till)\b", re.IGNORECASE)
_TOLD = frozenset({Status.OCCURRED, Status.ONGOING})


def is_another_day(first: Profile, second: Profile) -> bool:
    """Whether one tells what crowds are to do on a later day, and the other, told before it, what they have done."""
    if not first.sorts & second.sorts & _CROWDS:
        return False
    return any(
        _is_to_come(plan, one) and _is_told_before(deed, other, plan)
        for one, other in ((first, second), (second, first))
        for plan, deed in product(one.records, other.records)
    )


def _is_to_come(record: EventRecord, telling: Profile) -> bool:
    """Whether a mention plans a march: by a day behind its report's, or by a noun that says that it is planned.

    What is to go on is no other than what goes on.
    """
    if record.status not in (Status.PLANNED, Status.EXPECTED) or _GOES_ON.search(f"{record.text} {after(record, 30)}"):
        return False
    first = day_bounds(record.date)[0] if record.date_basis == DateBasis.STATED else None
    if first is not None and telling.report_day is not None:
        return first > telling.report_day
    if not (is_nominal(record) or record.text.lower().endswith(_PLURALS)):
        return False
    return not _ARRANGED.isdisjoint(record.reasons) or bool(_NEW.match(record.text))


def _is_told_before(deed: EventRecord, telling: Profile, plan: EventRecord) -> bool:
    """Whether a mention tells marches as done or going on, in a report before the day that is planned.

    Where the plan has no day, only by a noun of the same report.
    """
    if deed.status not in _TOLD or telling.report_day is None:
        return False
    first, last = day_bounds(plan.date) if plan.date_basis == DateBasis.STATED else (None, None)
    if first is None:
        return deed.report == plan.report and (is_nominal(deed) or deed.text.lower().endswith(_PLURALS))
    stated = day_bounds(deed.date) if deed.date_basis == DateBasis.STATED else (None, None)
    if stated[0] and stated[1] and last and stated[0] <= last and first <= stated[1]:
        return False
    return telling.report_day < first
