"""Learns the weights by which events are main (data/linking.toml, [main_event.weights]) and prints them.

usage: python -m training.main_event_weights STORY_FOLDER STORY_FOLDER...

Each folder holds reports and their gold.json. An event counts as right where it is a happening of the gold by its
sides, day, type, reports and words. The weights are those of a logistic regression, pulled towards those that stand,
every story counting the same; those that a person sets stay as they are. Leaving one story out at a time shows what
the weights are worth on a story they were not learned from. They are printed as TOML; a person rounds them, and puts
them into the file.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.api import Ledger
from accord.data import read_toml
from accord.ledger.merged import Event
from accord.linking import group_all
from accord.linking.histories import find_history
from accord.linking.judging import resolve
from accord.linking.main_events import make_event
from accord.linking.main_features import WEIGHED, find_values
from accord.linking.mention_words import after, before, content_words
from accord.linking.parts import links_apart
from accord.linking.profiles import Profile, order
from accord.linking.same_event import tell
from accord.linking.standing_out import find_bar, foremost, gives_way, heaviest
from accord.records import EventRecord, Report
from accord.values import Precision

Matrix = NDArray[np.float64]
_PULL = 5.0
"""How strongly each weight is held to the one that stands."""
_A_STORY = 300.0
"""What the events of one story count for together."""
_UNSURE = 0.5
"""What an event counts that is another telling of a happening found."""
_LEAST = 0.5
_ROUNDS = 30
_RARE = -3.0
"""The log odds that an event is main before anything is known of it: where the search starts."""
_BESIDE_OTHERS = ("beside", "bar")
_BY_HAND = (
    "reports",
    "only_carries",
    "standing",
    "long_past",
    "asked",
    "force",
    "hangs",
    "slight",
    "many_states",
    *_BESIDE_OTHERS,
)
"""Features whose weights stay as they stand."""
_ACROSS = ("reports", "many_states")
"""Features that a report alone does not show, or that do not count among what it tells."""


@dataclass(frozen=True)
class Story:
    """The tellings and events of a story, as rows of features, with what the gold says of the events.

    `of_report` are the rows of each report's tellings, `sentences` where their sentences start, `give_way` what
    they count less for in them, `foremost` how many of each report count; `made_of` are the rows of each event's
    tellings, `like` how alike each happening and event are, and `worded` the same where their words agree too.
    """

    name: str
    tellings: Matrix
    of_report: list[list[int]]
    sentences: list[set[int]]
    give_way: list[float]
    foremost: list[float]
    events: Matrix
    made_of: list[list[int]]
    like: Matrix
    worded: Matrix
    happenings: int

    def scores(self, weights: Matrix) -> Matrix:
        """The weight of each event, with what its tellings are beside their reports' others."""
        own = self.tellings @ np.where(np.isin(WEIGHED, _ACROSS), 0.0, weights)
        beside, bar = np.zeros(len(own)), np.zeros(len(own))
        by_hand = dict(zip(WEIGHED, weights, strict=True))
        for rows, least in zip(self.of_report, self.foremost, strict=True):
            compared = [float(own[row]) - self.give_way[row] for row in rows]
            marks = heaviest([self.sentences[row] for row in rows], compared)
            for row, mark in zip(rows, marks, strict=True):
                beside[row] = 0.0 if mark else 1.0
            unslight = own - by_hand["slight"] * self.tellings[:, WEIGHED.index("slight")]
            here = [float(unslight[row] + by_hand["beside"] * beside[row]) for row in rows]
            found = find_bar(here, least)
            leads = self.tellings[rows, WEIGHED.index("headline")] > 0
            bar[rows] = np.where(leads, found, max(found, _least_bar()))
        events = self.events.copy()
        events[:, WEIGHED.index("beside")] = [min(beside[row] for row in rows) for rows in self.made_of]
        events[:, WEIGHED.index("bar")] = [min(bar[row] for row in rows) for rows in self.made_of]
        return np.asarray(events @ weights)

    @cached_property
    def labels(self) -> tuple[Matrix, Matrix]:
        """1 for each event that is a happening of the gold, and what each event counts."""
        right, counts = np.zeros(len(self.events)), np.ones(len(self.events))
        counts[(self.worded > 0).any(axis=0)] = _UNSURE
        for _, event in _match(self.cells[1], range(len(self.events))):
            right[event] = counts[event] = 1.0
        return right, counts * _A_STORY / len(counts)

    def f1(self, scores: Matrix, threshold: float, *, worded: bool = False) -> float:
        """The F1 of the events over a threshold, as the format measures it or by their words too (percent)."""
        chosen = np.flatnonzero(scores >= threshold)
        found = _match(self.cells[int(worded)], [int(event) for event in chosen])
        return 200 * len(found) / (len(chosen) + self.happenings)

    @cached_property
    def cells(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """The happenings and events that may be one, the most alike first: as the format has it, and by words too."""
        return _ordered(self.like), _ordered(self.worded)


def _least_bar() -> float:
    """The least bar that what does not lead a report is measured against."""
    return float(read_toml("linking.toml")["main_event"]["least_bar"])


def _ordered(like: Matrix) -> list[tuple[int, int]]:
    rows, events = np.nonzero(like)
    return sorted(((int(r), int(e)) for r, e in zip(rows, events, strict=True)), key=lambda cell: (-like[cell], cell))


def _match(cells: Sequence[tuple[int, int]], events: Collection[int]) -> list[tuple[int, int]]:
    """Happenings and events matched one to one, the most alike first."""
    rows: set[int] = set()
    free = set(events)
    found = []
    for row, event in cells:
        if row not in rows and event in free:
            rows.add(row)
            free.remove(event)
            found.append((row, event))
    return found


def read_story(folder: Path) -> Story:
    """Codes the reports of a story and links them, with what its gold says of each event."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    with Ledger.open() as ledger:
        ledger.add(sorted({str(folder / report["file"]) for report in gold["reports"]}))
        reports = {report.id: report for report in ledger.reports()}
        records = {name: [r for r in ledger.records(report=name) if isinstance(r, EventRecord)] for name in reports}
    return make_story(folder.name, gold, reports, records)


def make_story(
    name: str, gold: dict[str, Any], reports: Mapping[str, Report], records: Mapping[str, Sequence[EventRecord]]
) -> Story:
    """The rows of a story, of its reports and their event records."""
    judged = resolve((), tuple(record for listed in records.values() for record in listed))
    told = {report: tell(listed, reports[report], judged) for report, listed in records.items() if listed}
    tellings = sorted((each for made, _ in told.values() for each in made), key=order)
    groups = group_all(tellings, judged, links_apart([link for _, links in told.values() for link in links]))
    made_of = [list(group.places) for group in groups]
    grouped = [[tellings[place] for place in places] for places in made_of]
    of_report: dict[str, list[int]] = {}
    for row, telling in enumerate(tellings):
        of_report.setdefault(telling.record.report, []).append(row)
    events = [make_event(group, reports) for group in grouped]
    like, worded = _compare(gold, events, _names(gold, reports))
    return Story(
        name=name,
        tellings=_rows([[telling] for telling in tellings], reports),
        of_report=list(of_report.values()),
        sentences=[{record.evidence.start for record in telling.records} for telling in tellings],
        give_way=[gives_way(telling) for telling in tellings],
        foremost=[foremost([tellings[row] for row in rows], reports[name]) for name, rows in of_report.items()],
        events=_rows(grouped, reports),
        made_of=made_of,
        like=like,
        worded=worded,
        happenings=len(gold["happenings"]),
    )


def _rows(groups: Sequence[Sequence[Profile]], reports: Mapping[str, Report]) -> Matrix:
    values = [find_values(group, reports, find_history(group)) for group in groups]
    rows = np.array([[row[name] for name in WEIGHED] for row in values], dtype=float)
    rows[:, [WEIGHED.index(name) for name in _BESIDE_OTHERS]] = 0.0
    return rows


def _names(gold: dict[str, Any], reports: Mapping[str, Report]) -> dict[str, str]:
    """The gold's id of each report, by file, and inside a file of many by the id that the source carries."""
    found = {}
    for report in reports.values():
        path, _, inner = (report.source or "").partition("#")
        same = [row["id"] for row in gold["reports"] if row["file"] == Path(path.split(", ")[0]).name]
        found[report.id] = inner if inner in same else same[0]
    return found


def _compare(gold: dict[str, Any], events: Sequence[Event], names: Mapping[str, str]) -> tuple[Matrix, Matrix]:
    """How alike each happening and event are, as the format measures it, and the same where their words agree too."""
    like = np.zeros((len(gold["happenings"]), len(events)))
    worded = like.copy()
    wanted = [_happening_words(happening) for happening in gold["happenings"]]
    often = Counter(word for words in wanted for word in words)
    own = [_event_words(event) for event in events]
    for row, happening in enumerate(gold["happenings"]):
        whole = sum(1 / often[word] for word in wanted[row]) or 1.0
        for column, event in enumerate(events):
            told = _likeness(happening, event, {names[report] for report in event.reports})
            if told >= _LEAST:
                like[row, column] = told
                shared = sum(1 / often[word] for word in wanted[row] & own[column])
                worded[row, column] = told + shared / whole if shared else 0.0
    return like, worded


def _happening_words(happening: dict[str, Any]) -> frozenset[str]:
    return content_words(happening["desc"]) - content_words(" ".join(happening.get("people") or ()))


def _event_words(event: Event) -> frozenset[str]:
    around = " ".join(f"{before(r, 45)} {r.text} {after(r, 60)}" for r in event.records)
    return content_words(f"{event.title} {around}")


def _likeness(happening: dict[str, Any], event: Event, reports: set[str]) -> float:
    """0.3 × sides + 0.25 × day + 0.15 × type + 0.3 × reports, each 0 to 1; 0 where sides or days are others."""
    sides, told = {actor[:3] for actor in happening["actors"]}, set(event.countries)
    shared = len(sides & told) / len(sides | told) if sides | told else 0.0
    day = _same_day(happening["date"], _day(event))
    if shared < 0.34 or not day:
        return 0.0
    both = len(reports & set(happening["mentions"])) / min(len(reports), len(happening["mentions"]))
    type_ = float(happening["type"] == (event.type or "OTHER"))
    return 0.3 * shared + 0.25 * day + 0.15 * type_ + 0.3 * both


def _day(event: Event) -> str | None:
    when = event.date
    if when is None:
        return None
    if when.precision in (Precision.DAY, Precision.MOMENT):
        return when.earliest[:10] if when.earliest and when.latest else None
    return when.value if when.precision in (Precision.MONTH, Precision.YEAR) else None


def _same_day(wanted: str | None, told: str | None) -> float:
    if not (wanted and told):
        return 0.4 if wanted == told else 0.3
    length = min(len(wanted), len(told), 10)
    if length == 10:
        gap = abs(int(np.datetime64(wanted[:10]).astype(int)) - int(np.datetime64(told[:10]).astype(int)))
        return {0: 1.0, 1: 0.8, 2: 0.4, 3: 0.4}.get(gap, 0.0)
    return 0.7 if wanted[:length] == told[:length] else 0.0


def fit(stories: Sequence[Story], start: Matrix) -> Matrix:
    """Weights by Newton's method, held to those they start from; the features set by hand stay as they are."""
    told = np.concatenate([story.events for story in stories])
    right, counts = (np.concatenate([story.labels[part] for story in stories]) for part in (0, 1))
    told = np.column_stack([told, np.ones(len(told))])
    weights = np.append(start, _RARE)
    held = np.append(np.where(np.isin(WEIGHED, _BY_HAND), 1e9, _PULL), 1e-6)
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(told @ weights, -30, 30)))
        slope = told.T @ (counts * (right - likely)) - held * (weights - np.append(start, _RARE))
        curve = (told * (counts * likely * (1 - likely))[:, None]).T @ told + np.diag(held)
        weights += np.linalg.solve(curve, slope)
    return np.asarray(weights[:-1])


def main(folders: Sequence[str]) -> str:
    """The weights as TOML, under what they and those that stand find of each story left out."""
    stories = [read_story(Path(folder)) for folder in folders]
    stand = np.array([read_toml("linking.toml")["main_event"]["weights"][name] for name in WEIGHED])
    left_out = [story.scores(fit([s for s in stories if s is not story], stand)) for story in stories]
    lines = ["# threshold: mean F1 of stories left out, as the format measures it and by words too; those that stand"]
    standing = [story.scores(stand) for story in stories]
    for threshold in np.arange(-1.0, 3.0, 0.2):
        means = [
            np.mean([s.f1(told, float(threshold), worded=w) for s, told in zip(stories, scores, strict=True)])
            for scores in (left_out, standing)
            for w in (False, True)
        ]
        lines.append(f"# {threshold:5.2f}: " + "  ".join(f"{mean:.1f}" for mean in means))
    lines += [f"{name} = {weight:.1f}" for name, weight in zip(WEIGHED, fit(stories, stand), strict=True)]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1:]) + "\n")
