"""1. Bytes → Report: lines in and around a report that are no part of what it says (boilerplate.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from accord.data import read_toml

_LONGEST = 400
"""Longer lines are paragraphs."""
_REPEATED = 40
"""From this many characters on a line that stands twice is a repeated caption or a pull quote."""
_MARK = re.compile(r"^[-•*·▪] (?=\S)")
_ITEM = re.compile(r"\s*[-•*·▪] [^\n]{1,160}(?<![.!?\"”])$")
"""A line of a list that is no sentence: below "Related articles" it is one of them."""
_LISTING = frozenset({"onward link", "sharing"})


@dataclass(frozen=True, slots=True)
class Zone:
    """A line of a text that is no part of the report, and of what kind it is."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Form:
    kind: str
    fits: re.Pattern[str]
    forbids: re.Pattern[str] | None
    least: int


def find_zones(text: str) -> tuple[Zone, ...]:
    """The lines of a text that are no part of what it says, in order; offsets are of the text.

    >>> text = "Ministers met.\\n\\n(END)"
    >>> [(text[zone.start:zone.end], zone.kind) for zone in find_zones(text)]
    [('(END)', 'agency footer')]
    """
    return tuple(_zones(text))


def without_boilerplate(text: str) -> str:
    """The text of a page without its boilerplate and its repeated lines; as it is where nothing would be left.

    >>> without_boilerplate("Ministers met.\\nREAD MORE: What the pact says\\nThey agreed.")
    'Ministers met.\\nThey agreed.'
    """
    cut = {zone.start: zone.kind for zone in _zones(text)}
    kept, seen, place, is_listing = [], set(), 0, False
    for line in text.split("\n"):
        key = " ".join(line.split()).casefold()
        is_listing = cut.get(place) in _LISTING or (is_listing and (not key or _ITEM.match(line) is not None))
        is_item = is_listing and place not in cut and bool(key)
        if place not in cut and not is_item and not (len(key) >= _REPEATED and key in seen):
            kept.append(line)
        seen.add(key)
        place += len(line) + 1
    left = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")
    return left if re.search(r"[^\W\d_]{2}", left) else text


def kind_of_line(line: str) -> str | None:
    """What a line is, where it is no part of a report; None for a report's own words.

    >>> kind_of_line("Photo: Fjord Wire"), kind_of_line("Pictures of the launch were shown.")
    ('caption', None)
    """
    told = _MARK.sub("", " ".join(line.split()))
    if not 0 < len(told) <= _LONGEST:
        return None
    for form in _forms():
        if len(told) >= form.least and form.fits.fullmatch(told) and not (form.forbids and form.forbids.search(told)):
            return form.kind
    return None


def _zones(text: str) -> Iterator[Zone]:
    place = 0
    for line in text.split("\n"):
        kind = kind_of_line(line) if len(line) <= 2 * _LONGEST else None
        if kind:
            yield Zone(place, place + len(line), kind)
        place += len(line) + 1


@cache
def _forms() -> tuple[_Form, ...]:
    return tuple(
        _Form(
            entry["kind"],
            re.compile(entry["pattern"], re.IGNORECASE),
            re.compile(entry["forbid"], re.IGNORECASE) if "forbid" in entry else None,
            entry.get("at_least", 0),
        )
        for entry in read_toml("boilerplate.toml")["line"]
    )
