"""Builds the wheel, installs it in an empty environment, and tries it there: python scripts/try_wheel.py [EXTRA,...]

Needs the package index that pip uses. Prints a line a step; exits 1 at the first that fails.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MUST_HAVE = (
    "accord/py.typed",
    "accord/views/templates/brief.typ",
    "accord/views/templates/brief.html.j2",
    "accord/data/gazetteer.sqlite",
    "accord/data/MANIFEST.toml",
)
RUNS = 7
"""A busy machine slows single runs: the best of some tells what the code takes, the first writes bytecode."""
MOST_SECONDS = {"import accord": 0.2, "accord --help": 0.3}


def main() -> int:
    extras = f"[{sys.argv[1]}]" if len(sys.argv) > 1 else ""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        wheel = build(folder)
        check_contents(wheel)
        python = install(folder / "environment", f"{wheel}{extras}")
        try_it(python, folder, has_pdf=bool(extras) and ("pdf-brief" in extras or "all" in extras))
    print("the wheel works")
    return 0


def build(folder: Path) -> Path:
    run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)])
    (wheel,) = folder.glob("*.whl")
    print(f"built {wheel.name}, {wheel.stat().st_size / 1e6:.1f} MB")
    return wheel


def check_contents(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    missing = [name for name in MUST_HAVE if name not in names]
    strange = [name for name in names if not name.startswith(("accord/", "accord_ledger-"))]
    if missing or strange:
        raise SystemExit(f"the wheel lacks {missing} and has {strange[:5]} beside the package")


def install(place: Path, wheel: str) -> Path:
    started = time.perf_counter()
    venv.create(place, with_pip=True)
    python = place / "bin" / "python"
    run([str(python), "-m", "pip", "install", "--quiet", wheel])
    print(f"installed in an empty environment in {time.perf_counter() - started:.0f} s")
    return python


def try_it(python: Path, folder: Path, *, has_pdf: bool) -> None:
    accord = [str(python.with_name("accord"))]
    reports, ledger = str(ROOT / "examples" / "reports"), str(folder / "try.db")
    steps = {
        "import accord": [str(python), "-c", "import accord"],
        "accord --help": [*accord, "--help"],
        "accord brief": [*accord, "brief", reports, "-f", "markdown"],
        "accord add": [*accord, "add", reports, "--ledger", ledger],
        "accord plans": [*accord, "plans", "--ledger", ledger],
        "accord brief -o": [*accord, "brief", "--ledger", ledger, "-o", str(folder / "brief.html")],
    }
    if has_pdf:
        steps["accord brief -o brief.pdf"] = [*accord, "brief", "--ledger", ledger, "-o", str(folder / "brief.pdf")]
    for name, command in steps.items():
        most = MOST_SECONDS.get(name)
        seconds = min(timed(command) for _ in range(RUNS if most else 1))
        print(f"{name}: {seconds:.2f} s")
        if most and seconds > most:
            raise SystemExit(f"{name} takes {seconds:.2f} s at best of {RUNS}; expected at most {most} s")


def timed(command: list[str]) -> float:
    started = time.perf_counter()
    run(command)
    return time.perf_counter() - started


def run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed: {done.stderr.strip()[-2000:]}")
    return done.stdout


if __name__ == "__main__":
    raise SystemExit(main())
