"""7. Events → dossiers: whether what is told is a party's own, where others act on it: who ratifies whose accession."""

from __future__ import annotations

import re

from accord.dossiers.index import Index, Sentence
from accord.values import Form

_OWNS = re.compile(r"(?:['’]s?) (?:[\w-]+ ){0,3}")
"""What stands between an owner and the name: "Finland | 's long-sought | NATO membership"."""
_FAR = 40


def is_of_party(sentence: Sentence, name: tuple[int, int] | None, parties: set[str], index: Index) -> bool:
    """Whether a party is named in the sentence or the one before, and the name is not said to be another state's."""
    near = sentence.countries | _before(sentence, index)
    if not near & parties:
        return False
    owner = owner_of(sentence, name)
    return owner is None or owner in parties


def _before(sentence: Sentence, index: Index) -> set[str]:
    told = index.by_report[sentence.report.id]
    return told[sentence.place - 1].countries if sentence.place else set()


def owner_of(sentence: Sentence, name: tuple[int, int] | None) -> str | None:
    """The state that stands as owner right before a name: "Finland's NATO membership", "Finnish accession"."""
    if name is None:
        return None
    found = None
    for actor in sentence.actors:
        end = actor.end - sentence.start
        between = sentence.quote[end : name[0]]
        if not actor.country or end > name[0] or len(between) > _FAR:
            continue
        is_possessive = _OWNS.fullmatch(between) is not None
        is_adjective = between == " " and actor.form == Form.MODIFIER
        found = actor.country if is_possessive or is_adjective else found
    return found
