"""9. Ledger → pages: what an address may ask for: the filters of pages, parsed and checked in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from accord.errors import InputError, UnknownCode
from accord.ledger.as_of import read_as_of
from accord.ledger.merged import ConflictVerdict, Verdict
from accord.reading import given_day
from accord.reading.decoding import in_one_line
from accord.values import ActorKind, EventType, FigureKind, Status

MOST_CHARACTERS = 300
USUAL_ROWS = 50
MOST_ROWS = 1_000
MOST_PAGES = 100_000
Value = str | int | bool | None


class FilterKind(StrEnum):
    """What a filter takes."""

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    CHOICE = "choice"
    FLAG = "flag"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One filter of a page: its name in the address, its label and hint, and what it takes.

    A choice that is `open` takes other words too (a label of the user's own beside PLOVER's types).
    """

    name: str
    label: str
    kind: FilterKind = FilterKind.TEXT
    choices: tuple[str, ...] = ()
    is_open: bool = False
    hint: str = ""
    least: int = 1
    most: int = MOST_PAGES
    usual: Value = None
    is_shown: bool = True

    def read(self, text: str) -> Value:
        """The value a text stands for; InputError, or UnknownCode, for what this filter does not take."""
        given = in_one_line(text)
        if not given:
            return self.usual
        if len(given) > MOST_CHARACTERS:
            raise InputError(f"{self.name} has {len(given)} characters. Expected at most {MOST_CHARACTERS}.")
        if self.kind == FilterKind.DAY:
            return given_day(given)
        if self.kind == FilterKind.MOMENT:
            read_as_of(given)
            return given
        if self.kind == FilterKind.CHOICE:
            return self._choice(given)
        if self.kind == FilterKind.FLAG:
            return given.casefold() not in ("0", "no", "false", "off")
        return self._number(given) if self.kind == FilterKind.NUMBER else given

    def _choice(self, given: str) -> str:
        by_name = {_plain(choice): choice for choice in self.choices}
        if (name := _plain(given)) in by_name:
            return by_name[name]
        if self.is_open:
            return given
        near = tuple(by_name[close] for close in get_close_matches(name, by_name, n=2, cutoff=0.6))
        raise UnknownCode(self.label.lower(), given, near, f"Expected one of {', '.join(self.choices)}.")

    def _number(self, given: str) -> int:
        if not (given.isascii() and given.isdigit() and self.least <= int(given[:9]) <= self.most):
            raise InputError(f"{self.name} is '{given}'. Expected a number from {self.least} to {self.most}.")
        return int(given[:9])


def _plain(code: str) -> str:
    return code.casefold().replace(" ", "_").replace("-", "_")


def _words(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(code) for code in codes)


AS_OF = Filter(
    name="as_of",
    label="As of",
    kind=FilterKind.MOMENT,
    hint="only what was published by the end of this day",
    is_shown=False,
)
PAGE = Filter(name="page", label="Page", kind=FilterKind.NUMBER, usual=1, is_shown=False)
PER = Filter(
    name="per",
    label="Rows",
    kind=FilterKind.NUMBER,
    most=MOST_ROWS,
    usual=USUAL_ROWS,
    is_shown=False,
    hint="rows a page",
)
ACTOR = Filter(name="actor", label="Actor", hint="country code, id or name")
TYPE = Filter(
    name="type", label="Type", kind=FilterKind.CHOICE, choices=_words(EventType), is_open=True, hint="PLOVER or label"
)
STATUS = Filter(name="status", label="Status", kind=FilterKind.CHOICE, choices=_words(Status))
VERDICT = Filter(name="verdict", label="Outcome", kind=FilterKind.CHOICE, choices=_words(Verdict))
DISAGREEMENT = Filter(name="verdict", label="Verdict", kind=FilterKind.CHOICE, choices=_words(ConflictVerdict))
SINCE = Filter(name="since", label="From", kind=FilterKind.DAY)
UNTIL = Filter(name="until", label="To", kind=FilterKind.DAY)
ALL = Filter(name="all", label="Minor events too", kind=FilterKind.FLAG, usual=False)
NEWEST = Filter(name="order", label="Order", kind=FilterKind.CHOICE, choices=("newest", "oldest"), usual="newest")
OLDEST = replace(NEWEST, choices=("oldest", "newest"), usual="oldest")
WORDS = Filter(name="q", label="Words")
SOURCE = Filter(name="source", label="Who", hint="id or part of a name")
ABOUT = Filter(name="about", label="About", hint="words or topic")
PUBLISHER = Filter(name="publisher", label="Publisher")
REPORT = Filter(name="report", label="Report", hint="id", is_shown=False)
UNIT = Filter(name="unit", label="Unit")
FIGURE_KIND = Filter(name="kind", label="Kind", kind=FilterKind.CHOICE, choices=_words(FigureKind))
ACTOR_KIND = Filter(name="kind", label="Kind", kind=FilterKind.CHOICE, choices=_words(ActorKind))
OWNER = Filter(name="owner", label="Whose", hint="country code, id or name")

PAGED = (PAGE, PER)
BETWEEN = (SINCE, UNTIL)


def read_filters(given: Iterable[tuple[str, str]], filters: Sequence[Filter]) -> dict[str, Value]:
    """The value of each filter of a page: the last one given that is not empty, else the usual one.

    InputError names a filter the page does not have, and those like it.
    """
    known = {each.name: each for each in filters}
    values: dict[str, Value] = {each.name: each.usual for each in filters}
    for name, text in given:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            guess = f" Did you mean {near[0]}?" if near else ""
            told = in_one_line(name)[:40]
            raise InputError(f"This page has no filter '{told}'.{guess} It has {', '.join(known) or 'none'}.")
        if text.strip():
            values[name] = known[name].read(text)
    if (since := values.get("since")) and (until := values.get("until")) and str(until) < str(since):
        raise InputError(f"The days end ({until}) before they begin ({since}). Expected 'since' before 'until'.")
    return values


def parameters_of(filters: Sequence[Filter], path: str = "") -> list[dict[str, Any]]:
    """The filters of a page as parameters of an OpenAPI description."""
    named = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    found: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "maxLength": MOST_CHARACTERS}}
        for name in named
    ]
    for each in filters:
        found.append(
            {
                "name": each.name,
                "in": "query",
                "required": False,
                "description": ": ".join(part for part in (each.label, each.hint) if part),
                "schema": _schema(each),
            }
        )
    return found


def _schema(each: Filter) -> Mapping[str, Any]:
    if each.kind == FilterKind.NUMBER:
        return {"type": "integer", "minimum": each.least, "maximum": each.most, "default": each.usual}
    if each.kind == FilterKind.CHOICE and not each.is_open:
        return {"type": "string", "enum": list(each.choices)}
    if each.kind == FilterKind.FLAG:
        return {"type": "boolean"}
    if each.kind == FilterKind.DAY:
        return {"type": "string", "format": "date"}
    return {"type": "string", "maxLength": MOST_CHARACTERS}
