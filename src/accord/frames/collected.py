"""5. Records → tables: the answer to a question put to a ledger, as a sequence and as a frame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Generic, Self, SupportsIndex, TypeVar, overload

import msgspec

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

T = TypeVar("T")


class Collection(tuple[T, ...], Generic[T]):
    """The answer to a question: a sequence with `first()`, `to_dicts()`, and frames of pandas, polars and Arrow.

    `kind` says what it holds ("event"), so that an answer without anything has its columns too. A slice is a
    collection again. The columns are those of docs/frames.md.

    >>> Collection([], kind="plan")[:3].kind
    'plan'
    """

    kind: str | None

    def __new__(cls, items: Iterable[T] = (), *, kind: str | None = None) -> Self:
        """The things, in their order; `kind` as columns.toml names it."""
        made = super().__new__(cls, tuple(items))
        made.kind = kind
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[tuple[T, ...]], dict[str, Any]]:
        return (tuple(self),), {"kind": self.kind}

    @overload
    def __getitem__(self, place: SupportsIndex) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> Collection[T]: ...

    def __getitem__(self, place: SupportsIndex | slice) -> T | Collection[T]:
        if isinstance(place, slice):
            return type(self)(tuple(self)[place], kind=self.kind)
        return super().__getitem__(place)

    def first(self) -> T | None:
        """The first one, None when there is none."""
        return self[0] if self else None

    def to_dicts(self) -> list[dict[str, object]]:
        """Each as a dictionary of JSON values."""
        return [msgspec.to_builtins(item) for item in self]

    def to_rows(self) -> list[dict[str, Any]]:
        """Each as a flat row: texts, numbers, truth values, lists of texts; days as ISO days."""
        from accord.frames.item_rows import rows_of

        return rows_of(self, self.kind, whole=True)

    def to_pandas(self) -> pandas.DataFrame:
        """A frame of pandas: days as datetime64, whole numbers and truth values that may be missing, lists of texts."""
        from accord.frames.framed import to_pandas

        return to_pandas(self, self.kind)

    def to_polars(self) -> polars.DataFrame:
        """A frame of polars: days as Date, lists of texts as List(String)."""
        from accord.frames.framed import to_polars

        return to_polars(self, self.kind)

    def to_arrow(self) -> pyarrow.Table:
        """An Arrow table; each column says in its metadata what it means, its unit, and who defined it."""
        from accord.frames.framed import to_arrow

        return to_arrow(self, self.kind)

    def __repr__(self) -> str:
        """How many there are, and the first of them, a line each."""
        from accord.frames.notebook_cards import collection_lines

        return collection_lines(self, self.kind)

    def _repr_html_(self) -> str:
        from accord.frames.notebook_cards import collection_card

        return collection_card(self, self.kind)
