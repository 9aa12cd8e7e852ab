"""What is loaded before anybody asks for a picture."""

from __future__ import annotations

import sys

import pytest

from accord.views.world_shapes import shapes
from accord.web.warming import warm_up


def test_shapes_and_charts_are_loaded_ahead() -> None:
    shapes.cache_clear()
    warm_up()
    assert shapes.cache_info().currsize == 2


def test_without_the_extra_the_shapes_are_loaded_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    shapes.cache_clear()
    warm_up()
    assert shapes.cache_info().currsize == 2
