"""What commands print where a line has too much to say for a table: a heading, and what belongs to it below."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from accord.cli.output import print_json, print_note, wants_json
from accord.reading.decoding import clean

_INDENT = 4

Card = tuple[str, Sequence[str]]
"""A heading and the lines below it."""


def print_cards(items: Iterable[object], cards: Iterable[Card], *, as_json: bool) -> None:
    """The items as JSON lines, or their cards as wide as the terminal; says so when there are none."""
    if wants_json(as_json):
        for item in items:
            print_json(item)
        return
    shown = 0
    for shown, card in enumerate(cards, start=1):
        print_card(card, is_first=shown == 1)
    if not shown:
        print_note("Nothing found.")


def print_card(card: Card, *, is_first: bool = True) -> None:
    """One card; an empty line before it unless it is the first."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    heading, lines = card
    console = Console(highlight=False, file=sys.stdout)
    if not is_first:
        console.print()
    console.print(Text(clean(heading), style="bold"))
    for line in lines:
        console.print(Padding(Text(clean(line)), (0, 0, 0, _INDENT), expand=False))


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "2 reports"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
