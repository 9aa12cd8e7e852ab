"""Texts → sentences and tokens, as accord cuts them when it reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from accord.parsing.loading import load, parse_many
from accord.records import Report
from training.examples import Sentence


def cut(texts: Iterable[str]) -> Iterator[list[Sentence]]:
    """The sentences of each text, in order."""
    nlp = load()
    with nlp.select_pipes(enable=["tok2vec", "parser", "accord_sentences"]):
        for doc in parse_many((Report(text=text) for text in texts), nlp, batch_size=32):
            yield [_sentence(span) for span in doc.sents]


def tokenized(text: str) -> Sentence:
    """A text as one sentence, cut into tokens."""
    doc = load().make_doc(text)
    offsets = [(token.idx, token.idx + len(token)) for token in doc if not token.is_space]
    return Sentence(text, 0, offsets)


def _sentence(span: object) -> Sentence:
    first = span.start_char  # type: ignore[attr-defined]
    tokens = [token for token in span if not token.is_space]  # type: ignore[attr-defined]
    offsets = [(token.idx - first, token.idx - first + len(token)) for token in tokens]
    return Sentence(span.text, first, offsets)  # type: ignore[attr-defined]
