"""6. Records ↔ records: two counts near each other in size, in reports of one story, with telling words in common."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

from accord.data import read_toml
from accord.linking.counted_people import counted
from accord.linking.measured_things import WORLD, are_of_other_things, are_of_other_towns, place_of
from accord.linking.rarity import Rarity
from accord.linking.told_figures import ToldFigure, are_of_one_story
from accord.values import FigureKind


def are_close(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether two reports of one story count one thing by a number that is nearly the same, and words that few use.

    "31 provinces have the sickness" (Monday), "it has come to 36 provinces" (Thursday): two things of one story are
    seldom counted by numbers so near. Of people at large more words must be the same; of one event, or where the
    numbers are next to each other and not round, fewer.
    """
    settings = _settings()
    if one.record.figure_kind != FigureKind.COUNT or one.record.report == other.record.report:
        return False
    if one.family in counted()["shared_out"] or _days_apart(one, other) > settings["days"]:
        return False
    apart = abs(one.value - other.value) / max(one.value, other.value)
    if min(one.value, other.value) < settings["least"]:
        return _is_counted_on(one, other)
    if apart > settings["apart"] or are_told_apart(one, other):
        return False
    if one.events & other.events and apart <= settings["apart_in_event"]:
        return True
    return are_of_one_story(one.story, other.story) and _weight(one, other) >= _needed(one, other, apart)


def _needed(one: ToldFigure, other: ToldFigure, apart: float) -> float:
    """What the words that two counts share must weigh."""
    settings = _settings()
    told = places_of(one, other)
    if one.family in of_people() and told[0] == told[1] != "":
        return float(settings["weight_of_next"])
    are_exact = all(figure.value % settings["round"] for figure in (one, other))
    if apart <= settings["next"] and are_exact:
        return float(settings["weight_of_next"])
    return float(settings["weight_of_people"] if one.family in settings["people"] else settings["weight"])


def _is_counted_on(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether one source counts on what few it counted days before ("four of its nurses were held", "seven …")."""
    sources = [figure.record.attributed_to.id if figure.record.attributed_to else "" for figure in (one, other)]
    if not sources[0] or sources[0] != sources[1] or one.day == other.day or one.family in _settings()["people"]:
        return False
    if _days_apart(one, other) > _settings()["days_of_source"] or are_told_apart(one, other):
        return False
    first, later = sorted((one, other), key=lambda figure: str(figure.day or ""))
    if later.value < first.value and one.family in of_people():
        return False  # a toll does not fall
    is_likely = bool(max(one.value, other.value) <= _settings()["times_of_source"] * min(one.value, other.value))
    return is_likely and _weight(one, other) >= float(_settings()["weight_of_source"])


def _weight(one: ToldFigure, other: ToldFigure) -> float:
    shared = (one.context | one.measured) & (other.context | other.measured) - _broken()
    return math.fsum(Rarity().weight(word) for word in shared)


def _days_apart(one: ToldFigure, other: ToldFigure) -> int:
    return abs((one.day - other.day).days) if one.day and other.day else 0


def are_told_apart(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether the words say that two counts are of two things; how many places there are is of no one place.

    A total without a place may be that of the world.
    """
    if is_of_places(one.family):
        return False
    if not one.events & other.events and are_of_other_towns(one.record, other.record):
        return True
    left, right = ("" if place == WORLD else place for place in places_of(one, other))
    return left != right or are_of_other_things(one.record, other.record)


def is_of_places(family: str) -> bool:
    """Whether countries, states or towns are counted ("found in 20 countries"), which is of no one place."""
    return family in _settings()["places"]


def places_of(one: ToldFigure, other: ToldFigure) -> tuple[str, str]:
    """The countries that two counts are of by their sentences.

    Where one sentence says none and the other does, who has what is counted says it ("Norway has 93 cases").
    """
    left, right = place_of(one.record), place_of(other.record)
    return (left or _owner(one), right or _owner(other)) if left != right else (left, right)


def _owner(figure: ToldFigure) -> str:
    return (figure.record.owner.country or "") if figure.record.owner else ""


@cache
def of_people() -> frozenset[str]:
    """Families of counts that say what became of people."""
    return frozenset((*counted()["casualties"], *counted()["fates"]))


@cache
def _broken() -> frozenset[str]:
    """Parts of numbers, which many numbers share ("20,000")."""
    return frozenset(_settings()["broken"])


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["close"]
    return settings
