"""6. Records ↔ records: what is new in a large ledger since a day, from the reports since then and what they touch."""

from __future__ import annotations

from collections.abc import Collection

from accord.ledger.conflict_query import ConflictQuery
from accord.ledger.merged import Known, Linked
from accord.ledger.storage import LedgerFile
from accord.ledger.tables import Part
from accord.linking import assemble
from accord.linking.answers import regrouped
from accord.linking.differences import Change, find_changes
from accord.linking.kept import judgements_of
from accord.linking.kept_answers import Question
from accord.linking.kept_events import read_events, reports_of
from accord.linking.kept_plans import read_plans
from accord.linking.outcomes import as_of_day
from accord.linking.surveys import read_conflicts
from accord.linking.upkeep import linking_version

MOST = 500
"""Reports since then that are read, the newest ones; and as many plans that came due."""


def changes_since(file: LedgerFile, since: str) -> Question[Change]:
    """The question what is new since a day or moment."""
    return Question(
        name=f"changes since {since}",
        made_of=linking_version(),
        make=lambda: find_changes_within(file, since),
        of=Change,
    )


def find_changes_within(file: LedgerFile, since: str) -> list[Change]:
    """What a reader who last looked on a day must know: what the newest reports since then tell, and plans overdue.

    What was known then is grouped anew in the connected sets that these bear on, and in no others.
    """
    last = file.links.events.last_day()
    fresh = file.pages.fresh(since, MOST)
    told = file.links.events.told_in(file.links.keys_of(fresh))
    due = file.links.plans.came_due(since[:10], last, MOST)
    rows = file.links.events.read({key for keys in told.values() for key in keys} | set(due))
    # What came since may also have parted what was one event then, in the sets that it bears on.
    beside = {key for _, key, _ in file.links.events.made_of({row.component for row in rows})}
    rows = file.links.events.read({*beside, *(row.key for row in rows)})
    events = read_events(file.links, rows)
    plans = read_plans(file.links.plans.read(events.keys()), events)
    conflicts = read_conflicts(file.links.surveys.find(ConflictQuery(since=since[:10]), Part(MOST, 0, True)))
    now = Linked(
        events=tuple(events.values()),
        plans=tuple(as_of_day(plan, last) for plan in plans),
        conflicts=tuple(conflicts),
    )
    named = reports_of(events.values()) | fresh
    named |= {name for conflict in conflicts for account in conflict.accounts for name in account.reports}
    known = _known(file, named, last)
    return find_changes(_then(file, {row.component for row in rows}, known.reports, since), (known, now))


def _known(file: LedgerFile, reports: Collection[str], as_of: str) -> Known:
    names = sorted(reports)
    return Known({name: file.report(name) for name in names}, (), as_of)


def _then(file: LedgerFile, sets: Collection[int], reports: Collection[str], since: str) -> tuple[Known, Linked]:
    """What connected sets of tellings made by a day, of the reports known then; and these others of its reports."""
    keys = file.links.names_of({place.report for place in file.links.places_in(sets)})
    names = file.pages.known_by(since, {*reports, *keys.values()})
    told = regrouped(file, set(sets), {key for key, name in keys.items() if name in names})
    made = [(event, links) for event, links in told]
    records = tuple(record for event, _ in made for record in event.records)
    then = Known({name: file.report(name) for name in sorted(names)}, records, since)
    links = [link for _, listed in made for link in listed]
    return then, assemble(then, [event for event, _ in made], links, (), judgements_of(file), conflicts=())
