"""The board: every set in a folder of gold, its figures beside their floors and the best peer."""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.drivers import Driver, find_drivers

FLOORS = Path(__file__).with_name("floors.toml")


@dataclass(frozen=True, slots=True)
class Row:
    """One set on the board. `problem` says why there are no figures."""

    name: str
    figures: dict[str, float] = field(default_factory=dict)
    floors: dict[str, float] = field(default_factory=dict)
    peer: str = ""
    seconds: float = 0.0
    digest: str = ""
    digest_changed: bool = False
    problem: str = ""

    @property
    def below(self) -> list[str]:
        """The figures that stand under their floors."""
        return [name for name, floor in self.floors.items() if self.figures.get(name, -1.0) < floor - 1e-9]


def read_floors() -> dict[str, dict[str, object]]:
    """The floors by set: figures, the peer, and the digest of the gold they were measured on."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def gold_digest(files: list[Path]) -> str:
    """The first 12 hex digits of the SHA-256 of the gold files."""
    found = hashlib.sha256()
    for path in files:
        found.update(path.read_bytes())
    return found.hexdigest()[:12]


def run_set(name: str, driver: Driver, folder: Path, floors: dict[str, object]) -> Row:
    """One set's row: predictions written, scored by the gold's own scorer, figures read."""
    peer = str(floors.get("peer", ""))
    gold = driver.gold_files(folder)
    if not gold:
        return Row(name, peer=peer, problem="held out only: no gold here")
    stood = {key: float(str(value)) for key, value in dict(floors.get("floors", {})).items()}  # type: ignore[call-overload]
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as place:
        predictions = [Path(place) / f"{number}{path.suffix}" for number, path in enumerate(gold)]
        for source, target in zip(gold, predictions, strict=True):
            driver.predict(source, target)
        seconds = time.perf_counter() - started
        try:
            output = driver.score(folder, gold, predictions)
        except subprocess.CalledProcessError as error:
            return Row(name, floors=stood, peer=peer, problem=f"scorer failed: {str(error.stderr)[-200:]}")
    digest = gold_digest(gold)
    changed = bool(floors.get("gold")) and floors.get("gold") != digest
    return Row(name, driver.read_figures(output), stood, peer, seconds, digest, changed)


def run_board(gold: Path, only: set[str] | None = None, *, text_only: bool = False) -> Iterator[Row]:
    """A row for every set in the folder of gold; a set without a driver says so, unless only those that read text."""
    drivers, floors = find_drivers(), read_floors()
    for folder in sorted(path for path in gold.iterdir() if path.is_dir()):
        if only and folder.name not in only:
            continue
        driver = drivers.get(folder.name)
        if text_only and (driver is None or not driver.reads_text):
            continue
        if driver is None:
            yield Row(folder.name, problem="skipped: no driver yet")
        else:
            yield run_set(folder.name, driver, folder, floors.get(folder.name, {}))


def show(row: Row) -> str:
    """The row as text, a line a figure."""
    if row.problem:
        return f"{row.name:28} {row.problem}"
    lines = []
    for name, value in row.figures.items():
        floor = row.floors.get(name)
        mark = "BELOW FLOOR" if name in row.below else ""
        stood = "     -" if floor is None else f"{floor:6.1f}"
        lines.append(f"{row.name:28} {name:34} {value:6.1f}  floor {stood}  {mark}".rstrip())
    note = "  GOLD CHANGED since the floors were set" if row.digest_changed else ""
    lines.append(f"{'':28} {row.seconds:.0f} s, gold {row.digest}, peer: {row.peer or '-'}{note}")
    return "\n".join(lines)


def raise_floors(rows: list[Row]) -> int:
    """Write floors that rose with the figures (a floor never goes down by itself); how many rose or are new.

    Only figures that have a floor are watched; a set without any gets one for each figure.
    """
    floors = read_floors()
    risen = 0
    for row in rows:
        if row.problem:
            continue
        entry = floors.setdefault(row.name, {})
        stood: dict[str, float] = dict(entry.get("floors", {}))  # type: ignore[call-overload]
        watched = stood or row.figures
        for name in watched:
            lowered = int(row.figures[name] * 10) / 10
            if name not in stood or lowered > stood[name]:
                stood[name] = lowered
                risen += 1
        entry["floors"] = stood
        entry["gold"] = row.digest
        entry.setdefault("peer", "")
    FLOORS.write_text(_toml(floors), encoding="utf-8")
    return risen


def _toml(floors: dict[str, dict[str, object]]) -> str:
    lines = [
        "# Floors of the board, percent. A floor goes up when a figure does (board --raise) and never down by itself.",
        "",
    ]
    for name, entry in sorted(floors.items()):
        lines += [f"[{name}]", f'gold = "{entry["gold"]}"', f'peer = "{entry["peer"]}"', f"[{name}.floors]"]
        lines += [f'"{figure}" = {value}' for figure, value in dict(entry["floors"]).items()]  # type: ignore[call-overload]
        lines.append("")
    return "\n".join(lines)
