"""python -m training.weigh DATA_DIR [--write]

How much the rules' word is worth beside the encoder's: learned on dev texts that the encoder was not trained on,
printed with what rules, encoder and both get right (five-fold), and written to accord's data/weighing.toml.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from accord.data import HERE
from training.told_apart import Answer, Sighting, collect

TARGET = HERE / "weighing.toml"
FOLDS = 5
_LEAST = 1e-4
BY_HAND = {"status": ["named = 0.5", "sure = 0.6", "sure_of_noun = 0.7", "sure_of_known = 0.93"]}
"""How much harder it is to overrule a rule that goes by words it can name, and to read a status off a noun.

A noun behind the first sentence may take up what was told before, which the encoder does not see: there it is hardest.
"""

RIGHT_ALONE = {"trigger": 0.75, "actor": 0.99, "recipient": 0.75, "cue": 0.7}
"""The share of what only the encoder proposes that must be right for it to be believed."""

MISSING_ACTOR = "missing_actor = 0.5"
"""An actor where the rules found none; half is best on the dev part of joint (actors F1 75.3 to 76.7)."""

TRIGGERS = ["bare = 0.8", "bearing = 0.9", "ruled = 0.08"]
"""Set by hand, round, on joint dev and status dev: end to end F1 65.5 to 66.8, and 78.1 to 78.6."""

HOME, AT_HOME = 0.5, frozenset({"status", "polarity"})
"""Added to the rules' bonuses where the encoder is weighed on texts made like those it was trained on."""

FACTUALITY = [
    "# The encoder's share in the number of factuality; chosen by hand, round.",
    "[factuality]",
    "vouched = 0.5",
    "by_now = 0.8",
]


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0."""
    parser = argparse.ArgumentParser(prog="python -m training.weigh", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true", help="write data/weighing.toml of the package")
    given = parser.parse_args(arguments)
    answers, sightings = collect(given.data)
    lines = ["# Written by `python -m training.weigh`; what each weight means is said in mentions/weighing.py.", ""]
    for question, held in answers.items():
        lines += _pool(question, held)
    lines += [
        "[alone]",
        *(_alone(question, seen) for question, seen in sightings.items()),
        MISSING_ACTOR,
        *TRIGGERS,
        "",
    ]
    lines += FACTUALITY
    if given.write:
        TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    else:
        sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _pool(question: str, held: Sequence[Answer]) -> list[str]:
    labels = sorted(held[0].encoder)
    right = {"rules": 0, "encoder": 0, "both": 0}
    for chosen, others in _folds(held):
        scale, bonus = fit_pool(others, labels)
        for answer in chosen:
            right["rules"] += answer.rules == answer.gold
            right["encoder"] += max(answer.encoder, key=lambda label: answer.encoder[label]) == answer.gold
            right["both"] += _heaviest(answer, scale, bonus) == answer.gold
    _say(
        f"{question:10} {len(held):5} "
        + " ".join(f"{who} {100 * count / len(held):.1f}" for who, count in right.items())
    )
    scale, bonus = fit_pool(held, labels)
    bonus = {label: value + (HOME if question in AT_HOME else 0.0) for label, value in bonus.items()}
    rows = [f'"{label}" = {value:.2f}' for label, value in bonus.items()]
    return [f"[{question}]", f"encoder = {scale:.2f}", *BY_HAND.get(question, []), f"[{question}.rules]", *rows, ""]


def _heaviest(answer: Answer, scale: float, bonus: dict[str, float]) -> str:
    scores = {label: scale * np.log(max(value, _LEAST)) for label, value in answer.encoder.items()}
    scores[answer.rules] = scores.get(answer.rules, scale * np.log(_LEAST)) + bonus.get(answer.rules, 0.0)
    return max(scores, key=lambda label: scores[label])


def fit_pool(held: Sequence[Answer], labels: Sequence[str], decay: float = 0.02) -> tuple[float, dict[str, float]]:
    """The scale of the encoder's log-probability and the bonus of each rules' answer, by likelihood of the known."""
    every = [*labels, *sorted({answer.rules for answer in held} - set(labels))]
    logs = np.array([[np.log(max(answer.encoder.get(label, 0.0), _LEAST)) for label in every] for answer in held])
    said = np.array([every.index(answer.rules) for answer in held])
    gold = np.array([every.index(answer.gold) for answer in held])
    rows = np.arange(len(held))
    scale, bonus = 1.0, np.full(len(every), 1.0)
    moments = np.zeros((2, 1 + len(every)))
    for step in range(1, 801):
        scores = scale * logs
        scores[rows, said] += bonus[said]
        raised = np.exp(scores - scores.max(1, keepdims=True))
        error = raised / raised.sum(1, keepdims=True)
        error[rows, gold] -= 1
        slope = np.concatenate([[(error * logs).sum()], np.bincount(said, error[rows, said], len(every))]) / len(held)
        slope[1:] += decay * bonus * 0.05
        moments[0] = 0.9 * moments[0] + 0.1 * slope
        moments[1] = 0.999 * moments[1] + 0.001 * slope**2
        moved = 0.05 * (moments[0] / (1 - 0.9**step)) / (np.sqrt(moments[1] / (1 - 0.999**step)) + 1e-8)
        scale, bonus = scale - moved[0], bonus - moved[1:]
    told = sorted({answer.rules for answer in held})
    return float(scale), {label: float(bonus[every.index(label)]) for label in told}


def _alone(question: str, seen: Sequence[Sighting]) -> str:
    total = sum(each.gold for each in seen)
    counts: dict[str, list[int]] = {"rules": [0, 0], "encoder": [0, 0], "both": [0, 0]}
    for chosen, others in _folds(list(seen)):
        least = _least_alone([each for each in others if not each.ruled], RIGHT_ALONE[question])
        for each in chosen:
            _count(counts["rules"], each, each.ruled)
            _count(counts["encoder"], each, each.encoder >= 0.5)
            _count(counts["both"], each, each.ruled or each.encoder >= least)
    f1 = {who: 200 * hits / (given + total) for who, (hits, given) in counts.items()}
    _say(f"{question:10} {len(seen):5} " + " ".join(f"{who} F1 {value:.1f}" for who, value in f1.items()))
    return f"{question} = {_least_alone([each for each in seen if not each.ruled], RIGHT_ALONE[question]):.2f}"


def _count(counts: list[int], each: Sighting, taken: bool) -> None:
    counts[0] += taken and each.gold
    counts[1] += taken


def _least_alone(alone: Sequence[Sighting], right: float) -> float:
    """The least probability from which on enough of what only the encoder proposes is right."""
    for least in np.arange(0.3, 0.99, 0.02):
        taken = [each.gold for each in alone if each.encoder >= least]
        if taken and sum(taken) / len(taken) >= right:
            return float(least)
    return 0.99


def _folds(held: Sequence[object]) -> Iterator[tuple[list, list]]:  # type: ignore[type-arg]
    for fold in range(FOLDS):
        yield (
            [each for at, each in enumerate(held) if at % FOLDS == fold],
            [each for at, each in enumerate(held) if at % FOLDS != fold],
        )


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    raise SystemExit(main())
