"""Scores that mean what they say: temperature, expected calibration error, reliability, thresholds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

BINS = 10
SURE = 0.9
"""Answers at or above the threshold "sure" are right at least this often on the dev parts."""


@dataclass(frozen=True, slots=True)
class Calibrated:
    """A head's temperature, its expected calibration error (percent) before and after, and its reliability.

    `reliability` holds for each bin of scores their mean, how often they were right (percent), and how many there are.
    """

    temperature: float
    error_before: float
    error_after: float
    reliability: list[tuple[float, float, int]]
    sure: float | None


def calibrate(logits: np.ndarray, gold: np.ndarray) -> Calibrated:
    """The temperature that makes the right answers likeliest (Guo et al. 2017), and what it makes of the scores."""
    gold = gold.astype(int)
    grid = np.exp(np.linspace(np.log(0.4), np.log(5.0), 80))
    costs = [_cost(logits / temperature, gold) for temperature in grid]
    temperature = float(grid[int(np.argmin(costs))])
    before, after = softmax(logits), softmax(logits / temperature)
    return Calibrated(
        round(temperature, 3),
        round(expected_error(before, gold), 2),
        round(expected_error(after, gold), 2),
        _reliability(after, gold),
        _sure(after, gold),
    )


def softmax(logits: np.ndarray) -> np.ndarray:
    """Probabilities of the labels, row by row."""
    raised = np.exp(logits - logits.max(1, keepdims=True))
    found: np.ndarray = raised / raised.sum(1, keepdims=True)
    return found


def expected_error(probabilities: np.ndarray, gold: np.ndarray) -> float:
    """Expected calibration error in percent: the gap between score and share right, over ten bins of equal width."""
    return float(
        sum(abs(score - right) * count for score, right, count in _reliability(probabilities, gold)) / max(1, len(gold))
    )


def best_threshold(scores: np.ndarray, gold: np.ndarray) -> float:
    """The least score from which on to say yes, for the highest F1."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(gold[order])
    f1 = 2 * hits / (np.arange(1, len(scores) + 1) + gold.sum())
    last = np.append(np.diff(scores[order]) < 0, True)
    return float(scores[order][int(np.argmax(np.where(last, f1, -1.0)))])


def _cost(logits: np.ndarray, gold: np.ndarray) -> float:
    probabilities = softmax(logits)[np.arange(len(gold)), gold]
    return float(-np.log(np.maximum(probabilities, 1e-12)).mean())


def _reliability(probabilities: np.ndarray, gold: np.ndarray) -> list[tuple[float, float, int]]:
    top, right = probabilities.max(1), probabilities.argmax(1) == gold
    bins = np.minimum((top * BINS).astype(int), BINS - 1)
    held = [bins == number for number in range(BINS)]
    return [
        (round(100 * float(top[each].mean()), 1), round(100 * float(right[each].mean()), 1), int(each.sum()))
        for each in held
        if each.any()
    ]


def _sure(probabilities: np.ndarray, gold: np.ndarray) -> float | None:
    top, right = probabilities.max(1), probabilities.argmax(1) == gold
    order = np.argsort(-top, kind="stable")
    share = np.cumsum(right[order]) / np.arange(1, len(top) + 1)
    # Of answers with one score all are above a threshold or none.
    last = np.append(np.diff(top[order]) < 0, True)
    good = np.flatnonzero((share >= SURE) & last)
    return float(top[order][good[-1]]) if len(good) else None
