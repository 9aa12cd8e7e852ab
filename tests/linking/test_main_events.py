"""Groups of tellings as events, and which of them a reader would list."""

from __future__ import annotations

from tests.linking.written import (
    BERG,
    FINLAND,
    LAINE,
    NORWAY,
    TURKU,
    Written,
    by,
    day,
    held_talks,
    linked,
    planned_talks,
)

from accord.data import read_toml
from accord.ledger.merged import Event
from accord.values import EventType, Standing, Status


def only(event_of: Written) -> Event:
    (event,) = linked(event_of).events
    return event


def test_a_meeting_of_two_sides_in_the_lead_is_main_and_says_why() -> None:
    (event,) = [event for event in linked(planned_talks(), held_talks()).events if len(event.reports) == 2]
    assert event.main
    assert event.weight_reasons[0] == "reports 1×0.5"
    assert event.independent == 2


def test_the_weight_is_the_sum_of_its_reasons() -> None:
    event = only(held_talks())
    total = sum(
        float(value) * float(weight) for value, weight in (r.split()[1].split("×") for r in event.weight_reasons)
    )
    assert round(total, 3) == event.weight


def test_the_words_shown_are_those_of_the_status_it_has_now() -> None:
    (event,) = [event for event in linked(planned_talks(), held_talks()).events if len(event.reports) == 2]
    assert event.status == Status.OCCURRED
    assert event.records[0].status == Status.OCCURRED


def test_praise_and_states_are_not_main() -> None:
    filler = "Snow fell over the whole coast and ferries stood still for most of the long cold day. " * 6
    praise = Written("2025-03-06").sentence(filler).sentence("Norway praised Finland.")
    praise.event("praised", EventType.SUPPORT, Status.OCCURRED, actors=(NORWAY,), recipients=(FINLAND,))
    state = Written("2025-03-06").sentence(filler).sentence("Norway has pilots in Finland.")
    state.event("has pilots", None, Status.ONGOING, actors=(NORWAY,), recipients=(FINLAND,), standing=Standing.STATE)
    assert not only(praise).main
    assert not only(state).main


def test_what_happened_long_before_the_report_weighs_less() -> None:
    def met(on: str) -> Written:
        written = Written("2025-03-06").sentence("Berg met Laine.")
        return written.event(
            "met", EventType.CONSULT, Status.OCCURRED, actors=(BERG,), recipients=(LAINE,), date=day(on)
        )

    assert only(met("2025-03-05")).weight > only(met("2019-03-05")).weight


def test_parties_by_the_reports_that_give_them() -> None:
    def met(publisher: str, *actors: object) -> Written:
        written = Written("2025-03-06", publisher=publisher).sentence("Berg met Laine in Turku on Wednesday.")
        return written.event(
            "met", EventType.CONSULT, Status.OCCURRED, actors=actors, date=day("2025-03-05"), place=TURKU
        )

    (event,) = linked(met("A", BERG, LAINE), met("B", NORWAY, FINLAND), met("C", BERG)).events
    assert event.countries == ("FIN", "NOR")
    assert {actor.id for actor in event.participants} == {"ida-berg", "otto-laine"}


def test_a_state_that_acts_is_not_its_minister_told_beside_it() -> None:
    written = Written("2025-03-06").sentence("Norway joined the bank, and Berg handed over the papers of joining.")
    written.event("joined", EventType.COOPERATE, Status.OCCURRED, label="accession", actors=(NORWAY,))
    written.event("joining", EventType.COOPERATE, Status.OCCURRED, label="accession", actors=(BERG,))
    events = [event for event in linked(written).events if NORWAY.id in {actor.id for actor in event.participants}]
    assert [{actor.id for actor in event.actors} for event in events] == [{NORWAY.id}]


def test_a_stated_day_goes_before_a_bound() -> None:
    bounded = Written("2025-03-07", publisher="Sea Times").sentence("Ida Berg met Otto Laine in Turku.")
    bounded.event("met", EventType.CONSULT, Status.OCCURRED, actors=(BERG, LAINE), date=by("2025-03-07"), place=TURKU)
    told = [event for event in linked(held_talks(), bounded).events if len(event.reports) == 2]
    assert [event.date.value for event in told if event.date] == ["2025-03-05"]


def test_every_weight_is_used_and_named() -> None:
    from accord.linking.main_events import WEIGHED

    assert set(read_toml("linking.toml")["main_event"]["weights"]) == set(WEIGHED)


def test_what_a_pact_lets_others_do_describes_it() -> None:
    def told(words: str, mention: str) -> tuple[str, ...]:
        written = Written("2025-03-06").sentence(words)
        written.event(mention, EventType.COOPERATE, Status.PLANNED, label="joint_exercise", actors=(NORWAY, FINLAND))
        return only(written).weight_reasons

    relative = "relative 1×-0.8"
    assert relative in told("The pact that will let Norwegian and Finnish crews train in Turku was welcomed.", "train")
    assert relative in told("They praised a pact which allows Finnish crews to train in Oslo.", "train")
    assert relative not in told("The crews of Norway and Finland train in Turku.", "train")
    assert relative not in told("Berg said that the pact, if it helps, lets all of them train.", "train")


def test_what_one_state_does_by_itself_is_main_where_a_headline_tells_it() -> None:
    words = "Norway scraps its submarines"
    told = Written("2025-03-06", title=words).sentence(words)
    told.event("scraps", EventType.RETREAT, Status.OCCURRED, actors=(NORWAY,), label="disarmament")
    event = only(told)
    assert event.main
    assert "title 1×0.4" in event.weight_reasons


def test_a_noun_that_only_says_when_something_else_is_weighs_less() -> None:
    def told(sentence: str, words: str) -> tuple[str, ...]:
        written = Written("2025-03-06").sentence(sentence)
        return only(written.event(words, EventType.CONSULT, Status.PLANNED, actors=(NORWAY, FINLAND))).weight_reasons

    anchor = "anchor 1×-0.8"
    assert anchor in told("Prices rose on the eve of the summit in Turku.", "summit")
    assert anchor in told("Ferries stood still before their next talks.", "talks")
    assert anchor not in told("The summit in Turku will be short.", "summit")
    assert anchor not in told("Norway and Finland will meet before dawn.", "meet")


def test_an_attack_by_unknown_hands_is_told_by_its_place() -> None:
    def attack(place: bool) -> Event:
        report = Written("2025-03-06").sentence("A depot in Turku was hit by rockets on Thursday.")
        report.event("hit", EventType.ASSAULT, Status.OCCURRED, label="attack", place=TURKU if place else None)
        return only(report)

    assert "no_actor 1×-1" in attack(place=False).weight_reasons
    assert "no_actor 1×-1" not in attack(place=True).weight_reasons


def test_a_formal_act_of_politics_weighs_like_a_deed() -> None:
    report = Written("2025-03-06").sentence("Berg won the election in Norway.")
    report.event("won", None, Status.OCCURRED, label="election_result", actors=(BERG,))
    assert "material 1×0.5" in only(report).weight_reasons
