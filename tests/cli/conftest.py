"""The command line as a user runs it: a process of its own."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from subprocess import CompletedProcess

import pytest

BODY = (
    "OSLO, 4 March 2025 (Fjord Wire) -- The foreign ministers of Norway and Finland met in Oslo on Tuesday. "
    "Norway said that the two countries will hold an exercise with 3,000 troops in May."
)
Accord = Callable[..., CompletedProcess[str]]


_OURS = ("ACCORD_LEDGER", "ACCORD_TRACEBACK", "ACCORD_CODEBOOK")


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OURS}
    return kept | {"COLUMNS": "100", "TERM": "xterm-256color"}


def run_accord(folder: Path, *arguments: str | Path, stdin: str = "") -> CompletedProcess[str]:
    """Runs accord in a folder; its exit code, stdout and stderr."""
    command = [sys.executable, "-m", "accord", *map(str, arguments)]
    return subprocess.run(
        command, cwd=folder, input=stdin, capture_output=True, encoding="utf-8", env=_environment(), check=False
    )


@pytest.fixture
def accord(tmp_path: Path) -> Accord:
    """Runs accord in an empty folder; its exit code, stdout and stderr."""
    return partial(run_accord, tmp_path)


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Accord:
    """As accord, in this process, where the model is loaded once."""
    from accord.cli import app
    from accord.cli.running import run as run_inside

    def run(*arguments: str | Path, stdin: str = "") -> CompletedProcess[str]:
        command = ["accord", *map(str, arguments)]
        shown = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
        with monkeypatch.context() as patch:
            patch.chdir(tmp_path)
            patch.delenv("ACCORD_LEDGER", raising=False)
            patch.setattr(sys, "argv", command)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode("utf-8"))))
            patch.setattr(sys, "stdout", shown[0])
            patch.setattr(sys, "stderr", shown[1])
            code = run_inside(app)
        for stream in shown:
            stream.flush()
        out, err = (stream.buffer.getvalue().decode("utf-8") for stream in shown)  # type: ignore[attr-defined]
        return CompletedProcess(command, code, out, err)

    return run


@pytest.fixture
def on_terminal(tmp_path: Path) -> Callable[..., str]:
    """Runs accord with a terminal as stdout and stderr; what it shows there."""

    def run(*arguments: str | Path) -> str:
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "accord", *map(str, arguments)]
        process = subprocess.Popen(
            command, cwd=tmp_path, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=_environment()
        )
        os.close(theirs)
        shown = bytearray()
        with suppress(OSError):  # the terminal ends with the process
            while piece := os.read(ours, 65536):
                shown += piece
        process.wait()
        os.close(ours)
        return shown.decode("utf-8")

    return run


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of two dated reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Ministers meet\n\n{BODY}\n", encoding="utf-8")
    (folder / "b.txt").write_text(f"Exercise in May\n\n{BODY.replace('3,000', '2,500')}\n", encoding="utf-8")
    return folder


def only_line(text: str) -> str:
    """The one line a command printed, without accord's name."""
    (line,) = text.splitlines()
    assert line.startswith("accord: "), line
    return line.removeprefix("accord: ")
