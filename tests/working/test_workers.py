"""Workers and pools: answers in order, and what a task that is slow, greedy or deadly costs: itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from accord.errors import AccordError, MissingModel
from accord.working.pool import Pool
from accord.working.process import TaskLost, Worker
from accord.working.worker import Job, Limits

ROOT = Path(__file__).resolve().parents[2]
LIMITS = Limits(seconds=1.5, megabytes=200)


def job(given: Any = None) -> Job:
    return Job(name="testing", place="tests.working.odd_tasks:make", given=given)


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker(job(), LIMITS)
    yield made
    made.close()
    assert made.pid is None


def is_running(pid: int) -> bool:
    """Whether a process runs; one that ended and was not waited for counts as running."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def lost(worker: Worker, task: Any) -> str:
    with pytest.raises(TaskLost) as raised:
        list(worker.answers(task))
    return raised.value.reason


def test_answers_come_one_by_one(worker: Worker) -> None:
    assert list(worker.answers(("many", 1000))) == list(range(1000))
    assert list(worker.answers(("echo", "x" * 1_000_000))) == ["x" * 1_000_000]


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        pytest.param(("sleep", 60), "took more than 1.5 s.", id="slow"),
        pytest.param(("stop", None), "took more than 1.5 s.", id="stopped"),
        pytest.param(("then", ("sleep", 60)), "took more than 1.5 s.", id="slow behind some answers"),
        pytest.param(("die", signal.SIGKILL), "ended its worker process (SIGKILL)", id="killed"),
        pytest.param(("die", signal.SIGSEGV), "ended its worker process (SIGSEGV)", id="segmentation fault"),
        pytest.param(("fail", "no such rule"), "failed (ValueError: no such rule)", id="an error"),
        pytest.param(
            ("eat", 900),
            "took more than 200 MB of memory.",
            id="memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="no limit on single allocations there"),
        ),
    ],
)
def test_a_bad_task_costs_itself_and_says_why(worker: Worker, task: Any, reason: str) -> None:
    (before,) = worker.answers(("pid", None))
    assert lost(worker, task).startswith(reason)
    (after,) = worker.answers(("pid", None))
    assert (before == after) == (task[0] == "fail")
    assert is_running(after)
    assert is_running(before) == (before == after)


def test_what_was_answered_before_is_kept(worker: Worker) -> None:
    answers = worker.answers(("then", ("die", signal.SIGKILL)))
    assert [next(answers) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(TaskLost):
        next(answers)


def test_a_stream_that_is_dropped_does_not_mix_with_the_next(worker: Worker) -> None:
    assert next(iter(worker.answers(("many", 100_000)))) == 0
    assert list(worker.answers(("echo", "next"))) == ["next"]


def test_a_worker_does_not_run_far_ahead(worker: Worker) -> None:
    answers = worker.answers(("many", 10_000_000))
    next(answers)
    time.sleep(2 * LIMITS.seconds)  # it waits, and waiting for its parent costs it no time
    assert next(answers) == 1
    answers.close()


def test_a_worker_that_cannot_start_is_told() -> None:
    for given, kind, message in (("unable", MissingModel, "is absent"), ("dead", AccordError, "exit code 9")):
        made = Worker(job(given), LIMITS)
        with pytest.raises(kind, match=message):
            list(made.answers(("echo", 1)))
        assert made.pid is None


def test_answers_keep_the_order_of_the_tasks_and_few_are_drawn_ahead() -> None:
    drawn = []

    def items() -> Iterator[int]:
        for number in range(20):
            drawn.append(number)
            yield number

    def task_of(number: int) -> tuple[str, float] | None:
        return None if number % 5 == 4 else ("sleep", 0.05 if number % 2 else 0.0)

    with Pool(job(), 2, LIMITS) as pool:
        for place, (number, answer) in enumerate(pool.in_order(items(), task_of)):
            assert number == place
            assert answer == (None if number % 5 == 4 else 0.05 if number % 2 else 0.0)
            assert len(drawn) <= place + 5
        pids = pool.pids()
    assert len(drawn) == 20
    assert len(pids) == 2
    assert not any(map(is_running, pids))


def test_one_deadly_task_among_many_costs_itself() -> None:
    tasks = [("echo", number) for number in range(10)]
    tasks[3] = ("die", signal.SIGKILL)
    tasks[6] = ("sleep", 60)
    with Pool(job(), 2, LIMITS) as pool:
        answers = [answer for _, answer in pool.in_order(tasks, lambda task: task)]
    assert [number for number, answer in enumerate(answers) if isinstance(answer, TaskLost)] == [3, 6]
    assert [answer for answer in answers if not isinstance(answer, TaskLost)] == [0, 1, 2, 4, 5, 7, 8, 9]


def test_a_pool_that_is_left_ends_what_it_began() -> None:
    began = time.monotonic()
    with Pool(job(), 2, Limits(seconds=60, megabytes=200)) as pool:
        answers = pool.in_order([("pid", None), ("sleep", 50), ("sleep", 50)], lambda task: task)
        _, pid = next(answers)
    assert time.monotonic() - began < 20
    assert not is_running(pid)


def test_a_worker_closed_while_its_process_begins_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = Worker(job(), Limits(seconds=60, megabytes=200))
    pids: list[int | None] = []

    @contextmanager
    def closed_meanwhile() -> Iterator[None]:
        yield
        worker.close()

    monkeypatch.setattr("accord.working.process._deaf_to_ctrl_c", closed_meanwhile)
    stop = Worker._stop
    monkeypatch.setattr(Worker, "_stop", lambda self: (pids.append(self.pid), stop(self))[1])
    began = time.monotonic()
    with pytest.raises(TaskLost, match="stopped"):
        list(worker.answers(("sleep", 50)))
    assert time.monotonic() - began < 20
    started = [pid for pid in pids if pid is not None]
    assert len(started) == 1
    assert not is_running(started[0])


SCRIPT = """
import sys
from accord.working.pool import Pool
from accord.working.worker import Job, Limits

if __name__ == "__main__":
    with Pool(Job(name="testing", place="tests.working.odd_tasks:make"), 2, Limits(seconds=60, megabytes=200)) as pool:
        tasks = [("pid", None), ("sleep", 0.5), ("pid", None), ("sleep", 50), ("sleep", 50)]
        for task, answer in pool.in_order(tasks, lambda task: task):
            print(answer, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
def test_workers_end_with_their_parent(tmp_path: Path, number: signal.Signals) -> None:
    script = tmp_path / "parent.py"
    script.write_text(SCRIPT, encoding="utf-8")
    parent = subprocess.Popen(
        [sys.executable, str(script)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        preexec_fn=_hears_ctrl_c,
    )
    assert parent.stdout is not None
    watch = threading.Timer(60, parent.kill)
    watch.start()
    pids = {
        int(line)
        for line in (parent.stdout.readline(), *(parent.stdout.readline() for _ in range(2)))
        if "." not in line
    }
    parent.send_signal(number)
    parent.wait(30)
    watch.cancel()
    parent.stdout.close()
    assert pids
    assert eventually(lambda: not any(map(is_running, pids)))


def _hears_ctrl_c() -> None:
    """Undoes what a shell does to what it runs in the background: such a process is started deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def eventually(is_so: Callable[[], bool], seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while not is_so() and time.monotonic() < until:
        time.sleep(0.1)
    return is_so()
