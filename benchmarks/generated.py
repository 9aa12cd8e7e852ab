"""Reports made by rule, with their records: as many as wanted, at once, for measuring and testing linking."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from accord.records import EventRecord, Evidence, Report
from accord.values import Actor, ActorKind, DateBasis, EventType, Place, Precision, Status, When

FIRST_DAY = date(2015, 1, 1)
_STATES = """
USA CHN RUS UKR ISR IRN GBR FRA DEU IND JPN KOR PRK TUR SAU TWN PAK SYR LBN EGY POL ITA ESP CAN AUS BRA MEX VEN
IRQ AFG PHL VNM IDN THA MYS SGP NLD BEL SWE NOR FIN DNK GRC ROU HUN CZE SVK BGR SRB HRV AUT CHE PRT IRL ISL EST
LVA LTU BLR MDA GEO ARM AZE KAZ UZB TKM KGZ TJK MNG MMR LAO KHM BGD LKA NPL BTN NZL FJI PNG CUB COL PER CHL ARG
URY PRY BOL ECU PAN CRI GTM HND SLV NIC HTI DOM JAM ZAF NGA KEN ETH SOM SDN SSD UGA TZA RWA COD AGO MOZ ZWE GHA
CIV SEN MLI NER TCD CMR LBY TUN DZA MAR JOR KWT QAT ARE OMN YEM CYP ALB MKD BIH MNE SVN LUX MLT
""".split()  # noqa: SIM905
_OFTEN = [1 / (rank + 8) for rank in range(len(_STATES))]
"""How often the news of a day is of each state: of the first ten in every third report, of most once a week."""
_SYLLABLES = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "za"]
_THINGS = [
    "herring",
    "pilots",
    "ferries",
    "buoys",
    "tides",
    "docks",
    "cables",
    "cod",
    "tugs",
    "reefs",
    "charts",
    "locks",
    "silos",
    "rails",
    "dikes",
    "kelp",
]
_KINDS = (
    ("met", "is to meet", EventType.CONSULT, "meeting"),
    ("visited", "is to visit", EventType.CONSULT, "visit"),
    ("signed a pact with", "is to sign a pact with", EventType.AGREE, "agreement_signed"),
    ("held a drill with", "will hold a drill with", EventType.MOBILIZE, "joint_exercise"),
    ("fired rockets towards", "will fire rockets towards", EventType.MOBILIZE, "weapons_test"),
    ("sent aid to", "will send aid to", EventType.AID, "aid"),
    ("imposed sanctions on", "will impose sanctions on", EventType.SANCTION, "sanction"),
    ("expelled envoys of", "will expel envoys of", EventType.SANCTION, "expulsion"),
    ("accused", "may accuse", EventType.ACCUSE, "accusation"),
    ("struck a port of", "is to strike a port of", EventType.ASSAULT, "attack"),
    ("opened a border to", "will open a border to", EventType.COOPERATE, "opening"),
    ("recalled troops from", "will recall troops from", EventType.RETREAT, "withdrawal"),
)


@dataclass(frozen=True, slots=True)
class Happening:
    """What some reports of a day tell: two states, a kind, what it is about, and the day it falls on."""

    first: Actor
    second: Actor
    kind: tuple[str, str, EventType, str]
    thing: str
    place: Place
    day: date


def make_reports(count: int, *, a_day: int = 100, first: int = 0) -> Iterator[tuple[Report, tuple[EventRecord, ...]]]:
    """Reports with their records, `a_day` of them on each day; report n is the same however many are made."""
    for number in range(first, first + count):
        yield make_report(number, a_day)


def make_report(number: int, a_day: int = 100) -> tuple[Report, tuple[EventRecord, ...]]:
    """One report that tells one or two of the happenings of the days around its own."""
    dice = random.Random(f"report {number}")
    day = FIRST_DAY + timedelta(days=number // a_day)
    told = [
        find_happening(day + timedelta(days=dice.choice((-1, 0, 0, 3))), dice.randrange(max(a_day // 3, 1)))
        for _ in range(dice.choice((1, 2)))
    ]
    lines = [_line(happening, day, dice) for happening in told]
    text = "\n".join(line for line, _, _ in lines)
    report = Report(
        text=text,
        title=lines[0][0],
        publisher=f"Wire {number}",
        published=day.isoformat(),
        published_basis=DateBasis.METADATA,
    )
    records = []
    start = 0
    for (line, words, status), happening in zip(lines, told, strict=True):
        records.append(_record(report, start, line, words, status, happening))
        start += len(line) + 1
    return report, tuple({record.id: record for record in records}.values())


def find_happening(day: date, number: int) -> Happening:
    """The happening with a number on a day."""
    dice = random.Random(f"{day} {number}")
    first, second = _two_states(dice)
    where = "".join(dice.choice(_SYLLABLES) for _ in range(3)).title()
    return Happening(
        first=_person(first, dice),
        second=_person(second, dice) if dice.random() < 0.5 else _state(second),
        kind=dice.choice(_KINDS),
        thing=" and ".join(dice.sample(_THINGS, 2)),
        place=Place(name=where, country=(second,)),
        day=day,
    )


def _two_states(dice: random.Random) -> tuple[str, str]:
    """Two states that have to do with each other: either as often as the news names it, the other near it in the list.

    Neighbours and rivals meet again and again, so that pairs come back as they do in the news.
    """
    first = dice.choices(range(len(_STATES)), _OFTEN)[0]
    if dice.random() < 0.5:
        second = (first + dice.randint(1, 12)) % len(_STATES)
    else:
        second = dice.choices(
            [place for place in range(len(_STATES)) if place != first],
            [often for place, often in enumerate(_OFTEN) if place != first],
        )[0]
    return _STATES[first], _STATES[second]


def _state(code: str) -> Actor:
    return Actor(id=code, name=code.title(), kind=ActorKind.STATE, country=code, sector="GOV")


def _person(code: str, dice: random.Random) -> Actor:
    names = ["".join(dice.choice(_SYLLABLES) for _ in range(2)).title() for _ in range(2)]
    return Actor(id="-".join(names).lower(), name=" ".join(names), kind=ActorKind.PERSON, country=code, sector="GOV")


def _line(happening: Happening, day: date, dice: random.Random) -> tuple[str, str, Status]:
    """A sentence that tells a happening on a day, the words that tell it, and its status then."""
    done, ahead, _, _ = happening.kind
    words, status = (ahead, Status.PLANNED) if happening.day > day else (done, Status.OCCURRED)
    on = dice.choice((f" on {happening.day.strftime('%d %B')}", "", f" over {happening.thing}"))
    return f"{happening.first.name} {words} {happening.second.name} in {happening.place.name}{on}.", words, status


def _record(report: Report, start: int, line: str, words: str, status: Status, happening: Happening) -> EventRecord:
    begin = start + line.index(words)
    is_dated = happening.day.strftime("%d %B") in line
    day = happening.day.isoformat()
    return EventRecord(
        start=begin,
        end=begin + len(words),
        text=words,
        evidence=Evidence(report=report.id, start=start, end=start + len(line), quote=line),
        trigger=words,
        type=happening.kind[2],
        label=happening.kind[3],
        status=status,
        actors=(happening.first,),
        recipients=(happening.second,),
        place=happening.place,
        date=When(value=day, earliest=day, latest=day, precision=Precision.DAY) if is_dated else None,
        date_basis=DateBasis.STATED if is_dated else DateBasis.UNKNOWN,
    )
