"""Which tellings of several reports tell one event; the order in which they come changes nothing."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.written import (
    BERG,
    CHILE,
    LAINE,
    NORWAY,
    VIRTA,
    Written,
    day,
    held_talks,
    known,
    linked,
    planned_talks,
)

from accord.ledger.merged import Known
from accord.linking import link
from accord.linking.blocks import NEAREST, ONCE_WINDOW, WINDOW, Member, find_near, window_of
from accord.values import Actor, ActorKind, EventType, Status


def firing(published: str, words: str, on: str, country: object = NORWAY) -> Written:
    return (
        Written(published, publisher=f"Wire of {published}")
        .sentence(f"Norway {words} off its coast, sailors said.")
        .event(words, EventType.MOBILIZE, Status.OCCURRED, actors=(country,), date=day(on), label="weapons_test")
    )


def test_a_plan_and_its_outcome_in_two_reports_are_one_event() -> None:
    events = [event for event in linked(planned_talks(), held_talks()).events if event.type == EventType.CONSULT]
    assert [len(event.reports) for event in events] == [2]
    assert events[0].status == Status.OCCURRED
    assert [entry.status for entry in events[0].history] == [Status.PLANNED, Status.OCCURRED]


def test_firings_of_two_days_are_two_events() -> None:
    made = linked(
        firing("2025-03-02", "fired rockets", "2025-03-01"), firing("2025-03-05", "fired rockets", "2025-03-04")
    )
    assert [len(event.reports) for event in made.events] == [1, 1]


def test_firings_of_two_states_are_two_events() -> None:
    made = linked(
        firing("2025-03-02", "fired rockets", "2025-03-01"), firing("2025-03-03", "fired rockets", "2025-03-01", CHILE)
    )
    assert len(made.events) == 2


def test_a_meeting_with_another_minister_is_another_meeting() -> None:
    other = (
        Written("2025-03-06", publisher="Baltic Post")
        .sentence("Ida Berg met Eeva Virta in Turku on Wednesday.")
        .event("met", EventType.CONSULT, Status.OCCURRED, actors=(BERG,), recipients=(VIRTA,), date=day("2025-03-05"))
    )
    assert all(len(event.reports) == 1 for event in linked(planned_talks(), other).events)


def test_one_country_and_one_verb_are_no_evidence() -> None:
    def spoke(published: str, words: str) -> Written:
        written = Written(published, publisher=published).sentence(f"Norway held talks {words}.")
        return written.event("held talks", EventType.CONSULT, Status.OCCURRED, actors=(NORWAY,))

    made = linked(spoke("2025-03-02", "about herring"), spoke("2025-03-03", "on satellite fees"))
    assert len(made.events) == 2


def test_a_later_mention_without_a_day_joins_by_name() -> None:
    back = (
        Written("2025-03-20", publisher="Sea Times")
        .sentence("Since the yearly Harbour Safety Forum pilots are content.")
        .event("yearly Harbour Safety Forum", EventType.CONSULT, Status.OCCURRED, label="recurring_meeting")
    )
    (event,) = linked(planned_talks(), back).events
    assert len(event.reports) == 2


STORY = [
    planned_talks(),
    held_talks(),
    firing("2025-03-02", "fired rockets", "2025-03-01"),
    firing("2025-03-05", "fired rockets", "2025-03-04"),
    firing("2025-03-06", "launched rockets", "2025-03-04"),
    Written("2025-03-04", publisher="Sound Daily")
    .sentence("Otto Laine will receive Ida Berg on Wednesday.")
    .event(
        "will receive Ida Berg", EventType.CONSULT, Status.PLANNED, actors=(LAINE,), recipients=(BERG,), label="hosting"
    ),
]


@settings(max_examples=25, deadline=None)
@given(st.integers(min_value=0, max_value=10_000))
def test_order_changes_nothing(seed: int) -> None:
    held = known(*STORY)
    shuffler = random.Random(seed)
    reports, records = list(held.reports.items()), list(held.records)
    shuffler.shuffle(reports)
    shuffler.shuffle(records)
    assert link(Known(dict(reports), tuple(records), None, 0)) == link(held)


def test_a_report_more_changes_no_event_it_does_not_tell() -> None:
    before = {event.id for event in linked(*STORY[:4]).events}
    after = {event.id for event in linked(*STORY[:4], Written("2025-03-07").sentence("Snow fell.")).events}
    assert before == after


def test_large_blocks_are_compared_with_neighbours_only() -> None:
    members = [Member(739_000 + n // 5, f"{n:04d}", n) for n in range(1000)]
    met = list(find_near(members, 400))
    assert len(met) == len(set(met)) < 2 * NEAREST * len(members)
    assert all(0 < later - earlier <= NEAREST for earlier, later in met)


def test_what_is_done_once_may_be_told_years_later() -> None:
    assert window_of("meeting / country NOR") == WINDOW == 400
    assert window_of("once accession / NOR") == ONCE_WINDOW > 10 * 365


def test_nothing_gives_nothing() -> None:
    made = linked()
    assert (made.events, made.plans, made.conflicts, made.links, made.copies) == ((), (), (), (), ())


def test_one_chamber_consents_to_a_treaty_once() -> None:
    senate = Actor(id="chl.senate", name="Senate", kind=ActorKind.ORGANISATION, country="CHL", sector="LEG")

    def consent(published: str, sentence: str, mention: str, status: Status) -> Written:
        written = Written(published, publisher=f"Wire of {published}").sentence(sentence)
        return written.event(mention, EventType.SUPPORT, status, actors=(senate,), label="approval")

    ahead = consent("2025-03-06", "The Senate must approve the treaty by June.", "must approve", Status.PLANNED)
    done = consent("2025-06-03", "The Senate approved the treaty on Monday.", "approved the treaty", Status.OCCURRED)
    assert len(linked(ahead, done).events) == 1
    other = consent("2025-06-03", "The Senate approved the budget on Monday.", "approved the budget", Status.OCCURRED)
    assert len(linked(ahead, other).events) == 2


def test_a_report_that_names_only_the_guest_tells_the_same_meeting() -> None:
    def forum(published: str, sentence: str, actors: tuple[Actor, ...], on: str) -> Written:
        written = Written(published, publisher=f"Wire of {published}").sentence(sentence)
        fields = {"actors": actors, "label": "meeting", "date": day(on)}
        return written.event("the Harbour Safety Forum", EventType.CONSULT, Status.PLANNED, **fields)

    guest = forum("2025-03-01", "It is the first time for Laine at the Harbour Safety Forum.", (LAINE,), "2025-03-05")
    both = forum("2025-03-02", "Berg hosts Laine for the Harbour Safety Forum.", (BERG, LAINE), "2025-03-05")
    host = forum("2025-03-03", "Berg is to open the Harbour Safety Forum.", (BERG,), "2025-03-05")
    assert len(linked(guest, both, host).events) == 1
