"""9. Ledger → pages: how a page is declared: its address, its filters, and the one function that gives its data.

The same data is shown as a page, as JSON (`/events.json`) and as rows for a sheet (`/events.csv`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from accord.api import Ledger
from accord.web.filters import AS_OF, Filter, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one address asks for: the values of its filters, and `name`, the id in its path."""

    path: str
    values: Mapping[str, Value]
    name: str = ""
    filters: Sequence[Filter] = ()
    may_write: bool = False
    theme: str = ""

    def text(self, name: str) -> str | None:
        """The value of a filter of words, codes or days; None where it is not set."""
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    def number(self, name: str) -> int:
        """The value of a filter of numbers."""
        value = self.values[name]
        return value if isinstance(value, int) else 0

    @property
    def as_of(self) -> str | None:
        """The day or moment asked about; None for what is known now."""
        return self.text("as_of")

    @property
    def part(self) -> dict[str, Any]:
        """The rows of the page asked for, as questions of the ledger take them."""
        per = self.number("per")
        order = {"newest_first": self.values["order"] == "newest"} if "order" in self.values else {}
        return {"limit": per, "offset": (self.number("page") - 1) * per, **order}

    def given(self, *names: str) -> dict[str, Any]:
        """The values of some filters, under their names, as questions of the ledger take them."""
        return {name: self.text(name) for name in names}

    @property
    def set_values(self) -> dict[str, Value]:
        """The filters that are not as usual."""
        usual = {each.name: each.usual for each in self.filters}
        return {name: value for name, value in self.values.items() if value not in (usual.get(name), None, "")}

    def address(self, path: str, /, **changed: Value) -> str:
        """Another page's address with its filters, on the same day: `address("/events", actor="DEU")`."""
        return address_of(path, {"as_of": self.as_of, **changed})

    def same_page(self, /, suffix: str = "", **changed: Value) -> str:
        """The address of this page with some filters changed; None takes one away. With ".csv", as rows."""
        return address_of(
            f"{self.path if self.path != '/' or not suffix else '/today'}{suffix}", {**self.set_values, **changed}
        )


def address_of(path: str, values: Mapping[str, Value]) -> str:
    """A path with its filters.

    >>> address_of("/events", {"actor": "DEU", "all": True, "as_of": None})
    '/events?actor=DEU&all=1'
    """
    told = {
        name: "1" if value is True else str(value) for name, value in values.items() if value not in (None, "", False)
    }
    query = urlencode(told, quote_via=quote)
    return f"{path}?{query}" if query else path


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a page shows: its `items`, and `context` for its template.

    JSON and CSV have the items as flat rows with the columns of their `kind` (frames/columns.toml), or the `rows`
    given. `more` is what JSON says beside the rows. `total` is how many items there are on all pages, `title` the
    heading where it is not that of the page, `crumbs` the pages above it (title and path),
    `caveats` what a large ledger's answer leaves out, a line each.
    """

    items: Sequence[Any] = ()
    kind: str | None = None
    rows: Sequence[Mapping[str, object]] | None = None
    context: Mapping[str, object] = field(default_factory=dict)
    total: int | None = None
    title: str = ""
    crumbs: tuple[tuple[str, str], ...] = ()
    caveats: tuple[str, ...] = ()
    more: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its path (`{name}` takes an id), its title, its template, its filters, and who makes its data.

    `group` is the heading under which the navigation lists it (none: it is not listed). `reads_now` says that it takes
    no `as_of`.
    """

    path: str
    title: str
    template: str
    make: Callable[[Asked, Ledger], View]
    filters: tuple[Filter, ...] = ()
    group: str = ""
    reads_now: bool = False

    @property
    def all_filters(self) -> tuple[Filter, ...]:
        """Its own filters, and the day it is asked as of."""
        return self.filters if self.reads_now else (*self.filters, AS_OF)

    @property
    def stem(self) -> str:
        """The path to which .json and .csv are added; that of the first page is /today."""
        return "/today" if self.path == "/" else self.path
