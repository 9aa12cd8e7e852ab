"""6. Records ↔ records: dead and injured told together, which both grow from one day to the next."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from accord.data import read_toml
from accord.linking.counted_people import counted
from accord.linking.measured_things import are_of_other_things, are_of_other_towns
from accord.linking.told_figures import ToldFigure, are_of_one_story

Tolls = Mapping[tuple[str, int], Mapping[str, float]]
"""What each sentence tells of dead and of injured, by its report and place."""


def tolls_of(figures: Sequence[ToldFigure]) -> Tolls:
    """The dead and injured of each sentence that tells both."""
    told: dict[tuple[str, int], dict[str, float]] = defaultdict(dict)
    for figure in figures:
        if figure.family in counted()["casualties"]:
            told[figure.record.report, figure.record.evidence.start].setdefault(figure.family, figure.value)
    return {place: values for place, values in told.items() if len(values) == len(counted()["casualties"])}


def is_toll_grown(one: ToldFigure, other: ToldFigure, tolls: Tolls) -> bool:
    """Whether two reports of one story, a few days apart, tell dead and injured that both grew, of no one attack.

    "Three died and 600 were injured" (Wednesday), "eight have died and nearly 850 been injured" (Thursday): attacks of
    two days have tolls of their own, clashes and disasters one that grows.
    """
    first, later = sorted((one, other), key=lambda figure: str(figure.day))
    places = [(figure.record.report, figure.record.evidence.start) for figure in (first, later)]
    if not (first.day and later.day) or any(place not in tolls for place in places):
        return False
    if not 0 < (later.day - first.day).days <= _settings()["days"] or not are_of_one_story(one.story, other.story):
        return False
    if any(_deeds().search(figure.record.evidence.quote) for figure in (one, other)):
        return False
    was, now = (tolls[place] for place in places)
    if not all(was[name] <= now[name] <= _settings()["times"] * was[name] for name in was):
        return False
    return not (are_of_other_towns(one.record, other.record) or are_of_other_things(one.record, other.record))


@cache
def _deeds() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_settings()['deeds'])})", re.IGNORECASE)


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["growing_tolls"]
    return settings
