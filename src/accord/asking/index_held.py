"""8. Records → the answer to a question: sentences made ready for questions once for each state of a ledger."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakKeyDictionary

from accord.asking.passages import Passages
from accord.ledger.merged import Known, Linked

Look = Callable[[str | None], tuple[Known, Linked]]
"""What is known as of a day: records and links."""
_MOST_HELD = 3


class Index:
    """The sentences known by each of the last few days asked about."""

    def __init__(self) -> None:
        self._held: dict[str | None, Passages] = {}

    def passages(self, look: Look, as_of: str | None) -> Passages:
        """What was known by a day, ready for questions; made anew when what is known has changed since."""
        known, linked = look(as_of)
        held = self._held.get(as_of)
        if held is None or held.linked is not linked or held.known is not known:
            self._held.pop(as_of, None)
            while len(self._held) >= _MOST_HELD:
                self._held.pop(next(iter(self._held)))
            held = self._held[as_of] = Passages(known, linked)
        return held


_INDEXES: WeakKeyDictionary[object, Index] = WeakKeyDictionary()


def index_of(owner: object) -> Index:
    """The index of a ledger, held as long as the ledger is."""
    return _INDEXES.setdefault(owner, Index())
