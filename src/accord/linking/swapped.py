"""6. Records ↔ records, within one report: an exchange of captives and what each side gives in it.

"The two sides exchanged prisoners on Friday. Riga handed over 30 people" tells one exchange.
"""

from __future__ import annotations

from accord.linking.profiles import Profile

_EXCHANGE = "prisoners"
_GIVING = frozenset({"handover", "freeing"})
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
    return one.is_told_as_done == other.is_told_as_done and one.is_negative == other.is_negative
