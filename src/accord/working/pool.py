"""A small pool of workers: tasks go out to whichever is free, answers come back in the order of the tasks."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from queue import SimpleQueue
from typing import Any, Self, TypeVar

from accord.working.process import LOOK_SECONDS, TaskLost, Worker
from accord.working.worker import Job, Limits

Item = TypeVar("Item")


class Pool:
    """Some workers for one job; each is started when first needed, and all are ended when the pool is closed.

    A thread for each worker waits on its pipe; every wait in it is under the limits.
    """

    def __init__(self, job: Job, workers: int, limits: Limits) -> None:
        self._workers = [Worker(job, limits) for _ in range(workers)]
        self._free: SimpleQueue[Worker] = SimpleQueue()
        for worker in self._workers:
            self._free.put(worker)
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix=f"accord {job.name}")
        self._ahead = 2 * workers

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends all workers; tasks they are at are lost."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.close()
        self._threads.shutdown(wait=True)

    def pids(self) -> list[int]:
        """The numbers of the processes that run now."""
        return [worker.pid for worker in self._workers if worker.pid is not None]

    def in_order(self, items: Iterable[Item], task_of: Callable[[Item], Any | None]) -> Iterator[tuple[Item, Any]]:
        """Each item with its task's answer, a TaskLost, or None where it has no task, in the order of the items.

        Items are drawn in the caller's thread, never more than a few ahead. AccordError where no worker can start.
        """
        begun: deque[tuple[Item, Future[Any] | None]] = deque()
        for item in items:
            task = task_of(item)
            begun.append((item, None if task is None else self._threads.submit(self._answer, task)))
            while begun and (len(begun) >= self._ahead or _is_done(begun[0][1])):
                yield _finished(*begun.popleft())
        while begun:
            yield _finished(*begun.popleft())

    def _answer(self, task: Any) -> Any:
        """The one answer to a task."""
        worker = self._free.get()
        try:
            answers = list(worker.answers(task))
            return answers[0] if answers else TaskLost("gave no answer.")
        except TaskLost as lost:
            return lost
        finally:
            self._free.put(worker)


def _is_done(answer: Future[Any] | None) -> bool:
    return answer is None or answer.done()


def _finished(item: Item, answer: Future[Any] | None) -> tuple[Item, Any]:
    if answer is None:
        return item, None
    while not answer.done():
        wait([answer], timeout=LOOK_SECONDS)
    return item, answer.result()
