"""5. Records → the ledger: one report in one transaction: added, known, superseded or failed."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from accord.errors import PipelineError
from accord.ledger.holdings import Outcome
from accord.ledger.storage import LedgerFile
from accord.records import AnyRecord, Failure, Report

CodeMany = Callable[[Iterable[Report]], Iterator[tuple[AnyRecord, ...] | PipelineError]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What came of taking in reports; `failed` says why, one by one."""

    reports: int = 0
    added: int = 0
    known: int = 0
    superseded: int = 0
    failed: Sequence[Failure] = ()

    def __str__(self) -> str:
        counts = (
            (self.added, "added"),
            (self.known, "known"),
            (self.superseded, "superseded"),
            (len(self.failed), "failed"),
        )
        parts = ", ".join(f"{count} {word}" for count, word in counts if count)
        return f"{self.reports} report{'' if self.reports == 1 else 's'}" + (f": {parts}" if parts else "")

    def reasons(self) -> list[tuple[tuple[str, str], int]]:
        """Why reports failed, (stage, reason), each with how often, the most frequent first; numbers made one."""
        told = Counter((failure.stage, re.sub(r"\d+(?:[,.]\d+)*", "N", failure.reason)) for failure in self.failed)
        return told.most_common()

    def to_dict(self) -> dict[str, Any]:
        """The counts, and the failures as dictionaries."""
        counts = {"reports": self.reports, "added": self.added, "known": self.known, "superseded": self.superseded}
        return counts | {"failed": len(self.failed), "failures": [failure.to_dict() for failure in self.failed]}


def take_in(
    ledger: LedgerFile,
    reports: Iterable[Report | Failure],
    code_many: CodeMany,
    on_progress: Callable[[Intake], None] | None = None,
    *,
    version: str,
) -> Intake:
    """Takes reports into a ledger; those that stand there under this version are not coded again.

    `code_many` gives for each report its records or the PipelineError it failed with, in order, drawing reports as it
    needs them and in the caller's thread. One report that fails costs itself; a full disk or another writer ends the
    intake with a LedgerError, and what was counted by then is kept.
    """
    run = _Run(ledger, version, on_progress or (lambda intake: None))
    for result in code_many(run.to_code(reports)):
        run.keep(result)
    run.finish()
    return replace(run.intake, failed=tuple(run.failed))


class _Run:
    def __init__(self, ledger: LedgerFile, version: str, on_progress: Callable[[Intake], None]) -> None:
        self.failed: list[Failure] = []
        self.intake = Intake(failed=self.failed)  # one list that grows: a million broken lines are not copied each time
        self._ledger = ledger
        self._version = version
        self._on_progress = on_progress
        self._coding: deque[Report] = deque()
        self._failed_sources: set[str] = set()

    def to_code(self, reports: Iterable[Report | Failure]) -> Iterator[Report]:
        """The reports that need coding, dated as the ledger dates them."""
        for given in reports:
            if isinstance(given, Failure):
                self._fail(given)
            elif self._ledger.confirm(given, version=self._version):
                self._done(given, Outcome.KNOWN)
            else:
                report = self._ledger.dated(given)
                self._coding.append(report)
                yield report

    def keep(self, result: tuple[AnyRecord, ...] | PipelineError) -> None:
        """Puts the records of the report that was drawn first of those still being coded."""
        report = self._coding.popleft()
        if isinstance(result, PipelineError):
            self._fail(_failure(report, result.stage, result.reason))
        else:
            self._put(report, result)

    def finish(self) -> None:
        """Lists as failed what the coding never answered for."""
        while self._coding:
            self._fail(_failure(self._coding.popleft(), "coding", "gave no result. Add the report again."))

    def _put(self, report: Report, records: tuple[AnyRecord, ...]) -> None:
        try:
            outcome = self._ledger.put(report, records, version=self._version)
        except PipelineError as error:
            self._fail(_failure(report, error.stage, error.reason))
            return
        self._done(report, outcome)

    def _done(self, report: Report, outcome: Outcome) -> None:
        # A file of many reports is settled only when none of them failed this time.
        if report.source and report.source not in self._failed_sources:
            self._ledger.settle(report.source)
        counted = getattr(self.intake, outcome.value) + 1
        self.intake = replace(self.intake, reports=self.intake.reports + 1, **{outcome.value: counted})
        self._on_progress(self.intake)

    def _fail(self, failure: Failure) -> None:
        self._failed_sources.add(failure.source)
        self._ledger.fail(failure.source, failure.report, failure.stage, failure.reason)
        self.failed.append(failure)
        self.intake = replace(self.intake, reports=self.intake.reports + 1)
        self._on_progress(self.intake)


def _failure(report: Report, stage: str, reason: str) -> Failure:
    return Failure(source=report.source or report.url or report.id, stage=stage, reason=reason, report=report.id)
