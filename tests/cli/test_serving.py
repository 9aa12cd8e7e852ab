"""accord serve: the address it says, a port that is taken, an end by Ctrl-C."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.cli.conftest import Accord

from accord.api import Ledger
from accord.records import Report

pytest.importorskip("fastapi", reason="the extra 'web' is not installed")
pytestmark = pytest.mark.enable_socket


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("served") / "served.db"
    with Ledger.open(path, decided_by="rules") as opened:
        opened.add(Report(text="Norway and Finland met in Oslo on Tuesday.", title="Talks", published="2025-03-04"))
    return path


@contextmanager
def serving(ledger: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process, and the address it says."""
    command = [sys.executable, "-m", "accord", "serve", "--ledger", str(ledger), "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    told = process.stderr.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+/\S*", told)
    assert found, told
    try:
        yield process, found[0]
    finally:
        process.kill()
        process.communicate()


def page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return str(answer.read().decode())


def test_it_says_its_address_shows_the_ledger_and_ends_with_ctrl_c(ledger: Path) -> None:
    with serving(ledger) as (process, address):
        assert "Talks" in page(f"{address}reports")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out) == (0, "")
        assert err == "accord: the pages are closed.\n"


def test_without_write_nothing_is_written(ledger: Path) -> None:
    with serving(ledger) as (_, address), pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(f"{address}judge", data=b"first=v&answer=same", timeout=30)


def test_with_write_the_address_brings_the_token(ledger: Path) -> None:
    with serving(ledger, "--write") as (_, address):
        assert re.search(r"/enter/[\w-]{30,}$", address)
        root = address.split("enter/")[0]
        assert "Add reports" in page(f"{root}add")
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(f"{root}judge", data=b"first=v&answer=same", timeout=30)


def test_it_listens_on_this_machine_alone(ledger: Path) -> None:
    from accord.cli.serve import _listening

    with _listening(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_one_line(ledger: Path, inside: Accord) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = inside("serve", "--ledger", ledger, "--port", port)
    assert done.returncode == 1
    assert done.stderr.startswith(f"accord: Port {port} cannot be used")
    assert f"--port {port + 1}" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_ledger_that_is_not_there_is_one_line(inside: Accord, tmp_path: Path) -> None:
    done = inside("serve", "--ledger", tmp_path / "none.db")
    assert done.returncode == 1
    assert "No ledger" in done.stderr
