"""Pages are held as long as the ledger is as it was, and no longer."""

from __future__ import annotations

from accord.web.held_pages import HeldPages, Made


class Counted:
    """Makes pages, and counts how often."""

    def __init__(self, size: int = 1) -> None:
        self.made, self.size = 0, size

    def __call__(self) -> Made:
        self.made += 1
        return Made(b"x" * self.size, "text/html")


def test_a_page_is_made_once() -> None:
    pages, make = HeldPages(lambda: (1,)), Counted()
    assert pages.get("/events", make) is pages.get("/events", make)
    assert make.made == 1


def test_a_page_is_made_anew_when_the_ledger_has_changed() -> None:
    version, make = [1], Counted()
    pages = HeldPages(lambda: tuple(version))
    pages.get("/events", make)
    version[0] = 2
    pages.get("/events", make)
    assert make.made == 2


def test_a_page_made_while_the_ledger_changed_is_not_held() -> None:
    version = [1]
    pages = HeldPages(lambda: tuple(version))

    def change() -> Made:
        version[0] += 1
        return Made(b"old", "text/html")

    assert pages.get("/", change).body == b"old"
    assert pages.get("/", lambda: Made(b"new", "text/html")).body == b"new"


def test_those_asked_for_longest_ago_make_room() -> None:
    pages, make = HeldPages(lambda: (1,), most_bytes=100), Counted(20)
    for number in range(6):
        pages.get(number, make)
    pages.get(0, make)
    assert make.made == 7
    pages.get(5, make)
    assert make.made == 7


def test_a_page_as_large_as_the_room_is_not_held() -> None:
    pages, make = HeldPages(lambda: (1,), most_bytes=100), Counted(90)
    pages.get("/", make)
    pages.get("/", make)
    assert make.made == 2
