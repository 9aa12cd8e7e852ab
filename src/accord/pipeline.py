"""code(report) → records: the way of one report as one pure function, without clock, network or database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from traceback import walk_tb

from spacy.language import Language

from accord.coding.assembly import assemble
from accord.coding.calendar import infer_dct
from accord.errors import PipelineError
from accord.mentions import COMPONENTS
from accord.parsing.loading import load, parse, parse_many
from accord.reading import with_date
from accord.records import AnyRecord, Report
from accord.values import DateBasis

VERSION = "1"
"""Of the coding: goes up when the same report would give other records, so that a ledger knows what to read anew."""


@cache
def pipeline(model: str | None = None) -> Language:
    """The loaded spaCy pipeline with accord's components; `doc._.accord` holds what they found."""
    nlp = load(model)
    for name in COMPONENTS:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name)
    return nlp


def code(report: Report) -> tuple[AnyRecord, ...]:
    """The records of one report. The same report gives the same records, whatever else is read with it."""
    result = next(iter(code_many([report])))
    if isinstance(result, PipelineError):
        raise result
    return result


def code_many(reports: Iterable[Report], model: str | None = None) -> Iterator[tuple[AnyRecord, ...] | PipelineError]:
    """For each report its records, or the PipelineError that it alone failed with."""
    nlp = pipeline(model)
    for report in reports:
        try:
            doc = next(parse_many([report], nlp))
            yield assemble(doc, report)
        except Exception as error:  # noqa: BLE001  the one place where a stage's failure costs its report alone
            yield PipelineError(_stage_of(error), report.id, f"{type(error).__name__}: {error}")


def _stage_of(error: Exception) -> str:
    """The module of accord in which an error arose, such as "coding.events"."""
    modules = [str(frame.f_globals.get("__name__", "")) for frame, _ in walk_tb(error.__traceback__)]
    own = [module.removeprefix("accord.") for module in modules if module.startswith("accord.")]
    return own[-1] if own else "coding"


def date_report(report: Report) -> Report:
    """An undated report dated by what its own text gives away, with those words as its basis; else as it was."""
    found = infer_dct(parse(report, pipeline()))
    return with_date(report, found[0], DateBasis.INFERRED, found[1]) if found else report
