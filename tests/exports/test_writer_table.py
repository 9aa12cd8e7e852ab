"""The table of writers, and the example of a plugin."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import accord
from accord.errors import SettingsError
from accord.exports import writers as table
from accord.exports.writer_table import GROUP, find_writer

ROOT = Path(__file__).resolve().parents[2]
PLUGIN = ROOT / "examples" / "plugin"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The plugin as pip leaves it: its module, and what its pyproject.toml says beside it."""
    project = tomllib.loads((PLUGIN / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = tmp_path / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.3\nName: {project['name']}\nVersion: {project['version']}\n")
    points = project["entry-points"][GROUP]
    lines = "".join(f"{name} = {place}\n" for name, place in points.items())
    (told / "entry_points.txt").write_text(f"[{GROUP}]\n{lines}")
    (tmp_path / "accord_ris.py").write_text((PLUGIN / "src" / "accord_ris.py").read_text(encoding="utf-8"))
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    sys.modules.pop("accord_ris", None)


def test_a_plugin_adds_a_format(installed: Path, samples: accord.Ledger) -> None:
    content = samples.export("ris").content
    assert content is not None
    records = content.decode().split("ER  - \r\n\r\n")
    assert len(records) == len(samples.reports()) + 1
    assert records[0].startswith("TY  - NEWS\r\nTI  - Finland and Sweden hand in applications to join NATO\r\n")
    assert "DA  - 2022/05/18\r\n" in records[0]


def test_the_command_line_lists_it(installed: Path) -> None:
    script = "import sys; sys.argv = ['accord', 'export']; from accord.cli import main; main()"
    environment = {"PYTHONPATH": f"{installed}:{ROOT / 'src'}", "PATH": "/usr/bin"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=False)
    assert '"format": "ris"' in done.stdout


def test_without_it_the_format_is_not_known() -> None:
    with pytest.raises(accord.UnknownCode):
        find_writer("ris")


def entry(place: str) -> EntryPoint:
    return EntryPoint("bad", place, GROUP)


@pytest.mark.parametrize(
    ("place", "told"),
    [("no_such_module:WRITER", "cannot be loaded"), ("accord.exports.cells:nothing", "cannot be loaded")],
)
def test_a_plugin_that_cannot_be_loaded_is_named(monkeypatch: pytest.MonkeyPatch, place: str, told: str) -> None:
    monkeypatch.setattr("accord.exports.writer_table.entry_points", lambda group: [entry(place)])
    with pytest.raises(SettingsError, match=f"Export 'bad' {told}"):
        find_writer("bad")


def test_a_plugin_that_is_no_writer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "accord.exports.writer_table.entry_points", lambda group: [entry("accord.exports.cells:SEPARATOR")]
    )
    with pytest.raises(SettingsError, match=r"is a str\. Expected an accord.exports Writer"):
        find_writer("bad")


def test_no_plugin_takes_the_name_of_a_format_of_accords(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = EntryPoint("csv", "accord.exports.atom:WRITER", GROUP)
    monkeypatch.setattr("accord.exports.writer_table.entry_points", lambda group: [mine])
    assert find_writer("csv").name == "csv"
    assert [writer.name for writer in table()].count("csv") == 1
