"""explain(): what a code means, which triggers lead to it, and in which file each of them stands."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from accord.codebook.codebooks import Codebook
from accord.codebook.event_frames import PARTS, Frame, canonical, read
from accord.codebook.own_files import codebook_in_use
from accord.errors import UnknownCode
from accord.values import EventType

LISTS = (("types.toml", "type"), ("statuses.toml", "status"), ("contexts.toml", "context"), ("sectors.toml", "sector"))
_NO_TYPE = "no PLOVER type"


def explain(code: str, codebook: str | Path | Codebook | None = None) -> str:
    """What a code means, in a line; of an event type and a label also the entries, each with its file and example.

    Knows every event type, mode, context, status, sector, label and word that triggers an event. `codebook` is the
    user's own (docs/codebook.md), without it that of ACCORD_CODEBOOK.

    >>> explain("AID").splitlines()[0]
    'AID (event type): Material help mainly for the recipient: money, arms, relief, shelter, peacekeepers.'
    """
    in_use = codebook_in_use(codebook)
    meanings = _meanings(in_use)
    found = next((each for each in (code, code.upper(), code.lower()) if each in meanings), None)
    if found is not None:
        return "\n".join((*meanings[found], *_entries(found, in_use)))
    own = next((known for known in meanings if known.casefold() == code.casefold()), None)
    if own is not None:
        return explain(own, in_use)
    triggered = [frame for frame in in_use.frames if canonical(code) in frame.words]
    if triggered:
        return "\n".join((f"{canonical(code)} (trigger): names an event as these entries say", *map(_entry, triggered)))
    near = tuple(get_close_matches(code.lower(), [known.lower() for known in meanings], n=2, cutoff=0.7))
    near = tuple(known for known in meanings if known.lower() in near)
    raise UnknownCode("code", code, near, "accord explain --types lists the event types, with their labels by each.")


def codes(codebook: str | Path | Codebook | None = None) -> tuple[str, ...]:
    """Every code that explain knows, in alphabetical order."""
    return tuple(sorted(_meanings(codebook_in_use(codebook))))


def _meanings(codebook: Codebook) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file, kind in LISTS:
        what = "event type" if kind == "type" else kind
        for row in read(file)[kind]:
            found.setdefault(row["code"], []).append(f"{row['code']} ({what}): {row['gloss']}")
    for row in read("modes.toml")["mode"]:
        found.setdefault(row["code"], []).append(f"{row['code']} (mode of {row['type']}): {row['gloss']}")
    for own in codebook.types:
        found[own.code] = [f"{own.code} (own event type, {own.type or _NO_TYPE}): {own.gloss}"]
    own_codes = {own.code for own in codebook.types}
    glosses = {frame.label: frame.gloss for frame in reversed(codebook.frames) if frame.gloss}
    for frame in codebook.frames:
        known = found.setdefault(frame.label, [])
        if not known and frame.label not in own_codes:
            kind = f"label, {frame.type}" if frame.type else "label"
            known.append(f"{frame.label} ({kind}): {glosses.get(frame.label) or f'as in “{_plain(frame.example)}”'}")
    return found


def _entries(code: str, codebook: Codebook) -> list[str]:
    """What stands in the files for an event type or label: of a PLOVER type its example and its triggers by label."""
    own = next((type_ for type_ in codebook.types if type_.code == code), None)
    if own is not None:
        frames = [frame for frame in codebook.frames if frame.label == code]
        return [f"  {own.source}: “{own.example}”", *map(_entry, frames)]
    if code in tuple(EventType):
        row = next(row for row in read("types.toml")["type"] if row["code"] == code)
        return [f"  types.toml: “{row['example']}”", *_triggers_by_label(code, codebook)]
    return [_entry(frame) for frame in codebook.frames if frame.label == code]


def _triggers_by_label(type_: str, codebook: Codebook) -> list[str]:
    """The triggers of a PLOVER type, a line for each label."""
    by_label: dict[str, list[Frame]] = {}
    for frame in codebook.frames:
        if frame.type == type_:
            by_label.setdefault(frame.label, []).append(frame)
    return [f"  {label}: {_words_by_part(frames)}" for label, frames in by_label.items()]


def _words_by_part(frames: Iterable[Frame]) -> str:
    """The words of frames by part of speech; apart those that trigger the event on conditions alone."""
    frames = list(frames)
    told = []
    for part in PARTS:
        always, sometimes = (
            [word for frame in frames if frame.part == part and bool(frame.conditions) is needs for word in frame.words]
            for needs in (False, True)
        )
        listed = list(dict.fromkeys(always))
        rest = [word for word in dict.fromkeys(sometimes) if word not in always]
        listed += [f"(on conditions: {', '.join(rest)})"] if rest else []
        told += [f"{part} {', '.join(listed).replace(', (', ' (')}"] if listed else []
    return "; ".join(told)


def _entry(frame: Frame) -> str:
    """A frame in a line: its file and row, words, conditions, what it makes of them, and its example."""
    conditions = "; ".join(f"{name}: {value}" for name, value in frame.written)
    words = f"{frame.part} {', '.join(frame.words)}" + (f" [{conditions}]" if conditions else "")
    mode = f", mode {frame.mode}" if frame.mode else ""
    coded = "no event" if frame.is_speech else f"{frame.label}, {frame.type or _NO_TYPE}{mode}"
    return f"  {frame.source}: {words} → {coded}. “{frame.example}”"


def _plain(example: str) -> str:
    return example.replace("[", "").replace("]", "")
