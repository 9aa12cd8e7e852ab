"""The board and the speed with rules alone, with the encoder alone and with both, side by side."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.board import Row

MODES = ("rules", "encoder", "both")
SETTING = "ACCORD_DECIDED_BY"
"""The environment variable by which the library is told who decides; read at import, so each mode is a process."""


def run_modes(gold: Path, sets: Sequence[str], modes: Sequence[str]) -> dict[str, list[Row]]:
    """The rows of the board under each mode, only of sets whose driver reads text.

    CalledProcessError when a run fails; what it wrote to stderr has been seen by then.
    """
    return {mode: _rows(_run(mode, "board", str(gold), *sets, "--json", "--text-only")) for mode in modes}


def measure_modes(paths: Sequence[Path], modes: Sequence[str]) -> str:
    """What `speed` prints under each mode, one below the other."""
    return "\n\n".join(f"decided by {mode}\n{_run(mode, 'speed', *map(str, paths)).rstrip()}" for mode in modes)


def _run(mode: str, *arguments: str) -> str:
    """What a command of this package prints under a mode; a board that stands under a floor has run to its end."""
    command = [sys.executable, "-m", "benchmarks", *arguments]
    done = subprocess.run(command, env={**os.environ, SETTING: mode}, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode and "under a floor:" not in done.stdout:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout)
    return done.stdout


def as_json(row: Row) -> str:
    """A row as one JSON line, for the process that asked."""
    return json.dumps(asdict(row))


def _rows(output: str) -> list[Row]:
    return [Row(**json.loads(line)) for line in output.splitlines() if line.startswith("{")]


def table(rows: dict[str, list[Row]]) -> str:
    """A line for each figure that has a floor (for each figure, where a set has none), and one for the seconds."""
    modes = list(rows)
    by_set = {mode: {row.name: row for row in found} for mode, found in rows.items()}
    lines = [f"{'set':28} {'figure':24}" + "".join(f"{mode:>10}" for mode in modes)]
    for name in dict.fromkeys(row.name for found in rows.values() for row in found):
        each = [by_set[mode].get(name, Row(name, problem="not run")) for mode in modes]
        problems = dict.fromkeys(row.problem for row in each if row.problem)
        lines += [f"{name:28} {problem}" for problem in problems]
        watched = dict.fromkeys(figure for row in each for figure in (row.floors or row.figures))
        for figure in watched if any(row.figures for row in each) else ():
            values = (row.figures.get(figure) for row in each)
            lines.append(f"{name:28} {figure:24}" + "".join(_cell(value) for value in values))
        if any(row.seconds for row in each):
            lines.append(f"{name:28} {'seconds':24}" + "".join(_cell(row.seconds) for row in each))
    return "\n".join(lines)


def _cell(value: float | None) -> str:
    return f"{'-':>10}" if value is None else f"{value:10.1f}"
