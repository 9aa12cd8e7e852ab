"""Parsed documents with their records, for drivers that need both."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from accord.coding.assembly import assemble
from accord.parsing.loading import parse_many
from accord.pipeline import pipeline
from accord.records import AnyRecord, Report


def code_docs(reports: Sequence[Report]) -> Iterator[tuple[Doc, tuple[AnyRecord, ...]]]:
    """Each report's Doc from the whole pipeline and its records; one that fails has none, and stderr says so."""
    for report, doc in zip(reports, parse_many(reports, pipeline()), strict=True):
        try:
            yield doc, assemble(doc, report)
        except Exception as error:  # noqa: BLE001  as in code_many: a failure costs its own report alone
            print(f"failed: {type(error).__name__}: {error}: {report.text[:80]!r}", file=sys.stderr)
            yield doc, ()
