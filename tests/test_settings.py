"""Settings: what is said in the call counts before the environment, the environment before the default."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.errors import SettingsError
from accord.settings import DecidedBy, decided_by, encoder_folder


def test_the_call_counts_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORD_DECIDED_BY", "encoder")
    assert decided_by() is DecidedBy.ENCODER
    assert decided_by("rules") is DecidedBy.RULES


def test_both_decide_where_nothing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "encoder.onnx").touch()
    monkeypatch.delenv("ACCORD_DECIDED_BY", raising=False)
    monkeypatch.setenv("ACCORD_ENCODER", str(tmp_path))
    assert encoder_folder() == tmp_path
    assert decided_by() is DecidedBy.BOTH


def test_another_value_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match=r"decided_by is 'model'\. Expected one of both, rules, encoder\."):
        decided_by("model")
    monkeypatch.setenv("ACCORD_DECIDED_BY", "model")
    with pytest.raises(SettingsError, match="ACCORD_DECIDED_BY is 'model'"):
        decided_by()
