"""Which tellings of one report stand out in it."""

from __future__ import annotations

import pytest
from tests.linking.written import FINLAND, NORWAY, Written, linked

from accord.data import read_toml
from accord.ledger.merged import Event
from accord.linking.profiles import make_profiles
from accord.linking.standing_out import find_bar, foremost, gives_way, heaviest
from accord.records import EventRecord
from accord.values import EventType, Status

SETTINGS = read_toml("linking.toml")["main_event"]


def event_of(report: Written, words: str) -> Event:
    return next(event for event in linked(report).events if event.records[0].text == words)


def value(event: Event, name: str) -> float:
    return next((float(r.split()[1].split("×")[0]) for r in event.weight_reasons if r.split()[0] == name), 0.0)


def two_deeds() -> Written:
    report = Written("2025-03-06").sentence("Norway signed a treaty with Finland while Finland sang.")
    report.event("signed", EventType.AGREE, Status.OCCURRED, actors=(NORWAY,), recipients=(FINLAND,))
    return report.event("sang", None, Status.OCCURRED, actors=(FINLAND,))


def test_the_lighter_of_two_in_one_sentence_is_beside_the_other() -> None:
    report = two_deeds()
    assert value(event_of(report, "sang"), "beside") == 1.0
    assert value(event_of(report, "signed"), "beside") == 0.0


def test_what_only_says_when_is_beside_what_it_dates() -> None:
    report = Written("2025-03-06").sentence("Norway fired six rounds, days before Finland signed a pact with Norway.")
    report.event("fired", None, Status.OCCURRED, actors=(NORWAY,))
    report.event("signed", EventType.AGREE, Status.OCCURRED, actors=(FINLAND,))
    assert value(event_of(report, "signed"), "beside") == 1.0
    assert value(event_of(report, "fired"), "beside") == 0.0


@pytest.mark.parametrize(
    "words",
    [
        "The pilots slept. Since Monday Norway signed no pact.",
        "After talks with Finland Norway signed a pact.",
        "After the vote Norway signed a pact.",
        "The pilots who met after the vote signed a pact.",
    ],
)
def test_a_main_clause_behind_a_time_does_not_say_when(words: str) -> None:
    _, (record,) = Written("2025-03-06").sentence(words).event("signed", None, Status.OCCURRED, actors=(NORWAY,)).done()
    assert isinstance(record, EventRecord)
    (profile,) = make_profiles([record], {})
    assert gives_way(profile) == 0.0


def test_one_alone_in_its_sentence_is_beside_none() -> None:
    report = two_deeds().sentence("Finland rested.")
    report.event("rested", None, Status.OCCURRED, actors=(FINLAND,))
    assert value(event_of(report, "rested"), "beside") == 0.0


def test_a_verb_goes_before_what_completes_it() -> None:
    report = Written("2025-03-06").sentence("Norway applied to join the pact.")
    report.event("applied", None, Status.OCCURRED, actors=(NORWAY,))
    report.event("to join", None, Status.PLANNED, actors=(NORWAY,))
    assert value(event_of(report, "applied"), "beside") == 0.0
    assert value(event_of(report, "to join"), "beside") == 1.0


def test_all_events_of_a_report_are_measured_against_one_bar() -> None:
    assert len({value(event, "bar") for event in linked(two_deeds()).events}) == 1


def test_the_bar_of_a_report_does_not_hang_on_other_reports() -> None:
    other = Written("2025-03-07", publisher="Sea Times").sentence("Norway signed a treaty with Finland.")
    other.event("signed", EventType.AGREE, Status.OCCURRED, actors=(NORWAY,), recipients=(FINLAND,))
    alone = value(event_of(two_deeds(), "sang"), "bar")
    together = [event for event in linked(two_deeds(), other).events if event.records[0].text == "sang"]
    assert [value(event, "bar") for event in together] == [alone]


def test_a_long_report_has_more_foremost_events() -> None:
    def count(words: int) -> float:
        report = Written("2025-03-06").sentence("snow " * words).done()[0]
        return foremost([], report)

    assert count(10 + SETTINGS["words_for_one"]) == pytest.approx(count(10) + 1)
    assert count(1) > SETTINGS["foremost"]


def test_the_weightiest_of_each_sentence() -> None:
    assert heaviest([{0}, {0}, {50}], [1.0, 2.0, 0.5]) == [False, True, True]
    assert heaviest([{0}, {0}], [1.0, 1.0]) == [True, False]
    assert heaviest([{0, 50}, {0}, {50}], [1.0, 2.0, 0.5]) == [True, True, True]
    assert heaviest([{0, 50}, {0}, {50}], [0.2, 2.0, 0.5]) == [False, True, True]


def test_the_bar_lies_between_two_weights() -> None:
    assert find_bar([3.0, 1.0, 2.0], 2) == 2.0
    assert find_bar([3.0, 1.0, 2.0], 2.5) == 1.5
    assert find_bar([3.0], 9) == 3.0


def test_a_report_of_other_matters_lists_only_what_it_leads_with() -> None:
    report = Written("2025-03-06").sentence("Someone mended the roof. " + "snow " * 100)
    report.event("mended", None, Status.OCCURRED, actors=())
    report.sentence("Someone painted the door.").event("painted", None, Status.OCCURRED, actors=())
    report.sentence("Someone washed the floor.").event("washed", None, Status.OCCURRED, actors=())
    bars = {
        event.records[0].text: float(reason.split()[1].split("×")[0])
        for event in linked(report).events
        for reason in event.weight_reasons
        if reason.startswith("bar ")
    }
    assert bars["painted"] == bars["washed"] == SETTINGS["least_bar"]
    assert bars["mended"] < SETTINGS["least_bar"]
