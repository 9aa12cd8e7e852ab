"""Events as POLECAT has them."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest
from tests.exports.given_events import NORWAY, GivenLedger, day, event, place, record, when
from tests.exports.written import text_of, written

import accord
from accord.codebook.event_frames import read
from accord.exports.polecat_columns import polecat_page
from accord.values import Actor, ActorKind, EventType, Place, Precision, Status

ORDER = """
Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts,
Actor Name, Actor Country, Actor COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw,
Wikipedia Actor ID,
Recipient Name, Recipient Country, Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient Title,
Recipient Name Raw, Wikipedia Recipient ID,
Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename, Feature Type,
Source, Publication Date, Story People, Story Organizations, Story Locations, Language, Version
"""


def frame_of(ledger: GivenLedger, **asked: object) -> pd.DataFrame:
    text = text_of("polecat", ledger, **asked)
    return pd.read_csv(io.StringIO(text), sep="\t", dtype=str, keep_default_na=False)


def row_of(*events: accord.Event, **asked: object) -> dict[str, str]:
    rows = frame_of(GivenLedger(list(events)), **asked).to_dict("records")
    return {str(name): str(value) for name, value in rows[0].items()}


def test_columns_and_their_order_are_polecats() -> None:
    assert list(frame_of(GivenLedger())) == [name.strip() for name in ORDER.replace("\n", " ").split(",")]


def test_only_what_occurred_is_written_and_the_rest_is_counted() -> None:
    ledger = GivenLedger([event(), event(record(status=Status.PLANNED), id="v2")])
    assert frame_of(ledger)["Event ID"].tolist() == ["v1"]
    left = written("polecat", ledger).left_out
    assert left == {"of another status than occurred (--status all has them)": 1}


def test_all_statuses_are_written_when_asked_for() -> None:
    ledger = GivenLedger([event(), event(record(status=Status.PLANNED), id="v2")])
    frame = frame_of(ledger, status="all")
    assert frame["Event Type"].tolist() == ["CONSULT", "AGREE"]


def test_what_plover_leaves_out_is_left_out_and_counted() -> None:
    ledger = GivenLedger([event(record(type=None))])
    assert len(frame_of(ledger)) == 0
    assert written("polecat", ledger).left_out == {"of no type that PLOVER knows": 1}


@pytest.mark.parametrize(
    ("date", "cell"),
    [
        (day("2025-03-04"), "2025-03-04"),
        (when("2025-03", "2025-03-01", "2025-03-31", Precision.MONTH), ""),
        (when("XXXX-03-04", None, None, Precision.DAY), ""),
        (None, ""),
    ],
)
def test_a_date_is_a_day_or_nothing(date: accord.When | None, cell: str) -> None:
    assert row_of(event(record(date=date)))["Event Date"] == cell


def test_states_have_their_codes() -> None:
    row = row_of(event())
    assert (row["Actor Country"], row["Actor COW"], row["Primary Actor Sector"]) == ("NOR", "385", "GOV")


def test_several_actors_keep_one_order_and_what_is_unknown_is_empty() -> None:
    nato = Actor(id="nato", name="NATO", kind=ActorKind.ORGANISATION, sector="IGO")
    row = row_of(event(record(actors=(nato, NORWAY))))
    assert row["Actor Name"] == "NATO; Norway"
    assert row["Actor COW"] == "; 385"
    assert row["Actor Title"] == ""


@pytest.mark.parametrize("column", ["Intensity", "Wikipedia Actor ID", "Wikipedia Recipient ID", "Recipient Name"])
def test_what_is_not_known_is_empty(column: str) -> None:
    assert row_of(event())[column] == ""


def test_a_mode_of_another_type_than_plovers_is_not_written() -> None:
    visit = record(mode="visit", status=Status.PLANNED)
    assert row_of(event(visit), status="all")["Event Mode"] == ""
    assert row_of(event(record(mode="visit")))["Event Mode"] == "visit"


def test_a_city_has_its_region() -> None:
    row = row_of(event(record(place=place())))
    assert (row["Placename"], row["City"], row["Province"], row["Country"]) == ("Oslo", "Oslo", "Oslo", "NOR")
    assert row["Feature Type"] == "capital"
    assert row["GeoNames ID"] == "3143244"


def test_a_sea_is_no_city() -> None:
    baltic = Place(name="Nowhere Sea", latitude=58.0, longitude=20.0, radius_km=400.0)
    row = row_of(event(record(place=baltic)))
    assert (row["Placename"], row["City"], row["Feature Type"]) == ("Nowhere Sea", "", "")


def test_a_title_that_a_spreadsheet_would_run_is_defused() -> None:
    actor = Actor(id="~x", name="=cmd()", kind=ActorKind.PERSON, role="+minister")
    row = row_of(event(record(actors=(actor,))))
    assert (row["Actor Name"], row["Actor Title"]) == ("'=cmd()", "'+minister")


def test_the_samples_have_codes_of_the_codebook_and_names_as_printed(samples: accord.Ledger) -> None:
    content = samples.export("polecat", status="all").content
    assert content is not None
    frame = pd.read_csv(io.BytesIO(content), sep="\t", dtype=str, keep_default_na=False)
    assert set(frame["Event Type"]) <= set(EventType)
    modes = {(row["type"], row["code"]) for row in read("modes.toml")["mode"]}
    assert {(t, m) for t, m in zip(frame["Event Type"], frame["Event Mode"], strict=True) if m} <= modes
    texts = "".join(report.text for report in samples.reports())
    printed = {name for cell in frame["Actor Name Raw"] for name in cell.split("; ") if name}
    assert len(printed) > 10
    assert not [name for name in printed if name not in texts]


def test_without_quotes_no_words_of_the_reports_are_in_it(samples: accord.Ledger) -> None:
    content = samples.export("polecat", quotes=False).content
    assert content is not None
    frame = pd.read_csv(io.BytesIO(content), sep="\t", dtype=str, keep_default_na=False)
    assert set(frame["Actor Name Raw"]) == {""}
    assert set(frame["Raw Placename"]) == {""}


def test_the_documentation_has_the_columns_as_they_are() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    told = text.split("<!-- columns: made from src/accord/exports/polecat_columns.toml -->")[1]
    assert told.split("<!-- end of columns -->")[0].strip() == polecat_page().strip()
