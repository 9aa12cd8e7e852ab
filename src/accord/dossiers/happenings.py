"""7. Events → dossiers: editions of a series of which each is one happening: a firing, a test, an incursion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from accord.dossiers.editions import FIRST, LAST, Edition, Step
from accord.dossiers.index import Index
from accord.records import EventRecord, StatementRecord

AFTERMATH_DAYS = 30
"""A protest or an answer that names no day is to a firing no longer ago than this."""


def by_event(steps: Sequence[Step], index: Index) -> list[Edition]:
    """The happenings that steps tell of, in the order of their days, each with what was said and done of it."""
    ordered = sorted(steps, key=lambda step: step.moment)
    deeds = [step for step in ordered if step.told.of is None and not step.rule.after]
    editions = _joined(_groups(deeds, index))
    for step in ordered:
        if step.told.of is not None and not step.rule.after:
            _takes_word(step, editions)
    for step in ordered:
        edition = _answered(step, editions) if step.rule.after else None
        if edition is not None:
            edition.steps.append(step)
    return sorted(editions, key=lambda edition: edition.order)


def _groups(deeds: Sequence[Step], index: Index) -> list[list[Step]]:
    """Deeds by the event their records were joined into."""
    groups: dict[str, list[Step]] = {}
    for step in deeds:
        event = index.event_of.get(step.told.record.id)
        groups.setdefault(event.id if event else step.told.record.id, []).append(step)
    return list(groups.values())


def _joined(groups: Sequence[list[Step]]) -> list[Edition]:
    """One edition a happening: groups of one day are one, unless one report tells them apart."""
    editions: list[Edition] = []
    for group in sorted(groups, key=lambda group: (_day(group) or LAST, group[0].moment)):
        day, reports = _day(group), {step.told.sentence.report.id for step in group}
        same = next((each for each in editions if _is_same(each, day, reports)), None)
        if same is not None:
            same.steps += group
        else:
            editions.append(Edition(item=day, done=day, is_done=True, steps=list(group)))
    return editions


def _day(steps: Sequence[Step]) -> str | None:
    return next((step.facts.day for step in steps if step.facts.day), None)


def _is_same(edition: Edition, day: str | None, reports: set[str]) -> bool:
    own = {step.told.sentence.report.id for step in edition.steps}
    if day is None:
        # "the firing" of a report that has told of one.
        return bool(own & reports)
    return edition.done == day and not own & reports


def _takes_word(step: Step, editions: list[Edition]) -> None:
    """Adds a statement to the happening its content tells of; a happening that only a statement tells is a new one."""
    told, of = step.told, step.told.of
    inside = [each for each in editions if any(_holds(step, other) for other in each.steps)]
    reporting = [each for each in editions if any(_of_report(other, step) for other in each.steps)]
    dated = [each for each in editions if step.facts.day and each.done == step.facts.day]
    found = (inside or dated or ([] if step.facts.day else reporting))[-1:]
    word = replace(step, facts=replace(step.facts, when=None)) if isinstance(of, StatementRecord) else step
    if found:
        found[0].steps.append(word)
    elif not _is_about_all(told.sentence.events, step):
        day = step.facts.day
        editions.append(Edition(item=day, done=day, is_done=True, steps=[word]))


def _holds(step: Step, other: Step) -> bool:
    """Whether a statement's content holds the record of another step."""
    record, deed = step.told.record, other.told.record
    return _of_report(other, step) and record.start <= deed.start and deed.end <= record.end


def _of_report(one: Step, other: Step) -> bool:
    return one.told.sentence.report.id == other.told.sentence.report.id


def _is_about_all(events: Sequence[EventRecord], step: Step) -> bool:
    """Whether a statement tells of no deed of its own: it speaks of the series as such."""
    record = step.told.record
    return not any(record.start <= event.start < record.end and event.date is not None for event in events)


def _answered(step: Step, editions: Sequence[Edition]) -> Edition | None:
    """The happening that a protest or an answer is to: that of its day, else of its report, else the last one."""
    before = [each for each in editions if (each.done or FIRST) <= step.reported]
    dated = [each for each in before if step.facts.day and each.done == step.facts.day]
    own = [each for each in before if any(_of_report(other, step) for other in each.steps)]
    recent = [each for each in before if each.done and _days(each.done, step.reported) <= AFTERMATH_DAYS]
    return next(iter(reversed(dated or own or recent)), None)


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
