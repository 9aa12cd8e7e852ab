"""7. Events → dossiers: what a meeting is to deal with and deliver, item by item: plan wording, outcome wording."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from accord.dossiers.case import Case
from accord.dossiers.index import Sentence
from accord.dossiers.model import Entry
from accord.dossiers.told import Nearness
from accord.dossiers.wordlists import any_of, words
from accord.records import EventRecord, Evidence
from accord.values import AHEAD, DONE, Standing

NOT_SHOWN = "not shown"
_ENOUGH = 2
"""Telling words that a sentence must share with an item to be about it; all of them where it has fewer."""


@dataclass(slots=True)
class Item:
    """One thing a meeting is to deal with: its wording and key words, the words it rests on, and what came of it."""

    wording: str
    keys: frozenset[str]
    said: list[Evidence] = field(default_factory=list)
    other_wordings: list[str] = field(default_factory=list)
    state: str = "planned"
    outcome: str = ""
    shown: list[Evidence] = field(default_factory=list)


def find_items(case: Case) -> list[Item]:
    """The items of a meeting's agenda in the order reports plan them, each with what later words make of it."""
    items: list[Item] = []
    told = _sentences(case)
    for sentence, is_held in told:
        for wording, evidence in () if is_held else _planned(sentence):
            _add(wording, evidence, items)
    held_in = sorted({(s.report.published or "", s.report.id) for s, is_held in told if is_held})
    for _, report in held_in:
        for sentence in case.index.by_report[report]:
            for item in items:
                _look(sentence, item)
    if held_in:
        for item in items:
            item.state = NOT_SHOWN if item.state == "planned" else item.state
    return items


def _sentences(case: Case) -> list[tuple[Sentence, bool]]:
    """The sentences that tell of the meeting, each with whether its report tells it as held."""
    whole = case.whole or case
    done = set(whole.kind.done)
    steps = [step for edition in whole.editions for step in edition.steps]
    held = {step.told.sentence.report.id for step in steps if step.rule.stage in done}
    named = {
        (told.sentence.report.id, told.sentence.start): told.sentence
        for told in whole.told
        if told.nearness <= Nearness.REACH
    }
    ordered = sorted(named.values(), key=lambda sentence: (sentence.report.published or "", sentence.start))
    return [(sentence, sentence.report.id in held) for sentence in ordered]


def _planned(sentence: Sentence) -> Iterator[tuple[str, Evidence]]:
    """What a sentence says is to be dealt with or announced, where a verb in it looks ahead."""
    ahead = [record for record in sentence.events if record.status in AHEAD]
    if not ahead:
        return
    beside = re.match(words()["deliverable"]["beside"], sentence.quote)
    if beside:
        yield beside["what"], ahead[0].evidence
    for match in re.finditer(words()["deliverable"]["pattern"], sentence.quote):
        near = [record for record in ahead if record.start - sentence.start <= match.end()]
        wording = re.sub(words()["deliverable"]["lead_in"], "", match["what"].strip(" ,"))
        if near and _keys(wording):
            yield wording, near[0].evidence


def _keys(wording: str) -> frozenset[str]:
    """The telling words of an item: those of its first phrase, plain words of any agenda left out, cut to stems."""
    parts = words()["deliverable"]
    phrase = re.split(parts["cut"], wording)[0]
    found = {word for word in re.findall(r"[a-z][a-z-]+", phrase.casefold()) if word not in parts["plain"]}
    return frozenset(word[:7] for word in found)


def _add(wording: str, evidence: Evidence, items: list[Item]) -> None:
    keys = _keys(wording)
    for item in items:
        small, large = sorted((keys, item.keys), key=len)
        if len(small & large) >= min(_ENOUGH, len(small)) and small:
            item.said.append(evidence)
            if wording != item.wording:
                item.other_wordings.append(wording)
            return
    items.append(Item(wording, keys, [evidence]))


def _look(sentence: Sentence, item: Item) -> None:
    """Take what a sentence of a report that tells the meeting as held says of an item; the furthest state stays."""
    text = sentence.quote.casefold()
    shared = [key for key in item.keys if key in text]
    if len(shared) < min(_ENOUGH, len(item.keys)):
        return
    records = [record for record in sentence.events if record.standing != Standing.BACKGROUND]
    state = _state_of(sentence, records)
    order = ("planned", "raised", "agreed", "published")
    if state and order.index(state) > order.index(item.state):
        item.state, item.outcome = state, _clause(sentence, shared)
        where = sentence.start, sentence.start + len(sentence.quote)
        item.shown = [Evidence(report=sentence.report.id, start=where[0], end=where[1], quote=sentence.quote)]


def _state_of(sentence: Sentence, records: Sequence[EventRecord]) -> str:
    if any_of("deliverable", "published").search(sentence.quote):
        return "published"
    if any(record.type == "AGREE" and record.status in DONE for record in records):
        return "agreed"
    is_said = bool(sentence.statements) or any(record.status in DONE for record in records)
    return "raised" if is_said else ""


def _clause(sentence: Sentence, shared: Sequence[str]) -> str:
    """The part of a sentence between commas that says most of an item."""
    parts = re.split(r"(?<=[,;:])\s", sentence.quote)
    return max(parts, key=lambda part: sum(key in part.casefold() for key in shared)).strip(" ,;.")


def show_items(case: Case) -> list[Entry]:
    """A line an item of a list of deliverables: its state, its plan wording, its outcome wording."""
    if "customary" in case.kind.stages:  # a document by itself is no list of deliverables
        return []
    found = []
    for item in find_items(case):
        also = [f"also planned as: {'; '.join(dict.fromkeys(item.other_wordings))}"] if item.other_wordings else []
        note = ". ".join([*also, *([f"outcome: {item.outcome}"] if item.outcome else [])])
        evidence = tuple(dict.fromkeys((*item.said, *item.shown)))
        found.append(Entry(label=item.state, text=item.wording, note=note, evidence=evidence))
    return found


SHOWN = {"items": show_items}
