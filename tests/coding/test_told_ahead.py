"""What is told with a day that has not come; own sentences, reported on Thursday 7 March 2024."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.records import EventRecord, Report
from accord.values import Status

pytestmark = pytest.mark.model


def event_of(text: str, word: str, decided_by: str = "both") -> EventRecord | None:
    records = code(Report(text=text, published="2024-03-07"), decided_by=decided_by)
    return next((record for record in records if isinstance(record, EventRecord) and word in record.text), None)


def status_of(text: str, word: str) -> Status | None:
    event = event_of(text, word)
    return event.status if event is not None else None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The parliament in Oslo passed the decree. The decree is promulgated next Wednesday.", "promulgated"),
        ("The package bans imports of fish from Norway as from 1 July.", "bans"),
        ("Norway's army is to leave the base, whose lease runs out next month.", "runs out"),
        ("Oslo announced a curfew on Monday. It would be applied as of 12 March.", "applied"),
        ("Norway's trade round pencilled in for Lima on May 29 may now slip.", "pencilled"),
        ("The debate between the leaders of Norway, which was slated for 15 March, was cancelled.", "slated"),
        ("Norway's register, due to be finished next month, was criticised by the premier.", "finished"),
        ("Oslo said two talks had been held in Riga, noting that a third meeting would be held on 14 March.",
         "meeting"),
        ("Norway's Greens use a ballot to pick their nominee for the 2024 general election.", "general election"),
        ("Berg of Norway became the likely nominee in the 2024 general election.", "general election"),
        ("The spring conference of the Nordic parliaments is set to begin in Oslo on 18 March.", "spring conference"),
    ],
)  # fmt: skip
def test_what_has_a_day_to_come_is_planned(text: str, word: str) -> None:
    assert status_of(text, word) is Status.PLANNED


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Berg was the Green nominee for the 2021 general election in Norway.", "general election", Status.OCCURRED),
        ("Candidates for the January 2024 general election in Norway met.", "general election", Status.OCCURRED),
        ("Berg, a candidate in the May 2021 general election in Norway, quit.", "general election", Status.OCCURRED),
        ("Candidates for the May 2024 general election in Norway met.", "general election", Status.PLANNED),
        ("The treaty with Norway would take effect in May if parliament agreed.", "take effect", Status.HYPOTHETICAL),
        ("Oslo asked Riga for talks. A deal would be signed in May.", "signed", Status.HYPOTHETICAL),
        ("The package bans imports of fish from Norway.", "bans", Status.ONGOING),
        ("Norway bans imports of fish from 1 July", "bans", Status.OCCURRED),
        ("Norway adopted the package on Monday, and the premier praised it.", "adopted", Status.OCCURRED),
    ],
)
def test_conditions_headlines_and_what_holds_now_stay(text: str, word: str, status: Status) -> None:
    assert status_of(text, word) is status


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The minister came back to Oslo last month. He will speak at the press club tomorrow.", "will speak"),
        ("Norway and Peru set up a commission in May. It will sit in Lima on 2 June.", "will sit"),
        ("The government shut Norway's offices. Civil servants will start going back to work on 2 April.", "going"),
        ("The leaders of Norway and Peru quarrelled. They still hope to see one another in Tunis on 3 May.", "see"),
        ("Norway's cabinet spoke of boats. From 2027 British boats will rotate through the base at Bergen.", "rotate"),
    ],
)
def test_what_is_set_for_a_day_needs_no_word_of_states_in_its_sentence(text: str, word: str) -> None:
    event = event_of(text, word)
    assert event is not None
    assert event.date is not None
    assert event.date.earliest is not None
    assert event.date.earliest > "2024-03-07"


def test_matters_of_sport_stay_out_however_well_dated() -> None:
    text = "Rovers will play United on Saturday. The striker will return to the pitch next week, the club's coach said."
    assert event_of(text, "return") is None
    assert event_of(text, "play") is None


def test_people_told_of_by_a_participle_are_not_set_for_a_day() -> None:
    text = "The poll in Norway comes in April. Voters questioned on Tuesday could name no minister of the government."
    event = event_of(text, "questioned")
    assert event is not None
    assert event.status is Status.OCCURRED


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("The Norwegian foreign minister is expected to travel to Lima on 14 May.", "travel", "visit"),
        ("The Norwegian minister is scheduled to arrive in Lima on Friday for talks.", "arrive", "visit"),
        ("The U.N. Security Council is expected to take up the launch on Monday.", "take up", "hearing"),
    ],
)
def test_who_is_expected_to_do_it_is_who_does_it(text: str, word: str, label: str) -> None:
    event = event_of(text, word)
    assert event is not None
    assert event.label == label


def test_what_was_set_up_is_not_ahead() -> None:
    event = event_of("The mission that Norway set up in December was praised in Lima.", "set up")
    assert event is not None
    assert event.date is not None
    assert (event.date.value, event.status) == ("2023-12", Status.OCCURRED)


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("The joint commission of Norway and Peru was set up in May. It will sit in Lima on 2 June.", "sit", "meeting"),
        ("Norway's envoy and his deputy were named. The two would fly to Lima next week, he said.", "fly", "visit"),
        ("Exercise Northern Star will proceed from 22 April, the army of Norway said.", "Northern Star", "exercise"),
        ("Oslo prepares for Exercise Northern Star. Northern Star is to be held in May.", "Northern Star", "exercise"),
        ("The pact between Norway and Chad comes up for review in June.", "comes up", "agenda"),
    ],
)  # fmt: skip
def test_pronouns_numbers_and_names_tell_an_occasion_too(text: str, word: str, label: str) -> None:
    event = event_of(text, word)
    assert event is not None
    assert (event.label, event.status) == (label, Status.PLANNED)


def test_what_is_announced_for_its_day_is_planned() -> None:
    text = "The governor of Norway's bank announced her resignation effective next month."
    assert status_of(text, "resignation") is Status.PLANNED


def test_a_call_between_two_is_proposed_as_talks_are() -> None:
    assert status_of("Poland proposed a call between the two presidents for Friday.", "call") is Status.PROPOSED


@pytest.mark.parametrize(
    ("text", "visitor"),
    [
        ("Norway's foreign minister extended an invitation to his Polish counterpart to visit Oslo.", "POL"),
        ("Norway's premier accepted the Polish president's invitation to visit Warsaw in May.", "NOR"),
        ("Norway's premier received an invitation from the Polish president to visit Warsaw.", "NOR"),
    ],
)
def test_who_is_invited_visits(text: str, visitor: str) -> None:
    event = event_of(text, "to visit")
    assert event is not None
    assert {actor.country for actor in event.actors} == {visitor}


def labels_of(text: str) -> set[str | None]:
    records = code(Report(text=text, published="2024-03-07"), decided_by="rules")
    return {record.label for record in records if isinstance(record, EventRecord)}


@pytest.mark.parametrize(
    ("ahead", "past", "label"),
    [
        ("Norway's pact with Chad ran out in June.", "The pact of Norway's government ran out of steam.", "expiry"),
        (
            "The treaty with Chad will end in June, Norway said.",
            "The pact ended years of fighting in Norway.",
            "expiry",
        ),
        ("Norway's mandate in Chad will run out.", "The UN mission in Norway ran out of fuel.", "expiry"),
        ("Banks in Norway will shut on 20 March.", "Schools in Norway closed for the summer.", "closure"),
        ("Courts in Norway are to close on Friday.", "The court in Oslo closed the case of a premier.", "closure"),
        ("The Norwegian police will publish the findings.", "The police in Oslo issued an update.", "publication"),
        ("The two will travel to Oslo on Friday.", "Two travelled to Oslo for treatment, Norway said.", "visit"),
        ("Teachers in Norway will go back to work.", "A teacher of Norway was going to work.", "reopening"),
        ("The general of Norway was buried in Oslo.", "Norwegian soldiers were buried by an avalanche.", "ceremony"),
        ("Voters in Norway will choose a mayor.", "Norway's premier chose the mayor for the post.", "election"),
        ("The premier of Norway appeared in court.", "The premier of Norway was deposed in the senate.", "hearing"),
        ("The law will be applied in Norway.", "The law was introduced in Norway's parliament.", "entry_into_force"),
        ("Norway will formally join next week.", "A colonel of Norway officially joined insurgents.", "accession"),
    ],
)
def test_words_of_the_calendar_say_something_else_of_what_is_past(ahead: str, past: str, label: str) -> None:
    assert label in labels_of(ahead)
    assert label not in labels_of(past)
