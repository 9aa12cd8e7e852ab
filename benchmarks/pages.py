"""How long the questions of pages take, on ledgers of 1,000, 10,000 and 100,000 reports, read while one writer adds.

The reports are generated (generated_whole.py); no text is coded.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles
from threading import local
from time import perf_counter, thread_time

from accord.api import Ledger
from accord.ledger.storage import LedgerFile
from accord.linking.upkeep import update
from benchmarks.generated_whole import make_whole_reports

SIZES = (1_000, 10_000, 100_000)
READERS = 10
PAGE = 50
PLACES = 150
MOST_MS = 200
_AT_ONCE = 1000
_ROUNDS = 5
_ADDED = 100
Ask = Callable[[Ledger, Random], object]


def _newest(ledger: Ledger, dice: Random) -> str:
    return ledger.events(main=True, limit=1, offset=dice.randrange(200), newest_first=True)[0].id


def _plan(ledger: Ledger, dice: Random) -> str:
    return ledger.plans(limit=1, offset=dice.randrange(100))[0].id


def _timeline(ledger: Ledger, since: str, until: str) -> object:
    """What the page of a month asks: how many events fall on each day, and the first of them."""
    days = ledger.event_days(by="day", since=since, until=until)
    return days, ledger.timeline(since=since, until=until, limit=PAGE)


ASKED: dict[str, Ask] = {
    "overview": lambda ledger, _: ledger.overview(),
    "events, newest": lambda ledger, _: ledger.events(main=True, limit=PAGE, newest_first=True),
    "events of a state": lambda ledger, _: ledger.events(actor="FRA", main=True, limit=PAGE, newest_first=True),
    "events of a kind": lambda ledger, _: ledger.events(type="AID", status="planned", limit=PAGE),
    "events counted": lambda ledger, _: ledger.count_events(actor="FRA", main=True),
    "an event": lambda ledger, dice: ledger.event(_newest(ledger, dice)),
    "why an event": lambda ledger, dice: ledger.why(_newest(ledger, dice)),
    "plans due": lambda ledger, _: ledger.plans(verdict="open", limit=PAGE),
    "plans of a state": lambda ledger, _: ledger.plans(actor="FRA", limit=PAGE, newest_first=True),
    "plans counted": lambda ledger, _: ledger.count_plans(verdict="overdue"),
    "a plan": lambda ledger, dice: ledger.plan(_plan(ledger, dice)),
    "plan keepers": lambda ledger, _: ledger.plan_keepers(),
    "conflicts": lambda ledger, _: ledger.conflicts(limit=PAGE, newest_first=True),
    "conflicts counted": lambda ledger, _: ledger.count_conflicts(verdict="conflict"),
    "statements, newest": lambda ledger, _: ledger.statements(limit=PAGE, newest_first=True),
    "statements of a name": lambda ledger, _: ledger.statements(source="Baba", limit=PAGE, newest_first=True),
    "statements about": lambda ledger, _: ledger.statements(about="ceasefire", limit=PAGE, newest_first=True),
    "statements counted": lambda ledger, _: ledger.count_statements(),
    "figures, newest": lambda ledger, _: ledger.figures(limit=PAGE, newest_first=True),
    "figures by words": lambda ledger, _: ledger.figures(words="troops dam", limit=PAGE, newest_first=True),
    "figures of a state": lambda ledger, _: ledger.figures(owner="FRA", unit="troops", limit=PAGE, newest_first=True),
    "figures counted": lambda ledger, _: ledger.count_figures(words="troops"),
    "reports, newest": lambda ledger, _: ledger.reports(limit=PAGE, newest_first=True),
    "reports by words": lambda ledger, _: ledger.reports(words="herring dam", limit=PAGE, newest_first=True),
    "search": lambda ledger, _: ledger.search("herring dam"),
    "actors": lambda ledger, _: ledger.actors(limit=PAGE),
    "actors by name": lambda ledger, _: ledger.actors(words="bake", limit=PAGE),
    "dealings": lambda ledger, _: ledger.dealings(limit=PAGE),
    "dealings of a state": lambda ledger, _: ledger.dealings(actor="FRA", limit=PAGE),
    "dealings of a month": lambda ledger, _: ledger.dealings(since="2015-01-01", until="2015-01-31", limit=PAGE),
    "places": lambda ledger, _: ledger.places(limit=PLACES),
    "places of a state": lambda ledger, _: ledger.places(actor="FRA", limit=PLACES),
    "years": lambda ledger, _: ledger.event_days(by="year"),
    "days of a state": lambda ledger, _: ledger.event_days(by="day", actor="FRA"),
    "timeline of a month": lambda ledger, _: _timeline(ledger, since="2015-01-01", until="2015-01-31"),
    "dossiers": lambda ledger, _: ledger.dossiers(),
    "a dossier": lambda ledger, _: ledger.dossier(ledger.dossiers(untouched=True)[0].dossier.id).sheet(),
    "changes": lambda ledger, _: ledger.changes(since="2015-01-05"),
    "doubts": lambda ledger, _: ledger.doubts(),
}
"""A question of each page, of at most PAGE lines where a page has lines."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a question took on a ledger of some reports, in milliseconds.

    `middle` and `slow` are the median and the 95th percentile by the clock, `processor` the median of the processor.
    """

    reports: int
    question: str
    middle: float
    slow: float
    processor: float


def make_ledger(path: Path, size: int) -> None:
    """Makes and links a ledger of generated reports."""
    with LedgerFile.open(path) as file:
        for first in range(0, size, _AT_ONCE):
            with file.writing():
                for report, records in make_whole_reports(min(_AT_ONCE, size - first), first=first):
                    file.put(report, records, version="1")
        update(file)


def measure(
    sizes: Sequence[int] = SIZES, *, given: Path | None = None, asked: Mapping[str, Ask] = ASKED
) -> Iterator[Answered]:
    """What each question takes on ledgers of these sizes, made in a temporary folder, or on a `given` one."""
    if given is not None:
        with LedgerFile.open(given, write=False) as file:
            size = file.counts().reports
        yield from measure_one(given, size, asked)
        return
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.db"
            make_ledger(path, size)
            yield from measure_one(path, size, asked)


def measure_one(path: Path, size: int, asked: Mapping[str, Ask] = ASKED) -> Iterator[Answered]:
    """What each question takes ten readers on one ledger, each reader with its own connection, while a writer adds."""
    own = local()

    def read(question: str, turn: int) -> tuple[float, float]:
        ledger = getattr(own, "ledger", None)
        if ledger is None:
            ledger = own.ledger = Ledger.open(path, write=False)
        dice = Random(turn)
        started, worked = perf_counter(), thread_time()
        asked[question](ledger, dice)
        return 1000 * (perf_counter() - started), 1000 * (thread_time() - worked)

    with adding(path, size), ThreadPoolExecutor(READERS) as readers:
        for question in asked:
            times = list(readers.map(read, [question] * READERS * _ROUNDS, range(READERS * _ROUNDS)))
            clock, processor = zip(*times, strict=True)
            yield Answered(size, question, median(clock), quantiles(clock, n=20)[-1], median(processor))


@contextmanager
def adding(path: Path, size: int) -> Iterator[None]:
    """A process that goes on adding reports to a ledger and linking them, until it is left."""
    command = [sys.executable, "-m", "benchmarks.pages", str(path), str(size), str(os.getpid())]
    with subprocess.Popen(command) as writer:
        try:
            yield
        finally:
            writer.terminate()


def _add_on(path: Path, first: int, parent: int) -> None:
    with LedgerFile.open(path, busy_seconds=30) as file:
        ledger = Ledger(file)
        while os.getppid() == parent:
            for report, records in make_whole_reports(_ADDED, first=first):
                file.put(report, records, version="1")
            ledger._keep_links()
            first += _ADDED


def show(answers: Iterator[Answered]) -> Iterator[str]:
    """A line a question; last, those that take longer than they may at the median."""
    yield f"{'reports':>9}  {'question':<22} {'median ms':>9} {'95 % ms':>9} {'processor':>9}"
    slow = []
    for each in answers:
        yield f"{each.reports:>9,}  {each.question:<22} {each.middle:>9.1f} {each.slow:>9.1f} {each.processor:>9.1f}"
        if each.middle > MOST_MS:
            slow.append(f"{each.question} ({each.reports:,})")
    yield f"over {MOST_MS} ms at the median: {', '.join(slow) or 'none'}"


if __name__ == "__main__":
    _add_on(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
