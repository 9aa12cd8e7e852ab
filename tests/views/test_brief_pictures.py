"""The brief's map and charts: there where they say more than words, gone without their extra, and nothing else is."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from accord.ledger.merged import Known, Linked, Verdict
from accord.records import Evidence, FigureRecord, Report
from accord.values import Actor, ActorKind, FigureKind, Place
from accord.views.brief import make_brief
from accord.views.brief_parts import Brief, Outcome, Pin
from accord.views.brief_pictures import draw_pictures, find_pins, find_series_of_brief
from accord.views.page import write_page

from .samples import sample

NORWAY = Actor(id="NOR", name="Norway", kind=ActorKind.STATE, country="NOR", sector="GOV")
PINS = (
    Pin(name="Oslo", latitude=59.9, longitude=10.7, count=3),
    Pin(name="Riga <b>", latitude=56.9, longitude=24.1, count=1),
)
OUTCOMES = (Outcome(verdict=Verdict.HELD, count=3), Outcome(verdict=Verdict.OVERDUE, count=2))


def brief(**fields: object) -> Brief:
    return replace(make_brief(*sample()), **fields)


def kinds(made: Brief) -> list[str]:
    return [picture.kind for picture in draw_pictures(made)]


def test_one_place_or_few_plans_make_no_picture() -> None:
    assert kinds(brief(pins=PINS[:1], outcomes=OUTCOMES[:1])) == []


def test_places_make_a_map_and_plans_a_chart() -> None:
    pytest.importorskip("vl_convert")
    pictures = draw_pictures(brief(pins=PINS, outcomes=OUTCOMES))
    assert [picture.kind for picture in pictures] == ["map", "plans"]
    assert pictures[0].told == "Where the main events took place: Oslo 3; Riga <b> 1."
    assert pictures[1].told == "What came of plans: held 3; overdue, no outcome found 2."
    assert "Riga &lt;b&gt;" in pictures[0].svg
    assert "<b>" not in pictures[0].svg


def test_pictures_on_the_page_run_nothing_and_need_no_style_of_their_own() -> None:
    page = write_page(brief(pins=PINS, outcomes=OUTCOMES))
    assert page.count("<figure") >= 1
    assert not {part for part in (" style=", "<script", "<image", "<foreignObject", "xlink:href=") if part in page}
    assert page.count("<style") == 1


def test_without_the_charts_extra_there_is_the_map_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    made = brief(pins=PINS, outcomes=OUTCOMES)
    assert kinds(made) == ["map"]
    assert "What must be known" in write_page(made)


def test_events_at_one_place_are_one_pin() -> None:
    _, linked = sample()
    place = Place(name="Oslo", latitude=59.9, longitude=10.7)
    placed = [replace(event, place=place) for event in linked.events]
    assert [(pin.name, pin.count) for pin in find_pins(placed)] == [("Oslo", len(placed))]
    assert find_pins(linked.events) == ()


def figure(report: Report, value: float, owner: Actor | None) -> FigureRecord:
    words = Evidence(report=report.id, start=0, end=len(report.text), quote=report.text)
    return FigureRecord(
        start=0,
        end=4,
        text=f"{value:g}",
        evidence=words,
        value=value,
        unit="soldiers",
        figure_kind=FigureKind.COUNT,
        measures="soldiers abroad",
        owner=owner,
    )


@pytest.mark.parametrize(
    ("values", "owner", "titles"),
    [
        ((100, 200, 300), NORWAY, ["Norway: soldiers abroad"]),
        ((100, 200, 300), None, []),
        ((100, 100, 100), NORWAY, []),
        ((100, 200), NORWAY, []),
    ],
    ids=["one owner's, changing", "of nobody in particular", "never changing", "of two days"],
)
def test_figures_of_one_thing_over_time_make_a_series(
    values: tuple[float, ...], owner: Actor | None, titles: list[str]
) -> None:
    reports = [
        Report(text=f"Day {day}: {value} soldiers.", published=f"2025-03-0{day}") for day, value in enumerate(values, 1)
    ]
    records = tuple(figure(report, value, owner) for report, value in zip(reports, values, strict=True))
    known = Known({report.id: report for report in reports}, records)
    assert [series.title for series in find_series_of_brief(known, Linked())] == titles
