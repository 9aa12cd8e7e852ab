"""6. Records ↔ records, across reports: link() makes events, plans with outcomes, and conflicts of records.

Links are derived and can always be rebuilt: the same records give the same links, in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Sequence

from accord.ledger.merged import Event, Known, Linked
from accord.linking.conflicts import find_conflicts
from accord.linking.copies import find_copies
from accord.linking.main_events import make_event
from accord.linking.outcomes import link_outcomes
from accord.linking.profiles import Profile, make_profiles
from accord.linking.same_event import SameEvent

__all__ = ["link"]


def link(known: Known) -> Linked:
    """The events, plans, conflicts and copies of what is known by a day."""
    same = SameEvent(make_profiles(known.events, known.reports))
    groups = same.find_groups()
    copies = find_copies(known.reports.values())
    shared = {report: group[0] for group in copies for report in group}
    events = [make_event(group, known.reports, _independent(group, shared)) for group in groups]
    events.sort(key=lambda event: (_first_day(event), event.id))
    return Linked(
        events=tuple(events),
        plans=tuple(link_outcomes(events, known)),
        conflicts=tuple(find_conflicts(events, known)),
        links=tuple(sorted(same.links, key=lambda link: (-link.score, link.first, link.second))),
        copies=copies,
    )


def _independent(group: Sequence[Profile], shared: dict[str, str]) -> int:
    """How many reports tell it, counting those that share one text once."""
    reports = {profile.record.report for profile in group}
    return len({shared.get(report, report) for report in reports})


def _first_day(event: Event) -> str:
    return (event.date.earliest or event.date.latest or "9999") if event.date else "9999"
