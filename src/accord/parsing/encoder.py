"""2. Report → Doc: the learned encoder: one pass over each sentence that needs it, its heads' findings on the Doc."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from accord.codebook.event_frames import canonical, frames_of
from accord.data import read_toml
from accord.errors import DamagedEncoder, MissingEncoder
from accord.parsing.encoded import Encoded, Floats, Raw, sentence_classes
from accord.parsing.encoder_card import ADVICE, TOKENIZER, WEIGHTS, Form, Level, read_card, read_file
from accord.parsing.found import found, sentence_starts, text_of
from accord.parsing.pieces import UNREAD, Pieces, windows
from accord.settings import DecidedBy, encoder_folder

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

COMPONENT = "accord_encoder"
SCORES = "accord_scores"

_INPUTS = ("ids", "mask")
_OUTPUTS = ("tokens", "sentence", "anchors", "others")

Outputs = tuple[Floats, Floats, Floats, Floats]


class Encoder:
    """An encoder ready to read: the ONNX model of a folder, its tokenizer and its card.

    Sentences are read one by one on one thread. Eight-bit dynamic quantisation takes its scale from all that is read at
    once, so that a sentence read in a batch would get answers that depend on its neighbours; and reading in batches
    saves next to nothing (250 sentences of 5 to 120 word pieces, MiniLM in eight bits, one core of 2025: 18,800 word
    pieces a second one by one, 20,000 in batches of 8 sorted by length, 15,700 in batches of 32).
    """

    def __init__(self, folder: Path) -> None:
        self.card = read_card(folder)
        self._pieces = Pieces(read_file(folder, TOKENIZER, self.card), str(folder / TOKENIZER))
        self._source = str(folder / WEIGHTS)
        self._session = open_session(read_file(folder, WEIGHTS, self.card), self._source)
        self._check()

    def read(self, doc: Doc) -> Encoded:
        """What the encoder tells of a document, each sentence that needs it read once."""
        starts = sentence_starts(doc)
        raw = Raw.empty(self.card, len(doc), len(starts))
        for sentence, bounds in enumerate(pairwise([*starts, len(doc)])):
            if needs_reading(doc[slice(*bounds)]):
                self._read_sentence(doc, sentence, bounds, raw)
        return Encoded(self.card, raw, starts)

    def read_pair(self, doc: Doc, source: Span, target: Span) -> dict[str, dict[str, float]]:
        """The sentence-level heads of the sentence that holds two spans, read once more with both marked.

        Where the spans stand in several sentences, all from the first to the last are read as one. Comes back as head →
        label → probability, {} where the two stand too far apart for one run.
        """
        starts = sentence_starts(doc)
        start = max(at for at in starts if at <= min(source.start, target.start))
        end = min((at for at in starts if at >= max(source.end, target.end)), default=len(doc))
        text, tokens = _within(doc, start, end)
        pieced = self._pieces.cut(text, tokens)
        stretches = [(span.start - start, span.end - start) for span in (source, target)]
        ids = self._pieces.marked(pieced, stretches[0], stretches[1], self.card.pieces)
        return sentence_classes(self.card, self._run(ids)[1]) if ids else {}

    def _read_sentence(self, doc: Doc, sentence: int, bounds: tuple[int, int], raw: Raw) -> None:
        start, end = bounds
        pieced = self._pieces.cut(*_within(doc, start, end))
        firsts = np.array(pieced.firsts)
        runs = 0
        for first, last in windows(pieced, self.card.pieces - 2):
            tokens, whole, anchors, others = self._run(self._pieces.framed(pieced.ids[first:last]))
            here = np.flatnonzero((firsts != UNREAD) & (firsts >= first) & (firsts < last))
            places = firsts[here] - first + 1
            raw.tokens[start + here] = tokens[places]
            raw.anchors[start + here] = anchors[places]
            raw.others[start + here] = others[places]
            raw.read[start + here] = True
            raw.sentences[sentence] += whole
            raw.sentence_anchors[sentence] += anchors[0]
            runs += 1
        if runs:
            raw.sentences[sentence] /= runs
            raw.sentence_anchors[sentence] /= runs
            raw.read_sentences[sentence] = True

    def _run(self, ids: Sequence[int]) -> Outputs:
        given = np.array([ids], dtype=np.int64)
        tokens, sentence, anchors, others = self._session.run(_OUTPUTS, {"ids": given, "mask": np.ones_like(given)})
        return tokens[0], sentence[0], anchors[0], others[0]

    def _check(self) -> None:
        """Holds inputs, outputs and their widths against the card, with a run over nothing."""
        inputs = {each.name for each in self._session.get_inputs()}
        outputs = {each.name for each in self._session.get_outputs()}
        if inputs != set(_INPUTS) or not set(_OUTPUTS) <= outputs:
            raise DamagedEncoder(
                f"{self._source} takes {', '.join(sorted(inputs))} and gives {', '.join(sorted(outputs))}. "
                f"Expected {', '.join(_INPUTS)} and {', '.join(_OUTPUTS)}. {ADVICE}"
            )
        relations = len(self.card.relations) * self.card.dimensions
        expected = (self.card.width(Level.TOKEN), self.card.width(Level.SENTENCE), relations, relations)
        try:
            widths = tuple(output.shape[-1] for output in self._run(self._pieces.framed([])))
        except Exception as error:  # whatever the runtime makes of a model that is not ours
            raise DamagedEncoder(f"{self._source} does not run ({error}). Expected the encoder. {ADVICE}") from error
        if widths != expected:
            raise DamagedEncoder(
                f"{self._source} gives rows of {widths}. Expected {expected}, as its card says. {ADVICE}"
            )


@cache
def load_encoder(folder: Path) -> Encoder:
    """The encoder of a folder; loaded once a process. Raises MissingEncoder or DamagedEncoder."""
    return Encoder(folder)


def needs_reading(sentence: Span) -> bool:
    """Whether a sentence can hold what the encoder looks for: a deed, a name, a number, or words of somebody.

    Left out is what has no verb, no name, no digit, no quotation mark, and no noun or adjective that the codebook or
    the reporting words list: "Why not?", "Not at all.", rows of stars.
    """
    listed = _listed_words()
    return any(
        token.tag_.startswith("VB")
        or token.pos_ in _TELLING
        or token.is_digit
        or token.is_quote
        or (token.pos_ in _NOMINAL and canonical(token.lemma_) in listed)
        or (not token.tag_ and token.is_alpha)
        for token in sentence
    )


def as_span_groups(doc: Doc) -> Doc:
    """Put what the heads of tags found into span groups: `doc.spans["accord_triggers"]`, "accord_mentions", and so on.

    Each group's `attrs["scores"]` holds the score of each of its spans, in their order.
    """
    encoded = found(doc).encoded
    for head in encoded.card.heads if encoded else ():
        if encoded and head.form is Form.TAGS:
            spans = encoded.spans(head.name)
            made = [Span(doc, span.start, span.end, label=span.label) for span in spans]
            group = SpanGroup(doc, name=f"accord_{head.name}s", spans=made)
            group.attrs["scores"] = [span.score for span in spans]
            doc.spans[group.name] = group
    return doc


class EncoderComponent:
    """The spaCy component: reads a document and puts an Encoded on `doc._.accord.encoded`."""

    def __init__(self, encoder: Encoder, decides: DecidedBy, *, span_groups: bool) -> None:
        self.encoder, self.decides, self.span_groups = encoder, decides, span_groups

    def __call__(self, doc: Doc) -> Doc:
        known = found(doc)
        known.encoded = self.encoder.read(doc)
        known.encoder = self.encoder
        known.decides = self.decides
        return as_span_groups(doc) if self.span_groups else doc


@Language.factory(COMPONENT, default_config={"decides": "both", "folder": None, "span_groups": False})
def make_encoder_component(
    nlp: Language, name: str, decides: str, folder: str | None, span_groups: bool
) -> EncoderComponent:
    """The component accord_encoder with the encoder of a folder, else of the one that is set (the package's own).

    `span._.accord_scores` then gives the probabilities of every head for a span, as head → label → probability.
    """
    if not Span.has_extension(SCORES):
        Span.set_extension(SCORES, getter=scores_of)
    return EncoderComponent(
        load_encoder(Path(folder) if folder else encoder_folder()), DecidedBy(decides), span_groups=span_groups
    )


def scores_of(span: Span) -> dict[str, dict[str, float]]:
    """What each head of classes says of a span, as head → label → probability; {} where it was not read."""
    encoded = found(span.doc).encoded
    if encoded is None:
        return {}
    heads = [head.name for head in encoded.card.heads if head.form is Form.CLASS and head.level is Level.TOKEN]
    return {head: scores for head in heads if (scores := encoded.classify(head, span.start, span.end))}


def read_pair(doc: Doc, source: Span, target: Span) -> dict[str, dict[str, float]]:
    """The sentence-level heads with source and target marked, as head → label → probability.

    {} where the encoder did not read the document, or the two stand too far apart for one run.
    """
    encoder = found(doc).encoder
    return encoder.read_pair(doc, source, target) if encoder else {}


_TELLING = frozenset({"PROPN", "NUM", "VERB"})
_NOMINAL = frozenset({"NOUN", "ADJ"})


@cache
def _listed_words() -> frozenset[str]:
    reporting = read_toml("reporting.toml")["nouns"]
    return frozenset(map(canonical, (*frames_of("noun"), *frames_of("adjective"), *reporting)))


def _within(doc: Doc, start: int, end: int) -> tuple[str, list[tuple[int, int]]]:
    """The text of some tokens, and where in it each of them stands; a blank token stands nowhere."""
    tokens = list(doc[start:end])
    first = tokens[0].idx
    places = [(token.idx - first, token.idx - first + (0 if token.is_space else len(token))) for token in tokens]
    return text_of(doc)[first : tokens[-1].idx + len(tokens[-1])], places


def open_session(model: bytes, source: str) -> InferenceSession:
    """A session of one thread that adds exactly on every processor; raises MissingEncoder or DamagedEncoder.

    Without x64quantprecision, ONNX Runtime adds pairs of products at sixteen bits where a processor lacks VNNI, and
    what overflows is cut off.
    """
    try:
        import onnxruntime
    except ImportError as error:
        raise MissingEncoder(f"onnxruntime cannot be loaded ({error}). Expected the package. {ADVICE}") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.add_session_config_entry("session.x64quantprecision", "1")
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the runtime has a dozen kinds of error for a file that is no model
        raise DamagedEncoder(
            f"{source} is no ONNX model ({error}). Expected the encoder's weights. {ADVICE}"
        ) from error
