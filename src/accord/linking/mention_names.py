"""6. Records ↔ records: the names in a mention and beside it: of series, bodies that sit, documents and exercises."""

from __future__ import annotations

import re

from accord.linking.mention_words import after, before, empty_words, find_sorts, listed
from accord.records import EventRecord

_CAPITALISED = re.compile(r"(?:[A-Z][\w’'-]+(?:\s+(?:of|for|on|and)\s+(?=[A-Z])|\s+)?){2,}")
_SUBJECT = re.compile(r"(?:[A-Z][\w’'-]+\s+)+(?:(?:is|are|was|were|has|have|had|will|would|may|must|should)\s+)?$")
_BE = re.compile(r"(?:(?:has|have|had|will|would|may|must|should)\s+)?(?:be|been|is|are|was|were)\b")
_OBJECT = re.compile(
    r"\s+(?:(?:of|under|on|to)\s+)?(?:(?:the|their|its|a|an)\s+)?(?:[a-z\d-]+\s+)?(?:[A-Z][\w’'-]+\s*)+"
)
_WIDE = 60
_BESIDE = 24
_BODY_GATHERS = re.compile(
    r"(?:[a-z’'-]+ )*((?!US |UK |UN )[A-Z]{1,2}[\d-]+|(?!US |UK |UN )[A-Z]{2,6})(?:['’]s)? "
    r"(?:[a-z’'-]+ ){0,2}(?:summit|meeting|conference)\b"
)
_GATHERING_OF = re.compile(
    r"(?:[\w’'-]+ ){0,3}?(?:summit|meeting|conference) of the ((?:G|Group)[\d-]+|[A-Z][a-z]+|[A-Z]{2,6})\b(?! [A-Z])"
)
"""A body's gathering by its name; what is of a state or of ministers is no body's."""
_NAME = r"((?:[A-Z][a-z’'-]+ ?){1,3})"
_DRILLS = r"(?:[Ee]xercises?|[Dd]rills?|[Ww]ar games?|[Mm]an(?:o?euvres|euvers))"
_EXERCISE_NAME = re.compile(
    rf"\b{_NAME}(?:[a-z-]+ )?{_DRILLS}\b|\b[Ee]xercise {_NAME}|"
    rf"\b{_NAME}, (?:the|an?|their|its) (?:[a-z-]+ ){{0,3}}{_DRILLS}"
)
_ADJECTIVE = ("ese", "ean", "ian", "ish", "can", "ino", "ench", "aeli", "ocratic", "orean")
"""Endings of the adjectives of countries: "Spanish drills" have no name by that."""


def own_names(record: EventRecord) -> frozenset[str]:
    """The names in the mention, of its object, or that it belongs to ("a session of the Harbour Safety Forum").

    The object of a passive stands before it: "the Harbour Pact was signed", "the HP is to be signed".
    """
    tail = _OBJECT.match(after(record, _WIDE))
    head = _SUBJECT.search(before(record, _WIDE)) if _BE.match(record.text) else None
    words = f"{head.group() if head else ''} {record.text} {tail.group() if tail else ''}"
    return proper_names(words) | acronyms(words) | _gathering_names(record)


def _gathering_names(record: EventRecord) -> frozenset[str]:
    found = gathering_names(f"{record.text}{after(record, _WIDE)}")
    if "exercise" not in find_sorts(record.text, record.label):
        return found
    return found | exercise_names(f"{before(record, _BESIDE)}{record.text}{after(record, _WIDE)}")


def exercise_names(words: str) -> frozenset[str]:
    """The names that exercises have of their own: "the Steel Tide drills", "Nordlys, the yearly war games".

    >>> sorted(exercise_names("after the Steel Tide drills"))
    ['steel tide exercise']
    """
    found = [match[1] or match[2] or match[3] for match in _EXERCISE_NAME.finditer(words)]
    no_name = listed("noun_openings") | listed("noun_leads")
    kept = [
        " ".join(word.lower() for word in name.split() if _counts_in_name(word) and word.lower() not in no_name)
        for name in found
    ]
    return frozenset(f"{name} exercise" for name in kept if name and not name.endswith(_ADJECTIVE))


def gathering_names(words: str) -> frozenset[str]:
    """The bodies whose gathering words name: "the G20 summit", "a meeting of the Quad".

    >>> sorted(gathering_names("G20 summit in Rome")), sorted(gathering_names("meeting of the Quad"))
    (['g20 gathering'], ['quad gathering'])
    """
    found = _BODY_GATHERS.match(words) or _GATHERING_OF.match(words)
    return frozenset({f"{found[1].lower()} gathering"}) if found else frozenset()


def proper_names(text: str) -> frozenset[str]:
    """Names of series, bodies that sit and documents, with their initials: capitalised words that end in such a noun.

    >>> sorted(proper_names("the annual Harbour Safety Forum, said Foreign Minister Anna Keller"))
    ['HSF', 'harbour safety forum']
    """
    found: set[str] = set()
    for run in _CAPITALISED.findall(text):
        words = [word for word in run.split() if _counts_in_name(word)]
        nouns = [place for place, word in enumerate(words) if word.lower() in listed("named_nouns")]
        if nouns and nouns[-1] >= 1:
            kept = words[: nouns[-1] + 1]
            found.add(" ".join(kept).lower())
            found.add("".join(word[0] for word in kept))
    return frozenset(found)


def _counts_in_name(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in empty_words() and not word.endswith(("'s", "’s", "'", "’"))


def acronyms(text: str) -> frozenset[str]:
    """The acronyms in a mention and beside it; they count as names where a name of the ledger has these initials."""
    return frozenset(re.findall(r"\b[A-Z]{3,6}\b", text))
