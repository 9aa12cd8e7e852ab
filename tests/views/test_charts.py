"""Charts: what they show, that they say it in words too, and that equal charts are equal texts."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from accord.ledger.merged import ConflictVerdict, Verdict, account_of, make_conflict
from accord.records import Evidence, FigureRecord, StatementRecord
from accord.values import Actor, ActorKind, Approximation, Directness, FigureKind, Span
from accord.views.chart_svg import chart_svg
from accord.views.charts import MOST_POINTS, draw_figures, draw_plan_counts, draw_statements
from accord.views.figure_points import FigurePoint, find_series, named_points

pytest.importorskip("altair", reason="the extra 'charts' is not installed")
pytest.importorskip("vl_convert", reason="the extra 'charts' is not installed")


def figure(text: str, value: Any, report: str = "r1", **more: Any) -> FigureRecord:
    start = sum(map(ord, text))
    evidence = Evidence(report=report, start=start, end=start + len(text), quote=f"There are {text}.")
    given = {"unit": "troops", "figure_kind": FigureKind.COUNT, **more}
    return FigureRecord(start=start, end=start + len(text), text=text, evidence=evidence, value=value, **given)


def point(day: str, low: float, words: str = "28,500", **more: Any) -> FigurePoint:
    given = {"high": low, "hedge": "exact", "unit": "troops", "record": f"{day}{low}", "report": "r1", **more}
    return FigurePoint(day=day, low=low, words=words, printed=words, **given)


def statement(name: str, start: int, how: Directness = Directness.INDIRECT) -> StatementRecord:
    source = Actor(id=f"~{name}", name=name, kind=ActorKind.PERSON)
    evidence = Evidence(report="r1", start=start, end=start + 4, quote="Said.")
    span = Span(start=start, end=start + 4)
    return StatementRecord(
        start=start, end=start + 4, text="Said", evidence=evidence, content=(span,), source=source, directness=how
    )


@pytest.fixture
def in_seoul() -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Asia/Seoul"
    time.tzset()
    yield
    os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
    time.tzset()


def marks(chart: Any) -> list[dict[str, Any]]:
    told = chart.to_dict()
    rows: list[dict[str, Any]] = (told if "data" in told else told["layer"][0])["data"]["values"]
    return rows


def test_figures_of_the_commonest_unit_make_a_series_and_the_rest_is_counted() -> None:
    told = [figure("28,500", 28500.0), figure("25,000", 25000.0, "r2"), figure("5 percent", 5.0, unit="percent")]
    series = find_series(told, {"r1": "2025-11-03", "r2": "2025-11-04"})
    assert [(each.day, each.low) for each in series.points] == [("2025-11-03", 28500), ("2025-11-04", 25000)]
    assert (series.unit, series.left_out) == ("troops", 1)


def test_a_figure_of_an_undated_report_is_left_out() -> None:
    assert find_series([figure("28,500", 28500.0)], {"r1": None}).left_out == 1


def test_a_range_has_its_least_and_its_most() -> None:
    series = find_series([figure("5 to 7", (5.0, 7.0), approximation=Approximation.BETWEEN)], {"r1": "2025-11-03"})
    assert (series.points[0].low, series.points[0].high, series.points[0].hedge) == (5, 7, "between")


def test_a_figure_that_reports_dispute_is_marked() -> None:
    one, other = figure("28,500", 28500.0), figure("25,000", 25000.0, "r2")
    accounts = [account_of("28,500", [one]), account_of("25,000", [other])]
    made = make_conflict("figure", "troops", accounts, ConflictVerdict.CONFLICT)
    series = find_series([one, other], {"r1": "2025-11-03", "r2": "2025-11-04"}, [made])
    assert all(each.is_disputed for each in series.points)
    assert "Reports disagree on 2 of them" in draw_figures(series.points).to_dict()["description"]


def test_what_is_only_planned_is_no_fact() -> None:
    series = find_series([figure("30,000", 30000.0, status="planned")], {"r1": "2025-11-03"})
    assert not series.points[0].is_fact


def test_names_over_points_do_not_cover_each_other() -> None:
    crowded = [point("2025-11-03", 28500 + step) for step in range(20)]
    assert 0 < len(named_points(crowded, 600, 200)) <= 10


def test_the_same_figure_told_twice_on_a_day_is_named_once_and_counted() -> None:
    twice = [point("2025-11-03", 28500, record="f1"), point("2025-11-03", 28500, record="f2")]
    assert list(named_points(twice, 600, 200).values()) == ["28,500 (×2)"]


def test_only_the_latest_of_many_figures_are_drawn_and_the_description_says_so() -> None:
    many = [point("2025-11-03", n) for n in range(MOST_POINTS + 5)]
    assert "The earliest 5 are left out" in draw_figures(many).to_dict()["description"]


def test_a_chart_is_the_same_in_every_time_zone(in_seoul: None) -> None:
    points = [point("2025-11-03", 28500), point("2025-11-05", 25000)]
    assert ">3 Nov 2025<" in chart_svg(draw_figures(points))


def test_plans_by_outcome_say_their_numbers_in_words() -> None:
    chart = draw_plan_counts({Verdict.HELD: 5, Verdict.OVERDUE: 2})
    assert "held 5; overdue, no outcome found 2" in chart.to_dict()["description"]
    assert ">5<" in chart_svg(chart)


def test_statements_are_counted_by_source_quoted_ones_first() -> None:
    told = [statement("Berg", 1, Directness.DIRECT), statement("Berg", 9), statement("Holm", 20)]
    chart = draw_statements(told)
    assert chart.to_dict()["description"] == "Statements by source, the most first: Berg 2; Holm 1."
    rows = marks(chart)
    assert [row["how"] for row in rows if row["who"] == "Berg"] == ["quoted", "in other words"]


def test_the_svg_is_well_formed_equal_each_time_and_has_its_words() -> None:
    chart = draw_figures([point("2025-11-03", 28500)], title="Troops & <others>")
    drawn = chart_svg(chart)
    tree = ElementTree.fromstring(drawn)
    assert drawn == chart_svg(draw_figures([point("2025-11-03", 28500)], title="Troops & <others>"))
    assert tree.get("role") == "img"
    assert tree[0].text == "Troops & <others>"
    assert (tree[1].text or "").startswith("1 figures from 2025-11-03")


def test_a_hostile_figure_is_text() -> None:
    hostile = "<script>alert(1)</script><image href='http://elsewhere.example/x'>"
    drawn = chart_svg(draw_figures([point("2025-11-03", 28500, hostile, unit=hostile)], title=hostile))
    names = {each.tag.rpartition("}")[2] for each in ElementTree.fromstring(drawn).iter()}
    assert not names & {"script", "image", "foreignObject", "a"}
    assert not [key for each in ElementTree.fromstring(drawn).iter() for key in each.attrib if key.endswith("href")]


def test_ids_of_two_charts_in_one_page_differ() -> None:
    one, other = (chart_svg(draw_figures([point("2025-11-03", n)])) for n in (1, 2))
    ids = [
        {each.get("id") for each in ElementTree.fromstring(drawn).iter() if each.get("id")} for drawn in (one, other)
    ]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_values_a_thousandfold_apart_stand_on_a_scale_that_says_it_is_one_of_powers_of_ten() -> None:
    apart = [point("2025-11-03", 12), point("2025-11-04", 120_000_000)]
    assert "people (powers of ten)" in chart_svg(draw_figures([replace(each, unit="people") for each in apart]))
    near = [point("2025-11-03", 12), point("2025-11-04", 120)]
    assert "powers of ten" not in chart_svg(draw_figures(near))


def test_nought_and_less_stand_on_a_plain_scale() -> None:
    assert "powers of ten" not in chart_svg(draw_figures([point("2025-11-03", 0), point("2025-11-04", 9_000)]))
