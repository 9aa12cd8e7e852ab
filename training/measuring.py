"""An exported encoder over examples → what each head gave beside what it should have given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnxruntime

from training.examples import UNMARKED
from training.export import OUTPUTS
from training.heads import BY_NAME, HEADS, RELATIONS, Form, columns
from training.pieces import Pieced

_TOKEN_COLUMNS, _SENTENCE_COLUMNS = columns("token"), columns("sentence")


@dataclass
class Told:
    """What one head gave: a row of logits for each unit, the right answers, and where each sentence of tags ends."""

    logits: list[np.ndarray] = field(default_factory=list)
    gold: list[float] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def rows(self) -> tuple[np.ndarray, np.ndarray]:
        """Logits [units, labels] and right answers [units]."""
        return np.array(self.logits, dtype=np.float64), np.array(self.gold)


class Reader:
    """Runs an exported encoder, a sentence at a time on one thread, as accord does."""

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(path), options)

    def read(self, pieced: Pieced) -> dict[str, np.ndarray]:
        """The outputs for one sentence, without the batch dimension."""
        ids = np.array([pieced.ids], dtype=np.int64)
        found = self._session.run(None, {"ids": ids, "mask": np.ones_like(ids)})
        return {name: value[0] for name, value in zip(OUTPUTS, found, strict=True)}


def tell(reader: Reader, pieced: Iterable[Pieced], bias: np.ndarray) -> dict[str, Told]:
    """What every head and relation gave over some examples of one set."""
    told: dict[str, Told] = {}
    for each in pieced:
        out = reader.read(each)
        _tell_sentence(each, out, told)
        _tell_tags(each, out, told)
        _tell_spans(each, out, told)
        _tell_relations(each, out, bias, told)
    return told


def _tell_sentence(each: Pieced, out: dict[str, np.ndarray], told: dict[str, Told]) -> None:
    for name, label in each.example.sentence.items():
        known = told.setdefault(name, Told())
        known.logits.append(out["sentence"][_SENTENCE_COLUMNS[name]])
        known.gold.append(BY_NAME[name].labels.index(label))


def _tell_tags(each: Pieced, out: dict[str, np.ndarray], told: dict[str, Told]) -> None:
    for head in HEADS:
        if head.form is not Form.TAGS or head.name not in each.example.tags:
            continue
        known = told.setdefault(head.name, Told())
        for first, tag in zip(each.firsts, each.example.tags[head.name], strict=True):
            if tag != UNMARKED and first < len(each.ids) - 1:
                known.logits.append(out["tokens"][first, _TOKEN_COLUMNS[head.name]])
                known.gold.append(tag)
        known.ends.append(len(known.gold))


def _tell_spans(each: Pieced, out: dict[str, np.ndarray], told: dict[str, Told]) -> None:
    for span in each.example.spans:
        firsts = [first for first in each.firsts[span.start : span.end] if first < len(each.ids) - 1]
        if not firsts:
            continue
        logits = out["tokens"][firsts].mean(0)
        for name, label in span.labels.items():
            known = told.setdefault(name, Told())
            known.logits.append(logits[_TOKEN_COLUMNS[name]])
            known.gold.append(float(label) if isinstance(label, float) else BY_NAME[name].labels.index(label))


def _tell_relations(each: Pieced, out: dict[str, np.ndarray], bias: np.ndarray, told: dict[str, Told]) -> None:
    kept = [first for first in each.firsts if first < len(each.ids) - 1]
    others = out["others"][kept].reshape(len(kept), len(RELATIONS), -1)
    for link in each.example.links:
        anchor = (
            [0]
            if link.start < 0
            else [first for first in each.firsts[link.start : link.end] if first < len(each.ids) - 1]
        )
        if not anchor:
            continue
        side = out["anchors"][anchor].mean(0).reshape(len(RELATIONS), -1)
        scores = np.einsum("rd,trd->rt", side, others) / side.shape[1] ** 0.5 + bias[:, None]
        for name, tokens in link.tokens.items():
            known = told.setdefault(name, Told())
            row = scores[RELATIONS.index(name)]
            known.logits += [np.array([0.0, score]) for score in row]
            led = set(tokens)
            known.gold += [float(number in led) for number in range(len(kept))]
            known.ends.append(len(known.gold))


def figures_of(name: str, told: Told) -> dict[str, float]:
    """The figures of one head over one set, percent but for the error of a number (MAE)."""
    logits, gold = told.rows()
    if name in RELATIONS:
        return {"token_f1": _f1(logits.argmax(1) == 1, gold == 1), "units": float(len(gold))}
    head = BY_NAME[name]
    if head.form is Form.NUMBER:
        given = logits[:, 0].clip(-3, 3)
        return {
            "r": 100 * float(np.corrcoef(given, gold)[0, 1]),
            "mae": float(np.abs(given - gold).mean()),
            "units": float(len(gold)),
        }
    answers = logits.argmax(1)
    if head.form is Form.TAGS:
        ours, theirs = spans(answers, told.ends, head.labels), spans(gold.astype(int), told.ends, head.labels)
        token = _f1(answers != 0, gold != 0)
        return {"span_f1": _f1_of_sets(ours, theirs), "token_f1": token, "units": float(len(theirs))}
    return {
        "accuracy": 100 * float((answers == gold).mean()),
        "macro_f1": _macro(answers, gold),
        "units": float(len(gold)),
    }


def spans(tags: np.ndarray, ends: list[int], labels: tuple[str, ...]) -> set[tuple[int, int, str]]:
    """Spans (first unit, end, kind) that BIO tags make; none runs over the end of a sentence."""
    found: set[tuple[int, int, str]] = set()
    start = 0
    for end in ends:
        opened: tuple[int, str] | None = None
        for at in range(start, end + 1):
            label = labels[int(tags[at])] if at < end else "O"
            mark, _, kind = label.partition("-")
            if opened and (mark != "I" or kind != opened[1]):
                found.add((opened[0], at, opened[1]))
                opened = None
            if mark != "O" and opened is None:
                opened = (at, kind)
        start = end
    return found


def _f1(ours: np.ndarray, theirs: np.ndarray) -> float:
    total = ours.sum() + theirs.sum()
    return 200 * float((ours & theirs).sum()) / float(total) if total else 0.0


def _f1_of_sets(ours: set[tuple[int, int, str]], theirs: set[tuple[int, int, str]]) -> float:
    total = len(ours) + len(theirs)
    return 200 * len(ours & theirs) / total if total else 0.0


def _macro(answers: np.ndarray, gold: np.ndarray) -> float:
    return float(np.mean([_f1(answers == label, gold == label) for label in sorted(set(gold))]))
