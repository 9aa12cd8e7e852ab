"""What the words of a mention, and those beside it, say of which happening it names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.linking.written import Written

from accord.linking.mention_names import own_names, proper_names
from accord.linking.mention_words import (
    carries,
    find_carrying,
    find_sitting,
    find_sorts,
    is_definite,
    is_nominal,
    ordinals,
    own_words,
    says_little,
    sorts_of,
)
from accord.records import EventRecord
from accord.values import EventType, Status


def record(sentence: str, mention: str, type_: EventType | None = EventType.CONSULT) -> EventRecord:
    _, (made,) = Written("2025-03-03").sentence(sentence).event(mention, type_, Status.OCCURRED).done()
    assert isinstance(made, EventRecord)
    return made


@pytest.mark.parametrize(
    ("text", "label", "sorts"),
    [
        pytest.param("held talks", None, {"meeting"}, id="by word"),
        pytest.param("held its caucuses", "vote", {"primary"}, id="a party's poll is no election"),
        pytest.param("sat down", "meeting", {"meeting"}, id="by label where no word says it"),
        pytest.param("announced sanctions", None, {"sanction"}, id="a light sort gives way"),
        pytest.param("regular session", None, {"legislature"}, id="a phrase decides before its words"),
        pytest.param("signed the treaty", "agreement_signed", {"signing"}, id="a label that decides"),
        pytest.param("exchanged fire", "exchange_of_fire", {"attack"}, id="an exchange of fire is a clash"),
        pytest.param("exchange of detained trawlermen", None, {"prisoners"}, id="those who are exchanged"),
        pytest.param("sailed", None, set(), id="no sort"),
    ],
)
def test_find_sorts(text: str, label: str | None, sorts: set[str]) -> None:
    assert find_sorts(text, label) == sorts


@pytest.mark.parametrize(
    ("sentence", "mention", "expected"),
    [
        pytest.param("They left after the visit.", "visit", (True, True), id="the"),
        pytest.param("Oslo's visit went well.", "visit", (True, True), id="possessive"),
        pytest.param("A visit is planned.", "visit", (True, False), id="a"),
        pytest.param("Berg visited Turku.", "visited", (False, False), id="verb"),
        pytest.param("It came before such talks.", "such talks", (True, True), id="such"),
        pytest.param("They hold 4th talks.", "4th talks", (True, False), id="ordinal"),
    ],
)
def test_nouns_and_definite_nouns(sentence: str, mention: str, expected: tuple[bool, bool]) -> None:
    made = record(sentence, mention)
    assert (is_nominal(made), is_definite(made)) == expected


@pytest.mark.parametrize(
    ("text", "carrying"),
    [
        pytest.param("was put off", "put_off", id="put off"),
        pytest.param("has cancelled", "called_off", id="cancelled"),
        pytest.param("is to be held", "held", id="held"),
        pytest.param("sailed", None, id="other verb"),
    ],
)
def test_carrying_verbs(text: str, carrying: str | None) -> None:
    assert find_carrying(text) == carrying


def test_a_pact_that_is_dropped_is_no_meeting_called_off() -> None:
    dropped = record("Norway dropped the contract.", "dropped", EventType.REJECT)
    assert carries(dropped) == "called_off"
    assert carries(replace(dropped, label="treaty_withdrawal")) is None


def test_a_typed_event_carries_nothing() -> None:
    assert carries(record("The navy held drills.", "held drills", EventType.MOBILIZE)) is None


def test_names_are_series_and_documents_not_people() -> None:
    assert proper_names("Prime Minister Ida Berg opened the Harbour Safety Forum") == {"harbour safety forum", "HSF"}
    assert proper_names("Defence Minister Otto Laine") == frozenset()


def test_the_name_of_an_object_is_the_mentions_own() -> None:
    made = record("Both signed the Pilot Access Agreement on Monday.", "signed")
    assert "pilot access agreement" in own_names(made)


def test_ordinals_in_figures_and_words() -> None:
    assert ordinals("the 12th and the third round") == {12, 3}


@pytest.mark.parametrize(
    ("sentence", "mention", "sitting"),
    [
        pytest.param("The next session is in May.", "session", "next", id="next"),
        pytest.param("The previous session failed.", "session", "last", id="previous"),
        pytest.param("They held separate talks.", "talks", "other", id="separate"),
        pytest.param("The session is open.", "session", None, id="none"),
    ],
)
def test_other_sittings(sentence: str, mention: str, sitting: str | None) -> None:
    assert find_sitting(record(sentence, mention)) == sitting


def test_own_words_leave_out_what_names_the_sort() -> None:
    assert own_words("launched a weather balloon") == {"weather", "balloon"}


def test_a_noun_told_as_done_says_little_and_a_verb_says_much() -> None:
    assert says_little(record("They spoke at the meeting.", "meeting"))
    assert not says_little(record("Berg met Laine.", "met"))


@pytest.mark.parametrize(
    ("sentence", "sorts"),
    [
        ("The plan was met with scorn in Turku.", set()),
        ("The envoys were met with a volley of questions.", set()),
        ("Berg was met with Laine in the room.", {"meeting"}),
        ("Berg met with the envoys.", {"meeting"}),
    ],
)
def test_what_is_met_with_something_is_no_meeting(sentence: str, sorts: set[str]) -> None:
    mention = next(words for words in ("was met", "were met", "met") if words in sentence)
    assert sorts_of(record(sentence, mention)) == sorts
