"""What it costs to add 100 reports to ledgers of 1,000, 10,000 and 100,000, and to ask them for a page.

The records are generated; no text is coded.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from accord.api import Ledger
from accord.ledger.storage import LedgerFile
from accord.linking.upkeep import update
from accord.records import EventRecord, Report
from benchmarks.generated import make_reports

SIZES = (1_000, 10_000, 100_000)
ADDED = 100
PAGE = 50
_ROUNDS = 5
_AT_ONCE = 1000
_REPORT = next(make_reports(1))[0].id
_ASKED: dict[str, Callable[[Ledger], object]] = {
    "newest": lambda ledger: ledger.events(main=True, limit=PAGE, newest_first=True),
    "of a state": lambda ledger: ledger.events(actor="FRA", main=True, limit=PAGE, newest_first=True),
    "of a kind": lambda ledger: ledger.events(type="AID", status="planned", limit=PAGE),
    "of a report": lambda ledger: ledger.events(report=_REPORT),
    "plans due": lambda ledger: ledger.plans(verdict="open", limit=PAGE),
    "plans of a state": lambda ledger: ledger.plans(actor="FRA", limit=PAGE, newest_first=True),
}
"""Pages of a ledger as somebody leafs through it, each of at most PAGE lines."""


@dataclass(frozen=True, slots=True)
class Cost:
    """The median cost of putting and linking 100 reports in a ledger of a size, in seconds of processor and clock.

    `pages` are the milliseconds (clock, median) that each question of a page takes.
    """

    reports: int
    tellings: int
    events: int
    processor: float
    clock: float
    built: float
    pages: dict[str, float]


def measure(sizes: Sequence[int] = SIZES, folder: Path | None = None) -> Iterator[Cost]:
    """The cost at each size, each in a ledger of its own in a folder (a new temporary one when none is given).

    All ledgers are made first; then each round adds to one after the other, so that whatever else the machine does
    meanwhile weighs on all of them alike.
    """
    with tempfile.TemporaryDirectory(dir=folder) as made:
        paths = {size: Path(made) / f"{size}.db" for size in sizes}
        built = {size: make_ledger(path, size) for size, path in paths.items()}
        yield from measure_made(paths, built)


def make_ledger(path: Path, size: int) -> float:
    """Makes and links a ledger of generated reports; the seconds (clock) that took."""
    started = perf_counter()
    with LedgerFile.open(path) as file:
        for first in range(0, size, _AT_ONCE):
            with file.writing():
                _put(file, make_reports(min(_AT_ONCE, size - first), first=first))
        update(file)
    return perf_counter() - started


def measure_made(paths: Mapping[int, Path], built: Mapping[int, float]) -> Iterator[Cost]:
    """The cost in ledgers that are made, by how many reports they were made with."""
    with ExitStack() as opened:
        files = {size: opened.enter_context(LedgerFile.open(path)) for size, path in paths.items()}
        costs: dict[int, list[tuple[float, float]]] = {size: [] for size in files}
        for turn in range(_ROUNDS):
            for size, file in files.items():
                costs[size].append(_add(file, size + turn * ADDED, ADDED))
        for size, file in files.items():
            tellings, events = file.links.count()
            yield Cost(
                reports=size,
                tellings=tellings,
                events=events,
                processor=median(processor for processor, _ in costs[size]),
                clock=median(clock for _, clock in costs[size]),
                built=built[size],
                pages={name: _page(Ledger(file), ask) for name, ask in _ASKED.items()},
            )


def _page(ledger: Ledger, ask: Callable[[Ledger], object]) -> float:
    """The median of the milliseconds a question takes."""
    times = []
    for _ in range(_ROUNDS):
        started = perf_counter()
        ask(ledger)
        times.append(1000 * (perf_counter() - started))
    return median(times)


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
        yield f"{'':>9} a page in ms: {', '.join(f'{name} {time:.1f}' for name, time in cost.pages.items())}"
    if len(told) > 1:
        times = told[-1].processor / told[0].processor
        yield f"{told[-1].reports:,} over {told[0].reports:,} reports: {times:.2f} times the processor time (at most 2)"
