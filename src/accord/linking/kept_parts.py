"""6. Records ↔ records: of which events others are part, as the ledger keeps it: found anew where events changed.

That an event is part of another hangs on these two and on the others that may hold it, which reports tell in a sentence
with it; so only new events, and those told as part of them, are looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from accord.ledger.link_tables import LinkTables
from accord.ledger.merged import Event, Link
from accord.linking.judging import Judged
from accord.linking.kept import links_of
from accord.linking.kept_events import EventChange, body_of, read_events
from accord.linking.parts import APART, Whole, find_wholes, links_apart
from accord.linking.profiles import Profile

Pair = tuple[int, int]


def keep_told_parts(links: LinkTables, tellings: Mapping[int, Profile], found: Iterable[Link]) -> None:
    """Keeps which tellings of a report, given by key, it tells as part and whole or keeps apart for that."""
    home = {record.id: key for key, telling in tellings.items() for record in telling.records}
    told: dict[Pair, bool] = {}
    for link in links_apart(found):
        pair = (home[link.first], home[link.second])
        if pair[0] != pair[1]:
            told[pair] = told.get(pair, False) or link.verdict != APART
    links.parts.put_told((*pair, is_told) for pair, is_told in sorted(told.items()))


def keep_parts(links: LinkTables, change: EventChange, judged: Judged) -> EventChange:
    """Finds anew of which events new ones, and those told as part of them, are part; the change with these events."""
    by_person = _by_person(links, judged)
    parts = {*change.new, *links.parts.told_parts(change.new.keys())}
    parts |= {pair[0] for pair in by_person if not change.new.keys().isdisjoint(pair)}
    wholes = {whole for _, whole in _told(links, parts, by_person)}
    pairs = _told(links, parts | wholes, by_person)
    before = links.parts.wholes_of(parts) | change.gone_wholes
    rows = {row.key: row for row in links.events.read(parts | wholes | before)}
    events = read_events(links, list(rows.values()))
    own = {key: links_apart(links_of(rows[key].links)) for key in rows}
    told = _with_links({pair for pair in pairs if rows.keys() >= set(pair)}, events, own, by_person)
    found = {part: whole for part, whole in find_wholes(events, told, judged).items() if part in parts}
    links.parts.set_wholes(parts, sorted((part, int(whole.of)) for part, whole in found.items()))
    changed = _changed(links, events, parts, found)
    links.parts.set_bodies((body_of(event), key) for key, event in changed.items())
    return replace(change, new={key: changed.get(key, event) for key, event in change.new.items()})


def _told(links: LinkTables, parts: Collection[int], by_person: Mapping[Pair, Sequence[Link]]) -> set[Pair]:
    return links.parts.told_wholes(parts) | {pair for pair in by_person if pair[0] in parts}


def _by_person(links: LinkTables, judged: Judged) -> dict[Pair, list[Link]]:
    """The links of parts that people made, by the events they join."""
    found: dict[Pair, list[Link]] = defaultdict(list)
    for link in judged.part_links:
        part, whole = links.parts.event_of(link.first), links.parts.event_of(link.second)
        if part is not None and whole is not None and part != whole:
            found[part, whole].append(link)
    return found


def _with_links(
    pairs: Iterable[Pair],
    events: Mapping[int, Event],
    own: Mapping[int, Sequence[Link]],
    by_person: Mapping[Pair, Sequence[Link]],
) -> dict[Pair, list[Link]]:
    """The links by the events they join, as part and whole."""
    records = {key: {record.id for record in event.records} for key, event in events.items()}
    found: dict[Pair, list[Link]] = defaultdict(list)
    for part, whole in sorted(pairs):
        told = [link for link in own[part] if link.verdict != APART]
        found[part, whole] += [x for x in told if x.first in records[part] and x.second in records[whole]]
        found[part, whole] += by_person.get((part, whole), ())
    return found


def _changed(
    links: LinkTables, events: Mapping[int, Event], parts: Collection[int], found: Mapping[int, Whole]
) -> dict[int, Event]:
    """The events whose whole or parts are others than before, with those."""
    listed = links.parts.parts_of(events.keys())
    changed = {}
    for key, event in events.items():
        now = replace(event, parts=tuple(listed.get(key, ())))
        if key in parts:
            whole = found.get(key)
            of = events[int(whole.of)].id if whole else None
            now = replace(now, whole=of, part_link=whole.link if whole else None)
        if now != event:
            changed[key] = now
    return changed
