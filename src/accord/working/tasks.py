"""What workers do: one reads sources, the others date and code reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from accord.codebook.codebooks import Codebook
from accord.reading.decoding import in_one_line
from accord.reading.opened import Opened
from accord.records import AnyRecord, Failure, Report
from accord.working.worker import Handler, Job


class ToRead(NamedTuple):
    """A source to read, and the day of its reports that state none; `is_raw`: whatever language they are in."""

    opened: Opened
    published: str | None
    is_raw: bool = False


class ToDate(NamedTuple):
    """A report without a date."""

    report: Report


class ToCode(NamedTuple):
    """A report to code."""

    report: Report


class Failed(NamedTuple):
    """A report that a stage failed on."""

    stage: str
    reason: str


class How(NamedTuple):
    """How reports are coded: what decides, by which codebook and which register of the user's own."""

    decided_by: str | None
    codebook: Codebook
    register: str | None = None


def reading_job() -> Job:
    """A worker that reads: of each ToRead its reports."""
    return Job(name="reading", place="accord.working.tasks:reader")


def coding_job(how: How) -> Job:
    """A worker that dates and codes: to a ToDate the dated report, to a ToCode its records, or Failed."""
    return Job(name="coding", place="accord.working.tasks:coder", given=how)


def reader(_: None) -> Handler:
    """Gives the reports of a source, and failures."""
    return read_source


def read_source(task: ToRead) -> Iterator[Report | Failure]:
    """The reports of one source, dated as the user says where they state no date; a reader's bug costs the source."""
    from accord.reading import checked, read_opened, with_date

    opened, day, is_raw = task
    try:
        for given in read_opened(opened):
            if isinstance(given, Failure) or is_raw:
                yield given
            else:
                yield checked(with_date(given, day) if day and not given.published else given)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  one source that its reader trips over costs itself
        told = in_one_line(f"{type(error).__name__}: {error}")[:200]
        yield Failure(source=opened.name, stage="reading", reason=f"could not be read ({told}). This is a bug.")


def failure_of(report: Report, stage: str, reason: str) -> Failure:
    """What became of a report that a stage failed on."""
    return Failure(source=report.source or report.url or report.id, stage=stage, reason=reason, report=report.id)


def coder(how: How) -> Handler:
    """Loads the pipeline; gives the dated report, or its records, or Failed."""
    from accord.coder import code_many, date_report, pipeline
    from accord.data.own_register import use_register
    from accord.errors import PipelineError

    if how.register is not None:
        use_register(how.register)
    pipeline(decided_by=how.decided_by, codebook=how.codebook)

    def handle(task: ToDate | ToCode) -> Iterator[Report | tuple[AnyRecord, ...] | Failed]:
        if isinstance(task, ToDate):
            yield date_report(task.report, how.decided_by, codebook=how.codebook)
            return
        found = next(code_many([task.report], decided_by=how.decided_by, codebook=how.codebook))
        if isinstance(found, PipelineError):
            if found.reason.startswith("MemoryError"):
                raise MemoryError(found.reason)
            yield Failed(found.stage, found.reason)
        else:
            yield found

    return handle
