"""What codes mean: PLOVER types, modes, contexts, sectors, statuses and accord's own labels."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

from accord.codebook.event_frames import frames, read
from accord.errors import UnknownCode

_LISTS = (("types.toml", "type"), ("statuses.toml", "status"), ("contexts.toml", "context"), ("sectors.toml", "sector"))


def explain(code: str) -> str:
    """What a code means, in a line: any event type, mode, context, status, sector or label.

    >>> explain("AID")
    'AID (event type): Material help mainly for the recipient: money, arms, relief, shelter, peacekeepers.'
    """
    meanings = _meanings()
    found = meanings.get(code) or meanings.get(code.upper()) or meanings.get(code.lower())
    if found is None:
        near = tuple(get_close_matches(code.lower(), [known.lower() for known in meanings], n=2, cutoff=0.7))
        near = tuple(known for known in meanings if known.lower() in near)
        raise UnknownCode("code", code, near, "accord explain lists all of them.")
    return "\n".join(found)


def codes() -> tuple[str, ...]:
    """Every code that explain knows, in alphabetical order."""
    return tuple(sorted(_meanings()))


@cache
def _meanings() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file, kind in _LISTS:
        what = "event type" if kind == "type" else kind
        for row in read(file)[kind]:
            found.setdefault(row["code"], []).append(f"{row['code']} ({what}): {row['gloss']}")
    for row in read("modes.toml")["mode"]:
        found.setdefault(row["code"], []).append(f"{row['code']} (mode of {row['type']}): {row['gloss']}")
    for frame in frames():
        known = found.setdefault(frame.label, [])
        if not known:
            kind = f"label, {frame.type}" if frame.type else "label"
            known.append(f"{frame.label} ({kind}): as in “{frame.example.replace('[', '').replace(']', '')}”")
    return found
