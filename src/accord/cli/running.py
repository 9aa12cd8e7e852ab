"""Running the command line: an error is one line on stderr and its exit code, never a traceback."""

from __future__ import annotations

import io
import os
import sys

import typer
from typer.exceptions import TyperException

from accord.errors import AccordError

INPUT, USAGE, STOPPED = 1, 2, 130
_SHOW_BUGS = "ACCORD_TRACEBACK"


def run(app: typer.Typer) -> int:
    """The exit code of what the arguments ask: 0 done, 1 input or ledger error, 2 usage, 3 some reports failed."""
    _prepare()
    try:
        code = int(app(standalone_mode=False) or 0)
        sys.stdout.flush()
    except TyperException as error:
        return _usage(error)
    except AccordError as error:
        return _say(str(error), error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        what = str(error.filename or "the output")
        return _say(f"{what}: cannot be read or written ({(error.strerror or str(error)).lower()}).", INPUT)
    except Exception as error:  # the outermost edge: a bug is told in a line too
        if os.environ.get(_SHOW_BUGS):
            raise
        if type(error).__module__ == "sqlite3":  # told while rows are fetched, when the question was understood already
            return _say(f"The ledger cannot be read ({error}). accord doctor --thorough looks what is wrong.", INPUT)
        what = f"{_place_of(error)}: {type(error).__name__}: {error}"
        return _say(f"{what}. This is a bug; {_SHOW_BUGS}=1 shows all of it.", INPUT)
    if code == STOPPED:
        _say("stopped. What was added is kept; run the same command again for the rest.", STOPPED)
    return code


def _usage(error: TyperException) -> int:
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError" and context is not None:
        sys.stderr.write(f"{context.get_help()}\n")
        return USAGE
    message = str(getattr(error, "format_message", error.__str__)()).rstrip(".").replace("Value error, ", "")
    command = context.command_path if context is not None else "accord"
    return _say(f"{message}. {command} --help says what it takes.", getattr(error, "exit_code", USAGE))


def _say(message: str, code: int) -> int:
    from accord.reading.decoding import in_one_line

    sys.stderr.write(f"accord: {in_one_line(message)}\n")
    return code


def _place_of(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else "accord"  # noqa: PTH119


def _prepare() -> None:
    """Makes any text printable, and keeps off stderr what libraries log and warn of."""
    import logging
    import warnings

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="replace")
    logging.getLogger().addHandler(logging.NullHandler())
    warnings.simplefilter("ignore")
