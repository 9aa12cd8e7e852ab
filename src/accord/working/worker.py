"""What runs in a worker process: takes tasks from a pipe and sends answers back, until the pipe is closed."""

from __future__ import annotations

import importlib
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import connection, parent_process
from multiprocessing.connection import Connection
from typing import Any

from accord.errors import AccordError

Handler = Callable[[Any], Iterator[Any]]

READY, UNABLE, ITEM, END, ERROR, MEMORY = "ready", "unable", "item", "end", "error", "memory"
OUT_OF_MEMORY = 77
"""The exit code of a worker that ended itself because it held too much."""
_GRACE_SECONDS = 5
_LOOK_SECONDS = 0.5
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one answer of a worker may take: seconds, and megabytes beyond what the worker held when it was ready."""

    seconds: float
    megabytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a worker is for: `place` names a function ("module:name") that makes its handler out of `given`."""

    name: str
    place: str
    given: Any = None


def work(tasks: Connection, job: Job, limits: Limits) -> None:
    """The life of a worker: it gets ready, says so, and answers tasks until the other end of its pipe is closed.

    Ctrl-C is its parent's to deal with; it ends when its parent does.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if not os.environ.get("ACCORD_TRACEBACK"):
        _silence()
    try:
        module, _, name = job.place.partition(":")
        handler: Handler = getattr(importlib.import_module(module), name)(job.given)
    except Exception as error:  # noqa: BLE001  told to the parent, which raises it
        tasks.send((UNABLE, _portable(error)))
        return
    _limit_memory(limits)
    tasks.send((READY, None))
    try:
        _answer(tasks, handler, limits)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _answer(tasks: Connection, handler: Handler, limits: Limits) -> None:
    while True:
        task = tasks.recv()
        last: tuple[str, str | None] = (END, None)
        try:
            _set_alarm(limits.seconds + _GRACE_SECONDS)
            for answer in handler(task):
                _set_alarm(0)  # the parent may be slow to take it
                tasks.send((ITEM, answer))
                _set_alarm(limits.seconds + _GRACE_SECONDS)
        except (EOFError, BrokenPipeError, ConnectionResetError):
            raise
        except MemoryError:
            last = (MEMORY, None)
        except Exception as error:  # noqa: BLE001  a task that fails costs itself
            last = (ERROR, f"{type(error).__name__}: {error}")
        _set_alarm(0)
        tasks.send(last)
        if last[0] == MEMORY:  # what is left of it may be unsound
            return


def _set_alarm(seconds: float) -> None:
    """Has the system end this process after some seconds, for the case that its parent is no longer there to do so."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(0)


def _silence() -> None:
    """What libraries print in a worker goes nowhere: its parent has the terminal."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _limit_memory(limits: Limits) -> None:
    """On Linux an allocation beyond the limit fails; on other Unix the worker ends itself soon after; else no limit."""
    if sys.platform == "linux":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        most = _data_bytes() + limits.megabytes * _MEGABYTE
        resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    elif sys.platform != "win32":
        most = _resident_bytes() + limits.megabytes * _MEGABYTE
        threading.Thread(target=_watch_memory, args=(most,), daemon=True).start()


def _data_bytes() -> int:
    """What Linux counts against RLIMIT_DATA now: private memory that may be written."""
    with open("/proc/self/status", encoding="ascii", errors="replace") as status:  # noqa: PTH123
        line = next(line for line in status if line.startswith("VmData:"))
    return int(line.split()[1]) * 1024


def _watch_memory(most: int) -> None:
    pause = threading.Event()
    while not pause.wait(_LOOK_SECONDS):
        if _resident_bytes() > most:
            os._exit(OUT_OF_MEMORY)


def _resident_bytes() -> int:
    """The most bytes this process has held in memory; macOS counts in bytes, other Unix in kilobytes."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _portable(error: Exception) -> Exception:
    """The error as it can go through a pipe: itself where it comes out the same, else its sentence."""
    if isinstance(error, AccordError):
        try:
            again = pickle.loads(pickle.dumps(error))
        except Exception:  # noqa: BLE001  its class takes other arguments: its sentence goes
            return AccordError(str(error))
        return error if str(again) == str(error) else AccordError(str(error))
    return RuntimeError(f"{type(error).__name__}: {error}")
