"""The public Ledger: joins file, stages, links and views for a user; no rules in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from accord import settings
from accord.codebook.codebooks import Codebook
from accord.codebook.own_files import codebook_in_use
from accord.coding_version import GivenCodebook, coding_version
from accord.dossiers.of_ledger import LedgerDossiers, Packs
from accord.frames.collected import Collection
from accord.ledger.event_tables import UNDATED, EventQuery
from accord.ledger.intake import Intake, take_in
from accord.ledger.judgements import Answer, Judgement, joined_actors, same_actors, standing
from accord.ledger.merged import Conflict, Event, Known, Linked, Plan, Verdict
from accord.ledger.plan_tables import PlanQuery
from accord.ledger.search import Hit
from accord.ledger.storage import LedgerFile
from accord.ledger.tables import Part
from accord.linking.answers import find_events, find_links, find_plans, is_asked_for, is_kept
from accord.linking.asking import Doubt, find_doubts, keep_judgements, make_judgement, make_judgement_of, undo
from accord.linking.differences import Change, find_changes
from accord.linking.event_ids import find_former, one_id
from accord.linking.kept import judgements_of
from accord.linking.plan_keepers import PlanKeeper, find_plan_keepers
from accord.linking.upkeep import update
from accord.linking.years import full_year
from accord.reading import given_day
from accord.records import AnyRecord, Failure, FigureRecord, Report, StatementRecord
from accord.values import EventType, Status
from accord.views.brief import make_brief
from accord.views.brief_parts import Brief
from accord.working.crew import Crew, crew_of
from accord.working.tasks import How

if TYPE_CHECKING:
    from accord.asking import Answer as Told
    from accord.fetching.fetcher import Fetcher
    from accord.watching.following import Following

IN_MEMORY = ":memory:"
_MOST_HELD = 3
"""Days whose answers are held at a time: those asked about last, as a comparison of two days needs."""


class Ledger(LedgerDossiers):
    """A ledger of reports and what they say; every question can be asked as of a day.

    `decided_by` ("both", "rules" or "encoder") says what decides when it reads reports, `codebook` which own codebook
    of the user's it reads by; see accord.coder. What was read under another codebook is read anew when added again.

    >>> ledger = Ledger.open()
    >>> len(ledger.reports())
    0
    """

    def __init__(self, file: LedgerFile, decided_by: str | None = None, *, codebook: GivenCodebook = None) -> None:
        self.file = file
        self._decided_by = decided_by
        self._given_codebook = codebook
        self._linked: dict[str | None, tuple[Known, Linked]] = {}

    @classmethod
    def open(
        cls,
        path: str | Path = IN_MEMORY,
        *,
        write: bool = True,
        decided_by: str | None = None,
        codebook: GivenCodebook = None,
    ) -> Self:
        """The ledger at a path, made if absent; without a path, one that lasts as long as the object."""
        given = codebook_in_use(codebook) if codebook is not None else None
        return cls(LedgerFile.open(path, write=write), decided_by, codebook=given)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.file.close()

    def add(
        self,
        sources: str | Path | Report | Iterable[str | Path | Report],
        *,
        published: str | None = None,
        on_progress: Callable[[Intake], None] | None = None,
        workers: int | None = None,
        fetcher: Fetcher | None = None,
    ) -> Intake:
        """Read files, folders, "-", Report objects, with a fetcher also addresses, into the ledger; what came of each.

        `published` (ISO day) dates the reports that state no date of their own. With `workers` (else as ACCORD_WORKERS
        says) reports are read and coded in so many processes, each under a limit of time and memory; else in this one.
        """
        published = given_day(published)
        with self._crew(settings.workers(workers) or 0) as crew:
            reports = _reports(partial(crew.read, published=published, fetcher=fetcher), sources, published)
            dated = crew.dated(reports, partial(self.file.knows, version=self._version))
            intake = take_in(self.file, dated, crew.code_many, on_progress, version=self._version)
            self._keep_links()
        self._complete_years()
        return intake

    @property
    def following(self) -> Following:
        """The feeds it follows: `update` makes a round through them, `watch` goes on making rounds."""
        from accord.watching.following import Following

        return Following(self.file, self.add)

    def _crew(self, workers: int = 0) -> Crew:
        return crew_of(workers, How(self._decided_by, self._codebook))

    def _take_in(self, reports: Iterable[Report]) -> None:
        take_in(self.file, reports, self._crew().code_many, version=self._version)
        self._keep_links()

    def _keep_links(self) -> None:
        """Links what was added; a ledger in memory is linked when it is asked."""
        if self.file.path != IN_MEMORY:
            update(self.file)
        self._linked.clear()

    @cached_property
    def _version(self) -> str:
        return coding_version(self._decided_by, codebook=self._codebook)

    @cached_property
    def _codebook(self) -> Codebook:
        return codebook_in_use(self._given_codebook)

    def _complete_years(self) -> None:
        """Give reports dated without a year the one year that agrees with the dated reports of the same events."""
        if not self.file.links.has_day_without_year():
            return
        reports = self.file.reports()
        undated = [report for report in reports if report.month_day and not report.published]
        completed = [done for report in undated if (done := full_year(report, reports)) is not None]
        if completed:
            self._take_in(completed)

    def set_date(self, report: str, day: str) -> Report:
        """Date a report by hand (ISO day); it is coded anew, and the date is kept when the report is read again."""
        dated = self.file.set_date(report, day)
        self._take_in([dated])
        return dated

    def known(self, as_of: str | None = None) -> Known:
        """The reports published by a day (or moment) and their records; undated reports are left out and counted."""
        return self._known_and_linked(as_of)[0]

    def linked(self, as_of: str | None = None) -> Linked:
        """Events, plans, conflicts and copies among what was known by a day."""
        return self._known_and_linked(as_of)[1]

    def _known_and_linked(self, as_of: str | None) -> tuple[Known, Linked]:
        if as_of not in self._linked:
            reports = {report.id: report for report in self.file.reports(as_of=as_of)}
            left_out = self.file.left_out(as_of) if as_of else 0
            known = Known(reports, tuple(self.file.records(as_of=as_of)), as_of, left_out)
            while len(self._linked) >= _MOST_HELD:
                self._linked.pop(next(iter(self._linked)))
            self._linked[as_of] = (known, find_links(self.file, known))
        return self._linked[as_of]

    def reports(self, *, as_of: str | None = None) -> Collection[Report]:
        """The reports, by day."""
        return Collection(self.file.reports(as_of=as_of))

    def report(self, name: str) -> Report:
        """The report with that id, or with the one id that begins so."""
        return self.file.report(name)

    def records(
        self, *, report: str | None = None, kind: str | None = None, as_of: str | None = None
    ) -> Collection[AnyRecord]:
        """The records of a report, or of all, or of one kind."""
        return Collection(self.file.records(kind=kind, report=report, as_of=as_of))

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
        query = EventQuery(
            names=self._names(actor),
            type=type,
            status=status,
            since=given_day(since),
            until=given_day(until),
            main=main,
            report=self.file.report(report).id if report else None,
        )
        return self._find_events(query, Part(limit, offset, newest_first), as_of)

    def _find_events(self, query: EventQuery, part: Part, as_of: str | None) -> Collection[Event]:
        if self._is_kept(as_of):
            return Collection(find_events(self.file, query, part))
        return Collection(part.of([event for event in self.linked(as_of).events if query.is_met_by(event)]))

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
        query = PlanQuery(names=self._names(actor), verdict=verdict, since=given_day(since), until=given_day(until))
        part = Part(limit, offset, newest_first)
        if self._is_kept(as_of):
            return Collection(find_plans(self.file, query, part))
        return Collection(part.of([plan for plan in self.linked(as_of).plans if is_asked_for(plan, query)]))

    def _names(self, actor: str | None) -> frozenset[str]:
        """What an actor is found by: as given, and the ids judged the same."""
        return frozenset({actor, *same_actors(actor, judgements_of(self.file))}) if actor else frozenset()

    def _is_kept(self, as_of: str | None) -> bool:
        """Whether an answer is read from kept links: what is known now, linked by this code, and not yet in memory."""
        return as_of is None and None not in self._linked and is_kept(self.file)

    def plan_keepers(self, *, as_of: str | None = None) -> Collection[PlanKeeper]:
        """What became of the plans of each state and body that announced any, those with most plans first."""
        same = joined_actors(standing(judgements_of(self.file)))
        return Collection(find_plan_keepers(self.linked(as_of).plans, same))

    def conflicts(self, *, as_of: str | None = None) -> Collection[Conflict]:
        """Accounts that differ, each with a verdict."""
        return Collection(self.linked(as_of).conflicts)

    def statements(self, *, source: str | None = None, as_of: str | None = None) -> Collection[StatementRecord]:
        """Statements, of one source when named (id, or part of the name)."""
        said = (record for record in self.known(as_of).records if isinstance(record, StatementRecord))
        return Collection(
            record
            for record in said
            if source is None
            or (record.source and (source == record.source.id or source.casefold() in record.source.name.casefold()))
        )

    def figures(self, *, as_of: str | None = None) -> Collection[FigureRecord]:
        """Figures in the order of the reports."""
        return Collection(record for record in self.known(as_of).records if isinstance(record, FigureRecord))

    def brief(
        self,
        *,
        as_of: str | None = None,
        since: str | None = None,
        pack: Packs = None,
        failures: Iterable[Failure] = (),
    ) -> Brief:
        """The brief of what was known by a day; `since` is the day the reader last looked, `pack` as in `dossiers`."""
        since = given_day(since)
        known, linked = self._known_and_linked(as_of)
        dossiers = self.dossiers(as_of=as_of, pack=pack)
        return make_brief(known, linked, dossiers, since=since, failures=tuple(failures))

    def timeline(
        self, *, actor: str | None = None, since: str | None = None, until: str | None = None, as_of: str | None = None
    ) -> Collection[Event]:
        """The main events that have a day or month, by date; from one day to another where these are given."""
        until = given_day(until) or UNDATED
        query = EventQuery(names=self._names(actor), since=given_day(since), until=until, main=True)
        return self._find_events(query, Part(), as_of)

    def changes(self, *, since: str, as_of: str | None = None) -> Collection[Change]:
        """What a reader who last looked at the end of a day (or at a moment) must know, each with its words.

        Reports that state no day stay out, as in every answer as of a day.
        """
        days = [report.day for report in self.file.reports() if report.day]
        before = self._known_and_linked(since)
        return Collection(find_changes(before, self._known_and_linked(as_of or max(days, default=since))))

    def judge(
        self, first: str, second: str, answer: Answer | str, *, by: str, reason: str = "", at: str | None = None
    ) -> Judgement:
        """Keep what a person says of two events, records of events, or actors (ids): same, different or unsure.

        It goes before all scores, and is kept when reports are read or linked anew. `at` is now when not given.
        """
        known, linked = self._known_and_linked(None)
        made = make_judgement((first, second), answer, known=known, linked=linked, by=by, reason=reason, at=at)
        self.take_in_judgements([made])
        return made

    def judge_one(
        self, name: str, answer: Answer | str, *, by: str, reason: str = "", at: str | None = None
    ) -> Judgement:
        """Keep what a person says of a conflict's accounts, or of a plan and what is taken for its outcome, by id.

        Accounts that are the "same" are no conflict; an outcome that is "different" is no longer the plan's.
        """
        made = make_judgement_of(name, answer, linked=self.linked(), by=by, reason=reason, at=at)
        self.take_in_judgements([made])
        return made

    def judgements(self, *, undone: bool = False) -> Collection[Judgement]:
        """What people judged, in the order of their moments; also what was undone, if asked for."""
        return Collection(each for each in judgements_of(self.file) if undone or each.undone is None)

    def take_in_judgements(self, judgements: Iterable[Judgement]) -> int:
        """Keep judgements made elsewhere (Judgement.from_dict reads an exported one); how many changed anything."""
        changed = keep_judgements(self.file, judgements)
        self._keep_links()
        return changed

    def undo_judgement(self, name: str, *, at: str | None = None) -> Judgement:
        """Undo the judgement with that id (or beginning of one); it stays on the list as undone."""
        undone = undo(self.file, name, at)
        self._keep_links()
        return undone

    def doubts(self, *, limit: int = 20) -> Collection[Doubt]:
        """Pairs of mentions of which it is least sure whether they tell one event, the most doubtful first."""
        return Collection(find_doubts(self.file, self.linked(), limit))

    def search(self, words: str, *, limit: int = 20, as_of: str | None = None) -> Collection[Hit]:
        """Reports that hold all the words, with the sentence around them; "a phrase" in quotes is a phrase."""
        return Collection(self.file.search(words, limit=limit, as_of=as_of))

    def ask(self, question: str, *, as_of: str | None = None) -> Told:
        """What the reports known by a day say to a question in English, in at most 40 words with those it rests on."""
        from accord import asking
        from accord.coder import pipeline

        nlp = pipeline(decided_by=self._decided_by, codebook=self._codebook)
        return asking.find_answer(question, self._known_and_linked, nlp, as_of=as_of, index=asking.index_of(self))

    def why(self, name: str, *, as_of: str | None = None) -> tuple[str, ...]:
        """Why an event, a plan, a conflict or a record is as it is: each decision with its rule and words."""
        from accord.views.reasons import explain_why

        known, linked = self._known_and_linked(as_of)
        ids = [event.id for event in linked.events] + [plan.id for plan in linked.plans]
        ids += [conflict.id for conflict in linked.conflicts] + [record.id for record in known.records]
        if name not in ids and (former := find_former(name, linked.events)):
            name = former.id
        return explain_why(one_id(name, ids), known, linked)


def _reports(
    read: Callable[[str | Path], Iterator[Report | Failure]],
    sources: str | Path | Report | Iterable[str | Path | Report],
    published: str | None,
) -> Iterator[Report | Failure]:
    for source in [sources] if isinstance(sources, str | Path | Report) else sources:
        if isinstance(source, Report):
            yield replace(source, published=published) if published and not source.published else source
        else:
            yield from read(source)


def open_ledger(
    path: str | Path = IN_MEMORY,
    *,
    write: bool = True,
    decided_by: str | None = None,
    codebook: GivenCodebook = None,
) -> Ledger:
    """The ledger at a path, made if absent; without a path, one in memory."""
    return Ledger.open(path, write=write, decided_by=decided_by, codebook=codebook)
