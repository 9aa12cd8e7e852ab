"""Which reports of a ledger were made from one text, and how that is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.linking.rewritten import APART, COPIES

from accord.ledger.merged import Known, Linked, Support
from accord.ledger.storage import LedgerFile
from accord.linking.copies import find_copies
from accord.linking.shared_texts import find_copies_of, find_shared_texts
from accord.linking.upkeep import update
from accord.records import Report
from accord.views.wording import copies_in_words

DAYS = ("2026-03-07", "2026-03-05", "2026-03-06")
REPORTS = [
    Report(text=text, publisher=f"Outlet {day}", published=day)
    for text, day in zip(COPIES["missile"], DAYS, strict=True)
]
ALONE = Report(text=APART[0][2], publisher="Kanto News", published="2026-03-05")
IN_TIME = tuple(REPORTS[place].id for place in (1, 2, 0))


@pytest.fixture(params=["linked", "not linked"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> LedgerFile:
    opened = LedgerFile.open(tmp_path / "a.db")
    for report in (*REPORTS, ALONE):
        opened.put(report, [], version="1")
    if request.param == "linked":
        update(opened)
    return opened


def test_copies_stand_in_the_order_of_publication(ledger: LedgerFile) -> None:
    found = find_shared_texts(ledger)
    assert set(found) == set(IN_TIME)
    assert {copies.reports for copies in found.values()} == {IN_TIME}
    assert {copies.first for copies in found.values()} == {IN_TIME[0]}


def test_of_one_report(ledger: LedgerFile) -> None:
    found = find_copies_of(ledger, REPORTS[0])
    assert found is not None
    assert found.reports == IN_TIME
    assert find_copies_of(ledger, ALONE) is None


def test_what_was_not_published_then_is_no_copy_then(ledger: LedgerFile) -> None:
    found = find_shared_texts(ledger, "2026-03-06")
    assert {copies.reports for copies in found.values()} == {IN_TIME[:2]}


def test_in_words() -> None:
    named = {report.id: report for report in REPORTS}
    with LedgerFile.open(":memory:") as opened:
        for report in REPORTS:
            opened.put(report, [], version="1")
        copies = find_copies_of(opened, REPORTS[0])
    assert copies is not None
    told = copies_in_words(copies, named)
    assert told.startswith(f"made from one text: {IN_TIME[0]} (Outlet 2026-03-05, 2026-03-05), ")
    assert told.endswith(f"; the earliest is {IN_TIME[0]}")


def test_why_names_the_earliest_of_one_text() -> None:
    from accord.views.reasons import _support

    known = Known({report.id: report for report in REPORTS}, (), None, 0)
    support = Support(reports=3, independent=1, shared=(tuple(sorted(IN_TIME)),))
    lines = _support(support, known, Linked(copies=find_copies(REPORTS)))
    assert f"the earliest is {IN_TIME[0]}" in lines[-1]
