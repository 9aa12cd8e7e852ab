"""6. Records ↔ records: accounts of one event that differ: its days, places, who took part, why, whether it was."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations
from typing import Any

from accord.data import read_toml
from accord.data.place_names import country_names, look_up
from accord.ledger.merged import Conflict, ConflictVerdict, Event, account_of, make_conflict
from accord.linking.mention_words import after, before, carries, content_words, is_nominal, role_nouns, says_little
from accord.linking.profiles import day_bounds
from accord.linking.voices import roots_of, shorten, told_by
from accord.records import EventRecord
from accord.values import DONE, Actor, ActorKind, DateBasis, EventType, Place, Status

_ONE_DAY = timedelta(days=1)
_AGAINST = frozenset({Status.DENIED, Status.DID_NOT_HAPPEN})
_UNDONE = frozenset({Status.POSTPONED, Status.CANCELLED, Status.DID_NOT_HAPPEN})
_DATELINE = re.compile(r"[A-Z][A-Z ./-]{2,}[^a-z]{0,4}.{0,40}?(?:--|—|–|\)|\|)")
"""A sentence behind a dateline: the place it names may be where the report was written."""
_TAKEN_OVER = 0.9
"""Least part of the words of two sentences, in their order, that are one sentence."""
_DAY_WORD = re.compile(
    r"\d.*|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|jan\w*|feb\w*|march|apr\w*|may|june?|july?|"
    r"aug\w*|sept\w*|oct\w*|nov\w*|dec\w*"
)
_PLURAL = re.compile(r"(?<![siu])s$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:ago|earlier|yesterday|today|tonight|(?:last|this) (?:week|weekend|month))\b", re.IGNORECASE)
_FAR_KM = 200.0
_NEAR_RADIUS = 100.0
_REACH = 160
"""Characters behind a mention in which a reason for it is looked for."""
_AROUND = 60
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]*")
_IN_PLACE = re.compile(r"\b(?:in|of|and) ([A-Z]\w+)")
_CLAUSE = re.compile(r"[,;:.()“”\"]|\s--?\s|\s—\s")
_WORD = re.compile(r"[\w'’-]+")


def find_told_otherwise(event: Event) -> Iterator[Conflict]:
    """What the reports of one event tell differently, by kind."""
    yield from _dates(event)
    yield from _places(event)
    yield from _accounts(event)
    yield from _participants(event)
    yield from _reasons(event)


def _dates(event: Event) -> Iterable[Conflict]:
    """Different days for one event that reports tell as done; a day apart may be one moment in two time zones."""
    told: dict[tuple[date, date], list[EventRecord]] = defaultdict(list)
    for record in event.records:
        first, last = day_bounds(record.date)
        stated = record.date_basis != DateBasis.BOUNDED and record.status in DONE and not says_little(record)
        if stated and not carries(record) and first and last and last - first <= 2 * _ONE_DAY:
            told[first, last].append(record)
    spans = sorted(told)
    if len(spans) < 2 or not _of_two_reports(told[span] for span in spans):
        return
    if spans[0][1] >= spans[-1][0] or spans[-1][0] - spans[0][1] > _settings("days")["most"] * _ONE_DAY:
        return
    pairs = [(one, other) for one in told[spans[0]] for other in told[spans[-1]]]
    if not any(are_told_alike(*pair) and not _is_taken_over(*pair) for pair in pairs):
        return
    verdict, reason = ConflictVerdict.CONFLICT, "told as done on different days"
    if spans[-1][0] - spans[0][1] <= _ONE_DAY and len(spans) == 2:
        verdict, reason = _a_day_apart(event)
    accounts = [account_of(span[0].isoformat(), told[span]) for span in spans]
    yield make_conflict("date", event.title, accounts, verdict, reason, event=event.id)


def _is_taken_over(one: EventRecord, other: EventRecord) -> bool:
    """Whether a report took a sentence over with the words for its day ("10 days ago"), which the other meant."""
    if one.report == other.report:
        return False
    left, right = (_WORD.findall(record.evidence.quote.casefold()) for record in (one, other))
    if not _SINCE.search(one.evidence.quote) or any(_DAY_WORD.fullmatch(word) for word in {*left} ^ {*right}):
        return False
    shared = sum(block.size for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks())
    return shared >= _TAKEN_OVER * max(len(left), len(right)) > 0


def _a_day_apart(event: Event) -> tuple[ConflictVerdict, str]:
    """Whether the ends of an event lie in time zones far enough apart that one moment has two days."""
    degrees = sorted(_longitudes(event))
    if degrees and degrees[-1] - degrees[0] >= _settings("days")["apart"]:
        return ConflictVerdict.TIME_ZONE, "a day apart, as two time zones give it"
    return ConflictVerdict.UNSURE, "a day apart, and nothing told of it lies in another time zone"


def _longitudes(event: Event) -> Iterator[float]:
    """Where those who take part and the places told lie, in degrees."""
    places = [record.place for record in event.records if record.place]
    yield from (place.longitude for place in places if place.longitude is not None)
    countries = {*event.countries, *(country for place in places for country in place.country)}
    for country in sorted(countries):
        yield from (each.longitude for each in look_up(country_names().get(country, ""))[:1] if each.kind == "country")


def _places(event: Event) -> Iterable[Conflict]:
    """Places far from each other for one event, given by different reports; a town in a named land is no other."""
    told: dict[str, list[EventRecord]] = defaultdict(list)
    spots: dict[str, Place] = {}
    for record in event.records:
        place = record.place
        if _DATELINE.match(record.evidence.quote) or is_of_many(record):
            continue
        if place and record.status in DONE and (place.radius_km or _NEAR_RADIUS) < _NEAR_RADIUS and place.latitude:
            told[place.name].append(record)
            spots[place.name] = place
    apart = [
        name for name in sorted(told) if any(_kilometres(spots[name], other) > _FAR_KM for other in spots.values())
    ]
    if len(apart) < 2 or not _of_two_reports(told[name] for name in apart):
        return
    if any(_names_all(record.evidence.quote, apart) for name in apart for record in told[name]):
        return
    accounts = [account_of(name, told[name]) for name in apart]
    reason = "places more than 200 km apart for one event: a move, or a disagreement"
    yield make_conflict("place", event.title, accounts, ConflictVerdict.UNSURE, reason, event=event.id)


def is_of_many(record: EventRecord) -> bool:
    """Whether what is told goes on in many places: protests, and what a plural noun names ("the clashes")."""
    if record.type == EventType.PROTEST:
        return True
    is_one = record.text.lower().endswith(tuple(_settings("places")["meetings"]))
    return is_nominal(record) and bool(_PLURAL.search(record.text)) and not is_one


def _names_all(quote: str, places: Sequence[str]) -> bool:
    """Whether a sentence names two of some places: from the one to the other, or at both."""
    return sum(place in quote for place in places) > 1


def _kilometres(one: Place, other: Place) -> float:
    """The distance of two points on the globe (haversine)."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return 0.0
    left, right = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.radians(other.longitude - one.longitude)
    chord = math.sin((right - left) / 2) ** 2 + math.cos(left) * math.cos(right) * math.sin(turn / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(chord))


def _accounts(event: Event) -> Iterable[Conflict]:
    """One account says it happened, another that it did not, or denies it: two reports, or the word of two sides."""
    told = [r for r in event.records if r.status in DONE and not says_little(r) and not _is_plea(r)]
    denied = [record for record in event.records if record.status in _AGAINST and not is_no_denial(record)]
    pairs = [(one, other) for one in told for other in denied if _are_of_one_deed(one, other)]
    done, against = ([r for r in records if any(r in pair for pair in pairs)] for records in (told, denied))
    if not pairs:
        return
    voices = {record.on_whose_word for record in against} - {record.on_whose_word for record in done}
    if not voices and {record.report for record in against} & {record.report for record in done}:
        return
    accounts = [account_of(_in_words(each), each) for each in (done, against)]
    verdict = ConflictVerdict.CONFLICT if voices else ConflictVerdict.UNSURE
    reason = "word against word" if voices else "one report tells it as done, another that it was not"
    yield make_conflict("account", event.title, accounts, verdict, reason, event=event.id)


def is_no_denial(record: EventRecord) -> bool:
    """Whether a deed is forgotten, unwished or without any sign, which is no denial ("no memory of the night")."""
    lead = before(record, _AROUND)
    return bool(re.search(rf"\b(?:{'|'.join(_settings('against')['no_denials'])})\b[^.;]*$", lead, re.IGNORECASE))


def _are_of_one_deed(done: EventRecord, against: EventRecord) -> bool:
    """Whether a deed told and one denied have a doer in common, where both name any, and words of one telling."""
    doers = [{actor.country or actor.id for actor in record.actors} for record in (done, against)]
    is_one_doer = not all(doers) or bool(doers[0] & doers[1])
    return is_one_doer and are_told_alike(done, against) and not _ask_for_others(done, against)


def _ask_for_others(one: EventRecord, other: EventRecord) -> bool:
    """Whether two requests say what is asked for, and not the same ("called on Oslo to vote", "… to withdraw")."""
    if not one.type == other.type == EventType.REQUEST:
        return False
    left, right = (roots_of(_CAPITAL.sub(" ", _CLAUSE.split(after(r, _REACH), maxsplit=1)[0])) for r in (one, other))
    return bool(left and right) and left.isdisjoint(right)


def _is_plea(record: EventRecord) -> bool:
    """Whether a deed is an answer to a charge ("pleaded not guilty to piracy"), which denies and does nothing."""
    told = f"{record.text} {after(record, _AROUND)}"
    return bool(re.match(rf"\W*(?:\w+\s){{0,3}}?(?:{'|'.join(_settings('against')['pleas'])})\b", told, re.IGNORECASE))


def are_told_alike(one: EventRecord, other: EventRecord) -> bool:
    """Whether the sentences of two mentions have words in common besides names, and do not name other places only.

    Fewer plain words do where the mentions themselves have one in common, and the sentences names.
    """
    left, right = one.evidence.quote, other.evidence.quote
    plain = roots_of(_CAPITAL.sub(" ", left)) & roots_of(_CAPITAL.sub(" ", right))
    by_name = roots_of(one.text) & roots_of(other.text) and len(roots_of(left) & roots_of(right)) > len(plain)
    if len(plain) < _settings("against")["least_words"] and not by_name:
        return False
    places = [frozenset(_IN_PLACE.findall(quote)) for quote in (left, right)]
    return not all(places) or bool(places[0] & places[1])


def _in_words(records: Sequence[EventRecord]) -> str:
    """How a deed is told, or denied, with who tells it: "sank the boat (the crew)"."""
    sources = dict.fromkeys(record.attributed_to.name for record in records if record.attributed_to)
    return told_by(shorten(records[0].evidence.quote, roots_of(records[0].text)), ", ".join(list(sources)[:2]))


def _participants(event: Event) -> Iterable[Conflict]:
    """Persons of one country that took part by one report, none of whom is among those another report names."""
    told: dict[str, dict[str, dict[str, Actor]]] = defaultdict(lambda: defaultdict(dict))
    records: dict[tuple[str, str], list[EventRecord]] = defaultdict(list)
    for record in event.records:
        if record.status not in DONE or says_little(record):
            continue
        for actor in (*record.actors, *record.recipients):
            if actor.country and is_told_by_name(actor):
                told[actor.country][record.report][actor.id] = actor
                records[actor.country, record.report].append(record)
    for country, by_report in sorted(told.items()):
        pair = next((pair for pair in combinations(sorted(by_report), 2) if _are_others(by_report, pair)), None)
        if pair is None:
            continue
        accounts = [
            account_of(" and ".join(sorted(a.name for a in by_report[report].values())), records[country, report])
            for report in pair
        ]
        subject = f"{event.title}: who took part for {country_names().get(country, country)}"
        reason = "each report names other persons: both may have been there, or one is wrong"
        yield make_conflict("participant", subject, accounts, ConflictVerdict.UNSURE, reason, event=event.id)


def is_told_by_name(actor: Actor) -> bool:
    """Whether an actor is a person by name; an office ("the Norwegian president") may be anybody's."""
    words = actor.name.casefold().split()
    is_name = len(words) > 1 and actor.name[:1].isupper() and role_nouns().isdisjoint(words)
    return is_name and actor.kind == ActorKind.PERSON and "." not in actor.id


def _are_others(by_report: Mapping[str, Mapping[str, Actor]], pair: tuple[str, str]) -> bool:
    """Whether two reports name no person in common, by id or family name."""
    one, other = ({part for a in by_report[report].values() for part in (a.id, _family(a))} for report in pair)
    return one.isdisjoint(other)


def _family(actor: Actor) -> str:
    return actor.name.casefold().split()[-1]


def _reasons(event: Event) -> Iterable[Conflict]:
    """Reasons that two reports, or two sources, give for one event and that have no word and no sense in common."""
    given: list[tuple[str, frozenset[str], EventRecord]] = []
    for record in event.records:
        words = find_reason(record)
        if words and (senses := _senses(words)):
            given.append((words, senses, record))
    for (one, left, first), (other, right, second) in combinations(given, 2):
        are_two = first.report != second.report or _are_two_sources(first, second)
        are_two = are_two and (first.status in _UNDONE) == (second.status in _UNDONE) and are_told_alike(first, second)
        if are_two and left.isdisjoint(right):
            accounts = [account_of(one, [first]), account_of(other, [second])]
            against = _are_two_sources(first, second)
            verdict = ConflictVerdict.CONFLICT if against else ConflictVerdict.UNSURE
            reason = "two sources give two reasons" if against else "two reasons, of which both may hold"
            yield make_conflict("reason", event.title, accounts, verdict, reason, event=event.id)
            return


def _are_two_sources(one: EventRecord, other: EventRecord) -> bool:
    left, right = one.attributed_to, other.attributed_to
    return bool(left and right and left.id != right.id)


def find_reason(record: EventRecord) -> str:
    """The reason that a record's sentence gives behind its mention, as told; nothing where it gives none."""
    settings = _settings("reasons")
    cues = [*settings["of_any"], *(settings["of_undone"] if record.status in _UNDONE else ())]
    tail = after(record, _REACH)
    found = re.search(rf"\b(?:{'|'.join(sorted(map(re.escape, cues), key=len, reverse=True))})\s+", tail, re.IGNORECASE)
    if not found:
        return ""
    words: list[str] = []
    for word in _WORD.findall(_CLAUSE.split(tail[found.end() :], maxsplit=1)[0]):
        if word.casefold() in settings["ends"] or len(words) == settings["most_words"]:
            break
        words.append(word)
    return " ".join(words) if not _names_a_time(words) else ""


def _names_a_time(words: Sequence[str]) -> bool:
    return any(word.casefold() in _settings("reasons")["no_reasons"] for word in words)


def _senses(words: str) -> frozenset[str]:
    """The content words of a reason by stem, those of one sense as that sense."""
    stems = content_words(words) - content_words(" ".join(_settings("reasons")["empty"]))
    return frozenset(_families().get(word, word) for word in stems)


@cache
def _families() -> dict[str, str]:
    listed: dict[str, list[str]] = _settings("reasons")["families"]
    return {word: name for name, words in listed.items() for word in content_words(" ".join(words))}


def _of_two_reports(told: Iterable[Iterable[EventRecord]]) -> bool:
    return len({record.report for records in told for record in records}) > 1


def _settings(name: str) -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("conflicts.toml")[name]
    return settings
