"""accord mcp"""

from __future__ import annotations

import sys

from accord.cli.options import LedgerPath, ledger_path


def mcp(ledger: LedgerPath = None) -> None:
    """Answer an assistant's questions on the ledger, over stdin and stdout (Model Context Protocol)."""
    from accord.assistant import serve
    from accord.cli.output import print_note

    path = ledger_path(ledger)
    if sys.stdin.isatty():
        print_note(
            "accord mcp waits for an assistant on stdin. Name it in the assistant's settings: "
            f"command accord, arguments mcp --ledger {path}. Ctrl-D ends it."
        )
    serve(path)
