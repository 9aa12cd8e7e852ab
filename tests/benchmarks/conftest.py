"""Drivers are tested with rules alone, which need no encoder."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules alone decide."""
    monkeypatch.setenv("ACCORD_DECIDED_BY", "rules")
