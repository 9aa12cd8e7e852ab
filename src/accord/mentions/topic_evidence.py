"""3. Document → mentions: what in a sentence speaks for the affairs of states, and what for other matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp

from spacy.tokens import Doc, Token

from accord.codebook.event_frames import topic_words
from accord.data import read_toml
from accord.parsing.found import found

AFFAIRS = ("affairs", "state", "office")
READ = ("government", "state", "force")
"""The kinds of mentions that the encoder may read in a text of states."""
_STATES = frozenset({"GPE", "NORP"})
_MOST = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many words of each class stand somewhere, and how sure the encoder is that it reads a state, a force, ...

    `words` has the classes of data/topic_words.toml, "affairs", "elsewhere" and "strong" (codebook/classes.toml),
    "state" (a state or body named) and "office" (whoever has a title or sector); `read` is empty without an encoder.
    """

    words: Counter[str]
    read: Mapping[str, float]

    @property
    def elsewhere(self) -> int:
        """How many words speak for other matters."""
        return self.words.total() - sum(self.words[name] for name in AFFAIRS)


def find_evidence(doc: Doc) -> list[Evidence]:
    """The evidence of each sentence."""
    actors = found(doc).actors
    named = {i for actor in actors if actor.ids or actor.countries for i in range(actor.first, actor.last + 1)}
    offices = {actor.root for actor in actors if actor.sector or actor.role}
    return [
        Evidence(_count_words(sentence, named, offices), _read_by_encoder(doc, number))
        for number, sentence in enumerate(doc.sents)
    ]


def together(evidence: Iterable[Evidence]) -> Evidence:
    """The evidence of several sentences."""
    words: Counter[str] = Counter()
    read: dict[str, float] = {}
    for each in evidence:
        words.update(each.words)
        read |= {kind: max(sure, read.get(kind, 0.0)) for kind, sure in each.read.items()}
    return Evidence(words, read)


def features(evidence: Evidence) -> dict[str, float]:
    """What the weights are for: words up to four of a class, and what the encoder reads."""
    counts = {name: float(min(count, _MOST)) for name, count in evidence.words.items()}
    return counts | {f"read_{kind}": sure for kind, sure in evidence.read.items()}


def how_likely_elsewhere(evidence: Evidence) -> float:
    """How likely sentences are about other matters, by the weights of data/relevance.toml; 0 where no word says so."""
    if not evidence.elsewhere:
        return 0.0
    table = _weights()["both" if evidence.read else "rules"]
    weighed = sum(table.get(name, 0.0) * value for name, value in features(evidence).items())
    return 1 / (1 + exp(-weighed - table["anything"]))


@cache
def _weights() -> dict[str, dict[str, float]]:
    """The weights of data/relevance.toml; read once a process, so never change what comes back."""
    table: dict[str, dict[str, float]] = read_toml("relevance.toml")
    return table


@cache
def _classes() -> dict[str, str]:
    """Word → class, of other matters."""
    listed = read_toml("topic_words.toml")
    classes = {word: name for name, words in listed.items() for word in words.split()}
    classes |= dict.fromkeys(topic_words("elsewhere"), "elsewhere")
    return classes | dict.fromkeys(topic_words("strong_elsewhere"), "strong")


def _count_words(sentence: Iterable[Token], named: set[int], offices: set[int]) -> Counter[str]:
    affairs, classes = topic_words("affairs"), _classes()
    words: Counter[str] = Counter()
    for token in sentence:
        lower, lemma = token.lower_, token.lemma_.lower()
        if lower in affairs or lemma in affairs:
            words["affairs"] += 1
        elif token.ent_type_ in _STATES or token.i in named:
            words["state"] += 1
        words["office"] += token.i in offices
        name = classes.get(lower) or classes.get(lemma)
        if name in ("elsewhere", "strong") or (name is not None and token.pos_ == "NOUN"):
            words[name] += 1
    return words


def _read_by_encoder(doc: Doc, sentence: int) -> dict[str, float]:
    encoded = found(doc).encoded
    if encoded is None:
        return {}
    tags, labels = encoded.tags("mention", sentence), encoded.head("mention").labels
    of_kind = {kind: [at for at, label in enumerate(labels) if label[2:] == kind] for kind in READ}
    return {kind: float(tags[:, places].max(initial=0.0)) for kind, places in of_kind.items()}
