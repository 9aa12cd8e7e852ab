"""What is wrong with a row of the user's own codebook: each problem a sentence with what is expected."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from typing import Any

from accord.codebook.event_frames import NONE, PARTS, PLAIN, SPEECH, canonical, frames, make_frame, read
from accord.values import EventType

Row = Mapping[str, Any]

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_TEXTS = ("type", "mode", "label", "example", "plover", "gloss")
_LISTS = (*PARTS, "contexts")
_TYPE_KEYS = ("code", "plover", "gloss", "example")
_FILE_KEYS = ("source", "type", "contexts", "event_type", "frame")
_MARKED = "a sentence with the trigger in brackets, such as “The envoy [toured] Malta.”"


@dataclass(frozen=True, slots=True)
class Known:
    """What a row may name: the user's own types, each with the PLOVER type it counts as."""

    own: Mapping[str, str] = field(default_factory=dict)

    def types(self) -> tuple[str, ...]:
        """What may stand as the type of a frame."""
        return (*EventType, *self.own, NONE, SPEECH)

    def plover_of(self, type_: str) -> str:
        """The PLOVER type that a type counts as, or none."""
        return self.own.get(type_, type_)


def name_row(kind: str, number: int, row: object) -> str:
    """How an error names a row: "frame 2 (verb transit)".

    >>> name_row("frame", 2, {"verb": ["transit", "cross"]})
    'frame 2 (verb transit)'
    """
    told = ""
    if isinstance(row, Mapping):
        part = next((name for name in PARTS if name in row), None)
        words = row[part] if part else None
        told = f"{part} {words[0]}" if isinstance(words, list) and words else str(row.get("code", ""))
    return f"{kind} {number}" + (f" ({told})" if told else "")


def file_problems(data: Row) -> Iterator[str]:
    """What is wrong with a file apart from its rows."""
    for key in data:
        if key not in _FILE_KEYS:
            yield _unknown("key", key, _FILE_KEYS)
    for key in ("event_type", "frame"):
        rows = data.get(key, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            yield f"{key} is no list of tables. Expected rows that begin with [[{key}]]."
    yield from _value_problems({key: data[key] for key in ("type", "contexts") if key in data})


def type_problems(row: Row, taken: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with an event type of the user's own; `taken` says of each code in use what it is."""
    for key in row:
        if key not in _TYPE_KEYS:
            yield _unknown("key", key, _TYPE_KEYS)
    for key in _TYPE_KEYS:
        if not isinstance(row.get(key), str) or not row[key].strip():
            yield f"has no {key}. Expected {_EXPECTED[key]}."
            return
    code, plover = row["code"], row["plover"]
    if not _NAME.fullmatch(code):
        yield f"code '{code}' is no code. Expected {_EXPECTED['code']}."
    elif code.casefold() in taken:
        yield f"code '{code}' is taken: {taken[code.casefold()]}. Expected one of its own."
    if plover not in (*EventType, NONE):
        yield _unknown("plover", plover, (*EventType, NONE))
    yield from _example_problems(row["example"])


_EXPECTED = {
    "code": "a word of letters, digits, _ and -, such as TRANSIT",
    "plover": "the PLOVER type it counts as, such as MOBILIZE, or none",
    "gloss": "what it means, in a sentence",
    "example": _MARKED,
}


def frame_problems(row: Row, file: Row, known: Known) -> Iterator[str]:
    """What is wrong with a frame; the file's own `type` and `contexts` count where the row has none."""
    parts = [part for part in PARTS if part in row]
    if len(parts) != 1:
        yield f"has {' and '.join(parts) or 'no trigger'}. Expected one of {', '.join(PARTS)}, with a list of words."
        return
    for key in row:
        if key not in PLAIN and key not in conditions():
            yield _unknown("key", key, (*PLAIN, *conditions()))
    if "named" in row and parts[0] != "noun":
        yield f"has named with a {parts[0]}. Expected it with a noun: it lets the noun end a name."
    wrong = list(_value_problems(row))
    yield from wrong
    if wrong:
        return
    yield from _word_problems(parts[0], row[parts[0]])
    yield from _class_problems(row)
    yield from _code_problems(row, file, known)
    if "example" in row:
        yield from _example_problems(row["example"])
    else:
        yield f"has no example. Expected {_MARKED}."


@cache
def conditions() -> Mapping[str, Any]:
    """The conditions a frame may set, with what each takes."""
    table: Mapping[str, Any] = read("conditions.toml")["condition"]
    return table


def _value_problems(row: Row) -> Iterator[str]:
    for key, value in row.items():
        takes = conditions()[key]["takes"] if key in conditions() else None
        if key in _TEXTS and not (isinstance(value, str) and value.strip()):
            yield f"{key} is {_shown(value)}. Expected a text."
        elif (key in _LISTS or takes == "words") and not _is_words(value):
            yield f"{key} is {_shown(value)}. Expected a list of words in quotation marks."
        elif (key in ("inherit", "named") or takes == "flag") and not isinstance(value, bool):
            yield f"{key} is {_shown(value)}. Expected true or false."
        elif key == "priority" and (not isinstance(value, int) or isinstance(value, bool)):
            yield f"{key} is {_shown(value)}. Expected a whole number."
        elif key == "replaces" and not (isinstance(value, str) or _is_words(value)):
            yield f"{key} is {_shown(value)}. Expected the label of a bundled frame, or a list of them."


def _word_problems(part: str, words: Collection[str]) -> Iterator[str]:
    if not words:
        yield f"{part} is empty. Expected at least one word."
    for word in words:
        if not word or any(sign.isspace() for sign in word) or word.startswith("@"):
            yield (
                f"{part} '{word}' is not one word. Expected its dictionary form, such as transit; "
                "what else has to stand with it is a condition, such as particle or object."
            )


def _class_problems(row: Row) -> Iterator[str]:
    classes = read("classes.toml")["class"]
    for key, value in row.items():
        for word in value if key in conditions() and isinstance(value, list) else ():
            if word.startswith("@") and word[1:] not in classes:
                yield _unknown(f"class of words in {key}", word, [f"@{name}" for name in classes])


def _code_problems(row: Row, file: Row, known: Known) -> Iterator[str]:
    type_ = row.get("type", file.get("type"))
    if type_ is None:
        yield f"has no type. Expected one of {', '.join(known.types())}, here or at the head of the file."
        return
    if type_ not in known.types():
        yield _unknown("type", type_, known.types())
        return
    if type_ in known.own and "label" in row:
        yield f"has label '{row['label']}'. Expected none: an event of the own type {type_} has {type_} as its label."
    if type_ not in known.own and not _NAME.fullmatch(row.get("label", "")):
        yield "has no label that is a word. Expected a finer name for the event, such as port_call."
    if "plover" in row and row["plover"] not in tuple(EventType):
        yield _unknown("plover", row["plover"], tuple(EventType))
    modes = [mode["code"] for mode in read("modes.toml")["mode"] if mode["type"] == known.plover_of(type_)]
    if "mode" in row and row["mode"] not in modes:
        yield _unknown(f"mode of {known.plover_of(type_)}", row["mode"], modes)
    contexts = [context["code"] for context in read("contexts.toml")["context"]]
    for context in row.get("contexts", file.get("contexts", ())):
        if context not in contexts:
            yield _unknown("context", context, contexts)


def _example_problems(example: str) -> Iterator[str]:
    before, _, rest = example.partition("[")
    inner, closed, after = rest.partition("]")
    if not closed or not inner.strip() or any(sign in before + inner + after for sign in "[]"):
        yield f"example is “{example}”. Expected {_MARKED}."


def bundled_problems(row: Row) -> Iterator[str]:
    """Where a sound frame meets a bundled one without saying so, or says it replaces one that is not there."""
    made = make_frame({**row, "type": NONE, "label": "", "example": ""}, {}, "")
    replaced = replaced_labels(row)
    shared = [frame for frame in frames() if frame.part == made.part and set(frame.words) & set(made.words)]
    for label in replaced:
        if label not in {frame.label for frame in shared}:
            there = sorted({frame.label for frame in shared})
            near = f"Expected one of {', '.join(there)}." if there else "No bundled frame has them: leave replaces out."
            yield f"replaces '{label}', which has none of the words {', '.join(row[made.part])}. {near}"
    for frame in shared:
        if frame.label not in replaced and dict(frame.conditions) == dict(made.conditions):
            words = sorted({word for word in row[made.part] if canonical(word) in frame.words})
            yield (
                f"has '{words[0]}' under the conditions of a bundled frame ({frame.source}: {frame.label}, "
                f'{frame.type or NONE}). Expected replaces = "{frame.label}" to override it, or a condition of its own.'
            )


def replaced_labels(row: Row) -> tuple[str, ...]:
    """The labels of the bundled frames that a row replaces."""
    given = row.get("replaces", ())
    return (given,) if isinstance(given, str) else tuple(given)


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def _shown(value: object) -> str:
    return f"'{value}'" if isinstance(value, str) else f"{value}"


def _unknown(what: str, given: str, known: Collection[str]) -> str:
    listed = sorted(map(str, known))
    near = get_close_matches(str(given), listed, n=2, cutoff=0.7)
    guess = f" Did you mean {' or '.join(near)}?" if near else ""
    return f"has {what} '{given}', which is unknown.{guess} Expected " + (
        f"one of {', '.join(listed)}." if listed else "none: it has no modes."
    )
