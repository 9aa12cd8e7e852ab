"""6. Records ↔ records: what linking compares of one event record, or of several that tell one event."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from accord.linking.headline_places import find_headline
from accord.linking.mention_names import acronyms, own_names, proper_names
from accord.linking.mention_words import (
    after,
    before,
    carries,
    chamber_words,
    content_words,
    find_sitting,
    find_words,
    is_announcement,
    is_definite,
    is_nominal,
    mention_roots,
    ordinals,
    own_words,
    reach,
    sorts_of,
    stem,
)
from accord.linking.past_plans import is_past_plan
from accord.linking.rarity import Rarity
from accord.records import EventRecord, Report
from accord.values import (
    AHEAD,
    DONE,
    Actor,
    ActorKind,
    DateBasis,
    EventType,
    Polarity,
    Precision,
    Standing,
    Status,
    When,
)

_ONE_DAY = timedelta(days=1)
_AROUND = 90
_HAD_A_DAY = re.compile(
    r"\b(?:(?:was|were|had been|is|are) (?:to|due|set|scheduled|planned|expected|slated)|(?:set|due|scheduled|planned) "
    r"(?:for|to|on)|originally|would have)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_READ = 1500
"""Characters of a report whose words tell it from others: news tells what it is about at its head."""
MOST_TELLING = 30


@dataclass(frozen=True, slots=True)
class Profile:
    """What one or more event records tell, as linking sees it; `records[0]` is the one that comes first in its report.

    `first_day` and `last_day` bound the days that the words state; a deed known only to lie before its report has none.
    `spelled` are the acronyms of the names that its report spells out, `telling` the words that tell its report from
    others, `heads` the roots of the mention's own words, `doers` and `done_to` the words of those who act and of those
    it is done to, `beside` the names and numbers of its sentence; `among` says how many mentions its report has.
    `story` names the story of an undated report, "" where it is not known. `is_beside` says that a weightier telling
    stands in its sentence, and `bar` is the weight that it is measured against in its report (linking/standing_out.py).
    """

    records: tuple[EventRecord, ...]
    report_day: date | None
    types: frozenset[EventType]
    labels: frozenset[str]
    countries: frozenset[str]
    persons: frozenset[tuple[str, str]]
    forces: frozenset[str]
    approvers: frozenset[str]
    titles: frozenset[str]
    sorts: frozenset[str]
    words: frozenset[str]
    context: frozenset[str]
    names: frozenset[str]
    ordinals: frozenset[int]
    places: frozenset[tuple[str, str]]
    sitting: str | None
    first_day: date | None
    last_day: date | None
    in_title: bool = False
    spelled: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    done_to: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    among: int = 1
    story: str = ""
    is_beside: bool = False
    bar: float = 0.0

    @property
    def record(self) -> EventRecord:
        """The first record."""
        return self.records[0]

    @property
    def own_titles(self) -> frozenset[str]:
        """The proper names it carries that its own report spells out; a body's gathering may be any of a series."""
        return frozenset(name for name in _spelled_out(self.titles, self.spelled) if not is_of_series(name))

    @property
    def has_day(self) -> bool:
        """Whether its words date it to a day or two."""
        return (
            self.first_day is not None and self.last_day is not None and self.last_day - self.first_day <= 2 * _ONE_DAY
        )

    @property
    def is_negative(self) -> bool:
        """Whether every record of it says that the thing did not come about."""
        return all(_is_undone(record) for record in self.records)

    @property
    def is_told_as_done(self) -> bool:
        """Whether a record tells it as done."""
        return any(
            record.status in DONE and record.standing == Standing.DEED and not _is_undone(record)
            for record in self.records
        )


def _is_undone(record: EventRecord) -> bool:
    return record.status == Status.DID_NOT_HAPPEN or (
        record.polarity == Polarity.NEGATIVE and record.status not in (Status.DENIED, Status.PLANNED, Status.EXPECTED)
    )


def make_profiles(records: Iterable[EventRecord], reports: Mapping[str, Report]) -> list[Profile]:
    """A profile for each record, in the order of (report day, report id, start, id)."""
    made = [make_profile(record, reports.get(record.report)) for record in records]
    spelled: dict[str, set[str]] = defaultdict(set)
    for profile in made:
        spelled[profile.record.report] |= {_initials(name) for name in profile.names if " " in name}
    telling = _telling_words(made, reports)
    among = Counter(profile.record.report for profile in made)
    return sorted(
        (
            replace(
                each,
                spelled=frozenset(spelled[each.record.report]),
                telling=telling.get(each.record.report, frozenset()),
                among=among[each.record.report],
            )
            for each in made
        ),
        key=order,
    )


def _telling_words(profiles: Sequence[Profile], reports: Mapping[str, Report]) -> dict[str, frozenset[str]]:
    """The words that tell each report from others; from its records' sentences where the report is not at hand."""
    sentences: dict[str, dict[int, str]] = defaultdict(dict)
    for profile in profiles:
        record = profile.record
        sentences[record.report][record.evidence.start] = record.evidence.quote
    found = {}
    for name, told in sentences.items():
        report = reports.get(name)
        text = f"{report.title or ''}\n{report.text[:_READ]}" if report else "\n".join(told[at] for at in sorted(told))
        counts = Counter(word for word, _, _ in find_words(text))
        found[name] = Rarity().most_telling(counts, MOST_TELLING)
    return found


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()).upper()


def is_of_series(name: str) -> bool:
    """Whether a name is one that linking makes of a body's gathering or an exercise (mention_words.py)."""
    return name.endswith((" gathering", " exercise"))


def shared_names(first: Profile, second: Profile) -> frozenset[str]:
    """The proper names that two records carry or have beside them both; an acronym counts where a report spells it out.

    Other acronyms stand for bodies, states and technical terms.
    """
    return _spelled_out(first.names & second.names, first.spelled | second.spelled)


def shared_titles(first: Profile, second: Profile) -> frozenset[str]:
    """The proper names that two mentions carry both."""
    return _spelled_out(first.titles & second.titles, first.spelled | second.spelled)


def _spelled_out(names: frozenset[str], spelled: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names if " " in name or name in spelled)


def order(profile: Profile) -> tuple[date, str, int, str]:
    """The place of a profile among others, whatever order they came in."""
    record = profile.record
    return (profile.report_day or date.max, record.report, record.start, record.id)


def make_profile(record: EventRecord, report: Report | None = None) -> Profile:
    """What linking compares of one record."""
    sides = (*record.actors, *record.recipients)
    told = _day(report.day) if report else None
    first, last = _bounds(record, told)
    who = {stem(word) for actor in sides for word in actor.name.lower().split()}
    words = own_words(record.text)
    place = record.place
    at, end = find_headline(report)
    return Profile(
        records=(record,),
        report_day=told,
        types=frozenset({record.type} if record.type else ()),
        labels=frozenset({record.label} if record.label else ()),
        countries=frozenset(actor.country for actor in sides if actor.country),
        persons=frozenset(_person(actor) for actor in sides if _is_named_person(actor)),
        forces=frozenset(actor.country for actor in sides if actor.kind == ActorKind.FORCE and actor.country),
        approvers=frozenset(_approvers(record)),
        titles=own_names(record),
        sorts=sorts_of(record),
        words=words - who,
        context=content_words(f"{before(record, _AROUND)} {after(record, _AROUND)} {record.text}"),
        names=proper_names(reach(record)) | acronyms(reach(record)) | own_names(record),
        ordinals=ordinals(record.text),
        places=frozenset({(place.name, "/".join(place.country))} if place else ()),
        sitting=find_sitting(record) if is_nominal(record) else None,
        first_day=first,
        last_day=last,
        in_title=at <= record.start < end and record.evidence.start in (0, at),
        heads=mention_roots(record.text),
        doers=_words_of(record.actors),
        done_to=_words_of(record.recipients),
        beside=frozenset(word for word, _, is_name in find_words(record.evidence.quote) if is_name),
    )


def _words_of(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(word for actor in actors for word, _, _ in find_words(actor.name))


def _is_named_person(actor: Actor) -> bool:
    return actor.kind == ActorKind.PERSON and "." not in actor.id and len(actor.name.split()) >= 2


def _person(actor: Actor) -> tuple[str, str]:
    return actor.country or "", actor.id


def _approvers(record: EventRecord) -> Iterable[str]:
    """Who decides: a person by name or office, a chamber by the words of its name, another body by its id.

    What "the approval of the Diet" names stands as its recipient.
    """
    for actor in record.actors:
        if actor.kind == ActorKind.PERSON:
            yield "a person"
        elif actor.kind == ActorKind.ORGANISATION and actor.sector != "LEG" and not actor.id.startswith("~"):
            yield actor.id
    for actor in (*record.actors, *record.recipients):
        if actor.sector == "LEG" and actor.kind in (ActorKind.ORGANISATION, ActorKind.GROUP):
            yield from chamber_words(actor.id.partition(".")[2] or actor.id.strip("~"))


def join(profiles: Sequence[Profile]) -> Profile:
    """The profile of several that tell one event; the days are those that most precisely agree."""
    if len(profiles) == 1:
        return profiles[0]
    ordered = sorted(profiles, key=order)
    first, last = _closest([(p.first_day, p.last_day) for p in ordered if p.first_day and p.last_day])
    days = [profile.report_day for profile in ordered if profile.report_day]
    return Profile(
        records=tuple(record for profile in ordered for record in profile.records),
        report_day=min(days) if days else None,
        types=frozenset().union(*(p.types for p in ordered)),
        labels=frozenset().union(*(p.labels for p in ordered)),
        countries=frozenset().union(*(p.countries for p in ordered)),
        persons=frozenset().union(*(p.persons for p in ordered)),
        forces=frozenset().union(*(p.forces for p in ordered)),
        approvers=frozenset().union(*(p.approvers for p in ordered)),
        titles=frozenset().union(*(p.titles for p in ordered)),
        sorts=frozenset().union(*(p.sorts for p in ordered)),
        words=frozenset().union(*(p.words for p in ordered)),
        context=frozenset().union(*(p.context for p in ordered)),
        names=frozenset().union(*(p.names for p in ordered)),
        ordinals=frozenset().union(*(p.ordinals for p in ordered)),
        places=frozenset().union(*(p.places for p in ordered)),
        sitting=next((p.sitting for p in ordered if p.sitting), None),
        first_day=first,
        last_day=last,
        in_title=any(p.in_title for p in ordered),
        spelled=frozenset().union(*(p.spelled for p in ordered)),
        heads=frozenset().union(*(p.heads for p in ordered)),
        doers=frozenset().union(*(p.doers for p in ordered)),
        done_to=frozenset().union(*(p.done_to for p in ordered)),
        telling=frozenset().union(*(p.telling for p in ordered)),
        beside=frozenset().union(*(p.beside for p in ordered)),
        among=max(p.among for p in ordered),
        story=ordered[0].story,
        is_beside=all(p.is_beside for p in ordered),
        bar=min(p.bar for p in ordered),
    )


def _closest(spans: Sequence[tuple[date | None, date | None]]) -> tuple[date | None, date | None]:
    closed = sorted(((last - first, first, last) for first, last in spans if first and last), key=lambda item: item)
    return (closed[0][1], closed[0][2]) if closed else (None, None)


def is_carrier(profile: Profile) -> bool:
    """Whether a single record only says that something else was held, put off or called off."""
    return len(profile.records) == 1 and carries(profile.record) is not None


def can_join(profile: Profile) -> bool:
    """Whether a telling tells of a happening that another may tell too: purposes and suppositions alone do not.

    Nor does what the encoder alone took for an event: too little is known of it to say what else tells the same.
    """
    return any(_is_told(record) for record in profile.records)


def _is_told(record: EventRecord) -> bool:
    is_meant = record.standing == Standing.PURPOSE or record.status == Status.HYPOTHETICAL
    return not is_meant and record.decided_by != "encoder"


def names_several(profile: Profile) -> bool:
    """Whether all mentions of a telling are nouns in the plural."""
    return all(is_nominal(r) and r.text.endswith("s") and not r.text.endswith("ss") for r in profile.records)


def is_anaphor(profile: Profile) -> bool:
    """Whether a single record takes up something told before ("the visit", "their meeting", "such talks")."""
    record = profile.record
    return is_nominal(record) and is_definite(record) and not profile.own_titles and not ordinals(record.text)


def _bounds(record: EventRecord, report_day: date | None) -> tuple[date | None, date | None]:
    when = record.date
    if when is None or when.precision == Precision.VAGUE or record.date_basis == DateBasis.BOUNDED:
        return None, None
    if record.polarity == Polarity.NEGATIVE and record.status == Status.PLANNED:
        return None, None  # "will not be in force today": the day is not that of the deed
    first, last = day_bounds(when)
    if first and report_day and first > report_day and _is_either_week(record):
        return None, None
    if first and report_day and first <= report_day and (_dates_the_putting_off(record) or is_announcement(record)):
        return None, None
    return first, last


def _is_either_week(record: EventRecord) -> bool:
    """Whether a plan is looked back on by a weekday alone ("was to meet Monday"), which may be the one gone by."""
    if record.status not in AHEAD | {Status.DID_NOT_HAPPEN, Status.OCCURRED} or not is_past_plan(record):
        return False
    told = f"{record.text}{after(record, _AROUND)}"
    return bool(_WEEKDAY.search(told)) and not any(letter.isdigit() for letter in told)


def _dates_the_putting_off(record: EventRecord) -> bool:
    """Whether a day not ahead is that on which something was put or called off ("on Thursday postponed its summit").

    A sentence that says when it was to be gives that day too.
    """
    if record.status not in (Status.POSTPONED, Status.CANCELLED) and carries(record) not in ("put_off", "called_off"):
        return False
    return not _HAD_A_DAY.search(record.evidence.quote)


def day_bounds(when: When | None) -> tuple[date | None, date | None]:
    """The first and last day that a time allows, None where it is open."""
    return (_day(when.earliest), _day(when.latest)) if when else (None, None)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


SETTLED = frozenset(
    {Status.OCCURRED, Status.ONGOING, Status.DID_NOT_HAPPEN, Status.CANCELLED, Status.POSTPONED, Status.DENIED}
)
"""Statuses that say what became of a plan."""
