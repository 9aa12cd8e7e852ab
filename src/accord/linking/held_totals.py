"""6. Records ↔ records: what one holder has in all of what is shared out (delegates, seats), from day to day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Conflict, ConflictVerdict, Known, account_of, make_conflict
from accord.linking.conflict_patterns import conflict_pattern
from accord.linking.digits import in_digits
from accord.linking.voices import told_by
from accord.records import ActorRecord, FigureRecord
from accord.values import ActorKind, FigureKind

_LEAD = 90
_TAIL = 45
_CLAUSE = re.compile(r";|\b(?:while|whereas|but|as)\b")
_BEHIND = re.compile(r"[,;.]|\b(?:and|while|but|to|or)\b")


@dataclass(frozen=True, slots=True)
class _Holding:
    """A total of one holder: whose, of what, how many, and on which day."""

    record: FigureRecord
    holder: str
    shown: str
    thing: str
    value: float
    day: date


def find_holdings(known: Known) -> list[Conflict]:
    """Totals of one holder that reports of other days give otherwise ("brings her total to 60 seats", later 64)."""
    names = _names(known)
    by_holder: dict[tuple[str, str], list[_Holding]] = defaultdict(list)
    for record in known.records:
        if isinstance(record, FigureRecord) and (held := _holding(record, known, names.get(record.report, {}))):
            by_holder[held.holder, held.thing].append(held)
    found: list[Conflict] = []
    for _, every in sorted(by_holder.items()):
        every.sort(key=lambda held: (held.day, held.record.report, held.record.start))
        found += (conflict for season in _seasons(every) for conflict in _conflict(season))
    return found


def _names(known: Known) -> dict[str, dict[str, str]]:
    """Of each report the names by which persons and bodies in it may be told, each with the name to show."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for record in known.records:
        if not isinstance(record, ActorRecord):
            continue
        if record.actor_kind == ActorKind.PERSON and record.name and "." not in record.actor:
            names[record.report][record.name.split()[-1]] = record.name
        elif record.actor_kind == ActorKind.ORGANISATION and record.text[:1].isupper():
            names[record.report][record.text] = record.name
    return names


def _holding(record: FigureRecord, known: Known, names: dict[str, str]) -> _Holding | None:
    """A figure as what somebody has in all, if the words around it say so and name one holder."""
    report = known.reports[record.report]
    if record.figure_kind != FigureKind.COUNT or not isinstance(record.value, int | float) or not report.day:
        return None
    quote, start, end = record.evidence.quote, record.start - record.evidence.start, record.end - record.evidence.start
    lead, tail = quote[max(0, start - _LEAD) : start], _BEHIND.split(quote[end : end + _TAIL], maxsplit=1)[0]
    if not _pattern("totals").search(lead) or _pattern("no_totals").search(lead) or _pattern("no_tails").match(tail):
        return None
    thing = _thing(tail) or _thing(lead) or _thing(quote)
    holder = _holder(_CLAUSE.split(quote[:start])[-1], names)
    if not thing or not holder or record.value < _settings()["least"]:
        return None
    return _Holding(record, holder, names[holder], thing, float(record.value), date.fromisoformat(report.day))


def _thing(words: str) -> str:
    """What is shared out, as the last of the words that name it, in the plural."""
    found = _pattern("things").findall(words)
    return f"{found[-1].lower().rstrip('s')}s" if found else ""


def _holder(lead: str, names: dict[str, str]) -> str:
    """The one person, else the one body, named in the words before a total but for its source; of several none."""
    told = {name for name in names if re.search(rf"\b{re.escape(name)}\b(?! [A-Z])", lead)}
    told -= {name for name in told if re.search(rf"(?i:according to|reported by) (?:the )?{re.escape(name)}", lead)}
    persons = {name for name in told if names[name] != name and " " not in name}
    told = persons or told
    return next(iter(told)) if len(told) == 1 else ""


def _seasons(every: Sequence[_Holding]) -> Iterator[list[_Holding]]:
    """Totals of which each is told a few weeks after the one before: of one election or one season of games."""
    season: list[_Holding] = []
    for held in every:
        if season and (held.day - season[-1].day).days > _settings()["days"]:
            yield season
            season = []
        season.append(held)
    if season:
        yield season


def _conflict(season: Sequence[_Holding]) -> Iterator[Conflict]:
    by_value: dict[float, list[_Holding]] = defaultdict(list)
    for held in season:
        by_value[held.value].append(held)
    if len(by_value) < 2 or len({held.record.report for held in season}) < 2:
        return
    told = [by_value[value] for value in sorted(by_value)]
    accounts = [account_of(_shown(each[0]), [held.record for held in each]) for each in told]
    days = [[held.day for held in each] for each in told]
    if all(max(one) <= min(other) and one != other for one, other in pairwise(days)):
        verdict, reason = ConflictVerdict.CHANGE, f"given one after the other, from {days[0][0]} to {days[-1][-1]}"
    else:
        verdict, reason = ConflictVerdict.UNSURE, "of one holder: a change, or a disagreement"
    yield make_conflict("figure", f"{season[0].thing} of {season[0].shown}", accounts, verdict, reason)


def _shown(held: _Holding) -> str:
    unit = "" if held.thing in held.record.text else f" {held.thing}"
    source = held.record.attributed_to.name if held.record.attributed_to else ""
    return told_by(f"{in_digits(held.record)}{unit}", source)


def _pattern(name: str) -> re.Pattern[str]:
    return conflict_pattern("holdings", name)


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["holdings"]
    return settings
