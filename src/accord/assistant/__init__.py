"""9. Ledger → an assistant: its questions as read-only tools of the Model Context Protocol."""

from __future__ import annotations

from pathlib import Path

from accord.errors import MissingExtra


def serve(path: str | Path) -> None:
    """Answer an assistant's questions on the ledger at a path over stdin and stdout, until stdin ends.

    Raises NotALedger (and the other errors of opening one) before it begins, MissingExtra without the SDK.
    """
    try:
        from accord.assistant.server import make_server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in ("mcp", "mcp_types", "pydantic"):
            raise MissingExtra("accord mcp", "assistant") from error
        raise
    from accord.assistant.held_ledger import HeldLedger

    with HeldLedger(path) as held:
        held.check()
        make_server(held).run("stdio")
