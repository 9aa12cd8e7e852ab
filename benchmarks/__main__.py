"""Drivers, board and speed.

python -m benchmarks run SET GOLD PREDICTIONS | board GOLD_DIR [SET ...] [--raise | --ablation] | speed [PATH ...]
or linking [SIZE ...] | pages [SIZE ...] | reading [COUNT] | streams KIND [--megabytes N] [--folder PATH]
"""

from __future__ import annotations

import argparse
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.ablation import MODES, as_json, measure_modes, run_modes, table
from benchmarks.board import raise_floors, run_board, show
from benchmarks.drivers import find_drivers
from benchmarks.linking import SIZES
from benchmarks.linking import measure as measure_linking
from benchmarks.linking import show as show_costs
from benchmarks.pages import measure as measure_pages
from benchmarks.pages import show as show_pages
from benchmarks.reading import measure as measure_reading
from benchmarks.speed import measure
from benchmarks.streams import WRITERS
from benchmarks.streams import measure as measure_streams


def main() -> int:
    """The exit code: 0, or 1 when a figure is under its floor."""
    parser = _parser()
    arguments = parser.parse_args()
    modes = MODES if getattr(arguments, "ablation", False) else getattr(arguments, "decided_by", None)
    if arguments.command == "run":
        drivers = find_drivers()
        if arguments.set not in drivers:
            parser.error(f"no driver for {arguments.set!r}. Expected one of {', '.join(drivers)}.")
        drivers[arguments.set].predict(arguments.gold, arguments.predictions)
        return 0
    if modes:
        return _compare(arguments, modes)
    if arguments.command == "speed":
        print(measure(arguments.paths))
        return 0
    if arguments.command == "linking":
        for line in show_costs(measure_linking(arguments.sizes or SIZES, arguments.folder)):
            print(line, flush=True)
        return 0
    if arguments.command == "pages":
        for line in show_pages(measure_pages(arguments.sizes or SIZES, given=arguments.ledger)):
            print(line, flush=True)
        return 0
    if arguments.command == "reading":
        for line in measure_reading(arguments.count):
            print(line, flush=True)
        return 0
    if arguments.command == "streams":
        with _folder(arguments.folder) as folder:
            for line in measure_streams(arguments.kind, arguments.megabytes, folder):
                print(line, flush=True)
        return 0
    return _board(arguments)


@contextmanager
def _folder(given: Path | None) -> Iterator[Path]:
    """The folder named, else one that is gone afterwards."""
    if given is not None:
        yield given
        return
    with TemporaryDirectory() as made:
        yield Path(made)


def _compare(arguments: argparse.Namespace, modes: Sequence[str]) -> int:
    try:
        if arguments.command == "speed":
            print(measure_modes(arguments.paths, modes))
        else:
            print(table(run_modes(arguments.gold, arguments.sets, modes)))
    except subprocess.CalledProcessError as error:
        print(f"{' '.join(error.cmd[1:])} broke off with {error.returncode}; its own words stand above.")
        return 1
    return 0


def _board(arguments: argparse.Namespace) -> int:
    rows = []
    for row in run_board(arguments.gold, set(arguments.sets) or None, text_only=arguments.text_only):
        print(as_json(row) if arguments.json else show(row), flush=True)
        rows.append(row)
    if arguments.raise_:
        print(f"{raise_floors(rows)} floors rose")
    failed = [row.name for row in rows if row.below]
    print(f"under a floor: {', '.join(failed) or 'none'}")
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="write predictions for a gold file")
    run.add_argument("set")
    run.add_argument("gold", type=Path)
    run.add_argument("predictions", type=Path)
    board = commands.add_parser("board", help="figures, floors and peers of every set in a folder of gold")
    board.add_argument("gold", type=Path)
    board.add_argument("sets", nargs="*")
    how = board.add_mutually_exclusive_group()
    how.add_argument("--raise", dest="raise_", action="store_true", help="write the floors that rose")
    how.add_argument("--json", action="store_true", help="a row as a JSON line")
    how.add_argument("--decided-by", action="append", choices=MODES, help="one column each; floors are not looked at")
    how.add_argument("--ablation", action="store_true", help=f"the same as --decided-by {' --decided-by '.join(MODES)}")
    board.add_argument("--text-only", action="store_true", help="only sets whose driver reads text")
    speed = commands.add_parser("speed", help="tokens a second beside spaCy's stock pipeline")
    speed.add_argument("paths", nargs="*", type=Path, default=[Path("../shared/gold/text-samples")])
    speed.add_argument("--decided-by", action="append", choices=MODES, help="measured once for each")
    linking = commands.add_parser("linking", help="what adding 100 reports costs in small and large ledgers")
    linking.add_argument("sizes", nargs="*", type=int, help="reports in the ledgers [1000 10000 100000]")
    linking.add_argument("--folder", type=Path, help="where the ledgers are made")
    pages = commands.add_parser("pages", help="what a page costs ten readers while one writer adds")
    pages.add_argument("sizes", nargs="*", type=int, help="reports in the ledgers [1000 10000 100000]")
    pages.add_argument("--ledger", type=Path, help="a ledger to read, and to add generated reports to")
    reading = commands.add_parser("reading", help="reports a second of each format beside the bare library's")
    reading.add_argument("count", nargs="?", type=int, default=200, help="reports a format [200]")
    streams = commands.add_parser("streams", help="memory while a very large file is read")
    streams.add_argument("kind", choices=sorted(WRITERS))
    streams.add_argument("--megabytes", type=int, default=500, help="how large [500]")
    streams.add_argument("--folder", type=Path, help="where it is made and kept [none: a folder that goes]")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
