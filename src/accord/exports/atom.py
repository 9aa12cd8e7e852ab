"""9. Ledger → other people's formats: what changed as a feed (RFC 4287), one for each query, with lasting ids."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from html import escape
from io import TextIOWrapper
from typing import Any
from urllib.parse import urlencode

from accord.exports.export_asked import Asked, Source, find_events, pages, quoted
from accord.exports.targets import Target
from accord.exports.writer_table import Writer
from accord.ledger.merged import Event
from accord.linking.differences import Change, ChangeKind
from accord.reading.decoding import clean
from accord.records import Evidence, Report
from accord.views.wording import event_in_words

WINDOW = timedelta(days=30)
"""How far back a feed reaches where no day is named."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change with its reports, and what makes it the same entry tomorrow."""

    change: Change
    title: str
    reports: tuple[Report, ...]
    id: str
    updated: datetime
    part_of: str | None = None


def write_atom(source: Source, asked: Asked, target: Target) -> None:
    """Writes the changes of a query since a day, the latest first; without a day, those of the last 30 days."""
    last = asked.as_of or _last_day(source)
    entries: list[Entry] = []
    if last:
        since = asked.since or (date.fromisoformat(last[:10]) - WINDOW).isoformat()
        changes = list(_changes(source, asked, since))
        told = _events_told(source, asked, {change.about for change in changes})
        wholes = {event.whole for event in told.values() if event.whole}
        titles = {name: event_in_words(source.event(name, as_of=asked.as_of)) for name in wholes}
        entries = list(_entries(source, changes, told, titles))
    entries.sort(key=lambda entry: (entry.updated, entry.id), reverse=True)
    target.rows["changes"] += len(entries)
    feed = _feed(asked, last)
    for entry in entries:
        _add(feed, entry, asked)
    with target.file("changes.atom") as file:
        text = TextIOWrapper(file, encoding="utf-8", newline="\n", write_through=True)
        feed.write(text, "utf-8")
        text.detach()


def _last_day(source: Source) -> str | None:
    return next((report.day for report in source.reports(limit=1, newest_first=True)), None)


def _changes(source: Source, asked: Asked, since: str) -> Iterator[Change]:
    """The changes since a day that are about what the query finds."""
    found = source.changes(since=since, as_of=asked.as_of)
    named = (asked.actor, asked.type, asked.status, asked.main)
    if all(each is None for each in named):
        yield from found
        return
    events = {event.id for event in find_events(source, replace(asked, since=None, until=None))}
    about = set(events)
    about |= {plan.id for plan in source.plans(as_of=asked.as_of) if plan.event.id in events}
    about |= {conflict.id for conflict in source.conflicts(as_of=asked.as_of) if conflict.event in events}
    yield from (change for change in found if change.about in about)


def _events_told(source: Source, asked: Asked, about: set[str]) -> dict[str, Event]:
    """The events that changes are about, by the id of the event or of its plan."""
    events = {event.id: event for event in pages(source.events, as_of=asked.as_of) if event.id in about}
    return events | {plan.id: plan.event for plan in pages(source.plans, as_of=asked.as_of) if plan.id in about}


def _entries(
    source: Source, changes: Iterable[Change], told: Mapping[str, Event], wholes: Mapping[str, str]
) -> Iterator[Entry]:
    seen: dict[str, int] = {}
    for change in changes:
        reports = tuple(source.file.report(name) for name in dict.fromkeys(words.report for words in change.evidence))
        first = _first(change.evidence, reports)
        same = (change.kind, first.report, first.start, "" if change.kind == ChangeKind.NEW_EVENT else change.now)
        key = _uuid("change", *same)
        seen[key] = seen.get(key, 0) + 1
        name = key if seen[key] == 1 else _uuid("change", *same, seen[key])
        event = told.get(change.about)
        title = event_in_words(event) if event else change.what
        part_of = wholes[event.whole] if event and event.whole else None
        yield Entry(change, title, reports, name, _updated(change), part_of)


def _first(evidence: Sequence[Evidence], reports: Sequence[Report]) -> Evidence:
    """The words of the earliest report: they stay the same when later ones say it too."""
    days = {report.id: report.day or "9999" for report in reports}
    return min(evidence, key=lambda words: (days[words.report], words.report, words.start))


def _updated(change: Change) -> datetime:
    """The day of the change, its first moment in UTC; the first day there is, where none is known."""
    try:
        day = date.fromisoformat((change.day or "")[:10])
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _uuid(*parts: object) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'accord:' + '/'.join(map(str, parts)))}"


def _feed(asked: Asked, last: str | None) -> Any:
    """A feed that says nothing of the moment it was made, so that equal ledgers give equal feeds."""
    from feedgenerator import Atom1Feed

    class Feed(Atom1Feed):  # type: ignore[misc]
        def add_root_elements(self, handler: Any) -> None:
            super().add_root_elements(_Linked(handler))

        def add_item_elements(self, handler: Any, item: Any) -> None:
            super().add_item_elements(_Linked(handler), item)

        def latest_post_date(self) -> datetime:
            dates = [item["updateddate"] for item in self.items]
            return max(dates, default=datetime.fromisoformat(f"{(last or '1970-01-01')[:10]}T00:00:00+00:00"))

    query = {name: value for name, value in asked.query.items() if name != "since"}
    title = asked.title or f"Changes in the ledger{': ' if query else ''}{', '.join(query.values())}"
    address = f"{asked.link.rstrip('/')}/changes?{urlencode(query)}".rstrip("?") if asked.link else ""
    return Feed(
        title=clean(title),
        link=address,
        description="What is new, settled, overdue or disputed, each with the words of its reports.",
        author_name="accord",
        feed_guid=_uuid("changes", urlencode(sorted(query.items()))),
    )


def _add(feed: Any, entry: Entry, asked: Asked) -> None:
    change = entry.change
    values = f"{change.before} → {change.now}" if change.before else change.now
    content = [f"<p>{escape(clean(values))}</p>"]
    content += [f"<p>Part of: {escape(clean(entry.part_of))}</p>"] if entry.part_of else []
    if asked.quotes:
        content += [f"<blockquote>{escape(clean(quoted(words.quote)))}</blockquote>" for words in change.evidence]
    named = (f"{report.publisher or 'unknown publisher'}, {report.day or 'undated'}" for report in entry.reports)
    content.append(f"<p>{escape(clean('; '.join(named)))}</p>")
    feed.add_item(
        title=clean(f"{change.kind.value}: {entry.title}"),
        link=_link(entry, asked),
        description=None,
        content="".join(content),
        unique_id=entry.id,
        updateddate=entry.updated,
        categories=(change.kind.value,),
    )


def _link(entry: Entry, asked: Asked) -> str:
    """The page of the report that brought it, else that of the ledger."""
    urls = (report.url for report in entry.reports if report.url and report.url.startswith(("https://", "http://")))
    return next(urls, asked.link or "")


class _Linked:
    """Writes elements, but no link to nowhere: feedgenerator asks for one."""

    def __init__(self, handler: Any) -> None:
        self._handler = handler

    def addQuickElement(self, name: str, contents: str | None = None, attrs: Any = None) -> None:  # noqa: N802
        if name != "link" or (attrs or {}).get("href"):
            self._handler.addQuickElement(name, contents, attrs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._handler, name)


WRITER = Writer(
    name="atom",
    suffix=".atom",
    means="What changed, as a feed for each query.",
    write=write_atom,
    media_type="application/atom+xml; charset=utf-8",
)
