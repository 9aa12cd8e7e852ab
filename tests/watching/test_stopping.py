"""Stopping at any moment."""

from __future__ import annotations

import os
import signal
import threading
import time

import pytest

from accord.cli.fetching import stopping
from accord.watching.stopping import Stop, Stopped


def test_a_stop_lets_what_is_written_be_finished_and_a_second_one_does_not() -> None:
    stop = Stop()
    stop.ask()
    assert stop.requested
    with pytest.raises(KeyboardInterrupt):
        stop.ask()


def test_a_stop_breaks_off_what_may_be() -> None:
    stop = Stop()
    with pytest.raises(Stopped), stop.breaking_off():
        stop.ask()
    with pytest.raises(Stopped), stop.breaking_off():
        pytest.fail("begins nothing new")


def test_a_signal_ends_a_wait_at_once() -> None:
    before = signal.getsignal(signal.SIGTERM)
    began = time.monotonic()
    with stopping() as stop:
        threading.Timer(0.2, os.kill, [os.getpid(), signal.SIGTERM]).start()
        with pytest.raises(Stopped):
            stop.wait(20)
    assert time.monotonic() - began < 5
    assert signal.getsignal(signal.SIGTERM) == before
