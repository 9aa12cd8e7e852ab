"""A worker process as its parent sees it: started when first needed, given tasks, ended when it passes a limit."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from accord.errors import AccordError
from accord.working.worker import END, ERROR, ITEM, MEMORY, OUT_OF_MEMORY, READY, UNABLE, Job, Limits, work

START_SECONDS = 120.0
LOOK_SECONDS = 0.5
"""A signal that comes just before a wait does not end it: what waits looks up now and then, so that Ctrl-C is heard."""

_END_SECONDS = 5.0


class TaskLost(Exception):  # noqa: N818  named after what is the matter, as accord's own errors are
    """A task that a worker did not answer; `reason` says why: a limit, a signal, an error."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Worker:
    """One worker process for one job; a new process takes the place of one that was ended.

    Not for two threads at once, but for `end`, which any thread may call.
    """

    def __init__(self, job: Job, limits: Limits) -> None:
        self._job = job
        self._limits = limits
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._is_late = False
        self._is_closed = False

    @property
    def pid(self) -> int | None:
        """The number of its process, None while there is none."""
        return self._process.pid if self._process else None

    def answers(self, task: Any) -> Iterator[Any]:
        """What the worker says to a task, as it says it; TaskLost when it passes a limit, dies or fails.

        The time limit is for each wait on an answer. AccordError where no worker can be started.
        """
        pipe = self._ready()
        is_whole = False
        try:
            with self._deadline(self._limits.seconds):
                pipe.send(task)
            while True:
                with self._deadline(self._limits.seconds):
                    kind, value = _heard(pipe)
                if kind != ITEM:
                    break
                yield value
            is_whole = kind in (END, ERROR)
        except (EOFError, OSError) as error:
            raise TaskLost(self._why()) from error
        finally:
            if not is_whole:  # ended, or no longer listened to
                self._stop()
        if kind == MEMORY:
            raise TaskLost(self._too_much())
        if kind == ERROR:
            raise TaskLost(f"failed ({value}). This is a bug.")

    def close(self) -> None:
        """Ends the process for good: a task it is at is lost."""
        self._is_closed = True
        self._stop()

    def _ready(self) -> Connection:
        if self._is_closed:
            raise TaskLost("was not begun: the work was stopped.")
        if self._pipe is not None and self._process is not None and self._process.is_alive():
            return self._pipe
        self._stop()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=work, args=(theirs, self._job, self._limits), name=f"accord {self._job.name}", daemon=True
        )
        with _deaf_to_ctrl_c():
            process.start()
        theirs.close()
        self._process, self._pipe, self._is_late = process, ours, False
        self._end_if_closed()
        try:
            with self._deadline(START_SECONDS):
                kind, value = _heard(ours)
        except (EOFError, OSError) as error:
            code = self._exit_code()
            self._stop()
            if self._is_closed:
                raise TaskLost("was not begun: the work was stopped.") from error
            raise AccordError(
                f"A worker process for {self._job.name} did not start (exit code {code}). Expected one within "
                f'{START_SECONDS:.0f} s, and if __name__ == "__main__" in a script. Work without: ACCORD_WORKERS=0.'
            ) from error
        if kind == UNABLE and isinstance(value, Exception):
            self._stop()
            raise value
        assert kind == READY
        return ours

    def _end_if_closed(self) -> None:
        """Ends a process that began while another thread closed the worker, which found none to end."""
        if self._is_closed:
            self._stop()
            raise TaskLost("was not begun: the work was stopped.")

    @contextmanager
    def _deadline(self, seconds: float) -> Iterator[None]:
        """Ends the process when what is done within takes longer."""
        timer = threading.Timer(seconds, self._end_late)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _end_late(self) -> None:
        self._is_late = True
        self._kill()

    def _kill(self) -> None:
        process = self._process
        if process is not None:
            with suppress(ValueError, OSError):  # closed by now
                process.kill()

    def _stop(self) -> None:
        """Ends the process and takes its exit code, so that none is left over."""
        process, pipe = self._process, self._pipe
        self._kill()
        self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.join(_END_SECONDS)
            with suppress(ValueError):  # not gone yet: the system has its end in hand
                process.close()

    def _exit_code(self) -> int | None:
        if self._process is None:
            return None
        self._process.join(_END_SECONDS)
        return self._process.exitcode

    def _why(self) -> str:
        code = self._exit_code()
        if self._is_closed:
            return "was stopped."
        if self._is_late or (hasattr(signal, "SIGALRM") and code == -signal.SIGALRM):
            return (
                f"took more than {self._limits.seconds:g} s. Expected less for a report. "
                "Split it, or raise ACCORD_REPORT_SECONDS."
            )
        if code == OUT_OF_MEMORY:
            return self._too_much()
        return f"ended its worker process ({_named(code)}). Expected records or a reason. Leave it out, and report it."

    def _too_much(self) -> str:
        return (
            f"took more than {self._limits.megabytes:,} MB of memory. Expected less for a report. "
            "Split it, or raise ACCORD_REPORT_MEGABYTES."
        )


def _heard(pipe: Connection) -> Any:
    """The next thing that is sent; EOFError or OSError where nothing more can come."""
    while not pipe.poll(LOOK_SECONDS):
        pass
    return pipe.recv()


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """What is started within is not ended by Ctrl-C before it can say that it wants none."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _named(code: int | None) -> str:
    """An exit code in words: the signal's name where it was one."""
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"
