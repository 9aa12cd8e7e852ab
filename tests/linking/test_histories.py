"""The status a report gives an event on its day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.linking.written import OSLO, Written, day, linked

from accord.ledger.merged import StatusEntry
from accord.linking.histories import find_history, find_status, told_status
from accord.linking.profiles import make_profiles
from accord.records import EventRecord
from accord.values import EventType, Precision, Standing, Status, When

Mention = tuple[str, EventType | None, Status, dict[str, Any]]
MEETING = EventType.CONSULT


@pytest.mark.parametrize(
    ("sentence", "mentions", "status"),
    [
        pytest.param(
            "They will meet at the yearly session.",
            [("will meet", MEETING, Status.PLANNED, {}), ("session", MEETING, Status.OCCURRED, {})],
            Status.PLANNED,
            id="a noun gives way to the verb",
        ),
        pytest.param(
            "Berg is in Oslo for the meeting of 12 March.",
            [("is", MEETING, Status.ONGOING, {"date": day("2025-03-12")})],
            Status.PLANNED,
            id="told in the present, of a day ahead",
        ),
        pytest.param(
            "The drill had been planned for 2 June and came late.",
            [("had been planned", None, Status.OCCURRED, {"date": day("2025-06-02")})],
            Status.PLANNED,
            id="set for a day, not done",
        ),
        pytest.param(
            "The session, which was slated for Friday, has been called off.",
            [("session", MEETING, Status.CANCELLED, {}), ("was slated", None, Status.OCCURRED, {})],
            Status.CANCELLED,
            id="called off, with the day set for it",
        ),
        pytest.param(
            "The session of 14 March was called off. The session of 12 March had ended in anger.",
            [
                (
                    "session of 14 March",
                    MEETING,
                    Status.CANCELLED,
                    {"date": day("2025-03-14"), "reasons": ("call off",)},
                ),
                ("session of 12 March", MEETING, Status.OCCURRED, {"date": day("2025-03-12")}),
            ],
            Status.CANCELLED,
            id="called off, beside one of an earlier day",
        ),
        pytest.param(
            "The session was put off.",
            [("session", MEETING, Status.OCCURRED, {}), ("was put off", None, Status.OCCURRED, {})],
            Status.POSTPONED,
            id="put off",
        ),
        pytest.param(
            "Oslo cancelled the session.",
            [("cancelled", None, Status.OCCURRED, {}), ("session", MEETING, Status.OCCURRED, {})],
            Status.CANCELLED,
            id="called off",
        ),
        pytest.param(
            "They met; the session had been put off once.",
            [("met", MEETING, Status.OCCURRED, {}), ("had been put off", None, Status.OCCURRED, {})],
            Status.OCCURRED,
            id="put off, then held",
        ),
        pytest.param(
            "Talks on 20 March.",
            [("Talks", MEETING, Status.OCCURRED, {"date": day("2025-03-20")})],
            Status.PLANNED,
            id="a day after the report is still to come",
        ),
        pytest.param(
            "Ida Berg stands in the vote; the county will go to the polls on 9 March.",
            [
                ("vote", None, Status.OCCURRED, {"reasons": ("state of the report",)}),
                ("will go to the polls", None, Status.PLANNED, {"reasons": ("will",), "date": day("2025-03-09")}),
            ],
            Status.PLANNED,
            id="a bare noun beside a plan with its day",
        ),
        pytest.param(
            "The vote was calm; the county will go to the polls again.",
            [
                ("vote", None, Status.OCCURRED, {"reasons": ("calm",)}),
                ("will go to the polls", None, Status.PLANNED, {"reasons": ("will",)}),
            ],
            Status.OCCURRED,
            id="words beside a noun say that it was held",
        ),
        pytest.param(
            "Hours ahead of the vote few believed in the vote of 2 March.",
            [
                ("vote", None, Status.PLANNED, {"reasons": ("ahead of",)}),
                ("vote of 2 March", None, Status.OCCURRED, {"date": day("2025-03-02")}),
            ],
            Status.OCCURRED,
            id="looked back on from before it",
        ),
        pytest.param(
            "At the time they met.",
            [("met", MEETING, Status.OCCURRED, {"standing": Standing.BACKGROUND})],
            Status.OCCURRED,
            id="background where nothing else tells it",
        ),
    ],
)
def test_told_status(sentence: str, mentions: list[Mention], status: Status) -> None:
    written = Written("2025-03-06").sentence(sentence)
    for mention, type_, told, fields in mentions:
        written.event(mention, type_, told, **fields)
    records = [record for record in written.done()[1] if isinstance(record, EventRecord)]
    assert told_status(records, date(2025, 3, 6))[0] == status
    assert told_status(records[::-1], date(2025, 3, 6))[0] == status


def entry(on: str, status: Status) -> StatusEntry:
    return StatusEntry(day=on, report=on, status=status, record="e")


@pytest.mark.parametrize(
    ("told", "status"),
    [
        pytest.param((Status.PLANNED, Status.OCCURRED), Status.OCCURRED, id="held"),
        pytest.param((Status.OCCURRED, Status.PLANNED), Status.OCCURRED, id="a later look ahead undoes nothing"),
        pytest.param((Status.PLANNED, Status.POSTPONED), Status.POSTPONED, id="put off"),
        pytest.param((Status.POSTPONED, Status.PLANNED), Status.PLANNED, id="planned anew"),
        pytest.param((Status.OCCURRED, Status.DENIED), Status.DENIED, id="denied at last"),
    ],
)
def test_find_status(told: tuple[Status, ...], status: Status) -> None:
    assert find_status([entry(f"2025-03-0{place}", one) for place, one in enumerate(told, 1)]) == status


@pytest.mark.parametrize(("other", "status"), [("2025-07-11", Status.PLANNED), ("2025-02-11", Status.OCCURRED)])
def test_a_bare_noun_of_what_is_set_for_a_later_day_is_still_ahead(other: str, status: Status) -> None:
    first = Written("2025-03-02").sentence("Norway hopes to join by the Oslo summit.")
    first.event("Oslo summit", MEETING, Status.OCCURRED, label="summit", place=OSLO)
    then = Status.PLANNED if other > "2025-03-02" else Status.OCCURRED
    second = Written("2025-03-09").sentence("The Oslo summit of the fishery ministers had a full agenda.")
    second.event("Oslo summit", MEETING, then, label="summit", place=OSLO, date=day(other))
    histories = [event.history for event in linked(first, second).events if len(event.reports) == 2]
    assert [history[0].status for history in histories] == [status]


@pytest.mark.parametrize(("second", "status"), [(Status.PLANNED, Status.PLANNED), (Status.OCCURRED, Status.OCCURRED)])
def test_a_noun_in_its_year_is_ahead_where_a_later_report_looks_ahead_to_it(second: Status, status: Status) -> None:
    year = When(value="2025", earliest="2025-01-01", latest="2025-12-31", precision=Precision.YEAR)
    group = []
    for published, words, told in (
        ("2025-03-01", "Berg backed her for this year's election.", Status.OCCURRED),
        ("2025-06-01", "The party has grown ahead of the election.", second),
    ):
        report, (record,) = Written(published).sentence(words).event("election", None, told, date=year).done()
        assert isinstance(record, EventRecord)
        group += make_profiles([record], {report.id: report})
    assert [entry.status for entry in find_history(group)] == [status, second]
