"""6. Records ↔ records: two mentions of one sentence of which one says when the other was."""

from __future__ import annotations

import re
from itertools import product

from accord.linking.profiles import Profile
from accord.records import EventRecord

_WHEN = re.compile(
    r"^[^,;:.]*\b(?:before|after|ahead of|following|prior to|until|since)\s+"
    r"(?:(?:the|a|an|its|their|his|her|this|that|last|next)\s+)?(?:[\w'’-]+\s+){0,3}$",
    re.IGNORECASE,
)


def is_before_or_after(first: Profile, second: Profile) -> bool:
    """Whether a sentence tells one as before or after the other: "to meet again before the summit" is no summit."""
    pairs = product(first.records, second.records)
    return any(_dates(one, other) or _dates(other, one) for one, other in pairs)


def _dates(mention: EventRecord, noun: EventRecord) -> bool:
    """Whether the words between two mentions say that the first was before or after the second."""
    quote = mention.evidence
    if (mention.report, quote.start) != (noun.report, noun.evidence.start) or noun.start <= mention.end:
        return False
    return bool(_WHEN.search(quote.quote[mention.end - quote.start : noun.start - quote.start]))
