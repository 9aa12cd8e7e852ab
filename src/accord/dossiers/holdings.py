"""7. Events → dossiers: what a kind must hold, as far as reports give it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from accord.dossiers.days import in_full
from accord.dossiers.editions import Edition, Step
from accord.dossiers.grounds import find_grounds
from accord.dossiers.index import Index
from accord.dossiers.model import Dossier
from accord.dossiers.packs import Kind
from accord.dossiers.wordlists import any_of, words
from accord.records import FigureRecord
from accord.values import ActorKind, FigureKind, Place

Holdings = list[tuple[str, str]]

STATUS_OF_FIGURE = {"actual": ""}


def find_holdings(
    dossier: Dossier, kind: Kind, edition: Edition, following: Edition | None, index: Index
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """What reports give of what the kind must hold, and the names of what they do not."""
    held: Holdings = []
    for name in kind.holds:
        held += [(name, value) for value in _FINDERS[name](dossier, kind, edition, index)]
    unknown = tuple(name for name in kind.holds if name not in {label for label, _ in held})
    if following is not None:
        place, day = _place_of(following, kind), in_full(following.due.value) if following.due else None
        said = ", ".join(part for part in (place.name if place else "", day or "") if part)
        held += [("next", said)] if said else []
    return tuple(dict.fromkeys(held)), unknown


def _by_deed(edition: Edition, kind: Kind) -> list[Step]:
    """An edition's steps, deeds before plans, later reports before earlier."""
    newest = sorted(edition.steps, key=lambda step: step.moment, reverse=True)
    return sorted(newest, key=lambda step: step.rule.stage not in kind.done)


def _ordinal(dossier: Dossier, kind: Kind, edition: Edition, index: Index) -> list[str]:
    return [str(edition.ordinal)] if edition.ordinal else []


def _chairs(dossier: Dossier, kind: Kind, edition: Edition, index: Index) -> list[str]:
    """One person a party: the one that most records name as taking part."""
    votes: Counter[tuple[str, str]] = Counter()
    for step in edition.steps:
        record = step.told.record
        for actor in (*record.actors, *record.recipients):
            if actor.kind == ActorKind.PERSON and actor.country and not _is_office(actor.name, actor.role):
                votes[actor.country, actor.name] += 1
    chairs: dict[str, str] = {}
    for (country, name), _ in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        if country in dossier.parties or not dossier.parties:
            chairs.setdefault(country, name)
    order = {country: place for place, country in enumerate(dossier.parties)}
    named = [chairs[country] for country in sorted(chairs, key=lambda country: order.get(country, 99))]
    return [" and ".join(named)] if named else []


def _is_office(name: str, role: str | None) -> bool:
    return bool(re.search(r"\bof\b", name)) or name == role


def _date(dossier: Dossier, kind: Kind, edition: Edition, index: Index) -> list[str]:
    if edition.done:
        return [in_full(edition.done)]
    if edition.due and not edition.is_off:
        held = " (as it was due)" if edition.is_done else ""
        return [in_full(edition.due.value) + held]
    return []


def _place_of(edition: Edition, kind: Kind) -> Place | None:
    return next((step.facts.place for step in _by_deed(edition, kind) if step.facts.place), None)


def _place(dossier: Dossier, kind: Kind, edition: Edition, index: Index) -> list[str]:
    place = _place_of(edition, kind)
    return [place.name] if place else []


def _agenda(dossier: Dossier, kind: Kind, edition: Edition, index: Index) -> list[str]:
    """What a planned edition is to deal with, in the words of the sentences that name it."""
    found = []
    for step in edition.steps:
        match = re.search(words()["agenda"]["pattern"], step.told.sentence.quote)
        if match and step.rule.stage not in kind.done:
            found.append(match["what"].strip())
    return list(dict.fromkeys(found))


def _document(dossier: Dossier, kind: Kind, edition: Edition, index: Index) -> list[str]:
    issued = [step for step in edition.steps if step.rule.stage == "outcome document issued"]
    return (
        [f"{re.sub(r'^(?:issued|released|published|adopted|in) ', '', issued[0].told.record.text)} (issued)"]
        if issued
        else []
    )


def find_figures(dossier: Dossier, kind: Kind, edition: Edition, index: Index) -> list[FigureRecord]:
    """The figures of an edition's steps: tied to their records, or owned by a party and beside the name."""
    found: dict[str, FigureRecord] = {}
    for step in sorted(edition.steps, key=lambda step: step.moment):
        tied = set(step.told.record.figures)
        for figure in step.told.sentence.figures:
            if figure.figure_kind not in kind.figures:
                continue
            country = figure.owner.country if figure.owner else None
            owned = country is None or not dossier.parties or country in dossier.parties
            if figure.id in tied or owned:
                found[figure.id] = figure
    return list(found.values())


def in_words(figure: FigureRecord) -> str:
    """A figure with what it measures and its scope: "8.2% rise in defense funding", "largest budget boost in years"."""
    quote = figure.evidence.quote
    rest = quote[figure.end - figure.evidence.start :]
    measured = figure.measures or ""
    text = figure.text
    if measured and measured.casefold() in rest.casefold()[: len(measured) + 12]:
        text = f"{text} {measured}"
    scope = scope_of(figure)
    return f"{text} {scope}" if scope and scope not in text else text


def scope_of(figure: FigureRecord) -> str | None:
    """How far a superlative reaches: "in years", "since 2019"."""
    if figure.figure_kind != FigureKind.SUPERLATIVE:
        return None
    rest = figure.evidence.quote[figure.end - figure.evidence.start :][:80]
    match = any_of("scope", "patterns").search(rest)
    return match.group(0) if match else None


def said_as(figure: FigureRecord) -> str:
    """A figure's period and status behind it, where there are any: " for 2026 (asked)"."""
    status = STATUS_OF_FIGURE.get(figure.status, figure.status)
    period = f" for {figure.period}" if figure.period and re.fullmatch(r"\d{4}", figure.period) else ""
    return period + (f" ({status})" if status else "")


def _rate(dossier: Dossier, kind: Kind, edition: Edition, index: Index) -> list[str]:
    kinds = (FigureKind.CHANGE, FigureKind.SUPERLATIVE)
    rates = [f for f in find_figures(dossier, kind, edition, index) if f.figure_kind in kinds]
    return [in_words(figure) + said_as(figure) for figure in each_once(rates)]


def each_once(figures: Sequence[FigureRecord]) -> list[FigureRecord]:
    """Figures with the same value and unit as the last of them says it; words such as "significant" each for itself."""
    latest = {(f.figure_kind, f.unit, f.value if f.value is not None else f.text.casefold()): f for f in figures}
    return list(latest.values())


def _amount(dossier: Dossier, kind: Kind, edition: Edition, index: Index) -> list[str]:
    amounts = [f for f in find_figures(dossier, kind, edition, index) if f.figure_kind == FigureKind.MONEY]
    return [figure.text + said_as(figure) for figure in each_once(amounts)]


def _base_year(dossier: Dossier, kind: Kind, edition: Edition, index: Index) -> list[str]:
    quotes = (step.told.sentence.quote for step in edition.steps)
    found = [match.group(0) for quote in quotes for match in any_of("base", "marks").finditer(quote)]
    return list(dict.fromkeys(found))


def _fiscal_year(dossier: Dossier, kind: Kind, edition: Edition, index: Index) -> list[str]:
    return [str(edition.year)] if edition.year else []


def _approver(dossier: Dossier, kind: Kind, edition: Edition, index: Index) -> list[str]:
    """The legislature that is asked or that decides."""
    found: list[str] = []
    for step in _by_deed(edition, kind):
        record = step.told.record
        found += [actor.name for actor in (*record.actors, *record.recipients) if actor.sector == "LEG"]
        found += [name for name in dossier.approvers if name in step.told.sentence.quote]
    return found[:1]


def _reasons(dossier: Dossier, kind: Kind, edition: Edition, index: Index) -> list[str]:
    return find_grounds(edition.steps, index)


_FINDERS = {
    "ordinal": _ordinal,
    "chairs": _chairs,
    "date": _date,
    "place": _place,
    "agenda": _agenda,
    "outcome document": _document,
    "rate": _rate,
    "amount": _amount,
    "base year": _base_year,
    "fiscal year": _fiscal_year,
    "approver": _approver,
    "reasons": _reasons,
}


def percent_of(figures: Sequence[FigureRecord]) -> set[float]:
    """The rates in percent among figures."""
    rates = [f.value for f in figures if f.figure_kind == FigureKind.CHANGE and f.unit == "percent"]
    return {float(rate) for rate in rates if isinstance(rate, float | int)}
