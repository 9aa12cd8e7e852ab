"""Documents of the whole pipeline, for drivers that ask the library about single words, pairs or sentences."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from accord.coder import parse_many_encoded, pipeline
from accord.coding.assembly import assemble
from accord.errors import AccordError
from accord.parsing.loading import parse
from accord.records import AnyRecord, Report


def parse_docs(reports: Iterable[Report]) -> Iterator[Doc]:
    """Each report's Doc from the whole pipeline; without its mentions where a component fails, and stderr says so.

    Raises what the library raises of itself, such as MissingEncoder: figures without it would be of another mode.
    """
    nlp = pipeline()
    for report in reports:
        try:
            doc = parse(report, nlp)
        except AccordError:
            raise
        except Exception as error:  # noqa: BLE001  as in code_many: a failure costs its own report alone
            _tell(report, error)
            doc = next(parse_many_encoded([report]))
        yield doc


def code_docs(reports: Iterable[Report]) -> Iterator[tuple[Doc, tuple[AnyRecord, ...]]]:
    """Each report's Doc and its records; one that fails has no records, and stderr says so."""
    for doc in parse_docs(reports):
        report: Report = doc._.accord.report
        try:
            records = assemble(doc, report)
        except AccordError:
            raise
        except Exception as error:  # noqa: BLE001  as in code_many: a failure costs its own report alone
            _tell(report, error)
            records = ()
        yield doc, records


def _tell(report: Report, error: Exception) -> None:
    print(f"failed: {type(error).__name__}: {error}: {report.text[:80]!r}", file=sys.stderr)
