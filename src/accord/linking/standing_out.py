"""6. Records ↔ records: which tellings of one report stand out in it.

A long report tells more main events than a short one, and one sentence seldom more than one. So each telling is given
the weight that the last of its report's foremost tellings has (the bar that it is measured against; none is so low that
a report of other matters lists what only fills it), and is marked where a weightier one stands in its sentence. Both
come from one report alone, whatever else is known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from accord.data import read_toml
from accord.linking.histories import find_history
from accord.linking.main_features import find_values, hangs_on_another, weigh
from accord.linking.mention_words import before, is_nominal
from accord.linking.profiles import Profile, order
from accord.records import EventRecord, Report

_DATING = re.compile(
    r"(?<=\S\s)(?:before|after|until|since)\s+((?:(?!(?:to|and|or|of|in|on|at|with|for|by|from|over|about)\b)"
    r"[\w.'’-]+\s+){1,4})$"
)
"""Words before a verb whose clause says when something else was, with the subject of the clause."""
_PRONOUNS = frozenset({"he", "she", "they", "it", "we"})
_CLAUSE = 60
_A_WORD = 6
"""Characters of a word with its space, where a report's text is not at hand."""


def stand_out(tellings: Sequence[Profile], report: Report | None) -> list[Profile]:
    """The tellings of one report, each with its bar, and marked where a weightier one stands beside it."""
    if not tellings:
        return []
    reports = {report.id: report} if report else {}
    ordered = sorted(tellings, key=order)
    values = [find_values([telling], reports, find_history([telling])) for telling in ordered]
    sentences = [{record.evidence.start for record in telling.records} for telling in ordered]
    weights = [_by_itself(each) - gives_way(telling) for each, telling in zip(values, ordered, strict=True)]
    heavy = heaviest(sentences, weights)
    bar = find_bar(
        [_for_bar(each, is_it) for each, is_it in zip(values, heavy, strict=True)], foremost(tellings, report)
    )
    least = max(bar, float(read_toml("linking.toml")["main_event"]["least_bar"]))
    # What leads a report is listed even where the report tells nothing else.
    made = {
        id(telling): replace(telling, is_beside=not is_it, bar=bar if each["headline"] else least)
        for telling, each, is_it in zip(ordered, values, heavy, strict=True)
    }
    return [made[id(telling)] for telling in tellings]


def _for_bar(values: Mapping[str, float], is_heaviest: bool) -> float:
    """What a telling weighs for the bar, though it be slight: what is no happening makes room for no other."""
    return _by_itself({**values, "slight": 0.0, "beside": float(not is_heaviest)})


def _by_itself(values: Mapping[str, float]) -> float:
    """What a telling weighs among those of its report, where states go before the organisations they make up."""
    return weigh({**values, "many_states": 0.0})[0]


def gives_way(telling: Profile) -> float:
    """What it counts less for where only one of a sentence is foremost.

    A verb goes before what completes it, and before one that only says when it was ("shortly before he arrived").
    """
    hangs = all(hangs_on_another(record) or _says_when(record) for record in telling.records)
    return float(read_toml("linking.toml")["main_event"]["gives_way"]) if hangs else 0.0


def _says_when(record: EventRecord) -> bool:
    """Whether a verb's clause says when something else was: right behind "before" stands who does it, or a pronoun.

    In "Since Monday troops fired" and "After the vote Norway signed" the clause is the main one.
    """
    match = None if is_nominal(record) else _DATING.search(before(record, _CLAUSE))
    if match is None:
        return False
    words = match[1].lower().split()
    told = {word for actor in (*record.actors, *record.recipients) for word in actor.name.lower().split()}
    return words[0] in _PRONOUNS or not told.isdisjoint(words)


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
