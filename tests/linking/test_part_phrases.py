"""The phrases of data/parts.toml find the parts that their examples tell, and none where they tell none."""

from __future__ import annotations

from typing import Any

import pytest

from accord import code
from accord.data import read_toml
from accord.linking.part_phrases import find_told_parts
from accord.linking.profiles import make_profiles
from accord.records import EventRecord, Report
from accord.values import DateBasis

PHRASES: list[dict[str, Any]] = [
    each for kind in ("within", "includes", "begins", "where") for each in read_toml("parts.toml")[kind]
]


def told(sentence: str) -> list[tuple[str, str]]:
    report = Report(text=sentence, published="2021-03-04", published_basis=DateBasis.GIVEN)
    records = [record for record in code(report) if isinstance(record, EventRecord)]
    found = find_told_parts(make_profiles(records, {report.id: report}))
    return [(each.part.record.text, each.whole.record.text) for each in found]


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "part", "whole"), [tuple(example) for phrase in PHRASES for example in phrase["examples"]]
)
def test_a_phrase_tells_a_part_of_its_whole(sentence: str, part: str, whole: str) -> None:
    assert (part, whole) in told(sentence)


@pytest.mark.model
@pytest.mark.parametrize("sentence", [sentence for phrase in PHRASES for sentence in phrase["apart"]])
def test_what_only_looks_so_is_no_part(sentence: str) -> None:
    assert told(sentence) == []
