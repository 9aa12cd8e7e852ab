"""Things as flat rows."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

import accord
from accord.dossiers.model import Move, Warning
from accord.frames import rows_of
from accord.frames.item_rows import OfDossier
from accord.ledger.merged import Account, ConflictVerdict, make_conflict
from accord.records import EventRecord, Evidence, FigureRecord, Report, TimeRecord
from accord.values import Actor, ActorKind, EventType, FigureKind, Status, TimexType, When

WORDS = Evidence(report="r1", start=0, end=20, quote="Norway met Finland.")


def figure(value: float | tuple[float, float] | None) -> FigureRecord:
    return FigureRecord(
        start=0, end=5, text="about 5", evidence=WORDS, value=value, unit="troops", figure_kind=FigureKind.COUNT
    )


def test_a_row_has_the_columns_of_its_kind_in_order() -> None:
    row = rows_of([Report(text="One.", published="2025-03-04T10:00+01:00", id="r1")])[0]
    assert list(row)[:3] == ["id", "day", "published"]
    assert (row["day"], row["published"], row["characters"]) == ("2025-03-04", "2025-03-04T10:00+01:00", 4)


def test_a_whole_text_comes_only_when_asked_for() -> None:
    report = Report(text="One.", id="r1")
    assert "text" not in rows_of([report])[0]
    assert rows_of([report], whole=True)[0]["text"] == "One."


def test_without_words_no_words_of_reports_are_given() -> None:
    row = rows_of([figure(5)], words=False)[0]
    assert "quote" not in row
    assert "text" not in row
    assert row["value"] == 5


@pytest.mark.parametrize(("value", "told"), [(5.0, (5, 5, 5)), ((3.0, 4.0), (None, 3, 4)), (None, (None, None, None))])
def test_a_range_has_two_ends_and_no_one_value(value: object, told: tuple[object, ...]) -> None:
    row = rows_of([figure(value)])[0]  # type: ignore[arg-type]
    assert (row["value"], row["value_from"], row["value_to"]) == told


def test_lists_of_one_side_keep_one_order_with_nothing_where_nothing_is_known() -> None:
    actors = (
        Actor(id="nato", name="NATO", kind=ActorKind.ORGANISATION, sector="IGO"),
        Actor(id="NOR", name="Norway", kind=ActorKind.STATE, country="NOR", sector="GOV"),
    )
    record = EventRecord(
        start=0,
        end=3,
        text="met",
        evidence=WORDS,
        trigger="meet",
        type=EventType.CONSULT,
        status=Status.PLANNED,
        actors=actors,
    )
    row = rows_of([record])[0]
    assert row["actors"] == ["NATO", "Norway"]
    assert row["actor_countries"] == [None, "NOR"]
    assert (row["type"], row["plover_type"], row["quad_code"]) == ("CONSULT", "AGREE", 1)


@pytest.mark.parametrize(
    ("earliest", "day"), [("2025-03-04", "2025-03-04"), ("2025-03-04T10:00Z", "2025-03-04"), ("XXXX-11-03", None)]
)
def test_a_day_is_an_iso_day_or_nothing(earliest: str, day: str | None) -> None:
    when = When(value=earliest, earliest=earliest)
    record = TimeRecord(start=0, end=3, text="x", evidence=WORDS, type=TimexType.DATE, value=earliest, when=when)
    assert rows_of([record])[0]["earliest"] == day


def test_a_warning_and_a_step_say_whose_they_are() -> None:
    warning = Warning(number=3, text="Overdue.", evidence=(WORDS, WORDS), id="w1")
    row = rows_of([OfDossier("opcon", warning)])[0]
    assert (row["dossier"], row["number"], row["quotes"]) == ("opcon", 3, [WORDS.quote])
    move = Move(stage="agreed", day="2025", reported="2025-03-04", report="r1", record="e1", evidence=WORDS)
    assert rows_of([move])[0]["dossier"] is None


def test_things_of_several_kinds_say_which_they_are_and_share_columns() -> None:
    time = TimeRecord(start=0, end=3, text="May", evidence=WORDS, type=TimexType.DATE, value="2025-05")
    rows = rows_of([figure(5), time])
    assert [row["record"] for row in rows] == ["figure", "time"]
    assert list(rows[0]) == list(rows[1])
    assert [row["value"] for row in rows] == ["5", "2025-05"]
    assert rows[1]["unit"] is None


@dataclass(frozen=True)
class Held:
    name: str
    count: int
    report: Report


def test_what_has_no_columns_of_its_own_has_its_fields_and_no_report_goes_with_it_whole() -> None:
    row = rows_of([Held("a", 2, Report(text="All of it.", source="/home/ana/x.txt", id="r1"))])[0]
    assert row == {"name": "a", "count": 2, "report": '"r1"'}


def test_a_conflict_says_which_report_gives_which_value() -> None:
    other = Evidence(report="r2", start=0, end=9, quote="250 went.")
    accounts = (
        Account(value="300", records=("f1",), reports=("r1",), evidence=(WORDS,)),
        Account(value="250", records=("f2",), reports=("r2",), evidence=(other,)),
    )
    row = rows_of([make_conflict("figure", "soldiers", accounts, ConflictVerdict.CONFLICT)])[0]
    assert row["values"] == ["300", "250"]
    assert row["accounts"] == '[{"value":"300","reports":["r1"]},{"value":"250","reports":["r2"]}]'
    assert row["quotes"] == [WORDS.quote, "250 went."]


def test_an_empty_answer_has_no_rows() -> None:
    assert rows_of([], "event") == []


def test_rows_of_the_sample_reports(samples: accord.Ledger) -> None:
    answers = (
        samples.events(),
        samples.plans(),
        samples.statements(),
        samples.figures(),
        samples.reports(),
        samples.records(),
        samples.dossiers(),
        samples.changes(since="2022-06-01"),
        samples.search("Sweden"),
    )
    for answer in answers:
        rows = answer.to_rows()
        assert len(rows) == len(answer) > 0
        assert all(list(row) == list(rows[0]) for row in rows)


def test_quotes_of_the_sample_events_stand_in_their_reports(samples: accord.Ledger) -> None:
    texts = {report.id: report.text for report in samples.reports()}
    for row in samples.events().to_rows():
        found = [texts[name] for name in row["reports"]]
        assert all(any(quote in text for text in found) for quote in row["quotes"])
