"""The house's own rules: sizes, names, one way of imports, one public surface."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import accord

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src" / "accord").rglob("*.py"))
MOST_LINES = 400
MOST_FUNCTION_LINES = 50
USUAL_FUNCTION_LINES = 30
USUAL_SHARE = 0.9
MOST_POSITIONAL = 5
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "common.py", "base.py", "misc.py"}

LONG_FUNCTIONS: dict[str, str] = {}
"""Functions that may be longer, each with its reason."""

MANY_POSITIONAL = {
    "code_events": "takes the five kinds of record that events are tied to, in the order of the pipeline",
}


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_file_is_small_and_named_after_its_thing(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
    assert path.name not in FORBIDDEN_NAMES


def test_no_function_is_long_and_most_are_short() -> None:
    lengths = {f"{path.stem}.{node.name}": length(node) for path in SOURCES for node in functions(path)}
    long = {
        name: lines for name, lines in lengths.items() if lines > MOST_FUNCTION_LINES and name not in LONG_FUNCTIONS
    }
    assert not long
    short = sum(lines <= USUAL_FUNCTION_LINES for lines in lengths.values())
    assert short / len(lengths) >= USUAL_SHARE


def test_no_function_takes_many_positional_parameters() -> None:
    many = {
        node.name: len(node.args.args)
        for path in SOURCES
        for node in functions(path)
        if len([arg for arg in node.args.args if arg.arg not in ("self", "cls")]) > MOST_POSITIONAL
    }
    assert set(many) <= set(MANY_POSITIONAL)


def test_no_two_files_share_a_name() -> None:
    names = [path.name for path in SOURCES if path.name != "__init__.py" and path.parent.name != "cli"]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_only_the_command_line_prints() -> None:
    printing = [
        path.name
        for path in SOURCES
        if path.parent.name != "cli"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []


def test_imports_go_one_way() -> None:
    done = run_tool("lint-imports", "--no-cache")
    assert done.returncode == 0, done.stdout


def run_tool(*command: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name(command[0])
    return subprocess.run([program, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)


def test_ruff_is_content() -> None:
    done = run_tool("ruff", "check", "--no-cache", ".")
    assert done.returncode == 0, done.stdout
    done = run_tool("ruff", "format", "--no-cache", "--check", ".")
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_mypy_is_content() -> None:
    done = run_tool("mypy", "--no-incremental")
    assert done.returncode == 0, done.stdout


def test_public_names_are_all_there_and_listed_in_order() -> None:
    assert sorted(accord.__all__, key=str.casefold) == accord.__all__
    for name in accord.__all__:
        assert getattr(accord, name) is not None


def test_import_alone_loads_neither_spacy_nor_the_ledger() -> None:
    script = "import sys, accord; print([m for m in ('spacy', 'sqlite3', 'trafilatura', 'jinja2') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_unknown_public_name_says_what_there_is() -> None:
    with pytest.raises(AttributeError, match="Expected one of"):
        _ = accord.no_such_name
