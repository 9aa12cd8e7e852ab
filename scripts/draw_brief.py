"""Draws docs/brief.png, the first page of the brief of the sample reports: python scripts/draw_brief.py"""

from __future__ import annotations

from pathlib import Path

import accord
from accord.views.printed import write_first_page

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    with accord.open() as ledger:
        ledger.add(ROOT / "examples" / "reports")
        (ROOT / "docs" / "brief.png").write_bytes(write_first_page(ledger.brief(), dots_per_inch=75))


if __name__ == "__main__":
    main()
