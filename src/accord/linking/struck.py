"""6. Records ↔ records, within one sentence: an attack and what it did, a crowd and what it did.

"Was killed in an air strike" tells one attack, "took to the streets and chanted" one protest.
"""

from __future__ import annotations

import re

from accord.linking.mention_words import before, is_nominal
from accord.linking.profiles import Profile
from accord.values import DONE, EventType

_BY = re.compile(r"^[^.;:]*?\b(?:by|in|during|with|from|under)\b\s+(?:[\w'’.,-]+\s+){0,6}$")
"""Words between a verb and the attack that it tells the effect of: "was killed on Monday in an American "."""
_INSIDE = re.compile(r"\b(?:in|of|by|for|from|to|with|under|on|against|after|before|over)\s+(?:[\w'’-]+\s+)?$")
"""A preposition before a noun: what stands in a phrase of its own strikes nobody."""
_APART = re.compile(r"[.,;:]|\b(?:after|before|since|while|but|and|who|which|that|as|when|following|despite|because)\b")
"""Words between an attack and a verb that say that the verb is of another clause."""
_FAR = 90
_EFFECTS = frozenset({"killing", "wounding", "destruction", "bombardment", "attack", "assassination"})


def strike_rule(first: Profile, second: Profile) -> tuple[float, str] | None:
    """An attack named by a noun, with the verb of its sentence that says what it did to somebody or something."""
    one, other = sorted((first.record, second.record), key=lambda record: record.start)
    if one.type is not EventType.ASSAULT or other.type is not EventType.ASSAULT:
        return None
    if one.evidence.start != other.evidence.start or is_nominal(one) == is_nominal(other):
        return None
    if other.start < one.end or not (one.status in DONE and other.status in DONE):
        return None
    between = before(other, other.start - one.end)
    if len(between) > _FAR:
        return None
    if is_nominal(other):
        joined = one.label in _EFFECTS and bool(_BY.search(between))
    else:
        is_inside = _INSIDE.search(before(one, 30))
        joined = other.label in _EFFECTS and not is_inside and not _APART.search(between)
    return (4.6, f"“{one.text}” and “{other.text}” tell one attack") if joined else None


def crowd_rule(first: Profile, second: Profile) -> tuple[float, str] | None:
    """Two things that one crowd does in one sentence: "took to the streets and chanted"."""
    one, other = first.record, second.record
    if one.type is not EventType.PROTEST or other.type is not EventType.PROTEST:
        return None
    if one.evidence.start != other.evidence.start or one.status is not other.status:
        return None
    if is_nominal(one) or is_nominal(other) or not first.doers or first.doers != second.doers:
        return None
    return 4.6, f"“{one.text}” and “{other.text}” are of one crowd"
