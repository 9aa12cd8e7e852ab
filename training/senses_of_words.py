"""Makes data/word_senses.json: a short vector for each verb, noun and adjective, near where two words mean alike.

usage: python -m training.senses_of_words FOLDER_OF_PUBLISHED_WEIGHTS

Each word is read by itself by MiniLM as it was published (training/published.py fetches it into the folder), words of
one root are averaged, and the vectors are brought to their first principal components. Which words there are is the
spaCy lemmatizer's lists: every verb, and the nouns and adjectives that MiniLM's tokenizer holds whole.
"""

from __future__ import annotations

import base64
import json
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.pipeline import Lemmatizer
from tokenizers import Tokenizer

from accord.data import HERE
from accord.linking.mention_words import root
from accord.parsing.loading import load
from training.network import STATES, Network, load_base
from training.published import TOKENIZER, WEIGHTS, fetch_base

DIMENSIONS = 48
_STEPS = 127
_LEAST_LETTERS = 3
_AT_ONCE = 128


def list_words(whole: set[str]) -> list[str]:
    """Every verb, and the nouns and adjectives that are whole words to the tokenizer, in letters of English."""
    lemmatizer = load().get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    index = lemmatizer.lookups.get_table("lemma_index")
    listed = {*index["verb"], *({*index["noun"], *index["adj"]} & whole)}
    return sorted(word for word in listed if word.isascii() and word.isalpha() and len(word) >= _LEAST_LETTERS)


def read_words(words: list[str], network: Network, tokenizer: Tokenizer) -> NDArray[np.float64]:
    """A row for each word: the mean of the network's last states over it, of length 1."""
    network.eval()
    of_length: dict[int, list[tuple[int, list[int]]]] = defaultdict(list)
    for place, word in enumerate(words):
        pieces = tokenizer.encode(word).ids
        of_length[len(pieces)].append((place, pieces))
    rows = np.zeros((len(words), STATES))
    with torch.no_grad():
        for told in of_length.values():
            for first in range(0, len(told), _AT_ONCE):
                batch = told[first : first + _AT_ONCE]
                ids = torch.tensor([pieces for _, pieces in batch])
                rows[[place for place, _ in batch]] = network.states(ids, torch.ones_like(ids)).mean(1).numpy()
    return _of_length_one(rows)


def by_root(words: list[str], rows: NDArray[np.float64]) -> tuple[list[str], NDArray[np.float64]]:
    """The roots of the words in order, and the mean row of each."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        places[root(word)].append(place)
    return sorted(places), np.array([rows[places[each]].mean(0) for each in sorted(places)])


def shorten(rows: NDArray[np.float64], dimensions: int) -> NDArray[np.int8]:
    """The rows by their first principal components, each of one length, in steps of 127."""
    centred = rows - rows.mean(0)
    _, components = np.linalg.eigh(centred.T @ centred)
    short = _of_length_one(centred @ components[:, ::-1][:, :dimensions])
    return np.round(short * _STEPS).astype(np.int8)


def _of_length_one(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    made: NDArray[np.float64] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return made


def main(folder: Path) -> None:
    """Reads the words and writes the table."""
    settings = tomllib.loads((Path(__file__).parent / "settings.toml").read_text(encoding="utf-8"))
    base = fetch_base(folder, settings["base"])
    tokenizer = Tokenizer.from_file(str(base / TOKENIZER))
    tokenizer.no_padding()
    network = Network(DIMENSIONS)
    load_base(network, base / WEIGHTS)
    words = list_words(set(tokenizer.get_vocab()))
    roots, rows = by_root(words, read_words(words, network, tokenizer))
    made = {
        "made_by": "training/senses_of_words.py from sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0)",
        "dimensions": DIMENSIONS,
        "vectors": base64.b64encode(shorten(rows, DIMENSIONS).tobytes()).decode(),
        "roots": " ".join(roots),
    }
    (HERE / "word_senses.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
