"""Timeline, map, actors, dealings, figures and dossiers: what they show, as pages and as rows."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient
from tests.web.browser import chromium, served
from tests.web.conftest import BASE, TOKEN, Opened

from accord.api import Ledger
from accord.ledger.tallies import PlaceSeen
from accord.records import Report
from accord.values import Place
from accord.web.pages.actor_pages import address_of_actor
from accord.web.pages.map_page import as_one, read_view

PAGES = ("/timeline", "/map", "/actors", "/dealings", "/figures", "/dossiers")
WITH_PICTURES = ("/timeline", "/timeline?at=2025", "/timeline?at=2025-03", "/map", "/dealings", "/figures?q=troops")


def pictures(page: str) -> list[ElementTree.Element]:
    return [ElementTree.fromstring(drawn) for drawn in re.findall(r"<svg.*?</svg>", page, re.DOTALL)]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_also_json_and_csv(pages: TestClient, address: str) -> None:
    items = pages.get(f"{address}.json").json()["items"]
    rows = list(csv.DictReader(io.StringIO(pages.get(f"{address}.csv").text)))
    assert pages.get(address).status_code == 200
    assert len(rows) == len(items)


@pytest.mark.parametrize("address", WITH_PICTURES)
def test_pictures_are_well_formed_and_say_in_words_what_they_show(pages: TestClient, address: str) -> None:
    drawn = pictures(pages.get(address).text)
    assert drawn
    for picture in drawn:
        title, description = picture[0].text, picture[1].text
        assert title
        assert len(description or "") > 20


@pytest.mark.parametrize("address", WITH_PICTURES)
def test_pictures_load_and_run_nothing(pages: TestClient, address: str) -> None:
    for picture in pictures(pages.get(address).text):
        names = {each.tag.rpartition("}")[2] for each in picture.iter()}
        attributes = {key: value for each in picture.iter() for key, value in each.attrib.items()}
        links = [value for each in picture.iter() for key, value in each.attrib.items() if key.endswith("href")]
        assert not names & {"script", "image", "use", "foreignObject", "style"}
        assert not [key for key in attributes if key.startswith("on") or key == "style"]
        assert all(link.startswith(("/", "#")) and not link.startswith("//") for link in links)


@pytest.mark.parametrize("address", WITH_PICTURES)
def test_a_picture_is_the_same_each_time(pages: TestClient, address: str) -> None:
    assert pages.get(address).text == pages.get(address).text


def test_the_timeline_zooms_from_years_to_days_by_links(pages: TestClient) -> None:
    assert "/timeline?at=2025" in pages.get("/timeline").text
    assert "/timeline?at=2025-03" in pages.get("/timeline?at=2025").text
    month = pages.get("/timeline?at=2025-03").text
    assert "/timeline?at=2025-03-04" in month
    assert 'href="/timeline?at=2025"' in month
    assert "/timeline?at=2025-02" in month


def test_planned_and_done_stand_on_one_axis(pages: TestClient) -> None:
    page = pages.get("/timeline?at=2025&all=1").text
    assert "planned or foreseen" in page
    assert "happened" in page


def test_the_timeline_of_a_day_holds_its_events_alone(pages: TestClient, ledger: Ledger) -> None:
    items = pages.get("/timeline.json?at=2025-03-04&all=1").json()["items"]
    told = ledger.events(since="2025-03-04", until="2025-03-04")
    assert [item["id"] for item in items] == [event.id for event in reversed(told)]


def test_the_timeline_keeps_its_filters_when_it_zooms(pages: TestClient) -> None:
    assert "/timeline?actor=NOR&amp;at=2025" in pages.get("/timeline?actor=NOR").text


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/timeline?at=soon", "Expected a year, month or day"),
        ("/map?view=north", "Expected longitude, latitude and degrees across"),
        ("/map?view=200,0,10", "Expected longitude"),
        ("/map?view=nan,0,10", "Expected longitude"),
        ("/figures?kind=weather", "Expected one of"),
        ("/dealings?by=colour", "Expected one of state, name"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(pages: TestClient, address: str, told: str) -> None:
    answer = pages.get(address)
    assert answer.status_code == 400
    assert told in answer.text


def test_the_map_shows_the_places_and_lists_them(pages: TestClient, ledger: Ledger) -> None:
    page = pages.get("/map").text
    first = ledger.places()[0]
    assert f">{first.place.name}</text>" in page or f"{first.place.name} +" in page
    assert 'id="place-1"' in page
    assert "accord takes no position on either" in page


def test_the_map_moves_by_links(pages: TestClient) -> None:
    page = pages.get("/map?view=10,60,30").text
    assert "view=10%2C60%2C15" in page
    assert 'aria-label="north"' in page
    assert 'aria-label="closer"' in page


def test_a_view_is_held_within_what_a_map_can_show() -> None:
    view = read_view("10,60,1")
    assert view is not None
    assert view.across == 4


def test_an_actor_has_its_dealings_statements_and_plans(pages: TestClient, ledger: Ledger) -> None:
    (norway,) = [seen for seen in ledger.actors() if seen.id == "NOR"]
    page = pages.get("/actors/NOR").text
    assert f"{norway.events} event" in page
    assert "Whom it deals with" in page
    assert "/plans?actor=NOR&amp;verdict=" in page


def test_actors_of_every_name_have_a_page(pages: TestClient, ledger: Ledger) -> None:
    for seen in ledger.actors():
        assert pages.get(address_of_actor(seen.id)).status_code == 200, seen.id


def test_dealings_by_state_and_by_name_differ(pages: TestClient) -> None:
    by_name = pages.get("/dealings?by=name")
    assert by_name.status_code == 200
    assert "full green line: cooperation" in by_name.text


def test_the_table_of_ties_says_what_the_graph_draws(pages: TestClient) -> None:
    page = pages.get("/dealings").text
    (graph,) = pictures(page)
    parties = {"".join(each.itertext()) for each in graph.iter("{http://www.w3.org/2000/svg}text")}
    table = page[page.index("<table") :]
    assert parties
    assert all(f">{party}</a>" in table for party in parties)


def test_figures_of_one_thing_are_drawn_over_time(pages: TestClient) -> None:
    answer = pages.get("/figures.json?q=troops").json()
    assert {point["low"] for point in answer["series"]} >= {2500.0, 3000.0}
    assert 'class="picture chart"' in pages.get("/figures?q=troops").text


def test_figures_of_many_things_are_not_one_chart(pages: TestClient) -> None:
    assert 'class="picture chart"' not in pages.get("/figures").text


def test_dossiers_are_listed_with_their_ladders_and_those_that_wait_when_asked_for(pages: TestClient) -> None:
    touched = pages.get("/dossiers.json").json()["items"]
    every = pages.get("/dossiers?untouched=1").text
    assert "Transfer of wartime operational control" in every
    assert every.count('class="ladder-steps"') > max(20, len(touched))


def test_a_dossier_shows_its_stages_and_what_no_report_says(pages: TestClient) -> None:
    page = pages.get("/dossiers/opcon").text
    assert "not reported" in page
    assert "No report says:" in page
    assert "No report tells of it yet." in page


def test_an_unknown_dossier_names_those_like_it(pages: TestClient) -> None:
    answer = pages.get("/dossiers/opkon")
    assert answer.status_code == 404
    assert "opcon" in answer.text


@pytest.fixture(scope="module")
def owing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of a report that leaves a dossier with a warning: a rate without what it is counted from."""
    path = tmp_path_factory.mktemp("owing") / "owing.db"
    with Ledger.open(path, decided_by="rules") as ledger:
        text = "South Korea plans to raise its defense budget by 6.5% for 2027, the defense ministry said on Tuesday."
        ledger.add([Report(text=text, title="Budget", publisher="Han Wire", published="2026-09-01")])
    return path


def test_dossiers_that_owe_a_warning_say_so_in_the_list_and_on_their_page(opened: Opened, owing: Path) -> None:
    client = opened(owing)
    assert "A rate without its base" in client.get("/dossiers").text
    page = client.get("/dossiers/defense-budget").text
    assert "A rate without its base" in page
    assert "/acknowledge" not in page


def test_a_warning_is_noted_by_a_click_and_shown_again_when_asked_for(opened: Opened, owing: Path) -> None:
    client = opened(owing, write=True, token=TOKEN)
    client.get(f"/enter/{TOKEN}")
    page = client.get("/dossiers/defense-budget").text
    warning = re.findall(r'name="warning" value="([^"]+)"', page)[0]
    told = {"warning": warning, "reason": "known to us", "back": "/dossiers/defense-budget"}
    answer = client.post("/acknowledge", data=told, headers={"origin": BASE})
    assert (answer.status_code, answer.headers["location"]) == (303, "/dossiers/defense-budget")
    assert warning not in client.get("/dossiers/defense-budget").text
    noted = client.get("/dossiers/defense-budget?noted=1").text
    assert "known to us" in noted
    undo = re.findall(r'name="name" value="([^"]+)"', noted)[0]
    client.post("/acknowledgements/undo", data={"name": undo, "back": "/dossiers"}, headers={"origin": BASE})
    assert warning in client.get("/dossiers/defense-budget").text


def test_what_changed_of_a_dossier_since_a_day_is_told(opened: Opened, owing: Path) -> None:
    page = opened(owing).get("/dossiers/defense-budget?since=2026-08-01").text
    assert "Changed since 1 August 2026" in page
    assert "<ins>" in page


def test_a_place_read_from_other_words_is_one_place() -> None:
    named = PlaceSeen(
        place=Place(name="Korean Peninsula", latitude=38.0, longitude=127.5), events=2, latest="2025-11-03"
    )
    meant = replace(named, place=replace(named.place, note="“the peninsula” read as it"), events=3, latest=None)
    assert [(seen.place.name, seen.events, seen.latest) for seen in as_one([named, meant])] == [
        ("Korean Peninsula", 5, "2025-11-03")
    ]


@pytest.mark.slow
@pytest.mark.enable_socket
def test_the_map_zooms_by_keys_and_comes_back_in_a_browser(ledger_path: Path) -> None:
    with served(ledger_path) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{address}/map?view=10,60,30")
        drawn = page.locator("[data-map] svg")
        page.locator("[data-map] .picture-box").focus()
        page.keyboard.press("+")
        assert drawn.get_attribute("viewBox") not in (None, "0 0 960 600")
        drawn.dblclick(position={"x": 5, "y": 5})
        assert [float(part) for part in (drawn.get_attribute("viewBox") or "").split()] == [0, 0, 960, 600]
