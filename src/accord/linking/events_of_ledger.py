"""6. Records ↔ records: a ledger's questions on events, plans and conflicts: found, counted, one by its id."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from accord.errors import RecordNotFound
from accord.frames.collected import Collection
from accord.ledger.conflict_query import ConflictQuery, day_of
from accord.ledger.event_tables import UNDATED, EventQuery
from accord.ledger.merged import Conflict, ConflictVerdict, Event, Plan, Verdict
from accord.ledger.plan_tables import PlanQuery
from accord.ledger.tables import Part
from accord.linking.answers import count_events, count_plans, find_events, find_plans, is_asked_for
from accord.linking.event_ids import find_former, one_id
from accord.linking.known_of_ledger import LedgerKnown, in_one_state
from accord.linking.surveys import read_conflicts
from accord.reading import given_day
from accord.values import EventType, Status

T = TypeVar("T", Event, Plan, Conflict)


class LedgerEvents(LedgerKnown):
    """The questions on what reports tell together; the public Ledger is one."""

    @in_one_state
    def events(
        self,
        *,
        actor: str | None = None,
        type: EventType | str | None = None,
        status: Status | str | None = None,
        since: str | None = None,
        until: str | None = None,
        main: bool | None = None,
        report: str | None = None,
        as_of: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        newest_first: bool = False,
    ) -> Collection[Event]:
        """Events by date: those of an actor (id, country or name), type, status, on or after a day, main ones only.

        `type` is one of PLOVER's, a label, or a type of the user's own codebook; `until` leaves out events without a
        day, `report` is the id of a report that tells them. With `limit` so many, behind the first `offset`, the last
        ones first with `newest_first`: of what is known now only these are read from the file.
        """
        query = self._events(actor, type, status, since, until, main=main, report=report)
        return self._find_events(query, Part(limit, offset, newest_first), as_of)

    @in_one_state
    def count_events(
        self,
        *,
        actor: str | None = None,
        type: EventType | str | None = None,
        status: Status | str | None = None,
        since: str | None = None,
        until: str | None = None,
        main: bool | None = None,
        report: str | None = None,
        as_of: str | None = None,
    ) -> int:
        """How many events `events` finds."""
        query = self._events(actor, type, status, since, until, main=main, report=report)
        if self._is_kept(as_of):
            return count_events(self.file, query)
        return sum(query.is_met_by(event) for event in self.linked(as_of).events)

    def _events(
        self,
        actor: str | None,
        type_: str | None,
        status: str | None,
        since: str | None,
        until: str | None,
        *,
        main: bool | None,
        report: str | None,
    ) -> EventQuery:
        return EventQuery(
            names=self._names(actor),
            type=type_,
            status=status,
            since=given_day(since),
            until=given_day(until),
            main=main,
            report=self.file.report(report).id if report else None,
        )

    def _find_events(self, query: EventQuery, part: Part, as_of: str | None) -> Collection[Event]:
        if self._is_kept(as_of):
            return Collection(find_events(self.file, query, part), kind="event")
        return Collection(
            part.of([event for event in self.linked(as_of).events if query.is_met_by(event)]), kind="event"
        )

    @in_one_state
    def timeline(
        self,
        *,
        actor: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        newest_first: bool = False,
    ) -> Collection[Event]:
        """The main events that have a day or month, by date; from one day to another where these are given.

        `limit`, `offset` and `newest_first` are those of `events`; `event_days` tells how many fall on each day.
        """
        until = given_day(until) or UNDATED
        query = EventQuery(names=self._names(actor), since=given_day(since), until=until, main=True)
        return self._find_events(query, Part(limit, offset, newest_first), as_of)

    @in_one_state
    def plans(
        self,
        *,
        actor: str | None = None,
        verdict: Verdict | str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        newest_first: bool = False,
    ) -> Collection[Plan]:
        """Plans with what came of them, by the day they are due, undated ones last.

        Those that a state (ISO 3166-1 alpha-3) or body announced, by its id; with one verdict; due between two days.
        `limit`, `offset` and `newest_first` are those of `events`.
        """
        query = self._plans(actor, verdict, since, until)
        part = Part(limit, offset, newest_first)
        if self._is_kept(as_of):
            return Collection(find_plans(self.file, query, part), kind="plan")
        return Collection(
            part.of([plan for plan in self.linked(as_of).plans if is_asked_for(plan, query)]), kind="plan"
        )

    @in_one_state
    def count_plans(
        self,
        *,
        actor: str | None = None,
        verdict: Verdict | str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
    ) -> int:
        """How many plans `plans` finds."""
        query = self._plans(actor, verdict, since, until)
        if self._is_kept(as_of):
            return count_plans(self.file, query)
        return sum(is_asked_for(plan, query) for plan in self.linked(as_of).plans)

    def _plans(self, actor: str | None, verdict: str | None, since: str | None, until: str | None) -> PlanQuery:
        return PlanQuery(names=self._names(actor), verdict=verdict, since=given_day(since), until=given_day(until))

    @in_one_state
    def conflicts(
        self,
        *,
        verdict: ConflictVerdict | str | None = None,
        kind: str | None = None,
        event: str | None = None,
        since: str | None = None,
        as_of: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        newest_first: bool = False,
    ) -> Collection[Conflict]:
        """Accounts that differ, each with a verdict: of a kind, of an event (id), or told on or after a day.

        They come by kind and subject, with `newest_first` those told last.
        """
        query = ConflictQuery(verdict=verdict, kind=kind, event=event, since=given_day(since))
        if self._is_surveyed(as_of):
            kept = self.file.links.surveys.find(query, Part(limit, offset, newest_first))
            return Collection(read_conflicts(kept), kind="conflict")
        known, linked = self._known_and_linked(as_of)
        days = {report.id: report.day for report in known.reports.values()}
        found = [conflict for conflict in linked.conflicts if query.is_met_by(conflict, days)]
        if newest_first:
            found.sort(key=lambda conflict: (day_of(conflict, days), conflict.id), reverse=True)
        return Collection(Part(limit, offset).of(found), kind="conflict")

    @in_one_state
    def count_conflicts(
        self,
        *,
        verdict: ConflictVerdict | str | None = None,
        kind: str | None = None,
        event: str | None = None,
        since: str | None = None,
        as_of: str | None = None,
    ) -> int:
        """How many conflicts `conflicts` finds."""
        if self._is_surveyed(as_of):
            query = ConflictQuery(verdict=verdict, kind=kind, event=event, since=given_day(since))
            return self.file.links.surveys.count(query)
        return len(self.conflicts(verdict=verdict, kind=kind, event=event, since=since, as_of=as_of))

    @in_one_state
    def event(self, name: str, *, as_of: str | None = None) -> Event:
        """The event with that id, or the one whose id begins so; a former id leads to the event it is part of now."""
        events = self._around(name, as_of=as_of)[1].events
        if name not in {event.id for event in events} and (former := find_former(name, events)):
            return former
        return _one(name, events, "event")

    @in_one_state
    def plan(self, name: str, *, as_of: str | None = None) -> Plan:
        """The plan with that id, or the one whose id begins so; RecordNotFound otherwise."""
        return _one(name, self._around(name, as_of=as_of)[1].plans, "plan")

    @in_one_state
    def conflict(self, name: str, *, as_of: str | None = None) -> Conflict:
        """The conflict with that id, or the one whose id begins so; RecordNotFound otherwise."""
        if self._is_surveyed(as_of):
            return _one(name, read_conflicts(self.file.links.surveys.begin_with(name)), "conflict")
        return _one(name, self.linked(as_of).conflicts, "conflict")


def _one(name: str, listed: Sequence[T], what: str) -> T:
    try:
        found = one_id(name, [each.id for each in listed])
    except RecordNotFound as error:
        told = str(error).replace("event, plan, conflict or record", what)
        raise RecordNotFound(told, near=error.near) from None
    return next(each for each in listed if each.id == found)
