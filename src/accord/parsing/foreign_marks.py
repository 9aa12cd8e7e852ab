"""2. Report → Doc: quotation marks of other languages, shown to the stock model as the marks it was trained on."""

from __future__ import annotations

from spacy.vocab import Vocab

_STANDS_FOR = {
    "«": "“",
    "‹": "“",
    "„": "“",
    "‟": "“",
    "「": "“",
    "『": "“",
    "»": "”",
    "›": "”",
    "」": "”",
    "』": "”",
    "＂": '"',
}
"""In English news guillemets point outwards, as in French; where they point inwards the model is none the worse."""


def read_foreign_marks(vocab: Vocab) -> None:
    """Give each such mark the features of an English one: the model takes "»" for a noun, and for a verb's subject.

    The text itself stays as it is.
    """
    for mark, english in _STANDS_FOR.items():
        word, known = vocab[mark], vocab[english]
        word.norm, word.shape, word.prefix, word.suffix = known.norm, known.shape, known.prefix, known.suffix
