"""6. Records ↔ records: a readable line for an event, in the words of the record that speaks for it."""

from __future__ import annotations

import re
from functools import cache

from accord.data import read_toml
from accord.linking.mention_words import before, is_nominal
from accord.records import EventRecord
from accord.values import DONE

MOST_WORDS = 14
_MOST_BEFORE = 8
_LONGEST_NAME = 6
"""Words within which whoever acts is named, titles and all."""
_LISTED = r"(?!\s[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?(?:,|\sand)\s(?:and\s)?[A-Z])"
"""A comma before this parts the names of a list ("Japan, Malaysia and Vietnam"), not clauses."""
_FEW_WORDS_QUOTED = re.compile(r"[“\"]((?:[\w’'-]+ ?){1,3})(?<! )[”\"]")
"""Words in quotation marks that belong to the clause: "had “unintentionally” shot down"; same length when masked."""
_BREAK = re.compile(rf"[;()\[\]“”\"—–|]|\s-{{1,2}}\s|[:,](?!\d){_LISTED}|[.!?]$|\n")


def make_title(record: EventRecord) -> str:
    """The clause around a trigger, up to 14 words, cut at a clause boundary and never amid a name or figure.

    A mention without anyone who acts is given the words before it, so that the line has its subject, and so is an
    infinitive of what is done ("was the last to ratify").
    """
    start, end = record.start - record.evidence.start, record.end - record.evidence.start
    quote = _FEW_WORDS_QUOTED.sub("\x01\\1\x02", record.evidence.quote)
    tail = _tail(quote[end:], is_nominal(record))
    is_done_deed = quote[start:end].startswith("to ") and record.status in DONE
    lead = "" if record.actors and not is_nominal(record) and not is_done_deed else _lead(record)
    if is_done_deed:
        lead = _without_doer(lead, record)
    elif record.actors and not lead:
        lead = _owned_by_doer(record)
    return _trim(_closed(f"{lead}{quote[start:end]}{tail}").split())


def _without_doer(lead: str, record: EventRecord) -> str:
    """The words before "to ratify" that tell it is done ("was the last ally"), less the name of whoever does it."""
    words = lead.split()
    surnames = {actor.name.split()[-1] for actor in record.actors}
    ends = [at for at, word in enumerate(words[:_LONGEST_NAME], start=1) if word in surnames]
    return f"{' '.join(words[ends[-1] :])} " if ends else lead


def _owned_by_doer(record: EventRecord) -> str:
    """The words for what is the subject and belongs to whoever acts ("new law": "Oslo's new law takes effect")."""
    lead = _lead(record)
    owners = [f"{actor.name}{mark}s " for actor in record.actors for mark in "'’"]
    return next((lead.removeprefix(owner) for owner in owners if lead.startswith(owner)), "")


def _closed(line: str) -> str:
    """A line without a quotation mark whose other half was cut off, and with those around a few words."""
    is_open = line.count('"') % 2 or line.count("“") != line.count("”") or line.count("\x01") != line.count("\x02")
    line = re.sub('[“”"\x01\x02]', "", line) if is_open else line
    return line.replace("\x01", "“").replace("\x02", "”")


def _tail(rest: str, nominal: bool) -> str:
    """The words after a trigger up to where its clause ends."""
    if rest[:1] in '”"':
        rest = rest[1:]
    found = _BREAK.search(rest)
    stretch = rest[: found.start()] if found else rest
    stops = _words("clause_starts") | (_words("verb_starts") if nominal else frozenset())
    kept: list[str] = []
    for word in stretch.split():
        bare = word.lower().strip("'’")
        if nominal and not _goes_on(kept, bare):
            break
        if bare in stops or (bare in ("and", "but", "or") and _starts_clause(stretch, len(" ".join([*kept, word])))):
            break
        kept.append(word)
    return f" {' '.join(kept)}" if kept and not rest[:1].isalnum() else ""


def _goes_on(kept: list[str], word: str) -> bool:
    """Whether a noun's line goes on: a preposition ties the next words to it; a bare article starts something else."""
    if not kept:
        return word in _words("hanging") and word not in ("a", "an", "the", "its", "their", "his", "her")
    is_tied = kept[-1].lower() in _words("hanging")
    return is_tied or word not in ("a", "an", "the", "its", "their", "his", "her", "we", "he", "she", "they", "it")


def _starts_clause(stretch: str, place: int) -> bool:
    """Whether what follows an "and" is a verb, not another thing of a list."""
    following = " ".join(stretch.split())[place:].split()[:1]
    word = following[0].lower() if following else ""
    return word.endswith("ed") or word in _words("verb_starts") or word in _words("second_verbs")


def _lead(record: EventRecord) -> str:
    """The words before a mention, back to where its clause starts."""
    width = record.start - record.evidence.start
    stretch = before(record, width)
    breaks = list(_BREAK.finditer(stretch))
    if breaks:
        stretch = stretch[breaks[-1].end() :]
    kept: list[str] = []
    for word in reversed(stretch.split()):
        bare = word.lower().strip("'’")
        if bare in _words("clause_starts") or (is_nominal(record) and bare in _words("noun_stops")):
            break
        kept.append(word)
    kept.reverse()
    if len(kept) > _MOST_BEFORE:
        return ""
    return f"{' '.join(kept)} " if kept else ""


def _trim(words: list[str]) -> str:
    """At most 14 words; a line cut short ends before a preposition or article left hanging."""
    kept = words[:MOST_WORDS]
    while len(kept) > 1 and kept[-1].lower() in _words("hanging"):
        kept.pop()
    line = " ".join(kept).strip(" ,;:")
    return f"{line} …" if len(words) > MOST_WORDS else line


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_toml("linking.toml")["titles"][name])
