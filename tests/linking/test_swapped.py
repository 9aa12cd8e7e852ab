"""An exchange of captives told by what each side gives, and what a handing over is of: own sentences."""

from __future__ import annotations

import pytest
from tests.linking.written import FINLAND, NORWAY, Written, day, linked

from accord.ledger.merged import Linked, Verdict
from accord.linking.foreseen import compare_foreseen
from accord.linking.profiles import Profile, make_profiles
from accord.records import EventRecord
from accord.values import EventType, Status

SIDES = {"actors": (NORWAY,), "recipients": (FINLAND,)}


NINE = ("Nine men ", "were handed over", " to the Finnish side.")


def swap(gap: str = "", given: Status = Status.OCCURRED, handing: tuple[str, str, str] = NINE) -> Written:
    """A report of 7 May that tells an exchange and what Norway gave in it."""
    report = Written("2025-05-07", publisher="Second Wire")
    report.sentence("Norway and Finland exchanged captives on 6 May.")
    report.event("exchanged captives", EventType.COOPERATE, Status.OCCURRED, date=day("2025-05-06"), **SIDES)
    report.sentence(gap + "".join(handing))
    return report.event(handing[1], EventType.RETREAT, given, label="handover", **SIDES)


def together(made: Linked) -> list[list[str]]:
    return sorted(sorted(record.text for record in event.records) for event in made.events)


def test_what_a_side_gives_is_the_exchange() -> None:
    assert together(linked(swap())) == [["exchanged captives", "were handed over"]]
    counted = swap(handing=("Norway ", "handed over", " 30 to the Finnish side."))
    assert together(linked(counted)) == [["exchanged captives", "handed over"]]


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(swap("The ferry to Turku sailed on time all week. " * 8), id="far behind it"),
        pytest.param(swap(given=Status.PLANNED), id="still ahead"),
        pytest.param(swap(handing=("An old ferry port ", "was handed over", " to Finland.")), id="no captives"),
        pytest.param(swap(handing=("Norway ", "handed over", " a lighthouse to its owner.")), id="an unlisted thing"),
        pytest.param(swap(handing=("Norway ", "handed over", " 30 lighthouses to their owner.")), id="so many things"),
        pytest.param(swap(handing=("Norway also ", "handed over", " nine sailors.")), id="also"),
        pytest.param(swap(handing=("Separately, nine men ", "were handed over", " in Turku.")), id="separately"),
    ],
)
def test_another_handing_over_is_not(report: Written) -> None:
    assert len(together(linked(report))) == 2


def test_a_handing_over_that_was_set_is_held_late_by_the_exchange() -> None:
    plan = Written("2025-05-01").sentence("Norway and Finland must hand over every captured diver no later than 4 May.")
    plan.event("must hand over", EventType.RETREAT, Status.PLANNED, date=day("2025-05-04"), label="handover", **SIDES)
    found = [each for each in linked(plan, swap()).plans if len(each.event.reports) == 2]
    assert [(each.verdict, each.late, each.outcome_date) for each in found] == [(Verdict.HELD, True, "2025-05-06")]


def handing(published: str, sentence: str, mention: str, status: Status) -> Profile:
    written = Written(published).sentence(sentence)
    report, records = written.event(mention, EventType.RETREAT, status, label="handover", **SIDES).done()
    (made,) = make_profiles([record for record in records if isinstance(record, EventRecord)], {report.id: report})
    return made


@pytest.mark.parametrize(
    ("later", "mention", "same"),
    [
        ("Norway handed over thirty prisoners to Finland.", "handed over", 1.0),
        ("Thirty prisoners were handed over to Finland by Norway.", "were handed over", 1.0),
        ("Norway handed over the harbour town to Finland.", "handed over", 0.0),
        ("Norway and Finland gave up and turned back.", "gave up", 0.0),
    ],
)
def test_captives_are_no_town(later: str, mention: str, same: float) -> None:
    plan = handing(
        "2025-05-01", "Norway is ready to hand over thirty prisoners to Finland.", "hand over", Status.PLANNED
    )
    done = handing("2025-05-09", later, mention, Status.OCCURRED)
    assert compare_foreseen(plan, done) == same
