"""code(report) → records: the way of one report as one pure function, without clock, network or database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from traceback import walk_tb

from spacy.language import Language
from spacy.tokens import Doc

from accord import settings
from accord.coding.assembly import assemble
from accord.coding.calendar import infer_dct
from accord.errors import PipelineError
from accord.mentions import COMPONENTS
from accord.parsing.encoder import COMPONENT as ENCODER
from accord.parsing.encoder_card import read_card
from accord.parsing.loading import load, load_anew, parse_many
from accord.reading import with_date
from accord.records import AnyRecord, Report
from accord.settings import DecidedBy
from accord.values import DateBasis

VERSION = "1"
"""Of the coding: goes up when the same report would give other records, so that a ledger knows what to read anew."""


def pipeline(model: str | None = None, decided_by: str | None = None) -> Language:
    """The loaded spaCy pipeline with accord's components; `doc._.accord` holds what they found.

    `decided_by` is "both", "rules" or "encoder"; without it the environment's ACCORD_DECIDED_BY, else both. With
    "rules" the encoder is neither loaded nor run; with the others MissingEncoder is raised where it is absent.
    """
    return _pipeline(model, settings.decided_by(decided_by), settings.encoder_folder())


@cache
def _pipeline(model: str | None, decides: DecidedBy, folder: Path) -> Language:
    nlp = load(model) if decides is DecidedBy.RULES else load_anew(model)
    if decides is not DecidedBy.RULES:
        nlp.add_pipe(ENCODER, config={"decides": decides.value, "folder": str(folder)})
    for name in COMPONENTS:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name)
    return nlp


def coding_version(decided_by: str | None = None) -> str:
    """The version of the coding, with that of the encoder where it has a say."""
    decides = settings.decided_by(decided_by)
    if decides is DecidedBy.RULES:
        return VERSION
    return f"{VERSION} {decides} {read_card(settings.encoder_folder()).version}"


def code(report: Report, decided_by: str | None = None) -> tuple[AnyRecord, ...]:
    """The records of one report. The same report gives the same records, whatever else is read with it."""
    result = next(iter(code_many([report], decided_by=decided_by)))
    if isinstance(result, PipelineError):
        raise result
    return result


def code_many(
    reports: Iterable[Report], model: str | None = None, decided_by: str | None = None
) -> Iterator[tuple[AnyRecord, ...] | PipelineError]:
    """For each report its records, or the PipelineError that it alone failed with."""
    nlp = pipeline(model, decided_by)
    for report in reports:
        try:
            doc = next(parse_many([report], nlp))
            yield assemble(doc, report)
        except Exception as error:  # noqa: BLE001  the one place where a stage's failure costs its report alone
            yield PipelineError(_stage_of(error), report.id, f"{type(error).__name__}: {error}")


def parse_many_encoded(reports: Iterable[Report], decided_by: str | None = None, batch_size: int = 8) -> Iterator[Doc]:
    """Parsed documents with what the encoder told of them (by "rules": parsed alone), without mentions or records."""
    return parse_many(reports, pipeline(decided_by=decided_by), batch_size, leave_out=COMPONENTS)


def _stage_of(error: Exception) -> str:
    """The module of accord in which an error arose, such as "coding.events"."""
    modules = [str(frame.f_globals.get("__name__", "")) for frame, _ in walk_tb(error.__traceback__)]
    own = [module.removeprefix("accord.") for module in modules if module.startswith("accord.")]
    return own[-1] if own else "coding"


def date_report(report: Report, decided_by: str | None = None) -> Report:
    """An undated report dated by what its own text gives away, with those words as its basis; else as it was."""
    doc = next(parse_many([report], pipeline(decided_by=decided_by), leave_out=[ENCODER]))
    found = infer_dct(doc)
    return with_date(report, found[0], DateBasis.INFERRED, found[1]) if found else report
