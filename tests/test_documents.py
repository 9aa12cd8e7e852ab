"""The README is true, docstring examples run, and every bundled file is in the manifest."""

from __future__ import annotations

import doctest
import importlib
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MODULES = sorted(
    str(path.relative_to(ROOT / "src").with_suffix("")).replace("/", ".").removesuffix(".__init__")
    for path in (ROOT / "src" / "accord").rglob("*.py")
    if ">>>" in path.read_text(encoding="utf-8")
)


@pytest.mark.model
def test_readme_python_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    parsed = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "README", "README.md", 0)
    results = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(parsed)
    assert results.attempted >= 4
    assert results.failed == 0


def test_readme_commands_exist() -> None:
    blocks = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    lines = [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ accord ")]
    assert lines
    for name in {shlex.split(line, comments=True)[1] for line in lines}:
        done = subprocess.run([sys.executable, "-m", "accord", name, "--help"], capture_output=True, check=False)
        assert done.returncode == 0, name


def test_ci_runs_the_readme_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in script
    assert len(re.findall(r"<!-- test command -->\n```console\n\$ [^\n]+pytest[^\n]*\n```", README)) == 1


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples(name: str) -> None:
    results = doctest.testmod(importlib.import_module(name))
    assert results.failed == 0


def test_every_bundled_file_is_in_the_manifest() -> None:
    data = ROOT / "src" / "accord" / "data"
    listed = tomllib.loads((data / "MANIFEST.toml").read_text(encoding="utf-8"))["file"]
    names = {entry["name"] for entry in listed}
    for entry in listed:
        assert entry["licence"], entry["name"]
        assert entry["source"], entry["name"]
    made = {
        path.relative_to(data).as_posix()
        for path in data.rglob("*")
        if path.suffix in (".sqlite", ".jsonl", ".json", ".csv", ".onnx", ".toml") and path.name != "MANIFEST.toml"
    }
    assert made <= names
    assert {name for name in names if not (data / name).exists()} == set()


def test_nothing_names_a_place_of_one_machine() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if tracked.returncode:
        pytest.skip("not a git checkout")
    wrong = re.compile(r"(?<![\w.])/(?:work|tmp/\w|home/\w|root)/")
    for name in tracked.stdout.split():
        path = ROOT / name
        if path.suffix in (".py", ".toml", ".md", ".txt", ".css", ".j2", ".cff", ".yml") and path.exists():
            assert not wrong.search(path.read_text(encoding="utf-8")), name
