"""Driver of polnear: lines out of records, figures out of the scorer's print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.polnear import predict, read_figures


def test_figures() -> None:
    output = (
        "documents 1\nlinked  source       P 0.7067  R 0.5805  F1 0.6374\ntokens  cue          P 0.5  R 0.5  F1 0.5\n"
    )
    figures = read_figures(output)
    assert figures["linked source F1"] == 63.74
    assert figures["tokens cue P"] == 50.0


@pytest.mark.model
def test_predict(tmp_path: Path) -> None:
    gold, predictions = tmp_path / "gold.jsonl", tmp_path / "predictions.jsonl"
    gold.write_text(
        json.dumps({"id": "a", "text": "The envoy said that the port was open.", "attributions": []}) + "\n"
    )
    predict(gold, predictions)
    line = json.loads(predictions.read_text())
    assert line["id"] == "a"
    assert line["attributions"][0]["source"] == [[0, 9]]
