"""5. Records → the ledger: the answer to a question put to a ledger."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")


class Collection(tuple[T, ...], Generic[T]):
    """The answer to a question: a sequence with `first()` and `to_dicts()`."""

    def first(self) -> T | None:
        """The first one, None when there is none."""
        return self[0] if self else None

    def to_dicts(self) -> list[dict[str, object]]:
        """Each as a dictionary of JSON values."""
        return [msgspec.to_builtins(item) for item in self]
