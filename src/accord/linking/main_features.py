"""6. Records ↔ records: the features by which an event weighs for a reader, from its own words and reports."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache, lru_cache
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import StatusEntry
from accord.linking.headline_places import find_headline
from accord.linking.histories import is_given_up
from accord.linking.mention_words import before, carries, is_nominal, says_little
from accord.linking.other_polls import is_only_a_custom
from accord.linking.profiles import Profile
from accord.records import EventRecord, Report
from accord.values import AHEAD, DateBasis, EventType, Polarity, Precision, Standing, Status

_FORCE = frozenset({EventType.PROTEST, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT})
_SPEECH = frozenset(
    {EventType.SUPPORT, EventType.CONCEDE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN}
)
_UNDONE = frozenset({Status.POSTPONED, Status.CANCELLED, Status.DID_NOT_HAPPEN})
_UNREAL = frozenset({Status.POSSIBLE, Status.HYPOTHETICAL})
_OF_MANY_STATES = "IGO"
THINGS = frozenset({"pact", "legislature"})
"""Sorts that are no happening by themselves."""
WEIGHED = (
    "reports",
    "again",
    "headline",
    "title",
    "two_sides",
    "no_country",
    "many_states",
    "no_actor",
    "doer",
    "done_to",
    "dated",
    "paragraph",
    "plan",
    "called_off",
    "named",
    "sort",
    "force",
    "speech",
    "praise",
    "untyped",
    "long",
    "only_carries",
    "standing",
    "ongoing",
    "negative",
    "unreal",
    "thing",
    "slight",
    "hangs",
    "complement",
    "relative",
    "anchor",
    "asked",
    "long_past",
    "beside",
    "bar",
)
"""The names of the features an event is weighed by; data/linking.toml says what each is and weighs."""
_LEAD = 420
_BEFORE = 30
_FURTHER = 60
_CLAUSE = 80
_LONG = 3
_SOME_WORDS = 5
_FIRST_PERSON = re.compile(
    r"\b(?!(?:When|If|But|And|As|So|Then|While|What|That|Who|How|Why|Where|Now|Since|Because|Before|After|Until|Though|"
    r"Although|Once|Here|Today|Yesterday|Tomorrow|Did|Do|Am|Was|Have|Had|Can|Could|Should|Would|Will|May|Or|Yes|No) )"
    r"[A-Z][\w’'-]* I(?= [a-z])|((?<![\w.&])I(?:['’](?:m|ve|d|ll))?(?= [a-z])|\b(?:my|you|your)\b)"
)
"""Who speaks for himself, as the group; a number behind a name is passed over ("World War I ended")."""
_QUOTED = re.compile("[\"“”«»]|''|``|(?<!\\w)['‘]\\w")
_LETTING = re.compile(
    r"\b(?:that|which)\s+(?:(?:will|would|is to|are to|could|may|should)\s+)?(?:lets?|allows?|enables?|permits?|helps?|"
    r"makes? it easier for)\s+(?:[^\s,.;:]+\s+){1,6}(?:to\s+)?$",
    re.IGNORECASE,
)
"""A clause that says what a thing lets somebody do, up to the verb of what is done."""
_WHAT = re.compile(
    r"\b(?:fix|sets?|say|decide|know|settle|determine|define|limit|cover|regulate|discuss|tell|ask|explain|about|of|on)\w*\s+"
    r"(?:what|how (?:much|many|often|long|far))\s+(?:[^\s,.;:]+\s+){1,4}$",
    re.IGNORECASE,
)
"""A clause of what somebody does, hanging on a word of saying or settling, up to its verb."""
_ANCHOR = re.compile(
    r"\b(?:eve of|ahead of|before|after|since|following|until|during|amid|time of|run-up to|in time for)\s+"
    r"(?:(?:the|a|an|its|his|their|this|last|next)\s+)?(?:[\w.'’-]+\s+)?$|"
    r"\b(?:first|second|third|last|final|opening|closing) day of\s+(?:[\w.'’-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""Words before a noun that only says when something else is: "on the eve of the vote"."""
_OF_A_POLL = re.compile(
    r"\b(?:for|in|of|to|from|about|throughout|over|into|during|toward|towards)\s+"
    r"(?:(?:the|a|an|its|his|her|their|this|that|last|next|upcoming|coming|general|\d{4}|[A-Z][\w.'’]*)\s+){0,6}$"
)
"""A preposition before a poll, which only says what somebody stands in or speaks of: "a candidate in the election"."""
_POLL = re.compile(r"(?:elections?|polls?|primar(?:y|ies)|caucus(?:es)?|race|referendums?|run-?offs?)$", re.IGNORECASE)
_OF_POLLS = 1.5
_LONG_PAST = timedelta(days=60)
_PRAISE = frozenset({"praise"})


def weigh(values: Mapping[str, float]) -> tuple[float, tuple[str, ...]]:
    """The weighted sum of an event's features, and those that count in words: name, value × weight."""
    weights: dict[str, float] = _settings()["weights"]
    told = {name: value for name, value in values.items() if value}
    total = sum(weights[name] * value for name, value in told.items())
    return round(total, 3), tuple(f"{name} {value:g}×{weights[name]:g}" for name, value in told.items())


def find_values(
    group: Sequence[Profile], reports: Mapping[str, Report], history: Sequence[StatusEntry]
) -> dict[str, float]:
    """The features of the event that a group of tellings tells, in the order of `WEIGHED`; 0 where one is absent."""
    records = [record for telling in group for record in telling.records]
    found = {
        **_of_reports(group, reports, history),
        **_of_sides(group, records),
        **_of_time(group, history),
        **_of_kind(group, records, reports),
        **_of_clause(records, history),
        "beside": float(all(telling.is_beside for telling in group)),
        "bar": min(telling.bar for telling in group),
    }
    return {name: found[name] for name in WEIGHED}


def _of_reports(
    group: Sequence[Profile], reports: Mapping[str, Report], history: Sequence[StatusEntry]
) -> dict[str, float]:
    records = [record for telling in group for record in telling.records]
    countries = _countries(group)
    sentences = {" ".join(record.evidence.quote.split()) for record in records}
    return {
        "reports": min(len(history) - 1, len(sentences) - 1, 3),
        "again": min(len(records) - len(history), 3),
        "headline": float(any(_is_in_lead(record, reports.get(record.report)) for record in records)),
        "title": float(bool(countries) and any(telling.in_title for telling in group)),
        "paragraph": float(any(_opens_paragraph(record, reports.get(record.report)) for record in records)),
    }


def _of_sides(group: Sequence[Profile], records: Sequence[EventRecord]) -> dict[str, float]:
    countries = _countries(group)
    return {
        "two_sides": float(len(countries) >= 2),
        "no_country": float(not countries),
        "many_states": float(not countries and any(_is_of_many_states(record) for record in records)),
        "no_actor": float(not any(_names_somebody(record) for record in records)),
        "doer": float(any(record.actors for record in records)),
        "done_to": float(any(record.recipients for record in records)),
    }


def _of_time(group: Sequence[Profile], history: Sequence[StatusEntry]) -> dict[str, float]:
    statuses = {entry.status for entry in history}
    moved = bool(statuses & {Status.POSTPONED, Status.CANCELLED})
    return {
        "dated": max(_dating(telling) for telling in group),
        "plan": float(bool(statuses & AHEAD) or moved),
        "called_off": float(_is_called_off(group, history)),
        "long_past": float(all(_is_long_past(telling) for telling in group)),
    }


def _of_kind(
    group: Sequence[Profile], records: Sequence[EventRecord], reports: Mapping[str, Report]
) -> dict[str, float]:
    # A type that the encoder alone gives comes without a label of the codebook's, and speaks for nothing here.
    types = {record.type for record in records if record.type and record.label}
    sorts = frozenset().union(*(telling.sorts for telling in group))
    is_deed = any(record.label in _deeds("labels") for record in records) or bool(sorts & _deeds("sorts"))
    labels = frozenset(record.label for record in records if record.label)
    has_label = bool(labels)
    return {
        "sort": float(bool(sorts)),
        "force": float(bool(types & _FORCE)),
        "speech": float(bool(types) and types <= _SPEECH and not is_deed),
        "praise": float(bool(types) and labels <= _PRAISE),
        "untyped": float(not types and not is_deed and not has_label),
        "thing": float(all(telling.sorts <= THINGS and telling.sorts for telling in group)),
        "slight": float(all(_is_slight(record, reports.get(record.report)) for record in records)),
        "named": float(any(telling.own_titles or telling.ordinals - {1} for telling in group)),
    }


def _of_clause(records: Sequence[EventRecord], history: Sequence[StatusEntry]) -> dict[str, float]:
    statuses = {entry.status for entry in history}
    return {
        "long": float(any(len(record.text.split()) >= _LONG for record in records)),
        "only_carries": float(all(carries(record) for record in records)),
        "standing": float(all(record.standing != Standing.DEED for record in records)),
        "ongoing": float(statuses <= {Status.ONGOING}),
        "negative": float(all(record.polarity == Polarity.NEGATIVE for record in records)),
        "unreal": float(statuses <= _UNREAL),
        "hangs": float(all(hangs_on_another(record) and record.date_basis != DateBasis.STATED for record in records)),
        "complement": float(all(_completes(record) for record in records)),
        "relative": float(all(_describes(record) for record in records)),
        "anchor": all(_dates_another(record) for record in records) * (_OF_POLLS if _are_polls(records) else 1.0),
        "asked": float(all(record.evidence.quote.rstrip(" \"'”’").endswith("?") for record in records)),
    }


def _countries(group: Sequence[Profile]) -> frozenset[str]:
    return frozenset().union(*(telling.countries for telling in group))


def _is_of_many_states(record: EventRecord) -> bool:
    """Whether an organisation of many states, one of its bodies or somebody of it does it or is whom it is done to."""
    return any(
        actor.sector == _OF_MANY_STATES or (not actor.country and "." in actor.id)
        for actor in (*record.actors, *record.recipients)
        if not actor.id.startswith("~")
    )


def _names_somebody(record: EventRecord) -> bool:
    """Whether a record says who does it or to whom, or where: of an attack the place tells whom it struck."""
    is_attack_somewhere = record.type == EventType.ASSAULT and record.place is not None
    return bool(record.actors or record.recipients) or is_attack_somewhere


def _is_called_off(group: Sequence[Profile], history: Sequence[StatusEntry]) -> bool:
    """Whether the last report says that it was put off, called off or will not be, and a verb of its own says so."""
    if history[-1].status not in _UNDONE:
        return False
    told = [record for telling in group for record in telling.records if record.report == history[-1].report]
    return any(carries(record) is not None or is_given_up(record) for record in told)


def hangs_on_another(record: EventRecord) -> bool:
    """Whether a record's words are a gerund or an infinitive, which only complete another verb."""
    first = record.text.split(" ", 1)[0]
    return first.endswith("ing") or first == "to"


def _completes(record: EventRecord) -> bool:
    """Whether a record, without a day of its own, is what the verb before it is about.

    "Agreed on Friday to give ...", "agreed to start negotiating ...".
    """
    if record.date_basis == DateBasis.STATED:
        return False
    first = record.text.lower().split(" ", 1)[0]
    agreed, starting = _agreed()
    if first == "to":
        return bool(agreed.search(before(record, _FURTHER)))
    return first.endswith("ing") and bool(starting.search(before(record, _FURTHER)))


def _is_slight(record: EventRecord, report: Report | None) -> bool:
    """Whether a record tells a state, effect or custom, a wish or opinion, or what an interview has somebody say."""
    if is_only_a_custom(record):
        return True
    return _is_idle(record) or record.label in _slight_labels() or _is_own_talk(record, report)


def _is_own_talk(record: EventRecord, report: Report | None) -> bool:
    """Whether a record without a day is what "I" or "you" speak of, though nobody is quoted there.

    Interviews, letters and opinion pieces are written so; in a news report others' words stand between quotation marks.
    """
    if report is None or record.date_basis == DateBasis.STATED:
        return False
    start = report.text.rfind("\n", 0, record.evidence.start) + 1
    end = report.text.find("\n", record.evidence.end)
    return _speaks(report.text[start:end] if end >= 0 else report.text[start:]) or _is_talk(report.text)


@lru_cache(maxsize=64)
def _is_talk(text: str) -> bool:
    """Whether in a quarter of a report's paragraphs, and three at least, somebody speaks for himself."""
    paragraphs = [line for line in text.split("\n") if line.count(" ") >= _SOME_WORDS]
    return sum(map(_speaks, paragraphs)) >= max(3.0, len(paragraphs) / 4)


def _speaks(paragraph: str) -> bool:
    return any(match[1] for match in _FIRST_PERSON.finditer(paragraph)) and not _QUOTED.search(paragraph)


def _is_idle(record: EventRecord) -> bool:
    """Whether nothing but a wish, an opinion or more of the same lies ahead, by no day.

    "Wants to help", "should act", "would continue their march": no plan is made, nor by what is cried out ("Take it
    all!"). What a chamber has to do is awaited.
    """
    if record.status not in AHEAD or record.date is not None or is_nominal(record) or record.label in _deeds("labels"):
        return False
    if record.evidence.quote.rstrip("\"'”’) ").endswith("!"):
        return True
    idle, going_on = _idle()
    return not idle.isdisjoint(record.reasons) or bool(going_on.search(record.text))


def _describes(record: EventRecord) -> bool:
    """Whether a record, without a day of its own, only describes a thing: "a pact that will let troops train".

    Both verbs do: the one behind "that", and the one that it lets, helps or allows to be; so does that of "what Oslo
    will pay", whatever day it names.
    """
    if _WHAT.search(before(record, _CLAUSE)):
        return True
    if record.date_basis == DateBasis.STATED:
        return False
    words = before(record, _BEFORE).lower().split()[-1:]
    return (bool(words) and words[0] in ("that", "which")) or bool(_LETTING.search(before(record, _CLAUSE)))


def _dates_another(record: EventRecord) -> bool:
    """Whether a record is a noun that only says when something else is ("before the summit")."""
    words = before(record, _CLAUSE)
    if is_nominal(record) and _ANCHOR.search(words):
        return True
    is_poll = record.label == "vote" and bool(_POLL.search(record.text)) and not _states_day(record)
    return is_poll and bool(_OF_A_POLL.search(words))


def _states_day(record: EventRecord) -> bool:
    is_day = record.date is not None and record.date.precision in (Precision.DAY, Precision.MOMENT)
    return is_day and record.date_basis == DateBasis.STATED


def _are_polls(records: Sequence[EventRecord]) -> bool:
    """Whether only polls are told: the calendar by which a report of other affairs reckons ("around the election")."""
    return all(record.label == "vote" for record in records)


def _dating(telling: Profile) -> float:
    """1 where its words give the day, 0.6 where they give a longer time or the day is only inferred."""
    if telling.has_day and any(record.date_basis == DateBasis.STATED for record in telling.records):
        return 1.0
    return 0.6 if telling.first_day and telling.last_day else 0.0


def _opens_paragraph(record: EventRecord, report: Report | None) -> bool:
    """Whether a record tells a deed or plan in the first sentence of a paragraph."""
    if report is None or says_little(record):
        return False
    ahead = report.text[max(0, record.evidence.start - 3) : record.evidence.start]
    return not ahead.strip(" ") or "\n" in ahead


def _is_long_past(telling: Profile) -> bool:
    day, last = telling.report_day, telling.last_day
    return bool(day and last and day - last > _LONG_PAST)


def _is_in_lead(record: EventRecord, report: Report | None) -> bool:
    """Whether a record stands in a headline or in the first sentences of its report."""
    return record.start < _LEAD + find_headline(report)[1]


@cache
def _deeds(kind: str) -> frozenset[str]:
    """The "labels" or "sorts" of formal acts, which are deeds whatever their type is."""
    return frozenset(_settings()[f"deed_{kind}"])


@cache
def _slight_labels() -> frozenset[str]:
    return frozenset(_settings()["slight_labels"])


@cache
def _idle() -> tuple[frozenset[str], re.Pattern[str]]:
    """The reasons of a status that plan nothing, and verbs of going on at the head of a mention."""
    going_on = "|".join(_settings()["going_on"])
    words = rf"^(?:(?:will|would|to|shall|must|should|'ll|’ll)\s+)+(?:\w+ly\s+)?(?:{going_on})\b"
    return frozenset(_settings()["idle"]), re.compile(words, re.IGNORECASE)


@cache
def _agreed() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An agreeing verb before an infinitive, and before "to start" with a gerund; a day or two words may part them."""
    verb = rf"\b(?:{'|'.join(_settings()['agreeing_verbs'])})(?: (?:on )?[\w-]+){{0,2}}"
    start = "|".join(_settings()["starting_verbs"])
    return re.compile(rf"{verb} $", re.IGNORECASE), re.compile(rf"{verb} to (?:{start}) $", re.IGNORECASE)


@cache
def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("linking.toml")["main_event"]
    return settings
