"""The drivers there are: modules of this package that name their sets in NAMES.

A driver has `predict(gold, predictions)`, which writes predictions in the set's own format through the public library
and decides nothing itself, and `read_figures(output)`, which takes the figures (percent) out of what the set's scorer
prints. It may have `score_arguments(gold, predictions)` where the scorer wants more than the two files, and
`gold_files(folder)`
where the gold is not `dev.jsonl`, or `score(scorer, gold, predictions)` where the scorer is run more than once, and
`READS_TEXT = False` where no text is coded.
"""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import benchmarks

_NOT_DRIVERS = frozenset({"__main__", "drivers", "board", "documents", "speed", "ablation", "linking", "generated"})


@dataclass(frozen=True, slots=True)
class Driver:
    """One driver: what it is called on, and what it gives back."""

    module: ModuleType

    def predict(self, gold: Path, predictions: Path) -> None:
        """Write the predictions for a gold file."""
        self.module.predict(gold, predictions)

    @property
    def reads_text(self) -> bool:
        """Whether texts are coded for it, and not mentions or codes alone."""
        return bool(getattr(self.module, "READS_TEXT", True))

    def read_figures(self, output: str) -> dict[str, float]:
        """The figures (percent) in the output of the set's scorer, by name."""
        figures: dict[str, float] = self.module.read_figures(output)
        return figures

    def gold_files(self, folder: Path) -> list[Path]:
        """The gold files of a set's folder that can be run."""
        listed: Callable[[Path], list[Path]] | None = getattr(self.module, "gold_files", None)
        return listed(folder) if listed else [path for path in [folder / "dev.jsonl"] if path.exists()]

    def score_arguments(self, gold: list[Path], predictions: list[Path]) -> list[str]:
        """The arguments of the set's scorer."""
        own: Callable[[list[Path], list[Path]], list[str]] | None = getattr(self.module, "score_arguments", None)
        return own(gold, predictions) if own else [str(gold[0]), str(predictions[0])]

    def score(self, folder: Path, gold: list[Path], predictions: list[Path]) -> str:
        """What the scorer beside the gold prints; CalledProcessError when it fails."""
        scorer = folder / str(getattr(self.module, "SCORER", "score.py"))
        pooled: Callable[[Path, list[Path], list[Path]], str] | None = getattr(self.module, "score", None)
        if pooled:
            return pooled(scorer, gold, predictions)
        command = [sys.executable, str(scorer), *self.score_arguments(gold, predictions)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def find_drivers() -> dict[str, Driver]:
    """Every set with a driver, by the name of its folder."""
    drivers: dict[str, Driver] = {}
    for info in pkgutil.iter_modules(benchmarks.__path__):
        if info.name in _NOT_DRIVERS or info.ispkg:
            continue
        module = importlib.import_module(f"benchmarks.{info.name}")
        for name in getattr(module, "NAMES", ()):
            drivers[name] = Driver(module)
    return dict(sorted(drivers.items()))
