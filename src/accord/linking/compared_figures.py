"""6. Records ↔ records: figures that measure one thing and are not equal, and whether both can be true."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Account, Conflict, ConflictVerdict, Event, Known, account_of, make_conflict
from accord.linking.close_figures import are_close, are_told_apart, of_people
from accord.linking.counted_people import are_of_others, are_part_and_whole, counted, counts_people
from accord.linking.digits import in_digits
from accord.linking.growing_tolls import is_toll_grown, tolls_of
from accord.linking.measured_things import (
    are_listed,
    are_of_other_things,
    are_of_other_towns,
    are_of_other_years,
    place_of,
)
from accord.linking.mention_words import content_words
from accord.linking.rarity import Rarity
from accord.linking.told_figures import NAME, ToldFigure, are_of_one_story, read_figures
from accord.values import Approximation, FigureKind

_Place = tuple[str, int]
_ABOUT = frozenset({Approximation.ABOUT, Approximation.UNSTATED})
_AT_LEAST = frozenset({Approximation.AT_LEAST, Approximation.MORE_THAN})
_AT_MOST = frozenset({Approximation.AT_MOST, Approximation.LESS_THAN})
_LOOSE_KINDS = frozenset({FigureKind.DURATION, FigureKind.MEASURE, FigureKind.RATE})
"""Lengths, times and rates that many things of one story have: they measure one thing only where the words say so."""
_ROUNDING = 0.005
_NEARLY = 0.03
_FALLEN = 0.8
_GROWN = 1.1
_REVISED = re.compile(
    r"\b(?:cut|lowered|revised|reduced|scaled back|corrected|down|fewer|less|earlier|initially|first)\b", re.IGNORECASE
)
_MOST_IN_BLOCK = 150
_LAST = 6


def find_figure_conflicts(events: Sequence[Event], known: Known) -> list[Conflict]:
    """Figures of one thing, from two reports or on the word of two sources, that are not equal."""
    figures = read_figures(events, known)
    found: list[Conflict] = []
    for same in _groups(figures):
        found += _judge(same)
    return found


def _groups(figures: Sequence[ToldFigure]) -> Iterable[list[ToldFigure]]:
    """Figures of one thing: each shares what it measures with every other of its group."""
    blocks: dict[tuple[str, FigureKind], list[ToldFigure]] = defaultdict(list)
    for figure in figures:
        blocks[figure.family, figure.record.figure_kind].append(figure)
    joined: set[tuple[_Place, _Place]] = set()
    tolls = tolls_of(figures)
    order = sorted(blocks, key=lambda key: (key[0] not in counted()["casualties"], key[0] == "killed", key))
    for key in order:
        is_casualty = key[0] in counted()["casualties"]
        groups: list[list[ToldFigure]] = []
        for figure in blocks[key]:
            for group in groups[-_MOST_IN_BLOCK:]:
                beside = is_casualty and any((_place(other), _place(figure)) in joined for other in group)
                if (
                    beside
                    or _is_next_of(group, figure)
                    or (is_casualty and is_toll_grown(group[-1], figure, tolls))
                    or all(_measure_one_thing(each, figure) for each in group[:_LAST])
                ):
                    group.append(figure)
                    break
            else:
                groups.append([figure])
        if is_casualty:
            joined.update((_place(one), _place(other)) for group in groups for one, other in combinations(group, 2))
        yield from (group for group in groups if len(group) > 1)


def _is_next_of(group: Sequence[ToldFigure], figure: ToldFigure) -> bool:
    """Whether a count goes on from one of a group ("18 countries", "20 countries", "24 countries")."""
    last = group[-_LAST:]
    return any(are_close(each, figure) for each in last) and not any(are_told_apart(each, figure) for each in last)


def _place(figure: ToldFigure) -> _Place:
    """The sentence of a figure: dead and injured told in two sentences alike are of one deed, if one of them is."""
    return figure.record.report, figure.record.evidence.start


def _measure_one_thing(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether two figures measure one thing: alike by their words, and not told apart by place, number or kind."""
    if _are_told_side_by_side(one, other):
        return False
    is_past = one.family in of_people() and not _are_nearly_equal(one, other)
    if is_past and are_of_other_years(one.record, other.record, (one.day, other.day)):
        return False
    if are_close(one, other):
        return True
    if one.family in counted()["casualties"] and _is_one_foreseen(one, other):
        return False
    if not one.events & other.events and are_of_other_towns(one.record, other.record):
        return False
    return _are_alike(one, other) and not are_of_other_things(one.record, other.record)


def _are_told_side_by_side(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether the sentence of one gives the value of the other too: both are parts of its list, two things."""
    if one.record.report == other.record.report or one.record.figure_kind != FigureKind.MONEY:
        return False
    return one.value in other.beside or other.value in one.beside


def _is_one_foreseen(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether dead or injured are feared in one report, and many more or fewer counted in another."""
    if one.record.report == other.record.report or (one.status == "actual") == (other.status == "actual"):
        return False
    return max(one.value, other.value) > float(counted()["times_of_foreseen"]) * min(one.value, other.value)


def _are_nearly_equal(one: ToldFigure, other: ToldFigure) -> bool:
    return abs(one.value - other.value) <= _NEARLY * max(one.value, other.value)


def _are_alike(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether two figures are alike: by an event told by both, the words measured, and the words around."""
    if _are_one_but_rounded(one, other):
        return True
    if one.day and other.day and abs((one.day - other.day).days) > _settings()["most_days"]:
        return False
    if max(one.value, other.value) > _settings()["most_times"] * min(one.value, other.value):
        return False
    owners = {figure.record.owner.country for figure in (one, other) if figure.record.owner} - {None}
    likeness = Rarity().likeness(one.context | one.measured, other.context | other.measured)
    is_dead = one.family == other.family and one.family in counted()["casualties"]
    if is_dead and (are_of_others(one.record, other.record) or are_part_and_whole(one.record, other.record)):
        return False
    if one.family in counted()["fates"] and _is_of_some(one) != _is_of_some(other):
        return False
    if one.record.report == other.record.report:
        return _are_alike_in_report(one, other, likeness, is_dead=is_dead)
    if (
        _is_shared_out(one)
        and one.day
        and other.day
        and abs((one.day - other.day).days) > _settings()["shared_out_days"]
    ):
        return False
    if _is_shared_out(one) and not (one.names & other.names and _thing(one) & _thing(other)):
        return False
    if is_dead and _is_one_toll(one, other):
        return True
    if is_dead and not one.events & other.events and _is_falling(one, other):
        return False
    if one.events & other.events:
        named = is_dead or _may_be_one_in_event(one, other)
        return named and likeness >= _settings()["likeness_in_event"] and len(owners) < 2
    if _is_one_length(one, other) and are_of_one_story(one.story, other.story):
        return True
    if not is_dead and (_are_small(one, other) or _are_named_apart(one, other)):
        return False
    is_owned_alike = len(owners) == 1 and one.measured & other.measured and likeness >= _settings()["likeness_of_owned"]
    is_named_alike = len(one.measured & other.measured) >= 2 or is_owned_alike
    if _is_one_unplaced(one, other) or not (is_named_alike or are_of_one_story(one.story, other.story)):
        return False
    if one.record.figure_kind in _LOOSE_KINDS and len(one.measured & other.measured) < 2:
        return False
    if is_dead and _are_near(one, other):
        return len(owners) < 2 and likeness >= counted()["likeness_of_dead"]
    measured = len(one.measured & other.measured) >= 2 or (len(owners) == 1 and bool(one.measured & other.measured))
    measured = measured and (not is_dead or _are_nearly_equal(one, other))
    needed = _settings()["likeness_in_event"] if measured else _settings()["likeness"]
    return len(owners) < 2 and likeness >= needed


def _may_be_one_in_event(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether two counts of one event are near enough, or not small; small ones must measure the same by name."""
    small, large = sorted((one.value, other.value))
    is_far = small <= _settings()["small"] and large > _settings()["times_in_event"] * small
    return not is_far and (not _are_small(one, other) or bool(one.measured & other.measured))


def _are_alike_in_report(one: ToldFigure, other: ToldFigure, likeness: float, *, is_dead: bool) -> bool:
    """The same of two figures of one report: one given for the other, in another unit, or word against word."""
    if _key(one) == other.restates or _key(other) == one.restates:
        return True
    is_large = is_dead or not (_are_small(one, other) or _is_shared_out(one))
    is_disputed = is_large and _is_word_against_word(one, other)
    needed = _settings()["likeness_in_event" if _are_in_one_sentence(one, other) else "likeness"]
    return _is_converted(one, other) or (is_disputed and likeness >= needed)


def _is_one_toll(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether two counts of dead or injured are nearly one: by one source of one story, or of one event."""
    small, large = sorted((one.value, other.value))
    if large > _settings()["bound"] * small or not _are_near(one, other):
        return False
    sources = [figure.record.attributed_to.id for figure in (one, other) if figure.record.attributed_to]
    is_one_source = len(sources) == 2 and len(set(sources)) == 1
    return bool(one.events & other.events) or (is_one_source and are_of_one_story(one.story, other.story))


def _is_falling(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether a toll told later is well below one told before, and nothing says that it was revised."""
    first, later = sorted((one, other), key=lambda figure: str(figure.day))
    is_revised = any(_REVISED.search(figure.record.evidence.quote) for figure in (one, other))
    return first.day != later.day and later.value < _FALLEN * first.value and not is_revised


def _are_near(one: ToldFigure, other: ToldFigure) -> bool:
    return bool(one.day and other.day and abs((one.day - other.day).days) <= counted()["days_of_dead"])


def _are_one_but_rounded(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether two large counts are nearly the same, in clauses with a rare name in common: one count, rounded once."""
    if one.record.figure_kind != FigureKind.COUNT or min(one.value, other.value) < counted()["large"]:
        return False
    apart = abs(one.value - other.value)
    are_near = 0 < apart <= counted()["rounded"] * max(one.value, other.value)
    if not are_near or one.record.report == other.record.report or counted()["casualties"].keys() & {one.family}:
        return False
    days = abs((one.day - other.day).days) if one.day and other.day else 0
    names = (frozenset(NAME.findall(figure.record.evidence.quote)) for figure in (one, other))
    return days <= counted()["days_of_rounded"] and bool(frozenset.intersection(*names))


def _is_of_some(figure: ToldFigure) -> bool:
    """Whether people who are counted are those of one land ("70 Norwegians were held"), not people at large."""
    return bool(figure.record.owner and figure.record.owner.country) or bool(figure.measured)


def _is_shared_out(figure: ToldFigure) -> bool:
    """Whether a figure is a part that several have of one whole (seats, percent): it must be of one owner."""
    return figure.record.figure_kind == FigureKind.SHARE or figure.family in counted()["shared_out"]


def _thing(figure: ToldFigure) -> frozenset[str]:
    """What a figure is of, but for names and its unit; of a count the unit itself."""
    told = " ".join(word for word in (figure.record.measures or "").split() if word[:1].islower())
    if figure.record.figure_kind != FigureKind.SHARE:
        return frozenset({figure.family})
    return content_words(told) - content_words(figure.record.unit or "")


def _key(figure: ToldFigure) -> tuple[str, int]:
    return figure.record.report, figure.record.start


def _is_one_length(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether two lengths of time are so near that reports of the same days, with words in common, mean one thing."""
    if one.family != "seconds" or one.record.figure_kind != FigureKind.DURATION or not (one.day and other.day):
        return False
    settings = _settings()
    apart = abs(one.value - other.value) / max(one.value, other.value)
    near = abs((one.day - other.day).days) <= settings["nearly_days"]
    shared = (one.context & other.context) | (one.measured & other.measured)
    return bool(near and apart <= settings["nearly"] and len(shared) >= settings["nearly_words"])


def _is_converted(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether a report gives one length twice, in two units ("5,156 seconds, or 85.9 minutes")."""
    is_near = abs(one.value - other.value) <= _ROUNDING * max(one.value, other.value)
    return is_near and one.record.unit != other.record.unit and _is_one_length(one, other)


def _is_word_against_word(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether two sources give them near each other in a report, and not in one sentence as parts of a list."""
    left, right = one.record.attributed_to, other.record.attributed_to
    if not (left and right) or left.id == right.id or are_listed(one.record, other.record):
        return False
    return abs(one.record.start - other.record.start) <= int(_settings()["beside"])


def _are_in_one_sentence(one: ToldFigure, other: ToldFigure) -> bool:
    return one.record.evidence.start == other.record.evidence.start


def _are_small(one: ToldFigure, other: ToldFigure) -> bool:
    return max(one.value, other.value) <= float(_settings()["small"])


def _is_one_unplaced(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether one is of a country and the other of none told, and they are too far apart to be of one thing."""
    small, large = sorted((one.value, other.value))
    return bool(place_of(one.record)) != bool(place_of(other.record)) and large > float(_settings()["unplaced"]) * small


def _are_named_apart(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether the sentences of both name somebody or some place, and nothing in common."""
    left, right = (frozenset(NAME.findall(figure.record.evidence.quote)) for figure in (one, other))
    return bool(left and right) and left.isdisjoint(right)


def _judge(same: list[ToldFigure]) -> Iterable[Conflict]:
    """A conflict for figures of one thing where they are not equal; equal ones are told as one value."""
    values: dict[tuple[float, Approximation], list[ToldFigure]] = defaultdict(list)
    for figure in same:
        values[figure.value, figure.record.approximation].append(figure)
    numbers = {value for value, _ in values}
    if len(numbers) < 2:
        return
    merged: dict[float, list[ToldFigure]] = defaultdict(list)
    for (value, _), members in values.items():
        merged[value] += members
    groups = [members for _, members in sorted(merged.items())]
    verdict, reason = _verdict(groups)
    is_of_one = len({figure.record.report for figure in same}) == 1
    if is_of_one and verdict == ConflictVerdict.PRECISION and not _is_word_against_word(same[0], same[-1]):
        return  # one report that gives a figure in two units
    accounts: list[Account] = [account_of(_shown(members), [m.record for m in members]) for members in groups]
    shared = sorted(set.intersection(*({*figure.events} for figure in same)))
    yield make_conflict("figure", _subject(same), accounts, verdict, reason, event=next(iter(shared), None))


def _subject(same: Sequence[ToldFigure]) -> str:
    unit = same[0].record.unit or same[0].family
    named = sorted({figure.record.measures for figure in same if figure.record.measures and figure.measured})
    if not named:
        return unit
    longest = min(named, key=lambda name: (-len(name), name))
    return longest if unit in longest or same[0].record.figure_kind != FigureKind.COUNT else f"{unit}: {longest}"


def _shown(members: Sequence[ToldFigure]) -> str:
    first = members[0].record
    sources = sorted({m.record.attributed_to.name for m in members if m.record.attributed_to})
    source = f" ({' and '.join(sources[:2])})" if sources else ""
    status = f" [{members[0].status}]" if members[0].status != "actual" else ""
    is_bare = first.figure_kind == FigureKind.COUNT and (first.unit or "").lower() not in first.text.lower()
    is_bare = is_bare and not members[0].restates
    unit = f" {'people' if counts_people(first) else first.unit}" if is_bare else ""
    unit = " person" if unit == " people" and first.value == 1 else unit
    return f"{in_digits(first)}{unit}{status}{source}"


def _verdict(groups: Sequence[Sequence[ToldFigure]]) -> tuple[ConflictVerdict, str]:
    statuses = [{figure.status for figure in group} for group in groups]
    all_told = [figure for group in groups for figure in group]
    if len({figure.record.report for figure in all_told}) == 1 and _are_all_planned(statuses):
        return ConflictVerdict.CONFLICT, "two sources give two figures of what is to come"
    if any(not one & other for one, other in combinations(statuses, 2)):
        return ConflictVerdict.CHANGE, "of different standing (planned, asked for, estimated, actual)"
    if _is_growing(groups):
        return ConflictVerdict.CHANGE, "a count that grows with the days"
    if all(_agree(one, other) for one, other in combinations(all_told, 2)):
        return ConflictVerdict.PRECISION, "one is rounded or a bound that the other meets"
    periods = [{figure.record.period for figure in group if figure.record.period} for group in groups]
    if all(periods) and not set.intersection(*periods):
        return ConflictVerdict.CHANGE, "for different times"
    days = sorted({figure.day for group in groups for figure in group if figure.day})
    if len(days) > 1 and _follow_in_time(groups):
        return ConflictVerdict.CHANGE, f"given one after the other, from {days[0]} to {days[-1]}"
    if len({figure.record.report for group in groups for figure in group}) > 1 and len(days) > 1:
        return ConflictVerdict.UNSURE, "reported on different days: a change, or a disagreement"
    return ConflictVerdict.CONFLICT, "the same thing, the same day, different figures"


def _are_all_planned(statuses: Iterable[set[str]]) -> bool:
    """Whether no figure is of what is: in one report planned, proposed and asked for are of one standing."""
    return not any({"actual", "claimed", "estimated"} & status for status in statuses)


def _agree(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether two figures can both be true: equal within a hedge, or a bound that the other meets."""
    low, high = sorted((one, other), key=lambda figure: figure.value)
    if low.value == high.value or (one.record.unit != other.record.unit and _is_converted(one, other)):
        return True
    if low.record.approximation in _AT_LEAST or high.record.approximation in _AT_MOST:
        bound = "bound" if low.record.approximation in _AT_LEAST else "most_bound"
        return high.value <= float(_settings()[bound]) * low.value
    hedged = {low.record.approximation, high.record.approximation} & _ABOUT
    return bool(hedged) and high.value - low.value <= _settings()["loose"] * high.value


def _is_growing(groups: Sequence[Sequence[ToldFigure]]) -> bool:
    """Whether dead, injured, infected … told on later days are clearly more, be the first a bound or not."""
    values = [group[0].value for group in groups]
    of_people = groups[0][0].family in (*counted()["casualties"], *counted()["fates"])
    return of_people and all(_GROWN * one <= other for one, other in pairwise(values)) and _follow_in_time(groups)


def _follow_in_time(groups: Sequence[Sequence[ToldFigure]]) -> bool:
    """Whether each larger figure is given on later days: a count that grows, not two counts of one day."""
    days = [[figure.day for figure in group if figure.day] for group in groups]
    return all(days) and all(min(one) < min(other) for one, other in pairwise(days))


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("linking.toml")["figures"]
    return settings
