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


def reasons(*told: Written) -> set[str]:
    (event,) = linked(*told).events
    return {reason.split()[0] for reason in event.weight_reasons}


def test_what_is_only_asked_about_weighs_less() -> None:
    def about(sentence: str) -> Written:
        written = Written("2025-03-06").sentence(sentence)
        return written.event("closure", EventType.COERCE, Status.OCCURRED, actors=(NORWAY,))

    assert "asked" in reasons(about("Are you troubled by the closure of the border by Norway?"))
    assert "asked" not in reasons(about("Norway defended the closure of the border."))


def test_a_sentence_that_several_reports_repeat_counts_once() -> None:
    def told(publisher: str, sentence: str) -> Written:
        written = Written("2025-03-06", publisher=publisher).sentence(sentence)
        return written.event(
            "met", EventType.CONSULT, Status.OCCURRED, actors=(BERG,), recipients=(LAINE,), date=day("2025-03-05")
        )

    same = "Berg met Laine on Wednesday."
    assert "reports" not in reasons(told("A", same), told("B", same))
    assert "reports" in reasons(told("A", same), told("B", "On Wednesday Berg met Laine in the evening."))


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


def test_what_one_state_does_by_itself_is_main_where_a_headline_tells_it() -> None:
    words = "Norway scraps its submarines"
    told = Written("2025-03-06", title=words).sentence(words)
    told.event("scraps", EventType.RETREAT, Status.OCCURRED, actors=(NORWAY,), label="disarmament")
    event = only(told)
    assert event.main
    assert "title" in {reason.split()[0] for reason in event.weight_reasons}
