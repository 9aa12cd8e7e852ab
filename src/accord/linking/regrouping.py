"""6. Records ↔ records: the events of connected sets of kept tellings, made anew where something changed.

A set is grouped as if from nothing, but what two groups came to is looked up where the same tellings met before, and an
event that is made of the same stays as it is: the work goes with what changed, not with the size of the set.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import overload

from accord.ledger.link_tables import PairRow, TellingPlace
from accord.ledger.merged import Event, Link
from accord.linking.blocks import Pair
from accord.linking.clustering import Group, Memory, find_components, find_groups, mark
from accord.linking.judging import Judged
from accord.linking.kept import Kept, texts_of
from accord.linking.kept_events import EventChange, MadeEvent, change_events
from accord.linking.main_events import make_event
from accord.linking.parts import keep_arrivals_apart
from accord.linking.profiles import Profile
from accord.linking.same_event import Likeness


class _KeptTellings(Sequence[Profile]):
    """Kept tellings in an order, each read when it is asked for."""

    def __init__(self, kept: Kept, keys: Sequence[int]) -> None:
        self._kept = kept
        self._keys = keys

    @overload
    def __getitem__(self, place: int) -> Profile: ...
    @overload
    def __getitem__(self, place: slice) -> list[Profile]: ...
    def __getitem__(self, place: int | slice) -> Profile | list[Profile]:
        if isinstance(place, slice):
            return [self._kept.profile(key) for key in self._keys[place]]
        return self._kept.profile(self._keys[place])

    def __len__(self) -> int:
        return len(self._keys)


class KeptGrouping:
    """The groups that kept tellings of a connected set make, read from what is kept as far as it goes."""

    def __init__(
        self, kept: Kept, rows: Iterable[TellingPlace], pairs: Iterable[PairRow], home: dict[str, int], judged: Judged
    ) -> None:
        self._kept = kept
        self._keys = [row.key for row in sorted(rows, key=lambda row: row.place)]
        self._tellings = _KeptTellings(kept, self._keys)
        here = {key: place for place, key in enumerate(self._keys)}
        likenesses: dict[Pair, Likeness] = {}
        tried: dict[Pair, tuple[int, bool]] = {}
        for pair in pairs:
            if pair.first not in here or pair.second not in here:
                continue
            places = (here[pair.first], here[pair.second])
            likenesses[places] = Likeness(pair.score, texts_of(pair.reasons))
            if pair.groups is not None:
                tried[places] = (pair.groups, bool(pair.carried))
        placed = judged.placed({record: here[key] for record, key in home.items() if key in here})
        apart = kept.links.parts.apart(here)
        placed = placed.with_parted((here[part], here[whole]) for part, whole, _ in apart if whole in here)
        told = sorted({here[part] for part, _, is_told in apart if is_told})
        placed = placed.with_parted(keep_arrivals_apart(self._tellings, told))
        self._memory = Memory([mark(key) for key in self._keys], tried)
        self.groups = find_groups(self._tellings, likenesses, placed, self._memory)

    @property
    def tried(self) -> Iterator[tuple[int, bool, int, int]]:
        """What was found of pairs that was not kept: digest of the groups, whether they joined, the two tellings."""
        for (first, second), (groups, carried) in self._memory.noted.items():
            yield groups, carried, self._keys[first], self._keys[second]

    def made_of(self, group: Group) -> int:
        """A digest of a group's tellings and joins: of one digest come equal events."""
        return mark(
            (
                [self._keys[place] for place in group.places],
                [(self._keys[j.first], self._keys[j.second], j.likeness, j.by) for j in group.joins],
            )
        )

    def tellings(self, group: Group) -> list[int]:
        """The keys of a group's tellings."""
        return [self._keys[place] for place in group.places]

    def event(self, group: Group) -> tuple[Event, list[Link]]:
        """The event of a group, with the links that joined its records."""
        self._kept.fetch([self._keys[place] for place in group.places])
        tellings = [self._tellings[place] for place in group.places]
        links = [link for place in group.places for link in self._kept.inner_links(self._keys[place])]
        return make_event(tellings, self._kept.reports_of(tellings)), [*links, *group.links(self._tellings)]


def keep_events(kept: Kept, touched: Collection[int], new: Collection[int], judged: Judged) -> EventChange:
    """Groups the tellings of touched sets and new tellings anew and keeps the events they make; what that changed."""
    links = kept.links
    rows = {row.key: row for row in [*links.places_in(touched), *links.places_of(new)]}
    home = _homes(kept, rows, judged)
    joined = [(home[one], home[other]) for one, other, _ in judged.joined if one in home and other in home]
    pairs: dict[int, list[PairRow]] = {}
    for pair in links.pairs_of(rows):
        pairs.setdefault(pair.first, []).append(pair)
    made = {
        of: (key, at) for of, key, at in links.events.made_of({row.component for row in rows.values()} | set(touched))
    }
    gone = links.not_current({row.report for row in rows.values()})
    connected = [(pair.first, pair.second) for listed in pairs.values() for pair in listed]
    moved: list[tuple[int, int]] = []
    events: list[MadeEvent] = []
    for members in find_components(rows, [*connected, *joined]):
        component = members[0]
        links.set_component(component, [key for key in members if rows[key].component != component])
        own = [pair for key in members for pair in pairs.get(key, ())]
        grouping = KeptGrouping(kept, [rows[key] for key in members if rows[key].report not in gone], own, home, judged)
        links.note_tried(grouping.tried)
        for group in grouping.groups:
            key, at = made.pop(grouping.made_of(group), (0, 0))
            if not key:
                event, told = grouping.event(group)
                made_of, own_tellings = grouping.made_of(group), grouping.tellings(group)
                events.append(MadeEvent(event, told, component, made_of, own_tellings))
            elif at != component:
                moved.append((component, key))
    links.events.move(moved)
    return change_events(kept, {key for key, _ in made.values()}, events)


def make_events(kept: Kept, rows: Iterable[TellingPlace], judged: Judged) -> Iterator[tuple[Event, list[Link]]]:
    """The events that some of the kept tellings make by themselves, each with its links; nothing is written."""
    standing = {row.key: row for row in rows}
    home = _judged_homes(kept, {row.report for row in standing.values()}, judged)
    grouping = KeptGrouping(kept, standing.values(), kept.links.pairs_of(standing), home, judged)
    for group in grouping.groups:
        yield grouping.event(group)


def _homes(kept: Kept, rows: dict[int, TellingPlace], judged: Judged) -> dict[str, int]:
    """The tellings of judged records; `rows` is filled up with the sets that a judgement joins to those in it."""
    while True:
        home = _judged_homes(kept, {row.report for row in rows.values()}, judged)
        far = {home[name] for one, other, _ in judged.joined if one in home and other in home for name in (one, other)}
        missing = kept.links.places_of(far - rows.keys())
        if not missing:
            return home
        sets = kept.links.places_in({row.component for row in missing if row.component})
        rows |= {row.key: row for row in (*missing, *sets)}


def _judged_homes(kept: Kept, reports: Collection[int], judged: Judged) -> dict[str, int]:
    """The telling that holds each judged record, of judgements that bear on one of these reports."""
    if not judged.records:
        return {}
    standing = {name: set(kept.links.reports_of_record(name)) for name in judged.records}
    bearing = [both for both in _pairs(judged) if any(not standing[name].isdisjoint(reports) for name in both)]
    wanted = {report for both in bearing for name in both for report in standing[name]}
    found = {}
    for row in kept.links.of_reports(wanted):
        for record in kept.read(row).records:
            if record.id in judged.records:
                found[record.id] = row.key
    return found


def _pairs(judged: Judged) -> list[tuple[str, str]]:
    return [*((one, other) for one, other, _ in judged.joined), *judged.parted]
