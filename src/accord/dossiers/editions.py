"""7. Events → dossiers: which edition of a series, or which fiscal year, a step belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from accord.dossiers.evidence import Facts, exact_day
from accord.dossiers.index import Index
from accord.dossiers.rules import Kind, Rule
from accord.dossiers.told import Told
from accord.values import Place, When

LAST = "9999-12-31"
FIRST = "0001-01-01"


@dataclass(slots=True, eq=False)
class Step:
    """A record and the rule it meets, before it is known whether it moves the dossier."""

    told: Told
    rule: Rule
    facts: Facts

    @property
    def reported(self) -> str:
        """The day of its report; reports without one come first."""
        return self.told.sentence.report.day or FIRST

    @property
    def moment(self) -> tuple[str, str, int]:
        """When it was said, for the order of steps."""
        report = self.told.sentence.report
        return (report.published or FIRST, report.id, self.told.record.start)


@dataclass(slots=True, eq=False)
class Edition:
    """One of a series with its steps: its number, the day it was held, the day it is due; one fiscal year; one leg."""

    ordinal: int | None = None
    year: int | None = None
    item: str | None = None
    done: str | None = None
    due: When | None = None
    is_done: bool = False
    is_off: bool = False
    place: Place | None = None
    countries: set[str] = field(default_factory=set)
    steps: list[Step] = field(default_factory=list)

    @property
    def order(self) -> str:
        """The day it is sorted by."""
        first = min((step.reported for step in self.steps), default=LAST)
        if self.year:
            return f"{self.year:04d}"
        return self.done or (self.due.earliest if self.due else None) or first

    @property
    def name(self) -> str | None:
        """What tells it from the others: its number, else its year."""
        if self.item:
            return self.item
        if self.place is not None:
            return self.place.name
        if self.ordinal:
            return str(self.ordinal)
        if self.year:
            return str(self.year)
        day = self.done or (self.due.earliest if self.due else None)
        return day[:4] if day else None

    def takes(self, step: Step, kind: Kind) -> None:
        """Add a step, with what it says of the edition."""
        self.steps.append(step)
        self.ordinal = self.ordinal or step.facts.ordinal
        stage = step.rule.stage
        if stage == kind.done[0] if kind.done else False:
            self.is_done = True
            self.done = self.done or step.facts.day
        elif stage in kind.turns and not (self.is_done and _ends_what_is_held(stage, kind)):
            moved = _moved_to(step.facts.when, self.due)
            self.due, self.is_off = moved, moved is self.due
        elif stage not in (*kind.done, *kind.turns) and _gives_a_day(step.facts.when, self.due):
            self.due, self.is_off = step.facts.when, False


def _gives_a_day(when: When | None, due: When | None) -> bool:
    """Whether a plan's When says when it is due: a day, or anything where nothing is known."""
    return when is not None and (exact_day(when) is not None or due is None)


def _moved_to(when: When | None, due: When | None) -> When | None:
    """The new day of what was put off ("until 9 April" ends on it), else the day it had."""
    if when is None or not when.latest:
        return due
    day = when.latest[:10]
    if due is not None and due.latest and day <= due.latest[:10]:
        return due
    return When(value=day, earliest=day, latest=day) if when.value.startswith("../") else when


def by_day(kind: Kind, every: int, steps: list[Step]) -> list[Edition]:
    """The editions of a series that recurs every so many days, each with its steps, in order."""
    editions: list[Edition] = []
    # Within a report, what can only follow a deed is looked at after the deed: "signed a pact after the talks".
    for step in sorted(steps, key=lambda step: (*step.moment[:2], bool(step.rule.after), step.moment[2])):
        found = _edition_of(step, editions, kind, every // 2)
        if found is None and not step.rule.after:
            found = Edition()
            editions.append(found)
        if found is not None:
            found.takes(step, kind)
    return sorted(editions, key=lambda edition: edition.order)


def _edition_of(step: Step, editions: list[Edition], kind: Kind, half: int) -> Edition | None:
    """The edition a step belongs to among those known so far; None for a new one."""
    if step.facts.ordinal:
        for edition in editions:
            if edition.ordinal == step.facts.ordinal:
                return edition
    fitting = [e for e in editions if not (e.ordinal and step.facts.ordinal and e.ordinal != step.facts.ordinal)]
    if _ends_what_is_held(step.rule.stage, kind):
        held = _latest_done([e for e in fitting if e.is_done], step, half)
        if held is not None:
            return held
    if step.rule.after:
        return _latest_done([e for e in fitting if e.is_done], step, half)
    if step.rule.stage in kind.done:
        return _of_deed(step, fitting, half)
    return _of_plan(step, fitting, half)


def _ends_what_is_held(stage: str, kind: Kind) -> bool:
    """Whether a turn comes after the deed in the order of the kind: talks that are held and broken off."""
    return stage in kind.turns and bool(kind.done) and kind.rank(stage) > kind.rank(kind.done[0])


def _of_deed(step: Step, editions: list[Edition], half: int) -> Edition | None:
    when = step.facts.when
    if when is not None and when.earliest:
        near = [e for e in editions if _distance(e, when) <= (half if exact_day(when) else 0)]
        return min(near, key=lambda e: _distance(e, when), default=None)
    waiting = [
        e for e in editions if not e.is_done and (e.due is None or (e.due.earliest or FIRST)[:10] <= step.reported)
    ]
    if waiting:
        return waiting[-1]
    return _latest_done([e for e in editions if e.is_done], step, half)


def _latest_done(editions: list[Edition], step: Step, half: int) -> Edition | None:
    """The edition held last, when it was held no longer ago than half the time between two."""
    recent = [e for e in editions if _days(_held_on(e), step.reported) <= half]
    return max(recent, key=_held_on, default=None)


def _held_on(edition: Edition) -> str:
    return edition.done or min((step.reported for step in edition.steps), default=FIRST)


def _of_plan(step: Step, editions: list[Edition], half: int) -> Edition | None:
    when = step.facts.when
    open_ = [e for e in editions if not e.is_done]
    done = [e for e in editions if e.is_done and not step.facts.is_next]
    if when is not None and when.earliest:
        # A plan told before the deed, or that looks back on it, is of the edition that was held.
        done = [e for e in done if step.reported <= _held_on(e) or (when.latest or LAST)[:10] <= _held_on(e)]
        reach = half if exact_day(when) else 0
        near = [e for e in [*open_, *done] if _distance(e, when) <= reach]
        near += [e for e in open_ if e.due is None]
        return min(near, key=lambda e: _distance(e, when), default=None)
    lagging = [e for e in done if step.reported <= _held_on(e)]
    return open_[-1] if open_ else (lagging[-1] if lagging else None)


def _distance(edition: Edition, when: When) -> int:
    """Days between an edition's day (held, else due) and a When; 0 where they meet."""
    own = edition.done, edition.done
    if own[0] is None and edition.due is not None:
        own = (edition.due.earliest or FIRST)[:10], (edition.due.latest or LAST)[:10]
    if own[0] is None or own[1] is None:
        return 10**6 if edition.is_done else 0
    first, last = (when.earliest or FIRST)[:10], (when.latest or LAST)[:10]
    if own[1] < first:
        return _days(own[1], first)
    return _days(last, own[0]) if last < own[0] else 0


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def by_year(steps: list[Step], index: Index) -> list[Edition]:
    """The fiscal years that steps speak of; a step that names none goes to its report's, else to the latest known.

    What counts only after a stage does so in a report that tells of that stage: "set at 65 billion", where it passed.
    """
    editions: dict[int | None, Edition] = {}
    reached = {(step.told.sentence.report.id, step.rule.stage) for step in steps if not step.rule.after}
    steps = [s for s in steps if not s.rule.after or (s.told.sentence.report.id, s.rule.after) in reached]
    named = {id(step): fiscal_year(step, index) for step in steps}
    of_report: dict[str, int] = {}
    for step in steps:
        report, given = step.told.sentence.report.id, named[id(step)]
        if given:
            of_report[report] = max(given, of_report.get(report, 0))
    for step in sorted(steps, key=lambda step: step.moment):
        so_far = [known for known in editions if known is not None]
        year = named[id(step)] or of_report.get(step.told.sentence.report.id) or max(so_far, default=None)
        edition = editions.setdefault(year, Edition(year=year))
        edition.steps.append(step)
    unknown = editions.pop(None, None)
    if unknown is not None:
        if editions:
            first = editions[min(year for year in editions if year is not None)]
            first.steps += unknown.steps
        else:
            editions[None] = unknown
    return sorted(editions.values(), key=lambda edition: edition.order)


def by_item(steps: list[Step], patterns: tuple[str, ...]) -> list[Edition]:
    """The named things that steps speak of, the one of the latest step last; "the ship" is the one named before it."""
    named = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    editions: dict[str | None, Edition] = {}
    last: dict[str, str] = {}
    for step in sorted(steps, key=lambda step: step.moment):
        sentence = step.told.sentence
        near = sorted(named.finditer(sentence.quote), key=lambda match: abs(match.start() - step.told.start))
        item = near[0].group(0) if near else last.get(sentence.report.id)
        if item:
            last[sentence.report.id] = item
        editions.setdefault(item, Edition(item=item)).steps.append(step)
    return sorted(editions.values(), key=lambda edition: edition.steps[-1].moment)


_YEAR_BEFORE_NAME = re.compile(r"\b(20\d\d|19\d\d) (?:[a-z]+ ){0,2}(?:budget|bill)\b|\bfiscal (?:year )?(20\d\d)\b")


_BASE_YEARS = (
    (r"\b(?:from|over|than|against|compared (?:with|to)) (?:this|the current) year", 0),
    (r"\b(?:from|over|than|against|compared (?:with|to)) (?:last|the previous) year|a year earlier", -1),
)
"""Words of the year that a rate is counted from, and how many years that is from the report's."""


def fiscal_year(step: Step, index: Index) -> int | None:
    """The fiscal year a step is about: the period of its figure, the year of the words, or a year still to come."""
    reported = int(step.reported[:4])
    record = step.told.record
    periods = [index.figure_of[figure].period for figure in record.figures if figure in index.figure_of]
    given = [int(period) for period in periods if period and re.fullmatch(r"\d{4}", period)]
    match = _YEAR_BEFORE_NAME.search(step.told.sentence.quote)
    if match:
        given.append(int(match.group(1) or match.group(2)))
    owned = re.search(r"\b(this|last|next) year's (?:[a-z]+ ){0,2}budget\b", step.told.sentence.quote, re.IGNORECASE)
    if owned and reported > 1:
        return reported + {"last": -1, "this": 0, "next": 1}[owned.group(1).casefold()]
    if record.date and re.fullmatch(r"\d{4}", record.date.value):
        given.append(int(record.date.value))
    base = {year for mark, year in _BASE_YEARS if re.search(mark, step.told.sentence.quote)}
    given = [year for year in given if year - reported not in base]
    near = [year for year in given if reported == 1 or reported - 1 <= year <= reported + 1]
    return near[0] if near else None
