"""6. Records ↔ records, within one report: an exchange of captives and what each side gives in it.

"The two sides exchanged prisoners on Friday. Riga handed over 30 people" tells one exchange.
"""

from __future__ import annotations

import re

from accord.linking.foreseen import kinds_handed
from accord.linking.mention_words import before
from accord.linking.profiles import Profile

_EXCHANGE = "prisoners"
_GIVING = frozenset({"handover", "freeing"})
_CAPTIVES = "people"
_BESIDES = re.compile(r"\b(?:also|separately)\b", re.IGNORECASE)
"""Words by which a handing over comes on top of the exchange: "Riga also handed over a ship"."""
_FRONT = 60
"""Characters before a mention in which such a word stands."""
_NEAR = 300
"""Characters behind an exchange within which a report says what each side gave."""


def swap_rule(first: Profile, second: Profile) -> tuple[float, str] | None:
    """An exchange with a handing over or freeing told right behind it."""
    if not is_given_in_swap(first, second):
        return None
    one, other = sorted((first.record, second.record), key=lambda record: record.start)
    return 4.6, f"“{other.text}” is what a side gives in “{one.text}”"


def is_given_in_swap(first: Profile, second: Profile) -> bool:
    """Whether the first of two mentions of a report is an exchange, and the other what a side gives in it."""
    one, other = sorted((first, second), key=lambda profile: profile.record.start)
    if one.record.report != other.record.report or other.record.start - one.record.end > _NEAR:
        return False
    if _EXCHANGE not in one.sorts or not other.sorts & _GIVING or _EXCHANGE in other.sorts:
        return False
    kinds = kinds_handed(other)
    if (kinds and _CAPTIVES not in kinds) or _BESIDES.search(f"{before(other.record, _FRONT)} {other.record.text}"):
        return False
    return one.is_told_as_done == other.is_told_as_done and one.is_negative == other.is_negative
