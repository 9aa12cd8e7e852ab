"""4. Mentions → records: days that stand beside one event word and hold for another: coordination, "for talks"."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from accord.codebook.event_frames import word_list
from accord.coding.days_of_subjects import share_with_harm
from accord.coding.periods import when_of
from accord.mentions.framing import lemma_of
from accord.mentions.modality import read_event
from accord.mentions.status import StatusFinding
from accord.mentions.triggers import Trigger
from accord.parsing.found import text_of
from accord.records import TimeRecord
from accord.values import AHEAD, EventType, Status, TimexType

_NEAR = 3
_REACH = 4
_HEAD_LINE = 60
_UNDONE = frozenset({*AHEAD, Status.POSSIBLE, Status.HYPOTHETICAL})
_AROUND = frozenset({"after", "before", "since", "following", "until", "despite", "amid"})
_STRETCHES = frozenset({"hour", "day", "week", "round", "series"})
_OCCASION_WORDS = frozenset({"for", "at", "during"})
_BEHIND_DATELINE = re.compile(r"(?:,? \d{4})?\s*(?:\([^()\n]{1,40}\))?\)?\s*(?:--|[—–:]|-\s)")

_UPDATE = re.compile(r"[(\[](?:last |posted |first )?(?:updated?|posted|published)\b", re.IGNORECASE)
_BEHIND_CLOCK = re.compile(r"\s*(?:[A-Z]{2,4}\s+)?[A-Z][A-Z ,./-]{2,40}\([^()\n]{1,40}\)\s*[-–—]")

_DATED = frozenset({TimexType.DATE, TimexType.TIME})

Times = dict[int, list[TimeRecord]]


def is_dateline_day(doc: Doc, time: TimeRecord) -> bool:
    """Whether a day is that of a dateline ("PARIS, Jan. 12 --"), which is when a report was written, not an event."""
    text = text_of(doc)
    start = text.rfind("\n", 0, time.start) + 1
    if time.start - start > _HEAD_LINE or not _BEHIND_DATELINE.match(text, time.end):
        return False
    words = re.findall(r"[^\W\d_]+", text[start : time.start])
    return all(word[0].isupper() or word in ("of", "the") for word in words)


def without_bylines(doc: Doc, owned: Times) -> None:
    """Take the times of day at which a report was written from what has a day of its own; else they give their day."""
    for head, times in owned.items():
        written = [time for time in times if _is_byline(doc, time)]
        others = [time for time in times if time not in written]
        if written and not any(time.when is not None and time.type in _DATED for time in others):
            day = written[0].value.split("T")[0]
            others.append(replace(written[0], type=TimexType.DATE, value=day, when=when_of(day)))
        if written:
            owned[head] = others


def _is_byline(doc: Doc, time: TimeRecord) -> bool:
    """Whether a time of day is when a report, or an entry of a running one, was written or brought up to date.

    In brackets of either sort behind "updated", "posted" or "published" ("(Last updated 09:40 GMT)", "[Posted 4:25
    p.m.]"), or at the head of a line before a dateline with its agency ("0940 GMT OSLO (Harbour Wire) -").
    """
    if time.type is not TimexType.TIME:
        return False
    text = text_of(doc)
    start = text.rfind("\n", 0, time.start) + 1
    bracket = max(text.rfind("(", start, time.start), text.rfind("[", start, time.start))
    if bracket >= 0 and not re.search(r"[)\]]", text[bracket : time.start]) and _UPDATE.match(text, bracket):
        return True
    return time.start == start and _BEHIND_CLOCK.match(text, time.end) is not None


def clause_of_when(doc: Doc, after: int) -> int | None:
    """The verb of the clause that "when" joins to a day right before it ("on Friday, when she hosts her colleague")."""
    if after < len(doc) and doc[after].text == ",":
        after += 1
    if after < len(doc) and doc[after].lower_ == "when" and doc[after].dep_ == "advmod":
        return doc[after].head.i
    return None


def is_of_another_event(day: Token, heads: Container[int]) -> bool:
    """Whether a day says when something else was, before or after which an event is ("after his speech on Friday")."""
    token = day
    for _ in range(_REACH):
        if token.i in heads or token.head == token:
            return False
        if token.dep_ == "pobj" and token.pos_ in ("NOUN", "PROPN") and token.head.lower_ in _AROUND:
            return token != day and token.ent_type_ not in ("DATE", "TIME")
        token = token.head
    return False


def share_days(doc: Doc, triggers: Sequence[Trigger], times: Times) -> None:
    """Give coordinated verbs the day they share, and meetings the day of the verb that leads to them."""
    verbs = {trigger.head for trigger in triggers if trigger.part != "noun"}
    for head in sorted(verbs):
        verb = doc[head]
        if verb.dep_ != "conj" or verb.head.i not in verbs or any(child.dep_ == "nsubj" for child in verb.lefts):
            continue
        first = verb.head.i
        if verb.tag_ == verb.head.tag_:
            _share(doc, first, head, times)
    for trigger in triggers:
        if not any(time.when is not None for time in times.get(trigger.head, ())):
            over = leading_verb(doc, trigger)
            places = (over.i, *(word.i for word in over.rights if word.dep_ == "acomp")) if over is not None else ()
            told = next((times[place] for place in places if place in times), [])
            if told:
                times[trigger.head] = [*told, *times.get(trigger.head, ())]
    _give_votes_their_days(doc, triggers, times)
    share_with_harm(doc, triggers, times)


_DECIDING = frozenset({"legislative_consent", "vote", "approval", "ratification"})
"""Labels of decisions: a day behind what is decided on is that of the decision."""


def _give_votes_their_days(doc: Doc, triggers: Sequence[Trigger], times: Times) -> None:
    """Give a past decision the day behind its object: "voted for the accession on 26 February"."""
    decided = {t.head for t in triggers if t.label in _DECIDING and t.part != "noun" and doc[t.head].tag_ == "VBD"}
    for trigger in triggers:
        noun = doc[trigger.head]
        over = noun.head.head if noun.dep_ == "pobj" else noun.head
        if trigger.part == "noun" and over.i in decided and over.i not in times and noun.i in times:
            times[over.i] = times.pop(noun.i)


_SAME_DAY = re.compile(
    r",? (?:the|that) (?:same |very )?day (?:that |when |on which )?"
    r"(?=[A-Z]|the |his |her |its |their |he |she |they |it )"
)


def same_days(doc: Doc, triggers: Sequence[Trigger], days: Sequence[TimeRecord], owned: Times) -> None:
    """Give a clause that says what else was on a day that day ("on Saturday, the day the ministers held a summit")."""
    text = text_of(doc)
    for time in days:
        match = _SAME_DAY.match(text, time.end)
        if match is None:
            continue
        end = doc[next(t.i for t in doc if t.idx >= match.end() - 1)].sent.end
        behind = [t for t in triggers if doc[t.head].idx >= match.end() and t.head < end]
        verb = min((t.head for t in behind), default=None)
        if verb is not None and verb not in owned and not re.search(r"[,;]", text[match.end() : doc[verb].idx]):
            day = time.value.split("T")[0]
            owned[verb] = [replace(time, value=day, when=when_of(day) if time.when is not None else None)]


def _share(doc: Doc, first: int, second: int, times: Times) -> None:
    """A day before the first verb holds for both ("On Friday they met and signed"), one behind two that stand together
    as well ("boarded and seized a ship on Friday")."""
    if first in times and second not in times:
        fronted = [time for time in times[first] if time.start < doc[first].idx]
        if fronted:
            times[second] = fronted
    elif second in times and first not in times and second - first <= _NEAR:
        between = {token.dep_ for token in doc[first + 1 : second]}
        trailing = [time for time in times[second] if time.start > doc[second].idx]
        if between <= {"cc", "advmod", "punct", "aux"} and trailing:
            times[first] = trailing


def follow_plans(
    doc: Doc, told: Sequence[tuple[Trigger, StatusFinding, tuple[int, int]]]
) -> list[tuple[Trigger, StatusFinding, tuple[int, int]]]:
    """The findings, with meetings that a verb still ahead leads to as far ahead ("will host her for the dialogue")."""
    statuses: Mapping[int, StatusFinding] = {trigger.head: finding for trigger, finding, _ in told}
    settled = []
    for trigger, finding, span in told:
        over = leading_verb(doc, trigger) if finding.status is Status.OCCURRED else None
        if over is None:
            settled.append((trigger, finding, span))
            continue
        governing = statuses.get(over.i) or read_event(over)
        if governing.status in _UNDONE:
            finding = replace(finding, status=governing.status, reasons=(*governing.reasons, over.lower_))
        settled.append((trigger, finding, span))
    return settled


def leading_verb(doc: Doc, trigger: Trigger) -> Token | None:
    """The verb that brings people to a meeting ("host him for the dialogue", "travels to Oslo for talks")."""
    if trigger.part != "noun" or trigger.type is not EventType.CONSULT:
        return None
    return gathering_verb(doc[trigger.head])


def gathering_verb(noun: Token) -> Token | None:
    """The verb that brings people to what a noun names, None where none does."""
    token = noun
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in _STRETCHES:
        token = token.head.head
    if token.dep_ != "pobj" or token.head.lower_ not in _OCCASION_WORDS:
        return None
    token = token.head
    for _ in range(_REACH):
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            token = _told_before(noun) or token if token.i > noun.i else token
            return token if lemma_of(token) in word_list("gathering") else None
    return None


def _told_before(noun: Token) -> Token | None:
    """The verb before a noun that the parser hung on one behind it ("will be in Rome for talks, the ministry said")."""
    before = (token for token in reversed(noun.doc[noun.sent.start : noun.i]) if token.pos_ in ("VERB", "AUX"))
    return next((token for token in before if token.dep_ not in ("aux", "auxpass")), None)
