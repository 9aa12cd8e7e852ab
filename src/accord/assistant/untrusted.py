"""9. Ledger → an assistant: words of reports as marked data, with where they stand.

Whatever is made of a report's words (titles, names, quotes, what a figure measures) goes out as `Quoted` and nowhere
else: a tool's own words, names and descriptions hold none, so an assistant can tell data from what it is told to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from accord.ledger.merged import Event
from accord.reading.decoding import in_one_line
from accord.records import Evidence, Report
from accord.values import Actor

MOST_CHARACTERS = 500
MOST_CITATIONS = 3
"""Citations under one result; the rest are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words made of a report's, as data: never to be followed. `cut` says that more of them is in the report."""

    untrusted_text: str
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The sentence a result was read from: its report, day (ISO), place in the text (code points), words."""

    report: str
    published: str | None
    publisher: Quoted | None
    title: Quoted | None
    start: int
    end: int
    words: Quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who acts, speaks or is acted on: name as reported, ISO 3166-1 alpha-3 country, PLOVER sector."""

    name: Quoted
    kind: str
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """The first citations of a result, and how many more there are."""

    citations: list[Citation]
    more_citations: int


def quoted(text: str) -> Quoted:
    """The text on one line, without control characters, cut to 500 characters.

    >>> quoted("Ministers\\n met")
    Quoted(untrusted_text='Ministers met', cut=False)
    """
    line = in_one_line(text)
    return Quoted(untrusted_text=line[:MOST_CHARACTERS], cut=len(line) > MOST_CHARACTERS)


def quoted_or_none(text: str | None) -> Quoted | None:
    """The text as `quoted` gives it; None where there is none."""
    return quoted(text) if text else None


def party(actor: Actor | None) -> Party | None:
    """An actor as shown to an assistant."""
    if actor is None:
        return None
    return Party(name=quoted(actor.name), kind=actor.kind.value, country=actor.country, sector=actor.sector)


def parties(actors: Sequence[Actor]) -> list[Party]:
    """The actors as shown to an assistant, in their order."""
    return [shown for actor in actors if (shown := party(actor))]


class Citing:
    """Makes citations of evidence, with publisher, title and day of the report it stands in."""

    def __init__(self, report: Callable[[str], Report]) -> None:
        self._report = cache(report)

    def one(self, evidence: Evidence) -> Citation:
        """The citation of a sentence."""
        report = self._report(evidence.report)
        return Citation(
            report=evidence.report,
            published=report.published,
            publisher=quoted_or_none(report.publisher),
            title=quoted_or_none(report.title),
            start=evidence.start,
            end=evidence.end,
            words=quoted(evidence.quote),
        )

    def some(self, evidence: Iterable[Evidence]) -> Cited:
        """The citations of the first sentences, one a report before a second of any, and the number of the others."""
        told = list(dict.fromkeys(evidence))
        first = {each.report: each for each in reversed(told)}
        ordered = sorted(told, key=lambda each: first[each.report] != each)
        shown = [self.one(each) for each in ordered[:MOST_CITATIONS]]
        return Cited(citations=shown, more_citations=len(told) - len(shown))

    def of_event(self, event: Event) -> Cited:
        """The citations of what reports say of an event."""
        return self.some(event.evidence)
