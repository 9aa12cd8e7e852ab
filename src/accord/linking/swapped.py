"""6. Records ↔ records, within one report: an exchange of captives and what each side gives in it.

"The two sides exchanged prisoners on Friday. Riga handed over 30 people" tells one exchange.
"""

from __future__ import annotations

import re

from accord.linking.foreseen import kinds_handed
from accord.linking.mention_words import after, before
from accord.linking.profiles import Profile

_EXCHANGE = "prisoners"
_FREEING = "freeing"
_GIVING = frozenset({"handover", _FREEING})
_CAPTIVES = "people"
_BESIDES = re.compile(r"\b(?:also|separately)\b", re.IGNORECASE)
"""Words by which a handing over comes on top of the exchange: "Riga also handed over a ship"."""
_COUNTED = re.compile(r"\s(?:(?:about|some|another|over)\s)?\d+(?:\s+(?:to|from|at|in|on)\b|\s*[.,;]|$)", re.IGNORECASE)
"""A number that stands for those who are given: "handed over 30 to Oslo"."""
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
    if not _is_of_captives(other) or _BESIDES.search(f"{before(other.record, _FRONT)} {other.record.text}"):
        return False
    return one.is_told_as_done == other.is_told_as_done and one.is_negative == other.is_negative


def _is_of_captives(given: Profile) -> bool:
    """Whether people are given: freed, told by a noun for people, or by a number of a kind that is not told."""
    if _FREEING in given.sorts:
        return True
    kinds = kinds_handed(given)
    return _CAPTIVES in kinds or (not kinds and _COUNTED.match(after(given.record, _FRONT)) is not None)
