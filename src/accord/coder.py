"""code(report) → records: the way of one report as one pure function, without clock, network or database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from traceback import walk_tb

from spacy.language import Language
from spacy.tokens import Doc

from accord import settings
from accord.codebook.codebooks import Codebook, bundled
from accord.codebook.own_files import codebook_in_use, read_own
from accord.coding.assembly import assemble
from accord.coding.calendar import infer_dct
from accord.coding.span_components import SPANNED
from accord.coding_version import GivenCodebook, coding_version
from accord.errors import CodebookError, InputError, PipelineError
from accord.mentions import COMPONENTS
from accord.mentions.frame_examples import find_example_problems
from accord.parsing.encoder import COMPONENT as ENCODER
from accord.parsing.loading import load, load_anew, parse_many
from accord.parsing.own_codebook import add_codebook
from accord.reading import with_date
from accord.records import AnyRecord, Report
from accord.settings import DecidedBy
from accord.values import DateBasis

__all__ = [
    "as_report",
    "check_codebook",
    "code",
    "code_many",
    "coding_version",
    "date_report",
    "parse_many_encoded",
    "pipeline",
]

_MOST_PIPELINES = 4
"""Kept loaded at once: a session in which a user writes a codebook makes one for each state of it."""


def pipeline(model: str | None = None, decided_by: str | None = None, *, codebook: GivenCodebook = None) -> Language:
    """The loaded spaCy pipeline with accord's components; `doc._.accord` holds what they found.

    `decided_by` is "both", "rules" or "encoder"; without it the environment's ACCORD_DECIDED_BY, else both. With
    "rules" the encoder is neither loaded nor run; with the others MissingEncoder is raised where it is absent.
    `codebook` is the user's own (docs/codebook.md), read beside the bundled one; CodebookError where it is not sound.
    """
    in_use = codebook_in_use(codebook)
    return _pipeline(model, settings.decided_by(decided_by), settings.encoder_folder(), in_use)


@lru_cache(maxsize=_MOST_PIPELINES)
def _pipeline(model: str | None, decides: DecidedBy, folder: Path, codebook: Codebook) -> Language:
    is_stock = decides is DecidedBy.RULES and codebook == bundled()
    nlp = load(model) if is_stock else load_anew(model)
    if codebook != bundled():
        add_codebook(nlp, codebook)
    if decides is not DecidedBy.RULES:
        nlp.add_pipe(ENCODER, config={"decides": decides.value, "folder": str(folder)})
    for name in COMPONENTS:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name, config={"spans": False} if name in SPANNED else {})
    return nlp


def check_codebook(path: str | Path) -> tuple[str, ...]:
    """What is wrong with a user's own codebook, its example sentences included; () where all come out as written."""
    try:
        codebook = read_own(Path(path))
    except CodebookError as error:
        return error.problems
    return tuple(find_example_problems(codebook, load()))


def code(
    report: Report | str, decided_by: str | None = None, *, codebook: GivenCodebook = None
) -> tuple[AnyRecord, ...]:
    """The records of one report, or of a text as of an undated report.

    The same report gives the same records, whatever else is read with it. InputError on anything else.
    """
    read = as_report(report)
    result = next(iter(code_many([read], decided_by=decided_by, codebook=codebook)))
    if isinstance(result, PipelineError):
        raise result
    return result


def as_report(given: object) -> Report:
    """A Report as it is, a string as the text of an undated one; InputError for anything else."""
    if isinstance(given, Report):
        return given
    if isinstance(given, str):
        return Report(text=given)
    kind = type(given).__name__
    raise InputError(f"{kind} given to code. Expected a Report or its text. Files are read by accord.read.")


def code_many(
    reports: Iterable[Report],
    model: str | None = None,
    decided_by: str | None = None,
    *,
    codebook: GivenCodebook = None,
) -> Iterator[tuple[AnyRecord, ...] | PipelineError]:
    """For each report its records, or the PipelineError that it alone failed with."""
    nlp = pipeline(model, decided_by, codebook=codebook)
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


def date_report(report: Report, decided_by: str | None = None, *, codebook: GivenCodebook = None) -> Report:
    """An undated report dated by what its own text gives away, with those words as its basis; else as it was."""
    doc = next(parse_many([report], pipeline(decided_by=decided_by, codebook=codebook), leave_out=[ENCODER]))
    found = infer_dct(doc)
    return with_date(report, found[0], DateBasis.INFERRED, found[1]) if found else report
