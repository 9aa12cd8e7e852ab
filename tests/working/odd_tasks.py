"""What a worker is asked to do in tests: answer, be slow, hold too much, die."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from accord.errors import MissingModel
from accord.records import Failure, Report
from accord.values import DateBasis
from accord.working.tasks import Failed, ToCode, ToDate, ToRead, read_source
from accord.working.worker import Handler


def make(given: Any) -> Handler:
    """A handler that does as a task says; `given` "unable" is one that cannot be made."""
    if given == "unable":
        raise MissingModel("The model is absent.")
    if given == "dead":
        os._exit(9)
    return handle


def handle(task: tuple[str, Any]) -> Iterator[Any]:
    """Does what the task's first word says with its second."""
    what, value = task
    if what == "many":
        yield from range(value)
    elif what == "then":
        yield from range(3)
        yield from handle(value)
    elif what == "sleep":
        time.sleep(value)
        yield value
    elif what == "stop":
        os.kill(os.getpid(), signal.SIGSTOP)
    elif what == "die":
        os.kill(os.getpid(), value)
    elif what == "eat":
        yield len(bytearray(value * 1_000_000))
    elif what == "fail":
        raise ValueError(value)
    elif what == "pid":
        yield os.getpid()
    else:
        yield value


def reader(_: None) -> Handler:
    """Reads as accord does, but dies of a source named kill.* after one report, and is slow with one named slow.*."""

    def read(task: ToRead) -> Iterator[Report | Failure]:
        for number, report in enumerate(read_source(task)):
            if number and "kill." in task.opened.name:
                os.kill(os.getpid(), signal.SIGKILL)
            if number and "slow." in task.opened.name:
                time.sleep(60)
            yield report

    return read


def page_reader(_: None) -> Handler:
    """Reads as accord does, but never ends, eats memory or dies of what is called so."""

    def read(task: ToRead) -> Iterator[Report | Failure]:
        name = task.opened.name
        if "slow" in name:
            time.sleep(60)
        if "eat" in name:
            bytearray(900_000_000)
        if "kill" in name:
            os.kill(os.getpid(), signal.SIGKILL)
        yield from read_source(task)

    return read


def coder(_: Any) -> Handler:
    """Gives no records; a text of "kill", "slow" or "fail" does so when coded, one of "undated kill" when dated."""

    def code(task: ToDate | ToCode) -> Iterator[Any]:
        text = task.report.text
        if isinstance(task, ToDate):
            if "undated kill" in text:
                os.kill(os.getpid(), signal.SIGKILL)
            yield replace(task.report, published="2025-03-04", published_basis=DateBasis.INFERRED)
        elif "kill" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        elif "slow" in text:
            time.sleep(60)
        elif "fail" in text:
            yield Failed("coding.events", "ValueError: no such type")
        else:
            yield ()

    return code
