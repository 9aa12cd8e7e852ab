"""6. Records ↔ records: what the words of a mention, and those beside it, say of which happening it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from accord.data import read_toml
from accord.records import EventRecord, Record
from accord.values import DONE, EventType, Standing, Status

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ORDINAL = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b", re.IGNORECASE)
_OPENING = re.compile(r"[.!?:“\"]\s*$|\n$")
_ENDINGS = ("ments", "ment", "ations", "ation", "ings", "ing", "ied", "ies", "ed", "es", "s", "e")
_ANNOUNCES = re.compile(
    r"(?:(?:has|have|had) )?announc(?:es?|ed|ing) (?:(?:a|an|the|his|her|its|their) )?\w", re.IGNORECASE
)
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_SAID = frozenset({"criticism", "denial", "request", "support", "attack"})
_OWN_DEEDS = frozenset({"treaty_withdrawal", "retraction"})
"""Labels of what is a deed by itself, though its verb alone would only call off another ("dropped the contract")."""
_REACH = 150
_WIDE = 60
_BESIDE = 24
_MET_WITH = re.compile(
    r"\b(?:is|are|was|were|be|been|being) met(?: only| everywhere| at once)? with (?:(?:an?|the) )?+[a-z]"
)
"""What is met with something: no meeting, but what was thought of it ("was met with scorn")."""
_TO_A_DAY = re.compile(
    r"\s*(?:(?:back|forward|again)\s+)?(?:(?:from\s+[\w\s.]{3,24}\s+)?(?:to|until|into|for|by)\s+)?(?:(?:the|next|early|mid-?|late|"
    r"a|one|two|three|several|about)\s*)*(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|spring|summer|autumn|fall|winter|week|month|year|day|quarter|half|\d{1,2}\b|20\d\d)",
    re.IGNORECASE,
)


def before(record: Record, width: int) -> str:
    """The words of its sentence before a mention, cut at a word."""
    start = record.start - record.evidence.start
    cut = record.evidence.quote[max(0, start - width) : start]
    return cut if start <= width else cut.partition(" ")[2]


def after(record: Record, width: int) -> str:
    """The words of its sentence after a mention."""
    end = record.end - record.evidence.start
    return record.evidence.quote[end : end + width]


def reach(record: EventRecord) -> str:
    """The mention with the words of its sentence that may name it, or what it is about."""
    return f"{before(record, _REACH)}{record.text}{after(record, _REACH)}"


def find_sorts(text: str, label: str | None = None) -> frozenset[str]:
    """The sorts of happening that a mention's words name, else the one its label stands for (data/linking.toml).

    >>> sorted(find_sorts("held talks"))
    ['meeting']
    """
    by_word, by_label = _sorts()
    words = [word.lower() for word in _WORD.findall(text)]
    line = f" {' '.join(words)} "
    phrased = frozenset(name for phrase, name in _phrases().items() if f" {phrase} " in line)
    if phrased:
        return phrased
    forms = (word if word in by_word else stem(word) for word in words)
    found = frozenset(by_word[form] for form in forms if form in by_word)
    if label in by_label and (not found or label in _settings()["labels_decide"]):
        return frozenset({by_label[label]})
    return found - sorts_marked("light") or found


def sorts_of(record: EventRecord) -> frozenset[str]:
    """The sorts that a record's mention names, the words right beside it and its object read with it.

    "exchanged" + "notes", "survived" + "a no-confidence vote".
    """
    lead, tail = before(record, _BESIDE), after(record, _BESIDE)
    if _MET_WITH.search(f"{record.text}{tail}"):
        return frozenset()
    line = f"{lead}{record.text}{tail}".lower()
    start, end = len(lead), len(lead) + len(record.text)
    spans: list[tuple[int, int, str]] = []
    for phrase, name in _phrases().items():
        at = line.find(phrase, max(0, start - len(phrase) + 1))
        if at >= 0 and _is_whole(line, at, at + len(phrase)) and _reaches(line[end:at] if at > end else "", record):
            spans.append((at, at + len(phrase), name))
    found = _longest(spans)
    if not found and _is_sitting(record):
        return frozenset({"legislature"})
    return frozenset(found) or find_sorts(record.text, record.label)


def _is_sitting(record: EventRecord) -> bool:
    """Whether a mention is a bare "session" beside words of a legislature ("passed by the House in the session")."""
    words = record.text.lower().split()
    if words[-1] not in ("session", "sessions") or len(words) > 2:
        return False
    beside: list[str] = _settings()["sorts"]["legislature"]["beside"]
    around = re.findall(r"[a-z]+", f"{before(record, _REACH)} {after(record, _WIDE)}".lower())
    return not frozenset(around).isdisjoint(beside)


def _longest(spans: Sequence[tuple[int, int, str]]) -> frozenset[str]:
    """The sorts of the phrases that no other holds ("impeachment inquiry") or begins ("shook hands over")."""
    return frozenset(
        name
        for start, end, name in spans
        if not any((one < start < other) or (one == start and end < other) for one, other, _ in spans)
    )


def _reaches(between: str, record: EventRecord) -> bool:
    """Whether nothing but an article stands between a mention and a phrase; what is said of a thing is not that thing.

    "Survived a no-confidence vote" is the vote; "attacked the impeachment inquiry" is not the inquiry.
    """
    _, by_label = _sorts()
    is_said = by_label.get(record.label or "") in _SAID or record.type == EventType.REQUEST
    return between.strip() in ("", "a", "an", "the", "its", "their") and not (between and is_said)


def _is_whole(line: str, start: int, end: int) -> bool:
    """Whether a stretch of a line is cut at words."""
    return not (line[start - 1 : start].isalnum() or line[end : end + 1].isalnum())


@cache
def sorts_marked(mark: str) -> frozenset[str]:
    """The sorts that data/linking.toml marks "again", "light" or "generic"."""
    listed: dict[str, dict[str, Any]] = _settings()["sorts"]
    return frozenset(name for name, entry in listed.items() if entry.get(mark))


@cache
def _sorts() -> tuple[dict[str, str], dict[str, str]]:
    listed: dict[str, dict[str, list[str]]] = _settings()["sorts"]
    by_word = {word: name for name, entry in listed.items() for word in entry.get("words", ())}
    by_label = {label: name for name, entry in listed.items() for label in entry.get("labels", ())}
    return by_word, by_label


@cache
def _phrases() -> dict[str, str]:
    return {phrase: name for name, entry in _settings()["sorts"].items() for phrase in entry.get("phrases", ())}


@cache
def _settings() -> dict[str, Any]:
    return read_toml("linking.toml")


def content_words(text: str) -> frozenset[str]:
    """The stems of a mention's content words.

    >>> sorted(content_words("the visit to the island bases"))
    ['bas', 'island', 'visit']
    """
    empty = empty_words()
    lowered = (word.lower() for word in _WORD.findall(text))
    return frozenset(stem(word) for word in lowered if word not in empty and len(word) > 2)


def all_stems(text: str) -> frozenset[str]:
    """The stems of all words of a text, empty ones and possessive endings left out.

    >>> sorted(all_stems("The ship's crew sailed"))
    ['crew', 'sail', 'ship']
    """
    empty = empty_words()
    words = (_bare(word.lower()) for word in _WORD.findall(text))
    return frozenset(stem(word) for word in words if word not in empty and len(word) > 1)


def find_words(text: str) -> Iterator[tuple[str, int, bool]]:
    """The stem of each content word, where it stands, and whether it is a name or a number.

    A capital does not make a name of a word that opens a sentence.

    >>> list(find_words("Crews sailed to Cadiz."))
    [('crew', 0, False), ('sail', 6, False), ('cadiz', 16, True)]
    """
    empty = empty_words()
    for match in _WORD.finditer(text):
        word = _bare(match.group())
        if word.lower() in empty or len(word) < 2:
            continue
        is_name = word[0].isupper() and not _OPENING.search(text[max(0, match.start() - 3) : match.start()])
        is_name = is_name and match.start() > 0
        yield stem(word.lower()), match.start(), is_name or any(letter.isdigit() for letter in word)


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


def own_words(text: str) -> frozenset[str]:
    """The stems of a mention's content words without those that only name its sort.

    >>> sorted(own_words("the visit to the island bases"))
    ['bas', 'island']
    """
    by_word, _ = _sorts()
    words = [word.lower() for word in _WORD.findall(text)]
    return content_words(" ".join(word for word in words if word not in by_word and stem(word) not in by_word))


@cache
def empty_words() -> frozenset[str]:
    """The words that say nothing of which event a mention tells."""
    return frozenset(_settings()["empty_words"])


@cache
def stem(word: str) -> str:
    """A word without its commonest English endings; enough to join "signed" with "signing".

    >>> stem("signing"), stem("signed"), stem("talks")
    ('sign', 'sign', 'talk')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@cache
def root(word: str) -> str:
    """A word's stem, irregular forms and doubled letters folded.

    >>> root("shot"), root("shooting"), root("stopped")
    ('shoot', 'shoot', 'stop')
    """
    lowered = word.lower()
    found = stem(_settings()["irregular"].get(lowered, lowered))
    if len(found) > 3 and found[-1] == found[-2] and found[-1] not in "ls":
        return found[:-1]
    return f"{found[:-1]}y" if len(found) > 3 and found.endswith("i") else found


def mention_roots(text: str) -> frozenset[str]:
    """The roots of a mention's own words: those that say what happens, else its light verbs, else all its words.

    >>> sorted(mention_roots("went up in flames")), sorted(mention_roots("took"))
    (['flam'], ['tak'])
    """
    empty, light = empty_words(), _light_roots()
    words = [_bare(match.group().lower()) for match in _WORD.finditer(text)]
    told = [root(word) for word in words if word not in empty] or [root(word) for word in words]
    return frozenset(word for word in told if word not in light) or frozenset(told) or frozenset({text.lower()})


@cache
def _light_roots() -> frozenset[str]:
    return frozenset(root(word) for word in _settings()["mention_roots"]["light"])


def ordinals(text: str) -> frozenset[int]:
    """The ordinals in a mention ("56th", "fourth"), which tell the sittings of a series apart."""
    found = {int(number) for number in _ORDINAL.findall(text)}
    words = _number_words()
    return frozenset(found | {words[word] for word in text.lower().split() if word in words})


@cache
def _number_words() -> dict[str, int]:
    words: list[str] = _settings()["ordinal_words"]
    return {word: number for number, word in enumerate(words, start=1)}


def is_nominal(record: EventRecord) -> bool:
    """Whether a mention is a noun by what stands before it ("the", "its", "for", "Oslo's") or by its first words."""
    return bool(_lead(record)) or _opens_as_noun(record.text) or _is_bare_noun(record.text)


def _is_bare_noun(text: str) -> bool:
    """Whether a mention is one noun of the names of series and sittings, by itself ("Talks", "Exercise")."""
    return text.lower() in listed("named_nouns") and text.lower() not in listed("also_verbs")


def _lead(record: EventRecord) -> str:
    """The article, possessive or preposition before a mention, an adjective between them skipped; else nothing."""
    words = [word.strip("“\"'(").lower() for word in before(record, 40).split()]
    if len(words) > 1 and words[-1].endswith(_adjective_endings()):
        words.pop()
    lead = words[-1] if words else ""
    if lead == "that" and len(words) > 1 and words[-2] not in listed("before_that"):
        return ""  # "the strike that killed": a relative clause, where "after that strike" names one
    return lead if lead in listed("noun_leads") or lead.endswith(_POSSESSIVE) else ""


@cache
def _adjective_endings() -> tuple[str, ...]:
    return tuple(sorted(listed("adjective_endings")))


def _opens_as_noun(text: str) -> bool:
    return text.split(" ", 1)[0].lower() in listed("noun_openings") or bool(_ORDINAL.match(text))


def says_little(record: EventRecord) -> bool:
    """Whether a record only names the event: a noun told as done or standing, with no word that says so."""
    return record.standing == Standing.BACKGROUND or (
        is_nominal(record) and record.status in DONE and (not record.reasons or record.standing == Standing.STATE)
    )


def is_definite(record: EventRecord) -> bool:
    """Whether a noun takes up something known: "the", a possessive, "this", "such"."""
    lead = _lead(record)
    first = record.text.split(" ", 1)[0].lower()
    return lead.endswith(_POSSESSIVE) or lead in listed("definite_leads") or first in ("such", "this")


def find_sitting(record: EventRecord) -> str | None:
    """ "next", "last" or "other" where a noun names another sitting than the one at hand ("the next session")."""
    words = f"{before(record, 12)} {record.text}".lower().split()[-6:]
    words = [
        word for word, behind in zip(words, [*words[1:], ""], strict=True) if _bare(behind) not in listed("time_words")
    ]
    for sitting in ("next", "last", "other"):
        if any(word in listed(f"{sitting}_words") for word in words):
            return sitting
    return None


def carries(record: EventRecord) -> str | None:
    """What a record that names no happening of its own says of another one, None when it names one.

    A verb that says nothing else ("will not take place") carries its subject, whatever type it took over from it.
    """
    if record.label in _OWN_DEEDS:
        return None
    is_typed = record.type is not None or record.label not in (None, "delay", "process")
    if is_typed and not _is_bare_carrier(record.text):
        return None
    found = find_carrying(record.text)
    if found == "moved":  # to another day, not elsewhere
        return "put_off" if _TO_A_DAY.match(after(record, _WIDE)) else None
    return found


@lru_cache(maxsize=16_384)
def find_carrying(text: str) -> str | None:
    """What a verb that carries another event says of it: "held", "put_off", "called_off"; None for other verbs.

    >>> find_carrying("was put off"), find_carrying("is to be held"), find_carrying("sailed")
    ('put_off', 'held', None)
    """
    return next((carrying for carrying, pattern in _carriers().items() if pattern.search(text.lower())), None)


@cache
def _carriers() -> dict[str, re.Pattern[str]]:
    said = _settings()["carriers"].items()
    return {carrying: re.compile("|".join(rf"\b{word}\b" for word in words)) for carrying, words in said}


def is_announcement(record: EventRecord) -> bool:
    """Whether a mention tells that a deed was announced, which may lie ahead itself ("announced his resignation")."""
    if record.status != Status.OCCURRED or not _ANNOUNCES.match(record.text):
        return False
    return record.label in listed("announced_ahead")


@cache
def _is_bare_carrier(text: str) -> bool:
    """Whether a verb and its auxiliaries only say of something else what became of it."""
    words = [word for word in text.lower().split() if word not in listed("auxiliaries")]
    forms = [form for listed in _settings()["carriers"].values() for form in listed]
    return any(re.fullmatch(form, " ".join(words)) for form in forms)


def chamber_words(name: str) -> frozenset[str]:
    """The words that say which chamber a body or its members ("senators") are of; none where any legislature is meant.

    >>> sorted(chamber_words("senators")), sorted(chamber_words("members-of-parliament"))
    (['senate'], [])
    """
    members: dict[str, str] = _settings()["chambers"]
    words = {members.get(word, word) for word in name.split("-") if word not in empty_words()}
    return frozenset(words - listed("any_legislature"))


@cache
def listed(name: str) -> frozenset[str]:
    """A list of [mentions] in data/linking.toml."""
    return frozenset(_settings()["mentions"][name])


@cache
def role_nouns() -> frozenset[str]:
    """The nouns for what persons are ("minister", "envoy"), in small letters."""
    return frozenset(word for row in read_toml("roles.toml")["persons"].values() for word in row["words"])
