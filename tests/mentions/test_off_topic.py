"""Sport, weather, business, obituaries, recipes, fiction and gossip give next to no events (off_topic.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from accord.pipeline import code
from accord.records import EventRecord, Report

pytestmark = pytest.mark.model

TEXTS = tomllib.loads(Path(__file__).with_name("off_topic.toml").read_text(encoding="utf-8"))["texts"]
MOST_A_TEXT = 0.1


def test_texts_of_other_matters_hold_no_event():
    told = [
        (record.text, text)
        for text in TEXTS
        for record in code(Report(text=text, published="2025-04-01"))
        if isinstance(record, EventRecord)
    ]
    assert len(told) <= MOST_A_TEXT * len(TEXTS), told
