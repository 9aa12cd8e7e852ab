"""Links the reports of a ledger a few at a time, saying so after each batch; run as a process that a test kills."""

from __future__ import annotations

import sys

from accord.ledger.storage import LedgerFile
from accord.linking import upkeep


def main(path: str) -> None:
    """Links what the ledger holds, two reports a transaction."""
    upkeep.AT_ONCE = 2
    with LedgerFile.open(path) as ledger:
        upkeep.update(ledger, tell)


def tell(done: int) -> None:
    """Says how many reports are linked and safe."""
    sys.stdout.write(f"{done}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
