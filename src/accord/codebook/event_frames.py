"""Event frames: which words, under which conditions, name an event of which type; data in frames_*.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from accord.values import EventType

HERE = Path(__file__).parent
SPEECH = "speech"
NONE = "none"
PARTS = ("verb", "noun", "adjective")
PLAIN = frozenset(
    {
        *PARTS,
        "type",
        "mode",
        "label",
        "contexts",
        "example",
        "inherit",
        "priority",
        "plover",
        "gloss",
        "replaces",
        "named",
    }
)
"""What a row says besides its conditions."""

_WEIGHTS = {
    "particle": 4,
    "near_prep": 3,
    "object": 3,
    "object_complement": 3,
    "modifier": 3,
    "pobject": 2,
    "complement": 2,
}
_DEFAULT_WEIGHT = 2
_ENDINGS = (("isation", "ization"), ("ise", "ize"), ("yse", "yze"), ("fence", "fense"), ("our", "or"), ("ogue", "og"))
_TAGGER_SLIPS = {"hop": "hope", "slat": "schedule", "pende": "pend"}
_STEMS_IN_ISE = ("exerci", "promi", "compromi", "rai", "prai", "ri", "ari", "advi", "surpri", "crui", "supervi", "revi")
_ALWAYS_ISE = frozenset(f"{stem}se" for stem in _STEMS_IN_ISE)


def canonical(lemma: str) -> str:
    """One spelling for British and American forms of a lemma.

    >>> canonical("Recognise"), canonical("mobilisation"), canonical("defence")
    ('recognize', 'mobilization', 'defense')
    """
    lemma = lemma.lower()
    lemma = _TAGGER_SLIPS.get(lemma, lemma)
    if lemma in _ALWAYS_ISE:
        return lemma
    for british, american in _ENDINGS:
        if lemma.endswith(british) and len(lemma) >= len(british) + 2:
            return lemma[: -len(british)] + american
    return lemma


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry of a frames file: the words of one part of speech that name an event, and when they do.

    `plover` is the type PLOVER's manual gives it where the codebook of accord gives another. `source` is its file and
    row, `written` its conditions as the file has them; `is_own` tells a frame of the user's own codebook,
    `named` one whose noun may be the last word of a name ("Freedom Shield"), `looks_ahead` one of a file that holds
    only of what is told as to come.
    """

    part: str
    words: tuple[str, ...]
    type: EventType | None
    label: str
    mode: str | None
    contexts: tuple[str, ...]
    conditions: tuple[tuple[str, Any], ...]
    weight: int
    example: str
    is_speech: bool = False
    inherit: bool = False
    plover: EventType | None = None
    source: str = ""
    written: tuple[tuple[str, str], ...] = ()
    gloss: str | None = None
    is_own: bool = False
    named: bool = False
    looks_ahead: bool = False

    def takes(self, condition: str) -> bool:
        """Whether the frame sets that condition."""
        return any(name == condition for name, _ in self.conditions)


@cache
def read(name: str) -> dict[str, Any]:
    """The content of a TOML file of the codebook; read once a process, so never change what comes back."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a class of classes.toml, in one spelling."""
    return frozenset(canonical(word) for word in read("classes.toml")["class"][name])


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of words.toml, in one spelling."""
    return frozenset(canonical(word) for word in read("words.toml")[name])


@cache
def topic_words(name: str) -> frozenset[str]:
    """A list of words by which a text shows what it is about."""
    return frozenset(read("classes.toml")["topic"][name])


def _expand(words: Iterable[str]) -> frozenset[str]:
    """The words of a condition with its classes (@name) written out."""
    found: set[str] = set()
    for word in words:
        found |= word_class(word[1:]) if word.startswith("@") else {canonical(word)}
    return frozenset(found)


def _condition(value: Any) -> Any:
    return _expand(value) if isinstance(value, list) else value


def _written(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else "yes" if value is True else "no"


def make_frame(row: dict[str, Any], default: dict[str, Any], source: str) -> Frame:
    """The frame of a row that is known to be sound; `default` is its file, whose type and contexts it takes."""
    part = next(name for name in PARTS if name in row)
    type_ = str(row.get("type", default.get("type")))
    given = [(name, value) for name, value in row.items() if name not in PLAIN]
    return Frame(
        part=part,
        words=tuple(canonical(word) for word in row[part]),
        type=None if type_ in (NONE, SPEECH) else EventType(type_),
        label=row["label"],
        mode=row.get("mode"),
        contexts=tuple(row.get("contexts", default.get("contexts", ()))),
        conditions=tuple((name, _condition(value)) for name, value in given),
        weight=row.get("priority", 0) + sum(_WEIGHTS.get(name, _DEFAULT_WEIGHT) for name, _ in given),
        example=row["example"],
        is_speech=type_ == SPEECH,
        inherit=row.get("inherit", False),
        plover=EventType(row["plover"]) if "plover" in row else None,
        source=source,
        written=tuple((name, _written(value)) for name, value in given),
        gloss=row.get("gloss"),
        named=row.get("named", False),
        looks_ahead=default.get("looks_ahead", False),
    )


@cache
def frames() -> tuple[Frame, ...]:
    """All bundled frames, in the order of the files and of the entries in them."""
    return tuple(
        make_frame(row, data, f"{path.name}, frame {number}")
        for path in sorted(HERE.glob("frames_*.toml"))
        for data in (read(path.name),)
        for number, row in enumerate(data["frame"], 1)
    )


def by_word(listed: Iterable[Frame]) -> dict[str, dict[str, tuple[Frame, ...]]]:
    """Frames by part of speech and word, the most specific first; of two as specific, the one listed first."""
    table: dict[str, dict[str, list[Frame]]] = {part: {} for part in PARTS}
    for frame in listed:
        for word in frame.words:
            table[frame.part].setdefault(word, []).append(frame)
    return {
        part: {word: tuple(sorted(rows, key=lambda row: -row.weight)) for word, rows in words.items()}
        for part, words in table.items()
    }


@cache
def _bundled_by_word() -> dict[str, dict[str, tuple[Frame, ...]]]:
    return by_word(frames())


def frames_of(part: str) -> dict[str, tuple[Frame, ...]]:
    """The bundled frames of a part of speech by word, the most specific first."""
    return _bundled_by_word()[part]
