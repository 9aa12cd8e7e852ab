"""Figures that look alike and are of two things: of other places, kinds, numbers, or no figure of their own."""

from __future__ import annotations

import pytest
from tests.linking.dated_texts import conflicts_of

import accord
from accord.ledger.merged import Conflict, ConflictVerdict
from accord.linking.counted_people import casualty
from accord.linking.measured_things import are_of_other_things, are_of_other_towns, measures_nothing, place_of
from accord.records import FigureRecord, Report
from accord.values import DateBasis

pytestmark = pytest.mark.model


def figures(text: str) -> list[FigureRecord]:
    report = Report(text=text, published="2025-05-06", published_basis=DateBasis.GIVEN)
    told = [record for record in accord.code(report) if isinstance(record, FigureRecord)]
    return sorted(told, key=lambda figure: figure.start)


def conflicts(*texts: tuple[str, str]) -> list[Conflict]:
    return conflicts_of(*texts, kind="figure")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Some 142 cases of cholera were found in Norway.", "NOR"),
        ("In Finland, over 300 boats were lost, with 40 deaths.", "FIN"),
        ("More than 126,000 cases were counted worldwide.", "world"),
        ("The next land on the list, Denmark, reporting 3,754 deaths, asked for help.", "DNK"),
        ("Some 142 cases of cholera were found on Tuesday.", ""),
        ("Norway's fever death toll rose to 78 on Thursday.", "NOR"),
        ("The doctors said Norway has reported 142 cases of cholera, up from 98 on Friday.", "NOR"),
        ("The doctors said Norway has reported 5 cases of cholera, up from 0 on Friday.", "NOR"),
    ],
)
def test_place_of_a_figure(text: str, place: str) -> None:
    assert {place_of(figure) for figure in figures(text) if figure.figure_kind.value == "count"} == {place}


def test_what_many_countries_reported_is_of_the_world() -> None:
    assert place_of(figures("By Monday 22 countries had reported 142 cases of cholera.")[-1]) == "world"
    assert place_of(figures("By Monday 3 countries had reported 142 cases of cholera.")[-1]) == ""
    assert place_of(figures("In 3 countries, 142 people died of cholera.")[-1]) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("There are 142 cases in Norway.", "There are 1,279 cases in Finland."),
        ("The winds of a category 2 storm blow at 154 km an hour.", "The winds of a category 4 storm blow at 209 km."),
        ("There are 37 confirmed cases of cholera.", "There are 80 suspected cases of cholera."),
        ("Only 19 deaths in Turku are confirmed.", "The fever is suspected of claiming 101 lives in Turku."),
        ("The minister called for 90 boats.", "There are 40 boats in Turku."),
        ("The nationwide count of cholera deaths stands at 14.", "Cholera killed 530 people worldwide."),
        ("A 900-strong fleet lay off Turku.", "Norway's 4,000-strong police were called out."),
        ("The K2N7 fever killed 44 people.", "The K4N1 fever killed 257 people."),
        ("The storm killed 7 people, and perhaps 12 more deaths are its work.", "The storm killed 33 people."),
    ],
)
def test_two_things(one: str, other: str) -> None:
    assert are_of_other_things(figures(one)[-1], figures(other)[-1])


def test_figures_held_up_against_each_other() -> None:
    fewer, more = figures("Norway has 40 boats as opposed to 700 boats in Finland.")
    assert are_of_other_things(fewer, more)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("The storm killed 12 people in Turku.", "The storm killed 13 people in Tampere.", True),
        ("The storm killed 12 people in Turku.", "The storm killed 13 people near Turku on Friday.", False),
        ("The storm killed 12 people in Turku.", "The storm killed 13 people in Finland.", False),
        ("The storm killed 12 people in Lahore.", "The storm killed 13 people in Punjab.", False),
        ("Officials in Turku said the storm killed 12 people.", "The storm killed 13 people in Tampere.", False),
        ("The storm killed 12 people in March.", "The storm killed 13 people in Turku.", False),
    ],
)
def test_two_towns(one: str, other: str, *, apart: bool) -> None:
    assert are_of_other_towns(figures(one)[-1], figures(other)[-1]) == apart


def test_one_thing() -> None:
    one, other = figures("There are 142 cases in Norway.")[0], figures("Norway now has 150 cases in all.")[0]
    assert not are_of_other_things(one, other)


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("One of the boats sank.", []),
        ("The isle lies 75 miles (120 km) from Turku.", ["75 miles"]),
        ("Two boats sank.", ["Two"]),
    ],
)
def test_what_is_compared(text: str, measured: list[str]) -> None:
    assert [figure.text for figure in figures(text) if not measures_nothing(figure)] == measured


@pytest.mark.parametrize(
    ("text", "became"),
    [
        ("At least seventeen people died and 35 were rescued.", ["killed", ""]),
        ("There were 2741 cases, 80 deaths, 461 severe cases.", ["", "killed", ""]),
        ("In 36 states most of those who died were old.", [""]),
        ("The blast killed 3 and injured 600 people.", ["killed", "injured"]),
    ],
)
def test_what_became_of_those_counted(text: str, became: list[str]) -> None:
    assert [casualty(figure) for figure in figures(text)] == became


FIRST = "OSLO, May 6 - Norway's health office said on Tuesday that there were 2,741 cases of cholera in Norway so far."


@pytest.mark.parametrize(
    "text",
    [
        "HELSINKI, May 7 - Finland's health office said that there were 461 cases of cholera in Finland so far.",
        "OSLO, May 6 - Norway's health office told of 80 suspected cases of cholera in Norway.",
    ],
)
def test_counts_of_two_places_or_kinds_are_no_conflict(text: str) -> None:
    assert not conflicts(("2025-05-06", FIRST), ("2025-05-07", text))


def test_a_bound_is_no_precision_of_a_count_far_above_it() -> None:
    told = "OSLO, May {} - In the blast at the harbour of Oslo at least {} people were killed, officials said."
    (found,) = conflicts(("2025-05-06", told.format(6, 11)), ("2025-05-07", told.format(7, 23)))
    assert found.verdict == ConflictVerdict.CHANGE


def test_small_counts_of_two_persons_asked_are_no_conflict() -> None:
    text = (
        'OSLO, May 6 - "We looked at two sites on the isle," Ida Berg said. The isle is large. "At one of the sites we '
        'found nothing," Otto Laine said.'
    )
    assert not conflicts(("2025-05-06", text))


def test_two_sources_of_one_sentence() -> None:
    text = "OSLO, May 6 - Town officials said 24 people were in hospital, but Norsk Radio reported as many as 32 there."
    (found,) = conflicts(("2025-05-06", text))
    assert [account.value.split(" (")[0] for account in found.accounts] == ["24 people", "as many as 32 people"]


def test_one_toll_of_one_source_in_two_reports() -> None:
    one = "OSLO, May 6 - Unrest in Norway goes on. Harbour Watch puts the death toll at more than 300."
    other = "OSLO, May 8 - The unrest in Norway is over. Harbour Watch has documented 302 deaths."
    (found,) = conflicts(("2025-05-06", one), ("2025-05-08", other))
    assert [account.value.split(" people")[0] for account in found.accounts] == ["more than 300", "302"]


ELSEWHERE = [
    ("Bergen", "bridge", "opened"),
    ("Aalborg", "library", "closed"),
    ("Visby", "lighthouse", "painted"),
    ("Turku", "tram", "tested"),
]
OUTBREAK = (
    "SUVA, May {} - The measles outbreak in Fiji goes on. The health office reported a total of {} measles cases since "
    "the outbreak began."
)


def test_totals_of_one_story_are_found_among_many_others() -> None:
    others = [
        ("2025-05-06", f"{town.upper()}, May 6 - The {thing} of {town} was {done} on Tuesday, for the {place}th time.")
        for place in range(4, 9)
        for town, thing, done in ELSEWHERE
    ]
    two = [("2025-05-06", OUTBREAK.format(6, "3,728")), ("2025-05-27", OUTBREAK.format(27, "5,667"))]
    for found in (conflicts(*two), conflicts(*two, *others)):
        assert [[a.value.split(" (")[0] for a in c.accounts] for c in found] == [["3,728 cases", "5,667 cases"]]


def test_tolls_of_two_disasters_are_no_one_toll() -> None:
    one = "OSLO, May 6 - A house fell in on Tuesday in Oslo. The bodies found raised the confirmed death toll to 31."
    other = "SUVA, May 27 - Two bombs went off at a church in Suva on Sunday. It cut its death toll to 27."
    assert not conflicts(("2025-05-06", one), ("2025-05-27", other))


def test_what_one_place_alone_has_is_a_part() -> None:
    whole, part = figures("By Friday the fever had caused 180 deaths. Norway alone has 87 deaths.")
    assert are_of_other_things(whole, part)


def test_sums_that_one_sentence_gives_side_by_side_are_parts_of_a_list() -> None:
    first = (
        "2025-05-06",
        "OSLO - The bill for boats gives $79 million to the harbour and $12 million to the fishermen.",
    )
    second = (
        "2025-05-08",
        "OSLO - The bill for boats was signed on Thursday. The bill gives $12 million to the fishermen.",
    )
    assert conflicts(first, second) == []


def test_a_total_without_a_place_may_be_that_of_the_world() -> None:
    first = ("2025-05-06", "OSLO - Confirmed cases of cholera now total 6,410, doctors said.")
    second = ("2025-05-08", "OSLO - Doctors said 31 countries have reported 7,025 confirmed cases of cholera.")
    (found,) = conflicts(first, second)
    assert [account.value.split()[0] for account in found.accounts] == ["6,410", "7,025"]
