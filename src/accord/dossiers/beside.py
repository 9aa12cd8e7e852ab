"""7. Events → dossiers: whether what is told is a party's own, where others act on it: who ratifies whose accession."""

from __future__ import annotations

import re

from accord.dossiers.index import Index, Sentence
from accord.values import Form

_OWNS = re.compile(r"(?:['’]s?) (?:[\w-]+ ){0,3}")
"""What stands between an owner and the name: "Finland | 's long-sought | NATO membership"."""
_AND = re.compile(r"(?:['’]s?)?(?: and|, and|,| or| as well as) ")
_FAR = 40


def is_of_party(sentence: Sentence, name: tuple[int, int] | None, parties: set[str], index: Index) -> bool:
    """Whether a party is named in the sentence or the one before, and the name is not said to be another state's."""
    near = sentence.countries | _before(sentence, index)
    if not near & parties:
        return False
    owners = owners_of(sentence, name)
    return not owners or bool(owners & parties)


def _before(sentence: Sentence, index: Index) -> set[str]:
    told = index.by_report[sentence.report.id]
    return told[sentence.place - 1].countries if sentence.place else set()


def owners_of(sentence: Sentence, name: tuple[int, int] | None) -> set[str]:
    """The states that own what a name tells: "Finland's membership", "Finnish entry", "Sweden and Finland's bid"."""
    if name is None:
        return set()
    found: set[str] = set()
    owned = name[0]
    for actor in sorted(sentence.actors, key=lambda actor: actor.end, reverse=True):
        end = actor.end - sentence.start
        between = sentence.quote[end:owned] if end <= owned else "-"
        is_owner = _OWNS.fullmatch(between) is not None or (between == " " and actor.form == Form.MODIFIER)
        is_beside = bool(found) and _AND.fullmatch(between) is not None
        if len(between) <= _FAR and (is_owner or is_beside):
            found |= {each.country for each in actor.actors() if each.country}
            owned = actor.start - sentence.start if found else owned
    return found
