"""6. Records ↔ records: whether two figures can be of one thing: places, numbers in names, kinds, goals and lists."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from functools import cache, lru_cache
from typing import Any

from accord.data import read_toml
from accord.data.place_names import demonyms, fold, look_up, named_everywhere
from accord.linking.counted_people import CLAUSE, counted, fate, unit_of
from accord.records import FigureRecord
from accord.values import FigureKind

_NAME = r"(?:the )?((?-i:[A-Z])[\w’'-]+(?: (?:of )?(?-i:[A-Z])[\w’'-]+)*)"
_SUBJECT = re.compile(
    rf"(?:^|[,;] |\b(?:said|says|that|while|as|but) ){_NAME},? (?:reporting|with|had|has|saw|recorded)\s"
    r"(?:[a-z]+\s){0,3}$",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"(?: [a-z]+){0,2} ((?:[A-Z]\.){2}|[A-Z][\w’'-]+)")
"""The people or country in the noun that is counted ("26 Norwegians", "2,254 confirmed U.S. cases")."""
_SHARE_OF = re.compile(r"\b(?:every|per|each)\s*$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SUPPOSED = frozenset({"actual", "claimed", "estimated", "possible"})
"""Standings of figures of what is or may be, not of what is planned or asked for."""
WORLD = "world"
"""The place of a figure that is of the whole world."""
_NATION = "nation"
_COMPARED_WITH = re.compile(
    r"\b(?:up|down|(?:compared|increase|jump|rise) (?:with|from)|against) (?:from |the |some |about |just )*$"
)
"""Before what a number was till then, which is of where the number itself is ("112, up from 98 on Friday")."""
_NUMBER = re.compile(r"\d[\d,.]*(?= )")
_STRONG = re.compile(r"-strong ((?:[\w’'-]+ ?){1,3})")
_CODE = re.compile(r"\b(?!EUR|USD|GBP|JPY|CNY|CHF|INR|AUD|CAD|RM)[A-Z]{1,3}\d+(?:[A-Z]\d+)?\b")
_TOWN = re.compile(r"\b(?:[Ii]n|across|throughout|near|around) ((?:[A-Z][\w’'-]+ ){0,2}[A-Z][\w’'-]+)")
_LARGE_TOWN = 100_000
"""Least people of a town by whose name figures are told apart: names of small ones are often words or other names."""
_SAYS = re.compile(r"\b(?:said|says|told|reported|according)\b")
_TAIL = 80
_WORDS_BEFORE = 4
_WORDS_BEHIND = 6


def are_of_other_things(one: FigureRecord, other: FigureRecord) -> bool:
    """Whether the words around two figures say that they are of two things.

    Of two countries ("142 cases in Norway", "1,279 worldwide"), of things told apart by a number ("a category 2
    storm"), of two kinds ("confirmed cases", "suspected cases"), or one wished for and one told.
    """
    if _is_wished(one) != _is_wished(other):
        return True
    if _kinds(one) and _kinds(other) and _kinds(one).isdisjoint(_kinds(other)):
        return True
    if _are_more(one) != _are_more(other) and {one.status, other.status} <= _SUPPOSED:
        return True
    if one.report == other.report and _is_of_one_alone(one) != _is_of_one_alone(other):
        return True
    if {_reach(one), _reach(other)} == {_NATION, WORLD}:
        return True
    if one.report != other.report and (_is_position(one) or _is_position(other)):
        return True
    if _are_contrasted(one, other) or _are_disjoint(_force(one), _force(other)):
        return True
    places = {place_of(one), place_of(other)} - {""}
    return len(places) > 1 or _are_numbered_apart(one, other)


def are_of_other_years(one: FigureRecord, other: FigureRecord, days: tuple[date | None, date | None]) -> bool:
    """Whether two figures, by their periods or else the days of their reports, are years apart ("killed 299 in 2003").

    A year and the next may be one count that ran on; two that are told for whole years are two.
    """
    years = [int(match[0]) if (match := _YEAR.match(figure.period or "")) else 0 for figure in (one, other)]
    if not any(years):
        return False
    if all(figure.period and _YEAR.fullmatch(figure.period) for figure in (one, other)):
        return years[0] != years[1]
    left, right = (year or (day.year if day else 0) for year, day in zip(years, days, strict=True))
    return bool(left and right) and abs(left - right) > 1


def measures_nothing(figure: FigureRecord) -> bool:
    """Whether a number is not to be compared.

    It picks out one of a group ("one of the authors"), counts what is no word ("5.0 ±"), is what a part is of ("four in
    every 1,000"), or gives the length before it in another unit ("75 miles (120 km)").
    """
    lead = figure.evidence.quote[: figure.start - figure.evidence.start]
    behind = _behind(figure)
    if figure.figure_kind in (FigureKind.MEASURE, FigureKind.RATE):
        return bool(re.search(r"\d[\w. -]* \($", lead)) and behind.startswith(")")
    is_picked = figure.value == 1 and bool(re.match(r"\s+of\b", behind))
    return (
        is_picked
        or bool(_SHARE_OF.search(lead))
        or (figure.figure_kind == FigureKind.COUNT and not re.match(r"[^\W\d_]", figure.unit or "x"))
    )


def are_listed(one: FigureRecord, other: FigureRecord) -> bool:
    """Whether two figures stand in one sentence that does not set them against each other, as parts of a list do."""
    if (one.report, one.evidence.start) != (other.report, other.evidence.start):
        return False
    return not _pattern("against").search(_between(one, other))


def _between(one: FigureRecord, other: FigureRecord) -> str:
    """The words between two figures of one sentence."""
    first, last = sorted((one, other), key=lambda figure: figure.start)
    return one.evidence.quote[first.end - one.evidence.start : last.start - one.evidence.start]


def are_of_other_towns(one: FigureRecord, other: FigureRecord) -> bool:
    """Whether the clauses of two figures name towns, and not the same ("in Turku", "in Lahti")."""
    left, right = (_towns(figure) for figure in (one, other))
    return _are_disjoint(left, right) and not any(a in b or b in a for a in left for b in right)


def _towns(figure: FigureRecord) -> frozenset[str]:
    """The towns that the clause behind a figure names, or else those before it where nobody says it there."""
    start, end = figure.start - figure.evidence.start, figure.end - figure.evidence.start
    behind = CLAUSE.split(figure.evidence.quote[end : end + _TAIL], maxsplit=1)[0]
    lead = CLAUSE.split(figure.evidence.quote[:start])[-1]
    lead = "" if _SAYS.search(lead) else lead
    named = (frozenset(filter(None, map(_town, _TOWN.findall(words)))) for words in (behind, lead))
    return next(filter(None, named), frozenset())


@cache
def _town(name: str) -> str:
    """The large town that a name is of, as the gazetteer has it, "" for a country, a region or a name of little."""
    towns = (each for each in look_up(name) if each.kind in ("city", "capital") and each.population >= _LARGE_TOWN)
    town = next(towns, None)
    return fold(town.name) if town else ""


def place_of(figure: FigureRecord) -> str:
    """The country a figure is of by its sentence ("NOR"), "world" for the whole world, "" where none is told.

    It stands in the clause behind the figure, else the nearest before it in the sentence; dead, ill and cases are also
    of the people named with them ("26 Norwegians have died"), as soldiers are not of where they are.
    """
    start, end = figure.start - figure.evidence.start, figure.end - figure.evidence.start
    has_fate = bool(fate(figure)) or unit_of(figure) in counted()["things"]
    return _place_at(figure.evidence.quote, start, end, has_fate=has_fate)


@lru_cache(maxsize=20_000)
def _place_at(quote: str, start: int, end: int, *, has_fate: bool) -> str:
    behind = CLAUSE.split(quote[end : end + _TAIL], maxsplit=1)[0]
    lead = quote[:start]
    if _COMPARED_WITH.search(lead) and (now := _nearest_number(lead, quote[start:end])):
        return _place_at(quote, *now, has_fate=has_fate)
    subject = _SUBJECT.search(lead)
    if found := _countries(behind):
        return found[0]
    if has_fate and (named := _PEOPLE.match(behind)) and (country := _country_of_people(named[1])):
        return country
    if subject and (country := _country(subject[1])):
        return country
    before = _countries(lead)
    return before[-1] if before else ""


def _nearest_number(lead: str, then: str) -> tuple[int, int] | None:
    """Where the number stands before another one that is nearest to it in size."""
    was = float(re.sub(r"\D", "", then) or 0)
    if not was:
        return None
    told = [(match, float(re.sub(r"\D", "", match[0]) or 0)) for match in _NUMBER.finditer(lead)]
    near = [(max(value, was) / min(value, was), match) for match, value in told if value]
    nearest = min(near, key=lambda each: each[0], default=None)
    return nearest[1].span() if nearest else None


def _countries(words: str) -> list[str]:
    """The countries and "world" that words name behind "in" and its like, in their order."""
    found = []
    for match in _placed().finditer(words):
        name = next((name for name in match.groups() if name), "")
        country = _country(name) if name else WORLD
        if country:
            found.append(country)
    return found


@cache
def _country_of_people(name: str) -> str:
    """The country of a people or of its adjective ("Norwegians", "Norwegian", "U.S."), "" where it is none."""
    known = demonyms()
    return known.get(fold(name), known.get(fold(name).removesuffix("s"), _country(name)))


@cache
def _country(name: str) -> str:
    """The one country that a widely known place lies in, or that a name is of."""
    entry = next(iter(look_up(name)), None)
    is_known = entry is not None and (entry.kind == "country" or fold(name) in named_everywhere())
    return entry.countries[0] if entry and is_known and len(entry.countries) == 1 else ""


@cache
def _placed() -> re.Pattern[str]:
    within, world = ("|".join(_settings()[name]) for name in ("within", "world"))
    having = r"(?:(?:had|has|saw)(?: \w*ed)?|recorded|reported) (?:the|a|an|about|over|more|at|some|\d)"
    owned = rf"{_NAME}['’]s (?:[\w-]+ ){{0,3}}(?:toll|tally|total)\b"
    return re.compile(rf"\b(?:(?:{world})\b|(?:{within}) {_NAME}|{_NAME} {having}|{owned})", re.IGNORECASE)


def _behind(figure: FigureRecord) -> str:
    return figure.evidence.quote[figure.end - figure.evidence.start :]


def _are_contrasted(one: FigureRecord, other: FigureRecord) -> bool:
    """Whether one sentence holds two figures up against each other ("40 boats as opposed to 7 in Finland")."""
    if (one.report, one.evidence.start) != (other.report, other.evidence.start):
        return False
    return bool(_pattern("contrast").search(_between(one, other)))


def _force(figure: FigureRecord) -> frozenset[str]:
    """What a number is the strength of ("a 900-strong fleet"), none of a figure without that word."""
    found = _STRONG.match(_behind(figure))
    return frozenset(found[1].lower().split()) if found else frozenset()


def _are_disjoint(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether both hold something, and nothing in common."""
    return bool(left and right) and left.isdisjoint(right)


def _are_numbered_apart(one: FigureRecord, other: FigureRecord) -> bool:
    """Whether a thing in both sentences has a number of its own, and not the same."""
    left, right = _numbered(one.evidence.quote), _numbered(other.evidence.quote)
    return any(left[name].isdisjoint(right[name]) for name in left.keys() & right.keys())


@cache
def _numbered(words: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for match in _pattern("numbered").finditer(words):
        found[match[1].lower()].add(match[2].lower())
    for match in _CODE.finditer(words):  # "H5N1" and "H1N1", "B12" and "B40": names of one make
        found[re.sub(r"\d+", "0", match[0])].add(match[0])
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _kinds(figure: FigureRecord) -> frozenset[str]:
    """The kinds that the words of a figure name: those of what it measures, and those right around it."""
    start, end = figure.start - figure.evidence.start, figure.end - figure.evidence.start
    lead = CLAUSE.split(figure.evidence.quote[:start])[-1].lower().split()[-_WORDS_BEFORE:]
    tail = CLAUSE.split(figure.evidence.quote[end:], maxsplit=1)[0].lower().split(" and ")[0].split()[:_WORDS_BEHIND]
    words = frozenset(word.strip(".,;:") for word in (*(figure.measures or "").lower().split(), *lead, *tail))
    return frozenset(name for name, listed in _settings()["kinds"].items() if not words.isdisjoint(listed))


def _are_more(figure: FigureRecord) -> bool:
    """Whether a count is of what came on top of those told before ("three more deaths", "another 20 people")."""
    start, end = figure.start - figure.evidence.start, figure.end - figure.evidence.start
    lead, behind = figure.evidence.quote[:start], figure.evidence.quote[end:]
    return bool(_pattern("more_before").search(lead) or _pattern("more_behind").match(behind))


def _is_of_one_alone(figure: FigureRecord) -> bool:
    """Whether a figure is said to be of one place of several ("Norway alone has 30")."""
    return re.search("|".join(_settings()["patterns"]["alone"]), figure.evidence.quote) is not None


def _reach(figure: FigureRecord) -> str:
    """Whether the clause of a figure says that it is of the world or of a whole nation ("the nationwide total")."""
    start, end = figure.start - figure.evidence.start, figure.end - figure.evidence.start
    clause = (
        f"{CLAUSE.split(figure.evidence.quote[:start])[-1]} {CLAUSE.split(figure.evidence.quote[end:], maxsplit=1)[0]}"
    )
    if _pattern("nation").search(clause):
        return _NATION
    return WORLD if place_of(figure) == WORLD else ""


def _is_wished(figure: FigureRecord) -> bool:
    lead = figure.evidence.quote[: figure.start - figure.evidence.start]
    return bool(_pattern("wished").search(lead))


def _is_position(figure: FigureRecord) -> bool:
    """Whether a length says where something is for the moment ("75 miles (120 km) north of Turku")."""
    return figure.figure_kind == FigureKind.MEASURE and bool(_pattern("position").match(_behind(figure)))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_settings()['patterns'][name])})", re.IGNORECASE)


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["measured_things"]
    return settings
