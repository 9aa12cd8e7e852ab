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
        ("Oslo announced a curfew on Monday. It would be enforced from Friday until Sunday.", "enforced"),
        ("Norway's trade round pencilled in for Lima on May 29 may now slip.", "pencilled"),
        ("The debate between the leaders of Norway, which was slated for 15 March, was cancelled.", "slated"),
        ("Norway's constitution, due to be completed this weekend, was criticised by the premier.", "completed"),
        ("The ministry in Oslo said 900 had been flown out, adding that further evacuations would follow on Saturday.",
         "further evacuations"),
        ("The annual meeting of the United Nations General Assembly is set to open tomorrow.", "annual meeting"),
    ],
)  # fmt: skip
def test_what_has_a_day_to_come_is_planned(text: str, word: str) -> None:
    assert status_of(text, word) is Status.PLANNED


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
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
        ("Schools in Norway were shut by the government. Pupils will begin returning to school on 20 March.", "return"),
        ("The leaders of Norway and Peru quarrelled. They are still expected to see each other in Rome in May.", "see"),
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
    text = "The vote in Norway is a month away. People asked on Sunday could not say what the king had said."
    event = event_of(text, "asked")
    assert event is None or event.status is not Status.PLANNED


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
        ("The pact between Norway and Chad comes up for renewal on 19 May.", "comes up", "agenda"),
    ],
)  # fmt: skip
def test_pronouns_numbers_and_names_tell_an_occasion_too(text: str, word: str, label: str) -> None:
    event = event_of(text, word)
    assert event is not None
    assert (event.label, event.status) == (label, Status.PLANNED)


def test_what_is_announced_for_its_day_is_planned() -> None:
    text = "Norway's foreign minister announced his resignation effective next Friday."
    assert status_of(text, "resignation") is Status.PLANNED


def test_a_headline_says_what_will_be_done() -> None:
    text = (
        "Oslo and Lima patch it up: ambassador to return next week\n\nNorway's ambassador, recalled in May, is packing."
    )
    assert status_of(text, "to return") is Status.PLANNED


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
