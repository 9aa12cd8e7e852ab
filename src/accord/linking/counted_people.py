"""6. Records ↔ records: what a count of people says became of them."""

from __future__ import annotations

import re
from typing import Any

from accord.data import read_toml
from accord.records import FigureRecord
from accord.values import FigureKind

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
_TOLL_BEFORE = re.compile(
    r"\b(?:death toll|death count|(?:number|toll|count|estimates?|tally) of (?:[\w-]+ )?(?:deaths|dead|fatalities))\b"
    r"[^.;:]{0,60}$",
    re.IGNORECASE,
)
"""A toll right before a number: "cut the death toll to 30 from as many as 50"."""
_NO_NOUN = re.compile(r"\s*(?:[.,;]|$|(?:from|as|and|but|on|in|by|after|down|up)\b)")
_NUMBER_OF = re.compile(
    r"(?:the )?(?:\w+ )?number of (?:[\w-]+ ){0,2}?([a-z]+s|people)(?= (?:in|within|at|of|from|on|who|to|by)\b|$)"
)
_ASIDE = re.compile(r",? (?:including|among them|mostly|mainly) [^,]*,|\([^)]*\)|, most(?:ly)? of them [^,]*,")
"""Words between a count and its verb that say who they are ("100 people, including many sailors, were held")."""
_ALL = frozenset({"people", "persons"})
_NOUN_WITHIN = 3
_OF_THINGS = 2
_REACH = 25


def are_of_others(one: FigureRecord, other: FigureRecord) -> bool:
    """Whether two counts name whom they count, and not the same ("790 Norwegian soldiers", "2,300 Finnish deaths")."""
    left, right = (frozenset(_NAMED.findall(_behind(figure))) for figure in (one, other))
    return bool(left and right) and left.isdisjoint(right)


def are_part_and_whole(one: FigureRecord, other: FigureRecord) -> bool:
    """Whether one count of a report is of a kind of people, and the other of all of them, or of another kind.

    "49 people were hurt, the ministry said. The union said 36 officers were hurt": no more officers than people.
    """
    left, right = _kind_of_people(one), _kind_of_people(other)
    if left and right:
        return left.isdisjoint(right)
    if one.report != other.report or not (left or right):
        return False
    part, whole = (one, other) if left else (other, one)
    return not _ALL.isdisjoint(_noun_of(whole)) and _as_number(part) <= _as_number(whole)


def _as_number(figure: FigureRecord) -> float:
    return float(figure.value) if isinstance(figure.value, int | float) else 0.0


def _kind_of_people(figure: FigureRecord) -> frozenset[str]:
    """The kinds that the noun of a count may name ("officers": police, soldiers), none for people at large."""
    words = _noun_of(figure)
    listed: dict[str, list[str]] = counted()["kinds_of_people"]
    kinds = (frozenset(name for name, forms in listed.items() if word in forms) for word in words)
    return next(filter(None, kinds), frozenset())


def _noun_of(figure: FigureRecord) -> list[str]:
    """The words of a count and those right behind it, among which is the noun that is counted."""
    behind = _BREAK.split(figure.evidence.quote[figure.end - figure.evidence.start :], maxsplit=1)[0]
    return [word.strip(".,;:“”\"'").lower() for word in (*figure.text.split(), *behind.split()[:_NOUN_WITHIN])]


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
    if unit_of(figure) in counted()["things"]:
        lead, tail = [], " ".join(tail.split()[:_OF_THINGS])
    nearest = (*lead[-1:], *tail.split(), *reversed(lead[:-1]))
    words = [word.lower().strip(".,;:“”\"'") for word in nearest]
    listed: dict[str, list[str]] = counted()["casualties"]
    return next((name for word in words for name, forms in listed.items() if word in forms), "")


def fate(figure: FigureRecord) -> str:
    """What became of the people that a figure counts: "killed", "injured", "confined", "infected" …; else nothing.

    The verb stands behind them in their clause ("70 sailors were held") or right before ("the army held 70 sailors").
    """
    if name := casualty(figure):
        return name
    quote, start = figure.evidence.quote, figure.start - figure.evidence.start
    if _is_bare(figure) and _TOLL_BEFORE.search(quote[:start]):
        return "killed"
    if figure.figure_kind != FigureKind.COUNT or unit_of(figure) in counted()["things"]:
        return ""
    listed: dict[str, list[str]] = counted()["fates"]
    unit = unit_of(figure)
    if name := next((name for name, forms in listed.items() if unit in forms), ""):
        return name
    lead = _BREAK.split(quote[:start])[-1].split()[-3:]
    tail = CLAUSE.split(_ASIDE.sub(" ", quote[figure.end - figure.evidence.start :])[:90], maxsplit=1)[0]
    tail = _NEXT_FIGURE.split(tail, maxsplit=1)[0]
    words = [word.lower().strip(".,;:“”\"'") for word in (*lead[-1:], *tail.split(), *reversed(lead[:-1]))]
    name = next((name for word in words for name, forms in listed.items() if word in forms), "")
    return name if not name or unit == "people" else f"{name} {unit}"


def unit_of(figure: FigureRecord) -> str:
    """The unit of a figure in lower case; of one behind "the number of infections in the city" what is numbered."""
    if figure.figure_kind == FigureKind.COUNT and (match := _NUMBER_OF.match((figure.measures or "").lower())):
        return match[1]
    return (figure.unit or "").lower()


def _is_bare(figure: FigureRecord) -> bool:
    """Whether a number of people stands without a noun for them."""
    behind = figure.evidence.quote[figure.end - figure.evidence.start :]
    return figure.unit == "people" and bool(_NO_NOUN.match(behind))


def counted() -> dict[str, Any]:
    """The words and distances of data/conflicts.toml by which counts are compared."""
    settings: dict[str, Any] = read_toml("conflicts.toml")["counted"]
    return settings
