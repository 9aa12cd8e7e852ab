"""6. Records ↔ records: which tellings of one report stand out in it.

A long report tells more main events than a short one, and one sentence seldom more than one. So each telling is given
the weight that the last of its report's foremost tellings has (the bar that it is measured against), and is marked
where a weightier one stands in its sentence. Both come from one report alone, whatever else is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accord.data import read_toml
from accord.linking.histories import find_history
from accord.linking.main_features import find_values, hangs_on_another, weigh
from accord.linking.profiles import Profile, order
from accord.records import Report

_A_WORD = 6
"""Characters of a word with its space, where a report's text is not at hand."""


def stand_out(tellings: Sequence[Profile], report: Report | None) -> list[Profile]:
    """The tellings of one report, each with its bar, and marked where a weightier one stands beside it."""
    if not tellings:
        return []
    reports = {report.id: report} if report else {}
    ordered = sorted(tellings, key=order)
    sentences = [{record.evidence.start for record in telling.records} for telling in ordered]
    heavy = heaviest(sentences, [_weight(telling, reports) - gives_way(telling) for telling in ordered])
    marked = {id(telling): replace(telling, is_beside=not is_it) for telling, is_it in zip(ordered, heavy, strict=True)}
    weights = [_weight(telling, reports, though_slight=True) for telling in marked.values()]
    bar = find_bar(weights, foremost(tellings, report))
    return [replace(marked[id(telling)], bar=bar) for telling in tellings]


def _weight(telling: Profile, reports: dict[str, Report], *, though_slight: bool = False) -> float:
    """What a telling weighs by itself; for the bar though it be slight: what is none makes room for no other."""
    values = find_values([telling], reports, find_history([telling]))
    return weigh({**values, "slight": 0.0} if though_slight else values)[0]


def gives_way(telling: Profile) -> float:
    """What it counts less for where only one of a sentence is foremost: a verb goes before what completes it."""
    hangs = all(hangs_on_another(record) for record in telling.records)
    return float(read_toml("linking.toml")["main_event"]["gives_way"]) if hangs else 0.0


def heaviest(sentences: Sequence[set[int]], weights: Sequence[float]) -> list[bool]:
    """Whether each of several tellings is the weightiest in one of its sentences; of equals the first is.

    Sentences are told by where they start. What an earlier sentence told already stands in nobody's way.
    """
    first_told: dict[int, list[int]] = {}
    for place, starts in enumerate(sentences):
        first_told.setdefault(min(starts), []).append(place)

    def stands_out(place: int, start: int) -> bool:
        rivals = (rival for rival in first_told.get(start, ()) if rival != place)
        return all((-weights[place], place) < (-weights[rival], rival) for rival in rivals)

    return [any(stands_out(place, start) for start in starts) for place, starts in enumerate(sentences)]


def foremost(tellings: Sequence[Profile], report: Report | None) -> float:
    """How many of a report's tellings are its foremost: some in any, and one more for so many words."""
    if report and report.text:
        words = float(len(report.text.split()))
    else:
        words = max(record.evidence.end for telling in tellings for record in telling.records) / _A_WORD
    settings = read_toml("linking.toml")["main_event"]
    return float(settings["foremost"]) + words / float(settings["words_for_one"])


def find_bar(weights: Sequence[float], foremost: float) -> float:
    """The weight of the last of so many foremost, between two where the number is; the least where there are fewer."""
    ordered = sorted(weights, reverse=True)
    last = len(ordered) - 1
    place = min(foremost - 1, last)
    whole = int(place)
    upper, lower = ordered[whole], ordered[min(whole + 1, last)]
    return round(upper + (lower - upper) * (place - whole), 2)
