"""6. Records ↔ records: a ledger's questions on single reports and records: found, counted, a page at a time."""

from __future__ import annotations

from accord.frames.collected import Collection
from accord.ledger.record_queries import FigureQuery, ReportQuery, StatementQuery
from accord.ledger.record_tables import RecordQuery
from accord.ledger.search import Hit
from accord.ledger.tables import Part
from accord.linking.known_of_ledger import LedgerKnown, in_one_state
from accord.reading import given_day
from accord.records import AnyRecord, FigureRecord, Report, StatementRecord
from accord.values import FigureKind


class LedgerRecords(LedgerKnown):
    """The questions on what single reports say that a ledger answers; the public Ledger is one.

    With `limit` so many are read, behind the first `offset`, the newest ones first with `newest_first`. What states no
    day comes last either way.
    """

    @in_one_state
    def reports(
        self,
        *,
        words: str | None = None,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        newest_first: bool = False,
    ) -> Collection[Report]:
        """The reports by day: those that hold all the words, of a publisher (part of the name), between two days."""
        query = _reports(words, publisher, since, until)
        return Collection(self.file.pages.find_reports(query, as_of, Part(limit, offset, newest_first)), kind="report")

    def count_reports(
        self,
        *,
        words: str | None = None,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
    ) -> int:
        """How many reports `reports` finds."""
        return self.file.pages.count_reports(_reports(words, publisher, since, until), as_of)

    def report(self, name: str) -> Report:
        """The report with that id, or with the one id that begins so."""
        return self.file.report(name)

    def records(
        self, *, report: str | None = None, kind: str | None = None, as_of: str | None = None
    ) -> Collection[AnyRecord]:
        """The records of a report, or of all, or of one kind."""
        return Collection(self.file.records(kind=kind, report=report, as_of=as_of))

    def record(self, name: str) -> AnyRecord:
        """The record with that id, or with the one id that begins so; RecordNotFound for none."""
        return self.file.record(name)

    @in_one_state
    def statements(
        self,
        *,
        source: str | None = None,
        about: str | None = None,
        report: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        newest_first: bool = False,
    ) -> Collection[StatementRecord]:
        """Statements by day of report: of a source (id, or part of the name), about words that all stand in them."""
        query = self._statements(source, about, report, since=since, until=until)
        found = self.file.pages.find_records(query, as_of, Part(limit, offset, newest_first))
        return Collection((record for record in found if isinstance(record, StatementRecord)), kind="statement")

    @in_one_state
    def count_statements(
        self,
        *,
        source: str | None = None,
        about: str | None = None,
        report: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
    ) -> int:
        """How many statements `statements` finds."""
        query = self._statements(source, about, report, since=since, until=until)
        return self._count(query, query == StatementQuery(), as_of)

    def _statements(
        self, source: str | None, about: str | None, report: str | None, *, since: str | None, until: str | None
    ) -> StatementQuery:
        return StatementQuery(
            source=source,
            sources=self._names(source),
            about=about,
            report=self.file.report(report).id if report else None,
            since=given_day(since),
            until=given_day(until),
        )

    @in_one_state
    def figures(
        self,
        *,
        words: str | None = None,
        unit: str | None = None,
        kind: FigureKind | str | None = None,
        owner: str | None = None,
        report: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        newest_first: bool = False,
    ) -> Collection[FigureRecord]:
        """Figures by day of report: with all the words in what they measure, their owner or their sentence.

        `owner` is an id, a country (ISO 3166-1 alpha-3) or part of a name.
        """
        query = self._figures(words, unit, kind, owner, report=report, since=since, until=until)
        found = self.file.pages.find_records(query, as_of, Part(limit, offset, newest_first))
        return Collection((record for record in found if isinstance(record, FigureRecord)), kind="figure")

    @in_one_state
    def count_figures(
        self,
        *,
        words: str | None = None,
        unit: str | None = None,
        kind: FigureKind | str | None = None,
        owner: str | None = None,
        report: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
    ) -> int:
        """How many figures `figures` finds."""
        query = self._figures(words, unit, kind, owner, report=report, since=since, until=until)
        return self._count(query, query == FigureQuery(), as_of)

    def _figures(
        self,
        words: str | None,
        unit: str | None,
        kind: str | None,
        owner: str | None,
        *,
        report: str | None,
        since: str | None,
        until: str | None,
    ) -> FigureQuery:
        return FigureQuery(
            words=words,
            unit=unit,
            figure_kind=kind,
            owner=owner,
            owners=self._names(owner),
            report=self.file.report(report).id if report else None,
            since=given_day(since),
            until=given_day(until),
        )

    def _count(self, query: RecordQuery, is_all: bool, as_of: str | None) -> int:
        if is_all and self._is_kept(as_of):
            return self.file.tallies.totals()[f"{query.kind}s"]
        return self.file.pages.count_records(query, as_of)

    @in_one_state
    def search(self, words: str, *, limit: int = 20, as_of: str | None = None) -> Collection[Hit]:
        """Reports that hold all the words, with the sentence around them; "a phrase" in quotes is a phrase."""
        return Collection(self.file.search(words, limit=limit, as_of=as_of), kind="hit")


def _reports(words: str | None, publisher: str | None, since: str | None, until: str | None) -> ReportQuery:
    return ReportQuery(words=words, publisher=publisher, since=given_day(since), until=given_day(until))
