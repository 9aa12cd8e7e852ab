"""6. Records ↔ records, across reports: link() makes events, plans with outcomes, and conflicts of records.

Links are derived and can always be rebuilt: the same records give the same links, in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from accord.ledger.judgements import Judgement
from accord.ledger.merged import Conflict, Event, Known, Link, Linked
from accord.linking.blocks import Member, Pair, day_in_block, find_blocks, find_near, is_for_all, place_of, window_of
from accord.linking.clustering import Group, find_components, find_groups
from accord.linking.conflicts import find_conflicts
from accord.linking.copies import find_copies
from accord.linking.judged_conflicts import apply_judgements
from accord.linking.judging import Judged, homes, resolve
from accord.linking.main_events import make_event
from accord.linking.outcomes import link_outcomes
from accord.linking.parts import APART, keep_arrivals_apart, links_apart, with_parts
from accord.linking.profiles import Profile, order
from accord.linking.same_event import Likeness, compare, tell
from accord.linking.support import find_support
from accord.linking.undated import find_undated_stories, with_story
from accord.records import EventRecord, Record

__all__ = ["link"]


def link(known: Known | Iterable[Record], judgements: Iterable[Judgement] = ()) -> Linked:
    """The events, plans, conflicts and copies of what is known by a day, or of records alone."""
    if not isinstance(known, Known):
        known = Known({}, tuple(known), None, 0)
    judgements = tuple(judgements)
    judged = resolve(judgements, known.events)
    by_report: dict[str, list[EventRecord]] = {}
    for record in known.events:
        by_report.setdefault(record.report, []).append(record)
    tellings: list[Profile] = []
    links: list[Link] = []
    for name, records in by_report.items():
        told, made = tell(records, known.reports.get(name), judged)
        tellings += told
        links += made
    stories = find_undated_stories(known.reports.values())
    tellings = sorted((with_story(telling, stories) for telling in tellings), key=order)
    events = []
    for group in group_all(tellings, judged, links_apart(links)):
        links += group.links(tellings)
        events.append(make_event([tellings[place] for place in group.places], known.reports))
    return assemble(known, events, links, find_copies(known.reports.values()), judgements)


def group_all(tellings: Sequence[Profile], judged: Judged, parts: Sequence[Link] = ()) -> list[Group]:
    """The groups of tellings of one event, as their positions, found from nothing; they come in report order.

    Mentions that `parts` link as part and whole are not one event.
    """
    likenesses: dict[Pair, Likeness] = {}
    for pair in _pairs(tellings):
        found = compare(tellings[pair[0]], tellings[pair[1]])
        if found:
            likenesses[pair] = found
    home = homes(tellings) if judged or parts else {}
    by_person = judged.placed(home).with_parted((home[link.first], home[link.second]) for link in parts)
    told_parts = sorted({home[link.first] for link in parts if link.verdict != APART})
    joined = [(one, other) for one, other, _ in by_person.joined]
    of_first: dict[int, list[Pair]] = {}
    for pair in likenesses:
        of_first.setdefault(pair[0], []).append(pair)
    groups = []
    for members in find_components(range(len(tellings)), [*likenesses, *joined]):
        here = {key: place for place, key in enumerate(members)}
        pairs = [pair for key in members for pair in of_first.get(key, ())]
        inside = {(here[one], here[other]): likenesses[one, other] for one, other in pairs}
        told = [tellings[key] for key in members]
        apart = keep_arrivals_apart(told, [here[key] for key in told_parts if key in here])
        made = find_groups(told, inside, by_person.within(here).with_parted(apart))
        groups += [group.moved(members) for group in made]
    return groups


def _pairs(tellings: Sequence[Profile]) -> list[Pair]:
    """The pairs worth comparing, as positions."""
    blocks: dict[str, list[Member]] = {}
    for position, telling in enumerate(tellings):
        member = Member(day_in_block(telling), place_of(telling), position, bool(telling.countries))
        for block in find_blocks(telling):
            blocks.setdefault(block, []).append(member)
    found: set[Pair] = set()
    for block, members in blocks.items():
        if len(members) > 1:
            found.update(find_near(members, window_of(block), meets_all=is_for_all(block)))
    return sorted(found)


def assemble(
    known: Known,
    events: Iterable[Event],
    links: Iterable[Link],
    copies: tuple[tuple[str, ...], ...],
    judgements: Iterable[Judgement],
    *,
    conflicts: Iterable[Conflict] | None = None,
) -> Linked:
    """What a reader asks for, of events made: each with what it rests on, plans, conflicts, links in order.

    Conflicts are looked for where they are not given.
    """
    shared = {report: group[0] for group in copies for report in group}
    links = in_order(links)
    judged = resolve(judgements, known.events)
    counted = sorted(
        (replace(event, support=find_support(event, known.reports, shared)) for event in events),
        key=lambda event: (_first_day(event), event.id),
    )
    counted = with_parts(counted, links, judged)
    return Linked(
        events=tuple(counted),
        plans=tuple(link_outcomes(counted, known)),
        conflicts=apply_judgements(find_conflicts(counted, known) if conflicts is None else conflicts, judgements),
        links=links,
        copies=copies,
    )


def _first_day(event: Event) -> str:
    return (event.date.earliest or event.date.latest or "9999") if event.date else "9999"


def in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    """Links by score, the best first, and the records they join."""
    return tuple(sorted(links, key=lambda link: (-link.score, link.first, link.second)))
