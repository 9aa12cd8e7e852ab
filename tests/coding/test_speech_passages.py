"""Passages in the manner of many outlets (passages/speech.toml): every statement in them, and no other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from accord.coder import code
from accord.records import Report, StatementRecord
from accord.values import Span

pytestmark = pytest.mark.model

_PASSAGES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "passages" / "speech.toml").read_text(encoding="utf-8")
)["passage"]
_WORD = re.compile(r"\w+")


def cases() -> list[Any]:
    """A parameter a passage; one that is not yet read right is marked with its reason."""
    return [
        pytest.param(
            one,
            id=one["id"],
            marks=[pytest.mark.xfail(reason=one["fails"], strict=True)] if "fails" in one else [],
        )
        for one in _PASSAGES
    ]


def words(text: str) -> tuple[str, ...]:
    """The words of a text, so that marks at an edge make no difference."""
    return tuple(_WORD.findall(text))


def told(text: str, record: StatementRecord) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Source and content of a statement in words."""
    spans: tuple[Span, ...] = record.content
    source = text[record.source_span.start : record.source_span.end] if record.source_span else ""
    return words(source), words(" ".join(text[span.start : span.end] for span in spans))


@pytest.mark.parametrize("passage", cases())
def test_who_says_what(passage: dict[str, Any]) -> None:
    text = passage["text"]
    records = [one for one in code(Report(text=text)) if isinstance(one, StatementRecord)]
    wanted = {(words(one["source"]), words(one["content"])): one for one in passage["said"]}
    assert sorted(told(text, record) for record in records) == sorted(wanted)
    for record in records:
        more = wanted[told(text, record)]
        if "directness" in more:
            assert record.directness == more["directness"]
        if "class" in more:
            assert record.verb_class == more["class"]
        if "addressee" in more:
            assert record.addressee is not None
            assert words(record.addressee.name.lower()) == words(more["addressee"].lower())
