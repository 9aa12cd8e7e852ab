"""python -m benchmarks run SET GOLD PREDICTIONS | board GOLD_DIR [SET ...] [--raise] | speed [PATH ...]"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.board import raise_floors, run_board, show
from benchmarks.drivers import find_drivers
from benchmarks.speed import measure


def main() -> int:
    """The exit code: 0, or 1 when a figure is under its floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="write predictions for a gold file")
    run.add_argument("set")
    run.add_argument("gold", type=Path)
    run.add_argument("predictions", type=Path)
    board = commands.add_parser("board", help="figures, floors and peers of every set in a folder of gold")
    board.add_argument("gold", type=Path)
    board.add_argument("sets", nargs="*")
    board.add_argument("--raise", dest="raise_", action="store_true", help="write the floors that rose")
    speed = commands.add_parser("speed", help="tokens a second beside spaCy's stock pipeline")
    speed.add_argument("paths", nargs="*", type=Path, default=[Path("../shared/gold/text-samples")])
    arguments = parser.parse_args()
    if arguments.command == "run":
        drivers = find_drivers()
        if arguments.set not in drivers:
            parser.error(f"no driver for {arguments.set!r}. Expected one of {', '.join(drivers)}.")
        drivers[arguments.set].predict(arguments.gold, arguments.predictions)
        return 0
    if arguments.command == "speed":
        print(measure(arguments.paths))
        return 0
    rows = []
    for row in run_board(arguments.gold, set(arguments.sets) or None):
        print(show(row), flush=True)
        rows.append(row)
    if arguments.raise_:
        print(f"{raise_floors(rows)} floors rose")
    failed = [row.name for row in rows if row.below]
    print(f"under a floor: {', '.join(failed) or 'none'}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
