"""6. Records ↔ records: what tells a plan as done: a verb, a day gone by, or its name behind the day it was due.

A noun alone names a thing as readily before it happens as behind it ("a candidate for the party's nomination"), so it
settles nothing; "following the talks" and what goes by a name of its own do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from accord.ledger.merged import Event, StatusEntry
from accord.linking.histories import own_status
from accord.linking.mention_names import own_names
from accord.linking.mention_words import before, carries, is_nominal
from accord.linking.outcome_days import report_day
from accord.linking.profiles import day_bounds
from accord.records import EventRecord, Report
from accord.values import DONE, DateBasis, When

_KEPT_AWAY = re.compile(
    r"(?:\bnot|n[’']t|\bnever|\bno longer)\s+(?:be\s+)?"
    r"(?:seek|run|stand|contest|attend|join|participat|take part|taking part)\w*\s+(?:[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)


def tell_done(
    entries: Iterable[StatusEntry], event: Event, due: When | None, reports: Mapping[str, Report]
) -> tuple[StatusEntry, ...]:
    """The entries of an event's history that can settle a plan: those that tell it as done by a noun alone left out."""
    return tuple(entry for entry in entries if entry.status not in DONE or _is_told(entry, event, due, reports))


def _is_told(entry: StatusEntry, event: Event, due: When | None, reports: Mapping[str, Report]) -> bool:
    day = report_day(reports.get(entry.report))
    latest = day_bounds(due)[1]
    if latest and day and latest <= day:
        return True
    done = [r for r in event.records if r.report == entry.report and own_status(r, day) in DONE]
    return any(_asserts(record, day) for record in done)


def _asserts(record: EventRecord, day: date | None) -> bool:
    """Whether a record says that a thing came about: by a verb, by words beside a noun, or by its day that is past."""
    if not is_nominal(record) or record.reasons or carries(record) == "held" or own_names(record):
        return True
    if record.date is None or record.date_basis == DateBasis.BOUNDED:
        return False
    last = day_bounds(record.date)[1]
    return bool(last and day and last <= day)


def is_kept_away_from(record: EventRecord) -> bool:
    """Whether somebody only will not take part in it ("will not seek re-election", "did not attend the summit")."""
    return is_nominal(record) and bool(_KEPT_AWAY.search(before(record, 60)))
