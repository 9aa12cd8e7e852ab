"""Reports and records made by hand, and a coder without a model; also run as a process that a test kills."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace

from accord.errors import PipelineError
from accord.ledger.intake import take_in
from accord.ledger.storage import LedgerFile
from accord.records import AnyRecord, EventRecord, Evidence, Report, StatementRecord, TimeRecord
from accord.values import Actor, ActorKind, DateBasis, EventType, Span, Status, TimexType, When

VERSION = "1"
POLAND = Actor(id="state:POL", name="Poland", kind=ActorKind.STATE, country="POL", sector="GOV")
LATVIA = Actor(id="state:LVA", name="Latvia", kind=ActorKind.STATE, country="LVA", sector="GOV")
_SENTENCE = re.compile(r"[^.\n]+\.?")


def make_report(number: int = 1, **fields: object) -> Report:
    day = f"2025-11-{number % 28 + 1:02}"
    text = f"Poland met Latvia for talk {number}. Officials said the talks would go on."
    made = Report(
        text=text, title=f"Talk {number}", published=day, published_basis=DateBasis.METADATA, source=f"{number}.txt"
    )
    return replace(made, id="", **fields) if fields else made


def code(report: Report) -> tuple[AnyRecord, ...]:
    """An event and a time for each sentence and a statement for each "said"; a report on "failure" fails."""
    if "failure" in report.text:
        raise PipelineError("coding", report.id, "meant to fail.")
    return tuple(record for found in _SENTENCE.finditer(report.text) for record in _code_sentence(report, found))


def code_many(reports: Iterable[Report]) -> Iterator[tuple[AnyRecord, ...] | PipelineError]:
    for report in reports:
        try:
            yield code(report)
        except PipelineError as error:
            yield error


def _code_sentence(report: Report, found: re.Match[str]) -> Iterator[AnyRecord]:
    evidence = Evidence(report=report.id, start=found.start(), end=found.end(), quote=found[0])
    whole = {"start": found.start(), "end": found.end(), "text": found[0], "evidence": evidence}
    when = When(value=report.day, earliest=report.day, latest=report.day) if report.day else None
    yield TimeRecord(**whole, type=TimexType.DATE, value=report.day or "XXXX", when=when)
    yield EventRecord(
        **whole,
        trigger=found[0].split()[0] if found[0].split() else "",
        type=EventType.CONSULT,
        status=Status.PLANNED if "would" in found[0] else Status.OCCURRED,
        actors=(POLAND,),
        recipients=(LATVIA,),
        date=when,
        date_basis=DateBasis.REPORT_DATE,
    )
    if "said" in found[0]:
        span = Span(start=found.start(), end=found.end())
        yield StatementRecord(**whole, content=(span,), source=POLAND, cue_text="said")


def main(path: str, first: int, last: int, sentences: int) -> None:
    """Takes in reports first to last, saying how many are acknowledged after each."""
    reports = [make_report(number, text=f"Talk {number} went on. " * sentences) for number in range(first, last)]
    sys.stdout.write("ready\n")
    sys.stdout.flush()

    def tell(intake: object) -> None:
        sys.stdout.write(f"{intake}\n")
        sys.stdout.flush()

    with LedgerFile.open(path) as ledger:
        take_in(ledger, reports, code_many, tell, version=VERSION)


if __name__ == "__main__":
    main(sys.argv[1], *(int(number) for number in sys.argv[2:5]))
