"""6. Records ↔ records: which reports tell one story, by their words, names weighing most.

First reports of like matters are gathered, by words weighed with their bundled rarity. Then a group is cut in two
wherever it holds two stories of like matters (two earthquakes, two trials): the words that tell them apart are found in
the group itself. Values are set in data/linking.toml.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.data import read_toml
from accord.linking.mention_words import find_words
from accord.linking.rarity import Rarity
from accord.records import Report

Matrix = NDArray[np.float64]
Sides = NDArray[np.bool_]

_LEAD = 300
"""Characters at the head of a report, where words count twice."""
_READ = 20_000
"""Characters of a report that are read: a transcript of hours turns to other matters."""
_ROUNDS = 20
_FEW_OF = 16
_MANY = 200
"""A word is in few of many reports where it is in no more than one of so many."""


@dataclass(frozen=True, slots=True)
class ReportWords:
    """How often a report uses each word, and which words are names or numbers in it."""

    counts: Mapping[str, int]
    names: frozenset[str]


def find_stories(reports: Iterable[Report]) -> tuple[tuple[str, ...], ...]:
    """Groups of report ids, each report in one; sorted, and the same in whatever order the reports come.

    The work grows with the square of the number of reports: meant for the reports at hand, up to some thousands.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    words = [words_of(report) for report in ordered]
    stories = [story for topic in gather(words) for story in cut(topic, words)]
    return tuple(sorted(tuple(sorted(ordered[place].id for place in story)) for story in stories))


def gather(words: Sequence[ReportWords]) -> list[list[int]]:
    """The topics among reports, given in the order of their ids: places of reports of like matters, each in one."""
    settings = _settings()
    return _gather(_likeness([_weigh(each, settings["names"]) for each in words]), settings["least_likeness"])


def cut(topic: Sequence[int], words: Sequence[ReportWords]) -> list[list[int]]:
    """The stories that a topic holds, one where it holds no two; they depend on its own reports alone."""
    return _cut(topic, words, _settings())


def _settings() -> dict[str, float]:
    found: dict[str, float] = read_toml("linking.toml")["stories"]
    return found


def words_of(report: Report) -> ReportWords:
    """The words of a report's title and of the head of its text, those of the first lines twice."""
    title = report.title or ""
    text = report.text if report.text.startswith(title[:40]) else f"{title}\n{report.text}"
    counts: Counter[str] = Counter()
    names: set[str] = set()
    for word, place, is_name in find_words(text[:_READ]):
        counts[word] += 2 if place < _LEAD else 1
        if is_name:
            names.add(word)
    return ReportWords(counts, frozenset(names))


def _weigh(words: ReportWords, name_weight: float) -> dict[str, float]:
    rarity = Rarity()
    return {
        word: (1 + math.log(count)) * rarity.weight(word) * (name_weight if word in words.names else 1.0)
        for word, count in words.counts.items()
    }


def _weigh_within(group: Sequence[ReportWords], name_weight: float) -> list[dict[str, float]]:
    """The weights of words in a group: 0 for what all or only one of its reports use, higher the fewer use it."""
    uses = Counter(word for words in group for word in words.counts)
    total = len(group)
    telling = {word: math.log((total + 1) / count) for word, count in uses.items() if 1 < count < total}
    rarity = Rarity()
    return [
        {
            word: (1 + math.log(count))
            * telling[word]
            * math.sqrt(rarity.weight(word))
            * (name_weight if word in words.names else 1.0)
            for word, count in words.counts.items()
            if word in telling
        }
        for words in group
    ]


def _likeness(weights: Sequence[Mapping[str, float]]) -> Matrix:
    """The cosine of every two, 0 on the diagonal.

    Among many reports most words are in a few: those are added pair by pair, the rest multiplied as a table.
    """
    used: dict[str, list[tuple[int, float]]] = {}
    for row, each in enumerate(weights):
        size = max(math.sqrt(math.fsum(weight * weight for weight in each.values())), 1e-9)
        for word, weight in each.items():
            used.setdefault(word, []).append((row, weight / size))
    found: Matrix = np.zeros((len(weights), len(weights)))
    few = len(weights) / _FEW_OF if len(weights) > _MANY else 0
    usual = []
    for _, uses in sorted(used.items()):
        if len(uses) > few:
            usual.append(uses)
        elif len(uses) > 1:
            rows = np.array([row for row, _ in uses])
            column = np.array([weight for _, weight in uses])
            found[rows[:, None], rows] += column[:, None] * column
    table = np.zeros((len(weights), max(len(usual), 1)))
    for place, uses in enumerate(usual):
        for row, weight in uses:
            table[row, place] = weight
    found += table @ table.T
    np.fill_diagonal(found, 0.0)
    return found


def _gather(likeness: Matrix, least: float) -> list[list[int]]:
    """Average-link groups whose members are at least so alike, by chains of nearest neighbours (Murtagh 1983)."""
    near = likeness.copy()
    groups = {place: [place] for place in range(len(near))}
    waiting = dict.fromkeys(groups)
    chain: list[int] = []
    while waiting:
        if not chain:
            chain.append(next(iter(waiting)))
        top = chain[-1]
        best = int(np.argmax(near[top]))
        if near[top, best] < least:
            chain.pop()
            waiting.pop(top)
            near[top, :] = near[:, top] = -1.0
        elif len(chain) > 1 and near[top, chain[-2]] >= near[top, best]:
            _merge(near, groups, chain[-2], top)
            waiting.pop(top)
            del chain[-2:]
        else:
            chain.append(best)
    return sorted(sorted(group) for group in groups.values())


def _merge(near: Matrix, groups: dict[int, list[int]], kept: int, gone: int) -> None:
    left, right = len(groups[kept]), len(groups[gone])
    closed = (near[kept] < 0) | (near[gone] < 0)
    joined = (left * near[kept] + right * near[gone]) / (left + right)
    joined[closed] = -1.0
    joined[kept] = 0.0
    near[kept, :] = near[:, kept] = joined
    near[gone, :] = near[:, gone] = -1.0
    groups[kept] += groups.pop(gone)


def _cut(group: Sequence[int], words: Sequence[ReportWords], settings: Mapping[str, float]) -> list[list[int]]:
    """A group as it is, or the stories it holds."""
    if len(group) < 2 * settings["least_reports"]:
        return [list(group)]
    likeness = _likeness(_weigh_within([words[place] for place in group], settings["names"]))
    sides = _halve(likeness)
    if min(sides.sum(), (~sides).sum()) < settings["least_reports"] or not are_two(likeness, sides):
        return [list(group)]
    halves = [[place for place, side in zip(group, sides, strict=True) if side == wanted] for wanted in (False, True)]
    return [story for half in halves for story in _cut(half, words, settings)]


def _halve(likeness: Matrix) -> Sides:
    """Two sides such that each report is more like its own: by the second eigenvector (Shi and Malik 2000), refined."""
    degree = likeness.sum(axis=1) + 1e-6
    _, vectors = np.linalg.eigh(likeness / np.sqrt(np.outer(degree, degree)))
    sides: Sides = vectors[:, -2] / np.sqrt(degree) > 0
    for _ in range(_ROUNDS):
        if sides.all() or not sides.any():
            break
        ours, theirs = _means(likeness, sides)
        moved: Sides = np.where(ours >= theirs, sides, ~sides)
        if (moved == sides).all():
            break
        sides = moved
    return sides


def _means(likeness: Matrix, sides: Sides) -> tuple[Matrix, Matrix]:
    """How alike each report is to the others of its side, and to those of the other side, on average."""
    same = sides[:, None] == sides[None, :]
    ours: Matrix = (likeness * same).sum(axis=1) / np.maximum(same.sum(axis=1) - 1, 1)
    theirs: Matrix = (likeness * ~same).sum(axis=1) / np.maximum((~same).sum(axis=1), 1)
    return ours, theirs


def are_two(likeness: Matrix, sides: Sides) -> bool:
    """Whether the sides are far apart as a whole, and most reports plainly on their side (Rousseeuw 1987).

    A few reports that are alike by chance are in every group: the smaller the smaller side, the plainer it must be.
    """
    settings = _settings()
    ours, theirs = _means(likeness, sides)
    clear = (ours - theirs) / np.maximum(np.maximum(ours, theirs), 1e-9)
    apart = bool(ours.mean() >= settings["apart"] * theirs.mean())
    least = settings["clear"] + settings["clear_of_few"] / min(sides.sum(), (~sides).sum())
    return apart and bool(clear.mean() >= least)
