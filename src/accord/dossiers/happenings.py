"""7. Events → dossiers: editions of a series of which each is one happening: a firing, a test, an incursion."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from accord.dossiers.editions import FIRST, LAST, Edition, Step
from accord.dossiers.evidence import exact_day, status_of
from accord.dossiers.index import Index
from accord.values import DONE

AFTERMATH_DAYS = 30
"""A protest or an answer that names no day is to a firing no longer ago than this."""


def by_event(steps: Sequence[Step], index: Index, parties: Collection[str]) -> list[Edition]:
    """The happenings of parties that steps tell of, in the order of their days, with what was said and done of each."""
    ordered = sorted(steps, key=lambda step: step.moment)
    deeds = [step for step in ordered if step.told.of is None and not step.rule.after]
    editions = _joined(_groups(deeds, index))
    for step in ordered:
        if step.told.of is not None and not step.rule.after and not _is_of_others(step, parties):
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
    """Adds a statement to the happening its content tells of; one that only a statement tells of is a new one.

    The day a thing was said on is not the day of what it tells: days are those within the content.
    """
    day = _day_within(step)
    word = replace(step, facts=replace(step.facts, when=None))
    inside = [each for each in editions if any(_holds(step, other) for other in each.steps)]
    dated = [each for each in editions if day and each.done == day]
    own = [each for each in editions if any(_of_report(other, step) for other in each.steps)]
    found = (inside or dated or ([] if day else own))[-1:]
    before = None if found or day else _answered(step, editions)
    if found or before is not None:
        (before or found[0]).steps.append(word)
    elif _tells_deed(step):
        editions.append(Edition(item=day, done=day, is_done=True, steps=[word]))


def _day_within(step: Step) -> str | None:
    """The day that a statement's content gives."""
    record = step.told.record
    days = [exact_day(time.when) for time in step.told.sentence.times if record.start <= time.start < record.end]
    return next((day for day in days if day), None)


def _holds(step: Step, other: Step) -> bool:
    """Whether a statement's content holds the record of another step."""
    record, deed = step.told.record, other.told.record
    return _of_report(other, step) and record.start <= deed.start and deed.end <= record.end


def _of_report(one: Step, other: Step) -> bool:
    return one.told.sentence.report.id == other.told.sentence.report.id


def _tells_deed(step: Step) -> bool:
    """Whether a statement's content tells the named thing as done: not what another may do, or the series as such."""
    record, told = step.told.record, step.told
    name = told.sentence.start + told.name[0] if told.name else record.start
    inside = [event for event in told.sentence.events if record.start <= event.start < record.end]
    nearest = min(inside, key=lambda event: min(abs(event.start - name), abs(event.end - name)), default=None)
    return nearest is not None and status_of(nearest) in DONE


def _is_of_others(step: Step, parties: Collection[str]) -> bool:
    """Whether a statement's content tells deeds of others alone: "our army has fired", another state said."""
    record, events = step.told.record, step.told.sentence.events
    inside = [event for event in events if record.start <= event.start < record.end and status_of(event) in DONE]
    acting = {actor.country for event in inside for actor in event.actors if actor.country}
    return bool(parties) and bool(acting) and not acting & set(parties)


def _answered(step: Step, editions: Sequence[Edition]) -> Edition | None:
    """The happening that a protest or an answer is to: that of its day, else of its report, else the last one."""
    before = [each for each in editions if (each.done or FIRST) <= step.reported]
    dated = [each for each in before if step.facts.day and each.done == step.facts.day]
    own = [each for each in before if any(_of_report(other, step) for other in each.steps)]
    recent = [each for each in before if each.done and _days(each.done, step.reported) <= AFTERMATH_DAYS]
    return next(iter(reversed(dated or own or recent)), None)


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
