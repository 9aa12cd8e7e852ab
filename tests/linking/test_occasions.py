"""Occasions that a report tells by place, day or name, and what keeps like ones apart."""

from __future__ import annotations

from typing import Any

import pytest
from tests.linking.written import BERG, CHILE, FINLAND, LAINE, NORWAY, OSLO, TURKU, Written, day, linked

from accord.ledger.merged import Linked
from accord.linking.mention_names import exercise_names, gathering_names
from accord.linking.mention_words import sorts_of
from accord.linking.occasions import compare_directed
from accord.linking.profiles import Profile, make_profiles
from accord.records import EventRecord
from accord.values import Actor, ActorKind, EventType, Place, Precision, Status, When

STORY = "The quarrel over the Skagen herring quota and the trawler Havfruen goes on."
PROTESTERS = Actor(id="~protesters", name="protesters", kind=ActorKind.GROUP, country="NOR", sector="CVL")


def told(published: str, words: str, mention: str, type_: EventType | None, **fields: object) -> Written:
    """A report of the herring story that tells one more thing."""
    status = fields.pop("status", Status.OCCURRED)
    assert isinstance(status, Status)
    written = Written(published, publisher=f"Wire of {published}").sentence(STORY).sentence(words)
    return written.event(mention, type_, status, **fields)


def sizes(made: Linked) -> list[int]:
    return sorted(len(event.reports) for event in made.events)


def summit(published: str, words: str, mention: str, place: Place) -> Written:
    return told(published, words, mention, EventType.CONSULT, label="summit", place=place)


def test_a_summit_is_known_by_its_town() -> None:
    made = linked(
        summit("2025-03-02", "The Oslo summit ended without a catch limit.", "Oslo summit", OSLO),
        summit("2025-04-20", "Boats put to sea again after the fruitless summit in Oslo.", "fruitless summit", OSLO),
    )
    assert sizes(made) == [2]


def test_summits_of_two_towns_are_two() -> None:
    made = linked(
        summit("2025-03-02", "The Oslo summit ended without a catch limit.", "Oslo summit", OSLO),
        summit("2025-03-20", "Boats put to sea again after the fruitless summit in Turku.", "fruitless summit", TURKU),
    )
    assert sizes(made) == [1, 1]


def protests(published: str, words: str, place: Place | None = None) -> Written:
    return told(published, words, "protests", EventType.PROTEST, label="demonstration", place=place)


def test_the_protests_of_one_story_are_one_wave_for_days() -> None:
    made = linked(
        protests("2025-03-02", "Ministers were surprised by the protests of the crews."),
        protests("2025-03-05", "Shops stayed shut amid the protests, owners said."),
    )
    assert sizes(made) == [2]


@pytest.mark.parametrize("other", ["2025-04-25", "2026-03-02"])
def test_protests_of_another_month_are_others(other: str) -> None:
    made = linked(
        protests("2025-03-02", "Ministers were surprised by the protests of the crews."),
        protests(other, "Shops stayed shut amid the protests, owners said."),
    )
    assert sizes(made) == [1, 1]


def test_protests_in_another_country_are_others() -> None:
    made = linked(
        protests("2025-03-02", "Ministers were surprised by the protests of the crews.", OSLO),
        protests("2025-03-05", "Shops stayed shut amid the protests, owners said.", TURKU),
    )
    assert sizes(made) == [1, 1]


def election(published: str, words: str, mention: str) -> Written:
    return told(published, words, mention, None, label="vote", status=Status.PLANNED)


def test_the_election_ahead_is_one_election() -> None:
    made = linked(
        election("2025-03-02", "Nobody wants to raise prices before the elections in May.", "elections"),
        election("2025-03-09", "Both camps promise cheaper fuel for the free elections that come.", "free elections"),
    )
    assert sizes(made) == [2]


def test_primaries_come_many() -> None:
    made = linked(
        election("2025-03-02", "Nobody wants to raise prices before the primary elections.", "primary elections"),
        election("2025-03-09", "Both camps promise cheaper fuel for the next primary.", "next primary"),
    )
    assert sizes(made) == [1, 1]


def move(published: str, words: str, mention: str, actor: Actor) -> Written:
    fields = {"actors": (actor,), "label": "deployment", "date": day("2025-03-01")}
    return told(published, words, mention, EventType.MOBILIZE, recipients=(CHILE,), **fields)


def test_what_another_country_does_there_is_another_move() -> None:
    made = linked(
        move("2025-03-02", "Norway's soldiers entered the strait on Saturday.", "entered", NORWAY),
        move("2025-03-03", "Finland's soldiers entered the strait on Saturday.", "entered", FINLAND),
    )
    assert sizes(made) == [1, 1]


def demand(published: str, words: str, mention: str, actor: Actor) -> Written:
    return told(published, words, mention, EventType.REQUEST, actors=(actor,), recipients=(NORWAY,), label="demand")


def test_what_people_demand_is_not_what_a_minister_demands() -> None:
    made = linked(
        demand("2025-03-02", "Protesters demanded a new quota of the government.", "demanded", PROTESTERS),
        demand("2025-03-02", "Ida Berg demanded a new quota of the government.", "demanded", BERG),
    )
    assert sizes(made) == [1, 1]


def talks(published: str, words: str, mention: str, *actors: Actor) -> Written:
    return told(published, words, mention, EventType.CONSULT, actors=actors, label="talks")


def test_two_talks_of_one_person_with_nobody_named_are_two() -> None:
    made = linked(
        talks("2025-03-02", "Ida Berg spoke to mayors of the coast.", "spoke", BERG),
        talks("2025-03-03", "A recent conversation with Ida Berg left the owners uneasy.", "recent conversation", BERG),
    )
    assert sizes(made) == [1, 1]


def test_two_talks_of_the_same_two_persons_are_one() -> None:
    made = linked(
        talks("2025-03-02", "Ida Berg spoke with Otto Laine about nets.", "spoke", BERG, LAINE),
        talks("2025-03-03", "Otto Laine said he spoke with Ida Berg.", "spoke", LAINE, BERG),
    )
    assert sizes(made) == [2]


@pytest.mark.parametrize(
    ("sentence", "mention", "label", "sort"),
    [
        ("The house opened an impeachment inquiry on Monday.", "impeachment inquiry", "investigation", "inquiry"),
        ("The impeachment trial begins in May.", "impeachment trial", "trial", "impeachment_trial"),
        ("The house impeached the president.", "impeached", "charges", "impeachment"),
        ("The house passed two articles of impeachment.", "passed two articles", "legislative_consent", "impeachment"),
        ("The whip attacked the impeachment inquiry.", "attacked", "criticism", "attack"),
        ("Guards attacked the impeachment hearing.", "attacked", "attack", "attack"),
        ("The whip is submitting articles of impeachment.", "submitting", "proposal", "none"),
        ("They shook hands over the kerb.", "shook hands", "meeting", "meeting"),
        ("The president fired his cabinet.", "fired his cabinet", "dismissal_from_office", "leaving"),
        ("Weeks of protests began there.", "protests", "demonstration", "demonstration"),
        ("Norway called its envoy home.", "called its envoy home", "ambassador_recalled", "recall"),
    ],
)
def test_sorts_of_mentions(sentence: str, mention: str, label: str, sort: str) -> None:
    type_ = EventType.REQUEST if label == "proposal" else None
    _, (record,) = Written("2025-03-02").sentence(sentence).event(mention, type_, Status.OCCURRED, label=label).done()
    assert isinstance(record, EventRecord)
    assert sorts_of(record) == (set() if sort == "none" else set(sort.split()))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("G20 summit in Rome", {"g20 gathering"}),
        ("meeting of the Quad", {"quad gathering"}),
        ("ASEAN foreign ministers' meeting", {"asean gathering"}),
        ("US summit with Finland", set()),
        ("meeting of the Norwegian Labour Party", set()),
        ("meeting with Otto Laine", set()),
    ],
)
def test_a_gathering_has_the_name_of_its_body(words: str, names: set[str]) -> None:
    assert gathering_names(words) == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("after the Steel Tide drills", {"steel tide exercise"}),
        ("begin Nordlys, the yearly war games", {"nordlys exercise"}),
        ("Exercise Nordlys will go ahead", {"nordlys exercise"}),
        ("the Spanish drills", set()),
        ("Large exercises", set()),
        ("the military exercise in Norway", set()),
    ],
)
def test_an_exercise_has_a_name_of_its_own(words: str, names: set[str]) -> None:
    assert exercise_names(words) == names


def test_the_same_exercise_by_its_name() -> None:
    made = linked(
        told(
            "2025-03-02",
            "Norway begins Nordlys, the yearly war games, on 10 March.",
            "yearly war games",
            EventType.MOBILIZE,
            label="exercise",
            status=Status.PLANNED,
            actors=(NORWAY,),
            date=day("2025-03-10"),
        ),
        told(
            "2025-03-30",
            "Prices rose after the largest Nordlys drills so far.",
            "largest Nordlys drills",
            EventType.MOBILIZE,
            label="exercise",
        ),
    )
    assert sizes(made) == [2]


def meeting(published: str, words: str, mention: str, *actors: Actor, date: When) -> Written:
    return told(published, words, mention, EventType.CONSULT, actors=actors, label="meeting", date=date)


NOVEMBER = When(value="2024-11", earliest="2024-11-01", latest="2024-11-30", precision=Precision.MONTH)
OCTOBER = When(value="2024-10", earliest="2024-10-01", latest="2024-10-31", precision=Precision.MONTH)


@pytest.mark.parametrize(("month", "expected"), [(NOVEMBER, [2]), (OCTOBER, [1, 1])])
def test_a_meeting_of_a_month_is_that_of_a_day_in_it(month: When, expected: list[int]) -> None:
    made = linked(
        meeting("2024-11-08", "Ida Berg met trawler owners on Friday.", "met", BERG, date=day("2024-11-08")),
        meeting("2025-01-20", "A meeting of Ida Berg and Otto Laine settled little.", "meeting", BERG, date=month),
    )
    assert sizes(made) == expected


def test_nominations_with_nobody_in_common_are_two() -> None:
    other = (
        Written("2025-03-03", publisher="Inland Post")
        .sentence("Her brother was shot in Kiruna while seeking the Labour nomination for mayor.")
        .event("Labour nomination", None, Status.REQUESTED, label="nomination")
    )
    words = "He is a leading candidate for the Labour nomination."
    made = linked(told("2025-03-02", words, "Labour nomination", None, label="nomination"), other)
    assert sizes(made) == [1, 1]


def test_protests_of_another_story_are_others() -> None:
    other = (
        Written("2025-03-05", publisher="Inland Post")
        .sentence("Mine owners in Kiruna closed a shaft after the protests, and the ore trains to Lulea stood still.")
        .event("protests", EventType.PROTEST, Status.OCCURRED, label="demonstration")
    )
    made = linked(protests("2025-03-02", "Ministers were surprised by the protests of the crews."), other)
    assert sizes(made) == [1, 1]


def struck_off(published: str, words: str, mention: str, by: Actor, other: Actor) -> Written:
    return told(published, words, mention, EventType.SANCTION, label="suspension", actors=(by,), recipients=(other,))


def test_what_one_country_did_to_another_by_a_rare_label_is_compared() -> None:
    one, same, turned = (
        told_of(struck_off(f"2025-03-0{k}", "It was struck off.", "struck off", by, to))
        for k, (by, to) in enumerate([(NORWAY, FINLAND), (NORWAY, FINLAND), (FINLAND, NORWAY)], 1)
    )
    assert (compare_directed(one, same), compare_directed(one, turned)) == (1.0, 0.0)


def told_of(written: Written) -> Profile:
    report, records = written.done()
    (made,) = make_profiles([record for record in records if isinstance(record, EventRecord)], {report.id: report})
    return made


def test_two_who_meet_are_not_the_many_who_gather() -> None:
    written = (
        Written("2025-03-02").sentence("Envoys gather in Oslo").event("gather", EventType.CONSULT, Status.OCCURRED)
    )
    written.sentence("Ida Berg met Otto Laine in Oslo on Sunday.")
    written.event("met", EventType.CONSULT, Status.OCCURRED, actors=(BERG,), recipients=(LAINE,), place=OSLO)
    assert len(linked(written).events) == 2


MINISTERS = "Quotas are left to the interior ministers of Norway and Finland, whose next meeting falls into the year."


@pytest.mark.parametrize(
    ("words", "mention", "events"),
    [
        pytest.param("The interior ministers of Norway and Finland will meet on 8 July.", "meet", 1, id="same offices"),
        pytest.param("The fishery boards of Norway and Finland will meet on 8 July.", "meet", 2, id="others"),
    ],
)
def test_the_next_meeting_is_the_one_that_gets_its_day(words: str, mention: str, events: int) -> None:
    sides: dict[str, Any] = {"actors": (NORWAY, FINLAND), "label": "meeting"}
    year = When(value="2025", earliest="2025-01-01", latest="2025-12-31", precision=Precision.YEAR)
    first = Written("2025-03-02").sentence(MINISTERS)
    first.event("next meeting", EventType.CONSULT, Status.PLANNED, date=year, **sides)
    later = Written("2025-06-30").sentence(words)
    later.event(mention, EventType.CONSULT, Status.PLANNED, date=day("2025-07-08"), **sides)
    assert len(linked(first, later).events) == events


def deal(published: str, words: str, mention: str, label: str, when: str, *others: Actor) -> Written:
    return told(
        published, words, mention, EventType.AGREE, label=label, date=day(when), actors=[NORWAY], recipients=[*others]
    )


@pytest.mark.parametrize(
    ("when", "other", "joined"), [("2025-03-04", CHILE, 2), ("2025-03-05", CHILE, 1), ("2025-03-04", FINLAND, 1)]
)
def test_a_bargain_and_its_signing_of_one_day_are_one(when: str, other: Actor, joined: int) -> None:
    made = linked(
        deal(
            "2025-03-20",
            "Norway and Chile agreed on a quota in the deal of March 4.",
            "agreed",
            "agreement",
            "2025-03-04",
            CHILE,
        ),
        deal("2025-04-11", "Norway signed the herring agreement.", "signed", "agreement_signed", when, other),
    )
    assert max(sizes(made)) == joined


def test_a_vote_of_one_day_is_the_election_announced_for_it() -> None:
    made = linked(
        told(
            "2025-03-02",
            "Norway's harbour towns hold local elections on June 7.",
            "local elections",
            None,
            status=Status.PLANNED,
            label="vote",
            date=day("2025-06-07"),
            actors=[NORWAY],
        ),
        told(
            "2025-06-12",
            "The vote of June 7 in Norway's harbour towns went ahead.",
            "vote",
            None,
            label="vote",
            date=day("2025-06-07"),
            actors=[NORWAY],
        ),
    )
    assert max(sizes(made)) == 2
