"""9. Ledger → pages: search: reports by their words, and what a code, an id or a name leads to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from accord.api import Ledger
from accord.errors import AccordError
from accord.ledger.merged import Conflict, Event, Plan
from accord.ledger.search import Hit
from accord.records import AnyRecord, Report
from accord.values import EventType, Status
from accord.web.declaring import Asked, Page, View
from accord.web.filters import WORDS, Filter, FilterKind

LIMIT = Filter(name="limit", label="At most", kind=FilterKind.NUMBER, most=200, usual=30, is_shown=False)
_PATHS = {"v": ("events",), "p": ("plans", "records"), "c": ("conflicts",), "r": ("reports",)}
_PATHS |= dict.fromkeys("esfta", ("records",))
"""What an id is of, by its first letter."""
_ID = re.compile("[acefprstv][0-9a-f]{4,12}")


@dataclass(frozen=True, slots=True)
class Way:
    """A page that the words typed lead to: its kind, its name and its path."""

    kind: str
    name: str
    path: str
    note: str = ""


def show_search(asked: Asked, ledger: Ledger) -> View:
    """Reports that hold all the words, the best first, with the sentence around them; before them, what is named so."""
    words = asked.text("q") or ""
    limit = asked.number("limit")
    hits = ledger.search(words, limit=limit, as_of=asked.as_of) if words else ()
    context = {
        "find": words,
        "hits": [(hit, _marked(hit)) for hit in hits],
        "ways": _ways(words, ledger, asked) if words else [],
        "more": asked.same_page(limit=200) if len(hits) == limit < LIMIT.most else None,
    }
    rows = [_row(hit) for hit in hits]
    return View(items=hits, rows=rows, context=context, title=f"“{words}”" if words else "Search")


def _row(hit: Hit) -> dict[str, object]:
    report = {name: getattr(hit.report, name) for name in ("id", "day", "publisher", "title")}
    return report | {"start": hit.start, "end": hit.end, "quote": hit.quote, "score": round(hit.score, 3)}


def _marked(hit: Hit) -> list[tuple[str, bool]]:
    """The shown words in pieces, each with whether it is one of those searched for."""
    inside = [(max(m.start, hit.start), min(m.end, hit.end)) for m in hit.matches]
    spans = [(start - hit.start, end - hit.start) for start, end in inside if start < end]
    bounds = sorted({0, len(hit.quote), *(place for span in spans for place in span)})
    return [
        (hit.quote[start:end], any(first <= start and end <= last for first, last in spans))
        for start, end in pairwise(bounds)
    ]


def _ways(words: str, ledger: Ledger, asked: Asked) -> list[Way]:
    found = [*_ids(words, ledger, asked.as_of), *_codes(words, ledger, asked.as_of)]
    for actor in ledger.actors(words=words, as_of=asked.as_of, limit=4):
        note = f"{actor.events} events, {actor.statements} statements"
        found.append(Way("actor", actor.name, f"/actors/{actor.id}", note))
    return found


def _ids(words: str, ledger: Ledger, as_of: str | None) -> list[Way]:
    """The things whose id is typed, or begun."""
    if not _ID.fullmatch(words):
        return []
    found: list[Way] = []
    for kind in _PATHS[words[0]]:
        try:
            thing = _thing(kind, words, ledger, as_of)
        except AccordError:
            continue
        found.append(Way(kind.removesuffix("s"), str(thing), f"/{kind}/{thing.id}"))
    return found


def _thing(kind: str, name: str, ledger: Ledger, as_of: str | None) -> Event | Plan | Conflict | Report | AnyRecord:
    if kind == "events":
        return ledger.event(name, as_of=as_of)
    if kind == "plans":
        return ledger.plan(name, as_of=as_of)
    if kind == "records":
        return ledger.record(name)
    return ledger.conflict(name, as_of=as_of) if kind == "conflicts" else ledger.report(name)


def _codes(words: str, ledger: Ledger, as_of: str | None) -> list[Way]:
    """Events of the type, label or status that is typed, or of the country."""
    code = words.strip().replace(" ", "_")
    tried = [("type", code.upper() if code.upper() in tuple(EventType) else code.lower())]
    tried += [("status", code.lower())] if code.lower() in tuple(Status) else []
    tried += [("actor", code.upper())] if len(code) == 3 and code.isalpha() else []
    found = []
    for name, value in tried:
        given: dict[str, Any] = {name: value}
        number = ledger.count_events(**given, as_of=as_of)
        if number:
            path = f"/events?{name}={value}&all=1" + (f"&as_of={as_of}" if as_of else "")
            found.append(Way(name, value, path, f"{number:,} events"))
    return found


PAGES = (
    Page(
        path="/search",
        title="Search",
        template="search.html.j2",
        make=show_search,
        filters=(WORDS, LIMIT),
        group="Sources",
    ),
)
