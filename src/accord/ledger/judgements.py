"""5. Records → the ledger: what a person judged of two events, mentions or actors; kept, undone, exported, imported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from accord.errors import InputError
from accord.records import EventRecord, Plain, digest


class About(StrEnum):
    """What a judgement is on: two events, two mentions that a link joins or could, two actors, a conflict."""

    EVENT = "event"
    LINK = "link"
    ACTOR = "actor"
    CONFLICT = "conflict"

    @property
    def is_on_records(self) -> bool:
        """Whether it joins or parts mentions of events."""
        return self in (About.EVENT, About.LINK)


class Answer(StrEnum):
    """What a person says of two things; `part`: the first is part of the second."""

    SAME = "same"
    PART = "part"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor(Plain):
    """One of the two things judged: a record with its words, by which it is found again when read anew; or an actor."""

    id: str
    words: str
    report: str | None = None
    start: int = 0
    end: int = 0
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Plain):
    """What someone judged, when (ISO moment) and why. `undone` is the moment from which it no longer counts."""

    about: About
    answer: Answer
    first: Anchor
    second: Anchor
    by: str
    at: str
    reason: str = ""
    undone: str | None = None
    id: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            made = digest(
                "judgement", self.about, *sorted((self.first.id, self.second.id)), self.answer, self.by, self.at
            )
            object.__setattr__(self, "id", f"j{made}")

    @property
    def pair(self) -> tuple[str, str]:
        """The ids of what is judged, sorted."""
        first, second = sorted((self.first.id, self.second.id))
        return first, second

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports whose links it bears on; none for actors."""
        return tuple(anchor.report for anchor in (self.first, self.second) if anchor.report)

    def __str__(self) -> str:
        because = f": {self.reason}" if self.reason else ""
        gone = f" (undone {self.undone})" if self.undone else ""
        answer = "part of the second" if self.answer == Answer.PART else self.answer
        return f"{self.at[:10]}  {self.by}  “{self.first.words}” / “{self.second.words}”  {answer}{because}{gone}"


def anchor_of(record: EventRecord) -> Anchor:
    """The anchor of a record."""
    return Anchor(id=record.id, words=record.text, report=record.report, start=record.start, end=record.end)


def find_anchored(anchor: Anchor, records: Iterable[EventRecord]) -> str | None:
    """The id of the record that an anchor stands on in its report: the same one, else the one sharing most words."""
    best: tuple[int, int, str] | None = None
    for record in records:
        if record.report != anchor.report:
            continue
        if record.id == anchor.id:
            return record.id
        shared = min(record.end, anchor.end) - max(record.start, anchor.start)
        found = (-shared, record.start, record.id)
        if shared > 0 and (best is None or found < best):
            best = found
    return best[2] if best else None


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that count: not undone, and of several on one pair the one judged last; in the order of their moments."""
    last: dict[tuple[str, tuple[str, str]], Judgement] = {}
    for judgement in sorted(judgements, key=lambda each: (each.at, each.id)):
        if judgement.undone is None:
            kind = "event" if judgement.about.is_on_records else judgement.about.value
            last[kind, judgement.pair] = judgement
    return sorted(last.values(), key=lambda each: (each.at, each.id))


def read_lines(text: str) -> list[Judgement]:
    """The judgements of a file of JSON lines; InputError names the line that is none."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(Judgement.from_dict(msgspec.json.decode(line)))
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise InputError(
                f"Line {number} is no judgement ({error}). Expected JSON lines as accord judge --export writes them."
            ) from error
    return found


def same_actors(name: str, judgements: Iterable[Judgement]) -> set[str]:
    """The ids of the actors judged the same as one."""
    joined = joined_actors(standing(judgements))
    return {other for other, stands in joined.items() if name in joined and stands == joined[name]}


def joined_actors(judgements: Iterable[Judgement]) -> dict[str, tuple[str, str]]:
    """For each actor judged the same as another: country ("" when unknown) and id of the one that stands for both."""
    members: dict[str, set[str]] = {}
    countries: dict[str, set[str]] = {}
    for judgement in judgements:
        if judgement.about != About.ACTOR or judgement.answer != Answer.SAME:
            continue
        for anchor in (judgement.first, judgement.second):
            countries.setdefault(anchor.id, set()).update([anchor.country] if anchor.country else [])
        joined = members.get(judgement.first.id, {judgement.first.id}) | members.get(
            judgement.second.id, {judgement.second.id}
        )
        members.update(dict.fromkeys(joined, joined))
    made = {}
    for name, group in members.items():
        country = min(set().union(*(countries.get(each, set()) for each in group)), default="")
        made[name] = (country, min(group, key=lambda each: (each.startswith("~"), each)))
    return made
