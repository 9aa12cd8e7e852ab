"""Pages of a large ledger say in one line what they leave out and of when they are; those of a small one need not."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.conftest import Opened

from accord.api import Ledger
from accord.ledger import record_tables
from accord.linking.held_answers import HELD

pytestmark = pytest.mark.model

PATHS = ("/", "/dossiers", "/changes", "/conflicts")


@pytest.fixture
def large(own_ledger: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same reports, taken for more than can be read at once, with what its writer keeps."""
    HELD.clear()
    monkeypatch.setattr(record_tables, "MOST_FROM_NOTHING", 2)
    with Ledger.open(own_ledger) as ledger:
        ledger._keep_links()
    return own_ledger


@pytest.mark.parametrize("path", PATHS)
def test_a_page_of_a_large_ledger_says_what_it_leaves_out(large: Path, opened: Opened, path: str) -> None:
    answer = opened(large).get(path)
    assert answer.status_code == 200
    assert answer.text.count('<p class="note">Large ledger: ') == 1


def test_dossiers_say_when_they_were_made(large: Path, opened: Opened) -> None:
    assert "as of the last update (" in opened(large).get("/dossiers").text
    (line,) = opened(large).get("/dossiers.json").json()["caveats"]
    assert line.startswith("Large ledger: ")


@pytest.mark.parametrize("path", PATHS)
def test_a_page_of_a_small_ledger_has_nothing_to_say(own_ledger: Path, opened: Opened, path: str) -> None:
    assert "Large ledger" not in opened(own_ledger).get(path).text
