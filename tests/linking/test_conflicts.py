"""Accounts of one thing that differ, each with a verdict on whether both can be true."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.linking.written import BERG, FINLAND, LAINE, NORWAY, OSLO, TURKU, Written, day, linked

from accord.ledger.merged import Conflict, ConflictVerdict, Event
from accord.linking.told_otherwise import find_told_otherwise, is_of_many
from accord.records import EventRecord
from accord.values import Actor, ActorKind, Approximation, EventType, FigureKind, Place, Status

SENTENCE = "Norway has sent {} soldiers to guard the northern lighthouse islands."


def figure(published: str, words: str, value: float, **fields: Any) -> Written:
    written = Written(published, publisher=f"Wire of {published} {words}").sentence(SENTENCE.format(words))
    given = {"owner": NORWAY, "measures": "soldiers to guard the northern lighthouse islands", **fields}
    return written.figure(f"{words}", value, "soldiers", **given)


def conflicts(*written: Written, kind: str = "figure") -> list[Conflict]:
    return [conflict for conflict in linked(*written).conflicts if conflict.kind == kind]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        pytest.param(
            figure("2025-03-05", "300", 300), figure("2025-03-05", "450", 450), ConflictVerdict.CONFLICT, id="one day"
        ),
        pytest.param(
            figure("2025-03-05", "300", 300), figure("2025-03-09", "450", 450), ConflictVerdict.CHANGE, id="growing"
        ),
        pytest.param(
            figure("2025-03-05", "450", 450), figure("2025-03-09", "300", 300), ConflictVerdict.UNSURE, id="shrinking"
        ),
        pytest.param(
            figure("2025-03-05", "about 300", 300, approximation=Approximation.ABOUT),
            figure("2025-03-05", "296", 296),
            ConflictVerdict.PRECISION,
            id="rounded",
        ),
        pytest.param(
            figure("2025-03-05", "at least 300", 300, approximation=Approximation.AT_LEAST),
            figure("2025-03-05", "450", 450),
            ConflictVerdict.PRECISION,
            id="a bound that the other meets",
        ),
        pytest.param(
            figure("2025-03-05", "300", 300),
            figure("2025-03-05", "450", 450, status="planned"),
            ConflictVerdict.CHANGE,
            id="planned and actual",
        ),
        pytest.param(
            figure("2025-03-05", "300", 300, period="2023"),
            figure("2025-03-05", "450", 450, period="2024"),
            ConflictVerdict.CHANGE,
            id="for two years",
        ),
        pytest.param(
            figure("2025-03-05", "28,500", 28_500),
            figure("2025-03-05", "40,000", 40_000),
            ConflictVerdict.CONFLICT,
            id="28,500 and 40,000",
        ),
    ],
)
def test_figures(one: Written, other: Written, verdict: ConflictVerdict) -> None:
    (found,) = conflicts(one, other)
    assert found.verdict == verdict
    assert len(found.accounts) == 2
    assert all(account.evidence for account in found.accounts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(figure("2025-03-05", "300", 300), figure("2025-03-05", "300", 300.0), id="equal"),
        pytest.param(
            figure("2025-03-05", "28,500", 28_500),
            figure("2025-03-05", "about 28,500", 28_500, approximation=Approximation.ABOUT),
            id="equal but for a hedge",
        ),
        pytest.param(figure("2025-03-05", "300", 300), figure("2025-09-05", "450", 450), id="half a year apart"),
        pytest.param(
            figure("2025-03-05", "300", 300), figure("2025-03-05", "90000", 90000), id="another size of thing"
        ),
        pytest.param(
            figure("2025-03-05", "300", 300), figure("2025-03-05", "450", 450, owner=FINLAND), id="another owner"
        ),
        pytest.param(
            figure("2025-03-05", "300", 300),
            figure("2025-03-05", "450", 450, figure_kind=FigureKind.ORDINAL),
            id="an ordinal is no count",
        ),
    ],
)
def test_no_conflict_of_figures(one: Written, other: Written) -> None:
    assert conflicts(one, other) == []


def told(published: str, sentence: str, *figures: tuple[str, float, str]) -> Written:
    written = Written(published, publisher=f"Wire of {published} {sentence[:9]}").sentence(sentence)
    for words, value, unit in figures:
        written.figure(words, value, unit)
    return written


def test_dead_and_injured_of_one_deed_grow() -> None:
    one = told(
        "2025-03-05",
        "The clashes in the harbour of Turku killed 3 people and injured 600 dockers.",
        ("3", 3, "people"),
        ("600", 600, "dockers"),
    )
    other = told(
        "2025-03-06",
        "In the clashes in the harbour 8 people have been killed and 850 injured, officials said.",
        ("8", 8, "people"),
        ("850", 850, "people"),
    )
    found = conflicts(one, other)
    values = {tuple(account.value.split()[0] for account in conflict.accounts) for conflict in found}
    assert values == {("3", "8"), ("600", "850")}
    assert {conflict.verdict for conflict in found} == {ConflictVerdict.CHANGE}


def test_dead_of_two_sides_are_two_counts() -> None:
    one = told("2025-03-05", "In the clashes in Turku 790 Norwegian soldiers were killed.", ("790", 790, "soldiers"))
    other = told("2025-03-06", "In the clashes in Turku 2,300 Finnish soldiers died.", ("2,300", 2300, "soldiers"))
    assert not conflicts(one, other)


def test_large_counts_nearly_the_same_beside_one_name_are_one() -> None:
    one = told("2025-03-05", "For the drills named Fjordvakt some 17,600 men are listed.", ("17,600", 17_600, "men"))
    other = told("2025-06-05", "In the Fjordvakt drills of spring 17,680 took part.", ("17,680", 17_680, "drills"))
    (found,) = conflicts(one, other)
    assert [account.value for account in found.accounts] == ["17,600 men", "17,680 people"]


def test_parts_of_one_whole_are_compared_for_one_owner_alone() -> None:
    shares = [
        told("2025-03-05", f"In the vote for parliament {name} won 24 percent of the vote.", ("24", 24, "percent"))
        for name in ("Lind", "Vik")
    ]
    shares[1] = told("2025-03-06", "In the vote for parliament Vik won 48 percent of the vote.", ("48", 48, "percent"))
    assert not conflicts(*shares)


def test_two_sources_within_one_report() -> None:
    sentence = (
        "Norway said 300 soldiers guard the lighthouse islands, Finland said 450 soldiers guard the lighthouse islands."
    )
    written = Written("2025-03-05").sentence(sentence)
    written.figure("300", 300, "soldiers", measures="soldiers", attributed_to=NORWAY)
    written.figure("450", 450, "soldiers", measures="soldiers", attributed_to=FINLAND)
    (found,) = conflicts(written)
    assert [account.value for account in found.accounts] == ["300 soldiers (Norway)", "450 soldiers (Finland)"]


PARK = Actor(id="park-min-ji", name="Park Min-ji", kind=ActorKind.PERSON, country="KOR", sector="GOV")
VIK = Actor(id="nils-vik", name="Nils Vik", kind=ActorKind.PERSON, country="NOR", sector="GOV")


def met(publisher: str, on: str, status: Status = Status.OCCURRED, **fields: Any) -> Written:
    written = Written("2025-03-07", publisher=publisher).sentence(
        "Ida Berg met Otto Laine for the Harbour Safety Forum."
    )
    given = {"actors": (BERG, LAINE), "date": day(on), **fields}
    return written.event("met Otto Laine for the Harbour Safety Forum", EventType.CONSULT, status, **given)


def together(*written: Written) -> Event:
    """One event of all records, as a person may join what linking leaves apart."""
    events = linked(*written).events
    return replace(events[0], records=tuple(record for event in events for record in event.records))


@pytest.mark.parametrize(
    ("sides", "on", "verdict"),
    [
        pytest.param((BERG, LAINE), "2025-03-06", ConflictVerdict.UNSURE, id="an hour apart: no time zone explains it"),
        pytest.param((BERG, PARK), "2025-03-06", ConflictVerdict.TIME_ZONE, id="Norway and South Korea"),
        pytest.param((BERG, PARK), "2025-03-09", ConflictVerdict.CONFLICT, id="four days apart"),
    ],
)
def test_days_of_one_event(sides: tuple[Actor, ...], on: str, verdict: ConflictVerdict) -> None:
    told = together(met("A", "2025-03-05", actors=sides), met("B", on, actors=sides))
    (found,) = (conflict for conflict in find_told_otherwise(told) if conflict.kind == "date")
    assert found.verdict == verdict
    assert [account.value for account in found.accounts] == ["2025-03-05", on]


def test_a_sentence_taken_over_with_the_words_for_its_day_gives_no_other_day() -> None:
    words = "Berg and Laine, who met ten days ago in Oslo, talked of the boats and of the price of salt."
    told = [
        Written(f"2025-03-1{at}")
        .sentence(words)
        .event("met", EventType.CONSULT, Status.OCCURRED, actors=(BERG, LAINE), date=day(f"2025-03-0{at}"))
        for at in (5, 6)
    ]
    assert [c for c in find_told_otherwise(together(*told)) if c.kind == "date"] == []


def test_protests_are_in_many_places() -> None:
    told = [
        Written(f"2025-03-0{at}")
        .sentence("Fishermen protested.")
        .event("protested", EventType.PROTEST, Status.OCCURRED, place=place)
        for at, place in ((5, OSLO), (6, TURKU))
    ]
    assert [c for c in find_told_otherwise(together(*told)) if c.kind == "place"] == []


@pytest.mark.parametrize(("words", "is_one"), [("talks", True), ("negotiations", True), ("clashes", False)])
def test_what_a_plural_names_may_be_in_one_place(words: str, is_one: bool) -> None:
    written = Written("2025-03-05").sentence(f"The {words} were in Oslo.")
    _, (record,) = written.event(words, None, Status.OCCURRED).done()
    assert isinstance(record, EventRecord)
    assert is_of_many(record) != is_one


def test_one_event_in_two_far_places() -> None:
    (found,) = conflicts(met("A", "2025-03-05", place=TURKU), met("B", "2025-03-05", place=OSLO), kind="place")
    assert found.verdict == ConflictVerdict.UNSURE
    assert [account.value for account in found.accounts] == ["Oslo", "Turku"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            TURKU, Place(name="Finland", country=("FIN",), latitude=64.0, longitude=26.0, radius_km=600), id="a land"
        ),
        pytest.param(
            TURKU, Place(name="Naantali", country=("FIN",), latitude=60.47, longitude=22.03, radius_km=5), id="near"
        ),
    ],
)
def test_a_place_within_or_beside_another_is_no_other(one: Place, other: Place) -> None:
    assert conflicts(met("A", "2025-03-05", place=one), met("B", "2025-03-05", place=other), kind="place") == []


def test_other_persons_of_one_country_took_part() -> None:
    told = [met("A", "2025-03-05", actors=(BERG,), recipients=(LAINE,)), met("B", "2025-03-05", actors=(VIK,))]
    events = linked(*told).events
    both = replace(events[0], records=tuple(record for event in events for record in event.records))
    (found,) = (conflict for conflict in find_told_otherwise(both) if conflict.kind == "participant")
    assert (found.verdict, [account.value for account in found.accounts]) == (
        ConflictVerdict.UNSURE,
        ["Ida Berg", "Nils Vik"],
    )
    assert found.subject.endswith("who took part for Norway")


def test_who_is_named_by_both_took_part_by_both() -> None:
    told = [met("A", "2025-03-05"), met("B", "2025-03-05", actors=(BERG, VIK))]
    assert conflicts(*told, kind="participant") == []


def test_an_office_is_nobody_else() -> None:
    president = Actor(id="~president", name="Norwegian President", kind=ActorKind.PERSON, country="NOR", sector="GOV")
    told = together(met("A", "2025-03-05", actors=(BERG,)), met("B", "2025-03-05", actors=(president,)))
    assert [conflict for conflict in find_told_otherwise(told) if conflict.kind == "participant"] == []


def put_off(publisher: str, why: str, **fields: Any) -> Written:
    written = Written("2025-03-07", publisher=publisher)
    written.sentence(f"Ida Berg and Otto Laine put off the Harbour Safety Forum {why}.")
    given = {"actors": (BERG, LAINE), "date": day("2025-03-05"), **fields}
    return written.event("put off the Harbour Safety Forum", EventType.CONSULT, Status.POSTPONED, **given)


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("because of a storm", "over a fishing dispute", ["a storm", "a fishing dispute"]),
        (
            "citing bad weather, officials said",
            "due to an illness of the host",
            ["bad weather", "an illness of the host"],
        ),
        ("for lack of money", "amid a row about herring", ["money", "a row about herring"]),
    ],
)
def test_two_reasons_for_one_thing(one: str, other: str, values: list[str]) -> None:
    (found,) = conflicts(put_off("A", one), put_off("B", other), kind="reason")
    assert sorted(account.value for account in found.accounts) == sorted(values)
    assert found.verdict == ConflictVerdict.UNSURE


def test_two_sources_that_give_two_reasons_contradict_each_other() -> None:
    told = (
        put_off("A", "because of a storm", attributed_to=BERG),
        put_off("B", "over a fishing dispute", attributed_to=LAINE),
    )
    (found,) = conflicts(*told, kind="reason")
    assert (found.verdict, found.reason) == (ConflictVerdict.CONFLICT, "two sources give two reasons")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("because of a storm", "due to bad weather", id="one reason in other words"),
        pytest.param("because of security reasons", "for security reasons", id="no reason named twice"),
        pytest.param("after two days", "over a fishing dispute", id="a time is no reason"),
        pytest.param("until May", "over a fishing dispute", id="one of them gives none"),
    ],
)
def test_reasons_that_do_not_differ(one: str, other: str) -> None:
    assert conflicts(put_off("A", one), put_off("B", other), kind="reason") == []


def test_over_is_no_reason_for_what_was_done() -> None:
    told = [met("A", "2025-03-05"), met("B", "2025-03-05")]
    for each, words in zip(told, ("over a fishing dispute", "over lost buoys"), strict=True):
        each.text = each.text.replace("Forum.", f"Forum {words}.")
    assert conflicts(*told, kind="reason") == []


def test_word_against_word() -> None:
    denied = met("B", "2025-03-05", Status.DENIED, attributed_to=LAINE)
    (found,) = conflicts(met("A", "2025-03-05"), denied, kind="account")
    assert (found.verdict, found.reason) == (ConflictVerdict.CONFLICT, "word against word")
    assert [account.value.split(" ")[0] for account in found.accounts] == ["Ida", "Ida"]
    assert found.accounts[1].value.endswith("(Otto Laine)")


def named(publisher: str, head: str, role: str) -> Written:
    return (
        Written("2025-03-07", publisher=publisher)
        .sentence(f"{role} {head} spoke.")
        .person(f"{role} {head}", head, BERG, role)
    )


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        pytest.param("Ida Berg", "Ida-Lise Berg", 1, id="another first name"),
        pytest.param("Ida Berg", "Berg Ida", 1, id="another order"),
        pytest.param("Ida Berg", "Ida M. Berg", 0, id="an initial"),
        pytest.param("Ida Berg", "Ida Berg Jr.", 0, id="a suffix"),
    ],
)
def test_spellings_of_a_name(one: str, other: str, count: int) -> None:
    assert len(conflicts(named("A", one, "Minister"), named("B", other, "Minister"), kind="name")) == count


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        pytest.param("Fisheries Minister", "Ocean Minister", 1, id="two names of an office"),
        pytest.param("Minister", "Ocean Minister", 0, id="a shorter form"),
        pytest.param("Defence Minister", "Defense Minister", 0, id="spelling"),
        pytest.param("Ms", "Ocean Minister", 0, id="no office"),
        pytest.param("NFO Director", "Director of the Northern Fishing Office", 0, id="a body by its first letters"),
        pytest.param("NFO Director", "Director of the Southern Fishing Office", 1, id="the first letters of no other"),
        pytest.param("acting Ocean Minister", "caretaker Ocean Minister", 0, id="one office, held for a time"),
    ],
)
def test_names_of_an_office(one: str, other: str, count: int) -> None:
    assert len(conflicts(named("A", "Ida Berg", one), named("B", "Ida Berg", other), kind="title")) == count


def test_a_title_in_small_letters_is_the_same_title() -> None:
    told = [
        named(r, "Ida Berg", t)
        for r, t in (("A", "Defence Secretary"), ("B", "defence secretary"), ("C", "War Secretary"))
    ]
    found = conflicts(*told, kind="title")
    assert [account.value for account in found[0].accounts] == ["Defence Secretary", "War Secretary"]
