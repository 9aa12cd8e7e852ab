"""What is kept is made anew when the code that made it changes, and only then."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from accord.linking import upkeep
from accord.linking.upkeep import READING, linking_files

EVERY = sorted(Path(upkeep.__file__).parent.glob("*.py"))
MAKING = linking_files()
LEFT_OUT = {path.stem for path in EVERY} - {path.stem for path in MAKING}


def imported(path: Path) -> set[str]:
    """The modules of linking that a module reads from."""
    parts = [node.module for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)]
    return {name.rpartition(".")[2] for name in parts if name and name.startswith("accord.linking.")}


@pytest.mark.parametrize("path", MAKING, ids=lambda path: path.stem)
def test_what_makes_links_uses_nothing_that_only_reads_them(path: Path) -> None:
    assert imported(path).isdisjoint(LEFT_OUT)


def test_the_modules_that_only_read_are_there() -> None:
    assert READING < LEFT_OUT
    assert {"events_of_ledger", "tallies_of_ledger"} < LEFT_OUT
    assert {"upkeep", "kept_events", "surveys", "conflicts"}.isdisjoint(LEFT_OUT)
