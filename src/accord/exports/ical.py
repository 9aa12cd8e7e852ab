"""9. Ledger → other people's formats: planned events as a calendar (RFC 5545).

A plan is tentative until reports tell its outcome. What is due on a day takes the whole day; what is due at a moment
has the hour its reports give, in no zone where they give none. Where only the week, month or year is known it is left
out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from accord.exports.export_asked import Asked, Source, find_plans, quoted
from accord.exports.targets import Target
from accord.exports.writer_table import Writer
from accord.ledger.merged import Plan, Verdict
from accord.reading.decoding import clean
from accord.records import EventRecord, Report
from accord.values import Precision, When
from accord.views.wording import event_in_words, in_quotes

if TYPE_CHECKING:
    from icalendar import Event as Entry

_LONGEST = 31
"""Days of an interval that is a stretch of days and not a time within which something falls."""
_NO_DAY = datetime(1970, 1, 1, tzinfo=UTC)
_STATUS = {
    Verdict.HELD: ("CONFIRMED", ""),
    Verdict.CHANGED: ("CONFIRMED", "Held otherwise: "),
    Verdict.PARTLY: ("CONFIRMED", "Partly held: "),
    Verdict.ADVANCED: ("CONFIRMED", "Advanced: "),
    Verdict.CANCELLED: ("CANCELLED", "Cancelled: "),
    Verdict.REFUSED: ("CANCELLED", "Refused: "),
    Verdict.DID_NOT_HAPPEN: ("CANCELLED", "Did not happen: "),
    Verdict.POSTPONED: ("TENTATIVE", "Postponed: "),
    Verdict.NOT_SHOWN: ("TENTATIVE", "Not shown: "),
    Verdict.OVERDUE: ("TENTATIVE", "Overdue: "),
    Verdict.OPEN: ("TENTATIVE", ""),
}
"""What a calendar calls a plan with each outcome, and the word before its title."""
Days = tuple[date, date | None]
"""The first day or moment, and the day behind the last one."""


def write_ical(source: Source, asked: Asked, target: Target) -> None:
    """Writes a calendar of the plans whose day is known; the others are counted."""
    head, _, foot = _calendar(asked).partition(b"END:VCALENDAR")
    uids: set[str] = set()
    with target.file("plans.ics") as file:
        file.write(head)
        for plan in find_plans(source, asked):
            found = when_of(plan.due)
            if isinstance(found, str):
                target.leave_out(found)
                continue
            entry = _entry(plan, found, source, asked)
            if str(entry["uid"]) in uids:
                target.leave_out("plans first stated in the same words as another")
                continue
            uids.add(str(entry["uid"]))
            target.rows["plans"] += 1
            file.write(entry.to_ical())
        file.write(b"END:VCALENDAR" + foot)


def when_of(due: When | None) -> Days | str:
    """The days a plan takes in a calendar, or why it has none."""
    if due is None or not (due.earliest or due.latest):
        return "plans without a day"
    if due.precision is Precision.MOMENT and (moment := _moment(due.value)):
        return moment, None
    if not due.latest:
        return "plans of which only the first day they may fall on is known"
    last = _day(due.latest)
    first = _day(due.earliest) if due.earliest and not due.value.startswith("../") else last
    if first is None or last is None:
        return "plans without a day"
    if first != last and (due.precision is not Precision.INTERVAL or last - first > timedelta(days=_LONGEST)):
        return f"plans of which only the {due.precision} is known"
    return first, last + timedelta(days=1)


def _moment(value: str) -> datetime | None:
    """The moment; in UTC where the words give a zone, of no zone where they give none."""
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _calendar(asked: Asked) -> bytes:
    from icalendar import Calendar

    from accord import __version__

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//accord//accord {__version__}//EN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", clean(asked.title or "Plans in the ledger"))
    written: bytes = calendar.to_ical()
    return written


def _entry(plan: Plan, days: Days, source: Source, asked: Asked) -> Entry:
    from icalendar import Event as Entry

    status, before = _STATUS[plan.verdict]
    first, behind = days
    is_deadline = bool(plan.due and plan.due.value.startswith("../"))
    reports = [source.file.report(name) for name in _reports(plan)]
    stated = sorted(plan.stated or plan.event.records, key=lambda record: _order(record, reports))
    entry = Entry()
    entry.add("uid", f"{stated[0].id}@accord.invalid")
    entry.add("dtstamp", max((_stamp(report) for report in reports), default=_NO_DAY))
    entry.add("dtstart", first)
    if behind:
        entry.add("dtend", behind)
    entry.add("summary", clean(f"{before}{'By this day: ' if is_deadline else ''}{event_in_words(plan.event)}"))
    entry.add("status", status)
    entry.add("transp", "TRANSPARENT")
    whole = source.event(plan.event.whole, as_of=asked.as_of) if plan.event.whole else None
    lines = [*([f"Part of: {event_in_words(whole)}."] if whole else []), *_outcome(plan)]
    if asked.quotes:
        lines += _quotations((*stated, *plan.outcome), {report.id: report for report in reports})
    entry.add("description", clean("\n".join(lines)))
    if plan.event.type:
        entry.add("categories", [plan.event.type.value])
    if place := plan.event.place:
        entry.add("location", clean(place.name))
    url = next(
        (report.url for report in reports if report.url and report.url.startswith(("http://", "https://"))), None
    )
    if url:
        entry.add("url", clean(url))
    return entry


def _reports(plan: Plan) -> list[str]:
    return list(dict.fromkeys(record.report for record in (*plan.stated, *plan.outcome, *plan.event.records)))


def _order(record: EventRecord, reports: list[Report]) -> tuple[str, str, int]:
    """The earliest telling first: it stays the same when later reports come."""
    day = next((report.day for report in reports if report.id == record.report), None)
    return day or "9999", record.report, record.start


def _stamp(report: Report) -> datetime:
    day = _day(report.day) if report.day else None
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _NO_DAY


def _outcome(plan: Plan) -> list[str]:
    lines = [f"Outcome: {plan.verdict.replace('_', ' ')}{', late' if plan.late else ''}."]
    lines += [f"{plan.reason[0].upper()}{plan.reason[1:]}."] if plan.reason else []
    lines += [f"Outcome day: {plan.outcome_date}."] if plan.outcome_date else []
    return lines


def _quotations(records: tuple[EventRecord, ...], reports: dict[str, Report]) -> Iterator[str]:
    told = {(r.report, in_quotes(quoted(" ".join(r.evidence.quote.split())))): None for r in records}
    for name, words in told:
        report = reports[name]
        yield f"{words} ({report.publisher or 'unknown publisher'}, {report.day or 'undated'})"


WRITER = Writer(
    name="ical",
    suffix=".ics",
    means="Planned events as a calendar; those whose day is known.",
    write=write_ical,
    media_type="text/calendar; charset=utf-8",
)
