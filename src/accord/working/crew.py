"""Who reads, dates and codes the reports of one intake: this process, or worker processes; the results are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self

from accord.data.own_register import register_path
from accord.errors import PipelineError
from accord.reading.opened import Columns, Opened
from accord.reading.walking import open_sources
from accord.records import AnyRecord, Failure, Report
from accord.settings import report_megabytes, report_seconds
from accord.working.pool import Pool
from accord.working.process import TaskLost, Worker
from accord.working.tasks import Failed, How, ToCode, ToDate, ToRead, coding_job, failure_of, read_source, reading_job
from accord.working.worker import Limits

if TYPE_CHECKING:
    from accord.fetching.fetcher import Fetcher

Reading = Report | Failure
Source = str | Path | Opened
IsKnown = Callable[[Report], bool]


class Crew(Protocol):
    """Reads sources, dates reports that state no date, and codes them; to be used in a with block."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def read(self, source: Source, published: str | None, fetcher: Fetcher | None = None) -> Iterator[Reading]:
        """The reports of a file, a folder, "-", with a fetcher of an address; what cannot be read is a Failure.

        What is opened already is read under the name it has.
        """
        ...

    def read_fetched(self, opened: Opened) -> Iterator[Reading]:
        """The reports of what was fetched, in whatever language they are; what cannot be read is a Failure."""
        ...

    def dated(self, reports: Iterable[Reading], is_known: IsKnown) -> Iterator[Reading]:
        """The reports in their order, the undated ones that are not known dated by what their text gives away."""
        ...

    def code_many(self, reports: Iterable[Report]) -> Iterator[tuple[AnyRecord, ...] | PipelineError]:
        """For each report in order its records, or the error that it alone failed with."""
        ...


def crew_of(workers: int, how: How) -> Crew:
    """So many coding workers with a reading worker beside them, or this process alone for 0."""
    return Workers(workers, how) if workers else OneProcess(how)


def _opened(source: Source, fetcher: Fetcher | None) -> Iterable[Opened | Failure]:
    return [source] if isinstance(source, Opened) else open_sources(str(source), Columns(), fetcher)


class OneProcess:
    """Everything in this process: no limits of time and memory, no wait for workers to load."""

    def __init__(self, how: How) -> None:
        self._how = how

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def read(self, source: Source, published: str | None, fetcher: Fetcher | None = None) -> Iterator[Reading]:
        for opened in _opened(source, fetcher):
            yield from [opened] if isinstance(opened, Failure) else read_source(ToRead(opened, published))

    def read_fetched(self, opened: Opened) -> Iterator[Reading]:
        return read_source(ToRead(opened, None, is_raw=True))

    def dated(self, reports: Iterable[Reading], is_known: IsKnown) -> Iterator[Reading]:
        from accord.coder import date_report

        for report in reports:
            if not _needs_date(report, is_known):
                yield report
                continue
            assert isinstance(report, Report)
            try:
                yield date_report(report, self._how.decided_by, codebook=self._how.codebook)
            except Exception as error:  # noqa: BLE001  a report that cannot be dated costs itself
                yield failure_of(report, "dating", f"failed ({type(error).__name__}: {error}). This is a bug.")

    def code_many(self, reports: Iterable[Report]) -> Iterator[tuple[AnyRecord, ...] | PipelineError]:
        from accord.coder import code_many

        return code_many(reports, decided_by=self._how.decided_by, codebook=self._how.codebook)


class Workers:
    """A worker that reads, one source after the other, and some that date and code, each report under its limits.

    They are started when first needed, and ended when the with block is left; the next block starts others.
    """

    def __init__(self, workers: int, how: How, limits: Limits | None = None) -> None:
        self._limits = limits or Limits(seconds=report_seconds(), megabytes=report_megabytes())
        self._count = workers
        self._how = how._replace(register=register_path())
        self._begun = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._begun.close()
        for each in ("pool", "reader"):
            self.__dict__.pop(each, None)

    @cached_property
    def pool(self) -> Pool:
        """The workers that date and code."""
        return self._begun.enter_context(Pool(coding_job(self._how), self._count, self._limits))

    @cached_property
    def reader(self) -> Worker:
        """The worker that reads."""
        worker = Worker(reading_job(), self._limits)
        self._begun.callback(worker.close)
        return worker

    def read(self, source: Source, published: str | None, fetcher: Fetcher | None = None) -> Iterator[Reading]:
        for opened in _opened(source, fetcher):
            yield from [opened] if isinstance(opened, Failure) else self._read(ToRead(opened, published))

    def read_fetched(self, opened: Opened) -> Iterator[Reading]:
        return self._read(ToRead(opened, None, is_raw=True))

    def _read(self, task: ToRead) -> Iterator[Reading]:
        try:
            yield from self.reader.answers(task)
        except TaskLost as lost:
            yield Failure(source=task.opened.name, stage="reading", reason=f"{lost.reason} What is left is not read.")

    def dated(self, reports: Iterable[Reading], is_known: IsKnown) -> Iterator[Reading]:
        def task_of(report: Reading) -> Any | None:
            return ToDate(report) if isinstance(report, Report) and _needs_date(report, is_known) else None

        for report, answer in self.pool.in_order(reports, task_of):
            if isinstance(answer, TaskLost) and isinstance(report, Report):
                yield failure_of(report, "dating", answer.reason)
            else:
                yield report if answer is None else answer

    def code_many(self, reports: Iterable[Report]) -> Iterator[tuple[AnyRecord, ...] | PipelineError]:
        for report, answer in self.pool.in_order(reports, ToCode):
            if isinstance(answer, TaskLost):
                yield PipelineError("coding", report.id, answer.reason)
            elif isinstance(answer, Failed):
                yield PipelineError(answer.stage, report.id, answer.reason)
            else:
                yield answer


def _needs_date(report: Reading, is_known: IsKnown) -> bool:
    return isinstance(report, Report) and not report.published and not is_known(report)
