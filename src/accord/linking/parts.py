"""6. Records ↔ records: events that are part of others: the talks of a visit, the legs of a trip, a firing of a series.

That one happening is part of another is only said where a report tells both so (part_phrases.py), never concluded from
days or parties alone. These keep apart what the words of one report join: a part lies in the days of its whole, and one
of those who act in it takes part in the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from accord.ledger.event_tables import first_day_of
from accord.ledger.merged import Event, Link, Linked, LinkKind
from accord.linking.judging import NOT_JUDGED, Judged
from accord.linking.mention_words import is_nominal
from accord.linking.part_phrases import ToldPart, find_told_parts, is_arrival
from accord.linking.profiles import Profile, can_join, day_bounds

K = TypeVar("K", str, int)
"""What stands for an event: its id, or its key in the file."""

APART = "apart"
ANOTHER_PLACE = "told beside a part and its whole: another stop"
OTHER_DAYS = "its days lie outside those of the whole"
OTHER_SIDES = "none of those who act in it takes part in the whole"
BOTH_WAYS = "told the other way round too"
JUDGED_APART = "judged different"
NEARER = "another event that holds it is nearer"


@dataclass(frozen=True, slots=True)
class Whole:
    """The event of which another is part, by id or key, and the link that says so."""

    of: str | int
    link: Link


def find_parts(mentions: Iterable[Profile], judged: Judged) -> list[ToldPart]:
    """The parts told among the mentions of one report, in the order of the text, but for what is judged the same."""
    by_sentence: dict[int, list[Profile]] = defaultdict(list)
    for mention in mentions:
        if can_join(mention):
            by_sentence[mention.record.evidence.start].append(mention)
    told = [part for start in sorted(by_sentence) for part in find_told_parts(by_sentence[start])]
    same = {frozenset((one, other)) for one, other, _ in judged.joined}
    return [each for each in told if frozenset((each.part.record.id, each.whole.record.id)) not in same]


def links_of(mentions: Sequence[Profile], parts: Sequence[ToldPart]) -> list[Link]:
    """The links of parts told in a report, and those that keep other mentions apart from them."""
    told = [link_of_part(each) for each in parts]
    pairs = {(link.first, link.second) for link in told}
    apart = {(one, other) for one, other in find_apart(mentions, parts) if not {(one, other), (other, one)} & pairs}
    kept = [
        Link(kind=LinkKind.PART, first=one, second=other, verdict=APART, score=0.0, reasons=(ANOTHER_PLACE,))
        for one, other in sorted(apart)
    ]
    return [*told, *kept]


def find_apart(mentions: Sequence[Profile], parts: Iterable[ToldPart]) -> Iterator[tuple[str, str]]:
    """The mentions of a report that are not one event because it tells a part and its whole.

    That is each part and its whole, and what has another place than the one or the other: beside a trip to Turku on a
    Nordic tour, a visit to Oslo is neither. Nor is a whole of several legs what a verb tells: that is one of its legs.
    """
    for told in parts:
        part, whole = told.part, told.whole
        yield part.record.id, whole.record.id
        for other in mentions:
            if other in (part, whole) or not other.sorts & part.sorts & whole.sorts:
                continue
            if (told.has_legs and not is_nominal(other.record)) or _lie_elsewhere(other, whole):
                yield other.record.id, whole.record.id
            if _lie_elsewhere(other, part):
                yield other.record.id, part.record.id


def keep_arrivals_apart(tellings: Sequence[Profile], parts: Collection[int]) -> Iterator[tuple[int, int]]:
    """The places of arrivals, each with that of a part told by another report: an arrival is that of the whole."""
    arrivals = [place for place, telling in enumerate(tellings) if is_arrival(telling)] if parts else []
    yield from ((arrival, part) for arrival in arrivals for part in parts if arrival != part)


def _lie_elsewhere(first: Profile, second: Profile) -> bool:
    """Whether both have a place and not the same."""
    return bool(first.places and second.places and not first.places & second.places)


def link_of_part(told: ToldPart) -> Link:
    """The link of two mentions of which one is told as part of the other."""
    return Link(
        kind=LinkKind.PART,
        first=told.part.record.id,
        second=told.whole.record.id,
        verdict="part",
        score=told.score,
        reasons=(told.reason,),
    )


def links_apart(links: Iterable[Link]) -> list[Link]:
    """Those of links whose two mentions are not one event because a part and its whole are told."""
    return [link for link in links if link.kind == LinkKind.PART]


def with_parts(events: Sequence[Event], links: Iterable[Link], judged: Judged) -> list[Event]:
    """The events, each with the one it is part of and those that are part of it."""
    by_id = {event.id: event for event in events}
    event_of = {record.id: event.id for event in events for record in event.records}
    told: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in [*(link for link in links_apart(links) if link.verdict != APART), *judged.part_links]:
        pair = (event_of.get(link.first), event_of.get(link.second))
        if pair[0] and pair[1] and pair[0] != pair[1]:
            told[pair[0], pair[1]].append(link)
    wholes = find_wholes(by_id, told, judged)
    parts: dict[str, list[Event]] = defaultdict(list)
    for name, whole in wholes.items():
        parts[str(whole.of)].append(by_id[name])
    return [_with(event, wholes.get(event.id), parts[event.id]) for event in events]


def _with(event: Event, whole: Whole | None, parts: Iterable[Event]) -> Event:
    if whole is None and event.whole is None and not parts and not event.parts:
        return event
    listed = tuple(each.id for each in sorted(parts, key=lambda each: (first_day_of(each), each.id)))
    of, link = (str(whole.of), whole.link) if whole else (None, None)
    return replace(event, whole=of, part_link=link, parts=listed)


def find_wholes(
    events: Mapping[K, Event], told: Mapping[tuple[K, K], Sequence[Link]], judged: Judged
) -> dict[K, Whole]:
    """For each event told as part of others the nearest of those that hold it.

    `told` are the links by part and whole, with those among the wholes of a part: of a visit and the summit in it, the
    dinner at the summit is part of the summit. What hangs on more reports goes first, then what is told more surely.
    """
    standing = {pair for pair, links in told.items() if not why_no_part(pair, events, told, judged)}
    candidates: dict[K, list[K]] = defaultdict(list)
    for part, whole in standing:
        candidates[part].append(whole)
    found = {}
    for part, wholes in candidates.items():
        nearest = [each for each in wholes if not any((other, each) in standing for other in wholes if other != each)]
        best = min(nearest or wholes, key=lambda whole: _rank(events[whole], told[part, whole]))
        found[part] = Whole(best, _best_link(told[part, best]))
    return found


def why_no_part(
    pair: tuple[K, K], events: Mapping[K, Event], told: Mapping[tuple[K, K], Sequence[Link]], judged: Judged
) -> str | None:
    """Why an event is not part of another though a report tells it so; None where it is. A person's word goes first."""
    if any(link.decided_by != "rules" for link in told[pair]):
        return None
    part, whole = events[pair[0]], events[pair[1]]
    one, other = ({record.id for record in event.records} for event in (part, whole))
    if any((a in one and b in other) or (a in other and b in one) for a, b in judged.parted):
        return JUDGED_APART
    if (pair[1], pair[0]) in told:
        return BOTH_WAYS
    if _lies_outside(part, whole):
        return OTHER_DAYS
    return None if _shares_a_doer(part, whole) else OTHER_SIDES


def _lies_outside(part: Event, whole: Event) -> bool:
    """Whether the days of two events, as far as both are told, cannot meet."""
    (first, last), (begins, ends) = day_bounds(part.date), day_bounds(whole.date)
    return bool((first and ends and first > ends) or (last and begins and last < begins))


def _shares_a_doer(part: Event, whole: Event) -> bool:
    """Whether one of those who act in a part takes part in the whole, as far as both are told by name."""
    names = {name for actor in whole.participants for name in (actor.id, actor.country) if name}
    doers = [actor for actor in part.actors if not actor.id.startswith("~")]
    return not doers or not names or any(actor.id in names or actor.country in names for actor in doers)


def _rank(whole: Event, links: Sequence[Link]) -> tuple[bool, int, float, str]:
    is_judged = any(link.decided_by != "rules" for link in links)
    return (not is_judged, -len(links), -max(link.score for link in links), whole.id)


def _best_link(links: Sequence[Link]) -> Link:
    """The surest of the links of a part and its whole, with the reasons of all."""
    ordered = sorted(links, key=lambda link: (link.decided_by == "rules", -link.score, link.first, link.second))
    reasons = dict.fromkeys(reason for link in ordered for reason in link.reasons)
    return replace(ordered[0], reasons=tuple(reasons))


def find_refused(event: Event, linked: Linked) -> Iterator[tuple[Event, Link, str]]:
    """The events of which a report tells that an event is part, but which do not hold it, with the link and why not."""
    own = {record.id for record in event.records}
    event_of = {record.id: other for other in linked.events for record in other.records}
    told: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in links_apart(linked.links):
        one, other = event_of.get(link.first), event_of.get(link.second)
        if one and other and one.id != other.id and link.verdict != APART:
            told[one.id, other.id].append(link)
    by_id = {each.id: each for each in linked.events}
    for (part, whole), links in sorted(told.items()):
        if part == event.id and whole != event.whole and links[0].first in own:
            reason = why_no_part((part, whole), by_id, told, NOT_JUDGED)
            yield by_id[whole], _best_link(links), reason or (NEARER if event.whole else JUDGED_APART)
