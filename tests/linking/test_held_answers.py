"""Answers held for all readers of a file: one makes them, the others have the last one meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from accord.linking.held_answers import _MOST, HeldAnswers


def test_an_answer_is_made_once() -> None:
    held = HeldAnswers()
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    assert [held.get("asked", make), held.get("asked", make), held.get("other", make)] == [1, 1, 2]


def test_readers_that_come_together_make_it_once() -> None:
    held = HeldAnswers()
    made: list[int] = []
    with ThreadPoolExecutor(8) as readers:
        list(readers.map(lambda _: held.get("asked", lambda: made.append(1)), range(40)))
    assert len(made) == 1


def test_while_one_makes_it_anew_the_others_have_the_last_one() -> None:
    held = HeldAnswers()
    held.get("asked", lambda: "old")
    held.expire()
    begun, may_end = Event(), Event()

    def slowly() -> str:
        begun.set()
        assert may_end.wait(10)
        return "new"

    with ThreadPoolExecutor(1) as maker:
        making = maker.submit(held.get, "asked", slowly)
        assert begun.wait(10)
        assert held.get("asked", lambda: "never") == "old"
        may_end.set()
        assert making.result(10) == "new"
    assert held.get("asked", lambda: "never") == "new"


def test_those_asked_for_first_give_way() -> None:
    held = HeldAnswers()
    for number in range(_MOST + 1):
        held.get(number, lambda number=number: number)  # type: ignore[misc]
    assert held.get(0, lambda: "anew") == "anew"
    assert held.get(_MOST, lambda: "anew") == _MOST


def test_nothing_is_held_of_what_failed() -> None:
    held = HeldAnswers()
    try:
        held.get("asked", lambda: 1 // 0)
    except ZeroDivisionError:
        assert held.get("asked", lambda: 1) == 1
