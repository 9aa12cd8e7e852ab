"""The manual is true: every command of the tutorial and the how-tos runs, its Python too, and prints what it says."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Accord

from accord.api import Ledger
from accord.cli import app

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in [DOCS / "tutorial.md", *(DOCS / "howto").glob("*.md")]}
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("manual") / "nato.db"
    with Ledger.open(path) as ledger:
        ledger.add(ROOT / "examples" / "reports")
    return path


@pytest.fixture
def folder(sample_ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the manual's reader stands: beside examples/, with a ledger of the sample reports."""
    monkeypatch.setenv("ACCORD_WORKERS", "0")
    shutil.copytree(ROOT / "examples" / "reports", tmp_path / "examples" / "reports")
    shutil.copy(sample_ledger, tmp_path / "nato.db")
    return tmp_path


def commands(page: str) -> Iterator[tuple[list[str], str]]:
    """Each command of a page, with what the page shows of its output."""
    for block in _BLOCK.findall(page):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, shown = part.partition("\n")
            yield shlex.split(line, comments=True), shown


def ids_in(path: Path) -> dict[str, str]:
    """What stands for the names of things that the manual cannot know."""
    with Ledger.open(path, write=False) as ledger:
        return {"ID_OF_A_PLAN": ledger.plans()[0].id}


def check_shown(shown: str, printed: str) -> None:
    """A line shown is one of those printed, "..." standing for anything."""
    for line in shown.splitlines():
        pattern = ".*".join(re.escape(part) for part in line.split("..."))
        assert re.search(f"^{pattern}$", printed, re.MULTILINE), f"{line!r} is not in:\n{printed}"


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_command_runs(name: str, folder: Path, inside: Accord) -> None:
    known = ids_in(folder / "nato.db")
    for (program, *arguments), shown in commands(PAGES[name]):
        assert program == "accord"
        if "-o" in arguments and arguments[arguments.index("-o") + 1].endswith(".pdf"):
            pytest.importorskip("typst")
        done = inside(*(known.get(each, each) for each in arguments))
        assert done.returncode == 0, (arguments, done.stderr)
        check_shown(shown, done.stdout)


@pytest.mark.parametrize("name", sorted(name for name, page in PAGES.items() if ">>>" in page))
def test_its_python_runs(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    shutil.copy("nato.db", "accord.db")
    blocks = re.findall(r"```python\n(.*?)```", PAGES[name], re.DOTALL)
    parsed = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, name, f"{name}.md", 0)
    results = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(parsed)
    assert results.attempted >= 2
    assert results.failed == 0


def test_the_manual_names_only_commands_there_are() -> None:
    from typer.main import get_command

    known = set(get_command(app).commands)  # type: ignore[attr-defined]
    pages = {
        path.name: path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md") if "reference" not in path.parts
    }
    named = {
        (page, word)
        for page, text in pages.items()
        for word in re.findall(r"(?:^    |^\$ |`)accord(?: --register \S+)? ([a-z][a-z-]+)", text, re.MULTILINE)
    }
    assert len(named) > 40
    assert {each for each in named if each[1] not in known} == set()


def test_there_are_ten_how_tos_and_the_tutorial() -> None:
    assert len(PAGES) >= 11
    assert sum(len(list(commands(page))) for page in PAGES.values()) >= 35
