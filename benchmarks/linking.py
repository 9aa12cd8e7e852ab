"""What it costs to add 100 reports to ledgers of 1,000, 10,000 and 100,000: generated records, no text is coded."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from accord.ledger.storage import LedgerFile
from accord.linking.upkeep import update
from accord.records import EventRecord, Report
from benchmarks.generated import make_reports

SIZES = (1_000, 10_000, 100_000)
ADDED = 100
_ROUNDS = 5
_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Cost:
    """The median cost of putting and linking 100 reports in a ledger of a size, in seconds of processor and clock."""

    reports: int
    tellings: int
    events: int
    processor: float
    clock: float
    built: float


def measure(sizes: Sequence[int] = SIZES, folder: Path | None = None) -> Iterator[Cost]:
    """The cost at each size, each in a ledger of its own in a folder (a new temporary one when none is given)."""
    with tempfile.TemporaryDirectory(dir=folder) as made:
        for size in sizes:
            yield _measure(size, Path(made) / f"{size}.db")


def _measure(size: int, path: Path) -> Cost:
    with LedgerFile.open(path) as file:
        started = perf_counter()
        for first in range(0, size, _AT_ONCE):
            with file.writing():
                _put(file, make_reports(min(_AT_ONCE, size - first), first=first))
        update(file)
        built = perf_counter() - started
        costs = [_add(file, size + turn * ADDED, ADDED) for turn in range(_ROUNDS)]
        tellings, events = file.links.count()
    path.unlink()
    return Cost(
        reports=size,
        tellings=tellings,
        events=events,
        processor=median(processor for processor, _ in costs),
        clock=median(clock for _, clock in costs),
        built=built,
    )


def _add(file: LedgerFile, first: int, count: int) -> tuple[float, float]:
    """Puts and links reports; the seconds of processor and clock that took."""
    made = list(make_reports(count, first=first))
    processor, clock = process_time(), perf_counter()
    _put(file, made)
    update(file)
    return process_time() - processor, perf_counter() - clock


def _put(file: LedgerFile, made: Iterable[tuple[Report, tuple[EventRecord, ...]]]) -> None:
    for report, records in made:
        file.put(report, records, version="1")


def show(costs: Iterator[Cost]) -> Iterator[str]:
    """The curve, a line a size, and how the last compares with the first."""
    yield f"{'reports':>9} {'tellings':>9} {'events':>8}  adding {ADDED}: processor s  clock s  built in s"
    told = []
    for cost in costs:
        told.append(cost)
        sizes = f"{cost.reports:>9,} {cost.tellings:>9,} {cost.events:>8,}"
        yield f"{sizes}  {cost.processor:>23.2f}  {cost.clock:>7.2f}  {cost.built:>10.0f}"
    if len(told) > 1:
        times = told[-1].processor / told[0].processor
        yield f"{told[-1].reports:,} over {told[0].reports:,} reports: {times:.2f} times the processor time (at most 2)"
