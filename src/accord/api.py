"""The public Ledger: joins file, stages, links and views for a user; no rules in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from accord import settings
from accord.codebook.codebooks import Codebook
from accord.codebook.own_files import codebook_in_use
from accord.coding_version import GivenCodebook, coding_version
from accord.dossiers.of_ledger import LedgerDossiers, Packs
from accord.errors import InputError
from accord.exports.exporting import LedgerExports
from accord.frames.collected import Collection
from accord.ledger.intake import Intake, take_in
from accord.ledger.judgements import joined_actors, standing
from accord.ledger.storage import LedgerFile
from accord.linking.answers import keepers_asked
from accord.linking.changes_within import changes_since
from accord.linking.differences import Change, find_changes
from accord.linking.event_ids import find_former, one_id
from accord.linking.events_of_ledger import LedgerEvents
from accord.linking.judgements_of_ledger import LedgerJudgements
from accord.linking.kept import judgements_of
from accord.linking.kept_answers import answer
from accord.linking.known_of_ledger import in_one_state
from accord.linking.plan_keepers import PlanKeeper, find_plan_keepers
from accord.linking.records_of_ledger import LedgerRecords
from accord.linking.surveys import survey
from accord.linking.tallies_of_ledger import LedgerTallies
from accord.linking.upkeep import update
from accord.linking.years import settle_years
from accord.reading import given_day
from accord.records import Failure, Report
from accord.views.brief import make_brief
from accord.views.brief_parts import Brief
from accord.working.crew import Crew, Source, crew_of
from accord.working.tasks import How

if TYPE_CHECKING:
    from accord.asking import Answer as Told
    from accord.fetching.fetcher import Fetcher
    from accord.watching.following import Following
    from accord.watching.hands import Hands

IN_MEMORY = ":memory:"


class Ledger(LedgerRecords, LedgerEvents, LedgerTallies, LedgerJudgements, LedgerDossiers, LedgerExports):
    """A ledger of reports and what they say; every question can be asked as of a day.

    `decided_by` ("both", "rules" or "encoder") says what decides when it reads reports, `codebook` which own codebook
    of the user's it reads by; see accord.coder. What was read under another codebook is read anew when added again.

    >>> ledger = Ledger.open()
    >>> len(ledger.reports())
    0
    """

    def __init__(self, file: LedgerFile, decided_by: str | None = None, *, codebook: GivenCodebook = None) -> None:
        super().__init__(file)
        self._decided_by = decided_by
        self._given_codebook = codebook

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
        sources: Source | Report | Iterable[Source | Report],
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
            intake = self._add(reports, crew, on_progress)
        return self._settled(intake)

    @property
    def following(self) -> Following:
        """The feeds it follows: `update` makes a round through them, `watch` goes on making rounds."""
        from accord.watching.following import Following

        return Following(self.file, self._at_work)

    @contextmanager
    def _at_work(self, workers: int | None) -> Iterator[Hands]:
        from accord.watching.hands import Hands

        with self._crew(settings.workers(workers) or 0) as crew:
            yield Hands(lambda reports: self._settled(self._add(reports, crew)), crew.read_fetched)

    def _add(
        self,
        reports: Iterable[Report | Failure],
        crew: Crew,
        on_progress: Callable[[Intake], None] | None = None,
    ) -> Intake:
        dated = crew.dated(reports, partial(self.file.knows, version=self._version))
        intake = take_in(self.file, dated, crew.code_many, on_progress, version=self._version)
        self._keep_links()
        return intake

    def _settled(self, intake: Intake) -> Intake:
        """The same, once the years are completed that it settles."""
        if intake.added or intake.superseded:
            self._complete_years()
        return intake

    def _crew(self, workers: int = 0) -> Crew:
        return crew_of(workers, How(self._decided_by, self._codebook))

    def _take_in(self, reports: Iterable[Report]) -> None:
        take_in(self.file, reports, self._crew().code_many, version=self._version)
        self._keep_links()

    def _keep_links(self) -> None:
        """Links what was added; a ledger in memory is linked when it is asked."""
        if self.file.path != IN_MEMORY:
            update(self.file)
            survey(self.file)
            self._keep_answers()
        self._linked.clear()

    @cached_property
    def _version(self) -> str:
        return coding_version(self._decided_by, codebook=self._codebook)

    @cached_property
    def _codebook(self) -> Codebook:
        return codebook_in_use(self._given_codebook)

    def _complete_years(self) -> None:
        """Give reports dated without a year the one that dated reports of the same events settle, as all do now."""
        if not self.file.links.has_day_without_year():
            return
        settled = settle_years(self.file.reports())
        for report in settled:
            self.file.redate(report)
        if settled:
            self._take_in(settled)

    def set_date(self, report: str, day: str) -> Report:
        """Date a report by hand (ISO day); it is coded anew, and the date is kept when the report is read again."""
        dated = self.file.set_date(report, day)
        self._take_in([dated])
        return dated

    @in_one_state
    def plan_keepers(self, *, as_of: str | None = None) -> Collection[PlanKeeper]:
        """What became of the plans of each state and body that announced any, those with most plans first."""
        if self._is_kept(as_of):
            asked = keepers_asked(self.file)
            found = answer(self.file, asked) if self._is_large() else asked.make()
            return Collection(found, kind="plan_keeper")
        same = joined_actors(standing(judgements_of(self.file)))
        return Collection(find_plan_keepers(self.linked(as_of).plans, same), kind="plan_keeper")

    @in_one_state
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

    @in_one_state
    def changes(self, *, since: str, as_of: str | None = None) -> Collection[Change]:
        """What a reader who last looked at the end of a day (or at a moment) must know, each with its words.

        Reports that state no day stay out, as in every answer as of a day.
        """
        if as_of is None and self._is_large():
            return Collection(answer(self.file, changes_since(self.file, since)), kind="change")
        days = [report.day for report in self.file.reports() if report.day]
        before = self._known_and_linked(since)
        return Collection(
            find_changes(before, self._known_and_linked(as_of or max(days, default=since))), kind="change"
        )

    def ask(self, question: str, *, as_of: str | None = None) -> Told:
        """What the reports known by a day say to a question in English, in at most 40 words with those it rests on."""
        from accord import asking
        from accord.coder import pipeline

        nlp = pipeline(decided_by=self._decided_by, codebook=self._codebook)
        return asking.find_answer(question, self._known_and_linked, nlp, as_of=as_of, index=asking.index_of(self))

    @in_one_state
    def why(self, name: str, *, as_of: str | None = None) -> tuple[str, ...]:
        """Why an event, a plan, a conflict or a record is as it is: each decision with its rule and words."""
        from accord.views.reasons import explain_why

        known, linked = self._around(name, as_of=as_of, beside=True)
        ids = [event.id for event in linked.events] + [plan.id for plan in linked.plans]
        ids += [conflict.id for conflict in linked.conflicts] + [record.id for record in known.records]
        if name not in ids and (former := find_former(name, linked.events)):
            name = former.id
        return explain_why(one_id(name, ids), known, linked)


def _reports(
    read: Callable[[Source], Iterator[Report | Failure]],
    sources: Source | Report | Iterable[Source | Report],
    published: str | None,
) -> Iterator[Report | Failure]:
    given: object = sources
    if not isinstance(given, Source | Report | Iterable):
        raise InputError(f"{type(given).__name__} given to add. Expected a path, a Report, or several of them.")
    for source in [sources] if isinstance(sources, Source | Report) else sources:
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
