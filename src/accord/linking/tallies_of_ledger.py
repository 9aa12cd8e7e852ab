"""6. Records ↔ records: a ledger's questions on who is seen, who deals with whom, where and when, and on the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from accord.errors import InputError, RecordNotFound
from accord.frames.collected import Collection
from accord.ledger.event_tables import EventQuery
from accord.ledger.merged import Event
from accord.ledger.record_queries import FigureQuery, ReportQuery, StatementQuery
from accord.ledger.tables import Part
from accord.ledger.tallies import ActorSeen, DayCount, Dealing, Overview, PlaceSeen
from accord.ledger.tally_pages import TallyQuery
from accord.linking.known_of_ledger import LedgerKnown, in_one_state
from accord.linking.read_tallies import Counted, read_actor, read_counts, read_dealings, read_places
from accord.linking.tallying import STARTS, count_days, find_actors, find_dealings, find_places
from accord.reading import given_day
from accord.values import ActorKind, Status


class LedgerTallies(LedgerKnown):
    """The questions of a ledger that are answered by counting; the public Ledger is one."""

    @in_one_state
    def actors(
        self,
        *,
        words: str | None = None,
        kind: ActorKind | str | None = None,
        as_of: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        newest_first: bool = False,
    ) -> Collection[ActorSeen]:
        """Who takes part in events or says something, those of most events first: with words in the name, of a kind.

        With `newest_first` those named last come first.
        """
        part, asked = Part(limit, offset, newest_first), (words or "").split()
        if self._is_kept(as_of):
            return Collection(map(read_actor, self.file.tallies.find_actors(asked, kind, part)), kind="actor_seen")
        found = [
            seen
            for seen in self._actors(as_of)
            if (kind is None or seen.kind == kind) and all(word.casefold() in seen.name.casefold() for word in asked)
        ]
        if newest_first:
            found.sort(key=lambda seen: seen.latest or "", reverse=True)
        return Collection(Part(limit, offset).of(found), kind="actor_seen")

    @in_one_state
    def actor(self, name: str, *, as_of: str | None = None) -> ActorSeen:
        """The actor with that id; RecordNotFound for none."""
        if self._is_kept(as_of):
            row = self.file.tallies.actor(name)
            found = read_actor(row) if row else None
        else:
            found = next((seen for seen in self._actors(as_of) if seen.id == name), None)
        if found is not None:
            return found
        raise RecordNotFound(f"No actor '{name}'. Expected an id that ledger.actors(words=…) lists.")

    def _actors(self, as_of: str | None) -> list[ActorSeen]:
        known, linked = self._known_and_linked(as_of)
        return find_actors(linked.events, known)

    @in_one_state
    def dealings(
        self,
        *,
        actor: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Collection[Dealing]:
        """Who deals with whom, by type of event, most events first: of an actor (id, country or name), between days.

        All events count, not only main ones.
        """
        if self._is_kept(as_of):
            return Collection(
                read_dealings(self.file.tallies, self._query(actor, since, until), Part(limit, offset)), kind="dealing"
            )
        events = self._asked(self._query(actor, since, until, is_of_events=False), as_of=as_of)
        names = self._names(actor)
        found = [
            each
            for each in find_dealings(events, self._actors(as_of))
            if not names
            or not names.isdisjoint(part for p in (each.actor, each.recipient) for part in (p.id, p.name, p.country))
        ]
        return Collection(Part(limit, offset).of(found), kind="dealing")

    @in_one_state
    def places(
        self,
        *,
        actor: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Collection[PlaceSeen]:
        """Where events fall, of places with a point, most events first: of an actor, between two days."""
        query = self._query(actor, since, until)
        if self._is_kept(as_of):
            return Collection(read_places(self.file.tallies, query, Part(limit, offset)), kind="place_seen")
        return Collection(Part(limit, offset).of(find_places(self._asked(query, as_of=as_of))), kind="place_seen")

    @in_one_state
    def event_days(
        self,
        *,
        by: str = "month",
        actor: str | None = None,
        since: str | None = None,
        until: str | None = None,
        main: bool | None = True,
        as_of: str | None = None,
    ) -> Collection[DayCount]:
        """How many events of each status begin in each "year", "month" or "day", in the order of time."""
        if by not in STARTS:
            raise InputError(f"No span '{by}'. Expected one of {', '.join(STARTS)}.")
        query = self._query(actor, since, until)
        if self._is_kept(as_of):
            rows = self.file.tallies.count_days(STARTS[by], main, query)
            return Collection(
                (DayCount(start=row[0], status=Status(row[1]), events=row[2]) for row in rows), kind="day_count"
            )
        return Collection(count_days(self._asked(query, main=main, as_of=as_of), by), kind="day_count")

    def _query(
        self, actor: str | None, since: str | None, until: str | None, *, is_of_events: bool = True
    ) -> TallyQuery:
        names = self._names(actor) if is_of_events else frozenset[str]()
        return TallyQuery(names=names, since=given_day(since), until=given_day(until))

    def _asked(self, query: TallyQuery, *, main: bool | None = None, as_of: str | None) -> Sequence[Event]:
        asked = EventQuery(names=query.names, since=query.since, until=query.until, main=main)
        return [event for event in self.linked(as_of).events if asked.is_met_by(event)]

    @in_one_state
    def overview(self, *, as_of: str | None = None) -> Overview:
        """How much the ledger holds: reports, events, statements, figures, plans and conflicts by verdict, failures."""
        first, latest, undated = self.file.pages.days(as_of)
        counted = self._counted(as_of)
        return Overview(
            reports=self.file.pages.count_reports(ReportQuery(), as_of),
            undated=undated,
            first=first,
            latest=latest,
            events=counted.events,
            main=counted.main,
            statements=counted.statements,
            figures=counted.figures,
            plans=counted.plans,
            conflicts=self._count_verdicts(as_of),
            failures=self.file.pages.count_failures(),
        )

    def _counted(self, as_of: str | None) -> Counted:
        if self._is_kept(as_of):
            return read_counts(self.file)
        linked = self.linked(as_of)
        return Counted(
            events=len(linked.events),
            main=sum(event.main for event in linked.events),
            statements=self.file.pages.count_records(StatementQuery(), as_of),
            figures=self.file.pages.count_records(FigureQuery(), as_of),
            plans=dict(sorted(Counter(plan.verdict.value for plan in linked.plans).items())),
        )

    def _count_verdicts(self, as_of: str | None) -> dict[str, int]:
        if self._is_surveyed(as_of):
            return self.file.links.surveys.count_verdicts()
        conflicts = self.linked(as_of).conflicts
        return dict(sorted(Counter(conflict.verdict.value for conflict in conflicts).items()))
