"""6. Records ↔ records: what a count of people says became of them."""

from __future__ import annotations

import re
from typing import Any

from accord.data import read_toml
from accord.records import FigureRecord

CLAUSE = re.compile(r"[;:]\s|\.\s(?=[A-Z])|,\s(?!(?:19|20)\d\d\b)")
"""Where the clause around a figure ends; a comma in a number or a date does not end it."""
_NAMED = re.compile(r"(?<=\s)[A-Z][\w’'-]+")
_BREAK = re.compile(r"[;:,]\s|\.\s(?=[A-Z])|\band\b|\bbut\b|\bwhile\b")
_NEXT_FIGURE = re.compile(
    r"\b(?:and|while|but) (?:[\w-]+ ){0,3}?(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"dozens|scores|hundreds|thousands|many|several|others)\b)",
    re.IGNORECASE,
)
_TOLL = re.compile(r"\b(?:death|fatality) (?:toll|count)\b")
_OF_THINGS = 2
_REACH = 25


def are_of_others(one: FigureRecord, other: FigureRecord) -> bool:
    """Whether two counts name whom they count, and not the same ("790 Norwegian soldiers", "2,300 Finnish deaths")."""
    left, right = (frozenset(_NAMED.findall(_behind(figure))) for figure in (one, other))
    return bool(left and right) and left.isdisjoint(right)


def _behind(figure: FigureRecord) -> str:
    end = figure.end - figure.evidence.start
    return f"{figure.text} {CLAUSE.split(figure.evidence.quote[end:], maxsplit=1)[0][:_REACH]}"


def counts_people(figure: FigureRecord) -> bool:
    """Whether a number without a noun counts people by the verb behind it ("17,680 took part")."""
    tail = figure.evidence.quote[figure.end - figure.evidence.start :].lstrip().lower()
    return tail.startswith(tuple(counted()["people_verbs"]))


def casualty(figure: FigureRecord) -> str:
    """Of those that a figure counts, whether they were "killed" or "injured", by the words behind it; else nothing.

    "35 were rescued", "in 36 states most of those who died" count no dead: the words must be of the figure's own clause
    and, where it counts things, stand right behind them.
    """
    if _TOLL.search((figure.measures or "").lower()):
        return "killed"
    lead = _BREAK.split(figure.evidence.quote[: figure.start - figure.evidence.start])[-1].split()[-3:]
    tail = CLAUSE.split(figure.evidence.quote[figure.end - figure.evidence.start :][:70], maxsplit=1)[0]
    tail = _NEXT_FIGURE.split(tail, maxsplit=1)[0]
    if figure.unit in counted()["things"]:
        lead, tail = [], " ".join(tail.split()[:_OF_THINGS])
    nearest = (*lead[-1:], *tail.split(), *reversed(lead[:-1]))
    words = [word.lower().strip(".,;:“”\"'") for word in nearest]
    listed: dict[str, list[str]] = counted()["casualties"]
    return next((name for word in words for name, forms in listed.items() if word in forms), "")


def counted() -> dict[str, Any]:
    """The words and distances of data/conflicts.toml by which counts are compared."""
    settings: dict[str, Any] = read_toml("conflicts.toml")["counted"]
    return settings
