"""7. Events → dossiers: what a record gives evidence of: the rule it meets, its day, place and number in a series."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from accord.dossiers.index import Sentence
from accord.dossiers.model import Dossier
from accord.dossiers.rules import Kind, Rule
from accord.dossiers.told import Nearness, Told, is_only_time
from accord.dossiers.wordlists import any_of, words
from accord.records import EventRecord, FigureRecord, StatementRecord
from accord.values import AHEAD, DONE, DateBasis, FigureKind, Place, Polarity, Precision, Status, When

_ONE_DAY = timedelta(days=1)
_PREDICATE_GAP = 60
"""Characters between a name and its verb: room for "of the two allies' ministers, which"."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a record says of one edition: when (None where it gives no hold), where, which of the series."""

    when: When | None
    place: Place | None
    ordinal: int | None
    is_next: bool

    @property
    def day(self) -> str | None:
        """The one day it names, as ISO."""
        return exact_day(self.when)


def exact_day(when: When | None) -> str | None:
    """The day of a When that is known to the day, else None; of two days running ("24 and 25 June") the second."""
    if when is None or not (when.earliest and when.latest):
        return None
    first, last = when.earliest[:10], when.latest[:10]
    if when.precision == Precision.INTERVAL:
        return last if date.fromisoformat(last) - date.fromisoformat(first) == _ONE_DAY else None
    return last if when.precision in (Precision.DAY, Precision.MOMENT) and first == last else None


def status_of(record: EventRecord) -> Status:
    """The status of a record with its negation: what was not done, or will not be."""
    if record.polarity == Polarity.NEGATIVE and record.status in DONE | AHEAD:
        return Status.DID_NOT_HAPPEN
    return record.status


def status_told(told: Told) -> Status:
    """The status of what a record tells of a named thing.

    A noun by itself says little: "the 56th Forum" of "was to meet for the 56th Forum" has the status of that verb, and
    of "welcomed their part in the Forum" no deed can be read.
    """
    status = status_of(told.record)
    if told.of is not None:
        return status
    settled = status not in DONE or _is_past_day(told) or not _is_noun(told)
    if told.nearness != Nearness.WORDS or told.name is None or settled:
        return status
    predicate, governor = _predicate(told), _governor(told)
    if predicate is not None and (status == Status.ONGOING or status_of(predicate) not in DONE):
        return status_of(predicate)
    before = told.sentence.quote[: told.start].casefold()
    if any_of("still_to_come", "before").search(before):
        return Status.EXPECTED
    if any_of("still_to_come", "occasion").search(before):
        return Status.POSSIBLE
    if governor is not None:
        return status_of(governor)
    return status if predicate is not None or _is_told_as_past(told) else Status.POSSIBLE


def _is_past_day(told: Told) -> bool:
    """Whether a record states a day of its own that is over when its report appears."""
    when, reported = _when(told.record), told.sentence.report.day
    return when is not None and when.latest is not None and (reported is None or when.latest[:10] <= reported)


def _is_noun(told: Told) -> bool:
    """Whether a record is the name alone, with its adjectives: no verb, and so no determiner, stands before it."""
    if told.name is None or told.end <= told.name[0] or told.name[1] <= told.start:
        return False
    before = told.sentence.quote[told.start : max(told.start, told.name[0])]
    return not any_of("verbal", "words").search(before)


def _is_told_as_past(told: Told) -> bool:
    """Whether the words around a noun tell it as past: "after the Forum", "the Forum ended", "at it they signed"."""
    quote, end = told.sentence.quote, max(told.end, told.name[1] if told.name else 0)
    if any_of("past", "before").search(quote[: told.start]) or any_of("past", "after").match(quote[end:]):
        return True
    others = [record for record in told.sentence.events if record is not told.record and status_of(record) in DONE]
    return bool(others) and any_of("past", "at").search(quote[: told.start]) is not None


def find_facts(told: Told) -> Facts:
    """The day, place and ordinal of what a record tells: its own, or those of the verb its name hangs on."""
    record, sentence = told.record, told.sentence
    others = [other for other in (_predicate(told), _governor(told)) if other is not None]
    when = _when(record)
    for other in others:
        # Who travels on Monday for talks does not say that they are on Monday.
        if exact_day(when) is None and not (other.status in AHEAD and any_of("governor", "going").search(other.text)):
            when = _when(other) or when
    if when is None and told.nearness == Nearness.WORDS:
        when = only_day(sentence)
    place = next((each.place for each in (record, *others) if each.place), None)
    place = place or _place_before(told)
    before = sentence.quote[max(0, told.start - 12) : told.start].split()
    opening = [*before[-1:], *record.text.split()[:3]]
    marks = words()["next"]["before"]
    return Facts(when, place, _ordinal(told), any(word.casefold() in marks for word in opening))


def _when(record: EventRecord) -> When | None:
    return None if record.date_basis in (DateBasis.BOUNDED, DateBasis.UNKNOWN) else record.date


def only_day(sentence: Sentence) -> When | None:
    """The one day a sentence names, when it is no other record's."""
    taken = {record.date.value for record in sentence.events if record.date and record.date_basis == DateBasis.STATED}
    days = {time.value: time.when for time in sentence.times if exact_day(time.when)}
    return next(iter(days.values())) if len(days) == 1 and not set(days) & taken else None


def _predicate(told: Told) -> EventRecord | None:
    """The verb of which a named thing is the subject, where both have records: "The Forum | will be held in May"."""
    if told.nearness != Nearness.WORDS:
        return None
    quote, end = told.sentence.quote, max(told.end, told.name[1] if told.name else 0)
    for record in told.sentence.events:
        start = record.start - told.sentence.start
        if start < end or quote[start - 1 : start] == "(":
            continue
        near = start - end <= _PREDICATE_GAP and not re.search(r"\bwho\b|;", quote[end:start])
        near = near and not is_only_time(quote, (told.start, end), start)
        return record if near and any_of("predicate", "starts").match(record.text) else None
    return None


def _governor(told: Told) -> EventRecord | None:
    """The verb on which a named thing hangs: "met on Tuesday | for the Forum", "said so | at the Forum"."""
    if told.name is None or told.nearness != Nearness.WORDS:
        return None
    before = told.sentence.quote[: told.start]
    link = any_of("governor", "links").search(before)
    earlier = [record for record in told.sentence.events if record.end <= told.record.start]
    if link is None or not earlier:
        return None
    last = max(earlier, key=lambda record: record.end)
    between = told.sentence.quote[last.end - told.sentence.start : told.start]
    if any_of("governor", "parts").search(between):
        return None
    return last if last.type == "CONSULT" or link.group(0).split()[0].casefold() in ("at", "during") else None


def _place_before(told: Told) -> Place | None:
    """The place between the verb and the name that hangs on it: "hosts him | at the Pentagon | for the Forum"."""
    governor = _governor(told)
    if governor is None:
        return None
    found = [p for p in told.sentence.places if governor.end <= p.start and p.end <= told.record.start]
    quote = told.sentence.quote
    at = [p.place for p in found if re.search(r"\b(?:at|in) (?:the )?$", quote[: p.start - told.sentence.start])]
    return at[-1] if at else None


def _ordinal(told: Told) -> int | None:
    """Which of a series it is: "the 56th Forum"; not "her first Forum" or "the first Forum for the minister"."""
    if told.name is None:
        return None
    quote, (start, end) = told.sentence.quote, told.name
    for figure in told.sentence.figures:
        first, last = figure.start - told.sentence.start, figure.end - told.sentence.start
        if figure.figure_kind != FigureKind.ORDINAL or not isinstance(figure.value, float | int):
            continue
        between = quote[last:start]
        is_near = first <= start and len(between) <= 40 and not re.search(r"[,;]|\b(?:of|for|at|in|to)\b", between)
        is_relative = not figure.text[:1].isdigit() and re.match(r" (?:for|since|under|as|in)\b", quote[end:])
        if (is_near or start <= first < end) and not is_relative:
            return int(figure.value) or None
    return None


def meets(rule: Rule, told: Told, dossier: Dossier) -> bool:
    """Whether a record is what a rule asks for, its editions and speakers aside; what costs least is asked first."""
    record = told.record
    return (
        told.on == rule.on
        and told.nearness <= _WITHIN[rule.within]
        and (not rule.types or record.type in rule.types)
        and record.type not in rule.lacks_types
        and record.label not in rule.lacks_labels
        and (not rule.labels or record.label in rule.labels)
        and _has_words(rule, told, dossier)
        and (not rule.status or status_told(told) in rule.status)
        and (not rule.sectors or bool(_sectors(told, dossier) & set(rule.sectors)))
        and (not rule.speakers or _speaker(record) in (None, *rule.speakers))
        and (not rule.classes or (isinstance(told.of, StatementRecord) and told.of.verb_class in rule.classes))
        and (not rule.figures or (isinstance(told.of, FigureRecord) and told.of.figure_kind in rule.figures))
        and (not rule.units or (isinstance(told.of, FigureRecord) and (told.of.unit or told.of.measures) in rule.units))
        and (not isinstance(told.of, FigureRecord) or is_of_now(told.of, told, rule))
        and (rule.dated is None or rule.dated == (find_facts(told).day is not None))
    )


_WITHIN = {nearness.name.casefold(): nearness for nearness in Nearness}


def _has_words(rule: Rule, told: Told, dossier: Dossier) -> bool:
    """Whether a record's own words and those of its sentence hold what a rule asks for, and nothing it shuts out.

    Where a parliament is asked for, the name of the one that decides on the dossier is as good ("the Storting").
    """
    if rule.words and not _stems(rule.words).search(folded(told.record.text)):
        return False
    if rule.without and _stems(rule.without).search(folded(told.record.text)):
        return False
    if not rule.near and not rule.lacks:
        return True
    sentence = folded(told.sentence.quote)
    is_near = not rule.near or any(word in sentence for word in rule.near)
    if not is_near and "parliament" in rule.near:
        is_near = any(name in told.sentence.quote for name in dossier.approvers)
    return is_near and not any(word in sentence for word in rule.lacks)


@cache
def _stems(words: tuple[str, ...]) -> re.Pattern[str]:
    """One of some stems at the beginning of a word."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})")


@lru_cache(maxsize=10_000)
def folded(text: str) -> str:
    """The text in one case; each is asked for by many rules."""
    return text.casefold()


_NOT_YET = frozenset({*AHEAD, Status.POSSIBLE, Status.HYPOTHETICAL, Status.DENIED})
"""Statuses of figures of what is not so, or not so yet."""


def is_of_now(figure: FigureRecord, told: Told, rule: Rule) -> bool:
    """Whether a figure is no history ("39,000 in 1991"), and of no event that a rule shuts out."""
    year, reported = re.fullmatch(r"(?:\.\./)?(\d{4})(?:-\d\d){0,2}", figure.period or ""), told.sentence.report.day
    if figure.status in _NOT_YET or (year and reported and int(year.group(1)) < int(reported[:4]) - 1):
        return False
    # "the 28,500-strong force could be cut": the size of a force is no number that is cut.
    is_size = (figure.measures or "").startswith("strong")
    of = [event for event in told.sentence.events if figure.id in event.figures and not is_size]
    moved = any_of("people", "moved")
    return not rule.apart_from or not any(e.label in rule.apart_from or moved.match(e.trigger) for e in of)


def _sectors(told: Told, dossier: Dossier) -> set[str]:
    """The sectors of those who take part; who decides on the dossier is a legislature, whatever it is called."""
    found = {actor.sector for actor in (*told.record.actors, *told.record.recipients) if actor.sector}
    return found | {"LEG" for name in dossier.approvers if name in told.sentence.quote}


def _speaker(record: EventRecord) -> str | None:
    return record.attributed_to.sector if record.attributed_to is not None else None


def is_on_word_of_party(dossier: Dossier, record: EventRecord, sentence: Sentence) -> bool:
    """Whether a party says, asks or does it: what another state asks of a party is no step of the party's."""
    parties = set(dossier.parties)
    if not parties:
        return True
    if record.attributed_to is not None and record.attributed_to.country:
        return record.attributed_to.country in parties
    asking = [
        actor.country
        for other in sentence.events
        if other.type == "REQUEST" and other is not record and other.start <= record.start
        for actor in other.actors
        if actor.country
    ]
    return not asking or bool(set(asking) & parties)


def is_by(whose: str, dossier: Dossier, told: Told) -> bool:
    """Whether what a rule asks of the side holds: on a "party"'s word, done by a party ("actor"), or by an "other"."""
    if whose == "party":
        return is_on_word_of_party(dossier, told.record, told.sentence)
    acting = {actor.country for actor in told.record.actors if actor.country}
    is_party = bool(acting & set(dossier.parties)) or not dossier.parties
    if whose == "actor":
        return is_party if acting or told.of is not None else True
    return bool(acting) and not is_party


def is_by_the_parties(dossier: Dossier, kind: Kind, told: Told) -> bool:
    """Whether a record that does not name the dossier is of its parties, together, or speaks of "the meeting"."""
    acting = {actor.country for actor in (*told.record.actors, *told.record.recipients) if actor.country}
    parties = set(dossier.parties)
    if acting - parties:
        return False
    if len(acting & parties) >= min(2, len(parties)) or (told.follows_name and not acting):
        return True
    definite = "|".join(words()["later_mention"]["before"])
    return bool(re.search(rf"\b(?:{definite}) (?:{'|'.join(kind.generic)})\b", told.sentence.quote, re.IGNORECASE))


def is_of_the_dossier(dossier: Dossier, kind: Kind, told: Told) -> bool:
    """Whether a record that does not name the dossier is of it: by its parties, or others' of "the firing"."""
    if not kind.by_others:
        return is_by_the_parties(dossier, kind, told)
    definite = "|".join(words()["later_mention"]["before"])
    plain = rf"\b(?:{definite}) (?:[a-z-]+ )?(?:{'|'.join(kind.generic)})\b"
    return bool(re.search(plain, told.sentence.quote, re.IGNORECASE))
