"""Temperatures, errors and thresholds."""

from __future__ import annotations

import numpy as np
import pytest
from training.calibration import best_threshold, calibrate, expected_error, softmax


@pytest.fixture
def overconfident() -> tuple[np.ndarray, np.ndarray]:
    """Answers three times too sure: right with the odds of a third of their logits."""
    chance = np.random.default_rng(3)
    truth = chance.normal(0, 1.5, size=(4000, 3))
    gold = np.array([chance.choice(3, p=row) for row in softmax(truth)])
    return truth * 3, gold


def test_the_temperature_undoes_too_much_confidence(overconfident):
    found = calibrate(*overconfident)
    assert found.temperature == pytest.approx(3, rel=0.1)
    assert found.error_before > 10
    assert found.error_after < 3


def test_the_reliability_counts_every_answer(overconfident):
    logits, gold = overconfident
    found = calibrate(logits, gold)
    assert sum(count for _, _, count in found.reliability) == len(gold)


def test_answers_above_the_sure_threshold_are_right_nine_times_in_ten(overconfident):
    logits, gold = overconfident
    found = calibrate(logits, gold)
    probabilities = softmax(logits / found.temperature)
    sure = probabilities.max(1) >= found.sure
    assert (probabilities.argmax(1) == gold)[sure].mean() >= 0.895


def test_without_any_sure_answer_there_is_no_threshold():
    logits = np.array([[1.0, 0.0]] * 50)
    assert calibrate(logits, np.array([0, 1] * 25)).sure is None


def test_a_perfect_score_has_no_calibration_error():
    assert expected_error(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([0, 1])) == 0


def test_the_threshold_of_the_best_f1():
    scores, gold = np.array([0.9, 0.8, 0.4, 0.3, 0.1]), np.array([1, 1, 1, 0, 0])
    assert best_threshold(scores, gold) == 0.4
