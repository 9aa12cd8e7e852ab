"""Codes that a user types: found whatever their case, or told with those that look like them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from accord.errors import UnknownCode


def find_code(what: str, given: str, known: Iterable[str]) -> str:
    """The code as the codebook writes it.

    >>> from accord.values import EventType
    >>> find_code("event type", "consult", EventType)
    'CONSULT'
    """
    by_name = {str(code).casefold().replace(" ", "_").replace("-", "_"): str(code) for code in known}
    name = given.casefold().strip().replace(" ", "_").replace("-", "_")
    if name in by_name:
        return by_name[name]
    near = tuple(by_name[close] for close in get_close_matches(name, by_name, n=2, cutoff=0.6))
    expected = f"Expected one of {', '.join(by_name.values())}." if by_name else "There is none."
    raise UnknownCode(what, given, near, expected)
