"""7. Events → dossiers: its path through the stages, edition by edition, and where that leaves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from accord.dossiers.case import Case
from accord.dossiers.days import before_year, days_until
from accord.dossiers.editions import FIRST, Edition, Step, by_day, by_item, by_year
from accord.dossiers.evidence import (
    exact_day,
    find_facts,
    is_by,
    is_of_the_dossier,
    meets,
    only_day,
    status_told,
)
from accord.dossiers.happenings import by_event
from accord.dossiers.headlines import outrun
from accord.dossiers.holdings import find_entries, find_holdings
from accord.dossiers.holdings.figures_held import find_figures
from accord.dossiers.index import Index
from accord.dossiers.legs import by_place
from accord.dossiers.model import NOTHING, Dossier, DossierState, Move
from accord.dossiers.over_records import find_view
from accord.dossiers.packs import kind_of
from accord.dossiers.rules import Kind
from accord.dossiers.taking_part import find_all_told
from accord.dossiers.told import Nearness, Told
from accord.dossiers.warnings import find_warnings
from accord.dossiers.wholes import due_with_whole, find_silence, within_whole
from accord.dossiers.wordlists import any_of
from accord.values import AHEAD, When

_LONG_OVER = 60
"""Days before what is known already from which a deed that a later report tells of is history."""


def find_case(dossier: Dossier, index: Index) -> Case:
    """The records that tell of a dossier, its editions, and the case of the dossier it belongs to."""
    kind = kind_of(dossier)
    whole = find_case(dossier.whole, index) if dossier.whole is not None else None
    told = within_whole(find_all_told(dossier, kind, index), kind, whole)
    editions = find_editions(dossier, kind, told, index)
    due_with_whole(editions, kind, whole)
    current = next((edition for edition in reversed(editions) if walk(edition, kind)), Edition())
    return Case(dossier, kind, index, told, editions, current, whole)


def find_state(dossier: Dossier, index: Index) -> DossierState:
    """Where a dossier stands by the day asked for, on which words, and what it owes its user."""
    if kind_of(dossier).view:
        return find_view(dossier, kind_of(dossier), index)
    case = find_case(dossier, index)
    kind, editions, current = case.kind, case.editions, case.current
    paths = {id(edition): walk(edition, kind) for edition in editions}
    path = [move for edition in editions for move in paths[id(edition)]]
    if not path:
        return DossierState(dossier=dossier, stage=NOTHING, since=None, unknown=kind.holds, entries=find_entries(case))
    last = paths[id(current)][-1]
    silence = find_silence(case, last)
    if silence is not None:
        path.append(silence)
        last = silence
    before = [edition for edition in editions[: editions.index(current)] if edition.is_done]
    # What is held tells of the edition that was held last, until more than its successor's announcement is known.
    is_to_come = any(rule.follows and rule.stage == last.stage for rule in kind.moves)
    shown = before[-1] if before and is_to_come else current
    holds, unknown = find_holdings(case, shown, current if current is not shown else None)
    due, what = _due(dossier, kind, current, last, case.today) if silence is None else (None, None)
    state = DossierState(
        dossier=dossier,
        stage=last.stage,
        since=_since(last, kind),
        path=tuple(path),
        due=due,
        due_what=what,
        figures=tuple(find_figures(case, current)),
        holds=holds,
        unknown=unknown,
        entries=find_entries(case),
    )
    return _in_own_words(_with_signs(find_warnings(case, state), kind))


def _with_signs(state: DossierState, kind: Kind) -> DossierState:
    """The state with what a sign says of something it holds: "no statement was issued" is known."""
    numbers = {warning.number for warning in state.warnings}
    seen = {sign.name: sign.holds for sign in kind.signs if sign.warning in numbers and sign.name in state.unknown}
    holds = (*state.holds, *((name, value) for name, value in seen.items() if value))
    return replace(state, holds=holds, unknown=tuple(name for name in state.unknown if not seen.get(name)))


def _in_own_words(state: DossierState) -> DossierState:
    """The state with the dossier's own names of its stages."""
    called = state.dossier.called
    path = tuple(replace(move, stage=called.get(move.stage, move.stage)) for move in state.path)
    return replace(state, stage=called.get(state.stage, state.stage), path=path) if called else state


def find_editions(dossier: Dossier, kind: Kind, told: Sequence[Told], index: Index) -> list[Edition]:
    """The editions a dossier's records tell of, each with the steps they give evidence of."""
    steps = [step for each in told if (step := _step(dossier, kind, each)) is not None]
    if kind.editions == "year":
        return by_year(steps, index)
    if kind.editions == "place":
        return by_place(kind, steps, dossier)
    if kind.editions == "day":
        return _follow(by_day(kind, dossier.every or kind.every, steps), kind, dossier)
    if kind.editions == "event":
        return by_event(steps, index, dossier.parties)
    if dossier.items:
        return by_item(steps, dossier.items)
    return [Edition(steps=steps)] if steps else []


def _step(dossier: Dossier, kind: Kind, told: Told) -> Step | None:
    is_apart = kind.editions == "day" and not kind.of_whole
    if not is_apart and any_of("recalled", "marks").search(told.sentence.quote):
        return None
    for rule in kind.moves:
        if rule.follows or not meets(rule, told, dossier):
            continue
        if rule.by and not is_by(rule.by, dossier, told):
            continue
        if told.nearness == Nearness.REPORT and not is_of_the_dossier(dossier, kind, told):
            continue
        facts = find_facts(told)
        # "held every year since 1998" tells of no one edition.
        is_standing = facts.when is not None and facts.when.value.endswith("/..") and "first" not in told.record.text
        is_standing = is_standing or (kind.editions == "day" and facts.when is None and _is_many(dossier, told))
        return None if is_standing and rule.stage in kind.done else Step(told, rule, facts)
    return None


def _is_many(dossier: Dossier, told: Told) -> bool:
    """Whether the name stands in the plural, and so for many sittings: "the commission held the debates"."""
    name = told.sentence.quote[slice(*told.name)].casefold() if told.name else ""
    known = {each.casefold() for each in (*dossier.names, *dossier.terms)}
    return name not in known and name.removesuffix("s") in known


def _follow(editions: list[Edition], kind: Kind, dossier: Dossier) -> list[Edition]:
    """The editions with those rules in place that hold only after an edition that reached a stage ("next set")."""
    for before, edition in pairwise(editions):
        reached = {stage for step in before.steps for stage in kind.stages[: kind.rank(step.rule.stage) + 1]}
        for step in edition.steps:
            for rule in kind.moves[: kind.moves.index(step.rule)]:
                if rule.follows in reached and meets(rule, step.told, dossier):
                    step.rule = rule
    return editions


def walk(edition: Edition, kind: Kind) -> list[Move]:
    """The moves that an edition's steps make: forward by rank, aside to a turn, and back from a turn."""
    path: list[tuple[Move, Step]] = []
    reports: dict[str, list[Step]] = {}
    for step in sorted(edition.steps, key=lambda step: step.moment):
        reports.setdefault(step.told.sentence.report.id, []).append(step)
    ordered = [_of_one_report(steps, kind) for steps in reports.values()]
    # Of two reports of one moment, the one that is further along speaks last.
    ordered.sort(key=lambda steps: (steps[0].moment[0], kind.rank(steps[-1].rule.stage), steps[0].moment[1]))
    for steps in ordered:
        for step in steps:
            _take(step, path, edition, kind)
    return [move for move, _ in path]


def _of_one_report(steps: list[Step], kind: Kind) -> list[Step]:
    """A report's steps in the order they count: of plans the furthest, none beside the deed; a turn after its plan."""
    chosen: dict[str, Step] = {}
    for step in (step for step in steps if outrun(step, steps, kind) is None):
        stage = step.rule.stage
        if stage not in chosen or _says_more(step, chosen[stage], kind):
            chosen[stage] = step
    ordered = sorted(chosen.values(), key=lambda step: kind.rank(step.rule.stage))
    plans = [step for step in ordered if _is_plan(step)]
    is_told_done = any(step.rule.stage in kind.done for step in ordered)
    kept = [step for step in ordered if not _is_plan(step) or (step is plans[-1] and not is_told_done)]
    kept = [step for step in kept if not _is_plan(step) or not _is_of_deed(step, kept, kind)]
    turn = next((step for step in kept if step.rule.stage in kind.turns), None)
    # "The debate, which was set for 15 October, has been cancelled": the day that is off is no new one.
    off = {turn.facts.day, *(time.value[:10] for time in turn.told.sentence.times)} if turn else set()
    new_day = next((s for s in kept if turn and _is_plan(s) and s.facts.day and s.facts.day not in off), None)
    if turn and new_day and turn.told.record.start < new_day.told.record.start and _is_due_after(new_day, steps):
        kept = [*(step for step in kept if step is not new_day), new_day]
    return kept


def _says_more(step: Step, other: Step, kind: Kind) -> bool:
    """Whether a step is chosen before another of its stage; of a deed that is done again and again the latest."""
    days = step.facts.day or "", other.facts.day or ""
    if step.rule.stage in kind.repeats and days[0] != days[1]:
        return days[0] > days[1]
    return (_weight(step), -step.told.record.start) > (_weight(other), -other.told.record.start)


def _is_of_deed(plan: Step, steps: list[Step], kind: Kind) -> bool:
    """Whether a plan is what a deed of its sentence is about: "agreed to expand the cooperation"."""
    sentence, rank = plan.told.sentence, kind.rank(plan.rule.stage)
    deeds = [step for step in steps if step.told.sentence is sentence and not _is_plan(step)]
    return any(kind.rank(step.rule.stage) > rank and step.told.record.start < plan.told.record.start for step in deeds)


def _weight(step: Step) -> tuple[bool, bool, bool, bool, int]:
    """How much a step says: a day, a place, a name and no mere term, and how near it stands."""
    told, facts = step.told, step.facts
    named = told.name is not None
    return (facts.day is not None, facts.place is not None, not told.by_term, named, -int(told.nearness))


def _is_plan(step: Step) -> bool:
    return status_told(step.told) in AHEAD


def _is_due_after(step: Step, steps: list[Step]) -> bool:
    """Whether a plan's day is later than any other its report gives: the new day of what was put off."""
    days = [other.facts.day for other in steps if other.facts.day]
    return step.facts.day == max(days, default=None)


def _take(step: Step, path: list[tuple[Move, Step]], edition: Edition, kind: Kind) -> None:
    if not path:
        path.append((_move(step, edition, kind), step))
        return
    current, last = path[-1]
    stage = step.rule.stage
    if _is_history(step, last):
        return
    if stage == current.stage:
        moved = stage not in kind.done and step.facts.day and last.facts.day and step.facts.day != last.facts.day
        moved = moved and (bool(kind.editions) or _is_plan(step))
        again = stage in kind.repeats and step.facts.day and step.facts.day > (last.facts.day or "")
        if again and not _is_plan(step):
            path.append((_move(step, edition, kind), step))
        elif moved and step.reported > last.reported:
            note = f"day changed from {last.facts.day}"
            path.append((replace(_move(step, edition, kind), note=note), step))
        elif step.told.record.evidence not in (current.evidence, *current.also):
            also = (*current.also, step.told.record.evidence)
            settled = last.facts.day is not None or stage in kind.done or not kind.editions
            day = current.day if settled else (step.facts.day or current.day)
            path[-1] = (replace(current, also=also, day=day), last)
        return
    is_later = step.moment[0] > last.moment[0] or step.moment[1] == last.moment[1]
    came_back = current.stage in kind.turns and stage not in kind.turns and is_later
    if kind.rank(stage) > kind.rank(current.stage) or came_back:
        path.append((_move(step, edition, kind), step))


def _is_history(step: Step, last: Step) -> bool:
    """Whether a later report recalls what was over long before the dossier came to where it stands."""
    when = step.facts.when
    if when is None or not when.latest or step.reported <= last.reported or last.reported == FIRST:
        return False
    return days_until(last.reported, when.latest[:10]) > _LONG_OVER


def _move(step: Step, edition: Edition, kind: Kind) -> Move:
    report = step.told.sentence.report
    when, note = step.facts.when, ""
    day = when.value if when else None
    is_deed = bool(kind.done) and step.rule.stage == kind.done[0] and not kind.silent
    if is_deed and step.facts.day is None and kind.editions == "day":
        planned = exact_day(edition.due)
        if planned and planned <= step.reported and _allows(step.told.record.date, planned):
            day, note = planned, "on the day it was due; the report gives none"
    if kind.editions == "year" and step.facts.day is None:
        told_on = exact_day(only_day(step.told.sentence))
        day = told_on if step.rule.stage in kind.done and told_on and told_on <= step.reported else None
    return Move(
        stage=step.rule.stage,
        day=day,
        reported=report.day,
        report=report.id,
        record=step.told.record.id,
        evidence=step.told.record.evidence,
        edition=edition.name,
        note=note,
    )


def _allows(when: When | None, day: str) -> bool:
    if when is None:
        return True
    return (when.earliest or FIRST)[:10] <= day <= (when.latest or "9999")[:10]


def _since(move: Move, kind: Kind) -> str | None:
    """The day a stage holds from: that of the deed when it is known, else that of the report that says so."""
    is_deed = move.stage in kind.done
    if is_deed and move.day and exact_day(When(value=move.day, earliest=move.day, latest=move.day)) == move.day[:10]:
        return move.day if len(move.day) == len(FIRST) else move.reported
    return move.reported


def _due(dossier: Dossier, kind: Kind, edition: Edition, last: Move, today: str) -> tuple[When | None, str | None]:
    """What is due next: the day that is planned, or the deadline that the pack knows."""
    if (
        last.stage not in kind.done
        and edition.due is not None
        and not edition.is_off
        and (edition.due.latest or "9999")[:10] >= today
    ):
        return edition.due, kind.due_what
    if dossier.deadline and edition.year and last.stage not in kind.done:
        day = before_year(dossier.deadline, edition.year, dossier.year_begins)
        if day >= today:
            return When(value=day, earliest=day, latest=day), dossier.deadline_what or "deadline"
    return None, None
