"""5. Records → tables: the values of columns that are more than an attribute of the thing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec

from accord.codebook.event_frames import read


@cache
def _quads() -> dict[str, int]:
    """PLOVER's quad class of each event type, counted from 1 in the order of the manual."""
    order = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
    return {row["code"]: order.index(row["quad"]) + 1 for row in read("types.toml")["type"]}


def quad_code(plover_type: str | None) -> int | None:
    """The quad class (1 to 4) of an event type; None for no type.

    >>> quad_code("ACCUSE")
    3
    """
    return _quads().get(str(plover_type)) if plover_type else None


def _quad_code(item: Any) -> int | None:
    speaking = item.records[0] if hasattr(item, "records") else item
    return quad_code(speaking.plover_type)


def _history(item: Any) -> list[str]:
    return [f"{entry.day or 'undated'} {entry.status} {entry.report}" for entry in item.history]


def _ends(item: Any) -> tuple[float | None, float | None]:
    value = item.value
    return value if isinstance(value, tuple) else (value, value)


def _one_value(item: Any) -> float | None:
    return None if isinstance(item.value, tuple) else item.value


def _owner(item: Any) -> str | None:
    name: str | None = item.owner.name if item.owner else item.owner_text
    return name


def _accounts(item: Any) -> str:
    return _json([{"value": account.value, "reports": list(account.reports)} for account in item.accounts])


def _holds(item: Any) -> str:
    return _json([[name, value] for name, value in item.holds])


def _outcomes(item: Any) -> list[str]:
    return [f"{count.number} {count.outcome}" for count in item.counts]


def _both_quotes(item: Any) -> list[str]:
    return [item.first.evidence.quote, item.second.evidence.quote]


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


MADE: dict[str, Callable[[Any], object]] = {
    "quad_code": _quad_code,
    "history": _history,
    "one_value": _one_value,
    "least_value": lambda item: _ends(item)[0],
    "most_value": lambda item: _ends(item)[1],
    "owner": _owner,
    "accounts": _accounts,
    "holds": _holds,
    "outcomes": _outcomes,
    "both_quotes": _both_quotes,
}
"""By the names that columns.toml gives them."""
