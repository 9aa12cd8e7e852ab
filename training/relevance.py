"""python -m training.relevance DATA_DIR OFF.jsonl... [--write]

Weights by which a text is told to be about other matters than those of states: logistic regression on the train parts
of joint and cameo_quad, texts of training/off_topic.toml, those of joint without an event, and off-topic files
("text" in each line; reports are cut in pieces of three sentences). Printed with what is told rightly, and written to
accord's data/relevance.toml. `both` is for sentences that the encoder read, `rules` without it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from accord.coder import pipeline
from accord.data import HERE
from accord.mentions.topic_evidence import Evidence, features, find_evidence, together
from accord.parsing.loading import parse_many
from accord.records import Report

TARGET = HERE / "relevance.toml"
OWN = Path(__file__).with_name("off_topic.toml")
OWN_COUNTS, REPORTS_COUNT = 8.0, 2.0
"""How much a short text of other matters counts, and a piece of a report, beside one text about states."""
_STEPS, _PULL, _PIECES, _SENTENCES = 60, 1.0, 8, 3

Floats = NDArray[np.float64]


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0."""
    parser = argparse.ArgumentParser(prog="python -m training.relevance", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("off", type=Path, nargs="*")
    parser.add_argument("--write", action="store_true", help="write data/relevance.toml of the package")
    given = parser.parse_args(arguments)
    joint = _rows(given.data / "joint" / "train.jsonl")
    about = [row["text"] for row in joint if row["events"]]
    about += [row["text"] for row in _rows(given.data / "cameo_quad" / "train.jsonl")]
    short = [*tomllib.loads(OWN.read_text(encoding="utf-8"))["texts"], *(r["text"] for r in joint if not r["events"])]
    pieces = [piece for path in given.off for row in _rows(path) for piece in cut(row["text"])]
    evidence = [read(about), read(short), read(pieces)]
    counts = [1.0, OWN_COUNTS, REPORTS_COUNT]
    lines = ["# Written by `python -m training.relevance`; above 0 speaks for other matters than those of states."]
    for name in ("both", "rules"):
        weights = learn(evidence, counts, with_encoder=name == "both")
        lines += ["", f"[{name}]", *(f"{key} = {value:.2f}" for key, value in weights.items())]
    text = "\n".join(lines) + "\n"
    sys.stdout.write(text)
    if given.write:
        TARGET.write_text(text, encoding="utf-8")
    return 0


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def cut(text: str) -> list[str]:
    """The first pieces of a report, three sentences each."""
    sentences = [part for part in re.split(r"(?<=[.!?])\s+|\n+", text) if len(part) > 25]
    return [" ".join(sentences[at : at + _SENTENCES]) for at in range(0, len(sentences) - 1, _SENTENCES)][:_PIECES]


def read(texts: Sequence[str]) -> list[Evidence]:
    """What each text as a whole gives away."""
    docs = parse_many((Report(text=text) for text in texts), pipeline())
    return [together(find_evidence(doc)) for doc in docs]


def learn(evidence: Sequence[Sequence[Evidence]], counts: Sequence[float], *, with_encoder: bool) -> dict[str, float]:
    """The weight of each feature, the first group being about states; "anything" is added to every text."""
    rows = [features(each) for group in evidence for each in group]
    names = sorted({name for row in rows for name in row if with_encoder or not name.startswith("read_")})
    given = np.array([[row.get(name, 0.0) for name in names] + [1.0] for row in rows])
    is_other = np.concatenate([np.full(len(group), float(number > 0)) for number, group in enumerate(evidence)])
    worth = np.concatenate([np.full(len(group), count) for group, count in zip(evidence, counts, strict=True)])
    weights = _fit(given, is_other, worth)
    _print_shares(given @ weights, [len(group) for group in evidence])
    return dict(zip([*names, "anything"], weights.tolist(), strict=True))


def _fit(given: Floats, wanted: Floats, worth: Floats) -> Floats:
    """Newton's steps of a logistic regression; all but the last weight are drawn to nought."""
    weights = np.zeros(given.shape[1])
    pull = np.full(given.shape[1], _PULL)
    pull[-1] = 1e-3
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (worth * (likely - wanted)) + pull * weights
        bend = (given * (worth * likely * (1 - likely))[:, None]).T @ given + np.diag(pull)
        weights -= np.linalg.solve(bend, slope)
    return weights


def _print_shares(weighed: Floats, sizes: Sequence[int]) -> None:
    """The share of each group taken for other matters: states, short texts, pieces of reports."""
    groups = np.split(weighed, np.cumsum(sizes)[:-1])
    shares = " ".join(f"{100 * float((group > 0).mean()):.1f}" for group in groups if len(group))
    sys.stderr.write(f"taken for other matters, percent (states, short texts, reports): {shares}\n")


if __name__ == "__main__":
    sys.exit(main())
