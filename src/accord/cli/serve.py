"""accord serve"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from accord.cli.options import LedgerPath, open_for_reading

if TYPE_CHECKING:
    import socket

HOST = "127.0.0.1"
USUAL_PORT = 8710
FEW = 300
"""So many reports are linked anew in seconds; of more a user is told what brings the links up to date."""


def serve(
    *,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Where to listen on 127.0.0.1; 0 takes a free one")
    ] = USUAL_PORT,
    write: Annotated[bool, typer.Option("--write", help="Let the pages add reports and keep judgements")] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the pages in the browser")] = False,
    ledger: LedgerPath = None,
) -> None:
    """Show the ledger in the browser, on this machine only; Ctrl-C ends it."""
    from accord.cli.output import print_note
    from accord.linking.answers import is_kept
    from accord.web.app import make_app

    with open_for_reading(ledger) as opened:
        path = opened.file.path
        if not is_kept(opened.file) and len(opened.reports(limit=FEW)) == FEW:
            print_note("accord: linked by another version; pages are slow until the next accord add links it anew.")
    token = _token() if write else None
    app = make_app(path, write=write, token=token)
    with _listening(port) as listener:
        address = f"http://{HOST}:{listener.getsockname()[1]}/"
        entrance = f"{address}enter/{token}" if token else address
        print_note(f"accord: {path} in the browser at {entrance}  (Ctrl-C ends it)")
        if open_:
            import webbrowser

            webbrowser.open(entrance)
        _run(app, listener)
    print_note("accord: the pages are closed.")


def _token() -> str:
    import secrets

    return secrets.token_urlsafe(24)


def _listening(port: int) -> socket.socket:
    """A socket that listens on the loopback address; InputError where another program has the port."""
    import os
    import socket

    from accord.errors import InputError

    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere the option would let two programs have one port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        told = (error.strerror or str(error)).lower()
        raise InputError(f"Port {port} cannot be used ({told}). Choose another one: --port {port + 1}.") from error
    return listener


def _run(app: object, listener: socket.socket) -> None:
    import contextlib

    import uvicorn

    from accord.web.slow_requests import PromptProtocol

    settings = uvicorn.Config(
        app,  # type: ignore[arg-type]
        log_level="error",
        access_log=False,
        server_header=False,
        lifespan="on",
        http=PromptProtocol,
        timeout_graceful_shutdown=3,
        ws="none",
        limit_concurrency=200,
        h11_max_incomplete_event_size=32_768,
    )
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(settings).run(sockets=[listener])
