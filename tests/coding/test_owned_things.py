"""Whose a thing is that something is done to: the owner suffers the deed and does not do it."""

from __future__ import annotations

import pytest

from accord.api import Ledger
from accord.records import EventRecord, Report


def sides(text: str, words: str) -> tuple[set[str], set[str]]:
    """The countries of those who do it and of those to whom it is done, in the event whose words hold others."""
    with Ledger.open() as ledger:
        ledger.add([Report(text=text, published="2024-05-15")])
        event = next(r for r in ledger.records() if isinstance(r, EventRecord) and words in r.text)
    return {a.country or "" for a in event.actors}, {a.country or "" for a in event.recipients}


@pytest.mark.parametrize(
    ("text", "words", "doers", "undergoers"),
    [
        ("Fuel tanks belonging to Kenya were hit by drones on Monday.", "hit", set(), {"KEN"}),
        ("A depot owned by Norway was bombed on Monday.", "bombed", set(), {"NOR"}),
        ("Mills run by the Kenyan government were shelled.", "shelled", set(), None),
        ("Rockets hit a base used by Norwegian troops in Kenya on Monday.", "hit a base", set(), {"NOR"}),
        ("Ferries belonging to Norway were seized by Kenya.", "seized", {"KEN"}, {"NOR"}),
        ("Kenya seized a tanker operated by Norway.", "seized", {"KEN"}, {"NOR"}),
        ("Hostages held by Norway were released.", "released", None, set()),
        ("Migrants held by Norway were deported.", "deported", None, set()),
        ("A trawler held by Norway was released.", "released", {"NOR"}, set()),
        ("Kenya seized a ship built by Norway.", "seized", {"KEN"}, set()),
        ("The depot was bombed by Norway on Monday.", "bombed", {"NOR"}, None),
    ],
)
def test_the_owner_of_a_thing_suffers_what_is_done_to_it(
    text: str, words: str, doers: set[str] | None, undergoers: set[str] | None
) -> None:
    acting, suffering = sides(text, words)
    assert doers is None or acting == doers
    assert undergoers is None or undergoers == suffering - {""}
