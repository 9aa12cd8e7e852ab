"""Tellings of one sort that are of another speaker, another toll or another thing; on own texts."""

from __future__ import annotations

from typing import Any

import pytest
from tests.linking.written import NORWAY, OSLO, TURKU, Written, day

from accord.linking.of_another import why_of_another
from accord.linking.profiles import Profile, make_profiles
from accord.records import EventRecord
from accord.values import EventType, Status


def profile(published: str, sentence: str, mention: str, label: str, **fields: Any) -> Profile:
    status = fields.pop("status", Status.OCCURRED)
    written = (
        Written(published).sentence(sentence).event(mention, fields.pop("type", None), status, label=label, **fields)
    )
    report, records = written.done()
    (made,) = make_profiles([record for record in records if isinstance(record, EventRecord)], {report.id: report})
    return made


def briefing(published: str, sentence: str, **fields: Any) -> Profile:
    return profile(published, sentence, "news conference", "news_conference", **fields)


BERG_TOLD = "Boats must stay in, Berg told a news conference."


@pytest.mark.parametrize(
    ("other", "why"),
    [
        pytest.param(
            briefing("2025-03-03", "It was over, Laine told a news conference."), "another briefing", id="speaker"
        ),
        pytest.param(
            briefing("2025-03-07", "He told a news conference it was over."), "another briefing", id="no name"
        ),
        pytest.param(
            briefing("2025-03-09", "It was over, Berg told a news conference."), "another briefing", id="days"
        ),
        pytest.param(briefing("2025-03-04", "The storm is over, Berg told a news conference."), None, id="same"),
        pytest.param(briefing("2025-03-04", "Port Minister Ida Berg told a news conference."), None, id="more names"),
    ],
)
def test_who_told_a_news_conference_held_one_of_many(other: Profile, why: str | None) -> None:
    assert why_of_another(briefing("2025-03-03", BERG_TOLD), other) == why


def test_a_news_conference_in_one_town_on_one_day_is_one() -> None:
    one = briefing("2025-03-03", "She told a news conference in Oslo that it was over.", place=OSLO)
    same = briefing("2025-03-03", "He told a news conference in Oslo of the storm.", place=OSLO)
    elsewhere = briefing("2025-03-03", "He told a news conference in Turku of the storm.", place=TURKU)
    assert why_of_another(one, same) is None
    named = briefing("2025-03-03", "Berg told a news conference in Oslo that it was over.", place=OSLO)
    by_day = briefing("2025-03-03", "She on Monday told a news conference in Oslo of the storm.", place=OSLO)
    assert why_of_another(named, by_day) is None
    assert why_of_another(one, elsewhere) == "another briefing"


def test_a_news_conference_that_is_planned_may_be_the_one_held() -> None:
    ahead = briefing("2025-03-03", "He will hold a news conference on Friday.", status=Status.PLANNED)
    held = briefing("2025-03-08", "Berg told a news conference on Friday.", date=day("2025-03-07"))
    assert why_of_another(ahead, held) is None


def test_a_family_name_may_come_first() -> None:
    one = briefing("2025-03-03", "Foreign Minister Wang Yi told a news conference.")
    assert why_of_another(one, briefing("2025-03-03", "Wang told a news conference of the storm.")) is None
    other = briefing("2025-03-03", "Foreign Minister Otto Laine told a news conference.")
    assert why_of_another(one, other) == "another briefing"


def killing(sentence: str, mention: str = "killed", label: str = "killing", **fields: Any) -> Profile:
    return profile("2025-03-03", sentence, mention, label, type=EventType.ASSAULT, **fields)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("The fever killed 81 people in Norway.", "A fever once killed up to two million people.", "other dead"),
        ("The fever killed 81 people in Norway.", "An older fever killed millions of people.", "other dead"),
        ("The fever killed 81 people in Norway.", "The fever killed at least 103 people in Norway.", None),
        ("The fever killed 81 people in Norway.", "The fever killed many in Norway.", None),
    ],
)
def test_tolls_that_no_toll_grows_to(one: str, other: str, why: str | None) -> None:
    assert why_of_another(killing(one), killing(other)) == why


def test_what_is_of_one_day_and_place_or_of_nature_has_a_toll_that_grows() -> None:
    few, many = "The wave killed at least 11 people.", "The wave killed more than 1,900 people."
    there = {"date": day("2025-03-02"), "place": OSLO}
    assert why_of_another(killing(few), killing(many)) == "other dead"
    assert why_of_another(killing(few, **there), killing(many, **there)) is None
    assert why_of_another(killing(few, **there), killing(many, date=day("2025-03-02"), place=TURKU)) == "other dead"
    assert why_of_another(killing(few, label="natural_event"), killing(many, label="natural_event")) is None


def opened(sentence: str, mention: str) -> Profile:
    return profile("2025-03-03", sentence, mention, "reopening", recipients=(NORWAY,))


def test_what_is_closed_or_opened_again() -> None:
    park = opened("The owners plan to reopen the park on Friday.", "plan to reopen")
    school = opened("Norway is reopening its schools.", "is reopening")
    schools = opened("The schools reopened after the storm.", "reopened")
    country = opened("Norway reopened after the storm.", "reopened")
    assert why_of_another(park, school) == "another thing is closed or opened"
    courts = opened("Norway's courts reopened after the storm.", "reopened")
    market = opened("Norway reopened its stock market.", "reopened")
    assert why_of_another(courts, market) == "another thing is closed or opened"
    assert why_of_another(school, schools) is None
    assert why_of_another(park, country) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway reopened the Turku bridge.", "Norway reopened the Turku crossing."),
        ("Norway reopened its air base.", "Norway reopened its airport."),
    ],
)
def test_two_words_for_one_thing_that_is_opened(one: str, other: str) -> None:
    assert why_of_another(opened(one, "reopened"), opened(other, "reopened")) is None


def speech(published: str, sentence: str, **fields: Any) -> Profile:
    return profile(published, sentence, "speech", "speech", **fields)


def test_speeches_that_reports_weeks_apart_tell_without_a_day_are_two() -> None:
    one = speech("2025-03-03", "Berg gave a speech on the price of herring.")
    assert why_of_another(one, speech("2025-04-03", "Berg spoke of salt in a speech.")) == "another speech"
    assert why_of_another(one, speech("2025-03-05", "Few liked the speech on herring.")) is None


def test_a_speech_in_one_town_or_on_one_day_is_one() -> None:
    one = speech("2025-03-03", "Berg will give a speech in Oslo on 2 April.", place=OSLO, date=day("2025-04-02"))
    assert why_of_another(one, speech("2025-04-03", "Berg gave a speech.", date=day("2025-04-02"))) is None
    assert why_of_another(one, speech("2025-04-03", "Berg gave a speech in Oslo.", place=OSLO)) is None


def test_a_speech_that_is_ahead_may_be_one_held_later() -> None:
    ahead = speech("2025-03-03", "Berg will give a speech to the pilots next week.", status=Status.PLANNED)
    assert why_of_another(ahead, speech("2025-03-13", "Berg gave a speech.", date=day("2025-03-12"))) is None


def test_a_speech_was_on_the_day_it_is_told_with() -> None:
    told = speech("2025-03-03", "Berg gave a speech.")
    later = speech("2025-04-03", "In a speech on 2 March Berg spoke of herring.", date=day("2025-03-02"))
    assert why_of_another(told, later) is None
    last = speech("2025-04-03", "Berg gave a speech on 1 April.", date=day("2025-04-01"))
    assert why_of_another(told, last) == "another speech"
