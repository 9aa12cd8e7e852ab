"""Any text passes: names without verbs, lone brackets, long sentences, control characters."""

from __future__ import annotations

import time

import pytest
from tests.dossiers.conftest import Tell

pytestmark = pytest.mark.model

STRANGE = [
    pytest.param("Baltic Security Forum", id="the name alone"),
    pytest.param("(Baltic Security Forum) Norway (", id="brackets"),
    pytest.param("Baltic Security Forum\x00\x07 held\u200b Norway 🇳🇴 Sweden", id="control characters and flags"),
    pytest.param("“Baltic Security Forum” ’ ’ Norway", id="lone quotes"),
    pytest.param("defence budget defence spending 6% 2022 parliament passed", id="words of a budget in a heap"),
    pytest.param("Norway and Sweden held the Baltic Security Forum in XXXX-03 on 31 February 0000.", id="no such day"),
]


@pytest.mark.parametrize("text", STRANGE)
def test_strange_texts_pass(tell: Tell, text: str) -> None:
    for day in (None, "2021-02-10", "0001-01-01"):
        tell("forum", (day, text))
        tell("budget", (day, text))


def test_many_mentions_take_linear_time(tell: Tell) -> None:
    sentence = "Norway and Sweden will hold the Baltic Security Forum in Oslo on 3 March. "

    def seconds(count: int) -> float:
        begun = time.perf_counter()
        tell("forum", ("2021-02-10", sentence * count))
        return time.perf_counter() - begun

    seconds(1)
    assert seconds(80) < 12 * seconds(10) + 1
